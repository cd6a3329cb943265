#include "support/case_files.hpp"

#include <fmt/format.h>

#include <vector>

#include "grammar/characters.hpp"
#include "grammar/source.hpp"
#include "support/compiled_rules.hpp"

namespace topos::test {

namespace {

constexpr std::string_view kMargin = "| ";

std::vector<std::string> lines_of(std::string_view text) {
    std::vector<std::string> lines;
    while (!text.empty()) {
        const auto end = std::min(text.find('\n'), text.size());
        lines.emplace_back(text.substr(0, end));
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    return lines;
}

/// A text of the case: its header line, and its lines without the margin and without those of
/// carets.
struct CaseText {
    std::string header;
    std::vector<std::string> lines;
    [[nodiscard]] bool has_option(std::string_view option) const {
        return header.find(option) != std::string::npos;
    }
};

struct Case {
    std::vector<std::string> rule_lines;
    std::vector<std::pair<std::string, std::string>> files;
    std::vector<CaseText> texts;
};

bool is_marks(const std::string& line) {
    const auto first = line.find_first_not_of(" ", kMargin.size());
    return first != std::string::npos && (line[first] == '^' || line[first] == '!');
}

Case read_case(std::string_view text) {
    Case result;
    std::string name = "rules.topos";
    std::string rules;
    for (const auto& line : lines_of(text)) {
        if (line.starts_with("--- text")) {
            result.texts.push_back({line, {}});
        } else if (!result.texts.empty()) {
            if (line.starts_with("|") && !is_marks(line)) {
                result.texts.back().lines.push_back(
                    line.size() > kMargin.size() ? line.substr(kMargin.size()) : "");
            }
        } else {
            result.rule_lines.push_back(line);
            if (line.starts_with("--- file ")) {
                result.files.emplace_back(name, std::move(rules));
                name = line.substr(9);
                rules.clear();
            } else {
                rules += line + "\n";
            }
        }
    }
    result.files.emplace_back(name, std::move(rules));
    return result;
}

/// A line of the document with the code points it holds.
struct PlacedLine {
    std::u32string text;
    std::uint64_t begin = 0;
};

class Writer {
  public:
    Writer(const Case& of, const CompiledRules& rules) : case_(of), rules_(rules) {}

    std::string run() {
        for (const auto& line : case_.rule_lines) out_ += line + "\n";
        for (const auto& text : case_.texts) write(text);
        return std::move(out_);
    }

  private:
    void write(const CaseText& text) {
        const std::string line_break = text.has_option("crlf") ? "\r\n" : "\n";
        std::string document;
        std::vector<PlacedLine> lines;
        std::uint64_t at = 0;
        for (const auto& line : text.lines) {
            lines.push_back({to_code_points(line), at});
            at += lines.back().text.size() + line_break.size();
            document += line + line_break;
        }
        CodingOptions options;
        if (text.has_option(" zh")) options.language = "zh";
        if (text.has_option(" en")) options.language = "en";
        const auto codings = rules_.code(document, options);
        out_ += text.header + "\n";
        for (const auto& line : lines) {
            const auto written = to_utf8(line.text);
            out_ += written.empty() ? "|\n" : std::string(kMargin) + written + "\n";
            for (const auto& coding : codings.codings) write(coding, line);
        }
        for (const auto& warning : codings.warnings) out_ += "| ! " + warning + "\n";
    }

    void write(const Coding& coding, const PlacedLine& line) {
        const auto& program = rules_.program();
        std::string name = program.rules()[coding.rule].name;
        if (coding.status != 0) name += " " + program.statuses()[coding.status];
        if (coding.score != 1.0) name += fmt::format(" {}", coding.score);
        mark(coding.range, line, name);
        for (const auto& role : coding.roles) mark(role.range, line, program.roles()[role.role]);
    }

    void mark(const CodePointRange& range, const PlacedLine& line, const std::string& name) {
        const std::uint64_t line_end = line.begin + line.text.size();
        const auto begin = std::max(range.begin, line.begin);
        const auto end = std::min(range.end, line_end);
        if (begin >= end) return;
        const std::u32string_view text = line.text;
        const auto before = display_width(text.substr(0, begin - line.begin));
        const auto width = display_width(text.substr(begin - line.begin, end - begin));
        out_ += std::string(kMargin) + std::string(before, ' ') +
                std::string(std::max(width, 1u), '^') + "  " +
                (range.begin < line.begin ? "… " : "") + name + "\n";
    }

    const Case& case_;
    const CompiledRules& rules_;
    std::string out_;
};

}  // namespace

std::string rewritten_case(std::string_view case_text) {
    const Case read = read_case(case_text);
    const auto rules = compile_rules(read.files);
    if (rules->result.program == nullptr) {
        std::string out;
        for (const auto& line : read.rule_lines) out += line + "\n";
        return out + rules->diagnostics();
    }
    return Writer(read, *rules).run();
}

}  // namespace topos::test
