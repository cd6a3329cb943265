#include "grammar/keywords.hpp"

#include <algorithm>

namespace topos {
namespace {

constexpr std::string_view kCodeClauses[] = {"means", "include", "exclude", "colour", "color"};
constexpr std::string_view kLexiconClauses[] = {"match", "yes", "no", "todo"};
constexpr std::string_view kRuleClauses[] = {"find",   "inside", "within", "unless", "requires",
                                             "before", "after",  "only",   "ignore", "when",
                                             "keep",   "score",  "yes",    "no",     "todo"};
constexpr std::string_view kDocumentClauses[] = {"when"};
constexpr std::string_view kCorpusClauses[] = {"when", "for"};
constexpr std::string_view kExtendClauses[] = {"rules", "except", "without", "words"};

constexpr BlockKeyword kBlocks[] = {
    {"pack", false, false, {}, "pack digital_labour version 1.2 languages en, zh"},
    {"use", false, false, {}, "use \"actors.topos\""},
    {"code", true, false, kCodeClauses, "code mechanism.control \"Algorithmic control\""},
    {"lexicon", true, true, kLexiconClauses, "lexicon system"},
    {"context", true, true, {}, "context denied"},
    {"rule", true, false, kRuleClauses, "rule app_punishes: code mechanism.control"},
    {"document", true, false, kDocumentClauses, "document much_control: code mechanism.control"},
    {"corpus", true, false, kCorpusClauses, "corpus widespread: code mechanism.control"},
    {"choose", false, false, {}, "choose app_punishes over app_decides"},
    {"extend", true, false, kExtendClauses, "extend pack digital_labour"},
};

}  // namespace

const BlockKeyword* block_keyword(std::string_view word) {
    const auto* found = std::ranges::find(kBlocks, word, &BlockKeyword::word);
    return found == std::end(kBlocks) ? nullptr : found;
}

std::span<const BlockKeyword> block_keywords() { return kBlocks; }

bool is_clause_of(const BlockKeyword& block, std::string_view word) {
    return std::ranges::find(block.clauses, word) != block.clauses.end();
}

bool begins_clause(std::string_view word) {
    return std::ranges::any_of(
        kBlocks, [&](const BlockKeyword& block) { return is_clause_of(block, word); });
}

const BlockKeyword* block_with_clause(std::string_view word) {
    // Rules first: `yes` outside any block most likely belongs to one.
    for (const auto* name : {"rule", "code", "lexicon"}) {
        if (is_clause_of(*block_keyword(name), word)) return block_keyword(name);
    }
    return nullptr;
}

}  // namespace topos
