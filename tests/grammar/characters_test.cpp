#include "grammar/characters.hpp"

#include <gtest/gtest.h>
#include <unicode/uchar.h>

namespace topos {
namespace {

constexpr char32_t kBeyondUnicode = 0x110000;

TEST(Characters, AreWhatIcuSays) {
    for (char32_t c = 0; c < kBeyondUnicode; ++c) {
        const auto icu = static_cast<UChar32>(c);
        const bool is_extra_blank = c == U'\u200B' || c == U'\uFEFF';
        ASSERT_EQ(is_blank(c), u_isUWhiteSpace(icu) || is_extra_blank)
            << std::hex << static_cast<std::uint32_t>(c);
        ASSERT_EQ(begins_identifier(c), c == U'_' || u_hasBinaryProperty(icu, UCHAR_XID_START))
            << std::hex << static_cast<std::uint32_t>(c);
        ASSERT_EQ(continues_identifier(c), bool(u_hasBinaryProperty(icu, UCHAR_XID_CONTINUE)))
            << std::hex << static_cast<std::uint32_t>(c);
    }
}

}  // namespace
}  // namespace topos
