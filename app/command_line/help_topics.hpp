#pragma once
/// `topos help TOPIC`: what a code such as T0201 means, or how a command is used.
#include <string>
#include <string_view>
#include <vector>

#include "app/failure.hpp"
#include "grammar/expected.hpp"

namespace topos::app {

/// Does the word look like the code of a diagnostic (a T, in either case, and a digit)?
[[nodiscard]] bool is_diagnostic_code(std::string_view topic);

/// The page of a diagnostic, laid out for a terminal. Case does not matter. Fails for a code that
/// does not exist: with the nearest, and what the groups are about.
[[nodiscard]] expected<std::string, Failure> help_on_diagnostic(std::string_view code);

/// A topic that is neither a code nor one of `commands`.
[[nodiscard]] Failure unknown_topic(const std::string& topic,
                                    const std::vector<std::string>& commands);

}  // namespace topos::app
