/// `topos fmt`: rule files in one layout.
#include <iostream>
#include <iterator>

#include "app/commands/commands.hpp"
#include "app/console/file_replacement.hpp"
#include "app/display/numbers.hpp"
#include "app/rules/rule_files.hpp"
#include "grammar/format.hpp"
#include "grammar/parse.hpp"
#include "grammar/source.hpp"

namespace topos::app {

namespace {

constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";

/// A rule file as it should look.
struct Formatted {
    std::string text;
    bool changes = false;
};

expected<Formatted, Diagnostics> formatted(const std::string& name, const std::string& bytes) {
    const auto source = Source::from_utf8(name, bytes);
    if (!source) return unexpected(Diagnostics{source.error()});
    ParsedFile parsed = parse_file(*source);
    std::erase_if(parsed.diagnostics,
                  [](const Diagnostic& one) { return one.level != Level::error; });
    if (!parsed.diagnostics.empty()) return unexpected(std::move(parsed.diagnostics));
    Formatted result{format_rules(*source), false};
    if (bytes.starts_with(kByteOrderMark)) result.text.insert(0, kByteOrderMark);
    result.changes = result.text != bytes;
    return result;
}

CommandResult format_standard_input(const FmtOptions& options, Console& console) {
    const std::string bytes{std::istreambuf_iterator<char>(std::cin), {}};
    auto result = formatted("standard input", bytes);
    if (!options.check) console.print(result ? result->text : bytes);
    if (result && options.check && result->changes) {
        console.print("standard input would change\n");
        return ExitCode::rules;
    }
    if (result) return ExitCode::success;
    return unexpected(Failure{ExitCode::rules, std::move(result.error())});
}

class FormattingOfFiles {
  public:
    FormattingOfFiles(const FmtOptions& options, Console& console)
        : options_(options), console_(console) {}

    CommandResult run() {
        auto paths = rule_paths(options_.rules);
        if (!paths) return unexpected(Failure{ExitCode::usage, {std::move(paths.error())}});
        for (const std::string& path : *paths) {
            if (auto done = read(path); !done) return unexpected(std::move(done.error()));
        }
        if (!options_.check) {
            if (auto done = replacement_.commit(); !done)
                return unexpected(std::move(done.error()));
        }
        tell(paths->size());
        if (!errors_.empty()) return unexpected(Failure{ExitCode::rules, std::move(errors_)});
        return options_.check && changed_ > 0 ? ExitCode::rules : ExitCode::success;
    }

  private:
    expected<void, Failure> read(const std::string& path) {
        const auto bytes = reading_from_disk().read(path);
        if (!bytes) {
            return unexpected(failure(ExitCode::usage, "input_not_found",
                                      "the rule file cannot be read: " + bytes.error(), "", path));
        }
        auto result = formatted(path, *bytes);
        if (!result) {
            for (Diagnostic& error : result.error()) errors_.push_back(std::move(error));
            return {};
        }
        if (!result->changes) return {};
        ++changed_;
        console_.print(path + "\n");
        return options_.check ? expected<void, Failure>{} : replacement_.add(path, result->text);
    }

    void tell(std::size_t files) {
        const auto of = " of " + counted(files, "file", "files");
        if (options_.check) {
            console_.print(changed_ == 0 ? "All is laid out as it should be.\n"
                                         : std::to_string(changed_) + of + " would change\n");
        } else {
            console_.print(std::to_string(changed_) + of + " changed\n");
        }
    }

    const FmtOptions& options_;
    Console& console_;
    FileReplacement replacement_;
    Diagnostics errors_;
    std::size_t changed_ = 0;
};

}  // namespace

CommandResult fmt_command(const FmtOptions& options, Environment environment) {
    if (options.rules.size() == 1 && options.rules.front() == "-")
        return format_standard_input(options, environment.console);
    return FormattingOfFiles(options, environment.console).run();
}

}  // namespace topos::app
