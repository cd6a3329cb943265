#include "segmenter.hpp"

#include <algorithm>

namespace topos::chinese {
namespace {

constexpr double kNoPath = -1e300;

}  // namespace

void Segmenter::consider(std::size_t begin, std::size_t end, double log_probability) {
    const double value = log_probability + best_[end];
    if (value < best_[begin] || (value == best_[begin] && end <= next_[begin])) return;
    best_[begin] = value;
    next_[begin] = static_cast<std::uint32_t>(end);
}

void Segmenter::consider_words(std::u32string_view run, std::size_t begin) {
    std::uint32_t state = 0;
    for (std::size_t at = begin; at < run.size(); ++at) {
        const DictionarySlot* edge = dictionary_->edge(state, run[at]);
        if (edge == nullptr) return;
        if (edge->probability != 0)
            consider(begin, at + 1, dictionary_->probabilities()[edge->probability]);
        state = edge->to;
    }
}

void Segmenter::consider_own_words(std::u32string_view run, std::size_t begin) {
    std::uint32_t state = 0;
    for (std::size_t at = begin; at < run.size(); ++at) {
        const auto edge = own_.find(edge_key(state, run[at]));
        if (edge == own_.end()) return;
        if (edge->second.log_probability != 0)
            consider(begin, at + 1, edge->second.log_probability);
        state = edge->second.to;
    }
}

std::span<const std::uint32_t> Segmenter::cut(std::u32string_view run) {
    best_.assign(run.size() + 1, kNoPath);
    next_.assign(run.size() + 1, 0);
    best_[run.size()] = 0;
    for (std::size_t begin = run.size(); begin-- > 0;) {
        consider_words(run, begin);
        if (!own_.empty()) consider_own_words(run, begin);
        if (next_[begin] == 0) consider(begin, begin + 1, dictionary_->probabilities()[0]);
    }
    ends_.clear();
    for (std::uint32_t at = 0; at < run.size(); at = next_[at]) ends_.push_back(next_[at]);
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
    cut(folded);
    const double parts = std::exp(best_[0]) * dictionary_->total();
    const double frequency = std::floor(parts) + 1;
    std::uint32_t state = 0;
    OwnEdge* last = nullptr;
    for (const char32_t c : folded) {
        const auto [found, is_new] = own_.try_emplace(edge_key(state, c));
        if (is_new) found->second.to = own_states_++;
        last = &found->second;
        state = last->to;
    }
    last->log_probability = std::log(frequency) - std::log(dictionary_->total());
}

}  // namespace topos::chinese
