#include "app/rules/rule_files.hpp"

#include <algorithm>
#include <filesystem>
#include <set>

#include "app/failure.hpp"
#include "app/rules/pack_search.hpp"
#include "app/rules/parsed_files.hpp"
#include "grammar/diagnose.hpp"
#include "grammar/render.hpp"

namespace topos::app {

namespace {

namespace fs = std::filesystem;

class Loader {
  public:
    explicit Loader(const RuleReading& reading) : reading_(reading), parsed_(reading) {}

    RuleFiles load(std::span<const std::string> paths) {
        parsed_.begin(paths);
        for (const std::string& path : paths) {
            if (is_known(path)) continue;
            auto parsed = parsed_.take(path);
            if (parsed) {
                add(path, std::move(*parsed));
            } else {
                result_.diagnostics.push_back(
                    trouble("input_not_found", "the rule file cannot be read: " + parsed.error(),
                            "", path));
            }
        }
        sort_diagnostics(result_.diagnostics);
        return std::move(result_);
    }

  private:
    /// True the second time: a file is read once, however often it is named.
    bool is_known(const std::string& path) {
        return !known_.insert(reading_.identity(path)).second;
    }

    void add(const std::string& path, ParsedFile parsed) {
        std::move(parsed.diagnostics.begin(), parsed.diagnostics.end(),
                  std::back_inserter(result_.diagnostics));
        if (parsed.file.source == nullptr) return;
        const std::vector<ast::Use> uses = uses_of(parsed.file);
        const std::shared_ptr<const Source> user = parsed.file.source;
        result_.files.push_back(std::move(parsed.file));
        parsed_.begin(paths_of(*user, uses));
        open_.push_back(path);
        for (const ast::Use& use : uses) use.pack ? follow_pack(user, use) : follow(user, use);
        open_.pop_back();
    }

    static std::vector<ast::Use> uses_of(const ast::File& file) {
        std::vector<ast::Use> uses;
        for (const ast::Statement& statement : file.statements) {
            if (const auto* use = std::get_if<ast::Use>(&statement)) uses.push_back(*use);
        }
        return uses;
    }

    static std::string path_of(const Source& user, const ast::Use& use) {
        return (fs::path(user.name()).parent_path() / use.path.value).lexically_normal();
    }

    static std::vector<std::string> paths_of(const Source& user,
                                             const std::vector<ast::Use>& uses) {
        std::vector<std::string> paths;
        for (const ast::Use& use : uses) {
            if (!use.pack) paths.push_back(path_of(user, use));
        }
        return paths;
    }

    void follow(const std::shared_ptr<const Source>& user, const ast::Use& use) {
        const std::string path = path_of(*user, use);
        if (closes_circle(path)) return report_circle(user, use, path);
        if (is_known(path)) return;
        auto parsed = parsed_.take(path);
        if (parsed) return add(path, std::move(*parsed));
        auto diagnostic = diagnose(user, "use_not_found", use.path.span,
                                   "the file `" + use.path.value + "` is not there");
        diagnostic.remedies.push_back("The path is relative to the file that says `use`: `" + path +
                                      "` was looked for (" + parsed.error() + ").");
        result_.diagnostics.push_back(std::move(diagnostic));
    }

    void follow_pack(const std::shared_ptr<const Source>& user, const ast::Use& use) {
        const std::string folder = fs::path(user->name()).parent_path().string();
        const PackSearch packs(reading_, folder);
        const auto found = packs.find(use.pack->text);
        if (!found) {
            auto diagnostic = diagnose(user, "unknown_pack", use.pack->span,
                                       "no pack has the name `" + use.pack->text + "`");
            if (const auto nearest = nearest_name(use.pack->text, packs.names()))
                diagnostic.remedies.push_back("Did you mean `" + *nearest + "`?");
            diagnostic.remedies.push_back(
                "Packs are looked for beside this file, in its folder `packs`, and among those "
                "that "
                "came with Topos. A file by its path: `use \"folder/file.topos\"`.");
            result_.diagnostics.push_back(std::move(diagnostic));
            return;
        }
        if (!satisfies(found->version, use.version)) report_version(user, use, *found);
        if (is_known(found->path)) return;
        if (auto parsed = parsed_.take(found->path)) add(found->path, std::move(*parsed));
    }

    void report_version(const std::shared_ptr<const Source>& user, const ast::Use& use,
                        const FoundPack& found) {
        auto diagnostic = diagnose(
            user, "pack_version", use.pack->span,
            "pack `" + use.pack->text + "` has version " + found.version + ", not " + use.version);
        diagnostic.remedies.push_back("`version " + use.version +
                                      "` means this one or a later one of the same first number. "
                                      "The pack stands in `" +
                                      found.path + "`.");
        result_.diagnostics.push_back(std::move(diagnostic));
    }

    bool closes_circle(const std::string& path) const {
        const auto same = [&](const std::string& open) {
            return reading_.identity(open) == reading_.identity(path);
        };
        return std::any_of(open_.begin(), open_.end(), same);
    }

    void report_circle(const std::shared_ptr<const Source>& user, const ast::Use& use,
                       const std::string& path) {
        const auto same = [&](const std::string& open) {
            return reading_.identity(open) == reading_.identity(path);
        };
        std::string circle;
        for (auto it = std::find_if(open_.begin(), open_.end(), same); it != open_.end(); ++it) {
            circle += "`" + *it + "` uses ";
        }
        auto diagnostic =
            diagnose(user, "use_cycle", use.path.span,
                     "files use each other in a circle: " + circle + "`" + path + "`");
        diagnostic.remedies.push_back(
            "Take this `use` out, or move what both files need into a third file.");
        result_.diagnostics.push_back(std::move(diagnostic));
    }

    const RuleReading& reading_;
    ParsedFiles parsed_;
    RuleFiles result_;
    std::set<std::string> known_;    ///< identities
    std::vector<std::string> open_;  ///< the files that use each other, down to the one at hand
};

}  // namespace

RuleFiles read_rule_files(std::span<const std::string> paths, const RuleReading& reading) {
    return Loader(reading).load(paths);
}

}  // namespace topos::app
