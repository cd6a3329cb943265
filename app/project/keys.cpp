#include "app/project/keys.hpp"

#include <algorithm>

namespace topos::app {

namespace {

constexpr ProjectKey kProjectKeys[] = {
    {"inputs", "files and folders with texts", "inputs: [interviews, posts.jsonl]"},
    {"rules", "rule files, or folders with .topos files", "rules: [waiting.topos]"},
    {"language", "the language of all texts; without it, each paragraph's script decides",
     "language: zh"},
    {"exports", "formats to write beside run.sqlite", "exports: [jsonl, csv]"},
    {"output", "the folder for the results", "output: results"},
    {"threads", "a number of threads between 1 and 1024; results never depend on it", "threads: 4"},
};

constexpr ProjectKey kInputKeys[] = {
    {"path", "a file or a folder", "path: survey.csv"},
    {"format", "the reader to read it with", "format: csv"},
    {"encoding", "the encoding of the texts", "encoding: GB18030"},
    {"text", "the column or field with the text", "text: answer"},
    {"id", "the column or field that names the document", "id: respondent"},
    {"separator", "what stands between columns: a character or `tab`", "separator: \";\""},
};

constexpr ProjectKey kExportKeys[] = {
    {"format", "the format", "format: csv"},
    {"profile", "of csv: plain or excel", "profile: excel"},
};

}  // namespace

std::span<const ProjectKey> project_keys() { return kProjectKeys; }
std::span<const ProjectKey> input_keys() { return kInputKeys; }
std::span<const ProjectKey> export_keys() { return kExportKeys; }

const ProjectKey* find_key(std::span<const ProjectKey> keys, std::string_view name) {
    const auto found = std::find_if(keys.begin(), keys.end(),
                                    [&](const ProjectKey& key) { return key.name == name; });
    return found == keys.end() ? nullptr : &*found;
}

}  // namespace topos::app
