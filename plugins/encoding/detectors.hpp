#pragma once
#include <string>
#include <string_view>
#include <vector>

namespace topos::encoding {

/// What two statistical detectors take the bytes for: canonical names, the likelier first.
struct Opinions {
    std::string uchardet;          ///< empty: none
    std::vector<std::string> icu;  ///< at most three, of some confidence
};

[[nodiscard]] Opinions detector_opinions(std::string_view bytes);

}  // namespace topos::encoding
