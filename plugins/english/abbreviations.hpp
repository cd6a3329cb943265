#pragma once
/// Full stops that shorten a word and end no sentence.
///
///   titles (Dr.), and words that lead on (e.g., cf.)      never end a sentence
///   numbered things (No., p., fig.)                       not before a number
///   initials and abbreviations that may stand last        not, unless a word that often begins a
///   (J., U.S., Ph.D., etc., Inc.)                         sentence follows (The, He, In, …)
///
/// The last is the orthographic heuristic of Kiss and Strunk, "Unsupervised Multilingual Sentence
/// Boundary Detection" (2006), with a fixed list of sentence starters. `I.` alone is the pronoun.
#include <string_view>

namespace topos::english {

/// The word before the full stop at byte `stop` is shortened. What follows the full stop's blanks
/// begins at byte `next`.
[[nodiscard]] bool is_abbreviation(std::string_view text, std::size_t stop, std::size_t next);

}  // namespace topos::english
