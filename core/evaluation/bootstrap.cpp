#include "core/evaluation/bootstrap.hpp"

#include <algorithm>

namespace topos::evaluation {

const std::vector<std::uint32_t>& DocumentResampler::next() {
    std::ranges::fill(weights_, 0u);
    const auto documents = static_cast<std::uint32_t>(weights_.size());
    for (std::uint32_t i = 0; i < documents; ++i) ++weights_[random_.below(documents)];
    return weights_;
}

std::optional<Interval> percentile_interval(std::vector<double> values) {
    if (values.empty()) return std::nullopt;
    // 0.025 (B + 1) in whole numbers: (B + 1) / 40.
    const std::size_t k = std::max<std::size_t>(1, (values.size() + 1) / 40);
    std::ranges::sort(values);
    return Interval{values[k - 1], values[values.size() - k]};
}

}  // namespace topos::evaluation
