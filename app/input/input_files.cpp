#include "app/input/input_files.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cerrno>
#include <system_error>

#include "app/coding/run_folder.hpp"
#include "app/failure.hpp"

namespace topos::app {

namespace {

namespace fs = std::filesystem;

std::string lower_case_extension(const fs::path& path) {
    std::string extension = path.extension().string();
    for (char& c : extension) {
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    }
    return extension;
}

InputFile input_file(const fs::path& path, std::string name, std::size_t input) {
    InputFile file{path, std::move(name), 0, false, input};
    std::error_code error;
    file.is_regular = fs::is_regular_file(path, error);
    if (file.is_regular) {
        const std::uintmax_t size = fs::file_size(path, error);
        if (!error) file.bytes = size;
    }
    return file;
}

class Search {
  public:
    Search(const std::vector<std::string>& extensions, InputFiles& result)
        : extensions_(extensions), result_(result) {}

    void add(const InputSpec& input, std::size_t index) {
        if (input.path == "-") {
            result_.files.push_back({"-", "standard input", 0, false, index});
            return;
        }
        std::error_code error;
        const fs::file_status status = fs::status(input.path, error);
        if (!fs::exists(status) && !fs::is_symlink(fs::symlink_status(input.path, error))) {
            result_.troubles.push_back(
                trouble("input_not_found", fmt::format("`{}` is not there", input.path),
                        "Check the spelling; paths are relative to the folder you are in."));
        } else if (fs::is_directory(status)) {
            add_folder(input, index);
        } else {
            const fs::path path(input.path);
            result_.files.push_back(input_file(path, path.filename().string(), index));
        }
    }

  private:
    void add_folder(const InputSpec& input, std::size_t index) {
        std::vector<InputFile> found;
        std::error_code error;
        fs::recursive_directory_iterator it(input.path, error);
        for (; !error && it != fs::recursive_directory_iterator(); it.increment(error)) {
            consider(*it, it, input, index, found);
        }
        if (error) {
            result_.troubles.push_back(trouble(
                "document_unreadable",
                fmt::format("the folder cannot be read: {}", error.message()), "", input.path));
        }
        std::sort(found.begin(), found.end(),
                  [](const InputFile& a, const InputFile& b) { return a.name < b.name; });
        std::move(found.begin(), found.end(), std::back_inserter(result_.files));
    }

    void consider(const fs::directory_entry& entry, fs::recursive_directory_iterator& it,
                  const InputSpec& input, std::size_t index, std::vector<InputFile>& found) {
        const std::string file_name = entry.path().filename().string();
        std::error_code error;
        const bool folder = entry.is_directory(error);
        if (file_name.starts_with(".") || holds_results(entry.path())) {
            if (folder) it.disable_recursion_pending();
            return;
        }
        if (entry.path().stem() == "codings" && holds_results(entry.path().parent_path())) return;
        const std::string name = entry.path().lexically_relative(input.path).generic_string();
        // A folder called a.txt is taken for a text that cannot be read only if it is empty of
        // others: reading it fails with the system's words, which is what its owner needs to know.
        if (folder && !is_claimed(entry.path(), input)) return;
        if (folder && !fs::is_empty(entry.path(), error)) return;
        if (!folder && !is_claimed(entry.path(), input)) {
            ++result_.passed_over;
            return;
        }
        found.push_back(input_file(entry.path(), name, index));
    }

    /// What an earlier run wrote beside the texts is not a text.
    static bool holds_results(const fs::path& folder) {
        std::error_code error;
        return fs::exists(folder / kStoreName, error);
    }

    [[nodiscard]] bool is_claimed(const fs::path& path, const InputSpec& input) const {
        if (!input.format.empty()) return true;
        return std::binary_search(extensions_.begin(), extensions_.end(),
                                  lower_case_extension(path));
    }

    const std::vector<std::string>& extensions_;
    InputFiles& result_;
};

}  // namespace

InputFiles find_input_files(const std::vector<InputSpec>& inputs,
                            const std::vector<std::string>& extensions) {
    InputFiles result;
    Search search(extensions, result);
    for (std::size_t i = 0; i < inputs.size(); ++i) search.add(inputs[i], i);
    return result;
}

}  // namespace topos::app
