#pragma once
/// The words of a command line, sorted by option, before they become a Command.
#include "app/command_line/parser.hpp"

namespace topos::app {

/// Values as CLI11 fills them in, before they become a Command.
struct Draft {
    std::vector<std::string> plugin_folders;
    std::vector<std::string> inputs;
    std::vector<std::string> rules;
    std::string encoding, text_field, id_field, separator, input_format;
    std::vector<std::string> exports;
    std::vector<std::string> export_options;
    std::string language;
    unsigned threads = 0;
    bool stream = false;
    bool replace = false;
    bool quiet = false;
    bool verbose = false;
    bool coverage = false;
    bool fix = false;
    bool partial = false;
    std::string folder;
    std::string out;
    std::string format;
    std::string find;
    std::string by;
    std::string topic;
    std::string name;
    std::vector<std::string> languages{"en", "zh"};
    bool only_check = false;
    std::string gold;
    std::uint64_t coding = 0;
    std::string text;
    std::string file;
    std::string rule;
    std::string code;
    std::uint64_t rules_shown = 3;
    std::vector<std::string> texts;
    bool all_documents = false;
    std::string documents;
    std::vector<std::string> where;
    std::vector<std::string> codes;
    std::string unit;
    bool disagreements = false;
    std::uint64_t seed = 20600101;
    std::uint32_t resamples = 1000;
    std::uint64_t window = 0;
    std::uint64_t limit = 0;
};

/// `command`: the word after `topos`; `typed`: the whole line. Says what is missing, and what does
/// not go together.
[[nodiscard]] ParsedCommandLine command_named(const std::string& command, const Draft& draft,
                                              const std::string& typed);

}  // namespace topos::app
