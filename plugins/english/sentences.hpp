#pragma once
/// Sentences after UAX #29 (SB4 to SB11), tailored for prose as found:
///
///   a sentence ends behind . ! ? … and the quotes and brackets that close there, if a blank
///   follows not behind a full stop if the next letter is lower case (SB8), behind an initial (J.
///   Smith), an abbreviation (Dr.)
#include <string_view>
#include <topos/plugin.hpp>

namespace topos::english {

void cut_sentences(std::string_view text, plugin::SegmentWriter& out);

}  // namespace topos::english
