// Which pack each file belongs to: the one it declares, else the one of a file that uses it, else
// one named after it.
#include "core/program/packs.hpp"

#include <filesystem>

#include "grammar/diagnose.hpp"

namespace topos {

namespace {

namespace fs = std::filesystem;

/// As paths are written, without asking a disk.
std::string path_from(const std::string& user, const std::string& used) {
    return (fs::path(user).parent_path() / used).lexically_normal().string();
}

template <class Visit>
void each_use(const ast::File& file, Visit&& visit) {
    for (const auto& statement : file.statements) {
        if (const auto* use = std::get_if<ast::Use>(&statement)) visit(*use);
    }
}

const ast::Pack* declared_pack(const ast::File& file) {
    for (const auto& statement : file.statements) {
        if (const auto* pack = std::get_if<ast::Pack>(&statement)) return pack;
    }
    return nullptr;
}

class PackAssignment {
  public:
    PackAssignment(std::span<const ast::File> files, Symbols& symbols)
        : files_(files), symbols_(symbols) {
        symbols.pack_of_file.assign(files.size(), kUnknown);
    }

    void run() {
        for (std::uint32_t file = 0; file < files_.size(); ++file) {
            if (const auto* pack = declared_pack(files_[file])) spread(file, pack_named(*pack));
        }
        // Files without a pack that nobody with a pack uses: those who use others first.
        for (std::uint32_t file = 0; file < files_.size(); ++file) {
            if (symbols_.pack_of_file[file] == kUnknown && !is_used(file))
                spread(file, pack_after(file));
        }
        for (std::uint32_t file = 0; file < files_.size(); ++file) {
            if (symbols_.pack_of_file[file] == kUnknown) spread(file, pack_after(file));
        }
        for (std::uint32_t file = 0; file < files_.size(); ++file) {
            const Source& source = *files_[file].source;
            auto& files = symbols_.packs[symbols_.pack_of_file[file]].files;
            files.push_back({source.name(), source.sha256()});
            for (const auto& list : files_[file].word_lists)
                files.push_back({list->name(), list->sha256()});
        }
    }

  private:
    static constexpr std::uint32_t kUnknown = ~0u;

    void spread(std::uint32_t file, std::uint32_t pack) {
        if (symbols_.pack_of_file[file] != kUnknown) return;
        symbols_.pack_of_file[file] = pack;
        each_use(files_[file], [&](const ast::Use& use) {
            if (use.pack) return;
            for (std::uint32_t other = 0; other < files_.size(); ++other) {
                if (is_use_of(files_[file], use, other) && declared_pack(files_[other]) == nullptr)
                    spread(other, pack);
            }
        });
    }

    [[nodiscard]] bool is_use_of(const ast::File& user, const ast::Use& use,
                                 std::uint32_t used) const {
        const std::string& name = files_[used].source->name();
        return fs::path(name).lexically_normal().string() ==
               path_from(user.source->name(), use.path.value);
    }

    [[nodiscard]] bool is_used(std::uint32_t file) const {
        bool used = false;
        for (const auto& user : files_) {
            each_use(user, [&](const ast::Use& use) {
                used = used || (!use.pack && is_use_of(user, use, file));
            });
        }
        return used;
    }

    std::uint32_t pack_named(const ast::Pack& pack) {
        for (std::uint32_t i = 0; i < symbols_.packs.size(); ++i) {
            if (symbols_.packs[i].name == pack.name.text &&
                symbols_.packs[i].version == pack.version)
                return i;
        }
        std::vector<std::string> languages;
        for (const auto& language : pack.languages) languages.push_back(language.text);
        return add(pack.name.text, pack.version, std::move(languages));
    }

    std::uint32_t pack_after(std::uint32_t file) {
        return add(fs::path(files_[file].source->name()).stem().string(), "0", {});
    }

    std::uint32_t add(std::string name, std::string version, std::vector<std::string> languages) {
        symbols_.packs.push_back({std::move(name), std::move(version), {}});
        symbols_.pack_languages.push_back(std::move(languages));
        return static_cast<std::uint32_t>(symbols_.packs.size() - 1);
    }

    std::span<const ast::File> files_;
    Symbols& symbols_;
};

void check_languages(const ast::File& file, const Languages& languages, Diagnostics& diagnostics) {
    const auto* pack = declared_pack(file);
    if (pack == nullptr) return;
    for (const auto& language : pack->languages) {
        if (is_loaded(language.text, languages)) continue;
        auto diagnostic =
            diagnose(file.source, "pack_language_missing", language.span,
                     "the pack needs language `" + language.text + "`, which is not loaded");
        diagnostic.remedies.push_back(
            "Install a plugin for the language, or take it out of `languages`.");
        diagnostics.push_back(std::move(diagnostic));
    }
}

void check_declared_once(const ast::File& file, Diagnostics& diagnostics) {
    const auto* first = declared_pack(file);
    for (const auto& statement : file.statements) {
        const auto* pack = std::get_if<ast::Pack>(&statement);
        if (pack == nullptr || pack == first) continue;
        auto diagnostic =
            diagnose(file.source, "duplicate_pack", pack->name.span, "the file says `pack` twice");
        diagnostic.labels.push_back({file.source, first->name.span, "the first one"});
        diagnostic.remedies.push_back("Keep one of them: a file belongs to one pack.");
        diagnostics.push_back(std::move(diagnostic));
    }
}

}  // namespace

void assign_packs(std::span<const ast::File> files, const Languages& languages, Symbols& symbols,
                  Diagnostics& diagnostics) {
    PackAssignment(files, symbols).run();
    for (const auto& file : files) {
        check_declared_once(file, diagnostics);
        check_languages(file, languages, diagnostics);
    }
}

}  // namespace topos
