#pragma once
/// What the user asked for, as plain values: filled from the command line (parser.cpp) or from a
/// project file (app/project).
#include <cstdint>
#include <string>
#include <variant>
#include <vector>

#include "app/host/plugin_options.hpp"

namespace topos::app {

/// A file, a folder, or "-" for standard input, and how to read what lies there.
struct InputSpec {
    std::string path;
    std::string format;     ///< of a reader; empty: by the file's extension
    PluginOptions options;  ///< for those readers that take them
};

struct ExportSpec {
    std::string format;
    PluginOptions options;
};

struct CodeOptions {
    std::vector<InputSpec> inputs;
    std::vector<std::string> rules;
    std::string out;
    std::vector<ExportSpec> exports;
    unsigned threads = 0;  ///< 0: as many as the machine has
    std::string language;  ///< BCP 47; empty: by script
    bool replace = false;
    bool quiet = false;    ///< no table at the end
    bool partial = false;  ///< leave out rules that are wrong
    std::string command;   ///< as typed, for the record
};

struct StreamOptions {
    InputSpec input;
    std::vector<std::string> rules;
    ExportSpec format;
    unsigned threads = 0;
    std::string language;
};

struct RunProjectOptions {
    std::string folder = ".";  ///< or a project file
    unsigned threads = 0;      ///< 0: as the project file says
    bool replace = false;
    std::string command;
};

struct ExportOptions {
    std::string folder;
    ExportSpec format;
    std::string file;  ///< empty: standard output
};

enum class KwicFormat { table, csv };

struct KwicOptions {
    std::vector<InputSpec> inputs;
    std::string find;
    std::vector<std::string> rules;
    std::uint64_t window = 0;  ///< code points on each side; 0: what fits (table), 60 (csv)
    std::uint64_t limit = 0;   ///< lines; 0: all
    KwicFormat format = KwicFormat::table;
    unsigned threads = 0;
    std::string language;
};

enum class CountBy { code, rule };
enum class CountFormat { table, csv };

struct CountOptions {
    std::vector<InputSpec> inputs;
    std::vector<std::string> rules;
    CountBy by = CountBy::code;
    CountFormat format = CountFormat::table;
    unsigned threads = 0;
    std::string language;
};

struct CheckOptions {
    std::vector<std::string> rules;
    bool fix = false;  ///< write the edits that are certain into the files
};

struct TestOptions {
    std::vector<std::string> rules;
    bool verbose = false;
    bool coverage = false;  ///< all that no example shows, not just the first lines
    bool partial = false;   ///< leave out rules that are wrong
};

struct PluginsOptions {
    bool verbose = false;
};

struct SummaryOptions {
    std::string folder;
};

struct NewOptions {
    std::string name;
    std::vector<std::string> languages;
};

struct FmtOptions {
    std::vector<std::string> rules;  ///< "-" alone: standard input
    bool check = false;              ///< only say which files would change
};

enum class ExplainFormat { text, json };

struct ExplainOptionsOfUser {
    std::string folder;              ///< of a run; empty: a text
    std::uint64_t coding = 0;        ///< number of a coding in that run
    std::string text;                ///< the text itself
    std::string file;                ///< a file with the text; "-": standard input
    std::vector<std::string> rules;  ///< empty: those of the run
    std::vector<InputSpec> texts;    ///< where the run's texts are now; empty: where they were
    std::string rule;                ///< only this one
    std::string code;                ///< only rules of this code
    std::uint64_t rules_shown = 3;   ///< of those that came near
    ExplainFormat format = ExplainFormat::text;
    std::string language;
};

enum class EvaluationUnit { sentence, document, overlap };
enum class EvaluationFormat { table, csv, json };

struct EvaluateOptions {
    std::string folder;
    std::string gold;                ///< a table of human codings
    std::vector<InputSpec> texts;    ///< empty: those that the run read
    bool all_documents = false;      ///< of the run; else those that the table names
    std::string documents;           ///< a table of the documents that were read
    std::vector<std::string> where;  ///< `column=value` of that table
    std::vector<std::string> codes;  ///< empty: all
    EvaluationUnit unit = EvaluationUnit::sentence;
    EvaluationFormat format = EvaluationFormat::table;
    bool disagreements = false;
    std::uint64_t seed = 20600101;
    std::uint32_t resamples = 1000;
};

struct ImportOptions {
    std::string file;      ///< a dictionary or a codebook of another program
    std::string out;       ///< the rule file to write
    std::string language;  ///< of all words; empty: by script
    std::string encoding;  ///< empty: found out
    std::string pack;      ///< name of the pack; empty: after the file
};

/// One call of `topos`.
struct Command {
    std::vector<std::string> plugin_folders;
    std::variant<CodeOptions, StreamOptions, RunProjectOptions, ExportOptions, KwicOptions,
                 CountOptions, EvaluateOptions, ExplainOptionsOfUser, NewOptions, FmtOptions,
                 ImportOptions, CheckOptions, TestOptions, PluginsOptions, SummaryOptions>
        options;
};

}  // namespace topos::app
