#pragma once
/// Sentences end behind 。！？!?… and the quotes and brackets that close there; behind a full stop
/// of ASCII only where a blank or the end follows. ； and ， end none.
#include <string_view>
#include <topos/plugin.hpp>

namespace topos::chinese {

void cut_sentences(std::string_view text, plugin::SegmentWriter& out);

}  // namespace topos::chinese
