#pragma once
/// Builds the double-array trie of dictionary_file.hpp. Run by the build, never by users.
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

#include "dictionary_file.hpp"

namespace topos::chinese {

/// A word as character codes, none 0, and the index of its probability, which is not 0.
using CodedWord = std::pair<std::u16string, std::uint32_t>;

/// `words`: sorted, each once. `codes`: all codes are less. The same nodes from every build.
[[nodiscard]] std::vector<DictionaryNode> double_array(const std::vector<CodedWord>& words,
                                                       std::uint32_t codes);

}  // namespace topos::chinese
