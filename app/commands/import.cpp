/// `topos import`: a rule file from a dictionary or a codebook of another program.
#include <fmt/format.h>

#include <cerrno>
#include <filesystem>
#include <fstream>
#include <iterator>

#include "app/coding/rule_set.hpp"
#include "app/commands/commands.hpp"
#include "app/display/numbers.hpp"
#include "app/import/dictionary_file.hpp"
#include "app/import/identifiers.hpp"
#include "app/import/pack_writer.hpp"
#include "grammar/sha256.hpp"

namespace topos::app {

namespace {

namespace fs = std::filesystem;

Failure unreadable(const std::string& path, const Unreadable& reason) {
    const std::string place =
        reason.line == 0 ? std::string() : fmt::format("{}:{}", path, reason.line);
    return failure(ExitCode::usage, "dictionary_unreadable",
                   fmt::format("the dictionary `{}` cannot be read: {}", path, reason.why),
                   reason.remedy, place);
}

expected<std::string, Failure> bytes_of(const std::string& path) {
    std::error_code error;
    std::ifstream file(path, std::ios::binary);
    if (fs::is_directory(path, error) || !file) {
        return unexpected(unreadable(
            path,
            {0,
             fs::exists(path, error) ? "it is no file that can be opened" : "there is no such file",
             "Name a dictionary or a codebook."}));
    }
    return std::string{std::istreambuf_iterator<char>(file), {}};
}

/// The name of the pack: as asked for, else after the file.
expected<std::string, Failure> pack_name(const ImportOptions& options) {
    if (options.pack.empty()) return identifier_of(fs::path(options.file).stem().string());
    const std::string name = identifier_of(options.pack);
    if (name == options.pack) return name;
    return unexpected(failure(ExitCode::usage, "bad_option",
                              fmt::format("`{}` cannot be the name of a pack", options.pack),
                              fmt::format("Letters, digits and `_` can: `--name {}`.", name)));
}

expected<void, Failure> check_options(const ImportOptions& options, PluginRegistry& plugins) {
    if (!options.language.empty()) {
        const auto languages = load_languages(plugins);
        if (!languages) return unexpected(languages.error());
        if (auto known = check_language(options.language, languages->view); !known) return known;
    }
    std::error_code error;
    if (!fs::exists(options.out, error)) return {};
    return unexpected(failure(ExitCode::output, "output_exists",
                              fmt::format("`{}` is there already", options.out),
                              "Name another file with `-o`, or remove this one: somebody may have "
                              "worked on it."));
}

/// The first ones; all of them stand in the rule file.
Diagnostic left_out_warning(const ImportOptions& options, const std::vector<LeftOut>& left_out) {
    constexpr std::size_t kShown = 5;
    Diagnostic warning = trouble(
        "dictionary_left_out",
        fmt::format("{} of `{}` {} not taken over as {}", counted(left_out.size(), "part", "parts"),
                    options.file, left_out.size() == 1 ? "is" : "are",
                    left_out.size() == 1 ? "it is" : "they are"));
    for (std::size_t i = 0; i < left_out.size() && i < kShown; ++i)
        warning.remedies.push_back(described(left_out[i]));
    warning.remedies.push_back(fmt::format("All are listed at the end of `{}`.", options.out));
    return warning;
}

}  // namespace

CommandResult import_command(const ImportOptions& options, Environment environment) {
    if (auto fine = check_options(options, environment.plugins); !fine)
        return unexpected(std::move(fine.error()));
    const auto name = pack_name(options);
    if (!name) return unexpected(name.error());
    const auto bytes = bytes_of(options.file);
    if (!bytes) return unexpected(bytes.error());
    const auto read = read_dictionary(options.file, *bytes, options.encoding);
    if (!read) return unexpected(unreadable(options.file, read.error()));
    const WrittenPack pack =
        write_pack(read->content, {fs::path(options.file).filename().string(), sha256_hex(*bytes),
                                   read->format, *name, options.language});
    auto file = OutputFile::create(options.out);
    if (!file) return unexpected(std::move(file.error()));
    if (!file->write(pack.text)) return unexpected(file->failure());
    Console& console = environment.console;
    if (!pack.left_out.empty()) console.note(left_out_warning(options, pack.left_out));
    console.print(fmt::format("{} and {} from `{}` ({}) are in `{}`.\nNext: topos check {}\n",
                              counted(pack.codes, "code", "codes"),
                              counted(pack.entries, "entry", "entries"), options.file, read->format,
                              options.out, options.out));
    return ExitCode::success;
}

}  // namespace topos::app
