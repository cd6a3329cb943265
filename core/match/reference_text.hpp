#pragma once
/// A passage as reference.cpp sees it: words and sentences as byte ranges, and entries found by
/// comparing each with every word (spaced languages) or every stretch of the text (unspaced ones).
#include <string>
#include <string_view>
#include <vector>

#include "core/language/backend.hpp"
#include "grammar/ast.hpp"

namespace topos::reference {

/// Bytes of the passage, half open.
struct Stretch {
    std::uint32_t begin = 0;
    std::uint32_t end = 0;
    friend auto operator<=>(const Stretch&, const Stretch&) = default;
};

class Text {
  public:
    static expected<Text, Diagnostic> read(std::string_view text, const Language& language,
                                           LanguageBackend& backend);

    [[nodiscard]] Stretch whole() const { return {0, static_cast<std::uint32_t>(text_.size())}; }
    [[nodiscard]] std::string_view written() const { return text_; }
    [[nodiscard]] const std::vector<Stretch>& words() const { return words_; }
    [[nodiscard]] const std::vector<Stretch>& sentences() const { return sentences_; }
    /// Code points that are neither blank nor in a word.
    [[nodiscard]] std::vector<Stretch> signs() const;

    /// Do entries with this tag count here?
    [[nodiscard]] bool reads(const std::string& tag) const;
    [[nodiscard]] std::size_t words_between(std::uint32_t begin, std::uint32_t end) const;
    [[nodiscard]] std::size_t characters_between(std::uint32_t begin, std::uint32_t end) const;
    [[nodiscard]] std::vector<Stretch> find(const ast::Entry& entry,
                                            const std::vector<ast::MatchMode>& modes);
    /// The same in a context, where punctuation is found as it stands.
    [[nodiscard]] std::vector<Stretch> find_in_context(const ast::Entry& entry);
    /// Of a word, or of a sign (nothing but its text is known).
    [[nodiscard]] bool test(const ast::TokenTest& test, const Stretch& stretch, bool is_word);

  private:
    struct Character {
        Stretch bytes;
        char32_t folded = 0;
    };
    enum class Answer { no, unknown, yes };

    Text(std::string_view text, const Language& language, LanguageBackend& backend)
        : text_(text), language_(language), backend_(backend) {}

    [[nodiscard]] std::string_view slice(const Stretch& stretch) const {
        return text_.substr(stretch.begin, stretch.end - stretch.begin);
    }
    [[nodiscard]] TokenAnalysis analyse(std::string_view form);
    [[nodiscard]] std::vector<std::string> words_of(const std::string& text);
    [[nodiscard]] std::u32string folded(std::string_view text);
    [[nodiscard]] bool is_same(const ast::Entry& entry, const std::string& wanted,
                               std::string_view word, bool forms);
    [[nodiscard]] bool has_part_of_speech(const ast::Entry& entry, const Stretch& word);
    [[nodiscard]] std::vector<Stretch> find_by_word(const ast::Entry& entry);
    [[nodiscard]] std::vector<Stretch> find_spaced(const ast::Entry& entry, bool forms);
    [[nodiscard]] std::vector<Stretch> find_unspaced(const ast::Entry& entry, bool anywhere);
    void find_parts_on_words(const std::vector<std::u32string>& parts, std::size_t part,
                             std::size_t word, std::uint32_t begin, std::vector<Stretch>& out);
    void find_parts_anywhere(const std::vector<std::u32string>& parts, std::vector<Stretch>& out);
    [[nodiscard]] Answer answer(const ast::TokenTest& test, std::string_view text,
                                const TokenAnalysis& analysis);

    std::string_view text_;
    const Language& language_;
    LanguageBackend& backend_;
    std::vector<Stretch> words_;
    std::vector<Stretch> sentences_;
};

}  // namespace topos::reference
