#include "core/program/lowering.hpp"

#include <algorithm>

#include "core/program/pattern_lowering.hpp"
#include "grammar/diagnose.hpp"

namespace topos {

namespace {

using Part = PatternLowering::Part;

class Lowering {
  public:
    Lowering(std::span<const ast::File> files, Symbols& symbols, const Languages& languages,
             Program::Compiled& program, Diagnostics& diagnostics)
        : files_(files),
          symbols_(symbols),
          languages_(languages),
          program_(program),
          diagnostics_(diagnostics),
          patterns_(symbols, languages, program, lowered_, diagnostics) {}

    Lowered run() {
        overlays_ = gather_overlays(files_, symbols_, diagnostics_);
        lower_lexicons();
        lower_contexts();
        for (RuleIndex rule = 0; rule < symbols_.rules.size(); ++rule)
            lower_rule(symbols_.rules[rule], rule);
        lower_counts(files_, symbols_, program_, diagnostics_);
        return std::move(lowered_);
    }

  private:
    bool knows_language(const ast::Identifier& language) {
        if (is_loaded(language.text, languages_)) return true;
        std::vector<std::string> known;
        for (const Language* one : languages_) known.emplace_back(one->tag());
        diagnostics_.push_back(unknown("unknown_language", {source_, language.span},
                                       "no language `" + language.text + "` is loaded",
                                       language.text, known));
        return false;
    }

    void lower_lexicons() {
        for (const auto& symbol : symbols_.lexicons)
            patterns_.add_atom(Atom::Kind::lexicon, symbol.lexicon->name.text);
        patterns_.expect_entries(entry_count());
        std::vector<AtomIndex> own_words;
        for (std::uint32_t i = 0; i < symbols_.lexicons.size(); ++i) {
            const LexiconSymbol& symbol = symbols_.lexicons[i];
            stand_in(symbol.file);
            const bool is_changed = overlays_.terms.contains(i);
            own_words.push_back(
                is_changed ? patterns_.add_atom(Atom::Kind::lexicon, symbol.lexicon->name.text)
                           : i);
            add_entries(*symbol.lexicon, own_words.back());
            if (symbol.lexicon->terms.empty()) check_languages_of(symbol);
        }
        derive_lexicons(files_, symbols_, overlays_, own_words, program_, diagnostics_);
    }

    /// Of lexicons, and as much again as patterns may bring: memory that grows is copied.
    [[nodiscard]] std::size_t entry_count() const {
        std::size_t count = 0;
        for (const auto& symbol : symbols_.lexicons) {
            for (const auto& list : symbol.lexicon->languages) count += list.entries.size();
        }
        return count + count / 2;
    }

    void add_entries(const ast::Lexicon& lexicon, AtomIndex atom) {
        const std::string what = "lexicon `" + lexicon.name.text + "`";
        for (const auto& list : lexicon.languages) {
            if (!knows_language(list.language)) continue;
            for (const auto& entry : list.entries) {
                patterns_.add_entry(list.language.text, entry, atom, lexicon.match, what);
            }
        }
    }

    void stand_in(std::uint32_t file) {
        source_ = files_[file].source;
        pack_ = symbols_.pack_of_file[file];
        patterns_.stand_in(source_, pack_);
    }

    /// Languages that the pack declares and the lexicon has nothing for.
    void check_languages_of(const LexiconSymbol& symbol) {
        for (const auto& tag : symbols_.pack_languages[symbols_.pack_of_file[symbol.file]]) {
            const auto has = [&](const ast::LexiconEntries& list) {
                return covers(list.language.text, tag);
            };
            if (std::ranges::any_of(symbol.lexicon->languages, has)) continue;
            const auto& name = symbol.lexicon->name;
            auto diagnostic =
                diagnose(source_, "lexicon_without_language", name.span,
                         "lexicon `" + name.text + "` has no entries for `" + tag + "`");
            diagnostic.remedies.push_back("Add a line `" + tag + ": …`, or take `" + tag +
                                          "` out of the languages of the pack.");
            diagnostics_.push_back(std::move(diagnostic));
        }
    }

    // -- contexts

    void lower_contexts() {
        for (std::uint32_t file = 0; file < files_.size(); ++file) {
            stand_in(file);
            for (const auto& statement : files_[file].statements) {
                const auto* context = std::get_if<ast::Context>(&statement);
                if (context == nullptr) continue;
                for (const auto& line : context->triggers) lower_trigger(*context, line, file);
            }
        }
    }

    void lower_trigger(const ast::Context& context, const ast::ContextTriggers& line,
                       std::uint32_t file) {
        if (!knows_language(line.language)) return;
        const std::string& status = context.status.text;
        CompiledTrigger trigger;
        trigger.status = *symbols_.find_status(status);
        trigger.pack = symbols_.pack_of_file[file];
        trigger.direction = line.direction;
        trigger.reach = line.reach;
        trigger.trigger = patterns_.add_atom(Atom::Kind::trigger, status);
        for (const auto& entry : line.entries) {
            patterns_.add_entry(line.language.text, entry, trigger.trigger, {},
                                "context `" + status + "`");
        }
        if (!line.until.empty()) trigger.stop = patterns_.add_atom(Atom::Kind::stop, status);
        for (const auto& entry : line.until) {
            patterns_.add_entry(line.language.text, entry, trigger.stop, {},
                                "context `" + status + "`");
        }
        program_.triggers.push_back(trigger);
    }

    // -- rules

    void lower_rule(const RuleSymbol& symbol, RuleIndex index) {
        stand_in(symbol.file);
        patterns_.begin_rule(symbol.rule);
        compiled_ = {};
        if (symbol.rule != nullptr)
            lower_clauses(*symbol.rule);
        else
            compiled_.find =
                patterns_.node_of_lexicon(*symbols_.find_lexicon(symbol.lexicon->name.text, pack_));
        add_exceptions(overlays_.exceptions[index]);
        stand_in(symbol.file);
        const bool is_off = overlays_.is_off[index] != 0;
        if (patterns_.has_hole() || is_off) compiled_.find = patterns_.node_of_nothing();
        compiled_.builds_on = patterns_.builds_on();
        add_info(symbol);
        const auto& examples =
            symbol.rule != nullptr ? symbol.rule->examples : symbol.lexicon->examples;
        for (const auto& example : examples) {
            if (!is_off) add_example(index, example);
        }
        if (symbol.rule != nullptr) check_has_yes(*symbol.rule);
        program_.rules.push_back(std::move(compiled_));
    }

    void add_exceptions(const std::vector<RuleException>& exceptions) {
        for (const auto& exception : exceptions) {
            stand_in(exception.file);
            compiled_.unless.push_back(patterns_.lower(*exception.pattern, Part::condition));
        }
    }

    void lower_scope(const ast::Rule& rule) {
        compiled_.scope = rule.scope;
        compiled_.sentences = rule.sentences;
        if (rule.inside) compiled_.inside = patterns_.build_on(*rule.inside).value_or(kNone);
        const std::uint32_t level = level_of(rule.scope);
        const bool is_wide =
            level >= level_of(ast::Scope::heading) && level <= level_of(ast::Scope::document);
        program_.reads_documents |= is_wide;
        program_.reads_quotations |= rule.scope == ast::Scope::quotation;
    }

    void lower_neighbour(const ast::Neighbour& neighbour) {
        compiled_.neighbours.push_back({neighbour.side, neighbour.refused,
                                        PatternLowering::bound_of(neighbour.gap),
                                        patterns_.lower(neighbour.pattern, Part::condition)});
    }

    void lower_clauses(const ast::Rule& rule) {
        lower_scope(rule);
        compiled_.keep = rule.keep;
        compiled_.score = rule.score;
        compiled_.find = patterns_.lower(rule.find, Part::find);
        for (const auto& pattern : rule.barriers)
            compiled_.barriers.push_back(patterns_.lower(pattern, Part::barrier));
        for (const auto& pattern : rule.unless)
            compiled_.unless.push_back(patterns_.lower(pattern, Part::condition));
        for (const auto& pattern : rule.requires_) {
            compiled_.required.push_back(patterns_.lower(pattern, Part::condition));
        }
        for (const auto& term : rule.score_terms) {
            compiled_.score_terms.push_back(
                {term.amount, patterns_.lower(term.condition, Part::condition)});
        }
        for (const auto& neighbour : rule.neighbours) lower_neighbour(neighbour);
        for (const auto& status : rule.only) {
            if (const auto found = find_status(status)) compiled_.only.push_back(*found);
        }
        for (const auto& status : rule.ignored) lower_ignored(status);
    }

    void lower_ignored(const ast::Identifier& status) {
        const auto found = find_status(status);
        if (!found) return;
        if (*found != 0) return compiled_.ignored.push_back(*found);
        auto diagnostic = diagnose(source_, "unknown_status", status.span,
                                   "no context has the status `" + status.text + "`");
        diagnostic.remedies.push_back(
            "A coding is asserted where no context acts. Name the status whose contexts shall not "
            "act: `ignore denied`.");
        diagnostics_.push_back(std::move(diagnostic));
    }

    void add_info(const RuleSymbol& symbol) {
        const auto& name = symbol.rule != nullptr ? symbol.rule->name : symbol.lexicon->name;
        const auto& code = symbol.rule != nullptr ? symbol.rule->code : symbol.lexicon->code;
        RuleInfo info;
        info.name = name.text;
        info.pack = pack_;
        info.place = source_->name() + ":" + std::to_string(source_->locate(name.span.begin).line);
        info.codes = code.has_value();
        if (code) info.code = resolve_code(*code, source_, symbols_, diagnostics_);
        program_.rule_infos.push_back(std::move(info));
    }

    std::optional<std::uint32_t> find_status(const ast::Identifier& status) {
        const auto found = symbols_.find_status(status.text);
        if (!found)
            diagnostics_.push_back(unknown_status(status, {source_, status.span}, symbols_));
        return found;
    }

    void add_example(RuleIndex rule, const ast::Example& example) {
        const std::string& kind = example.kind.text;
        const bool known_kind =
            kind == "yes" || kind == "no" || kind == "todo" || find_status(example.kind);
        const bool known_language =
            example.language.text.empty() || knows_language(example.language);
        bool known_roles = true;
        for (const auto& mark : example.marks)
            known_roles = patterns_.knows_role(mark.role) && known_roles;
        if (!known_kind || !known_language || !known_roles) return;
        program_.examples.push_back({rule, example, source_});
    }

    void check_has_yes(const ast::Rule& rule) {
        const auto shows = [](const ast::Example& example) {
            return example.kind.text != "no" && example.kind.text != "todo";
        };
        if (std::ranges::any_of(rule.examples, shows)) return;
        auto diagnostic = diagnose(source_, "rule_without_yes", rule.name.span,
                                   "rule `" + rule.name.text + "` has no `yes` example");
        diagnostic.remedies.push_back("Add a sentence that it should code: `yes en \"…\"`.");
        diagnostics_.push_back(std::move(diagnostic));
    }

    std::span<const ast::File> files_;
    Symbols& symbols_;
    const Languages& languages_;
    Program::Compiled& program_;
    Diagnostics& diagnostics_;
    Lowered lowered_;
    Overlays overlays_;
    PatternLowering patterns_;
    std::shared_ptr<const Source> source_;
    std::uint32_t pack_ = 0;
    CompiledRule compiled_;
};

}  // namespace

Lowered lower(std::span<const ast::File> files, Symbols& symbols, const Languages& languages,
              Program::Compiled& program, Diagnostics& diagnostics) {
    return Lowering(files, symbols, languages, program, diagnostics).run();
}

}  // namespace topos
