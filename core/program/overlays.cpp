#include "core/program/overlays.hpp"

#include <algorithm>

#include "grammar/diagnose.hpp"

namespace topos {

namespace {

class OverlayReader {
  public:
    OverlayReader(std::span<const ast::File> files, Symbols& symbols, Diagnostics& diagnostics)
        : files_(files), symbols_(symbols), diagnostics_(diagnostics) {
        overlays_.exceptions.resize(symbols.rules.size());
        overlays_.is_off.resize(symbols.rules.size());
    }

    Overlays run() {
        for (file_ = 0; file_ < files_.size(); ++file_) {
            for (const auto& statement : files_[file_].statements) {
                if (const auto* extend = std::get_if<ast::Extend>(&statement)) read(*extend);
            }
        }
        return std::move(overlays_);
    }

  private:
    void read(const ast::Extend& extend) {
        const auto pack = symbols_.find_pack(extend.pack.text);
        if (!pack) return report_unknown_pack(extend.pack);
        label_version(*pack);
        for (const RuleIndex rule : rules_meant(extend, *pack)) {
            for (const auto& pattern : extend.except)
                overlays_.exceptions[rule].push_back({&pattern, file_});
        }
        for (const auto& name : extend.without) {
            if (const auto rule = rule_of(name, *pack)) overlays_.is_off[*rule] = 1;
        }
        for (const auto& change : extend.lexicons) read(change, *pack);
    }

    using RuleIndex = std::uint32_t;

    std::vector<RuleIndex> rules_meant(const ast::Extend& extend, std::uint32_t pack) {
        std::vector<RuleIndex> rules;
        for (const auto& name : extend.rules) {
            if (const auto rule = rule_of(name, pack)) rules.push_back(*rule);
        }
        if (!extend.rules.empty()) return rules;
        for (RuleIndex rule = 0; rule < symbols_.rules.size(); ++rule) {
            if (symbols_.pack_of_file[symbols_.rules[rule].file] == pack) rules.push_back(rule);
        }
        return rules;
    }

    std::optional<RuleIndex> rule_of(const ast::Identifier& name, std::uint32_t pack) {
        const auto found = symbols_.find_rule(name.text, pack);
        if (found && symbols_.pack_of_file[symbols_.rules[*found].file] == pack) return found;
        std::vector<std::string> known;
        for (const auto& symbol : symbols_.rules) {
            if (symbols_.pack_of_file[symbol.file] != pack) continue;
            known.push_back(symbol.rule != nullptr ? symbol.rule->name.text
                                                   : symbol.lexicon->name.text);
        }
        diagnostics_.push_back(
            unknown("unknown_name", place(name),
                    "pack `" + symbols_.packs[pack].name + "` has no rule `" + name.text + "`",
                    name.text, known));
        return std::nullopt;
    }

    void read(const ast::Extend::Change& change, std::uint32_t pack) {
        const auto changed = symbols_.find_lexicon(change.lexicon.text, pack);
        if (!changed) {
            std::vector<std::string> known;
            for (const auto& symbol : symbols_.lexicons) known.push_back(symbol.lexicon->name.text);
            diagnostics_.push_back(unknown("unknown_name", place(change.lexicon),
                                           "pack `" + symbols_.packs[pack].name +
                                               "` has no lexicon `" + change.lexicon.text + "`",
                                           change.lexicon.text, known));
            return;
        }
        auto terms = resolve_terms(change.terms, files_[file_].source, symbols_.pack_of_file[file_],
                                   symbols_, diagnostics_);
        auto& all = overlays_.terms[*changed];
        all.insert(all.end(), terms.begin(), terms.end());
    }

    void label_version(std::uint32_t pack) {
        const std::uint32_t own = symbols_.pack_of_file[file_];
        const std::string label =
            "+" + symbols_.packs[own].name + "." + symbols_.packs[own].version;
        std::string& version = symbols_.packs[pack].version;
        if (own != pack && version.find(label) == version.npos) version += label;
    }

    void report_unknown_pack(const ast::Identifier& name) {
        if (symbols_.left_out.contains(name.text)) return;
        std::vector<std::string> known;
        for (const auto& pack : symbols_.packs) known.push_back(pack.name);
        auto diagnostic = unknown("unknown_pack", place(name),
                                  "no pack has the name `" + name.text + "`", name.text, known);
        diagnostic.remedies.push_back("Name its file or the pack itself first: `use pack " +
                                      name.text + "`.");
        diagnostics_.push_back(std::move(diagnostic));
    }

    [[nodiscard]] Place place(const ast::Identifier& name) const {
        return {files_[file_].source, name.span};
    }

    std::span<const ast::File> files_;
    Symbols& symbols_;
    Diagnostics& diagnostics_;
    Overlays overlays_;
    std::uint32_t file_ = 0;
};

void report_no_lexicon(const ast::Identifier& name, const std::shared_ptr<const Source>& source,
                       std::uint32_t pack, const Symbols& symbols, Diagnostics& diagnostics) {
    if (symbols.left_out.contains(name.text)) return;
    std::vector<std::string> known;
    for (const auto& symbol : symbols.lexicons) known.push_back(symbol.lexicon->name.text);
    const bool is_rule = symbols.find_rule(name.text, pack).has_value();
    auto diagnostic = unknown(is_rule ? "not_a_lexicon" : "unknown_name", {source, name.span},
                              is_rule ? "`" + name.text + "` is not a lexicon"
                                      : "no lexicon has the name `" + name.text + "`",
                              name.text, known);
    if (is_rule) diagnostic.remedies.push_back("Only lexicons can be added and taken away.");
    diagnostics.push_back(std::move(diagnostic));
}

}  // namespace

Overlays gather_overlays(std::span<const ast::File> files, Symbols& symbols,
                         Diagnostics& diagnostics) {
    return OverlayReader(files, symbols, diagnostics).run();
}

std::vector<ResolvedTerm> resolve_terms(const std::vector<ast::LexiconTerm>& terms,
                                        const std::shared_ptr<const Source>& source,
                                        std::uint32_t pack, Symbols& symbols,
                                        Diagnostics& diagnostics) {
    std::vector<ResolvedTerm> resolved;
    for (const auto& term : terms) {
        const auto found = symbols.find_lexicon(term.name.text, pack);
        if (!found) {
            report_no_lexicon(term.name, source, pack, symbols, diagnostics);
            continue;
        }
        symbols.lexicons[*found].is_used = true;
        resolved.push_back({*found, term.taken_away});
    }
    return resolved;
}

}  // namespace topos
