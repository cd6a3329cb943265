// topos.yaml: what it gives, and what is said about mistakes in it.
#include "app/project/project_file.hpp"

#include <gmock/gmock.h>

#include "grammar/render.hpp"

namespace topos::app {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;

constexpr const char* kSmallest = "inputs: [texts]\nrules: [r.topos]\noutput: results\n";

std::string mistakes(const std::string& text) {
    auto project = parse_project(text, "study/topos.yaml");
    return project ? "" : render(project.error().diagnostics);
}

TEST(ProjectFile, PathsAreRelativeToItsFolder) {
    const auto project = parse_project(kSmallest, "study/topos.yaml");
    ASSERT_TRUE(project);
    EXPECT_EQ(project->inputs.at(0).path, "study/texts");
    EXPECT_THAT(project->rules, ElementsAre("study/r.topos"));
    EXPECT_EQ(project->out, "study/results");
    EXPECT_EQ(project->threads, 0u);
}

TEST(ProjectFile, EveryKeyIsRead) {
    const auto project = parse_project(
        "inputs:\n"
        "  - path: survey.csv\n"
        "    format: csv\n"
        "    text: answer\n"
        "    id: respondent\n"
        "    encoding: GB18030\n"
        "    separator: ';'\n"
        "  - /texts\n"
        "rules: one.topos\n"
        "language: zh\n"
        "exports:\n"
        "  - jsonl\n"
        "  - {format: csv, profile: excel}\n"
        "output: ../results\n"
        "threads: 3\n",
        "study/topos.yaml");
    ASSERT_TRUE(project);
    const InputSpec& survey = project->inputs.at(0);
    EXPECT_EQ(survey.path, "study/survey.csv");
    EXPECT_EQ(survey.format, "csv");
    EXPECT_THAT(survey.options,
                ElementsAre(testing::Pair("text", "answer"), testing::Pair("id", "respondent"),
                            testing::Pair("encoding", "GB18030"), testing::Pair("separator", ";")));
    EXPECT_EQ(project->inputs.at(1).path, "/texts");
    EXPECT_THAT(project->rules, ElementsAre("study/one.topos"));
    EXPECT_EQ(project->language, "zh");
    EXPECT_EQ(project->exports.at(0).format, "jsonl");
    EXPECT_THAT(project->exports.at(1).options, ElementsAre(testing::Pair("profile", "excel")));
    EXPECT_EQ(project->out, "results");
    EXPECT_EQ(project->threads, 3u);
}

TEST(ProjectFile, AWrongKeyIsShownAtItsPlaceWithTheNearestRightOne) {
    const std::string said = mistakes(std::string(kSmallest) + "langauge: zh\n");
    EXPECT_THAT(said, HasSubstr("error[T0601]: `langauge` is not a key of a project file"));
    EXPECT_THAT(said, HasSubstr("study/topos.yaml:4:1"));
    EXPECT_THAT(said, HasSubstr("did you mean `language`?"));
}

TEST(ProjectFile, AWrongKeyOfAnInputIsShownToo) {
    const std::string said =
        mistakes("inputs:\n  - path: a.csv\n    encodng: Big5\nrules: [r]\noutput: o\n");
    EXPECT_THAT(said, HasSubstr("study/topos.yaml:3:5"));
    EXPECT_THAT(said, HasSubstr("did you mean `encoding`?"));
}

TEST(ProjectFile, AKeyNothingLikeAnyOtherGetsTheList) {
    EXPECT_THAT(mistakes(std::string(kSmallest) + "zzzzzzzz: 1\n"),
                HasSubstr("`inputs`, `rules`, `language`, `exports`, `output`, `threads`"));
}

TEST(ProjectFile, AWrongTypeIsAnsweredWithAnExample) {
    const std::string said = mistakes(
        "inputs: [texts]\nrules: [r]\noutput: [a, b]\nthreads: many\nlanguage:\n  zh: true\n");
    EXPECT_THAT(said, HasSubstr("study/topos.yaml:3:9"));
    EXPECT_THAT(said, HasSubstr("`output` holds a list"));
    EXPECT_THAT(said, HasSubstr("`many` is not a value of `threads`"));
    EXPECT_THAT(said, HasSubstr("`threads: 4`"));
    EXPECT_THAT(said, HasSubstr("`language: zh`"));
}

TEST(ProjectFile, AllMistakesComeAtOnce) {
    const auto project = parse_project("input: x\nthreads: 0\n", "topos.yaml");
    ASSERT_FALSE(project);
    // the key, threads, and what is missing: inputs, rules, output
    EXPECT_EQ(project.error().diagnostics.size(), 5u);
    EXPECT_EQ(project.error().code, ExitCode::usage);
}

TEST(ProjectFile, WhatIsNoYamlIsShownAtItsPlace) {
    EXPECT_THAT(mistakes("inputs: [a\nrules: b]: c"), HasSubstr("study/topos.yaml:"));
    EXPECT_THAT(mistakes("- a\n- b\n"), HasSubstr("it is not a list of `key: value`"));
    EXPECT_THAT(mistakes(""), HasSubstr("T0603"));
}

TEST(ProjectFile, AKeyTwiceIsAMistake) {
    EXPECT_THAT(mistakes(std::string(kSmallest) + "output: other\n"), HasSubstr("stands twice"));
}

TEST(ProjectFile, OneThatIsNotThereSaysWhatToDo) {
    const auto project = read_project("/nowhere/at/all");
    ASSERT_FALSE(project);
    EXPECT_THAT(render(project.error().diagnostics), HasSubstr("topos run --help"));
}

}  // namespace
}  // namespace topos::app
