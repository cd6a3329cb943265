#pragma once
/// From the inputs that a user names to the files to read, in their order.
#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "app/command_line/options.hpp"
#include "grammar/diagnostic.hpp"

namespace topos::app {

/// One file, as the disk has it and as its document is called.
struct InputFile {
    std::filesystem::path path;
    std::string name;         ///< relative to the folder given, with `/`; of a file: its own name
    std::uint64_t bytes = 0;  ///< 0 where it is not known
    bool is_regular = false;  ///< false: a pipe, a device; or it cannot be looked at
    std::size_t input = 0;    ///< index of the InputSpec
};

struct InputFiles {
    std::vector<InputFile> files;
    Diagnostics troubles;           ///< inputs that are not there
    std::uint64_t passed_over = 0;  ///< files in folders whose names no reader claims
};

/// Files named stay in their order; a folder gives the files in it and in its folders, sorted
/// bytewise by name, whose extension is among `extensions` (all, where the input has a format).
/// Hidden files and folders in it are passed over, and so is what an earlier run wrote there.
[[nodiscard]] InputFiles find_input_files(const std::vector<InputSpec>& inputs,
                                          const std::vector<std::string>& extensions);

}  // namespace topos::app
