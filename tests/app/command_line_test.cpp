// From words to options; exit codes; help.
#include <gmock/gmock.h>

#include "app/command_line/help.hpp"
#include "app/command_line/parser.hpp"
#include "app/console/console.hpp"
#include "app/exit_codes.hpp"
#include "grammar/render.hpp"

namespace topos::app {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using Words = std::vector<std::string>;

template <class Options>
Options options(const Words& words) {
    const ParsedCommandLine parsed = parse_command_line(words);
    const auto* command = std::get_if<Command>(&parsed);
    EXPECT_NE(command, nullptr);
    const auto* result = command == nullptr ? nullptr : std::get_if<Options>(&command->options);
    EXPECT_NE(result, nullptr);
    return result == nullptr ? Options{} : *result;
}

std::string refusal(const Words& words) {
    const ParsedCommandLine parsed = parse_command_line(words);
    const auto* failure = std::get_if<Failure>(&parsed);
    if (failure == nullptr) return "";
    EXPECT_EQ(failure->code, ExitCode::usage);
    return render(failure->diagnostics);
}

std::string help(const Words& words) {
    const ParsedCommandLine parsed = parse_command_line(words);
    const auto* text = std::get_if<HelpText>(&parsed);
    return text == nullptr ? "" : text->text;
}

TEST(CommandLine, CodeTakesInputsRulesAndFolder) {
    const auto code = options<CodeOptions>({"code", "a", "b.csv", "--rules", "r", "s", "--out", "o",
                                            "--export", "jsonl,csv", "--threads", "3",
                                            "--text-field", "body", "--encoding", "Big5"});
    EXPECT_EQ(code.inputs.at(1).path, "b.csv");
    EXPECT_THAT(code.inputs.at(0).options,
                ElementsAre(testing::Pair("encoding", "Big5"), testing::Pair("text", "body")));
    EXPECT_THAT(code.rules, ElementsAre("r", "s"));
    EXPECT_EQ(code.out, "o");
    EXPECT_EQ(code.exports.at(1).format, "csv");
    EXPECT_EQ(code.threads, 3u);
    EXPECT_FALSE(code.replace);
}

TEST(CommandLine, TheCommandIsKeptAsItCouldBeTypedAgain) {
    const auto code =
        options<CodeOptions>({"code", "my texts", "--rules", "it's.topos", "--out", "o"});
    EXPECT_EQ(code.command, "topos code 'my texts' --rules 'it'\\''s.topos' --out o");
}

TEST(CommandLine, OptionsOfAnExporterGoToIt) {
    const auto code = options<CodeOptions>({"code", "a", "--rules", "r", "--out", "o", "--export",
                                            "csv,jsonl", "--option", "csv.profile=excel"});
    EXPECT_THAT(code.exports.at(0).options, ElementsAre(testing::Pair("profile", "excel")));
    EXPECT_TRUE(code.exports.at(1).options.empty());
    const auto exporting = options<ExportOptions>(
        {"export", "o", "--format", "csv", "--option", "profile=excel", "-o", "f.csv"});
    EXPECT_THAT(exporting.format.options, ElementsAre(testing::Pair("profile", "excel")));
    EXPECT_EQ(exporting.file, "f.csv");
}

TEST(CommandLine, StreamReadsJsonLinesUnlessToldOtherwise) {
    const auto stream = options<StreamOptions>({"code", "--stream", "--rules", "r"});
    EXPECT_EQ(stream.input.path, "-");
    EXPECT_EQ(stream.input.format, "jsonl");
    EXPECT_EQ(stream.format.format, "jsonl");
}

TEST(CommandLine, RunIsInThisFolderUnlessToldOtherwise) {
    EXPECT_EQ(options<RunProjectOptions>({"run"}).folder, ".");
    EXPECT_TRUE(options<RunProjectOptions>({"run", "study", "--replace"}).replace);
}

TEST(CommandLine, PluginFoldersMayStandAnywhere) {
    for (const Words& words :
         {Words{"--plugin-dir", "p", "plugins"}, Words{"plugins", "--plugin-dir", "p"}}) {
        const ParsedCommandLine parsed = parse_command_line(words);
        ASSERT_TRUE(std::holds_alternative<Command>(parsed));
        EXPECT_THAT(std::get<Command>(parsed).plugin_folders, ElementsAre("p"));
    }
}

TEST(CommandLine, SlipsAreAnsweredWithTheNearestWord) {
    EXPECT_THAT(refusal({"cod", "x"}), HasSubstr("did you mean `code`?"));
    EXPECT_THAT(refusal({"code", "x", "--ruls", "r"}), HasSubstr("did you mean `--rules`?"));
    EXPECT_THAT(refusal({"summary", "o", "p"}), HasSubstr("`p` is one word too many"));
}

TEST(CommandLine, WhatIsMissingIsNamed) {
    EXPECT_THAT(refusal({"code", "x", "--out", "o"}), HasSubstr("`--rules` is missing"));
    EXPECT_THAT(refusal({"code", "x", "--rules", "r"}), HasSubstr("`--out` is missing"));
    EXPECT_THAT(refusal({"kwic", "x"}), HasSubstr("`--find` is missing"));
    EXPECT_THAT(refusal({"check"}), HasSubstr("`RULES` is missing"));
    EXPECT_THAT(refusal({"export", "o"}), HasSubstr("`--format` is missing"));
    EXPECT_THAT(refusal({"summary"}), HasSubstr("`DIR` is missing"));
}

TEST(CommandLine, TextsTakenForRulesAreFound) {
    EXPECT_THAT(refusal({"code", "--rules", "r.topos", "texts", "--out", "o"}),
                HasSubstr("`texts` was taken for rules"));
}

TEST(CommandLine, StreamAndFoldersExcludeEachOther) {
    EXPECT_THAT(refusal({"code", "--stream", "x", "--rules", "r"}), HasSubstr("--stream"));
}

TEST(Help, TeachesByExamples) {
    EXPECT_THAT(help({}), HasSubstr("Begin with:  topos code"));
    for (const char* command :
         {"code", "run", "kwic", "check", "test", "plugins", "summary", "export"}) {
        EXPECT_THAT(help({command, "--help"}), HasSubstr("Examples:")) << command;
        EXPECT_THAT(help({}), HasSubstr(command));
    }
    EXPECT_THAT(help({"--version"}), HasSubstr("Unicode"));
}

TEST(ExitCodes, AreAllInTheHelp) {
    int before = -1;
    for (const auto& [code, meaning] : exit_codes()) {
        EXPECT_GT(static_cast<int>(code), before);
        before = static_cast<int>(code);
        EXPECT_THAT(help({"--help"}), HasSubstr(std::string(meaning)));
    }
}

TEST(Colour, IsForTerminalsAndOnlyIfWanted) {
    EXPECT_TRUE(colour_wanted(true, nullptr, "xterm"));
    EXPECT_TRUE(colour_wanted(true, "", "xterm"));
    EXPECT_FALSE(colour_wanted(true, "1", "xterm"));
    EXPECT_FALSE(colour_wanted(true, nullptr, "dumb"));
    EXPECT_FALSE(colour_wanted(false, nullptr, "xterm"));
}

}  // namespace
}  // namespace topos::app
