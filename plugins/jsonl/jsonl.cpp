/// The plugin's entry: what it offers.
#include "plugins/jsonl/exporter.hpp"
#include "plugins/jsonl/reader.hpp"

namespace topos::jsonl {

namespace {

constexpr const char* kExtensions[] = {".jsonl", ".ndjson", nullptr};
constexpr const char* kReaderOptions[] = {"text", "id", "encoding", nullptr};
constexpr const char* kExporterOptions[] = {nullptr};

constexpr topos_reader kReader = plugin::reader<JsonlReader>(
    {.format = "jsonl",
     .extensions = kExtensions,
     .options = kReaderOptions,
     .help =
         "text: the field with the text (text); id: the field that names the document (id), else "
         "the number of the line; encoding: of the file, if it is not UTF-8"});

constexpr topos_exporter kExporter =
    plugin::exporter<JsonlExporter>({.format = "jsonl",
                                     .extension = ".jsonl",
                                     .options = kExporterOptions,
                                     .help = "one coding a line; offsets count code points"});

constexpr topos_interface kInterfaces[] = {plugin::offers(kReader), plugin::offers(kExporter)};

}  // namespace

}  // namespace topos::jsonl

extern "C" const topos_plugin_entry topos_plugin_entry_v1 =
    topos::plugin::entry({.id = "org.topos.jsonl", .version = "0.1.0", .licence = "Apache-2.0"},
                         topos::jsonl::kInterfaces);
