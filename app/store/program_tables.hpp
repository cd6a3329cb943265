#pragma once
/// The tables that come from the rules: packs, codebook, rules, names; and the view that depends on
/// them.
#include "app/failure.hpp"
#include "app/store/sqlite.hpp"
#include "core/program/program.hpp"

namespace topos::app {

/// Throws SqliteError.
void write_program(Database& database, const Program& program);

/// One row per coding; a column for each role.
[[nodiscard]] std::string segments_view(std::span<const std::string> roles);

[[nodiscard]] Failure write_failure_of_store(const std::string& file);

}  // namespace topos::app
