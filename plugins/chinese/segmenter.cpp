#include "segmenter.hpp"

#include <algorithm>

namespace topos::chinese {
namespace {

constexpr double kNoWay = -1e300;

}  // namespace

Segmenter::Way Segmenter::best_way(const Run& run, std::size_t begin) const {
    Way best{kNoWay, 0};
    // Ends ascend, so `>=` prefers the longer of equals.
    const auto consider = [&](std::size_t end, double log_probability) {
        const double value = log_probability + ways_[end].value;
        if (value >= best.value) best = {value, static_cast<std::uint32_t>(end)};
    };
    const DictionaryNode* nodes = dictionary_->nodes();
    const double* probabilities = dictionary_->probabilities();
    std::uint32_t parent = 0;
    std::uint32_t child = run.codes[begin];
    for (std::size_t end = begin + 1; nodes[child].parent() == parent; ++end) {
        const DictionaryNode node = nodes[child];
        if (node.probability() != 0) consider(end, probabilities[node.probability()]);
        if (end == run.codes.size() || !node.may_have_child(run.codes[end])) break;
        parent = child;
        child = node.base() + run.codes[end];
    }
    if (has_own_) {
        own_.at(run.folded, begin, [&](std::size_t end, double log_probability) {
            const double value = log_probability + ways_[end].value;
            if (value > best.value || (value == best.value && end > best.next))
                best = {value, static_cast<std::uint32_t>(end)};
        });
    }
    if (best.next == 0) consider(begin + 1, probabilities[0]);
    return best;
}

std::span<const std::uint32_t> Segmenter::cut(const Run& run) {
    const std::size_t size = run.codes.size();
    if (ways_.size() <= size) ways_.resize(size + 1);
    ways_[size] = {};
    for (std::size_t begin = size; begin-- > 0;) ways_[begin] = best_way(run, begin);
    ends_.clear();
    for (std::uint32_t at = 0; at < size; at = ways_[at].next) ends_.push_back(ways_[at].next);
    return ends_;
}

void Segmenter::add_words(std::vector<std::u32string> folded) {
    std::ranges::sort(folded, [](const auto& a, const auto& b) {
        return a.size() != b.size() ? a.size() < b.size() : a < b;
    });
    folded.erase(std::unique(folded.begin(), folded.end()), folded.end());
    for (const std::u32string& word : folded)
        if (!word.empty()) add_word(word);
}

void Segmenter::add_word(std::u32string_view folded) {
    Run run;
    for (const char32_t c : folded) run.add(c, *dictionary_);
    cut(run);
    const double parts = std::exp(ways_[0].value) * dictionary_->total();
    const double frequency = std::floor(parts) + 1;
    own_.add(folded, std::log(frequency) - std::log(dictionary_->total()));
    has_own_ = true;
}

}  // namespace topos::chinese
