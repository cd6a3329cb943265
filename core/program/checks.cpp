// What rules ask of languages and of RE2.
#include <re2/re2.h>

#include <algorithm>

#include "core/lexicon/folding.hpp"
#include "core/program/lowering.hpp"
#include "grammar/diagnose.hpp"

namespace topos {

namespace {

bool has_capability(const LanguageCapabilities& can, const std::string& attribute) {
    if (attribute == "pos") return can.part_of_speech;
    if (attribute == "lemma") return can.lemma;
    if (attribute == "stem") return can.stem;
    return true;
}

void report_missing(const std::string& attribute, const std::string& who, const Place& place,
                    std::string_view tag, Diagnostics& diagnostics) {
    const std::string language(tag);
    auto diagnostic = diagnose(
        place.source, "capability_missing", place.span,
        "language `" + language + "` has no `" + attribute + "`, which " + who + " asks for");
    diagnostic.remedies.push_back("Test `norm` or `text`, or say in `pack … languages` that `" +
                                  language + "` is not one of the pack's.");
    diagnostics.push_back(std::move(diagnostic));
}

bool is_of_pack(const Language& language, const std::vector<std::string>& pack_languages) {
    if (pack_languages.empty()) return true;
    return std::ranges::any_of(pack_languages,
                               [&](const auto& tag) { return covers(tag, language.tag()); });
}

}  // namespace

void check_capabilities(const ast::TokenTest& test, const std::string& rule, const Place& place,
                        const std::vector<std::string>& pack_languages, const Languages& languages,
                        Diagnostics& diagnostics) {
    for (const auto& operand : test.operands) {
        check_capabilities(operand, rule, place, pack_languages, languages, diagnostics);
    }
    if (test.kind != ast::TokenTest::Kind::compare) return;
    for (const Language* language : languages) {
        if (!is_of_pack(*language, pack_languages)) continue;
        if (has_capability(language->capabilities(), test.attribute.text)) continue;
        report_missing(test.attribute.text, "rule `" + rule + "`",
                       {place.source, test.attribute.span}, language->tag(), diagnostics);
    }
}

void check_part_of_speech(const ast::Entry& entry, const std::string& what, const Place& place,
                          std::string_view language, const Languages& languages,
                          Diagnostics& diagnostics) {
    if (!entry.part_of_speech) return;
    for (const Language* one : languages) {
        if (!language.empty() && !covers(language, one->tag())) continue;
        if (one->capabilities().part_of_speech) continue;
        report_missing("pos", what, place, one->tag(), diagnostics);
    }
}

bool check_regex(const std::string& regex, const Place& place, Diagnostics& diagnostics) {
    const re2::RE2 compiled(regex, folded_regex_options());
    if (compiled.ok()) return true;
    auto diagnostic =
        diagnose(place.source, "bad_regex", place.span,
                 "the expression `/" + regex + "/` is not well formed: " + compiled.error());
    diagnostic.remedies.push_back("Expressions are RE2's: no back-references, no look-around.");
    diagnostics.push_back(std::move(diagnostic));
    return false;
}

void check_regexes(const ast::TokenTest& test, const std::shared_ptr<const Source>& source,
                   Diagnostics& diagnostics) {
    for (const auto& operand : test.operands) check_regexes(operand, source, diagnostics);
    if (test.regex) check_regex(test.value.value, {source, test.value.span}, diagnostics);
}

}  // namespace topos
