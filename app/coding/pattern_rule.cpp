#include "app/coding/pattern_rule.hpp"

#include "grammar/parse.hpp"

namespace topos::app {

expected<ast::File, Failure> rule_file_of_pattern(const std::string& pattern) {
    auto source = Source::from_utf8(kPatternRule, pattern);
    if (!source) return unexpected(Failure{ExitCode::usage, {std::move(source.error())}});
    auto parsed = parse_pattern(*source);
    if (!parsed) return unexpected(Failure{ExitCode::usage, std::move(parsed.error())});
    const Span everything{0, static_cast<std::uint32_t>((*source)->code_points().size())};
    ast::Code code;
    code.name = {kPatternRule, everything};
    code.span = everything;
    ast::Rule rule;
    rule.name = {kPatternRule, everything};
    rule.code = ast::Identifier{kPatternRule, everything};
    rule.find = std::move(*parsed);
    rule.keep = ast::Keep::all;
    rule.span = everything;
    ast::File file;
    file.source = *source;
    file.statements.emplace_back(std::move(code));
    file.statements.emplace_back(std::move(rule));
    return file;
}

}  // namespace topos::app
