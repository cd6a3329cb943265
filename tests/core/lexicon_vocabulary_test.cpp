#include <gtest/gtest.h>

#include "core/lexicon/vocabulary.hpp"
#include "support/toy_languages.hpp"

namespace topos {
namespace {

/// What a vocabulary says of each word of a text: its hits.
std::vector<std::vector<AtomIndex>> hits_of(Vocabulary& vocabulary, std::string_view text,
                                            LanguageBackend& backend) {
    Segmentation segmentation;
    EXPECT_TRUE(backend.segment(text, segmentation));
    const SegmentedText view{text, &segmentation};
    EXPECT_TRUE(vocabulary.read(view, 0, view.word_count(), backend));
    std::vector<std::vector<AtomIndex>> hits;
    for (std::uint32_t word = 0; word < view.word_count(); ++word) {
        const TypeIndex type = vocabulary.type_of(word);
        EXPECT_TRUE(vocabulary.is_text_of(type, view.word(word)));
        const auto atoms = vocabulary.atoms(type);
        hits.emplace_back(atoms.begin(), atoms.end());
    }
    return hits;
}

TypeLexicon lexicon_of(const std::vector<LexiconEntry>& entries, LanguageBackend& backend) {
    const auto is_glob = [](const LexiconEntry& entry) {
        return entry.kind == ast::Entry::Kind::glob;
    };
    const auto words = std::make_shared<EntryWords>();
    for (const auto& entry : entries) {
        if (!is_glob(entry)) {
            EXPECT_TRUE(words->add(entry.text, backend));
        }
    }
    EXPECT_TRUE(words->analyse(backend));
    TypeLexicon lexicon(words);
    std::uint32_t number = 0;
    for (const auto& entry : entries) {
        if (is_glob(entry)) {
            EXPECT_TRUE(lexicon.add(entry, backend));
        } else {
            EXPECT_EQ(lexicon.add(entry, number++), EntryFate::found);
        }
    }
    lexicon.finish();
    return lexicon;
}

TypeLexicon small_lexicon(LanguageBackend& backend) {
    using Kind = ast::Entry::Kind;
    return lexicon_of({{0, Kind::word, "walk", {}, {}},
                       {1, Kind::form, "Walk", {}, {}},
                       {2, Kind::glob, "walk*", {}, {}},
                       {3, Kind::word, "walk", "VERB", {}},
                       {4, Kind::word, "walks", {}, ast::MatchMode::forms}},
                      backend);
}

TEST(Vocabulary, KnowsTypesByTheirExactText) {
    const test::ToySpaced english;
    const auto backend = *english.create({});
    const TypeLexicon lexicon = small_lexicon(*backend);
    Vocabulary vocabulary(lexicon);
    using Atoms = std::vector<std::vector<AtomIndex>>;
    EXPECT_EQ(hits_of(vocabulary, "Walk walk walked walks walkway talk", *backend),
              (Atoms{{0, 1, 2}, {0, 2}, {0, 2, 3}, {0, 2, 4}, {2}, {}}));
}

TEST(Vocabulary, IsEmptiedWithoutChangingResults) {
    const test::ToySpaced english;
    const auto backend = *english.create({});
    const TypeLexicon lexicon = small_lexicon(*backend);
    Vocabulary large(lexicon);
    Vocabulary small(lexicon, 10);
    for (int i = 0; i < 5000; ++i) {
        const std::string text =
            "walks w" + std::to_string(i) + " averyveryverylongword" + std::to_string(i) + " Walk";
        ASSERT_EQ(hits_of(large, text, *backend), hits_of(small, text, *backend));
    }
    EXPECT_LT(small.size(), 20u);
    EXPECT_GT(large.size(), 10'000u);
}

}  // namespace
}  // namespace topos
