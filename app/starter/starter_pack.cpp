#include "app/starter/starter_pack.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <fstream>
#include <iterator>

namespace topos::app {

namespace {

namespace fs = std::filesystem;

/// Languages that the templates have lines for.
constexpr std::array<std::string_view, 2> kLanguages = {"en", "zh"};

std::string replaced(std::string text, std::string_view what, std::string_view by) {
    for (std::size_t at = text.find(what); at != text.npos; at = text.find(what, at + by.size()))
        text.replace(at, what.size(), by);
    return text;
}

class StarterWriter {
  public:
    StarterWriter(const StarterPack& pack, fs::path templates, fs::path folder)
        : pack_(pack), templates_(std::move(templates)), folder_(std::move(folder)) {}

    expected<std::vector<std::string>, Failure> run() {
        std::error_code error;
        if (fs::exists(fs::symlink_status(folder_, error))) {
            return unexpected(failure(ExitCode::output, "output_exists",
                                      fmt::format("`{}` is there already", folder_.string()),
                                      "Choose another name, or remove it first."));
        }
        std::vector<fs::path> files;
        for (const auto& entry : fs::recursive_directory_iterator(templates_, error)) {
            if (entry.is_regular_file()) files.push_back(entry.path());
        }
        std::ranges::sort(files);
        for (const fs::path& file : files) {
            if (auto done = copy(file); !done) return unexpected(std::move(done.error()));
        }
        return std::move(written_);
    }

  private:
    expected<void, Failure> copy(const fs::path& file) {
        for (const std::string_view language : kLanguages) {
            const bool is_of = file.stem().string().ends_with("-" + std::string(language));
            if (is_of && !is_wanted(language)) return {};
        }
        const fs::path target =
            folder_ / replaced(fs::relative(file, templates_).string(), "PACK", pack_.name);
        std::ifstream source(file, std::ios::binary);
        const std::string text = filled({std::istreambuf_iterator<char>(source), {}});
        std::error_code error;
        fs::create_directories(target.parent_path(), error);
        std::ofstream out(target, std::ios::binary);
        out << text;
        out.close();
        if (out && !error) {
            written_.push_back(target.string());
            return {};
        }
        return unexpected(failure(ExitCode::output, "output_unwritable",
                                  fmt::format("`{}` cannot be written", target.string()),
                                  "Is the disk full, or may you not write here?"));
    }

    [[nodiscard]] bool is_wanted(std::string_view language) const {
        return std::ranges::find(pack_.languages, language) != pack_.languages.end();
    }

    /// Without lines of languages that nobody asked for.
    [[nodiscard]] std::string filled(const std::string& text) const {
        std::string result;
        for (std::size_t begin = 0; begin < text.size();) {
            const std::size_t end = std::min(text.find('\n', begin), text.size() - 1) + 1;
            const std::string line = text.substr(begin, end - begin);
            if (is_of_wanted_language(line)) result += line;
            begin = end;
        }
        std::string languages;
        for (const std::string& language : pack_.languages)
            languages += (languages.empty() ? "" : ", ") + language;
        return replaced(replaced(std::move(result), "LANGUAGES", languages), "PACK", pack_.name);
    }

    /// `  zh：…` and `  yes zh …` are lines of a language.
    [[nodiscard]] bool is_of_wanted_language(std::string_view line) const {
        const std::size_t first = line.find_first_not_of(' ');
        if (first == 0 || first == line.npos) return true;
        line.remove_prefix(first);
        const std::size_t word_end = std::min(line.find_first_of(" :\n"), line.size());
        const std::string_view second = line.substr(std::min(word_end + 1, line.size()));
        return std::ranges::none_of(kLanguages, [&](std::string_view language) {
            const bool is_line = line.starts_with(std::string(language) + ":") ||
                                 line.starts_with(std::string(language) + "：");
            const std::size_t at = second.find_first_not_of(' ');
            const bool is_example = line.find_first_of("\"“") != line.npos && at != second.npos &&
                                    second.substr(at).starts_with(std::string(language) + " ");
            return (is_line || is_example) && !is_wanted(language);
        });
    }

    const StarterPack& pack_;
    fs::path templates_;
    fs::path folder_;
    std::vector<std::string> written_;
};

}  // namespace

expected<std::vector<std::string>, Failure> write_starter_pack(const StarterPack& pack,
                                                               const fs::path& templates,
                                                               const fs::path& folder) {
    return StarterWriter(pack, templates, folder).run();
}

}  // namespace topos::app
