#pragma once
/// What the parser could have gone on with, at the furthest place that it reached, and the
/// diagnostic made of it. A grammar without left recursion that tries its alternatives in order
/// fails at many places; the furthest one is where the author stopped making sense (Ford 2002,
/// "Packrat parsing", on error reporting).
#include <cstdint>
#include <vector>

#include "grammar/clauses.hpp"

namespace topos {

/// How people read that a gap could stand here.
inline constexpr const char* kGapName = "a gap such as `..3`";

struct Expectations {
    std::uint32_t at = 0;            ///< code points of the file
    std::vector<const char*> names;  ///< in the order they were tried, each once

    void expect(std::uint32_t place, const char* name);
};

/// `example`: a clause of this kind that is right.
[[nodiscard]] Diagnostic syntax_error(const ClauseText& clause, const Expectations& expectations,
                                      const char* example);

}  // namespace topos
