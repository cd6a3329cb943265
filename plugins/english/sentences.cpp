#include "sentences.hpp"

#include "abbreviations.hpp"

namespace topos::english {

void Sentences::cut(std::string_view text, plugin::SegmentWriter& out) {
    if (text.empty()) return;
    text_ = text;
    candidates_.mark<EndBytes>(text);
    out.sentence(0);
    for (std::size_t at = candidates_.next(0); at < text.size(); at = candidates_.next(at)) {
        if (!is_end(at)) {
            ++at;
            continue;
        }
        const Ending ending = ending_at(at);
        if (ending.blanks_end < text.size() && ends_sentence(ending))
            out.sentence(ending.blanks_end);
        at = ending.marks_end;
    }
}

/// The kind of the character at `at`, which moves behind it.
SentenceKind Sentences::take(std::size_t& at) const {
    const DecodedCharacter c = character_at(text_, at);
    at += c.bytes;
    return characters_.sentence_kind(c.code_point);
}

bool Sentences::is_end(std::size_t at) const {
    const SentenceKind kind = take(at);
    return kind == SentenceKind::full_stop || kind == SentenceKind::end;
}

/// Behind the characters from `at` on that are wanted, and the invisible ones among them (SB5).
template <class Wanted>
std::size_t Sentences::skip(std::size_t at, Wanted&& wanted) const {
    while (at < text_.size()) {
        std::size_t behind = at;
        const SentenceKind kind = take(behind);
        if (kind != SentenceKind::invisible && !wanted(kind, at)) return at;
        at = behind;
    }
    return at;
}

/// What stands from the sentence end at `at` on.
Sentences::Ending Sentences::ending_at(std::size_t at) const {
    Ending ending;
    ending.marks_end = skip(at, [&](SentenceKind kind, std::size_t place) {
        if (kind != SentenceKind::full_stop && kind != SentenceKind::end) return false;
        ending.full_stop = kind == SentenceKind::full_stop;
        ending.ascii = static_cast<unsigned char>(text_[place]) < 0x80;
        return true;
    });
    ending.close_end = skip(ending.marks_end, [](SentenceKind kind, std::size_t) {
        return kind == SentenceKind::close;
    });
    ending.blanks_end = skip(ending.close_end, [](SentenceKind kind, std::size_t) {
        return kind == SentenceKind::blank;
    });
    return ending;
}

bool Sentences::ends_sentence(const Ending& ending) const {
    const bool blank = ending.blanks_end > ending.close_end;
    if (!blank && (ending.ascii || ending.full_stop)) return false;
    if (is_continued(ending.blanks_end)) return false;
    const bool closed = ending.close_end > ending.marks_end;
    if (!ending.full_stop && !closed) return true;
    if (goes_on_in_lower_case(ending.blanks_end)) return false;
    if (!ending.full_stop || closed) return true;
    return !is_abbreviation(text_, ending.marks_end - 1, ending.blanks_end);
}

/// SB8a: a comma, colon or dash, or another sentence end, follows.
bool Sentences::is_continued(std::size_t at) const {
    if (at == text_.size()) return false;
    const SentenceKind kind = take(at);
    return kind == SentenceKind::goes_on || kind == SentenceKind::end ||
           kind == SentenceKind::full_stop;
}

/// SB8: the next letter, past anything that is neither letter nor sentence end, is lower case.
bool Sentences::goes_on_in_lower_case(std::size_t at) const {
    while (at < text_.size()) {
        const SentenceKind kind = take(at);
        if (kind == SentenceKind::lower) return true;
        if (kind == SentenceKind::letter || kind == SentenceKind::full_stop ||
            kind == SentenceKind::end)
            return false;
    }
    return false;
}

}  // namespace topos::english
