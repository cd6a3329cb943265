#pragma once
/// Conditions on counts and metadata, of documents and of corpora. Three values, after Kleene
/// (Introduction to Metamathematics, 1952, §64): what is said of a metadatum that a document does
/// not have is neither true nor false.
#include <cstdint>
#include <optional>
#include <string_view>

#include "core/lexicon/token_test.hpp"
#include "core/program/compiled.hpp"

namespace topos {

/// What a condition may ask about one document, or one group of documents.
class ConditionFacts {
  public:
    virtual ~ConditionFacts() = default;
    /// Codings of the subjects, documents that have one, or units of text.
    [[nodiscard]] virtual std::uint64_t amount(const CompiledCondition& measure) const = 0;
    /// In how many different paragraphs, turns or sections the codings stand.
    [[nodiscard]] virtual std::uint64_t places(const CompiledCondition& measure) const = 0;
    [[nodiscard]] virtual std::uint64_t words() const = 0;
    [[nodiscard]] virtual std::uint64_t documents() const = 0;
    [[nodiscard]] virtual std::optional<std::string_view> metadatum(
        std::string_view name) const = 0;
};

[[nodiscard]] Truth evaluate(const CompiledCondition& condition, const ConditionFacts& facts);

}  // namespace topos
