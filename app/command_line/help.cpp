#include "app/command_line/help.hpp"

#include <fmt/format.h>
#include <unicode/uchar.h>
#include <unicode/uvernum.h>

#include <algorithm>
#include <cassert>

#include "app/exit_codes.hpp"
#include "core/version.hpp"
#include "topos/plugin.h"

namespace topos::app {

namespace {

constexpr CommandHelp kCommands[] = {
    {"new", "Make a rule pack to begin with, in a new folder",
     R"(Examples:
  topos new platform_work
  topos new 平台劳动 --language zh

The folder holds a rule file whose examples pass, two short texts, a project file and a README.

Next: cd platform_work · topos test platform_work.topos · topos run)"},
    {"code", "Code texts by rules; results go to a folder",
     R"(Examples:
  topos code interviews --rules waiting.topos --out results
  topos code posts.csv --text-field body --id-field post_id --rules rules/ --out results --export csv
  topos code old-texts --encoding GB18030 --language zh --rules rules/ --out results
  topos code --stream --rules rules/ < documents.jsonl > codings.jsonl

INPUT is files, folders (with all folders in them), .jsonl or .csv. A document is named by its path in the
folder; in JSON Lines by the field `id`, in CSV by the column `id`. Offsets count Unicode code points of
the decoded text and are half open: the passage is text[begin:end]
in Python and substring(text, begin + 1, end) in R.

With --stream, one line of standard input is one document, {"id": "…", "text": "…"}, one line of standard
output is one coding, and memory stays flat.

Next: topos summary results · topos export results --format csv -o codings.csv)"},
    {"run", "Do what a project file (topos.yaml) says",
     R"(Examples:
  topos run                     reads ./topos.yaml
  topos run study --replace     reads study/topos.yaml; earlier results are replaced

A project file:
  inputs:
    - interviews                # a folder or a file, relative to topos.yaml
    - path: survey.csv
      text: answer              # the column with the text
      id: respondent            # the column that names the document
  rules: [waiting.topos]
  output: results
  exports: [csv]
Further keys: language, threads; of an input: format, encoding, separator.

Next: topos summary study/results)"},
    {"kwic", "Show words in their context (a concordance)",
     R"(Examples:
  topos kwic interviews --find '"wait" ..3 "hours"'
  topos kwic interviews --rules waiting.topos --find '<wait> near 6 <unpaid>'
  topos kwic interviews --find '[stem = "work"]' --format csv > work.csv

A PATTERN is what stands after `find` in a rule: words in quotes, <lexicon>, ..3 for at most three words
between, `near`, ( … | … ). Put it in single quotes, so that the shell leaves it alone.

Next: put the pattern that finds what you mean into a rule file, then `topos check` it.)"},
    {"count", "Count how often each code, or each rule, occurs",
     R"(Examples:
  topos count interviews --rules waiting.topos
  topos count interviews --rules rules/ --by rule --format csv > counts.csv
  topos count - --input-format jsonl --rules rules/ < documents.jsonl

The counts are those of `topos code`; no codings are written. That makes it the fastest way to see what
rules find in a corpus of any size, before codings are needed. `not asserted` are the segments of other
statuses: denied, hypothetical and so on.

Next: topos code interviews --rules rules/ --out results)"},
    {"check", "Say everything that is wrong with rule files, and what they hold",
     R"(Examples:
  topos check waiting.topos
  topos check rules/
  topos check rules/ --fix

Where a remedy is certain, it is shown as a line with - and a line with +; --fix makes all of these changes
in the files that you name, and says how many. `topos help T0201` explains a message.

Next: topos test rules/)"},
    {"test", "Run the examples (yes, no, denied, …) that stand in rules",
     R"(Examples:
  topos test waiting.topos
  topos test rules/ --verbose

Next: topos code interviews --rules rules/ --out results)"},
    {"fmt", "Lay rule files out in one way",
     R"(Examples:
  topos fmt waiting.topos
  topos fmt rules/ --check
  topos fmt - < waiting.topos

Clauses are aligned, blanks and punctuation put right, long lists broken between entries. Comments stay, and
what the rules mean does not change. A file with errors is left as it is.)"},
    {"plugins", "List languages, readers and exporters that are installed",
     R"(Examples:
  topos plugins
  topos plugins --plugin-dir ~/my-plugins
  TOPOS_PLUGIN_PATH=~/my-plugins topos plugins

A plugin is a folder with a library and a plugin.yaml; docs/plugins.md says how to make one.)"},
    {"summary", "Show what a run found",
     R"(Examples:
  topos summary results

Next: topos export results --format csv -o codings.csv)"},
    {"export", "Write the codings of a run to a file",
     R"(Examples:
  topos export results --format csv -o codings.csv
  topos export results --format csv --option profile=excel -o for-excel.csv
  topos export results --format jsonl | head

The file is byte for byte the one that `topos code --export` writes.)"},
    {"explain", "Say why a passage was coded, or why a text was not",
     R"(Examples:
  topos explain results 12
  topos explain --text "The app just cut my pay." --rules rules/
  topos explain --text "一超时就扣钱。" --rules rules/ --code algorithmic_control
  topos explain --file sentence.txt --rules rules/ --rule app_punishes --format json

For a passage that was coded: the rule with the words that satisfied each part, the conditions that were
checked, what set the status. For a text that was not: the rules that came near, what each of them missed, and
changes that would make it code. Every change that is shown was tried.

Next: change the rule, add the sentence to it as an example, then `topos test` it.)"},
    {"evaluate", "Compare the codings of a run with those of human coders",
     R"(Examples:
  topos evaluate results --gold codings.csv
  topos evaluate results --gold codings.csv --disagreements | less
  topos evaluate results --gold codings.csv --unit document --format csv > measures.csv
  topos evaluate results --gold codings.csv --documents documents.csv --where split=check

Precision, recall, F1 with 95 % intervals (bootstrap over documents), Cohen's kappa and Krippendorff's
alpha, per code and overall: by sentence (does it carry the code?), by document, or by overlap of the
coded words. docs/evaluation.md has the formulas and what they mean.

Next: read the disagreements, then improve the rule that they name.)"},
    {"import", "Make a rule file of a dictionary or a codebook",
     R"(Examples:
  topos import policy.cat -o policy.topos
  topos import words.dic -o words.topos --encoding windows-1252 --language en
  topos import codes.qdc -o codebook.topos --name interviews

How FILE ends says its format: .dic LIWC, .cat WordStat, .ykd or .lcd Yoshikoder, .lc3 Lexicoder, .yml
quanteda, .csv a table (word and category, or code and description), .qdc a codebook (REFI-QDA). What a
rule file cannot hold is listed at its end. docs/import.md says how words are counted then.

Next: topos check policy.topos)"},
    {"help", "Explain a message by its code, or a command",
     R"(Examples:
  topos help T0201      what error[T0201] means, an example that causes it, what to write instead
  topos help code       the same as topos code --help)"},
};

}  // namespace

const CommandHelp& help_of(std::string_view command) {
    const auto* const found =
        std::find_if(std::begin(kCommands), std::end(kCommands),
                     [&](const CommandHelp& help) { return help.name == command; });
    assert(found != std::end(kCommands));
    return *found;
}

std::string short_help() {
    std::string text =
        "Topos codes texts by rules that researchers write, in English and in Chinese.\n\n";
    for (const CommandHelp& command : kCommands) {
        text += fmt::format("  topos {:<9} {}\n", command.name, command.summary);
    }
    return text +
           "\nBegin with:  topos code FOLDER --rules RULES.topos --out RESULTS\n"
           "Learn more:  topos --help, topos help code, topos help T0201\n";
}

std::string footer() {
    return "Exit codes:\n" + exit_code_help() +
           "\nWhat next: `topos COMMAND --help` shows examples of each command. Begin with\n"
           "  topos code FOLDER --rules RULES.topos --out RESULTS\n";
}

std::string version_text() {
    return fmt::format("topos {}\nplugin interface {}.{}\nICU {}, Unicode {}", kVersion,
                       TOPOS_PLUGIN_ABI_MAJOR, TOPOS_PLUGIN_ABI_MINOR, U_ICU_VERSION,
                       U_UNICODE_VERSION);
}

}  // namespace topos::app
