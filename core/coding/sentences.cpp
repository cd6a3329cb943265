#include "core/coding/sentences.hpp"

#include "core/text/characters.hpp"
#include "core/text/passage.hpp"

namespace topos {

struct SentenceReader::State {
    LanguageChoice choice;
    std::vector<std::unique_ptr<LanguageBackend>> backends;
    PassageReader passages;
    Segmentation segmentation;

    expected<void, Diagnostic> read(const Passage& passage, std::vector<ByteRange>& sentences);
};

expected<void, Diagnostic> SentenceReader::State::read(const Passage& passage,
                                                       std::vector<ByteRange>& sentences) {
    LanguageBackend& backend = *backends[choice(passage.text)];
    if (auto done = backend.segment(passage.text, segmentation); !done) return done;
    for (std::size_t i = 0; i < segmentation.sentence_count; ++i) {
        const std::size_t begin = segmentation.sentence_begin[i];
        const std::size_t end = i + 1 < segmentation.sentence_count
                                    ? segmentation.sentence_begin[i + 1]
                                    : passage.text.size();
        const auto text = passage.text.substr(begin, end - begin);
        const auto kept = without_trailing_blanks(text);
        if (kept.empty()) continue;
        sentences.push_back(passage.original(static_cast<std::uint32_t>(begin),
                                             static_cast<std::uint32_t>(begin + kept.size())));
    }
    return {};
}

SentenceReader::SentenceReader(std::unique_ptr<State> state) : state_(std::move(state)) {}
SentenceReader::~SentenceReader() = default;
SentenceReader::SentenceReader(SentenceReader&&) noexcept = default;
SentenceReader& SentenceReader::operator=(SentenceReader&&) noexcept = default;

expected<SentenceReader, Diagnostic> SentenceReader::create(const Languages& languages,
                                                            const std::string& language) {
    auto state = std::make_unique<State>();
    auto choice = LanguageChoice::make(languages, language);
    if (!choice) return unexpected(choice.error());
    state->choice = std::move(*choice);
    for (const Language* one : languages) {
        auto backend = one->create({});
        if (!backend) return unexpected(backend.error());
        state->backends.push_back(std::move(*backend));
    }
    return SentenceReader(std::move(state));
}

expected<std::vector<CodePointRange>, Diagnostic> SentenceReader::read(const Document& document) {
    std::vector<ByteRange> bytes;
    for (const Passage& passage : state_->passages.read(document)) {
        if (auto done = state_->read(passage, bytes); !done) return unexpected(done.error());
    }
    std::vector<CodePointRange> sentences;
    CodePointCounter counter(document.text);
    for (const ByteRange& range : bytes) {
        const std::uint64_t begin = counter.before(range.begin);
        sentences.push_back({begin, counter.before(range.end)});
    }
    return sentences;
}

}  // namespace topos
