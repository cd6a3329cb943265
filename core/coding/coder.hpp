#pragma once
/// Codes documents one after the other: the engine of one thread.
#include <memory>

#include "core/coding/coding.hpp"
#include "core/program/program.hpp"
#include "core/text/document.hpp"

namespace topos {

class RuleObserver;

struct CodingOptions {
    std::string language;  ///< BCP 47 tag for every paragraph; empty: by script
    bool segment_lazily =
        true;  ///< false: every passage of an unspaced language as a whole. Same results; for tests
    /// False: CodePointRanges and evidence stay empty; for whoever only counts.
    bool code_point_offsets = true;
    /// True: every `when` of a rule is taken to hold, and rules without a code leave codings, too;
    /// for examples, which are sentences out of documents that are not there.
    bool as_example = false;
    RuleObserver* observer = nullptr;  ///< must outlive the coder; null: nobody
};

/// Keeps the vocabulary and the buffers of one thread; results do not depend on what it coded
/// before. [one thread]
class Coder {
  public:
    /// Fails if a language backend cannot be put to work.
    static expected<Coder, Diagnostic> create(std::shared_ptr<const Program> program,
                                              const Languages& languages,
                                              CodingOptions options = {});
    ~Coder();
    Coder(Coder&&) noexcept;
    Coder& operator=(Coder&&) noexcept;

    /// Codings of one document, replacing what `out` held. An error is the backend's; the coder
    /// stays usable.
    expected<void, Diagnostic> code(const Document& document, DocumentCodings& out);

  private:
    struct State;
    explicit Coder(std::unique_ptr<State> state);
    std::unique_ptr<State> state_;
};

}  // namespace topos
