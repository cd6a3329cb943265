#include "app/evaluation/compared_documents.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "app/display/numbers.hpp"
#include "app/evaluation/document_names.hpp"
#include "app/input/documents_of_run.hpp"
#include "core/coding/sentences.hpp"
#include "core/text/passage.hpp"

namespace topos::app {

namespace {

namespace ev = evaluation;

std::string slice(const std::string& text, const CodePointRange& range) {
    std::size_t at = 0;
    std::uint64_t count = 0;
    const auto byte_of = [&](std::uint64_t code_point) {
        for (; at < text.size() && count < code_point; ++count) {
            ++at;
            while (at < text.size() && (static_cast<unsigned char>(text[at]) & 0xC0U) == 0x80U)
                ++at;
        }
        return at;
    };
    const std::size_t begin = byte_of(range.begin);
    return text.substr(begin, byte_of(range.end) - begin);
}

class Comparison {
  public:
    Comparison(const EvaluateOptions& options, const Environment& environment)
        : options_(options), environment_(environment) {}

    expected<ComparedDocuments, Failure> run() {
        auto gold = read_gold_codings(options_.gold);
        if (!gold) return unexpected(std::move(gold.error()));
        gold_ = std::move(*gold);
        auto store = StoreReader::open(options_.folder);
        if (!store) return unexpected(std::move(store.error()));
        if (auto read = read_system(*store); !read) return unexpected(std::move(read.error()));
        if (auto chosen = choose(*store); !chosen) return unexpected(std::move(chosen.error()));
        if (auto read = read_texts(*store); !read) return unexpected(std::move(read.error()));
        return std::move(result_);
    }

  private:
    expected<void, Failure> read_system(const StoreReader& store) {
        const CodingNames names = store.names();
        return store.read_codings([&](std::span<const CodedDocument> documents) {
            for (const CodedDocument& coded : documents) {
                auto& codings = system_[coded.document.name];
                for (const Coding& coding : coded.codings.codings)
                    codings.push_back(evaluated(coding, names));
            }
            return true;
        });
    }

    static ev::EvaluatedCoding evaluated(const Coding& coding, const CodingNames& names) {
        ev::EvaluatedCoding result;
        result.range = coding.range;
        result.code = names.rules[coding.rule].code;
        result.rule = names.rules[coding.rule].name;
        result.status = names.statuses[coding.status];
        for (const RoleSpan& role : coding.roles)
            result.roles.push_back({std::string(names.roles[role.role]), role.range});
        return result;
    }

    /// Which documents count, under the names of the run, and the human codings under those.
    expected<void, Failure> choose(const StoreReader& store) {
        auto hashes = store.document_hashes();
        if (!hashes) return unexpected(std::move(hashes.error()));
        std::vector<std::string> all;
        for (const auto& [name, hash] : *hashes) all.push_back(name);
        const DocumentNames names(all);
        for (auto& [name, codings] : gold_.documents) {
            const auto found = names.find(name);
            if (!found) {
                missing_.push_back(name);
                continue;
            }
            auto& list = gold_of_[*found];
            std::ranges::move(codings, std::back_inserter(list));
        }
        if (auto chosen = choose_from(names, all); !chosen) return chosen;
        result_.unread = all.size() - chosen_.size();
        if (chosen_.empty()) {
            return unexpected(failure(
                ExitCode::usage, "gold_unreadable",
                fmt::format(
                    "the codings in `{}` cannot be read: none of its documents is in the run",
                    options_.gold),
                missing_.empty() ? ""
                                 : fmt::format("It names `{}`; the run has `{}`.", missing_.front(),
                                               all.empty() ? "" : all.front())));
        }
        return {};
    }

    expected<void, Failure> choose_from(const DocumentNames& names,
                                        const std::vector<std::string>& all) {
        if (options_.all_documents) {
            chosen_.insert(all.begin(), all.end());
        } else if (options_.documents.empty()) {
            for (const auto& [name, codings] : gold_of_) chosen_.insert(name);
            say_missing(missing_);
        } else {
            auto listed = read_document_list(options_.documents, options_.where);
            if (!listed) return unexpected(std::move(listed.error()));
            for (const std::string& name : *listed) {
                if (const auto found = names.find(name)) chosen_.insert(*found);
            }
        }
        return {};
    }

    void say_missing(const std::vector<std::string>& missing) {
        if (missing.empty()) return;
        result_.troubles.push_back(
            trouble("gold_misplaced",
                    fmt::format("{} in `{}` {} not in the run, e.g. `{}`",
                                counted(missing.size(), "document", "documents"), options_.gold,
                                missing.size() == 1 ? "is" : "are", missing.front()),
                    "They are left out."));
    }

    expected<void, Failure> read_texts(const StoreReader& store) {
        auto languages = load_languages(environment_.plugins);
        if (!languages) return unexpected(std::move(languages.error()));
        auto sentences = SentenceReader::create(languages->view, inputs_of(store.run()).language);
        if (!sentences) return unexpected(Failure{ExitCode::plugin, {sentences.error()}});
        std::optional<Diagnostic> trouble;
        auto read = read_again(store, options_.texts, environment_.plugins, environment_.stop,
                               [&](const Document& document) {
                                   if (!chosen_.contains(document.name)) return true;
                                   auto added = add(document, *sentences);
                                   if (!added) trouble = added.error();
                                   return added.has_value();
                               });
        if (!read) return unexpected(std::move(read.error()));
        if (trouble) return unexpected(Failure{ExitCode::plugin, {*trouble}});
        for (Diagnostic& changed : read->troubles) {
            chosen_.erase(changed.place);
            result_.troubles.push_back(std::move(changed));
        }
        for (const std::string& name : chosen_) {
            result_.troubles.push_back(topos::app::trouble(
                "text_changed", "the document was coded, but cannot be read again",
                "It is left out. Say where its text is: `--texts FOLDER`.", name));
        }
        return {};
    }

    expected<void, Diagnostic> add(const Document& document, SentenceReader& reader) {
        auto sentences = reader.read(document);
        if (!sentences) return unexpected(sentences.error());
        ev::EvaluatedDocument compared;
        compared.name = document.name;
        compared.length = count_code_points(document.text);
        compared.sentences = std::move(*sentences);
        compared.blanks = ev::blank_ranges(document.text);
        compared.system = std::move(system_[document.name]);
        for (GoldCoding& gold : gold_of_[document.name]) {
            check_quotation(gold, document);
            compared.gold.push_back(std::move(gold.coding));
        }
        result_.documents.push_back(std::move(compared));
        result_.texts.push_back(document.text);
        chosen_.erase(document.name);
        return {};
    }

    /// Offsets that were counted in another unit show here at once.
    void check_quotation(const GoldCoding& gold, const Document& document) {
        if (gold.quoted.empty()) return;
        const std::string there = slice(document.text, gold.coding.range);
        if (there == gold.quoted) return;
        result_.troubles.push_back(trouble(
            "gold_misplaced",
            fmt::format("line {} in `{}` quotes another text than stands at {} to {}", gold.line,
                        options_.gold, gold.coding.range.begin, gold.coding.range.end),
            "Offsets count characters (code points) of the decoded text from 0, half open; a byte "
            "order mark does not count.",
            document.name));
    }

    const EvaluateOptions& options_;
    const Environment& environment_;
    GoldCodings gold_;
    std::map<std::string, std::vector<GoldCoding>> gold_of_;  ///< by the names of the run
    std::map<std::string, std::vector<ev::EvaluatedCoding>> system_;
    std::set<std::string> chosen_;  ///< not yet read
    std::vector<std::string> missing_;
    ComparedDocuments result_;
};

}  // namespace

expected<ComparedDocuments, Failure> compared_documents(const EvaluateOptions& options,
                                                        const Environment& environment) {
    return Comparison(options, environment).run();
}

}  // namespace topos::app
