#pragma once
/// Sentences of Chinese text, one paragraph at a time:
///
///   。！？!?… and ｡ end one, with more of them and the quotes and brackets that close there, then
///   blanks
///   ! ? between two letters or digits of ASCII (example.com?q=1), and ． before a letter or digit
///   (３．５), end none
///   a full stop of ASCII ends one at the end of the text, or where a blank and then an upper-case
///   letter or an ideograph follows (not: Fig. 3)
///   ； ， ： end none
///
/// Behind 。！？, then ”’」』）》】, then blanks a letter or one of “‘「『（《【 always begins a
/// sentence: core relies on it (TOPOS_LANGUAGE_LOCAL_RUNS).
#include <cstdint>
#include <span>
#include <string_view>
#include <topos/plugin.hpp>

#include "dictionary.hpp"

namespace topos::chinese {

/// Marks with which a sentence may end.
[[nodiscard]] bool may_end_sentence(char32_t c);

/// `marks`: the bytes of all marks in the text for which may_end_sentence() holds, ascending.
void cut_sentences(std::string_view text, std::span<const std::uint32_t> marks,
                   const Dictionary& dictionary, plugin::SegmentWriter& out);

}  // namespace topos::chinese
