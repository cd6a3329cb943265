/// Published examples with their published values, and where they were published, as files. Within
/// half a unit of the last digit printed, unless the file gives a tolerance and its reason.
///
///     source: where            note: …
///     ratings | counts | table
///     ratings: units × coders, `.` missing; counts: units × categories; table: first × second
///     coder
///     ---
///     MEASURE[:CATEGORY] VALUE [± TOLERANCE]
#include <algorithm>
#include <cmath>
#include <functional>
#include <map>
#include <set>

#include "core/evaluation/agreement.hpp"
#include "core/evaluation/alpha.hpp"
#include "core/evaluation/kappa.hpp"
#include "evaluation_cases.hpp"

namespace topos::evaluation::test {
namespace {

/// An example in every form that a measure may ask for.
struct Example {
    std::vector<std::string> names;  ///< of the categories
    std::vector<double> values;      ///< of the categories; empty if they are no numbers
    Ratings ratings;                 ///< without coders if only counts were published
    CategoryCounts counts;
    Contingency table;  ///< of the first two coders
};

bool is_number(const std::string& text) {
    return text.find_first_not_of("0123456789.") == std::string::npos;
}

using Rows = std::vector<std::vector<std::string>>;

Example from_ratings(const Rows& rows) {
    std::set<std::string> names;
    for (const auto& row : rows) names.insert(row.begin(), row.end());
    names.erase(".");
    Example example;
    example.names.assign(names.begin(), names.end());
    example.ratings = {static_cast<std::uint32_t>(rows.at(0).size()),
                       static_cast<std::uint32_t>(names.size()),
                       {}};
    for (const auto& row : rows) {
        for (const std::string& cell : row) {
            const auto place =
                static_cast<std::uint32_t>(std::distance(names.begin(), names.find(cell)));
            example.ratings.cells.push_back(cell == "." ? kMissing : place);
        }
    }
    if (std::ranges::all_of(names, is_number)) {
        for (const std::string& name : names) example.values.push_back(std::stod(name));
    }
    return example;
}

template <typename Table>
Table numbers_of(const Rows& rows) {
    Table table{static_cast<std::uint32_t>(rows.at(0).size()), {}};
    for (const auto& row : rows) {
        for (const std::string& cell : row) {
            table.cells.push_back(
                static_cast<typename decltype(table.cells)::value_type>(std::stoul(cell)));
        }
    }
    return table;
}

Example example_of(const Case& one) {
    std::string layout;
    Rows rows;
    for (const std::string& line : one.input) {
        const auto words = words_of(line);
        if (words.empty() || words[0] == "source:" || words[0] == "note:") continue;
        if (layout.empty()) {
            layout = words[0];
        } else {
            rows.push_back(words);
        }
    }
    Example example;
    if (layout == "ratings") example = from_ratings(rows);
    if (layout == "table") example.ratings = ratings_of(numbers_of<Contingency>(rows));
    if (layout == "counts") {
        example.counts = numbers_of<CategoryCounts>(rows);
    } else {
        example.counts = category_counts(example.ratings);
        example.table = contingency(example.ratings, 0, 1);
    }
    return example;
}

using Compute = std::function<Measure(const Example&)>;

Measure alpha(const Example& e, Scale scale) {
    return krippendorff_alpha(e.counts, scale, e.values);
}

const std::map<std::string, Compute>& computations() {
    static const std::map<std::string, Compute> all{
        {"percent_agreement", [](auto& e) { return percent_agreement(e.counts); }},
        {"chance", [](auto& e) { return fleiss_chance(e.counts); }},
        {"fleiss_kappa", [](auto& e) { return fleiss_kappa(e.counts); }},
        {"scott_pi", [](auto& e) { return fleiss_kappa(e.counts); }},
        {"brennan_prediger", [](auto& e) { return brennan_prediger(e.counts); }},
        {"bennett_s", [](auto& e) { return brennan_prediger(e.counts); }},
        {"gwet_ac1", [](auto& e) { return gwet_ac1(e.counts); }},
        {"conger_kappa", [](auto& e) { return conger_kappa(e.ratings); }},
        {"light_kappa", [](auto& e) { return light_kappa(e.ratings); }},
        {"alpha_nominal", [](auto& e) { return alpha(e, Scale::kNominal); }},
        {"alpha_ordinal", [](auto& e) { return alpha(e, Scale::kOrdinal); }},
        {"alpha_interval", [](auto& e) { return alpha(e, Scale::kInterval); }},
        {"alpha_ratio", [](auto& e) { return alpha(e, Scale::kRatio); }},
        {"cohen_kappa", [](auto& e) { return cohen_kappa(e.table).value; }},
        {"cohen_error", [](auto& e) { return cohen_kappa(e.table).standard_error; }},
        {"cohen_low", [](auto& e) { return Measure(cohen_kappa(e.table).interval->low); }},
        {"cohen_high", [](auto& e) { return Measure(cohen_kappa(e.table).interval->high); }},
        {"large_sample_error", [](auto& e) { return cohen_kappa(e.table).large_sample_error; }},
    };
    return all;
}

Measure computed(const Example& example, const std::string& name) {
    const auto colon = name.find(':');
    if (colon == std::string::npos) return computations().at(name)(example);
    const auto category = std::ranges::find(example.names, name.substr(colon + 1));
    return fleiss_kappa_by_category(example.counts).at(category - example.names.begin());
}

double tolerance_of(const std::vector<std::string>& words) {
    if (words.size() > 3) return std::stod(words[3]);
    const auto point = words[1].find('.');
    const auto digits = point == std::string::npos ? 0 : words[1].size() - point - 1;
    // A little more, because a value may lie on the half itself.
    return 0.5000001 * std::pow(10.0, -static_cast<double>(digits));
}

class EvaluationPublished : public testing::TestWithParam<Case> {};

TEST_P(EvaluationPublished, Value) {
    const Example example = example_of(GetParam());
    EXPECT_FALSE(GetParam().expected.empty());
    EXPECT_TRUE(GetParam().input.at(0).starts_with("source: "));
    for (const std::string& line : GetParam().expected) {
        const auto words = words_of(line);
        const Measure actual = computed(example, words.at(0));
        ASSERT_TRUE(actual.has_value()) << line;
        EXPECT_NEAR(*actual, std::stod(words.at(1)), tolerance_of(words)) << line;
    }
}

INSTANTIATE_TEST_SUITE_P(Cases, EvaluationPublished, testing::ValuesIn(cases_in("published")),
                         test_name);

}  // namespace
}  // namespace topos::evaluation::test
