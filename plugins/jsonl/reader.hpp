#pragma once
#include <topos/plugin.hpp>

namespace topos::jsonl {

/// One JSON object a line is one document. What is not the text or the id is metadata: single
/// values as text, nested ones as compact JSON. A line that cannot be read is left out with a
/// warning.
struct JsonlReader {
    static void read(plugin::ByteSource& source, std::string_view file_name,
                     const plugin::Options& options, plugin::DocumentSink& documents);
};

}  // namespace topos::jsonl
