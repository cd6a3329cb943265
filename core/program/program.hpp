#pragma once
/// Rules ready to run: names resolved, capabilities checked, lowered. Immutable; shared by all
/// threads.
#include <memory>
#include <span>
#include <string>
#include <vector>

#include "core/language/backend.hpp"
#include "grammar/ast.hpp"

namespace topos {

/// A code of the codebook, as written.
struct CodebookEntry {
    std::string name;  ///< dotted
    std::string title;
    std::string means;
    std::vector<std::string> include;
    std::vector<std::string> exclude;
    std::string colour;  ///< #rrggbb or empty
};

/// Where a coding comes from.
struct RuleInfo {
    std::string name;
    std::uint32_t code = 0;  ///< index into Program::codebook()
    bool codes = true;       ///< false: has no code and leaves no codings
    std::uint32_t pack = 0;  ///< index into Program::packs()
    std::string place;       ///< "labour.topos:14"
};

/// What the words of a coding can come from.
struct WrittenEntry {
    enum class Kind {
        lexicon,  ///< an entry of a lexicon
        literal,  ///< quoted words in a pattern
        test,     ///< `[…]` in a pattern
        any,      ///< `any` in a pattern
        rule,     ///< what another rule found
        context,  ///< words that set a status
        stop,     ///< words that end the reach of those; never of a coding
    };
    Kind kind = Kind::lexicon;
    std::string name;   ///< of the lexicon, rule or status; else empty
    std::string entry;  ///< as written: `deactivate`, `"cut off"`, `[pos = VERB]`
    std::shared_ptr<const Source> source;
    Span span;  ///< of its first writing
};

struct PackInfo {
    std::string name;     ///< the file's stem where a file declares no pack
    std::string version;  ///< "0" where none is declared
    struct File {
        std::string name;
        std::string sha256;
    };
    std::vector<File> files;
};

/// An in-rule test with what it should show.
struct ProgramExample {
    std::uint32_t rule = 0;
    ast::Example example;
    std::shared_ptr<const Source> source;
};

class Program {
  public:
    struct Compiled;  ///< what the matcher reads; defined in compiled.hpp
    ~Program();
    Program(Program&&) noexcept;
    Program& operator=(Program&&) noexcept;

    [[nodiscard]] std::span<const RuleInfo> rules() const;
    [[nodiscard]] std::span<const CodebookEntry> codebook() const;
    [[nodiscard]] std::span<const PackInfo> packs() const;
    [[nodiscard]] std::span<const std::string> roles() const;     ///< sorted
    [[nodiscard]] std::span<const std::string> statuses() const;  ///< 0 is "asserted"
    [[nodiscard]] std::span<const std::string> languages()
        const;  ///< tags, parallel to the Languages given
    [[nodiscard]] std::span<const ProgramExample> examples() const;
    [[nodiscard]] std::span<const WrittenEntry> entries() const;  ///< what Evidence refers to
    [[nodiscard]] const Compiled& compiled() const;

  private:
    friend struct ProgramBuilder;
    explicit Program(std::unique_ptr<Compiled> compiled);
    std::unique_ptr<Compiled> compiled_;
};

struct CompileOptions {
    /// Rules look at every sentence with all parts of their `find`, even where what they require is
    /// missing: slower, with the same codings, for a RuleObserver that is to see what is refused.
    bool wakes_by_find_alone = false;
};

struct CompileResult {
    std::shared_ptr<const Program> program;  ///< null if there are errors
    Diagnostics diagnostics;                 ///< errors, warnings and lints, sorted
};

/// Compiles parsed files together: names are shared between the files of one call; each file
/// belongs to the pack that it (or a file of the same call that uses it) declares. `languages` must
/// outlive the program.
[[nodiscard]] CompileResult compile(std::span<const ast::File> files, const Languages& languages,
                                    CompileOptions options = {});

}  // namespace topos
