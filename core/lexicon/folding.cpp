#include "core/lexicon/folding.hpp"

#include <unicode/unistr.h>

#include <algorithm>

#include "core/text/characters.hpp"

namespace topos {

expected<std::string, Diagnostic> norm_of(const std::string& text, LanguageBackend& backend) {
    const std::string_view form = text;
    std::vector<TokenAnalysis> analyses;
    if (auto done = backend.analyse({&form, 1}, analyses); !done) return unexpected(done.error());
    return std::move(analyses.front().norm);
}

std::u32string fold_characters(std::string_view text, LanguageBackend& backend) {
    std::vector<char32_t> folded;
    backend.fold_characters(text, folded);
    std::erase(folded, U'\0');
    return {folded.begin(), folded.end()};
}

re2::RE2::Options folded_regex_options(bool exact) {
    re2::RE2::Options options;
    options.set_case_sensitive(exact);
    options.set_log_errors(false);
    options.set_max_mem(std::int64_t{64} << 20);
    return options;
}

expected<std::vector<GlobPart>, Diagnostic> parse_glob(std::string_view glob,
                                                       LanguageBackend& backend) {
    std::vector<GlobPart> parts;
    std::string text;
    const auto end_text = [&]() -> expected<void, Diagnostic> {
        if (text.empty()) return {};
        auto folded = norm_of(text, backend);
        if (!folded) return unexpected(folded.error());
        parts.push_back({GlobPart::Kind::text, std::move(*folded)});
        text.clear();
        return {};
    };
    for (const char c : glob) {
        if (c != '*' && c != '?') {
            text += c;
            continue;
        }
        if (auto done = end_text(); !done) return unexpected(done.error());
        parts.push_back({c == '*' ? GlobPart::Kind::any_letters : GlobPart::Kind::one_letter, {}});
    }
    if (auto done = end_text(); !done) return unexpected(done.error());
    return parts;
}

std::string regex_of(const std::vector<GlobPart>& glob) {
    std::string regex;
    for (const auto& part : glob) {
        switch (part.kind) {
            case GlobPart::Kind::text:
                regex += re2::RE2::QuoteMeta(part.text);
                break;
            case GlobPart::Kind::any_letters:
                regex += "(?s:.*)";
                break;
            case GlobPart::Kind::one_letter:
                regex += "(?s:.)";
                break;
        }
    }
    return regex;
}

std::string upper_case(std::string text) {
    std::ranges::transform(text, text.begin(), [](char c) {
        return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
    });
    return text;
}

std::vector<std::string> split_at_blanks(std::string_view text) {
    std::vector<std::string> parts(1);
    while (!text.empty()) {
        const auto character = first_character(text);
        if (is_space(character.code_point)) {
            if (!parts.back().empty()) parts.emplace_back();
        } else {
            parts.back() += text.substr(0, character.bytes);
        }
        text.remove_prefix(character.bytes);
    }
    if (parts.back().empty()) parts.pop_back();
    return parts;
}

std::string twin_of_sign(std::string_view sign) {
    constexpr char32_t kDistance = 0xFEE0;
    icu::UnicodeString twin;
    const auto written = icu::UnicodeString::fromUTF8(
        icu::StringPiece(sign.data(), static_cast<std::int32_t>(sign.size())));
    for (std::int32_t at = 0; at < written.length(); at = written.moveIndex32(at, 1)) {
        auto c = static_cast<char32_t>(written.char32At(at));
        if (c > 0x20 && c < 0x7F) {
            c += kDistance;
        } else if (c > 0xFF00 && c < 0xFF5F) {
            c -= kDistance;
        }
        twin.append(static_cast<UChar32>(c));
    }
    std::string utf8;
    return twin.toUTF8String(utf8);
}

}  // namespace topos
