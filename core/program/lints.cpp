#include "core/program/lints.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>

#include "core/program/compiled.hpp"
#include "core/program/inclusion.hpp"
#include "core/program/symbols.hpp"
#include "grammar/characters.hpp"
#include "grammar/diagnose.hpp"
#include "grammar/print.hpp"

namespace topos {
namespace {

std::string in_small_letters(std::string text) {
    std::ranges::transform(text, text.begin(), [](char c) {
        return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    });
    return text;
}

bool is_han(char32_t c) {
    return (c >= 0x3400 && c <= 0x9FFF) || (c >= 0xF900 && c <= 0xFAFF) || c >= 0x20000;
}

class Linter {
  public:
    Linter(std::span<const ast::File> files, const Languages& languages, const Program* program)
        : files_(files), languages_(languages), program_(program) {}

    Diagnostics run() && {
        for (file_ = 0; file_ < files_.size(); ++file_) {
            for (const auto& statement : files_[file_].statements) {
                if (const auto* lexicon = std::get_if<ast::Lexicon>(&statement)) check(*lexicon);
                if (const auto* rule = std::get_if<ast::Rule>(&statement)) check(*rule);
            }
        }
        if (program_ != nullptr) check_costs();
        return std::move(diagnostics_);
    }

  private:
    struct PlacedRule {
        const ast::Rule* rule;
        std::shared_ptr<const Source> source;
    };

    Diagnostic& report(std::string_view name, Span span, std::string title, std::string remedy) {
        diagnostics_.push_back(diagnose(files_[file_].source, name, span, std::move(title)));
        diagnostics_.back().remedies.push_back(std::move(remedy));
        return diagnostics_.back();
    }

    // -- lexicons

    void check(const ast::Lexicon& lexicon) {
        // Lexicons without a code may share words: they are parts of different patterns.
        const std::string whose = lexicon.code ? "code " + lexicon.code->text
                                               : std::to_string(file_) + " " + lexicon.name.text;
        std::string modes;
        for (const auto mode : lexicon.match) modes += std::to_string(static_cast<int>(mode));
        for (const auto& list : lexicon.languages) {
            for (const auto& entry : list.entries) {
                check_twice(entry, whose, list.language.text, modes);
                check_script(entry, list.language.text);
            }
        }
    }

    void check_twice(const ast::Entry& entry, const std::string& whose, const std::string& language,
                     const std::string& modes) {
        using Kind = ast::Entry::Kind;
        if (entry.span.begin == entry.span.end) return;  // of a word list
        const auto kind = entry.kind == Kind::phrase ? Kind::word : entry.kind;
        const bool exact = kind == Kind::form || kind == Kind::regex;
        const std::string text = exact ? entry.text : in_small_letters(entry.text);
        const std::string pos = entry.part_of_speech ? entry.part_of_speech->text : "";
        const auto [first, is_new] =
            entries_.try_emplace({whose, language, modes, static_cast<int>(kind), text + "(" + pos},
                                 Place{files_[file_].source, entry.span});
        if (is_new) return;
        auto& diagnostic = report("entry_twice", entry.span,
                                  "the entry `" + entry.text + "` stands twice for one " +
                                      (whose.starts_with("code ") ? "code" : "lexicon"),
                                  whose.starts_with("code ")
                                      ? "Take one of them out: what is found twice is coded twice."
                                      : "Take one of them out.");
        diagnostic.labels.push_back({first->second.source, first->second.span, "first here"});
    }

    void check_script(const ast::Entry& entry, const std::string& language) {
        if (entry.kind == ast::Entry::Kind::regex) return;
        const bool has_han = std::ranges::any_of(to_code_points(entry.text), is_han);
        if (!has_han || !is_of_spaced_language(language)) return;
        report(
            "entry_of_other_script", entry.span,
            "the entry `" + entry.text + "` is written in another script than `" + language + "`",
            "Put it into the line of its language: `zh: …`.");
    }

    [[nodiscard]] bool is_of_spaced_language(const std::string& tag) const {
        bool known = false;
        for (const Language* language : languages_) {
            if (!covers(tag, language->tag())) continue;
            if (language->capabilities().unspaced) return false;
            known = true;
        }
        return known;
    }

    // -- rules

    void check(const ast::Rule& rule) {
        check_alternatives(rule.find);
        for (const auto& pattern : rule.unless) check_alternatives(pattern);
        for (const auto& pattern : rule.requires_) check_alternatives(pattern);
        if (!rule.code) return;  // two that are only counted may count the same words
        auto& others = rules_[rule.code->text];
        for (const auto& other : others) {
            if (report_if_included(*other.rule, other.source, rule, files_[file_].source)) break;
            if (report_if_included(rule, files_[file_].source, *other.rule, other.source)) break;
        }
        others.push_back({&rule, files_[file_].source});
    }

    bool report_if_included(const ast::Rule& wide, const std::shared_ptr<const Source>& wide_source,
                            const ast::Rule& narrow,
                            const std::shared_ptr<const Source>& narrow_source) {
        if (!includes(wide, narrow)) return false;
        auto diagnostic =
            diagnose(narrow_source, "subsumed_rule", narrow.name.span,
                     "all that rule `" + narrow.name.text + "` finds is found by rule `" +
                         wide.name.text + "`, for the same code");
        diagnostic.labels.push_back({wide_source, wide.name.span, "this one finds it, too"});
        diagnostic.remedies.push_back(
            "Take one of them out, or give it another code: the same words would be coded twice.");
        diagnostics_.push_back(std::move(diagnostic));
        return true;
    }

    void check_alternatives(const ast::Pattern& pattern) {
        for (const auto& child : pattern.children) check_alternatives(child);
        if (pattern.kind != ast::Pattern::Kind::alternatives) return;
        const auto& all = pattern.children;
        for (std::size_t i = 1; i < all.size(); ++i) {
            const auto earlier =
                std::find_if(all.begin(), all.begin() + static_cast<long>(i),
                             [&](const auto& one) { return includes(one, all[i]); });
            if (earlier == all.begin() + static_cast<long>(i)) continue;
            auto& diagnostic =
                report("idle_alternative", all[i].span,
                       "the alternative `" + print(all[i]) + "` finds nothing new", "Take it out.");
            diagnostic.labels.push_back({files_[file_].source, earlier->span, "found by this one"});
        }
    }

    // -- costs

    void check_costs() {
        const auto& compiled = program_->compiled();
        std::set<std::string> costly;
        for (const auto& language : compiled.language_rules) {
            for (std::size_t rule = 0; rule < language.wakes.size(); ++rule) {
                if (language.wakes[rule].always) costly.insert(compiled.rule_infos[rule].name);
            }
        }
        for (file_ = 0; file_ < files_.size(); ++file_) {
            for (const auto& statement : files_[file_].statements) {
                const auto* rule = std::get_if<ast::Rule>(&statement);
                if (rule == nullptr || !costly.contains(rule->name.text)) continue;
                report("costly_pattern", rule->find.span,
                       "rule `" + rule->name.text + "` tries every word",
                       "Name a word, a lexicon or another rule that every match must have: most "
                       "sentences are then passed over unread.");
            }
        }
    }

    std::span<const ast::File> files_;
    const Languages& languages_;
    const Program* program_;
    Diagnostics diagnostics_;
    std::size_t file_ = 0;
    /// By whose, language, match mode, kind, text.
    std::map<std::tuple<std::string, std::string, std::string, int, std::string>, Place> entries_;
    std::map<std::string, std::vector<PlacedRule>> rules_;  ///< by code
};

}  // namespace

Diagnostics lint(std::span<const ast::File> files, const Languages& languages,
                 const Program* program) {
    return Linter(files, languages, program).run();
}

}  // namespace topos
