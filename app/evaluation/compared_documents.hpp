#pragma once
/// Brings a run and a human coding of its documents together.
#include "app/coding/coding_run.hpp"
#include "app/coding/rule_set.hpp"
#include "app/command_line/options.hpp"
#include "app/console/console.hpp"
#include "app/evaluation/gold_codings.hpp"
#include "core/evaluation/input.hpp"

namespace topos::app {

struct ComparedDocuments {
    std::vector<evaluation::EvaluatedDocument> documents;  ///< in the order of the run
    std::vector<std::string> texts;                        ///< of them, as decoded
    Diagnostics troubles;
    std::uint64_t unread = 0;  ///< documents of the run that no coder read: left out
};

[[nodiscard]] expected<ComparedDocuments, Failure> compared_documents(
    const EvaluateOptions& options, const Environment& environment);

}  // namespace topos::app
