#pragma once
/// What a row of scores is about: one code, a group of codes, or any code at all.
#include <cstdint>
#include <span>
#include <string>
#include <vector>

namespace topos::evaluation {

enum class Level {
    kCode,  ///< one code
    kGroup,  ///< `labour` for `labour.gig`, `labour.free` …: a unit carries the group if it carries
             ///< any of its codes, so a code mistaken for its sibling is right at this level
    kAny,    ///< a unit carries some code or none
    kMicro,  ///< the counts of all codes added up: frequent codes weigh more
    kMacro,  ///< the mean of the codes' measures: every code weighs the same
};

struct Target {
    Level level = Level::kCode;
    std::string name;           ///< of the code or group; empty for the others
    std::vector<bool> members;  ///< by code
};

/// Codes in the order given, then groups by name, then any. A group is every part of a code's name
/// before a dot; the code `labour`, if there is one, belongs to the group `labour`.
[[nodiscard]] std::vector<Target> targets_of(std::span<const std::string> codes);

}  // namespace topos::evaluation
