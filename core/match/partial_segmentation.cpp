#include "core/match/partial_segmentation.hpp"

#include <algorithm>

#include "core/text/characters.hpp"

namespace topos {

namespace {

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

Stretch StretchReader::around(const Place& place) {
    while (next_ < cuts_.size() && cuts_[next_] <= place.begin) ++next_;
    std::size_t after = next_;
    while (after < cuts_.size() && cuts_[after] < place.end) ++after;
    return {next_ == 0 ? 0 : cuts_[next_ - 1], after == cuts_.size() ? end_ : cuts_[after]};
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
