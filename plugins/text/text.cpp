/// Plain text: one file is one document. Everything stays as it is in the file (line ends, control
/// characters, Markdown) except for the byte order mark, so that offsets are those of the file.
#include <topos/plugin.hpp>

#include "plugins/encoding/decode.hpp"

namespace topos::text {

namespace {

/// The text is in memory as a whole, twice while it is decoded.
constexpr std::size_t kLargestText = std::size_t{2} << 30;

struct TextReader {
    static void read(plugin::ByteSource& source, std::string_view, const plugin::Options& options,
                     plugin::DocumentSink& documents) {
        const encoding::Decoded decoded = encoding::value_or_throw(
            encoding::decode(source.read_all(kLargestText), options.get("encoding")));
        topos_document document{};  // without an id: the host names it after the file
        document.text = plugin::text(decoded.text);
        document.encoding = plugin::text(decoded.encoding);
        documents.put(document);
    }
};

constexpr const char* kExtensions[] = {".txt", ".text", ".md", nullptr};
constexpr const char* kOptions[] = {"encoding", nullptr};

constexpr topos_reader kReader = plugin::reader<TextReader>(
    {.format = "text",
     .extensions = kExtensions,
     .options = kOptions,
     .help =
         "encoding: of the text, e.g. GB18030, Big5, UTF-16, windows-1252; without it, the byte "
         "order mark, then UTF-8, then a guess that rather asks than errs"});

constexpr topos_interface kInterfaces[] = {plugin::offers(kReader)};

}  // namespace

}  // namespace topos::text

extern "C" const topos_plugin_entry topos_plugin_entry_v1 =
    topos::plugin::entry({.id = "org.topos.text", .version = "0.1.0", .licence = "Apache-2.0"},
                         topos::text::kInterfaces);
