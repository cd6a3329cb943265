#pragma once
/// Tests on the attributes of one token, in the three-valued logic of Kleene: an attribute that the
/// language does not know of this token makes a comparison undefined, `not` of undefined is
/// undefined, and undefined finds nothing.
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "core/language/backend.hpp"
#include "core/lexicon/entries.hpp"

namespace re2 {
class RE2;
}

namespace topos {

enum class Truth : std::uint8_t { no, undefined, yes };

class TokenPredicate {
  public:
    /// `norm` values are folded by the backend, so that `[norm = "Uber"]` can hold.
    static expected<TokenPredicate, Diagnostic> compile(const ast::TokenTest& test,
                                                        LanguageBackend& backend);
    TokenPredicate(TokenPredicate&&) noexcept;
    TokenPredicate& operator=(TokenPredicate&&) noexcept;
    ~TokenPredicate();

    [[nodiscard]] Truth operator()(std::string_view text, const TokenAnalysis& analysis) const;

  private:
    enum class Attribute { text, norm, stem, lemma, pos, script };
    TokenPredicate();
    [[nodiscard]] Truth compare(std::string_view text, const TokenAnalysis& analysis) const;
    [[nodiscard]] bool equals(std::string_view value) const;

    ast::TokenTest::Kind kind_ = ast::TokenTest::Kind::compare;
    Attribute attribute_ = Attribute::text;
    bool negated_ = false;
    std::string value_;
    std::unique_ptr<re2::RE2> regex_;
    std::vector<TokenPredicate> operands_;
};

/// ISO 15924 code of the first letter's script; of a sign without letters, "Zyyy".
[[nodiscard]] std::string script_of_token(std::string_view text);

}  // namespace topos
