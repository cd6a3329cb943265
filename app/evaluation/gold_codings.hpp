#pragma once
/// The codings of human coders, from a table.
#include <map>
#include <string>
#include <vector>

#include "app/failure.hpp"
#include "core/evaluation/input.hpp"

namespace topos::app {

/// A row of the table, as a coding with what the coder quoted.
struct GoldCoding {
    evaluation::EvaluatedCoding coding;
    std::string quoted;      ///< column `text`; empty: not given
    std::uint64_t line = 0;  ///< of the file, from 1
};

struct GoldCodings {
    /// By document, in the order of the file. A document with a row but without a code was read,
    /// and nothing was found in it.
    std::map<std::string, std::vector<GoldCoding>> documents;
};

/// Columns `document`, `begin`, `end`, `code`; perhaps `status`, `text`, and `NAME_begin` with
/// `NAME_end` for the words of a role. Offsets count code points of the original text, half open.
[[nodiscard]] expected<GoldCodings, Failure> read_gold_codings(const std::string& path);

/// Names in the column `document` of a table, of the rows in which each `column=value` holds.
[[nodiscard]] expected<std::vector<std::string>, Failure> read_document_list(
    const std::string& path, const std::vector<std::string>& where);

}  // namespace topos::app
