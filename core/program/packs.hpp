#pragma once
#include "core/program/symbols.hpp"

namespace topos {

/// Fills packs, pack_languages and pack_of_file.
void assign_packs(std::span<const ast::File> files, const Languages& languages, Symbols& symbols,
                  Diagnostics& diagnostics);

}  // namespace topos
