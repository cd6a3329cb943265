/// The plugin's entry: what it offers.
#include "plugins/csv/exporter.hpp"
#include "plugins/csv/reader.hpp"

namespace topos::csv {

namespace {

constexpr const char* kExtensions[] = {".csv", ".tsv", nullptr};
constexpr const char* kReaderOptions[] = {"text", "id", "separator", "encoding", nullptr};
constexpr const char* kExporterOptions[] = {"profile", nullptr};

constexpr topos_reader kReader = plugin::reader<CsvReader>(
    {.format = "csv",
     .extensions = kExtensions,
     .options = kReaderOptions,
     .help =
         "text: the column with the text (text); id: the column that names the document (id), "
         "else the number of the line; separator: a character or `tab`, else found in the first "
         "line; encoding: of the file, else guessed"});

constexpr topos_exporter kExporter = plugin::exporter<CsvExporter>(
    {.format = "csv",
     .extension = ".csv",
     .options = kExporterOptions,
     .help = "profile: plain (RFC 4180, UTF-8, for R and pandas) or excel (byte order mark, CRLF, "
             "all texts quoted; a text that Excel would take for a formula gets a ' before it)"});

constexpr topos_interface kInterfaces[] = {plugin::offers(kReader), plugin::offers(kExporter)};

}  // namespace

}  // namespace topos::csv

extern "C" const topos_plugin_entry topos_plugin_entry_v1 = topos::plugin::entry(
    {.id = "org.topos.csv", .version = "0.1.0", .licence = "Apache-2.0"}, topos::csv::kInterfaces);
