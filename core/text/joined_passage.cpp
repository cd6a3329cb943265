#include <algorithm>

#include "core/text/structure.hpp"

namespace topos {

const Passage& JoinedPassage::join(std::span<const Passage> passages) {
    text_.clear();
    joins_.clear();
    structure_ = {};
    for (std::size_t i = 0; i < passages.size(); ++i)
        add(passages[i], i > 0 && passages[i].paragraph == passages[i - 1].paragraph);
    passage_ = {text_, passages.empty() ? 0 : passages.front().origin, joins_, 0};
    return passage_;
}

void JoinedPassage::add(const Passage& passage, bool goes_on) {
    if (!text_.empty()) text_ += kParagraphSeparator;
    const auto begin = static_cast<std::uint32_t>(text_.size());
    text_ += passage.text;
    const auto end = static_cast<std::uint32_t>(text_.size());
    joins_.push_back({begin, passage.origin});
    for (const Join& join : passage.joins) joins_.push_back({begin + join.analysed, join.original});
    if (goes_on) {
        structure_.paragraphs.back().end = end;
    } else {
        structure_.paragraphs.push_back({begin, end});
    }
}

}  // namespace topos
