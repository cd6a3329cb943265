/// The only file that sees yaml-cpp; its exceptions end here.
#include "app/project/project_file.hpp"

#include <fmt/format.h>
#include <yaml-cpp/yaml.h>

#include <charconv>
#include <filesystem>

#include "app/project/keys.hpp"
#include "grammar/render.hpp"

namespace topos::app {

namespace {

namespace fs = std::filesystem;

class ProjectParser {
  public:
    explicit ProjectParser(const std::string& name)
        : name_(name), folder_(fs::path(name).parent_path()) {}

    expected<CodeOptions, Failure> parse(const std::string& text) {
        try {
            const YAML::Node root = YAML::Load(text);
            if (root.IsMap()) {
                read(root);
            } else {
                report("project_unreadable", root.Mark(),
                       "the project file cannot be read: it is not a list of `key: value`",
                       "Begin with `inputs: [interviews]`; `topos run --help` shows a whole file.");
            }
        } catch (const YAML::Exception& error) {
            report("project_unreadable", error.mark,
                   "the project file cannot be read: " + error.msg,
                   "It is YAML: indent with blanks, put texts with `: ` or `#` in quotes.");
        }
        if (!failure_.diagnostics.empty()) return unexpected(std::move(failure_));
        return std::move(options_);
    }

  private:
    void read(const YAML::Node& root) {
        check_keys(root, project_keys());
        each_item(root["inputs"], "inputs", [this](const YAML::Node& node) { add_input(node); });
        each_item(root["rules"], "rules", [this](const YAML::Node& node) {
            if (const auto path = text_of(node, *find_key(project_keys(), "rules")))
                options_.rules.push_back(in_folder(*path));
        });
        each_item(root["exports"], "exports", [this](const YAML::Node& node) { add_export(node); });
        if (const auto output = text_at(root, "output")) options_.out = in_folder(*output);
        if (const auto language = text_at(root, "language")) options_.language = *language;
        read_threads(root["threads"]);
        for (const char* key : {"inputs", "rules", "output"}) demand(root, key);
    }

    void add_input(const YAML::Node& node) {
        const ProjectKey& key = *find_key(project_keys(), "inputs");
        InputSpec input;
        if (node.IsMap()) {
            check_keys(node, input_keys());
            for (const auto& pair : node) read_input_key(input, pair.first, pair.second);
            if (!node["path"]) {
                report("project_bad_value", node.Mark(), "an input has no `path`",
                       "Write `- path: survey.csv`.");
            }
        } else if (const auto path = text_of(node, key)) {
            input.path = in_folder(*path);
        }
        options_.inputs.push_back(std::move(input));
    }

    void read_input_key(InputSpec& input, const YAML::Node& key_node, const YAML::Node& node) {
        const auto name = key_node.as<std::string>();
        const ProjectKey* key = find_key(input_keys(), name);
        if (key == nullptr) return;
        const auto value = text_of(node, *key);
        if (!value) return;
        if (name == "path") {
            input.path = in_folder(*value);
        } else if (name == "format") {
            input.format = *value;
        } else {
            input.options.emplace_back(name, *value);
        }
    }

    void add_export(const YAML::Node& node) {
        ExportSpec spec;
        if (node.IsMap()) {
            check_keys(node, export_keys());
            for (const auto& pair : node) {
                const auto name = pair.first.as<std::string>();
                const ProjectKey* key = find_key(export_keys(), name);
                if (key == nullptr) continue;
                const auto value = text_of(pair.second, *key);
                if (!value) continue;
                if (name == "format") {
                    spec.format = *value;
                } else {
                    spec.options.emplace_back(name, *value);
                }
            }
            if (!node["format"]) {
                report("project_bad_value", node.Mark(), "an export has no `format`",
                       "Write `- format: csv`.");
            }
        } else if (const auto format = text_of(node, *find_key(project_keys(), "exports"))) {
            spec.format = *format;
        }
        options_.exports.push_back(std::move(spec));
    }

    void read_threads(const YAML::Node& node) {
        if (!node) return;
        const ProjectKey& key = *find_key(project_keys(), "threads");
        const auto text = text_of(node, key);
        if (!text) return;
        unsigned threads = 0;
        const auto [end, error] =
            std::from_chars(text->data(), text->data() + text->size(), threads);
        const bool whole = error == std::errc() && end == text->data() + text->size();
        if (whole && threads >= 1 && threads <= 1024) {
            options_.threads = threads;
        } else {
            wrong_value(node, key, *text);
        }
    }

    // Values.

    template <class Read>
    void each_item(const YAML::Node& node, std::string_view key, Read&& read) {
        if (!node || node.IsNull()) return;
        // One item may stand without brackets.
        if (!node.IsSequence()) return read(node);
        if (node.size() == 0) {
            const ProjectKey& known = *find_key(project_keys(), key);
            return report("project_bad_value", node.Mark(), fmt::format("`{}` is empty", key),
                          fmt::format("Expected: {}, e.g. `{}`.", known.holds, known.example));
        }
        for (const YAML::Node& item : node) read(item);
    }

    std::optional<std::string> text_at(const YAML::Node& root, const std::string& name) {
        if (!root[name]) return std::nullopt;
        return text_of(root[name], *find_key(project_keys(), name));
    }

    std::optional<std::string> text_of(const YAML::Node& node, const ProjectKey& key) {
        if (node.IsScalar() && !node.Scalar().empty()) return node.Scalar();
        wrong_value(node, key, "");
        return std::nullopt;
    }

    // What is wrong.

    void check_keys(const YAML::Node& map, std::span<const ProjectKey> keys) {
        std::vector<std::string> names;
        std::string list;
        for (const ProjectKey& key : keys) {
            names.emplace_back(key.name);
            list += fmt::format("{}`{}`", list.empty() ? "" : ", ", key.name);
        }
        std::vector<std::string> seen;
        for (const auto& pair : map) {
            const std::string name = pair.first.IsScalar() ? pair.first.Scalar() : "…";
            const YAML::Mark mark = pair.first.Mark();
            if (std::find(seen.begin(), seen.end(), name) != seen.end())
                report("project_bad_key", mark, fmt::format("`{}` stands twice", name),
                       "Keep one of the two.");
            seen.push_back(name);
            if (find_key(keys, name) != nullptr) continue;
            const auto nearest = nearest_name(name, names);
            report("project_bad_key", mark,
                   fmt::format("`{}` is not a key of a project file", name),
                   nearest ? fmt::format("did you mean `{}`?", *nearest)
                           : fmt::format("The keys here are {}.", list));
        }
    }

    void demand(const YAML::Node& root, const std::string& name) {
        if (root[name] && !root[name].IsNull()) return;
        const ProjectKey& key = *find_key(project_keys(), name);
        report("project_bad_value", YAML::Mark::null_mark(),
               fmt::format("`{}` is missing: {}", name, key.holds),
               fmt::format("Add a line such as `{}`.", key.example));
    }

    void wrong_value(const YAML::Node& node, const ProjectKey& key, const std::string& value) {
        const std::string title = node.IsMap() ? fmt::format("`{}` holds keys of its own", key.name)
                                  : node.IsSequence() ? fmt::format("`{}` holds a list", key.name)
                                  : value.empty()
                                      ? fmt::format("`{}` has no value", key.name)
                                      : fmt::format("`{}` is not a value of `{}`", value, key.name);
        report("project_bad_value", node.Mark(), title,
               fmt::format("Expected: {}, e.g. `{}`.", key.holds, key.example));
    }

    void report(std::string_view name, const YAML::Mark& mark, std::string title,
                std::string remedy) {
        const std::string place =
            mark.is_null() ? name_ : fmt::format("{}:{}:{}", name_, mark.line + 1, mark.column + 1);
        failure_.diagnostics.push_back(trouble(name, std::move(title), std::move(remedy), place));
    }

    [[nodiscard]] std::string in_folder(const std::string& path) const {
        return (folder_ / path).lexically_normal().string();
    }

    std::string name_;
    fs::path folder_;
    CodeOptions options_;
    Failure failure_{ExitCode::usage, {}};
};

}  // namespace

expected<CodeOptions, Failure> parse_project(const std::string& text, const std::string& name) {
    return ProjectParser(name).parse(text);
}

}  // namespace topos::app
