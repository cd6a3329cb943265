#pragma once
/// Random rule files and texts over a tiny alphabet, so that rules meet texts often. The same seed
/// gives the same.
#include <random>
#include <string>

namespace topos::test {

class RandomRules {
  public:
    RandomRules(unsigned seed, bool unspaced) : random_(seed), unspaced_(unspaced) {}

    [[nodiscard]] std::string rule_file();
    [[nodiscard]] std::string text();

  private:
    struct Scope {
        bool in_condition = false;
        bool in_barrier = false;
        int depth = 0;
    };

    unsigned below(unsigned bound) { return static_cast<unsigned>(random_() % bound); }
    bool chance(unsigned in_hundred) { return below(100) < in_hundred; }
    std::string word();
    std::string entry();
    std::string entries(unsigned most);
    std::string lexicon(const std::string& name);
    std::string context(const std::string& status);
    std::string scope_name();
    std::string rule(unsigned number);
    std::string pattern(const Scope& scope);
    std::string part(const Scope& scope);
    std::string leaf(const Scope& scope);
    std::string test();
    std::string gap();
    std::string quantifier();

    std::mt19937 random_;
    bool unspaced_;
    unsigned labels_ = 0;  ///< given in the rule's `find` so far
    unsigned rules_ = 0;   ///< written before
};

}  // namespace topos::test
