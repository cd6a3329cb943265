#include "core/coding/examples.hpp"

#include <algorithm>
#include <map>
#include <set>

#include "core/program/symbols.hpp"
#include "grammar/characters.hpp"
#include "grammar/diagnose.hpp"

namespace topos {

namespace {

/// One example with what the program made of it.
class ExampleCheck {
  public:
    ExampleCheck(const Program& program, const ProgramExample& example,
                 const DocumentCodings& codings)
        : program_(program), example_(example.example) {
        for (const Coding& coding : codings.codings) {
            if (coding.rule == example.rule) codings_.push_back(&coding);
        }
    }

    /// Empty where the example shows what it says.
    [[nodiscard]] std::string problem() const {
        if (example_.kind.text == "no") return problem_of_no();
        if (codings_.empty()) return "no coding by this rule";
        std::string first;
        for (const Coding* coding : codings_) {
            std::string problem = problem_of(*coding);
            if (problem.empty()) return {};
            if (first.empty()) first = std::move(problem);
        }
        return first;
    }

  private:
    [[nodiscard]] std::string problem_of_no() const {
        if (codings_.empty()) return {};
        return "the rule codes `" + words(codings_.front()->range) + "`";
    }

    [[nodiscard]] std::string problem_of(const Coding& coding) const {
        if (std::string problem = problem_of_roles(coding); !problem.empty()) return problem;
        const bool names_status = example_.kind.text != "yes" && example_.kind.text != "todo";
        const std::string wanted = names_status ? example_.kind.text : program_.statuses().front();
        const std::string& status = program_.statuses()[coding.status];
        return status == wanted ? "" : "status is " + status + ", not " + wanted;
    }

    [[nodiscard]] std::string problem_of_roles(const Coding& coding) const {
        std::set<std::string> roles;
        for (const auto& mark : example_.marks) roles.insert(mark.role.text);
        for (const auto& role : roles) {
            const auto wanted = marked(role);
            const auto found = covered(coding, role);
            if (wanted == found) continue;
            if (found.empty())
                return "role " + role + " covers nothing, the example marks " + quoted(wanted);
            return "role " + role + " covers " + quoted(found) + ", the example marks " +
                   quoted(wanted);
        }
        return {};
    }

    using Ranges = std::set<CodePointRange>;

    [[nodiscard]] Ranges marked(const std::string& role) const {
        Ranges ranges;
        for (const auto& mark : example_.marks) {
            if (mark.role.text == role) ranges.insert({mark.in_text.begin, mark.in_text.end});
        }
        return ranges;
    }

    [[nodiscard]] Ranges covered(const Coding& coding, const std::string& role) const {
        Ranges ranges;
        for (const RoleSpan& span : coding.roles) {
            if (program_.roles()[span.role] == role) ranges.insert(span.range);
        }
        return ranges;
    }

    [[nodiscard]] std::string words(const CodePointRange& range) const {
        const auto text = to_code_points(example_.text.value);
        return to_utf8(std::u32string_view(text).substr(range.begin, range.end - range.begin));
    }

    [[nodiscard]] std::string quoted(const Ranges& ranges) const {
        std::string text;
        for (const auto& range : ranges)
            text += (text.empty() ? "`" : " and `") + words(range) + "`";
        return text;
    }

    const Program& program_;
    const ast::Example& example_;
    std::vector<const Coding*> codings_;
};

/// A coder for each language that examples name.
class ExampleCoders {
  public:
    ExampleCoders(std::shared_ptr<const Program> program, const Languages& languages,
                  RuleObserver* observer)
        : program_(std::move(program)), languages_(languages), observer_(observer) {}

    expected<DocumentCodings, Diagnostic> code(const ast::Example& example) {
        const std::string tag = tag_of(example.language.text);
        auto coder = coders_.find(tag);
        if (coder == coders_.end()) {
            CodingOptions options;
            options.language = tag;
            options.as_example = true;
            options.observer = observer_;
            auto created = Coder::create(program_, languages_, options);
            if (!created) return unexpected(created.error());
            coder = coders_.emplace(tag, std::move(*created)).first;
        }
        DocumentCodings codings;
        const Document document{"example", example.text.value, "UTF-8", {}};
        if (auto done = coder->second.code(document, codings); !done)
            return unexpected(done.error());
        return codings;
    }

  private:
    [[nodiscard]] std::string tag_of(const std::string& written) const {
        for (const Language* language : languages_) {
            if (!written.empty() && covers(written, language->tag()))
                return std::string(language->tag());
        }
        return {};
    }

    std::shared_ptr<const Program> program_;
    const Languages& languages_;
    RuleObserver* observer_;
    std::map<std::string, Coder> coders_;
};

ExampleOutcome outcome_of(const ast::Example& example, bool has_problem) {
    const bool is_open = example.kind.text == "todo";
    if (has_problem) return is_open ? ExampleOutcome::open : ExampleOutcome::failed;
    return is_open ? ExampleOutcome::open_passes : ExampleOutcome::passed;
}

Diagnostic failure(const Program& program, const ProgramExample& example,
                   const std::string& reason) {
    const std::string& rule = program.rules()[example.rule].name;
    return diagnose(example.source, "test_failed", example.example.span,
                    "an example of rule `" + rule + "` fails: " + reason);
}

}  // namespace

expected<ExampleReport, Diagnostic> run_examples(const std::shared_ptr<const Program>& program,
                                                 const Languages& languages,
                                                 ExampleObserver* observer) {
    ExampleReport report;
    ExampleCoders coders(program, languages, observer);
    for (std::uint32_t i = 0; i < program->examples().size(); ++i) {
        const ProgramExample& example = program->examples()[i];
        if (observer != nullptr) observer->on_example(example);
        const auto codings = coders.code(example.example);
        if (!codings) return unexpected(codings.error());
        if (observer != nullptr) observer->on_codings(*codings);
        const std::string problem = ExampleCheck(*program, example, *codings).problem();
        const ExampleOutcome outcome = outcome_of(example.example, !problem.empty());
        report.results.push_back({i, outcome, problem});
        if (outcome == ExampleOutcome::failed)
            report.failures.push_back(failure(*program, example, problem));
    }
    sort_diagnostics(report.failures);
    return report;
}

}  // namespace topos
