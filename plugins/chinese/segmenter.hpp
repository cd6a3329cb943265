#pragma once
/// Words of a run of ideographs: the path through the graph of dictionary words with the greatest
/// product of word probabilities, found backwards, without a hidden Markov model for unknown words;
/// of equal paths the one with the longer first word. The method and the dictionary are jieba's
/// (Sun Junyi, cut with HMM=False).
#include <memory>
#include <span>
#include <string>
#include <vector>

#include "dictionary.hpp"
#include "own_words.hpp"

namespace topos::chinese {

/// A run of ideographs, in the two forms in which words are looked up.
struct Run {
    std::u32string folded;
    std::vector<std::uint16_t> codes;  ///< Dictionary::code_of each

    void clear() {
        folded.clear();
        codes.clear();
    }
    void add(char32_t folded_character, const Dictionary& dictionary) {
        const std::uint16_t code = dictionary.code_of(folded_character);
        // The pair decides most look-ups, and its node is seldom in the cache: fetched now, it is
        // there when the run is cut.
        if (!codes.empty()) {
            const DictionaryNode* nodes = dictionary.nodes();
            __builtin_prefetch(&nodes[nodes[codes.back()].base() + code]);
        }
        folded += folded_character;
        codes.push_back(code);
    }
};

class Segmenter {
  public:
    explicit Segmenter(std::shared_ptr<const Dictionary> dictionary)
        : dictionary_(std::move(dictionary)) {}

    /// Makes words known, each as frequent as it takes to win over its own parts where it stands
    /// alone (jieba's suggest_freq). Their order does not matter: parts come before wholes.
    /// `folded`: ideographs alone.
    void add_words(std::vector<std::u32string> folded);

    /// Ends of the words of a run, ascending; the last is its size. Valid until the next call.
    std::span<const std::uint32_t> cut(const Run& run);

  private:
    /// The best way on from one place: the logarithm of its probability, and where its first word
    /// ends.
    struct Way {
        double value = 0;
        std::uint32_t next = 0;
    };
    void add_word(std::u32string_view folded);
    [[nodiscard]] Way best_way(const Run& run, std::size_t begin) const;

    std::shared_ptr<const Dictionary> dictionary_;
    OwnWords own_;
    bool has_own_ = false;
    std::vector<Way> ways_;
    std::vector<std::uint32_t> ends_;
};

}  // namespace topos::chinese
