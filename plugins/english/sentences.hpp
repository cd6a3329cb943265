#pragma once
/// Sentences by UAX #29 (SB6 to SB11), tailored for prose as found:
///
///   a sentence ends behind its marks, closing quotes and brackets, and blanks
///   not where the next letter is lower case after a full stop (SB8) or a comma, colon, dash follows (SB8a)
///   tailored: a blank must follow the marks (example.com?q=Topos); no end behind an initial (J. Smith) or an abbreviation
///   (Dr.); none behind a quotation that goes on in lower case ("No!" he said); the ellipsis of one character ends no sentence, as in UAX #29, three full stops may
#include <string_view>

#include <topos/plugin.hpp>

namespace topos::english {

/// Byte offsets where sentences begin, the first 0, into `out`.
void cut_sentences(std::string_view text, plugin::SegmentWriter& out);

}  // namespace topos::english
