#pragma once
/// Reads the lines of one clause code point by code point: comments, quotes, expressions in
/// slashes, brackets. Writes the easy form of the text that statements.hpp describes.
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "grammar/diagnostic.hpp"
#include "grammar/source.hpp"

namespace topos {

class ClauseScanner {
  public:
    explicit ClauseScanner(std::shared_ptr<const Source> source);

    /// Forgets what is open; `begin` is where the clause begins.
    void begin_clause(std::uint32_t begin, bool has_entries);
    /// One line of the clause, or the rest of one.
    void read_line(Span line);
    /// Reports what is still open.
    void end_clause();

    [[nodiscard]] bool in_quote() const { return quote_.has_value(); }
    [[nodiscard]] bool in_brackets() const { return !brackets_.empty(); }
    [[nodiscard]] bool broken() const { return broken_; }
    /// Behind the last code point of the clause that is not blank.
    [[nodiscard]] std::uint32_t end() const { return end_; }
    [[nodiscard]] bool ends_with_comma() const { return end_ > begin_ && text_[end_ - 1] == U','; }
    [[nodiscard]] bool begins_comment(std::uint32_t at, std::uint32_t line_begin) const;

    [[nodiscard]] std::u32string take_text() { return std::move(text_); }
    [[nodiscard]] Diagnostics take_diagnostics() { return std::move(diagnostics_); }

  private:
    struct Quote {
        std::uint32_t begin;
        char32_t opener;
        char32_t closer;
        int nesting;
    };
    struct Bracket {
        std::uint32_t at;
        char32_t closer;
    };

    void read_plain();
    void read_quoted();
    void read_regex();
    void open_bracket(char32_t closer);
    void close_bracket(char32_t closer);
    void close_quote();
    void keep(char32_t written);
    void hide(std::uint32_t begin, std::uint32_t end);
    [[nodiscard]] Diagnostic unclosed_quote() const;
    [[nodiscard]] Diagnostic unclosed_bracket() const;
    [[nodiscard]] bool ends_line(std::uint32_t at) const;
    void warn_of_hashtag();
    void report(Diagnostic diagnostic);
    [[nodiscard]] bool begins_regex() const;
    [[nodiscard]] Diagnostic diagnose_here(std::string_view name, Span span,
                                           std::string title) const;

    std::shared_ptr<const Source> source_;
    std::u32string_view written_;
    std::u32string text_;
    Diagnostics diagnostics_;
    Span line_;
    std::uint32_t at_ = 0;
    std::uint32_t begin_ = 0;
    std::uint32_t end_ = 0;
    bool has_entries_ = false;
    bool broken_ = false;
    std::optional<Quote> quote_;
    std::vector<Bracket> brackets_;
};

}  // namespace topos
