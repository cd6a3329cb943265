#pragma once
/// One run over a corpus: documents in, store and files out. What `topos code` and `topos run` do.
#include <atomic>

#include "app/coding/rule_set.hpp"
#include "app/coding/tally.hpp"
#include "app/command_line/options.hpp"
#include "app/console/console.hpp"
#include "app/input/documents.hpp"

namespace topos::app {

/// What every command works with; owned by main.
struct Environment {
    Console& console;
    PluginRegistry& plugins;
    const std::atomic<bool>& stop;
};

/// As many as the machine has, where none were asked for.
[[nodiscard]] unsigned thread_count(unsigned asked);

struct CodingRunResult {
    RunTally tally;
    std::uint64_t bytes = 0;   ///< of documents' texts
    std::uint64_t losses = 0;  ///< documents or records that could not be read or coded
    std::uint64_t warnings = 0;
    std::vector<std::string> written;  ///< files
    std::chrono::nanoseconds elapsed{};
    bool interrupted = false;
    std::optional<Failure> failure;  ///< why it ended early; what was coded before is kept
};

/// `rules` has a program. Fails where nothing was coded.
[[nodiscard]] expected<CodingRunResult, Failure> run_coding(const CodeOptions& options,
                                                            const RuleSet& rules,
                                                            DocumentPlan documents,
                                                            const Environment& environment);

}  // namespace topos::app
