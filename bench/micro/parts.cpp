// What each part of the whole job costs by itself, in bytes of text a second.
#include <benchmark/benchmark.h>

#include <filesystem>

#include "app/store/store_writer.hpp"
#include "bundled.hpp"
#include "core/coding/coder.hpp"
#include "core/lexicon/vocabulary.hpp"
#include "core/program/compiled.hpp"
#include "core/text/passage.hpp"

namespace topos::bench {
namespace {

void count_bytes(benchmark::State& state, const Bundled& bundled) {
    state.SetBytesProcessed(static_cast<std::int64_t>(state.iterations() * bundled.bytes));
}

/// Paragraphs out of documents: lines joined where they were wrapped.
void Paragraphs(benchmark::State& state, const char* language) {
    const Bundled& text = bundled(language);
    PassageReader reader;
    for (auto _ : state) {
        for (const Document& document : text.documents)
            benchmark::DoNotOptimize(reader.read(document).size());
    }
    count_bytes(state, text);
}
BENCHMARK_CAPTURE(Paragraphs, English, "en");
BENCHMARK_CAPTURE(Paragraphs, Chinese, "zh");

/// Words and sentences of all paragraphs, through the plugin interface.
void Tokeniser(benchmark::State& state, const char* language) {
    const Bundled& text = bundled(language);
    auto backend = text.language->create({});
    Segmentation segmentation;
    for (auto _ : state) {
        for (const Document& document : text.documents) {
            if (!(*backend)->segment(document.text, segmentation)) state.SkipWithError("segment");
            benchmark::DoNotOptimize(segmentation.token_count);
        }
    }
    count_bytes(state, text);
}
BENCHMARK_CAPTURE(Tokeniser, English, "en");
BENCHMARK_CAPTURE(Tokeniser, Chinese, "zh");

/// Types of words that are known already, and what the lexicon says of them.
void TypeTable(benchmark::State& state) {
    const Bundled& text = bundled("en");
    const auto& rules = text.rules.program->compiled().language_rules[text.language_index];
    auto backend = text.language->create({});
    std::vector<Segmentation> segmentations(text.documents.size());
    for (std::size_t i = 0; i < text.documents.size(); ++i) {
        if (!(*backend)->segment(text.documents[i].text, segmentations[i]))
            state.SkipWithError("segment");
    }
    Vocabulary vocabulary(rules.lexicon.types);
    for (auto _ : state) {
        for (std::size_t i = 0; i < text.documents.size(); ++i) {
            const SegmentedText segmented{text.documents[i].text, &segmentations[i]};
            if (!vocabulary.read(segmented, 0, segmented.word_count(), **backend))
                state.SkipWithError("vocabulary");
            benchmark::DoNotOptimize(vocabulary.size());
        }
    }
    count_bytes(state, text);
}
BENCHMARK(TypeTable);

/// All of coding: paragraphs, words, lexicon, patterns, contexts, offsets.
void Matcher(benchmark::State& state, const char* language) {
    const Bundled& text = bundled(language);
    CodingOptions options;
    options.language = language;
    auto coder = Coder::create(text.rules.program, text.rules.languages.view, options);
    DocumentCodings codings;
    std::uint64_t found = 0;
    for (auto _ : state) {
        for (const Document& document : text.documents) {
            if (!coder->code(document, codings)) state.SkipWithError("code");
            found += codings.codings.size();
        }
    }
    state.counters["codings"] =
        benchmark::Counter(static_cast<double>(found), benchmark::Counter::kIsRate);
    count_bytes(state, text);
}
BENCHMARK_CAPTURE(Matcher, English, "en");
BENCHMARK_CAPTURE(Matcher, Chinese, "zh");

/// Codings that are there already, into a store; MB of the text that they are of.
void StoreOfCodings(benchmark::State& state) {
    const Bundled& text = bundled("en");
    auto coder = Coder::create(text.rules.program, text.rules.languages.view, {});
    CodedBatch batch;
    std::vector<app::DocumentFacts> facts;
    for (const Document& document : text.documents) {
        CodedDocument& coded = batch.documents.emplace_back();
        coded.document = document;
        if (!coder->code(document, coded.codings)) state.SkipWithError("code");
        facts.push_back(app::facts_of(document));
    }
    const auto file = std::filesystem::temp_directory_path() / "topos-bench.sqlite";
    for (auto _ : state) {
        std::filesystem::remove(file);
        auto store = app::StoreWriter::create(file, *text.rules.program, {}, {});
        if (!store || !store->write(batch, facts)) state.SkipWithError("store");
    }
    std::filesystem::remove(file);
    count_bytes(state, text);
}
BENCHMARK(StoreOfCodings);

/// Rule files to a program: what every start pays.
void Compiling(benchmark::State& state) {
    const Bundled& text = bundled("en");
    for (auto _ : state)
        benchmark::DoNotOptimize(compile(text.rules.files, text.rules.languages.view).program);
}
BENCHMARK(Compiling)->Unit(benchmark::kMillisecond);

}  // namespace
}  // namespace topos::bench
