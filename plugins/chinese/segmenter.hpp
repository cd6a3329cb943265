#pragma once
/// Words of a run of ideographs: the path through the graph of dictionary words with the greatest
/// product of word probabilities, found backwards, without a hidden Markov model for unknown words;
/// of equal paths the one with the longer first word. The method and the dictionary are jieba's
/// (Sun Junyi, cut with HMM=False).
#include <memory>
#include <span>
#include <string>
#include <unordered_map>
#include <vector>

#include "dictionary.hpp"

namespace topos::chinese {

class Segmenter {
  public:
    explicit Segmenter(std::shared_ptr<const Dictionary> dictionary)
        : dictionary_(std::move(dictionary)) {}

    /// Makes words known, each as frequent as it takes to win over its own parts where it stands
    /// alone (jieba's suggest_freq). Their order does not matter: parts come before wholes.
    /// `folded`: ideographs alone.
    void add_words(std::vector<std::u32string> folded);

    /// Ends of the words of a run of folded ideographs, ascending; the last is run.size(). Valid
    /// until the next call.
    std::span<const std::uint32_t> cut(std::u32string_view run);

  private:
    struct OwnEdge {
        std::uint32_t to = 0;
        double log_probability = 0;  ///< 0: no word (a word's is below)
    };
    void add_word(std::u32string_view folded);
    void consider_words(std::u32string_view run, std::size_t begin);
    void consider_own_words(std::u32string_view run, std::size_t begin);
    void consider(std::size_t begin, std::size_t end, double log_probability);

    std::shared_ptr<const Dictionary> dictionary_;
    std::unordered_map<std::uint64_t, OwnEdge> own_;  ///< a trie like the dictionary's
    std::uint32_t own_states_ = 1;
    std::vector<double> best_;
    std::vector<std::uint32_t> next_;
    std::vector<std::uint32_t> ends_;
};

}  // namespace topos::chinese
