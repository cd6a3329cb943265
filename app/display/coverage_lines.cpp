#include "app/display/coverage_lines.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <vector>

#include "app/display/numbers.hpp"
#include "grammar/characters.hpp"

namespace topos::app {

namespace {

constexpr std::size_t kFirstLines = 10;
constexpr std::size_t kFirstCodePoints = 60;
constexpr std::size_t kFirstItems = 5;

/// What is not shown, of how many.
struct Share {
    std::size_t unshown = 0;
    std::size_t all = 0;
    [[nodiscard]] std::string text(std::string_view what) const {
        return fmt::format("{} of {} {}", readable_count(unshown), readable_count(all), what);
    }
};

/// The first so many code points, so that a line stays one.
std::string shortened(const std::string& text, bool all) {
    const auto code_points = to_code_points(text);
    if (all || code_points.size() <= kFirstCodePoints) return text;
    return to_utf8(std::u32string_view(code_points).substr(0, kFirstCodePoints)) + "…";
}

std::string list_of(const std::vector<Unshown>& items, bool all) {
    const std::size_t shown = all ? items.size() : std::min(kFirstItems, items.size());
    std::string text;
    for (std::size_t i = 0; i < shown; ++i)
        text += (i == 0 ? "" : ", ") + shortened(items[i].text, all);
    const std::size_t rest = items.size() - shown;
    return rest == 0 ? text : text + fmt::format(", and {} more", readable_count(rest));
}

/// "labour.topos:14" at another line.
std::string place_at(const std::string& place, std::uint32_t line) {
    return fmt::format("{}:{}", place.substr(0, place.rfind(':')), line);
}

void add_rule(const RuleCoverage& rule, bool all, std::vector<std::string>& lines) {
    if (!rule.has_coded) {
        lines.push_back(fmt::format("{} {}: no example is coded by it", rule.place, rule.rule));
        return;
    }
    for (const Unshown& clause : rule.clauses) {
        lines.push_back(fmt::format("{} {}: no example is refused by `{}` alone",
                                    place_at(rule.place, clause.line), rule.rule,
                                    shortened(clause.text, all)));
    }
    if (rule.branches.empty()) return;
    lines.push_back(fmt::format(
        "{} {}: no example has {}: {}", place_at(rule.place, rule.branches.front().line), rule.rule,
        Share{rule.branch_count - rule.branches_shown, rule.branch_count}.text("branches"),
        list_of(rule.branches, all)));
}

void add_words(const WordCoverage& list, bool all, std::vector<std::string>& lines) {
    if (list.words.empty()) return;
    lines.push_back(fmt::format("{} {} {}: no example has {}: {}", list.place,
                                list.is_context ? "context" : "lexicon", list.name,
                                Share{list.words.size(), list.word_count}.text("words"),
                                list_of(list.words, all)));
}

std::string headline(const CoverageReport& report) {
    Share words;
    Share branches;
    Share clauses;
    for (const WordCoverage& list : report.lexicons) {
        words.unshown += list.words.size();
        words.all += list.word_count;
    }
    for (const RuleCoverage& rule : report.rules) {
        branches.unshown += rule.branch_count - rule.branches_shown;
        branches.all += rule.branch_count;
        clauses.unshown += rule.clause_count - rule.clauses_shown;
        clauses.all += rule.clause_count;
    }
    std::string text = "No example shows " + words.text("words");
    if (branches.all > 0) text += ", " + branches.text("branches");
    if (clauses.all > 0) text += ", " + clauses.text("exclusions and conditions");
    return text + "\n";
}

}  // namespace

std::string coverage_lines(const CoverageReport& report, bool all) {
    std::vector<std::string> lines;
    for (const RuleCoverage& rule : report.rules) add_rule(rule, all, lines);
    for (const WordCoverage& list : report.lexicons) add_words(list, all, lines);
    if (lines.empty()) return "The examples show every word, branch, exclusion and condition.\n";
    std::string text = headline(report);
    const std::size_t shown = all ? lines.size() : std::min(kFirstLines, lines.size());
    for (std::size_t i = 0; i < shown; ++i) text += "  " + lines[i] + "\n";
    if (shown < lines.size()) {
        text += fmt::format("  and {} more: --coverage shows all\n",
                            readable_count(lines.size() - shown));
    }
    return text;
}

}  // namespace topos::app
