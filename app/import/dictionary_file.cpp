#include "app/import/dictionary_file.hpp"

#include <algorithm>
#include <filesystem>

#include "app/import/codebook.hpp"
#include "app/import/lexicoder.hpp"
#include "app/import/liwc.hpp"
#include "app/import/quanteda_yaml.hpp"
#include "app/import/term_table.hpp"
#include "app/import/wordstat.hpp"
#include "app/import/yoshikoder.hpp"
#include "plugins/encoding/decode.hpp"

namespace topos::app {

namespace {

ImportedOr read_table(std::string_view text) {
    const CsvTable table = read_csv_table(text);
    return is_term_table(table) ? read_term_table(table) : read_codebook_table(table);
}

struct Format {
    std::string_view extension;
    std::string_view name;
    ImportedOr (*read)(std::string_view text);
};

constexpr Format kFormats[] = {
    {".dic", "LIWC", read_liwc},
    {".cat", "WordStat", read_wordstat},
    {".ykd", "Yoshikoder", read_yoshikoder},
    {".lcd", "Yoshikoder", read_yoshikoder},
    {".lc3", "Lexicoder", read_lexicoder},
    {".yml", "quanteda YAML", read_quanteda_yaml},
    {".yaml", "quanteda YAML", read_quanteda_yaml},
    {".json", "JSON", read_json_dictionary},
    {".csv", "table", read_table},
    {".tsv", "table", read_table},
    {".qdc", "REFI-QDA codebook", read_refi_codebook},
};

std::string extension_of(const std::string& name) {
    std::string extension = std::filesystem::path(name).extension().string();
    std::ranges::transform(extension, extension.begin(),
                           [](char c) { return c >= 'A' && c <= 'Z' ? char(c - 'A' + 'a') : c; });
    return extension;
}

bool holds_nothing(const Category& root) { return root.children.empty(); }

}  // namespace

expected<ReadDictionary, Unreadable> read_dictionary(const std::string& name,
                                                     const std::string& bytes,
                                                     const std::string& encoding) {
    const auto* const format = std::ranges::find(kFormats, extension_of(name), &Format::extension);
    if (format == std::end(kFormats)) {
        return unexpected(Unreadable{
            0, "its name does not say which format it has",
            "Let it end in .dic (LIWC), .cat (WordStat), .ykd (Yoshikoder), .lc3 (Lexicoder), .yml "
            "(quanteda), .csv (table) or .qdc (REFI-QDA codebook)."});
    }
    const auto decoded = encoding::decode(bytes, encoding);
    if (!decoded) {
        return unexpected(Unreadable{0, decoded.error().message,
                                     "Name its encoding, e.g. `--encoding windows-1252`."});
    }
    auto content = format->read(decoded->text);
    if (!content) return unexpected(std::move(content.error()));
    if (holds_nothing(content->root)) {
        return unexpected(Unreadable{0, "there is no category in it",
                                     "Open the file in an editor: is it the right one?"});
    }
    return ReadDictionary{std::move(*content), std::string(format->name)};
}

}  // namespace topos::app
