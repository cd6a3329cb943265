#pragma once
/// The words that begin a line: of a statement, and of the clauses of each statement.
#include <optional>
#include <span>
#include <string_view>

namespace topos {

struct BlockKeyword {
    std::string_view word;
    bool has_end;        ///< a block with clauses and `end`; else one clause
    bool has_languages;  ///< its clauses may begin with a language tag: `en: …`
    std::span<const std::string_view> clauses;
    std::string_view example;
};

[[nodiscard]] const BlockKeyword* block_keyword(std::string_view word);
[[nodiscard]] std::span<const BlockKeyword> block_keywords();
/// The block of which `word` begins a clause, or null.
[[nodiscard]] const BlockKeyword* block_with_clause(std::string_view word);
/// Does the word begin a clause of any block?
[[nodiscard]] bool begins_clause(std::string_view word);
[[nodiscard]] bool is_clause_of(const BlockKeyword& block, std::string_view word);

}  // namespace topos
