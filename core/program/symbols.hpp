#pragma once
/// The names of all files of one compilation: packs, codes, lexicons, rules, statuses, roles.
#include <map>
#include <optional>
#include <string>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "core/program/program.hpp"
#include "grammar/source.hpp"

namespace topos {

struct Place {
    std::shared_ptr<const Source> source;
    Span span;
};

/// A lexicon or rule with the file it stands in.
struct LexiconSymbol {
    const ast::Lexicon* lexicon = nullptr;
    std::uint32_t file = 0;
    bool is_used = false;
};

/// A rule, or a lexicon that codes by itself: then `rule` is null.
struct RuleSymbol {
    const ast::Rule* rule = nullptr;
    const ast::Lexicon* lexicon = nullptr;
    std::uint32_t file = 0;
};

/// A document or corpus rule with the file it stands in.
struct DocumentSymbol {
    const ast::DocumentRule* rule = nullptr;
    std::uint32_t file = 0;
};

/// Things of one name, in different packs.
using Namesakes = std::unordered_map<std::string, std::vector<std::uint32_t>>;

struct Symbols {
    std::vector<PackInfo> packs;
    std::vector<std::vector<std::string>> pack_languages;  ///< as declared; parallel to packs
    std::vector<std::uint32_t> pack_of_file;
    std::vector<CodebookEntry> codebook;
    std::vector<LexiconSymbol> lexicons;
    std::vector<RuleSymbol> rules;          ///< in the order of their places
    std::vector<DocumentSymbol> documents;  ///< their index as rules goes on behind `rules`
    std::vector<std::string> statuses;
    std::vector<std::string> roles;  ///< sorted

    std::unordered_map<std::string, std::uint32_t> code_index;
    Namesakes lexicons_named;   ///< indices into lexicons
    Namesakes rules_named;      ///< indices into rules; lexicons that code among them
    Namesakes documents_named;  ///< indices into documents
    std::unordered_set<std::string> left_out;

    /// By its full name, or by its last parts where only one code ends so.
    [[nodiscard]] std::optional<std::uint32_t> find_code(const std::string& name) const;
    /// The one of `pack`; else the only one of that name in the other packs.
    [[nodiscard]] std::optional<std::uint32_t> find_lexicon(const std::string& name,
                                                            std::uint32_t pack) const;
    [[nodiscard]] std::optional<std::uint32_t> find_rule(const std::string& name,
                                                         std::uint32_t pack) const;
    [[nodiscard]] std::optional<std::uint32_t> find_document(const std::string& name,
                                                             std::uint32_t pack) const;
    [[nodiscard]] std::optional<std::uint32_t> find_pack(const std::string& name) const;
    [[nodiscard]] std::optional<std::uint32_t> find_status(const std::string& name) const;
    [[nodiscard]] std::optional<std::uint32_t> find_role(const std::string& name) const;
};

/// Reports what is defined twice, and languages of packs that are not loaded.
[[nodiscard]] Symbols gather_symbols(std::span<const ast::File> files, const Languages& languages,
                                     Diagnostics& diagnostics);

/// Do entries tagged `entries` work in `language`? "zh" works in "zh-Hant".
[[nodiscard]] bool covers(std::string_view entries, std::string_view language);

[[nodiscard]] bool is_loaded(std::string_view tag, const Languages& languages);

/// `unknown_…` with the nearest of the names as its remedy.
[[nodiscard]] Diagnostic unknown(std::string_view diagnostic, const Place& place, std::string title,
                                 const std::string& name, const std::vector<std::string>& known);

/// `unknown_code` and `unknown_status`, with what to do.
[[nodiscard]] Diagnostic unknown_code(const ast::Identifier& code, const Place& place,
                                      const Symbols& symbols);
/// The code of that name. Reports where there is none, unless it was left out because of an error;
/// then 0.
[[nodiscard]] std::uint32_t resolve_code(const ast::Identifier& code,
                                         const std::shared_ptr<const Source>& source,
                                         const Symbols& symbols, Diagnostics& diagnostics);
[[nodiscard]] Diagnostic unknown_status(const ast::Identifier& status, const Place& place,
                                        const Symbols& symbols);

}  // namespace topos
