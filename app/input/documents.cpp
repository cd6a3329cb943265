#include "app/input/documents.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>

namespace topos::app {

namespace {

/// Of the options of an input, those that the reader takes; a folder may hold files of several
/// formats.
PluginOptions options_for(const ReaderPlugin& reader, const PluginOptions& options,
                          std::set<std::string>& taken) {
    const std::vector<std::string> known = strings_of(reader.table->options);
    PluginOptions result;
    for (const auto& option : options) {
        if (std::find(known.begin(), known.end(), option.first) == known.end()) continue;
        taken.insert(option.first);
        result.push_back(option);
    }
    return result;
}

/// As it is called on the command line and in a project file.
std::string option_as_written(const std::string& name) {
    if (name == "text" || name == "id") return fmt::format("--{}-field` (`{}:`)", name, name);
    return fmt::format("--{}` (`{}:`)", name, name);
}

class Planning {
  public:
    Planning(const std::vector<InputSpec>& inputs, PluginRegistry& plugins)
        : inputs_(inputs), plugins_(plugins), taken_(inputs.size()) {}

    expected<DocumentPlan, Failure> run() {
        InputFiles found = find_input_files(inputs_, plugins_.readable_extensions());
        plan_.troubles = std::move(found.troubles);
        plan_.passed_over = found.passed_over;
        for (const InputFile& file : found.files) {
            if (auto added = add(file); !added) return unexpected(std::move(added.error()));
        }
        if (auto checked = check_options(); !checked) return unexpected(std::move(checked.error()));
        if (plan_.inputs.empty()) return unexpected(nothing_to_read());
        count(found.files);
        find_shared_names(found.files);
        return std::move(plan_);
    }

  private:
    expected<void, Failure> add(const InputFile& file) {
        const InputSpec& spec = inputs_[file.input];
        auto reader =
            spec.format.empty() ? plugins_.reader_for(file.path) : plugins_.reader(spec.format);
        if (!reader) {
            // A format that was asked for by name is a mistake of the whole call.
            if (!spec.format.empty())
                return unexpected(Failure{ExitCode::plugin, {std::move(reader.error())}});
            Diagnostic diagnostic = std::move(reader.error());
            if (diagnostic.place.empty()) diagnostic.place = file.path.string();
            plan_.troubles.push_back(std::move(diagnostic));
            return {};
        }
        ReadingRequest request;
        request.name = file.name;
        request.options = options_for(*reader, spec.options, taken_[file.input]);
        if (auto probed = probe(*reader, request); !probed) return probed;
        plan_.inputs.push_back({file.path, *reader, std::move(request)});
        return {};
    }

    /// A value that no reader understands, such as an unknown encoding, is a mistake of the whole
    /// call and not of each document: reading nothing finds it.
    expected<void, Failure> probe(const ReaderPlugin& reader, const ReadingRequest& request) {
        if (request.options.empty()) return {};
        if (!probed_.insert({reader.plugin_id, request.options}).second) return {};
        ByteSource nothing("/dev/null", [] { return false; });
        const ReadingCallbacks callbacks{[](const Document&) { return true; },
                                         [](const Diagnostic&) {}};
        auto read = read_documents(reader, nothing, request, callbacks);
        if (read || read.error().code != make_diagnostic("bad_option", "").code) return {};
        read.error().place.clear();
        return unexpected(Failure{ExitCode::usage, {std::move(read.error())}});
    }

    /// An option that nobody takes is a slip of the user: it shall not be passed over.
    expected<void, Failure> check_options() {
        for (std::size_t i = 0; i < inputs_.size(); ++i) {
            if (plan_.inputs.empty()) break;
            for (const auto& [name, value] : inputs_[i].options) {
                if (is_taken_anywhere(name)) continue;
                return unexpected(failure(
                    ExitCode::usage, "bad_option",
                    fmt::format("`{} is of no use for `{}`", option_as_written(name),
                                inputs_[i].path),
                    "No reader of these files takes it; `topos plugins` lists what readers take."));
            }
        }
        return {};
    }

    [[nodiscard]] bool is_taken_anywhere(const std::string& name) const {
        return std::any_of(taken_.begin(), taken_.end(),
                           [&](const auto& taken) { return taken.contains(name); });
    }

    Failure nothing_to_read() {
        Failure result{ExitCode::documents, std::move(plan_.troubles)};
        std::string places;
        for (const InputSpec& input : inputs_) {
            places += fmt::format("{}`{}`", places.empty() ? "" : ", ", input.path);
        }
        std::string remedy = "Texts are read from files with these endings:";
        for (const std::string& extension : plugins_.readable_extensions())
            remedy += " " + extension;
        result.diagnostics.push_back(
            trouble("no_documents", "there are no documents in " + places, remedy + "."));
        return result;
    }

    /// Only where every file is one document do sizes say how far a run is.
    void count(const std::vector<InputFile>& files) {
        const bool one_each =
            std::all_of(plan_.inputs.begin(), plan_.inputs.end(), [](const DocumentInput& input) {
                return std::string_view(input.reader.table->format) == "text";
            });
        const bool all_regular = std::all_of(files.begin(), files.end(),
                                             [](const InputFile& file) { return file.is_regular; });
        if (!one_each || !all_regular) return;
        plan_.total_documents = files.size();
        plan_.total_bytes = 0;
        for (const InputFile& file : files) *plan_.total_bytes += file.bytes;
    }

    void find_shared_names(const std::vector<InputFile>& files) {
        std::map<std::string_view, std::size_t> uses;
        for (const InputFile& file : files) {
            if (++uses[file.name] == 2) plan_.shared_names.push_back(file.name);
        }
    }

    const std::vector<InputSpec>& inputs_;
    PluginRegistry& plugins_;
    std::vector<std::set<std::string>> taken_;                ///< options, by input
    std::set<std::pair<std::string, PluginOptions>> probed_;  ///< by plugin
    DocumentPlan plan_;
};

}  // namespace

expected<DocumentPlan, Failure> plan_documents(const std::vector<InputSpec>& inputs,
                                               PluginRegistry& plugins) {
    return Planning(inputs, plugins).run();
}

bool is_loss(const Diagnostic& trouble) {
    static const std::string left_out = make_diagnostic("input_bad_record", "").code;
    return trouble.level == Level::error || trouble.code == left_out;
}

}  // namespace topos::app
