#pragma once
/// From the text of a rule file to a coder, in one call.
#include <memory>
#include <string>
#include <string_view>

#include "core/coding/coder.hpp"
#include "support/toy_languages.hpp"

namespace topos::test {

/// The toy languages and what was compiled for them.
struct CompiledRules {
    ToySpaced english;
    ToyUnspaced chinese;
    Languages languages{&english, &chinese};
    std::vector<ast::File> files;
    CompileResult result;

    CompiledRules() = default;
    CompiledRules(const CompiledRules&) = delete;
    CompiledRules& operator=(const CompiledRules&) = delete;

    /// Programming error of the test where the rules do not compile.
    [[nodiscard]] const Program& program() const { return *result.program; }
    [[nodiscard]] std::string diagnostics() const;  ///< rendered as on a terminal, without colour
    [[nodiscard]] DocumentCodings code(std::string_view text, CodingOptions options = {}) const;
};

/// Each file is a name and its text.
[[nodiscard]] std::unique_ptr<CompiledRules> compile_rules(
    const std::vector<std::pair<std::string, std::string>>& files);
[[nodiscard]] std::unique_ptr<CompiledRules> compile_rules(const std::string& text);

/// Code points [begin, end) of the text, as UTF-8.
[[nodiscard]] std::string slice(std::string_view text, const CodePointRange& range);

/// One coding a line: `rule "words" status role="words"`.
[[nodiscard]] std::string describe(const DocumentCodings& codings, const Program& program,
                                   std::string_view text);

}  // namespace topos::test
