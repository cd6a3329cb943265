#pragma once
/// The evidence of a coding as one value of the store: a JSON array of
/// `[entry, role or null, begin, end, "words"]`. One value, as rows of their own would make up half
/// of the store and of the time that writing it takes; the view `segment_evidence` gives rows.
#include <string>
#include <string_view>
#include <vector>

#include "core/coding/coding.hpp"
#include "core/text/document.hpp"

namespace topos::app {

void append_evidence_json(const Document& document, const std::vector<Evidence>& evidence,
                          std::string& out);

struct StoredEvidence {
    Evidence evidence;  ///< without bytes
    std::string text;
};

/// Throws SqliteError where it is not what evidence_json() writes.
[[nodiscard]] std::vector<StoredEvidence> read_evidence_json(std::string_view json);

}  // namespace topos::app
