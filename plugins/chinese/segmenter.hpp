#pragma once
/// Words of a run of ideographs: the path through the graph of dictionary words with the greatest
/// product of word probabilities, found backwards, without a hidden Markov model for unknown words;
/// of equal paths the one with the longer first word. The method and the dictionary are jieba's
/// (Sun Junyi, cut with HMM=False).
///
///     add       codes of the characters; ask the memory for the node of each pair
///     cut       look at the nodes of all pairs; ask for those of three characters
///               per place, from the end: words of one, two, more characters and the way on behind
///
/// The trie is larger than the near caches, and most look-ups would wait for it: so a step asks for
/// what the next one reads, for many characters at once.
#include <memory>
#include <span>
#include <string>
#include <vector>

#include "dictionary.hpp"
#include "own_words.hpp"

namespace topos::chinese {

/// Runs of ideographs, side by side, in the two forms in which words are looked up. Behind each run
/// stands one place with code 0, which no word has, so that no look-up needs to know where it ends.
struct Runs {
    std::vector<char32_t> folded;
    std::vector<std::uint16_t> codes;  ///< Dictionary::code_of each
    std::vector<std::uint32_t> pairs;  ///< the node where each pair of characters would be; or 0

    [[nodiscard]] std::size_t size() const { return codes.size(); }
    void clear() {
        folded.clear();
        codes.clear();
        pairs.clear();
    }
    void add(char32_t folded_character, const Dictionary& dictionary) {
        const std::uint16_t code = dictionary.code_of(folded_character);
        const std::uint16_t before = codes.empty() ? std::uint16_t{0} : codes.back();
        if (before != 0) {
            // The pair decides most look-ups, and its node is seldom in the cache: fetched now, it
            // is there when the runs are cut.
            const DictionaryNode* nodes = dictionary.nodes();
            pairs.back() = nodes[before].base() + code;
            __builtin_prefetch(&nodes[pairs.back()]);
        }
        folded.push_back(folded_character);
        codes.push_back(code);
        pairs.push_back(0);
    }
    void end_run() {
        if (!pairs.empty()) pairs.back() = 0;
        folded.push_back(0);
        codes.push_back(0);
        pairs.push_back(0);
    }
};

class Segmenter {
  public:
    explicit Segmenter(std::shared_ptr<const Dictionary> dictionary);

    /// Makes words known, each as frequent as it takes to win over its own parts where it stands
    /// alone (jieba's suggest_freq). Their order does not matter: parts come before wholes.
    /// `folded`: ideographs alone.
    void add_words(std::vector<std::u32string> folded);

    /// Finds the words of all runs. Every run has been ended.
    void cut(const Runs& runs);
    /// Where the word ends that begins at this place of the runs that were cut last.
    [[nodiscard]] std::uint32_t end_of_word(std::size_t begin) const { return ways_[begin].next; }

  private:
    /// The best way on from one place: the logarithm of its probability, and where its first word
    /// ends.
    struct Way {
        double value = 0;
        std::uint32_t next = 0;
    };
    void add_word(std::u32string_view folded);
    void find_pairs(const Runs& runs);
    [[nodiscard]] Way best_way(const Runs& runs, std::size_t begin) const;

    std::shared_ptr<const Dictionary> dictionary_;
    /// By DictionaryNode::probability: its logarithm; of 0, which stands for no word, less than
    /// any.
    std::vector<double> log_probabilities_;
    OwnWords own_;
    bool has_own_ = false;
    std::vector<DictionaryNode>
        pair_nodes_;  ///< by place: of the pair there; empty if there is none
    std::vector<Way> ways_;
};

}  // namespace topos::chinese
