#pragma once
/// A rule file of a dictionary: one code and one lexicon for each category.
#include "app/import/category.hpp"

namespace topos::app {

struct PackOrigin {
    std::string file;      ///< the name of the dictionary file
    std::string sha256;    ///< of its bytes
    std::string format;    ///< "LIWC"
    std::string pack;      ///< name of the pack: an identifier
    std::string language;  ///< of all words; empty: by script
};

struct WrittenPack {
    std::string text;               ///< of the rule file
    std::vector<LeftOut> left_out;  ///< by the reader, then by the writer
    std::size_t codes = 0;
    std::size_t entries = 0;
};

/// `line 3: `ban 7`: the number 7 is not in the legend`
[[nodiscard]] std::string described(const LeftOut& left_out);

/// Words are found as quanteda finds them (`nested_scope = "key"`): in any capitals, without
/// inflections; where words and phrases of one category cover each other, the longest counts once.
/// A phrase with a glob among its words cannot be an entry, so its category gets a rule.
[[nodiscard]] WrittenPack write_pack(const Imported& imported, const PackOrigin& origin);

}  // namespace topos::app
