// The counts of a rule pack that `topos import` wrote, beside those of quanteda on the same tokens:
//
//   quanteda_replay PACK.topos TOKENS.jsonl COUNTS.csv
//
// TOKENS: {"doc": "BNP", "tokens": ["IMMIGRATION", ":", …]} a line. COUNTS: a column `doc`, then
// one for each category, named by its path with dots (`ECONOMY.+STATE+`), as tokens_lookup(…,
// nested_scope = "key") and dfm() count. Prints each difference and exits with 1 if there is one.
#include <fmt/format.h>
#include <unicode/unistr.h>

#include <fstream>
#include <iterator>
#include <map>
#include <nlohmann/json.hpp>

#include "app/tables/csv_table.hpp"
#include "core/coding/coder.hpp"
#include "grammar/parse.hpp"
#include "grammar/render.hpp"

namespace topos::bench {
namespace {

using Counts = std::map<std::string, std::uint64_t>;  ///< by category

/// A language whose tokens are given: between blanks, signs of punctuation as well. All of a text
/// is one sentence.
class GivenTokens final : public Language {
  public:
    [[nodiscard]] std::string_view tag() const override { return "en"; }
    [[nodiscard]] LanguageCapabilities capabilities() const override { return {}; }
    [[nodiscard]] std::vector<std::string> scripts() const override { return {"Latn"}; }
    [[nodiscard]] expected<std::unique_ptr<LanguageBackend>, Diagnostic> create(
        std::span<const std::string>) const override {
        return std::make_unique<Backend>();
    }

  private:
    class Backend final : public LanguageBackend {
      public:
        expected<void, Diagnostic> segment(std::string_view text, Segmentation& out) override {
            out.token_begin.clear();
            out.token_end.clear();
            for (std::size_t at = text.find_first_not_of(" \n"); at < text.size();) {
                const std::size_t end = std::min(text.find_first_of(" \n", at), text.size());
                out.token_begin.push_back(static_cast<std::uint32_t>(at));
                out.token_end.push_back(static_cast<std::uint32_t>(end));
                at = text.find_first_not_of(" \n", end);
            }
            out.sentence_begin.assign(text.empty() ? 0 : 1, 0);
            out.token_count = out.token_begin.size();
            out.sentence_count = out.sentence_begin.size();
            return {};
        }

        expected<void, Diagnostic> analyse(std::span<const std::string_view> forms,
                                           std::vector<TokenAnalysis>& out) override {
            out.assign(forms.size(), {});
            for (std::size_t i = 0; i < forms.size(); ++i) {
                const icu::StringPiece form(forms[i].data(), static_cast<int32_t>(forms[i].size()));
                icu::UnicodeString::fromUTF8(form).toLower().toUTF8String(out[i].norm);
            }
            return {};
        }

        void fold_characters(std::string_view, std::vector<char32_t>& out) override { out.clear(); }
    };
};

[[noreturn]] void stop(const std::string& why) {
    fmt::print(stderr, "quanteda_replay: {}\n", why);
    std::exit(2);
}

std::string content_of(const std::string& path) {
    std::ifstream file(path, std::ios::binary);
    if (!file) stop("there is no file " + path);
    return {std::istreambuf_iterator<char>(file), {}};
}

std::shared_ptr<const Program> program_in(const std::string& path, const Languages& languages) {
    const auto source = Source::from_utf8(path, content_of(path));
    if (!source) stop(path + " is not UTF-8");
    const auto parsed = parse_file(*source);
    if (!parsed.diagnostics.empty()) stop(render(parsed.diagnostics));
    const std::vector<ast::File> files{parsed.file};
    auto result = compile(files, languages);
    if (result.program == nullptr) stop(render(result.diagnostics));
    return result.program;
}

/// The path of titles, which are the names that the dictionary has.
std::vector<std::string> category_names(const Program& program) {
    std::map<std::string, std::string> titles;
    std::vector<std::string> names;
    for (const CodebookEntry& code : program.codebook()) {
        const std::size_t dot = code.name.rfind('.');
        const std::string above =
            dot == std::string::npos ? "" : titles[code.name.substr(0, dot)] + ".";
        names.push_back(above + code.title);
        titles[code.name] = names.back();
    }
    return names;
}

/// By document and category.
std::map<std::string, Counts> counts_of(const std::string& tokens_path,
                                        const std::shared_ptr<const Program>& program,
                                        const Languages& languages) {
    const auto names = category_names(*program);
    auto coder = Coder::create(program, languages, {"en"});
    if (!coder) stop(render(coder.error()));
    std::map<std::string, Counts> counts;
    std::ifstream lines(tokens_path);
    for (std::string line; std::getline(lines, line);) {
        const auto record = nlohmann::json::parse(line);
        std::string text;
        for (const auto& token : record["tokens"]) text += token.get<std::string>() + " ";
        DocumentCodings codings;
        const Document document{record["doc"].get<std::string>(), text, "UTF-8", {}};
        if (auto done = coder->code(document, codings); !done) stop(render(done.error()));
        Counts& own = counts[document.name];
        for (const Coding& coding : codings.codings)
            ++own[names[program->rules()[coding.rule].code]];
    }
    return counts;
}

int compare(const std::string& counts_path, std::map<std::string, Counts> counts) {
    const app::CsvTable wanted = app::read_csv_table(content_of(counts_path));
    std::uint64_t compared = 0;
    std::uint64_t total = 0;
    std::uint64_t different = 0;
    for (const app::TableRow& row : wanted.rows) {
        for (std::size_t i = 1; i < row.fields.size(); ++i) {
            const std::uint64_t theirs = std::stoull(row.fields[i]);
            const std::uint64_t ours = counts[row.fields[0]][wanted.columns[i]];
            ++compared;
            total += theirs;
            if (ours == theirs) continue;
            ++different;
            fmt::print("{} {}: quanteda {}, Topos {}\n", row.fields[0], wanted.columns[i], theirs,
                       ours);
        }
    }
    fmt::print("{} counts compared (quanteda finds {} in all), {} differ\n", compared, total,
               different);
    return different == 0 ? 0 : 1;
}

}  // namespace
}  // namespace topos::bench

int main(int argc, char** argv) {
    using namespace topos::bench;
    if (argc != 4) stop("quanteda_replay PACK.topos TOKENS.jsonl COUNTS.csv");
    const GivenTokens language;
    const topos::Languages languages{&language};
    return compare(argv[3], counts_of(argv[2], program_in(argv[1], languages), languages));
}
