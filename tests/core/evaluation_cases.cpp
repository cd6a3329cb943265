#include "evaluation_cases.hpp"

#include <algorithm>
#include <cctype>
#include <cstdlib>
#include <fstream>
#include <ostream>
#include <stdexcept>

#include "core/text/characters.hpp"
#include "places.hpp"

namespace topos::evaluation::test {
namespace {

Case load(const std::filesystem::path& path) {
    Case one{path, {}, {}};
    std::ifstream file(path, std::ios::binary);
    bool behind = false;
    for (std::string line; std::getline(file, line);) {
        if (line == "---" && !behind) {
            behind = true;
        } else {
            (behind ? one.expected : one.input).push_back(line);
        }
    }
    return one;
}

void rewrite(const Case& one, const std::vector<std::string>& actual) {
    std::ofstream file(one.path, std::ios::binary);
    for (const std::string& line : one.input) file << line << '\n';
    file << "---\n";
    for (const std::string& line : actual) file << line << '\n';
}

std::uint64_t code_points(std::string_view text) {
    return std::ranges::count_if(text, [](char byte) { return !is_continuation_byte(byte); });
}

/// `12..40`, or the first place of the words in the text.
CodePointRange range_of(const std::string& text, const std::string& words) {
    const auto dots = words.find("..");
    if (dots != std::string::npos && std::isdigit(static_cast<unsigned char>(words[0])) != 0) {
        return {std::stoull(words), std::stoull(words.substr(dots + 2))};
    }
    const auto at = text.find(words);
    if (at == std::string::npos) throw std::runtime_error("not in the text: " + words);
    const std::uint64_t begin = code_points(std::string_view(text).substr(0, at));
    return {begin, begin + code_points(words)};
}

struct Reader {
    std::vector<EvaluatedDocument> documents;
    std::vector<std::string> texts;

    void start(const std::string& name) {
        documents.push_back({});
        documents.back().name = name;
        texts.emplace_back();
    }

    void add_text(const std::string& line, bool sentence) {
        EvaluatedDocument& document = documents.back();
        const std::uint64_t begin = code_points(texts.back());
        texts.back() += line;
        if (sentence) document.sentences.push_back({begin, code_points(texts.back())});
        texts.back() += '\n';
        document.length = code_points(texts.back());
        document.blanks = blank_ranges(texts.back());
    }

    void add_coding(const std::vector<std::string>& words) {
        const bool gold = words[0] == "gold";
        EvaluatedCoding coding;
        coding.code = words.at(1);
        coding.status = words.at(2) == "-" ? "" : words.at(2);
        coding.range = range_of(texts.back(), words.at(3));
        std::size_t next = 4;
        if (!gold) coding.rule = words.at(next++);
        for (; next < words.size(); ++next) add_role(words[next], coding);
        (gold ? documents.back().gold : documents.back().system).push_back(coding);
    }

    void add_role(const std::string& word, EvaluatedCoding& coding) {
        const auto equals = word.find('=');
        coding.roles.push_back(
            {word.substr(0, equals), range_of(texts.back(), word.substr(equals + 1))});
    }
};

}  // namespace

std::vector<Case> cases_in(const std::string& folder) {
    std::vector<Case> cases;
    const auto path = std::filesystem::path(TOPOS_TEST_CASES) / "evaluation" / folder;
    for (const auto& entry : std::filesystem::directory_iterator(path)) {
        if (entry.path().extension() == ".case") cases.push_back(load(entry.path()));
    }
    std::ranges::sort(cases, {}, &Case::path);
    return cases;
}

void check(const Case& one, const std::vector<std::string>& actual) {
    if (std::getenv("TOPOS_UPDATE_CASES") != nullptr) return rewrite(one, actual);
    EXPECT_EQ(actual, one.expected) << "in " << one.path;
}

std::string test_name(const testing::TestParamInfo<Case>& info) {
    std::string name = info.param.path.stem().string();
    std::ranges::replace_if(
        name, [](unsigned char c) { return std::isalnum(c) == 0; }, '_');
    return name;
}

void PrintTo(const Case& one, std::ostream* out) { *out << one.path.stem().string(); }

std::vector<std::string> words_of(std::string_view line) {
    std::vector<std::string> words;
    bool quoted = false;
    bool inside = false;
    for (std::size_t i = 0; i < line.size(); ++i) {
        if (line[i] == ' ' && !quoted) {
            inside = false;
            continue;
        }
        if (!inside) words.emplace_back();
        inside = true;
        if (line[i] == '"') {
            quoted = !quoted;
        } else if (line.substr(i, 2) == "\\n") {
            words.back() += '\n';
            ++i;
        } else {
            words.back() += line[i];
        }
    }
    return words;
}

std::vector<EvaluatedDocument> documents_of(const std::vector<std::string>& lines) {
    Reader reader;
    for (const std::string& line : lines) {
        const std::vector<std::string> words = words_of(line);
        if (words.empty()) continue;
        if (words[0] == "document") reader.start(words.at(1));
        if (words[0] == "|" || words[0] == "~") {
            reader.add_text(line.size() > 2 ? line.substr(2) : "", words[0] == "|");
        }
        if (words[0] == "gold" || words[0] == "system") reader.add_coding(words);
    }
    return reader.documents;
}

}  // namespace topos::evaluation::test
