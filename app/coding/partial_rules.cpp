#include "app/coding/partial_rules.hpp"

#include <algorithm>
#include <set>

#include "app/failure.hpp"
#include "grammar/diagnose.hpp"
#include "grammar/source.hpp"

namespace topos::app {

namespace {

/// The name of a statement that can be left out; null for those that concern all rules.
const ast::Identifier* name_of(const ast::Statement& statement) {
    if (const auto* code = std::get_if<ast::Code>(&statement)) return &code->name;
    if (const auto* lexicon = std::get_if<ast::Lexicon>(&statement)) return &lexicon->name;
    if (const auto* rule = std::get_if<ast::Rule>(&statement)) return &rule->name;
    if (const auto* rule = std::get_if<ast::DocumentRule>(&statement)) return &rule->name;
    return nullptr;
}

/// Codes may be named by their last part.
std::string last_part(const std::string& name) { return name.substr(name.rfind('.') + 1); }

bool holds(Span statement, Span place) {
    return statement.begin <= place.begin && place.begin < statement.end;
}

/// The parser has left out what it could not read.
bool is_of_parser(const Diagnostic& diagnostic) { return diagnostic.code.starts_with("T01"); }

class Sieve {
  public:
    Sieve(std::vector<ast::File> files, const Languages& languages) : languages_(languages) {
        rules_.files = std::move(files);
    }

    expected<PartialRules, Diagnostic> run(const Diagnostics& found) && {
        for (auto& file : rules_.files) {
            if (file.has_lost_common_part)
                return unexpected(refusal("`" + file.source->name() +
                                          "` has an error in what concerns all rules"));
            for (const auto& name : file.left_out) note(file, name, "it has an error");
            file.left_out.clear();  // so that what refers to them is found
        }
        if (auto taken = take(found, "it has an error"); !taken)
            return unexpected(std::move(taken.error()));
        while (true) {
            take_namesakes();
            CompileResult compiled = compile(rules_.files, languages_);
            if (compiled.program != nullptr) {
                rules_.program = std::move(compiled.program);
                sort_diagnostics(rules_.left_out);
                return std::move(rules_);
            }
            auto taken = take(compiled.diagnostics, "it needs something that is left out");
            if (!taken) return unexpected(std::move(taken.error()));
        }
    }

  private:
    static Diagnostic refusal(const std::string& why) {
        return trouble("no_partial_rules", "the rules that are right cannot run alone: " + why,
                       "Correct this first; `--partial` leaves out codes, lexicons and rules.");
    }

    void note(const ast::File& file, const ast::Identifier& name, const std::string& why) {
        names_.insert(last_part(name.text));
        rules_.left_out.push_back(diagnose(file.source, "left_out", name.span,
                                           "`" + name.text + "` is left out: " + why));
    }

    /// Takes out the statements that errors stand in.
    expected<void, Diagnostic> take(const Diagnostics& diagnostics, const std::string& why) {
        for (const auto& diagnostic : diagnostics) {
            if (diagnostic.level != Level::error || is_of_parser(diagnostic)) {
                if (diagnostic.level == Level::error && diagnostic.labels.empty())
                    return unexpected(refusal(diagnostic.title));
                continue;
            }
            if (!take_statement_of(diagnostic, why)) return unexpected(refusal(diagnostic.title));
        }
        return {};
    }

    bool take_statement_of(const Diagnostic& diagnostic, const std::string& why) {
        if (diagnostic.labels.empty()) return false;
        const Label& label = diagnostic.labels.front();
        for (auto& file : rules_.files) {
            if (file.source != label.source) continue;
            for (auto it = file.statements.begin(); it != file.statements.end(); ++it) {
                const Span span = std::visit([](const auto& one) { return one.span; }, *it);
                if (!holds(span, label.span)) continue;
                const auto* name = name_of(*it);
                if (name == nullptr) return false;
                note(file, *name, why);
                spans_.push_back({label.source.get(), span});
                file.statements.erase(it);
                return true;
            }
        }
        // Another error of a statement that is gone already.
        return std::ranges::any_of(spans_, [&](const auto& gone) {
            return gone.first == label.source.get() && holds(gone.second, label.span);
        });
    }

    /// A name must not come to mean something else because the nearer thing of that name is gone;
    /// and what counts a code must not count less of it.
    void take_namesakes() {
        for (auto& file : rules_.files) {
            std::erase_if(file.statements, [&](const ast::Statement& statement) {
                const auto* name = name_of(statement);
                if (name == nullptr) return false;
                const bool is_namesake = names_.contains(last_part(name->text));
                if (is_namesake) {
                    note(file, *name, "something else of this name is left out");
                } else if (!names_.empty() && counts_code(statement)) {
                    note(file, *name, "it counts codings, and not all rules run");
                } else {
                    return false;
                }
                return true;
            });
        }
    }

    [[nodiscard]] bool counts_code(const ast::Statement& statement) const {
        if (const auto* rule = std::get_if<ast::Rule>(&statement))
            return rule->when && counts_code(*rule->when);
        const auto* rule = std::get_if<ast::DocumentRule>(&statement);
        return rule != nullptr && counts_code(rule->when);
    }

    [[nodiscard]] bool counts_code(const ast::Condition& condition) const {
        if (condition.kind == ast::Condition::Kind::measure && condition.measure.subject &&
            !is_rule(condition.measure.subject->text))
            return true;
        return std::ranges::any_of(condition.operands,
                                   [&](const auto& operand) { return counts_code(operand); });
    }

    [[nodiscard]] bool is_rule(const std::string& name) const {
        for (const auto& file : rules_.files) {
            for (const auto& statement : file.statements) {
                const auto* other = name_of(statement);
                if (other != nullptr && !std::holds_alternative<ast::Code>(statement) &&
                    other->text == name)
                    return true;
            }
        }
        return false;
    }

    const Languages& languages_;
    PartialRules rules_;
    std::set<std::string> names_;  ///< last parts of what is left out
    std::vector<std::pair<const Source*, Span>> spans_;
};

}  // namespace

expected<PartialRules, Diagnostic> partial_rules(std::vector<ast::File> files,
                                                 const Diagnostics& errors,
                                                 const Languages& languages) {
    return Sieve(std::move(files), languages).run(errors);
}

}  // namespace topos::app
