#pragma once
/// Distances in characters: code points that are not blank.
#include <cstdint>
#include <string_view>
#include <vector>

#include "core/match/words.hpp"

namespace topos {

/// Are there more than `most` code points that are not blank between the two bytes? Looks no
/// farther than it must.
[[nodiscard]] bool has_more_characters(std::string_view text, std::uint32_t begin,
                                       std::uint32_t end, std::uint32_t most);

/// The same for one region: many wide gaps are measured by a list of all its characters.
class CharacterRuler {
  public:
    void begin(std::string_view text, const Region& region);
    [[nodiscard]] bool has_more_between(std::uint32_t begin, std::uint32_t end, std::uint32_t most);

  private:
    static constexpr std::uint32_t kNarrow = 64;  ///< characters
    void build();
    std::string_view text_;
    Region region_;
    bool is_built_ = false;
    std::vector<std::uint32_t> before_;
};

}  // namespace topos
