#include "core/match/regions.hpp"

#include <algorithm>

namespace topos {

namespace {

Region common_part(const Region& a, const Region& b) {
    return {std::max(a.begin, b.begin), std::min(a.end, b.end), std::max(a.first, b.first),
            std::min(a.last, b.last)};
}

}  // namespace

void Regions::begin(const SegmentedText& text, const PassageStructure& structure) {
    text_ = text;
    structure_ = &structure;
}

void Regions::add_overlapping(std::span<const PassageRange> ranges, const Region& sentence,
                              std::vector<Region>& out) const {
    auto range = std::ranges::upper_bound(ranges, sentence.begin, {}, &PassageRange::end);
    for (; range != ranges.end() && range->begin < sentence.end; ++range)
        out.push_back(text_.touched(range->begin, range->end));
}

void Regions::add(const CompiledRule& rule, std::uint32_t sentence,
                  std::span<const std::vector<FoundSegment>> found,
                  std::vector<Region>& out) const {
    const Region around = text_.sentence(sentence);
    switch (rule.scope) {
        case ast::Scope::sentence:
            out.push_back(around);
            return;
        case ast::Scope::quotation:
            return add_overlapping(structure_->quotations, around, out);
        case ast::Scope::paragraph:
        case ast::Scope::sentences:
            return add_overlapping(structure_->paragraphs, around, out);
        case ast::Scope::heading:
            return add_overlapping(structure_->headings, around, out);
        case ast::Scope::turn:
            return add_overlapping(structure_->turns, around, out);
        case ast::Scope::section:
            return add_overlapping(structure_->sections, around, out);
        case ast::Scope::document:
            out.push_back(text_.whole());
            return;
        case ast::Scope::rule:
            break;
    }
    if (rule.inside == kNone) return;
    for (const FoundSegment& segment : found[rule.inside]) {
        if (overlap(segment.words, around)) out.push_back(segment.words);
    }
}

Region Regions::whole_sentences_around(const Words& words) const {
    return hull(text_.sentence(text_.sentence_at(words.begin)),
                text_.sentence(text_.sentence_at(words.end - 1)));
}

Region Regions::sentences_around(const Words& words, const Region& region) const {
    return common_part(whole_sentences_around(words), region);
}

Region Regions::window_around(const Words& words, std::uint32_t sentences,
                              const Region& region) const {
    const std::uint32_t first = text_.sentence_at(words.begin);
    const std::uint32_t last = text_.sentence_at(words.end - 1);
    const std::uint32_t begin = last + 1 > sentences ? last + 1 - sentences : 0;
    const std::uint32_t end = std::min(first + sentences, text_.sentence_count()) - 1;
    return common_part(hull(text_.sentence(begin), text_.sentence(std::max(end, last))), region);
}

std::uint32_t Regions::sentence_count(const Words& words) const {
    return text_.sentence_at(words.end - 1) - text_.sentence_at(words.begin) + 1;
}

}  // namespace topos
