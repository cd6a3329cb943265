#include "support/compiled_rules.hpp"

#include <fmt/format.h>

#include "grammar/parse.hpp"
#include "grammar/render.hpp"

namespace topos::test {

std::string CompiledRules::diagnostics() const { return render(result.diagnostics); }

DocumentCodings CompiledRules::code(std::string_view text, CodingOptions options) const {
    auto coder = Coder::create(result.program, languages, std::move(options));
    Document document;
    document.name = "text";
    document.text = text;
    DocumentCodings codings;
    if (auto done = coder->code(document, codings); !done)
        codings.warnings.push_back(render(done.error()));
    return codings;
}

std::unique_ptr<CompiledRules> compile_rules(
    const std::vector<std::pair<std::string, std::string>>& files) {
    auto compiled = std::make_unique<CompiledRules>();
    Diagnostics syntax;
    for (const auto& [name, text] : files) {
        auto parsed = parse_file(*Source::from_utf8(name, text));
        syntax.insert(syntax.end(), parsed.diagnostics.begin(), parsed.diagnostics.end());
        compiled->files.push_back(std::move(parsed.file));
    }
    compiled->result = compile(compiled->files, compiled->languages);
    auto& all = compiled->result.diagnostics;
    all.insert(all.begin(), syntax.begin(), syntax.end());
    return compiled;
}

std::unique_ptr<CompiledRules> compile_rules(const std::string& text) {
    return compile_rules({{"rules.topos", text}});
}

std::string slice(std::string_view text, const CodePointRange& range) {
    std::string result;
    std::uint64_t count = 0;
    for (const char byte : text) {
        if ((static_cast<unsigned char>(byte) & 0xC0u) != 0x80u) ++count;
        if (count > range.begin && count <= range.end) result += byte;
    }
    return result;
}

std::string describe(const DocumentCodings& codings, const Program& program,
                     std::string_view text) {
    std::string result;
    for (const Coding& coding : codings.codings) {
        result += fmt::format("{} \"{}\" {}", program.rules()[coding.rule].name,
                              slice(text, coding.range), program.statuses()[coding.status]);
        if (coding.score != 1.0) result += fmt::format(" {}", coding.score);
        for (const RoleSpan& role : coding.roles) {
            result +=
                fmt::format(" {}=\"{}\"", program.roles()[role.role], slice(text, role.range));
        }
        result += '\n';
    }
    for (const auto& warning : codings.warnings) result += "warning: " + warning + '\n';
    return result;
}

}  // namespace topos::test
