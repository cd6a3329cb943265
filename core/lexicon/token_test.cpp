#include "core/lexicon/token_test.hpp"

#include <re2/re2.h>
#include <unicode/uchar.h>
#include <unicode/uscript.h>

#include <algorithm>

#include "core/lexicon/folding.hpp"
#include "core/text/characters.hpp"

namespace topos {

namespace {

Truth negate(Truth truth) {
    if (truth == Truth::undefined) return truth;
    return truth == Truth::yes ? Truth::no : Truth::yes;
}

/// "Han", "hani" and "Hani" are one script.
std::string script_code(const std::string& name) {
    const auto value = u_getPropertyValueEnum(UCHAR_SCRIPT, name.c_str());
    const char* code = value == UCHAR_INVALID_CODE
                           ? nullptr
                           : uscript_getShortName(static_cast<UScriptCode>(value));
    return code == nullptr ? name : code;
}

bool is_without_script(UScriptCode script) {
    return script == USCRIPT_COMMON || script == USCRIPT_INHERITED ||
           script == USCRIPT_INVALID_CODE;
}

}  // namespace

std::string script_of_token(std::string_view text) {
    while (!text.empty()) {
        const auto character = first_character(text);
        UErrorCode status = U_ZERO_ERROR;
        const UScriptCode script =
            uscript_getScript(static_cast<UChar32>(character.code_point), &status);
        if (U_SUCCESS(status) && !is_without_script(script)) return uscript_getShortName(script);
        text.remove_prefix(character.bytes);
    }
    return "Zyyy";
}

TokenPredicate::TokenPredicate() = default;
TokenPredicate::TokenPredicate(TokenPredicate&&) noexcept = default;
TokenPredicate& TokenPredicate::operator=(TokenPredicate&&) noexcept = default;
TokenPredicate::~TokenPredicate() = default;

expected<TokenPredicate, Diagnostic> TokenPredicate::compile(const ast::TokenTest& test,
                                                             LanguageBackend& backend) {
    TokenPredicate predicate;
    predicate.kind_ = test.kind;
    for (const auto& operand : test.operands) {
        auto compiled = compile(operand, backend);
        if (!compiled) return compiled;
        predicate.operands_.push_back(std::move(*compiled));
    }
    if (test.kind != ast::TokenTest::Kind::compare) return predicate;

    static constexpr std::string_view kNames[] = {"text", "norm", "stem", "lemma", "pos", "script"};
    const auto* name = std::ranges::find(kNames, std::string_view(test.attribute.text));
    predicate.attribute_ =
        static_cast<Attribute>(std::min<std::ptrdiff_t>(name - std::begin(kNames), 5));
    predicate.negated_ = test.negated;
    predicate.value_ = test.value.value;
    if (test.regex) {
        const bool exact = predicate.attribute_ == Attribute::text;
        predicate.regex_ =
            std::make_unique<re2::RE2>(predicate.value_, folded_regex_options(exact));
        return predicate;
    }
    if (predicate.attribute_ == Attribute::norm) {
        auto folded = norm_of(predicate.value_, backend);
        if (!folded) return unexpected(folded.error());
        predicate.value_ = std::move(*folded);
    }
    if (predicate.attribute_ == Attribute::pos) predicate.value_ = upper_case(predicate.value_);
    if (predicate.attribute_ == Attribute::script) predicate.value_ = script_code(predicate.value_);
    return predicate;
}

bool TokenPredicate::equals(std::string_view value) const {
    if (regex_) return re2::RE2::FullMatch(re2::StringPiece(value.data(), value.size()), *regex_);
    return value == value_;
}

Truth TokenPredicate::compare(std::string_view text, const TokenAnalysis& analysis) const {
    const auto claim = [&](std::string_view value) {
        if (value.empty()) return Truth::undefined;
        return equals(value) != negated_ ? Truth::yes : Truth::no;
    };
    switch (attribute_) {
        case Attribute::text:
            return claim(text);
        case Attribute::norm:
            return claim(analysis.norm);
        case Attribute::stem:
            return claim(analysis.stem);
        case Attribute::lemma:
            return claim(analysis.lemma);
        case Attribute::pos:
            return claim(analysis.part_of_speech);
        case Attribute::script:
            return claim(script_of_token(text));
    }
    return Truth::undefined;
}

Truth TokenPredicate::operator()(std::string_view text, const TokenAnalysis& analysis) const {
    using Kind = ast::TokenTest::Kind;
    if (kind_ == Kind::compare) return compare(text, analysis);
    if (kind_ == Kind::none_of) return negate(operands_.front()(text, analysis));
    Truth least = Truth::yes;
    Truth most = Truth::no;
    for (const auto& operand : operands_) {
        const Truth truth = operand(text, analysis);
        least = std::min(least, truth);
        most = std::max(most, truth);
    }
    return kind_ == Kind::all_of ? least : most;
}

}  // namespace topos
