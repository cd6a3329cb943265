#pragma once
/// One clause laid out: see format.hpp.
#include <string>
#include <vector>

#include "grammar/statements.hpp"

namespace topos {

/// `find`, or `yes en`: what stands before the content that clauses of a block align. Empty for
/// lines of a language.
[[nodiscard]] std::u32string keyword_of(const SplitFile& file, const Clause& clause);

class ClauseLayout {
  public:
    /// `keyword_width`: columns of the widest keyword of the block.
    ClauseLayout(const SplitFile& file, const Block& block, const Clause& clause,
                 std::uint32_t keyword_width)
        : file_(file), block_(block), clause_(clause), keyword_width_(keyword_width) {}

    [[nodiscard]] std::u32string run() const;

  private:
    [[nodiscard]] std::u32string header() const;
    [[nodiscard]] std::u32string language_line() const;
    [[nodiscard]] std::u32string plain_line() const;
    /// `alternatives`, if not null: gets the offsets of `|` in the outermost brackets.
    [[nodiscard]] std::u32string content(std::uint32_t begin, std::uint32_t end, bool is_header,
                                         std::vector<std::size_t>* alternatives = nullptr) const;
    [[nodiscard]] bool is_language_line() const;
    [[nodiscard]] std::vector<std::u32string> entries(std::uint32_t begin) const;

    const SplitFile& file_;
    const Block& block_;
    const Clause& clause_;
    std::uint32_t keyword_width_;
};

}  // namespace topos
