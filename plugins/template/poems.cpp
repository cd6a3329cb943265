/// A reader to copy: a .poem file holds poems, with a line of three asterisks between two of them.
/// Each becomes a document; a first line that begins with "by " becomes the metadatum `author`.
#include <string>
#include <string_view>
#include <topos/plugin.hpp>
#include <vector>

namespace {

using namespace topos::plugin;

constexpr std::size_t kLargestFile = std::size_t{256} << 20;
constexpr std::string_view kBetween = "\n***\n";

struct Poems {
    static void read(ByteSource& source, std::string_view file_name, const Options&,
                     DocumentSink& out) {
        const std::string bytes = source.read_all(kLargestFile);
        std::string_view rest = bytes;
        for (int number = 1; !rest.empty(); ++number) {
            const std::size_t end = std::min(rest.find(kBetween), rest.size());
            put(rest.substr(0, end), std::string(file_name) + "#" + std::to_string(number), out);
            rest.remove_prefix(std::min(end + kBetween.size(), rest.size()));
        }
    }

  private:
    static void put(std::string_view poem, const std::string& id, DocumentSink& out) {
        std::vector<topos_metadatum> metadata;
        if (poem.starts_with("by ")) {
            const std::size_t line = std::min(poem.find('\n'), poem.size());
            metadata.push_back({text("author"), text(poem.substr(3, line - 3))});
            poem.remove_prefix(std::min(line + 1, poem.size()));
        }
        out.put({text(id), text(poem), metadata.data(), metadata.size(), text("UTF-8")});
    }
};

constexpr const char* kExtensions[] = {".poem", nullptr};
constexpr const char* kOptions[] = {nullptr};
constexpr topos_reader kReader = reader<Poems>({.format = "poem",
                                                .extensions = kExtensions,
                                                .options = kOptions,
                                                .help = "poems, *** between two of them"});
constexpr topos_interface kInterfaces[] = {offers(kReader)};

}  // namespace

extern "C" constexpr topos_plugin_entry topos_plugin_entry_v1 =
    entry({.id = "org.example.poems", .version = "1.0.0", .licence = "Apache-2.0"}, kInterfaces);
