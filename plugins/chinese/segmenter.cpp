#include "segmenter.hpp"

#include <algorithm>
#include <limits>

namespace topos::chinese {
namespace {

constexpr double kNoWay = -1e300;
constexpr DictionaryNode kNoNode{0};  // no word ends there, and it has no children

}  // namespace

Segmenter::Segmenter(std::shared_ptr<const Dictionary> dictionary)
    : dictionary_(std::move(dictionary)),
      log_probabilities_(dictionary_->probabilities().begin(), dictionary_->probabilities().end()) {
    log_probabilities_[0] = -std::numeric_limits<double>::infinity();
}

void Segmenter::find_pairs(const Runs& runs) {
    const DictionaryNode* nodes = dictionary_->nodes();
    if (pair_nodes_.size() < runs.size()) pair_nodes_.resize(runs.size());
    for (std::size_t at = 0; at < runs.size(); ++at) {
        const DictionaryNode node = nodes[runs.pairs[at]];
        // Without a branch: whether a pair begins a word is as good as chance. Node 0 is nobody's
        // child, so places without a pair get none.
        const bool is_child = node.parent() == runs.codes[at];
        pair_nodes_[at].packed = is_child ? node.packed : kNoNode.packed;
        const std::uint16_t third = at + 2 < runs.size() ? runs.codes[at + 2] : std::uint16_t{0};
        const bool goes_on = is_child && node.may_have_child(third);
        __builtin_prefetch(&nodes[goes_on ? node.base() + third : 0]);
    }
}

Segmenter::Way Segmenter::best_way(const Runs& runs, std::size_t begin) const {
    const DictionaryNode* nodes = dictionary_->nodes();
    Way best{kNoWay, 0};
    // Ends ascend, so `>=` prefers the longer of equals.
    const auto consider = [&](std::size_t end, double log_probability) {
        const double value = log_probability + ways_[end].value;
        const bool is_better = value >= best.value;
        best.value = is_better ? value : best.value;
        best.next = is_better ? static_cast<std::uint32_t>(end) : best.next;
    };
    const std::uint16_t* codes = &runs.codes[begin];
    consider(begin + 1, log_probabilities_[nodes[codes[0]].probability()]);
    DictionaryNode node = pair_nodes_[begin];
    if (node.packed != kNoNode.packed) {
        consider(begin + 2, log_probabilities_[node.probability()]);
        std::uint32_t parent = runs.pairs[begin];
        for (std::size_t size = 2; node.may_have_child(codes[size]);) {
            const std::uint32_t child = node.base() + codes[size];
            node = nodes[child];
            if (node.parent() != parent) break;
            parent = child;
            consider(begin + ++size, log_probabilities_[node.probability()]);
        }
    }
    if (has_own_) {
        own_.at({runs.folded.data(), runs.folded.size()}, begin,
                [&](std::size_t end, double log_probability) {
                    const double value = log_probability + ways_[end].value;
                    if (value > best.value || (value == best.value && end > best.next))
                        best = {value, static_cast<std::uint32_t>(end)};
                });
    }
    if (best.next == 0) consider(begin + 1, dictionary_->probabilities()[0]);
    return best;
}

void Segmenter::cut(const Runs& runs) {
    if (ways_.size() < runs.size()) ways_.resize(runs.size());
    find_pairs(runs);
    for (std::size_t at = runs.size(); at-- > 0;) {
        // Behind a run nothing is to come.
        ways_[at] = runs.folded[at] == 0 ? Way{} : best_way(runs, at);
    }
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
    Runs run;
    for (const char32_t c : folded) run.add(c, *dictionary_);
    run.end_run();
    cut(run);
    const double parts = std::exp(ways_[0].value) * dictionary_->total();
    const double frequency = std::floor(parts) + 1;
    own_.add(folded, std::log(frequency) - std::log(dictionary_->total()));
    has_own_ = true;
}

}  // namespace topos::chinese
