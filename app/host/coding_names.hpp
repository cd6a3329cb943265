#pragma once
#include <string_view>
#include <vector>

#include "core/program/program.hpp"

namespace topos {

/// The words for the indices that a Coding holds: views into the program, which must outlive them.
struct CodingNames {
    struct Rule {
        std::string_view name;
        std::string_view code;
        std::string_view pack;
        std::string_view version;  ///< of the pack
    };
    std::vector<Rule> rules;
    std::vector<std::string_view> statuses;
    std::vector<std::string_view> languages;
    std::vector<std::string_view> roles;  ///< sorted
    struct Entry {
        std::string_view kind;  ///< as in topos_evidence
        std::string_view name;
        std::string_view entry;  ///< as written
    };
    std::vector<Entry> entries;
};

[[nodiscard]] std::string_view name_of(WrittenEntry::Kind kind);
[[nodiscard]] CodingNames names_of(const Program& program);

}  // namespace topos
