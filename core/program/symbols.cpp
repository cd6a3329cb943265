#include "core/program/symbols.hpp"

#include <algorithm>
#include <set>

#include "core/program/packs.hpp"
#include "grammar/diagnose.hpp"
#include "grammar/render.hpp"

namespace topos {

namespace {

/// By pack and name: packs do not get into each other's way.
using Definitions = std::map<std::pair<std::uint32_t, std::string>, Place>;

/// Collects the names of all files, in their order.
class SymbolReader {
  public:
    SymbolReader(std::span<const ast::File> files, Symbols& symbols, Diagnostics& diagnostics)
        : files_(files), symbols_(symbols), diagnostics_(diagnostics) {
        symbols.statuses = {"asserted", "denied", "hypothetical", "attributed", "question"};
    }

    void run() {
        for (file_ = 0; file_ < files_.size(); ++file_) {
            for (const auto& name : files_[file_].left_out) symbols_.left_out.insert(name.text);
            for (const auto& statement : files_[file_].statements) {
                std::visit([this](const auto& value) { read(value); }, statement);
            }
        }
        symbols_.roles.assign(roles_.begin(), roles_.end());
    }

  private:
    void read(const ast::Pack&) {}
    void read(const ast::Use&) {}

    void read(const ast::Choose&) {}
    void read(const ast::Extend&) {}

    /// Packs may share codes: the first definition counts.
    void read(const ast::Code& code) {
        if (!define("code ", code.name, codes_) || symbols_.code_index.contains(code.name.text))
            return;
        CodebookEntry entry{code.name.text, {}, {}, {}, {}, {}};
        if (code.title) entry.title = code.title->value;
        if (code.means) entry.means = code.means->value;
        if (code.colour) entry.colour = code.colour->value;
        for (const auto& text : code.include) entry.include.push_back(text.value);
        for (const auto& text : code.exclude) entry.exclude.push_back(text.value);
        symbols_.code_index.emplace(entry.name,
                                    static_cast<std::uint32_t>(symbols_.codebook.size()));
        symbols_.codebook.push_back(std::move(entry));
    }

    void read(const ast::Lexicon& lexicon) {
        if (!define("", lexicon.name, finders_)) return;
        symbols_.lexicons_named[lexicon.name.text].push_back(
            static_cast<std::uint32_t>(symbols_.lexicons.size()));
        symbols_.lexicons.push_back({&lexicon, file_, false});
        if (lexicon.code) add_rule({nullptr, &lexicon, file_}, lexicon.name.text);
    }

    void read(const ast::Context& context) {
        if (!symbols_.find_status(context.status.text))
            symbols_.statuses.push_back(context.status.text);
    }

    void read(const ast::Rule& rule) {
        if (!define("", rule.name, finders_)) return;
        add_rule({&rule, nullptr, file_}, rule.name.text);
        read_roles(rule.find);
    }

    void read(const ast::DocumentRule& rule) {
        if (!define("", rule.name, finders_)) return;
        symbols_.documents_named[rule.name.text].push_back(
            static_cast<std::uint32_t>(symbols_.documents.size()));
        symbols_.documents.push_back({&rule, file_});
    }

    void add_rule(const RuleSymbol& rule, const std::string& name) {
        symbols_.rules_named[name].push_back(static_cast<std::uint32_t>(symbols_.rules.size()));
        symbols_.rules.push_back(rule);
    }

    void read_roles(const ast::Pattern& pattern) {
        if (pattern.label) roles_.insert(pattern.label->text);
        for (const auto& child : pattern.children) read_roles(child);
    }

    bool define(const std::string& what, const ast::Identifier& name, Definitions& defined) {
        const Place place{files_[file_].source, name.span};
        const auto [first, is_new] =
            defined.try_emplace({symbols_.pack_of_file[file_], name.text}, place);
        if (is_new) return true;
        auto diagnostic = diagnose(place.source, "duplicate_name", place.span,
                                   what + "`" + name.text + "` is defined twice");
        diagnostic.labels.push_back({first->second.source, first->second.span, "first here"});
        diagnostic.remedies.push_back("Rename one of them, or put them together.");
        diagnostics_.push_back(std::move(diagnostic));
        return false;
    }

    std::span<const ast::File> files_;
    Symbols& symbols_;
    Diagnostics& diagnostics_;
    std::uint32_t file_ = 0;
    Definitions codes_;
    Definitions finders_;
    std::set<std::string> roles_;
};

template <class Names>
std::optional<std::uint32_t> index_of(const Names& names, const std::string& name) {
    const auto found = std::ranges::find(names, name);
    if (found == names.end()) return std::nullopt;
    return static_cast<std::uint32_t>(found - names.begin());
}

template <class Symbol>
std::optional<std::uint32_t> find_in(const Namesakes& names, const std::vector<Symbol>& symbols,
                                     const std::vector<std::uint32_t>& pack_of_file,
                                     const std::string& name, std::uint32_t pack) {
    const auto found = names.find(name);
    if (found == names.end()) return std::nullopt;
    for (const std::uint32_t index : found->second) {
        if (pack_of_file[symbols[index].file] == pack) return index;
    }
    return found->second.size() == 1 ? std::optional(found->second.front()) : std::nullopt;
}

}  // namespace

std::optional<std::uint32_t> Symbols::find_lexicon(const std::string& name,
                                                   std::uint32_t pack) const {
    return find_in(lexicons_named, lexicons, pack_of_file, name, pack);
}

std::optional<std::uint32_t> Symbols::find_rule(const std::string& name, std::uint32_t pack) const {
    return find_in(rules_named, rules, pack_of_file, name, pack);
}

std::optional<std::uint32_t> Symbols::find_document(const std::string& name,
                                                    std::uint32_t pack) const {
    return find_in(documents_named, documents, pack_of_file, name, pack);
}

std::optional<std::uint32_t> Symbols::find_pack(const std::string& name) const {
    for (std::uint32_t i = 0; i < packs.size(); ++i) {
        if (packs[i].name == name) return i;
    }
    return std::nullopt;
}

std::optional<std::uint32_t> Symbols::find_code(const std::string& name) const {
    if (const auto found = code_index.find(name); found != code_index.end()) return found->second;
    std::optional<std::uint32_t> only;
    for (std::uint32_t i = 0; i < codebook.size(); ++i) {
        if (!codebook[i].name.ends_with("." + name)) continue;
        if (only) return std::nullopt;
        only = i;
    }
    return only;
}

std::optional<std::uint32_t> Symbols::find_status(const std::string& name) const {
    return index_of(statuses, name);
}

std::optional<std::uint32_t> Symbols::find_role(const std::string& name) const {
    return index_of(roles, name);
}

Symbols gather_symbols(std::span<const ast::File> files, const Languages& languages,
                       Diagnostics& diagnostics) {
    Symbols symbols;
    assign_packs(files, languages, symbols, diagnostics);
    SymbolReader(files, symbols, diagnostics).run();
    return symbols;
}

bool covers(std::string_view entries, std::string_view language) {
    return language == entries ||
           (language.starts_with(entries) && language[entries.size()] == '-');
}

bool is_loaded(std::string_view tag, const Languages& languages) {
    return std::ranges::any_of(
        languages, [&](const Language* language) { return covers(tag, language->tag()); });
}

Diagnostic unknown(std::string_view name, const Place& place, std::string title,
                   const std::string& query, const std::vector<std::string>& known) {
    auto diagnostic = diagnose(place.source, name, place.span, std::move(title));
    if (const auto nearest = nearest_name(query, known)) {
        diagnostic.remedies.push_back("Did you mean `" + *nearest + "`?");
    }
    if (const auto meant = only_near_name(query, known))
        diagnostic.patch = Patch{place.span, *meant};
    return diagnostic;
}

Diagnostic unknown_code(const ast::Identifier& code, const Place& place, const Symbols& symbols) {
    std::vector<std::string> known;
    for (const auto& entry : symbols.codebook) {
        known.push_back(entry.name);
        if (const auto dot = entry.name.rfind('.'); dot != std::string::npos)
            known.push_back(entry.name.substr(dot + 1));
    }
    auto diagnostic = unknown("unknown_code", place, "no code has the name `" + code.text + "`",
                              code.text, known);
    diagnostic.remedies.push_back("Add `code " + code.text + "` to the codebook.");
    return diagnostic;
}

std::uint32_t resolve_code(const ast::Identifier& code, const std::shared_ptr<const Source>& source,
                           const Symbols& symbols, Diagnostics& diagnostics) {
    if (const auto found = symbols.find_code(code.text)) return *found;
    if (!symbols.left_out.contains(code.text))
        diagnostics.push_back(unknown_code(code, {source, code.span}, symbols));
    return 0;
}

Diagnostic unknown_status(const ast::Identifier& status, const Place& place,
                          const Symbols& symbols) {
    return unknown("unknown_status", place, "no context has the status `" + status.text + "`",
                   status.text, symbols.statuses);
}

}  // namespace topos
