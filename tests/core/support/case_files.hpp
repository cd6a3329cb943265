#pragma once
/// Case files: rules, then texts with what is coded in them, marked as a reader would mark it.
///
///     <rule files; a second one begins behind `--- file other.topos`>
///     --- text                     (`--- text zh` reads it in that language; `crlf` puts CRLF for
///     line breaks) | The app never banned you. |     ^^^^^^^^^^^^^^^^  app_punishes denied | ^^^
///     agent |               ^^^^^^  act
///
/// Carets stand under the line of text they are about, column by column as a terminal shows it (a
/// Chinese character takes two columns, a combining mark none). A rule's name begins a coding, with
/// its status if it is not asserted and its score if that is not 1; roles follow. What began on a
/// line before has `…` before its name. A line with `!` is a warning.
#include <string>
#include <string_view>

namespace topos::test {

/// What the case file should say, given what the engine does: the same text where all is as marked.
[[nodiscard]] std::string rewritten_case(std::string_view case_text);

}  // namespace topos::test
