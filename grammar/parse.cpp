// Puts the statements of a file together from their clauses. Knows which clauses a statement may,
// must and may only once have; what is inside a clause is the business of clauses.hpp.
#include "grammar/parse.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <optional>

#include "grammar/clauses.hpp"
#include "grammar/diagnose.hpp"
#include "grammar/lexemes.hpp"
#include "grammar/render.hpp"
#include "grammar/statements.hpp"

namespace topos {
namespace {

class BlockReader {
  public:
    BlockReader(const SplitFile& file, const Block& block, Diagnostics& diagnostics)
        : file_(file), block_(block), diagnostics_(diagnostics), failed_(block.broken) {}

    /// Nothing if a part of the block is wrong; that is reported then.
    std::optional<ast::Statement> read() {
        const auto word = block_.keyword->word;
        if (word == "pack") return read_single(parse_pack);
        if (word == "use") return read_single(parse_use);
        if (word == "code") return read_code();
        if (word == "lexicon") return read_lexicon();
        if (word == "context") return read_context();
        if (word == "document" || word == "corpus") return read_document();
        if (word == "choose") return read_single(parse_choose);
        if (word == "extend") return read_extend();
        return read_rule();
    }

    /// The name in the header, where the header is right.
    [[nodiscard]] const std::optional<ast::Identifier>& name() const { return name_; }

  private:
    template <class Value>
    std::optional<ast::Statement> read_single(Parsed<Value> (*parse)(const ClauseText&)) {
        auto value = taken(block_.header, parse);
        return finished(std::move(value));
    }

    std::optional<ast::Statement> read_code() {
        auto code = read_header(parse_code_header);
        for (const auto& clause : block_.clauses) {
            const auto word = word_of(clause);
            if (!is_known(clause, word)) continue;
            if (word == "colour" || word == "color") {
                if (is_first(clause, "colour"))
                    set(code.colour, taken(clause, parse_colour_clause));
            } else if (word == "means") {
                if (is_first(clause, word)) set(code.means, taken(clause, parse_text_clause));
            } else {
                add(word == "include" ? code.include : code.exclude,
                    taken(clause, parse_text_clause));
            }
        }
        return finished(std::optional(std::move(code)));
    }

    std::optional<ast::Statement> read_lexicon() {
        auto lexicon = read_header(parse_lexicon_header);
        bool has_lines = false;
        for (const auto& clause : block_.clauses) {
            const auto word = word_of(clause);
            if (is_language_line(clause)) {
                has_lines = true;
                add(lexicon.languages, taken(clause, parse_lexicon_line));
            } else if (word == "match") {
                add(lexicon.match, taken(clause, parse_match_clause));
            } else if (is_example(clause)) {
                read_lexicon_example(lexicon, clause);
            } else {
                is_known(clause, word);
            }
        }
        if (!has_lines && lexicon.terms.empty())
            missing_clause("entries", "Write a line for each language: `en: word, word`.");
        return finished(std::optional(std::move(lexicon)));
    }

    void read_lexicon_example(ast::Lexicon& lexicon, const Clause& clause) {
        if (lexicon.code || !name_) {
            add(lexicon.examples, taken(clause, parse_example_clause));
            return;
        }
        auto diagnostic =
            diagnose(file_.source, "example_without_code", clause.first_word,
                     fmt::format("lexicon `{}` has an example but no code", lexicon.name.text));
        diagnostic.remedies.push_back(fmt::format(
            "Say what it codes: `lexicon {}: code …`; or put the example into a rule that uses it.",
            lexicon.name.text));
        report(std::move(diagnostic));
    }

    std::optional<ast::Statement> read_context() {
        auto context = read_header(parse_context_header);
        for (const auto& clause : block_.clauses) {
            if (is_language_line(clause)) {
                add(context.triggers, taken(clause, parse_context_line));
            } else {
                is_known(clause, word_of(clause));
            }
        }
        if (block_.clauses.empty()) {
            missing_clause("triggers",
                           "Write a line for each language: `en: not, never  scope forward 6`.");
        }
        return finished(std::optional(std::move(context)));
    }

    std::optional<ast::Statement> read_rule() {
        auto rule = read_header(parse_rule_header);
        for (const auto& clause : block_.clauses) read_rule_clause(rule, clause);
        if (!first_.contains("find")) {
            missing_clause("`find`", "Say what to look for: `find <lexicon> ..6 \"cut off\"`.");
        }
        return finished(std::optional(std::move(rule)));
    }

    std::optional<ast::Statement> read_document() {
        auto rule = read_header(parse_document_header);
        for (const auto& clause : block_.clauses) {
            const auto word = word_of(clause);
            if (!is_known(clause, word) || !is_first(clause, word)) continue;
            if (word == "when") {
                set(rule.when, taken(clause, parse_when_clause));
            } else {
                set(rule.group, taken(clause, parse_group_clause));
            }
        }
        if (!first_.contains("when"))
            missing_clause("`when`", "Say what must hold: `when count(app_punishes) >= 3`.");
        if (const auto* measure = measure_of_corpus(rule.when);
            measure != nullptr && !rule.is_corpus && !failed_)
            report_measure_of_corpus(*measure);
        return finished(std::optional(std::move(rule)));
    }

    static const ast::Measure* measure_of_corpus(const ast::Condition& condition) {
        const bool is_measure = condition.kind == ast::Condition::Kind::measure;
        if (is_measure && condition.measure.kind == ast::Measure::Kind::documents)
            return &condition.measure;
        for (const auto& operand : condition.operands) {
            if (const auto* found = measure_of_corpus(operand)) return found;
        }
        return nullptr;
    }

    void report_measure_of_corpus(const ast::Measure& measure) {
        auto diagnostic = diagnose(file_.source, "measure_of_corpus", measure.span,
                                   "`documents` is for corpus rules");
        diagnostic.remedies.push_back(
            "Count codings: `count(app_punishes) >= 3`; or begin the rule with `corpus`.");
        report(std::move(diagnostic));
    }

    std::optional<ast::Statement> read_extend() {
        auto extend = read_header(parse_extend_header);
        for (const auto& clause : block_.clauses) {
            const auto word = word_of(clause);
            if (!is_known(clause, word)) continue;
            if (word == "except") {
                add(extend.except, taken(clause, parse_condition_clause));
            } else if (word == "words") {
                add(extend.lexicons, taken(clause, parse_words_clause));
            } else if (is_first(clause, word)) {
                set(word == "rules" ? extend.rules : extend.without,
                    taken(clause, parse_names_clause));
            }
        }
        if (block_.clauses.empty())
            missing_clause("changes", "Say what is different: `except <training>`.");
        return finished(std::optional(std::move(extend)));
    }

    void read_rule_clause(ast::Rule& rule, const Clause& clause) {
        const auto word = word_of(clause);
        if (is_neighbour(clause, word))
            return add(rule.neighbours, taken(clause, parse_neighbour_clause));
        if (word == "unless") return add(rule.unless, taken(clause, parse_condition_clause));
        if (word == "requires") return add(rule.requires_, taken(clause, parse_condition_clause));
        if (is_example(clause)) return add(rule.examples, taken(clause, parse_example_clause));
        if (!is_known(clause, word) || !is_first(clause, word)) return;
        if (word == "inside" || word == "within") return read_scope(rule, clause, word);
        if (word == "when") set(rule.when, taken(clause, parse_when_clause));
        if (word == "find") set(rule.find, taken(clause, parse_find_clause));
        if (word == "only") set(rule.only, taken(clause, parse_only_clause));
        if (word == "ignore") set(rule.ignored, taken(clause, parse_ignore_clause));
        if (word == "keep") set(rule.keep, taken(clause, parse_keep_clause));
        if (word == "score") {
            if (auto score = taken(clause, parse_score_clause)) {
                rule.score = score->score;
                rule.score_terms = std::move(score->terms);
            }
        }
    }

    void read_scope(ast::Rule& rule, const Clause& clause, const std::string& word) {
        const auto other = first_.find(word == "inside" ? "within" : "inside");
        if (other != first_.end()) {
            auto diagnostic = diagnose(file_.source, "two_scopes", clause.first_word,
                                       "the rule says twice where its parts must stand");
            diagnostic.labels.push_back({file_.source, other->second, "the first time"});
            diagnostic.remedies.push_back("Keep one of `inside` and `within`.");
            return report(std::move(diagnostic));
        }
        auto inside = taken(clause, parse_inside_clause);
        if (!inside) return;
        rule.scope = inside->scope;
        rule.sentences = inside->sentences;
        rule.inside = std::move(inside->rule);
        rule.barriers = std::move(inside->barriers);
    }

    /// `before P`, `after P`, and `unless` or `requires` with one of them.
    [[nodiscard]] bool is_neighbour(const Clause& clause, const std::string& word) const {
        if (word == "before" || word == "after") return true;
        if (word != "unless" && word != "requires") return false;
        const ClauseText text{file_.source, file_.text, clause.span};
        const auto begin = lexeme::skip_blanks(text, clause.first_word.end);
        const auto next = text.text.substr(begin, lexeme::name(text, begin) - begin);
        return next == U"before" || next == U"after";
    }

    // -- clauses in general

    [[nodiscard]] std::string word_of(const Clause& clause) const {
        return file_.source->utf8(clause.first_word);
    }

    /// The first code point behind the first word that is not blank; 0 at the end of the clause.
    [[nodiscard]] char32_t behind_word(const Clause& clause) const {
        const auto at =
            lexeme::skip_blanks({file_.source, file_.text, clause.span}, clause.first_word.end);
        return at < clause.span.end ? file_.text[at] : U'\0';
    }

    [[nodiscard]] bool is_language_line(const Clause& clause) const {
        return behind_word(clause) == U':';
    }

    /// `yes`, `no`, `todo`, or any other word before a language and a quote: the name of a status.
    [[nodiscard]] bool is_example(const Clause& clause) const {
        const auto word = word_of(clause);
        if (word == "yes" || word == "no" || word == "todo") return true;
        if (word.empty() || block_.keyword->clauses.empty() || is_clause_of(*block_.keyword, word))
            return false;
        const ClauseText text{file_.source, file_.text, clause.span};
        const auto language = lexeme::skip_blanks(text, clause.first_word.end);
        const auto language_end = lexeme::language_tag(text, language);
        const auto quote = lexeme::skip_blanks(text, language_end);
        return language_end > language && quote < clause.span.end && file_.text[quote] == U'"';
    }

    template <class Value>
    std::optional<Value> taken(const Clause& clause, Parsed<Value> (*parse)(const ClauseText&)) {
        if (clause.broken) {
            failed_ = true;
            return std::nullopt;
        }
        auto value = parse(ClauseText{file_.source, file_.text, clause.span});
        if (value) return *std::move(value);
        report(std::move(value).error());
        return std::nullopt;
    }

    template <class Statement>
    Statement read_header(Parsed<Statement> (*parse)(const ClauseText&)) {
        auto statement = taken(block_.header, parse);
        if (!statement) return {};
        if constexpr (requires { statement->status; }) {
            name_ = statement->status;
        } else if constexpr (requires { statement->pack; }) {
            name_ = statement->pack;
        } else {
            name_ = statement->name;
        }
        return *std::move(statement);
    }

    template <class Target, class Value>
    static void set(Target& target, std::optional<Value> value) {
        if (value) target = *std::move(value);
    }

    template <class Value>
    static void add(std::vector<Value>& list, std::optional<Value> value) {
        if (value) list.push_back(*std::move(value));
    }

    template <class Statement>
    std::optional<ast::Statement> finished(std::optional<Statement> statement) {
        if (failed_ || !statement) return std::nullopt;
        statement->span = whole();
        return ast::Statement(*std::move(statement));
    }

    [[nodiscard]] Span whole() const {
        const auto& last = block_.clauses.empty() ? block_.header : block_.clauses.back();
        return {block_.header.span.begin, last.span.end};
    }

    // -- diagnostics

    void report(Diagnostic diagnostic) {
        failed_ = true;
        diagnostics_.push_back(std::move(diagnostic));
    }

    bool is_first(const Clause& clause, const std::string& word) {
        const auto [found, is_new] = first_.try_emplace(word, clause.first_word);
        if (is_new) return true;
        auto diagnostic =
            diagnose(file_.source, "repeated_clause", clause.first_word,
                     fmt::format("`{}` stands twice in one {}", word, block_.keyword->word));
        diagnostic.labels.push_back({file_.source, found->second, "the first one"});
        diagnostic.remedies.push_back("Keep one of them.");
        report(std::move(diagnostic));
        return false;
    }

    bool is_known(const Clause& clause, const std::string& word) {
        if (is_clause_of(*block_.keyword, word)) return true;
        if (clause.broken) {
            failed_ = true;
            return false;
        }
        has_unknown_ = true;
        report(unknown_clause(clause, word));
        return false;
    }

    [[nodiscard]] Diagnostic unknown_clause(const Clause& clause, const std::string& word) const {
        const Span span =
            word.empty() ? Span{clause.span.begin, clause.span.begin + 1} : clause.first_word;
        const auto written = file_.source->utf8(span);
        auto diagnostic =
            diagnose(file_.source, "unknown_clause", span,
                     fmt::format("`{}` is not a clause of a {}", written, block_.keyword->word));
        std::vector<std::string> known(block_.keyword->clauses.begin(),
                                       block_.keyword->clauses.end());
        if (clause.span == clause.first_word) known.emplace_back("end");
        const auto* owner = block_with_clause(word);
        if (const auto nearest = nearest_name(word, known)) {
            diagnostic.remedies.push_back(fmt::format("did you mean `{}`?", *nearest));
            if (only_near_name(word, known)) diagnostic.patch = Patch{span, *nearest};
        } else if (block_.keyword->has_languages && !word.empty() && word.size() <= 3) {
            diagnostic.remedies.push_back(
                fmt::format("A colon stands behind a language: `{}: …`.", word));
            const char32_t next = behind_word(clause);
            if (next != U';')
                diagnostic.patch = Patch{{span.end, span.end}, ":"};
            else if (file_.text[span.end] == U';')
                diagnostic.patch = Patch{{span.end, span.end + 1}, ":"};
        } else if (owner != nullptr) {
            diagnostic.remedies.push_back(fmt::format("`{}` belongs in a {}.", word, owner->word));
        } else {
            diagnostic.remedies.push_back(clauses_of_block());
        }
        return diagnostic;
    }

    [[nodiscard]] std::string clauses_of_block() const {
        std::string known = block_.keyword->has_languages ? "`en: …`" : "";
        for (const auto clause : block_.keyword->clauses) {
            if (clause == "color") continue;
            known += fmt::format("{}`{}`", known.empty() ? "" : ", ", clause);
        }
        return fmt::format("The lines of a {} begin with {}.", block_.keyword->word, known);
    }

    void missing_clause(std::string_view what, std::string remedy) {
        if (!name_ || has_unknown_) return;  // reported already, or misspelt
        auto diagnostic =
            diagnose(file_.source, "missing_clause", name_->span,
                     fmt::format("{} `{}` has no {}", block_.keyword->word, name_->text, what));
        diagnostic.remedies.push_back(std::move(remedy));
        report(std::move(diagnostic));
    }

    const SplitFile& file_;
    const Block& block_;
    Diagnostics& diagnostics_;
    bool failed_;
    bool has_unknown_ = false;
    std::optional<ast::Identifier> name_;
    std::map<std::string, Span> first_;  ///< where a clause that may stand once stood first
};

/// Does a statement that begins so concern others that do not name it?
bool is_common(std::string_view keyword) {
    constexpr std::string_view kCommon[] = {"pack", "use", "context", "choose", "extend"};
    return std::ranges::find(kCommon, keyword) != std::end(kCommon);
}

/// The same for a misspelt keyword.
bool may_be_common(const SplitFile& split, const Block& block) {
    std::vector<std::string> known;
    for (const auto& one : block_keywords()) known.emplace_back(one.word);
    const auto meant = nearest_name(split.source->utf8(block.header.first_word), known);
    return meant && is_common(*meant);
}

}  // namespace

ParsedFile parse_file(std::shared_ptr<const Source> source) {
    auto split = split_statements(source);
    ParsedFile parsed;
    parsed.file.source = std::move(source);
    parsed.diagnostics = std::move(split.diagnostics);
    for (const auto& block : split.blocks) {
        if (block.keyword == nullptr) {
            parsed.file.has_lost_common_part |= may_be_common(split, block);
            continue;
        }
        BlockReader reader(split, block, parsed.diagnostics);
        if (auto statement = reader.read()) {
            parsed.file.statements.push_back(*std::move(statement));
        } else {
            if (reader.name()) parsed.file.left_out.push_back(*reader.name());
            parsed.file.has_lost_common_part |= is_common(block.keyword->word);
        }
    }
    sort_diagnostics(parsed.diagnostics);
    return parsed;
}

expected<ast::Pattern, Diagnostics> parse_pattern(std::shared_ptr<const Source> source) {
    const auto split = split_single_clause(source);
    const auto& clause = split.blocks.front().header;
    if (clause.broken) return unexpected(split.diagnostics);
    auto pattern = parse_bare_pattern({std::move(source), split.text, clause.span});
    if (!pattern) return unexpected(Diagnostics{std::move(pattern).error()});
    return *std::move(pattern);
}

}  // namespace topos
