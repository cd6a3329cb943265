#pragma once
/// Reads one input with a reader plugin. The plugin pushes documents; DocumentSource turns that
/// into pulling. What comes from the plugin is checked before anybody sees it.
#include <functional>

#include "app/host/byte_source.hpp"
#include "app/host/plugin_options.hpp"
#include "app/host/plugin_registry.hpp"
#include "core/text/document.hpp"

namespace topos {

/// What a reading gives, in the order of the input, on the thread that reads.
struct ReadingCallbacks {
    std::function<bool(Document)> take;       ///< false: stop reading
    std::function<void(Diagnostic)> trouble;  ///< a record left out, an empty document
};

struct ReadingRequest {
    std::string name;           ///< of the input, as the user knows it; names its documents
    std::string record_prefix;  ///< put before the names that records give themselves
    PluginOptions options;
};

/// Returns when the input is at its end, or when `take` or the source asked to stop (no error
/// then). An error: the input cannot be read (further).
[[nodiscard]] expected<void, Diagnostic> read_documents(const ReaderPlugin& reader,
                                                        ByteSource& source,
                                                        const ReadingRequest& request,
                                                        const ReadingCallbacks& callbacks);

}  // namespace topos
