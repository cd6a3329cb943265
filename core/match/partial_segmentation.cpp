#include "core/match/partial_segmentation.hpp"

#include <algorithm>

#include "core/text/characters.hpp"

namespace topos {

namespace {

std::uint32_t bytes_of(char32_t c) { return c < 0x80 ? 1 : c < 0x800 ? 2 : c < 0x10000 ? 3 : 4; }

template <class Stop>
std::uint32_t walk_back(std::string_view text, std::uint32_t at, Stop&& stops_behind) {
    while (at > 0) {
        const auto character = last_character(text.substr(0, at));
        if (stops_behind(character.code_point, at)) return at;
        at -= static_cast<std::uint32_t>(character.bytes);
    }
    return 0;
}

template <class Stop>
std::uint32_t walk_on(std::string_view text, std::uint32_t at, Stop&& stops_before) {
    while (at < text.size()) {
        const auto character = first_character(text.substr(at));
        if (stops_before(character.code_point, at)) return at;
        at += static_cast<std::uint32_t>(character.bytes);
    }
    return at;
}

}  // namespace

Stretch run_around(std::string_view text, std::uint32_t at, const CharacterClasses& classes) {
    const auto separates = [&](char32_t c, std::uint32_t) {
        return (classes(c) & CharacterClasses::kSeparator) != 0;
    };
    return {walk_back(text, at, separates), walk_on(text, at, separates)};
}

namespace {

/// Met from behind: a beginner, blanks before it, what closes before them, 。 before that.
class Backwards {
  public:
    /// True where the text may be cut behind this character, at the last beginner.
    bool cuts_behind(unsigned kind) {
        if (state_ != State::none && (kind & CharacterClasses::kStrongEnd) != 0) return true;
        if ((kind & CharacterClasses::kBeginner) != 0) {
            state_ = State::beginner;
        } else if ((kind & CharacterClasses::kBlank) != 0) {
            if (state_ == State::closed) state_ = State::none;
        } else if ((kind & CharacterClasses::kCloser) != 0) {
            if (state_ == State::beginner) state_ = State::closed;
        } else {
            state_ = State::none;
        }
        return false;
    }

  private:
    enum class State { none, beginner, closed };
    State state_ = State::none;
};

class Forwards {
  public:
    /// True where the text may be cut before this character.
    bool cuts_before(unsigned kind) {
        if (state_ != State::none && (kind & CharacterClasses::kBeginner) != 0) return true;
        if ((kind & CharacterClasses::kStrongEnd) != 0) {
            state_ = State::ended;
        } else if ((kind & CharacterClasses::kBlank) != 0) {
            if (state_ == State::ended) state_ = State::blank;
        } else if ((kind & CharacterClasses::kCloser) == 0 || state_ == State::blank) {
            state_ = State::none;
        }
        return false;
    }

  private:
    enum class State { none, ended, blank };
    State state_ = State::none;
};

}  // namespace

Stretch stretch_around(std::string_view text, std::uint32_t at, const CharacterClasses& classes) {
    std::uint32_t beginner = at;
    Backwards backwards;
    backwards.cuts_behind(classes(first_character(text.substr(at)).code_point));
    const std::uint32_t cut = walk_back(text, at, [&](char32_t c, std::uint32_t place) {
        if (backwards.cuts_behind(classes(c))) return true;
        if ((classes(c) & CharacterClasses::kBeginner) != 0) beginner = place - bytes_of(c);
        return false;
    });
    Forwards forwards;
    const std::uint32_t end = walk_on(
        text, at, [&](char32_t c, std::uint32_t) { return forwards.cuts_before(classes(c)); });
    return {cut > 0 ? beginner : 0, end};
}

Stretch stretch_of_kinds(std::span<const std::uint8_t> kinds, std::uint32_t at) {
    std::uint32_t beginner = at;
    Backwards backwards;
    backwards.cuts_behind(kinds[at]);
    std::uint32_t cut = at;
    for (; cut > 0 && !backwards.cuts_behind(kinds[cut - 1]); --cut) {
        if ((kinds[cut - 1] & CharacterClasses::kBeginner) != 0) beginner = cut - 1;
    }
    Forwards forwards;
    std::uint32_t end = at;
    while (end < kinds.size() && !forwards.cuts_before(kinds[end])) ++end;
    return {cut > 0 ? beginner : 0, end};
}

void PartialSegmentation::clear() {
    segmentation_.token_count = 0;
    segmentation_.sentence_count = 0;
    begin_sentence(0);
}

void PartialSegmentation::release(const Mark& mark) {
    segmentation_.token_count = mark.words;
    segmentation_.sentence_count = mark.sentences;
}

void PartialSegmentation::begin_sentence(std::uint32_t at) {
    const std::size_t count = segmentation_.sentence_count;
    if (count > 0 && segmentation_.sentence_begin[count - 1] >= at) return;
    segmentation_.sentence_begin.resize(std::max(segmentation_.sentence_begin.size(), count + 1));
    segmentation_.sentence_begin[count] = at;
    ++segmentation_.sentence_count;
}

void PartialSegmentation::append_words(std::uint32_t offset) {
    const std::size_t count = segmentation_.token_count;
    const std::size_t needed = count + part_.token_count;
    if (segmentation_.token_begin.size() < needed) {
        segmentation_.token_begin.resize(2 * needed);
        segmentation_.token_end.resize(2 * needed);
    }
    for (std::size_t i = 0; i < part_.token_count; ++i) {
        segmentation_.token_begin[count + i] = part_.token_begin[i] + offset;
        segmentation_.token_end[count + i] = part_.token_end[i] + offset;
    }
    segmentation_.token_count = needed;
}

expected<void, Diagnostic> PartialSegmentation::add_words(std::string_view text, const Stretch& run,
                                                          LanguageBackend& backend) {
    if (auto done = backend.segment(text.substr(run.begin, run.end - run.begin), part_); !done)
        return done;
    append_words(run.begin);
    return {};
}

expected<void, Diagnostic> PartialSegmentation::add_stretch(std::string_view text,
                                                            const Stretch& stretch,
                                                            LanguageBackend& backend) {
    if (auto done = add_words(text, stretch, backend); !done) return done;
    for (std::size_t i = 0; i < part_.sentence_count; ++i)
        begin_sentence(part_.sentence_begin[i] + stretch.begin);
    return {};
}

}  // namespace topos
