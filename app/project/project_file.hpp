#pragma once
/// topos.yaml: a run written down, so that it can be repeated and shared. keys.cpp lists what may
/// stand there.
#include <string>

#include "app/command_line/options.hpp"
#include "app/failure.hpp"
#include "grammar/expected.hpp"

namespace topos::app {

/// `name`: of the file, as the user typed it; paths in it are relative to its folder and come back
/// with that folder before them. Every mistake of the file is reported at once.
[[nodiscard]] expected<CodeOptions, Failure> parse_project(const std::string& text,
                                                           const std::string& name);

/// From the disk. `place`: a folder with topos.yaml, or the file.
[[nodiscard]] expected<CodeOptions, Failure> read_project(const std::string& place);

}  // namespace topos::app
