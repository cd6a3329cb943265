#include "app/command_line/help_topics.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "app/command_line/diagnostic_pages.hpp"
#include "grammar/render.hpp"

namespace topos::app {

namespace {

constexpr std::string_view kGroups =
    "T01.. how rules are written · T02.. names and the meaning of rules · T03.. advice about rules "
    "· T04.. documents · T05.. plugins · T06.. project file and command line · T07.. results and "
    "disk";

char upper(char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c; }

bool is_digit(char c) { return c >= '0' && c <= '9'; }

std::string in_upper_case(std::string_view text) {
    std::string out(text);
    std::transform(out.begin(), out.end(), out.begin(), upper);
    return out;
}

/// Headings without their signs, what stands in fences indented instead.
std::string for_terminal(std::string_view page) {
    std::string out;
    bool fenced = false;
    while (!page.empty()) {
        const auto end = std::min(page.find('\n'), page.size() - 1);
        std::string_view line = page.substr(0, end + 1);
        page.remove_prefix(end + 1);
        if (line.starts_with("```")) {
            fenced = !fenced;
            continue;
        }
        if (fenced) {
            out += line == "\n" ? "" : "    ";
        } else if (line.starts_with("#")) {
            line.remove_prefix(line.find_first_not_of("# "));
        }
        out += line;
    }
    return out;
}

}  // namespace

bool is_diagnostic_code(std::string_view topic) {
    return topic.size() > 1 && upper(topic[0]) == 'T' && is_digit(topic[1]);
}

expected<std::string, Failure> help_on_diagnostic(std::string_view code) {
    const std::string wanted = in_upper_case(code);
    std::vector<std::string> known;
    for (const auto& page : diagnostic_pages()) {
        if (page.code == wanted) return for_terminal(page.text);
        known.emplace_back(page.code);
    }
    Failure result = failure(ExitCode::usage, "bad_option",
                             fmt::format("`{}` is not the code of a message", code));
    auto& remedies = result.diagnostics.front().remedies;
    if (const auto nearest = nearest_name(wanted, known))
        remedies.push_back(fmt::format("did you mean `{}`?", *nearest));
    remedies.emplace_back(kGroups);
    return unexpected(std::move(result));
}

Failure unknown_topic(const std::string& topic, const std::vector<std::string>& commands) {
    Failure result =
        failure(ExitCode::usage, "bad_option", fmt::format("there is no help about `{}`", topic));
    auto& remedies = result.diagnostics.front().remedies;
    if (const auto nearest = nearest_name(topic, commands))
        remedies.push_back(fmt::format("did you mean `topos help {}`?", *nearest));
    remedies.emplace_back(
        "Name a command (`topos help code`) or the code of a message (`topos help T0201`).");
    return result;
}

}  // namespace topos::app
