#include "grammar/statements.hpp"

#include <fmt/format.h>

#include <optional>

#include "grammar/characters.hpp"
#include "grammar/clause_scanner.hpp"
#include "grammar/diagnose.hpp"
#include "grammar/render.hpp"

namespace topos {
namespace {

constexpr std::uint32_t kTabStop = 8;

/// What can be seen at the beginning of a line before it is scanned.
struct LineHead {
    Span line;                ///< without its line break
    std::uint32_t first = 0;  ///< its first code point that is not blank
    std::uint32_t indent = 0;
    Span word;         ///< identifier or language tag at `first`, may be empty
    std::string text;  ///< the word
    char32_t next =
        0;  ///< ASCII twin of the first code point behind the word that is not blank, 0 at the end
    bool spaced = false;  ///< a blank or nothing follows the word
};

class Splitter {
  public:
    explicit Splitter(const std::shared_ptr<const Source>& source)
        : source_(source), written_(source->code_points()), scanner_(source) {}

    SplitFile split() && {
        for (std::uint32_t number = 1; number <= source_->line_count(); ++number) {
            read_line(source_->line(number));
        }
        end_clause();
        const auto end = static_cast<std::uint32_t>(written_.size());
        end_block({end, end});
        return std::move(*this).result();
    }

    SplitFile split_single() && {
        scanner_.begin_clause(0, false);
        for (std::uint32_t number = 1; number <= source_->line_count(); ++number) {
            scanner_.read_line(source_->line(number));
        }
        scanner_.end_clause();
        Block block;
        block.header.span = {0, scanner_.end()};
        block.header.broken = scanner_.broken();
        blocks_.push_back(block);
        return std::move(*this).result();
    }

  private:
    SplitFile result() && {
        auto scanned = scanner_.take_diagnostics();
        diagnostics_.insert(diagnostics_.end(), scanned.begin(), scanned.end());
        sort_diagnostics(diagnostics_);
        return {source_, scanner_.take_text(), std::move(blocks_), std::move(diagnostics_)};
    }

    void read_line(Span line) {
        const auto head = head_of(line);
        if (!head) {
            if (clause_ && scanner_.in_quote())
                end_clause();  // a blank line is never inside a quote
            return;
        }
        if (clause_ && continues_clause(*head)) {
            scanner_.read_line({head->first, line.end});
            return;
        }
        end_clause();
        if (is_end(*head)) {
            read_end(*head);
        } else {
            begin_clause(*head);
        }
    }

    /// Nothing for a line that is blank or a comment.
    [[nodiscard]] std::optional<LineHead> head_of(Span line) const {
        LineHead head;
        head.line = line;
        head.first = line.begin;
        for (; head.first < line.end && is_blank(written_[head.first]); ++head.first) {
            const bool tab = written_[head.first] == U'\t';
            head.indent = tab ? (head.indent / kTabStop + 1) * kTabStop : head.indent + 1;
        }
        if (head.first == line.end) return std::nullopt;
        const bool in_quote = clause_ && scanner_.in_quote();
        if (!in_quote && scanner_.begins_comment(head.first, head.first)) return std::nullopt;
        read_word(head);
        return head;
    }

    void read_word(LineHead& head) const {
        auto end = head.first;
        const auto in_word = [&](char32_t c) { return continues_identifier(c) || c == U'-'; };
        if (begins_identifier(written_[head.first])) {
            while (end < head.line.end && in_word(written_[end])) ++end;
        }
        head.word = {head.first, end};
        head.text = source_->utf8(head.word);
        auto next = end;
        while (next < head.line.end && is_blank(written_[next])) ++next;
        const bool ends = next == head.line.end || scanner_.begins_comment(next, head.first);
        head.next = ends ? U'\0' : ascii_twin(written_[next]);
        head.spaced = ends || next > end;
    }

    [[nodiscard]] static bool is_end(const LineHead& head) {
        return head.text == "end" && head.spaced;
    }

    [[nodiscard]] static bool is_language_line(const LineHead& head) {
        const bool tag = head.text.size() <= 3 || head.text.find('-') != std::string::npos;
        return !head.text.empty() && tag && head.next == U':';
    }

    /// A line that begins a clause whatever its indent.
    [[nodiscard]] bool begins_clause_of_block(const LineHead& head) const {
        if (!block_ || block_->keyword == nullptr) return false;
        if (block_->keyword->has_languages && is_language_line(head)) return true;
        return is_clause_of(*block_->keyword, head.text) && head.spaced && head.next != U',' &&
               head.next != U'\0';
    }

    [[nodiscard]] bool continues_clause(const LineHead& head) const {
        if (is_end(head) && head.next == U'\0') return false;
        if (in_header_ && block_->keyword != nullptr && block_->keyword->has_end) return false;
        const bool deeper = head.indent > clause_->indent;
        if (scanner_.in_quote()) return deeper;
        const char32_t c = ascii_twin(written_[head.first]);
        if (scanner_.in_brackets()) return deeper || c == U')' || c == U']' || c == U'|';
        if (begins_clause_of_block(head)) return false;
        if (deeper) return true;
        return scanner_.ends_with_comma() && !begins_block(head);
    }

    [[nodiscard]] static bool begins_block(const LineHead& head) {
        return head.spaced && block_keyword(head.text) != nullptr;
    }

    void begin_clause(const LineHead& head) {
        const bool single_is_over =
            block_ && block_->keyword != nullptr && !block_->keyword->has_end;
        if (begins_block(head) || single_is_over || stands_behind_complete_block(head) ||
            begins_misspelt_block(head))
            end_block(head.word);
        in_header_ = !block_;
        if (in_header_) begin_block(head);
        clause_ = Clause{{head.first, head.first}, head.word, head.indent, false};
        const bool has_entries = block_->keyword != nullptr && block_->keyword->has_languages;
        scanner_.begin_clause(head.first, has_entries);
        scanner_.read_line({head.first, head.line.end});
    }

    /// `Rule x: code y` behind a code of one line is a misspelt statement, not a clause of the
    /// code.
    [[nodiscard]] bool stands_behind_complete_block(const LineHead& head) const {
        return block_ && block_->keyword != nullptr && block_->keyword->has_end &&
               is_complete_without_end() && head.indent <= block_->header.indent &&
               !is_clause_of(*block_->keyword, head.text) && !is_language_line(head);
    }

    /// `Rule x: code y` as far left as the block before it, which lacks its `end`.
    [[nodiscard]] bool begins_misspelt_block(const LineHead& head) const {
        if (!block_ || block_->keyword == nullptr || head.indent > block_->header.indent ||
            is_clause_of(*block_->keyword, head.text) || head.next == U'\0')
            return false;
        std::vector<std::string> known{"end"};
        for (const auto& block : block_keywords()) known.emplace_back(block.word);
        const auto meant = only_near_name(head.text, known);
        return meant && *meant != "end";
    }

    void begin_block(const LineHead& head) {
        block_.emplace();
        block_->keyword = head.spaced ? block_keyword(head.text) : nullptr;
        if (block_->keyword != nullptr) return;
        block_->broken = true;
        diagnostics_.push_back(unknown_statement(head));
    }

    void end_clause() {
        if (!clause_) return;
        scanner_.end_clause();
        clause_->span.end = scanner_.end();
        clause_->broken = scanner_.broken();
        if (in_header_) {
            block_->header = *clause_;
        } else {
            block_->clauses.push_back(*clause_);
        }
        in_header_ = false;
        clause_.reset();
    }

    /// `where`: what follows the block without `end`.
    void end_block(Span where) {
        if (!block_) return;
        const auto* keyword = block_->keyword;
        if (keyword != nullptr && keyword->has_end && !is_complete_without_end()) {
            diagnostics_.push_back(missing_end(where));
            block_->broken = true;
        }
        close_block();
    }

    /// A code by itself, and a lexicon that is made from others, need no `end`.
    [[nodiscard]] bool is_complete_without_end() const {
        if (!block_->clauses.empty()) return false;
        if (block_->keyword->word == "code") return true;
        const Span header = block_->header.span;
        const auto written = written_.substr(header.begin, header.end - header.begin);
        return block_->keyword->word == "lexicon" && written.find_first_of(U"=＝") != written.npos;
    }

    void close_block() {
        blocks_.push_back(*std::move(block_));
        block_.reset();
    }

    void read_end(const LineHead& head) {
        const bool single = block_ && block_->keyword != nullptr && !block_->keyword->has_end;
        if (single) end_block(head.word);
        if (!block_) {
            auto diagnostic = diagnose(source_, "stray_end", head.word, "`end` closes nothing");
            diagnostic.remedies.push_back(
                "Remove it. `pack` and `use` are one line, without `end`.");
            diagnostics_.push_back(std::move(diagnostic));
            return;
        }
        if (head.next != U'\0') diagnostics_.push_back(text_after_end(head));
        close_block();
    }

    [[nodiscard]] Diagnostic text_after_end(const LineHead& head) const {
        auto diagnostic = diagnose(source_, "text_after_end", {head.word.end, head.line.end},
                                   "`end` stands alone on its line", "more text");
        // The label points at the text, not at the blanks before it.
        auto& span = diagnostic.labels.front().span;
        while (span.begin < span.end && is_blank(written_[span.begin])) ++span.begin;
        diagnostic.remedies.push_back("Write only `end`, and what follows on a line of its own.");
        diagnostic.patch = Patch{{span.begin, span.begin}, "# "};
        return diagnostic;
    }

    [[nodiscard]] Diagnostic missing_end(Span where) const {
        const auto name = glimpse(*source_, block_->header.span);
        auto diagnostic = diagnose(
            source_, "missing_end", where, fmt::format("`{}` has no `end`", name),
            where.begin < where.end ? "`end` is missing before this" : "`end` is missing here");
        diagnostic.labels.push_back({source_, block_->header.first_word, "the block begins here"});
        diagnostic.remedies.push_back("Put `end` on a line of its own behind the last clause.");
        diagnostic.patch = added_end();
        return diagnostic;
    }

    /// `end` below the last clause; nothing where that is a misspelt `end`.
    [[nodiscard]] std::optional<Patch> added_end() const {
        const auto& last = block_->clauses.empty() ? block_->header : block_->clauses.back();
        if (last.span == last.first_word && nearest_name(source_->utf8(last.span), {"end"}))
            return std::nullopt;
        const Span line = source_->line(source_->locate(last.span.end).line);
        const bool windows = line.end < written_.size() && written_[line.end] == U'\r';
        const std::string indent(block_->header.indent, ' ');
        return Patch{{line.end, line.end}, (windows ? "\r\n" : "\n") + indent + "end"};
    }

    [[nodiscard]] Diagnostic unknown_statement(const LineHead& head) const {
        const bool has_word = head.word.end > head.word.begin;
        const Span span = has_word ? head.word : Span{head.first, head.first + 1};
        auto diagnostic = diagnose(source_, "unknown_statement", span,
                                   fmt::format("`{}` begins no statement", source_->utf8(span)));
        std::vector<std::string> known;
        for (const auto& block : block_keywords()) known.emplace_back(block.word);
        if (const auto* block = block_with_clause(head.text)) {
            diagnostic.remedies.push_back(fmt::format(
                "`{}` is a clause: it stands between `{} …` and `end`.", head.text, block->word));
        } else if (const auto nearest = nearest_name(head.text, known)) {
            diagnostic.remedies.push_back(fmt::format("did you mean `{}`?", *nearest));
            if (only_near_name(head.text, known)) diagnostic.patch = Patch{span, *nearest};
        } else {
            diagnostic.remedies.push_back(
                "A statement begins with `pack`, `use`, `code`, `lexicon`, `context`, `rule`, "
                "`document`, `corpus`, `choose` or `extend`; a comment begins with `#`.");
        }
        return diagnostic;
    }

    std::shared_ptr<const Source> source_;
    std::u32string_view written_;
    ClauseScanner scanner_;
    Diagnostics diagnostics_;
    std::vector<Block> blocks_;
    std::optional<Block> block_;
    std::optional<Clause> clause_;
    bool in_header_ = false;
};

}  // namespace

SplitFile split_statements(std::shared_ptr<const Source> source) {
    return Splitter(source).split();
}

SplitFile split_single_clause(std::shared_ptr<const Source> source) {
    return Splitter(source).split_single();
}

}  // namespace topos
