#include "core/language/passagewise_backend.hpp"

#include <algorithm>

#include "core/text/structure.hpp"

namespace topos {

namespace {

class PassagewiseBackend final : public LanguageBackend {
  public:
    explicit PassagewiseBackend(std::unique_ptr<LanguageBackend> backend)
        : backend_(std::move(backend)) {}

    expected<void, Diagnostic> segment(std::string_view text, Segmentation& out) override {
        std::size_t end = text.find(kParagraphSeparator);
        if (end == text.npos) return backend_->segment(text, out);
        out.token_count = 0;
        out.sentence_count = 0;
        for (std::size_t begin = 0; begin <= text.size();) {
            end = std::min(text.find(kParagraphSeparator, begin), text.size());
            if (auto done = backend_->segment(text.substr(begin, end - begin), part_); !done)
                return done;
            append(static_cast<std::uint32_t>(begin), out);
            begin = end + kParagraphSeparator.size();
        }
        return {};
    }

    expected<void, Diagnostic> analyse(std::span<const std::string_view> forms,
                                       std::vector<TokenAnalysis>& out) override {
        return backend_->analyse(forms, out);
    }

    void fold_characters(std::string_view text, std::vector<char32_t>& out) override {
        backend_->fold_characters(text, out);
    }

  private:
    void append(std::uint32_t offset, Segmentation& out) const {
        append(part_.token_begin, part_.token_count, offset, out.token_begin, out.token_count);
        append(part_.token_end, part_.token_count, offset, out.token_end, out.token_count);
        append(part_.sentence_begin, part_.sentence_count, offset, out.sentence_begin,
               out.sentence_count);
        out.token_count += part_.token_count;
        out.sentence_count += part_.sentence_count;
    }

    static void append(const std::vector<std::uint32_t>& part, std::size_t count,
                       std::uint32_t offset, std::vector<std::uint32_t>& all, std::size_t at) {
        if (all.size() < at + count) all.resize(2 * (at + count));
        std::transform(part.begin(), part.begin() + static_cast<std::ptrdiff_t>(count),
                       all.begin() + static_cast<std::ptrdiff_t>(at),
                       [&](std::uint32_t byte) { return byte + offset; });
    }

    std::unique_ptr<LanguageBackend> backend_;
    Segmentation part_;
};

}  // namespace

std::unique_ptr<LanguageBackend> make_passagewise(std::unique_ptr<LanguageBackend> backend) {
    return std::make_unique<PassagewiseBackend>(std::move(backend));
}

}  // namespace topos
