#include "core/match/hits.hpp"

namespace topos {

void Hits::clear() {
    for (const Hit& hit : hits_) extents_[hit.atom] = {};
    hits_.clear();
}

void Hits::settle() {
    std::ranges::sort(hits_);
    const auto repeated = std::ranges::unique(hits_);
    hits_.erase(repeated.begin(), repeated.end());
    for (std::uint32_t i = 0; i < hits_.size(); ++i) {
        Extent& extent = extents_[hits_[i].atom];
        if (extent.count++ == 0) extent.begin = i;
    }
}

}  // namespace topos
