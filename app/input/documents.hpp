#pragma once
/// The documents of a run: files with the readers that read them.
#include "app/failure.hpp"
#include "app/host/document_source.hpp"
#include "app/input/input_files.hpp"

namespace topos::app {

struct DocumentPlan {
    std::vector<DocumentInput> inputs;
    Diagnostics troubles;  ///< inputs that are not there, files that no reader can read
    std::uint64_t passed_over = 0;
    std::vector<std::string> shared_names;  ///< names that several files have: from two folders
    /// Known where each file is one document.
    std::optional<std::uint64_t> total_documents;
    std::optional<std::uint64_t> total_bytes;
};

/// Fails where nothing at all can be read, and on an option that no reader of its input takes.
[[nodiscard]] expected<DocumentPlan, Failure> plan_documents(const std::vector<InputSpec>& inputs,
                                                             PluginRegistry& plugins);

/// True for a trouble that means that a document, or a part of one, was not read.
[[nodiscard]] bool is_loss(const Diagnostic& trouble);

}  // namespace topos::app
