#pragma once
/// The documents that a run coded, read again: the store keeps coded passages, not whole texts.
#include "app/input/documents.hpp"
#include "app/store/store_reader.hpp"
#include "core/text/document.hpp"

namespace topos::app {

/// Calls `take` for each document that is read again with the text that was coded, until it says
/// false. `inputs` stand in for those that the run read (they are relative to the folder in which
/// it was started); empty: those. A document whose text has changed since, or is not there any
/// more, is reported.
struct RereadDocuments {
    Diagnostics troubles;
    std::uint64_t read = 0;
};
using TakeDocument = std::function<bool(const Document&)>;
[[nodiscard]] expected<RereadDocuments, Failure> read_again(const StoreReader& store,
                                                            const std::vector<InputSpec>& inputs,
                                                            PluginRegistry& plugins,
                                                            const std::atomic<bool>& stop,
                                                            const TakeDocument& take);

/// The inputs as the run was told them, and the language that was asked for.
struct RunInputs {
    std::vector<InputSpec> inputs;
    std::vector<std::string> rules;
    std::string language;
};
[[nodiscard]] RunInputs inputs_of(const StoredRun& run);

}  // namespace topos::app
