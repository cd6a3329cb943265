#pragma once
#include <string>
#include <vector>

namespace topos {

struct Metadatum {
    std::string name;
    std::string value;
};

/// A text to be coded, as it was found: line breaks, blanks and marks are those of the original.
/// Never changed after it was read; every offset that reaches a user counts code points of `text`.
struct Document {
    std::string name;      ///< path relative to the folder given, or the record's id
    std::string text;      ///< well-formed UTF-8, without byte order mark
    std::string encoding;  ///< what it was decoded from
    std::vector<Metadatum> metadata;
};

}  // namespace topos
