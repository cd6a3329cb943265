#include "plugins/encoding/converter.hpp"

#include <unicode/ucnv.h>
#include <unicode/utf16.h>
#include <unicode/utf8.h>

#include <array>

namespace topos::encoding {

namespace {

void append_utf8(char32_t c, std::string& out) {
    std::array<char, 4> bytes;
    int32_t size = 0;
    U8_APPEND_UNSAFE(bytes.data(), size, static_cast<UChar32>(c));
    out.append(bytes.data(), static_cast<std::size_t>(size));
}

/// A pair of surrogates may be cut between two pieces: `pending` carries the first half.
void append_utf8(std::u16string_view text, char16_t& pending, std::string& out) {
    for (const char16_t unit : text) {
        if (U16_IS_LEAD(unit)) {
            pending = unit;
        } else if (U16_IS_TRAIL(unit) && pending != 0) {
            append_utf8(static_cast<char32_t>(U16_GET_SUPPLEMENTARY(pending, unit)), out);
            pending = 0;
        } else {
            append_utf8(unit, out);
        }
    }
}

std::string letters_and_digits(std::string_view name) {
    std::string plain;
    for (const char c : name) {
        if (c >= 'A' && c <= 'Z') {
            plain += static_cast<char>(c - 'A' + 'a');
        } else if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9')) {
            plain += c;
        }
    }
    return plain;
}

struct Alias {
    std::string_view plain;
    std::string_view canonical;
};

constexpr Alias kAliases[] = {
    {"utf8", "UTF-8"},
    {"utf8sig", "UTF-8"},
    {"ascii", "UTF-8"},
    {"usascii", "UTF-8"},
    {"utf16", "UTF-16"},
    {"utf16le", "UTF-16LE"},
    {"utf16be", "UTF-16BE"},
    {"ucs2", "UTF-16"},
    {"unicode", "UTF-16"},
    {"utf32", "UTF-32"},
    {"gb18030", "GB18030"},
    {"gb2312", "GB18030"},
    {"gbk", "GB18030"},
    {"cp936", "GB18030"},
    {"936", "GB18030"},
    {"windows936", "GB18030"},
    {"euccn", "GB18030"},
    {"big5", "Big5-HKSCS"},
    {"big5hkscs", "Big5-HKSCS"},
    {"cp950", "Big5-HKSCS"},
    {"950", "Big5-HKSCS"},
    {"windows950", "Big5-HKSCS"},
    {"latin1", "windows-1252"},
    {"iso88591", "windows-1252"},
    {"cp1252", "windows-1252"},
    {"ansi", "windows-1252"},
    {"windows1252", "windows-1252"},
    {"sjis", "Shift_JIS"},
    {"cp932", "windows-31j"},
    {"cp949", "windows-949"},
    {"uhc", "windows-949"},
    {"euckr", "windows-949"},
};

}  // namespace

void Converter::Close::operator()(UConverter* converter) const { ucnv_close(converter); }

Converter::Converter(const std::string& name) {
    UErrorCode status = U_ZERO_ERROR;
    converter_.reset(ucnv_open(name.c_str(), &status));
    if (U_FAILURE(status)) {
        converter_.reset();
        return;
    }
    ucnv_setToUCallBack(converter_.get(), UCNV_TO_U_CALLBACK_STOP, nullptr, nullptr, nullptr,
                        &status);
}

bool Converter::append(std::string_view bytes, bool last, std::string& out) {
    std::array<UChar, 8192> units;
    const char* source = bytes.data();
    const char* const end = source + bytes.size();
    for (;;) {
        UErrorCode status = U_ZERO_ERROR;
        UChar* target = units.data();
        ucnv_toUnicode(converter_.get(), &target, units.data() + units.size(), &source, end,
                       nullptr, last ? 1 : 0, &status);
        const auto count = static_cast<std::size_t>(target - units.data());
        append_utf8({units.data(), count}, high_surrogate_, out);
        if (status == U_BUFFER_OVERFLOW_ERROR) continue;
        good_bytes_ += static_cast<std::uint64_t>(source - bytes.data());
        return U_SUCCESS(status) && !(last && high_surrogate_ != 0);
    }
}

std::string canonical_name(std::string_view name) {
    const std::string plain = letters_and_digits(name);
    for (const Alias& alias : kAliases) {
        if (alias.plain == plain) return std::string(alias.canonical);
    }
    const std::string asked(name);
    if (asked.empty() || !Converter(asked).is_known()) return {};
    for (const char* standard : {"MIME", "IANA"}) {
        UErrorCode status = U_ZERO_ERROR;
        const char* name_there = ucnv_getStandardName(asked.c_str(), standard, &status);
        if (U_SUCCESS(status) && name_there != nullptr) return name_there;
    }
    return asked;
}

}  // namespace topos::encoding
