#pragma once
#include <topos/plugin.hpp>

namespace topos::csv {

/// One row is one document; the first row has the names of the columns. What is not the text or the
/// id is metadata. A row that cannot be read is left out with a warning.
struct CsvReader {
    static void read(plugin::ByteSource& source, std::string_view file_name,
                     const plugin::Options& options, plugin::DocumentSink& documents);
};

}  // namespace topos::csv
