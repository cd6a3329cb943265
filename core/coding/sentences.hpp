#pragma once
/// The sentences of a document, as rules see them.
#include <memory>
#include <string>
#include <vector>

#include "core/coding/language_choice.hpp"
#include "core/text/document.hpp"
#include "core/text/units.hpp"

namespace topos {

class SentenceReader {
  public:
    /// `language`: a BCP 47 tag for every paragraph; empty: by script. Languages must outlive it.
    [[nodiscard]] static expected<SentenceReader, Diagnostic> create(const Languages& languages,
                                                                     const std::string& language);
    ~SentenceReader();
    SentenceReader(SentenceReader&&) noexcept;
    SentenceReader& operator=(SentenceReader&&) noexcept;

    /// Ascending, without the blanks around them. [one thread]
    [[nodiscard]] expected<std::vector<CodePointRange>, Diagnostic> read(const Document& document);

  private:
    struct State;
    explicit SentenceReader(std::unique_ptr<State> state);
    std::unique_ptr<State> state_;
};

}  // namespace topos
