#pragma once
/// From the bytes of a dictionary file to its categories: which format, which encoding.
#include "app/import/category.hpp"

namespace topos::app {

struct ReadDictionary {
    Imported content;
    std::string format;  ///< "LIWC"
};

/// The format follows from how `name` ends: .dic LIWC, .cat WordStat, .ykd and .lcd Yoshikoder,
/// .lc3 Lexicoder, .yml, .yaml and .json quanteda, .csv and .tsv a table, .qdc a REFI-QDA codebook.
/// `encoding`: as ICU names it; empty: found out, or refused.
[[nodiscard]] expected<ReadDictionary, Unreadable> read_dictionary(const std::string& name,
                                                                   const std::string& bytes,
                                                                   const std::string& encoding);

}  // namespace topos::app
