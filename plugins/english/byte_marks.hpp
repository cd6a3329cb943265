#pragma once
/// One bit for each byte of a text: is the byte of a class? Made 16 bytes at a time, then asked for
/// the next byte that is or is not, so that words and full stops are found without a look at the
/// bytes between them.
#include <bit>
#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

#if defined(__SSE2__)
#include <emmintrin.h>
#endif

namespace topos::english {

/// Letters and digits of ASCII, `_`, and every byte of a character beyond ASCII.
struct WordBytes {
    static bool has(unsigned char c) {
        return static_cast<unsigned char>((c | 0x20) - 'a') < 26 ||
               static_cast<unsigned char>(c - '0') < 10 || c == '_' || c >= 0x80;
    }
#if defined(__SSE2__)
    static __m128i has(__m128i bytes) {
        const __m128i lower = _mm_or_si128(bytes, _mm_set1_epi8(0x20));
        const __m128i letters = in_range(lower, 'a', 26);
        const __m128i digits = in_range(bytes, '0', 10);
        const __m128i low_lines = _mm_cmpeq_epi8(bytes, _mm_set1_epi8('_'));
        // The sign bit of `bytes` itself marks what is beyond ASCII.
        return _mm_or_si128(_mm_or_si128(letters, digits), _mm_or_si128(low_lines, bytes));
    }
    static __m128i in_range(__m128i bytes, char first, char count) {
        const __m128i place = _mm_sub_epi8(bytes, _mm_set1_epi8(first));
        const auto last = static_cast<char>(count - 1);
        return _mm_cmpeq_epi8(_mm_min_epu8(place, _mm_set1_epi8(last)), place);
    }
#endif
};

/// Bytes of characters beyond ASCII.
struct BytesAbove {
    static bool has(unsigned char c) { return c >= 0x80; }
#if defined(__SSE2__)
    static __m128i has(__m128i bytes) { return bytes; }
#endif
};

/// Signs that join words across them where letters or digits stand on both sides.
struct JoinBytes {
    static bool has(unsigned char c) { return c == '.' || c == '\'' || c == ',' || c == ';'; }
#if defined(__SSE2__)
    static __m128i has(__m128i bytes) {
        const __m128i stops = _mm_cmpeq_epi8(bytes, _mm_set1_epi8('.'));
        const __m128i apostrophes = _mm_cmpeq_epi8(bytes, _mm_set1_epi8('\''));
        const __m128i commas = _mm_cmpeq_epi8(bytes, _mm_set1_epi8(','));
        const __m128i semicolons = _mm_cmpeq_epi8(bytes, _mm_set1_epi8(';'));
        return _mm_or_si128(_mm_or_si128(stops, apostrophes), _mm_or_si128(commas, semicolons));
    }
#endif
};

/// What words are treated differently beside: `_` at their edges, and line breaks that may cut
/// them.
struct OddBytes {
    static bool has(unsigned char c) { return c == '_' || c == '\n'; }
#if defined(__SSE2__)
    static __m128i has(__m128i bytes) {
        return _mm_or_si128(_mm_cmpeq_epi8(bytes, _mm_set1_epi8('_')),
                            _mm_cmpeq_epi8(bytes, _mm_set1_epi8('\n')));
    }
#endif
};

/// Where a sentence may end: `.`, `!`, `?`, or the first byte of a character beyond ASCII.
struct EndBytes {
    static bool has(unsigned char c) { return c == '.' || c == '!' || c == '?' || c >= 0xC0; }
#if defined(__SSE2__)
    static __m128i has(__m128i bytes) {
        const __m128i stops = _mm_cmpeq_epi8(bytes, _mm_set1_epi8('.'));
        const __m128i cries = _mm_cmpeq_epi8(bytes, _mm_set1_epi8('!'));
        const __m128i asks = _mm_cmpeq_epi8(bytes, _mm_set1_epi8('?'));
        const __m128i first = _mm_set1_epi8(static_cast<char>(0xC0));
        const __m128i firsts = _mm_cmpeq_epi8(_mm_max_epu8(bytes, first), bytes);
        return _mm_or_si128(_mm_or_si128(stops, cries), _mm_or_si128(asks, firsts));
    }
#endif
};

class ByteMarks {
  public:
    template <class Class>
    void mark(std::string_view text) {
        size_ = text.size();
        marks_.resize(size_ / 64 + 1);
        std::size_t at = 0;
        for (; at + 64 <= size_; at += 64) marks_[at / 64] = marks_of<Class>(text.data() + at);
        std::uint64_t last = 0;
        for (std::size_t i = at; i < size_; ++i)
            last |= std::uint64_t{Class::has(static_cast<unsigned char>(text[i]))} << (i - at);
        marks_[at / 64] = last;
    }

    /// The first byte of the class at or behind `at`; the text's size if there is none.
    [[nodiscard]] std::size_t next(std::size_t at) const { return find(at, 0); }
    /// The first byte not of the class at or behind `at`.
    [[nodiscard]] std::size_t next_other(std::size_t at) const {
        return find(at, ~std::uint64_t{0});
    }
    [[nodiscard]] bool has(std::size_t at) const {
        return at < size_ && (marks_[at / 64] >> (at % 64) & 1) != 0;
    }

    /// Marks of bytes [64 i, 64 i + 64), the first in the lowest bit; 0 behind the text.
    [[nodiscard]] std::uint64_t block(std::size_t i) const {
        return i < marks_.size() ? marks_[i] : 0;
    }

  private:
    template <class Class>
    static std::uint64_t marks_of(const char* bytes) {
        std::uint64_t marks = 0;
#if defined(__SSE2__)
        for (unsigned i = 0; i < 64; i += 16) {
            __m128i part;
            __builtin_memcpy(&part, bytes + i, sizeof part);
            const auto bits = static_cast<unsigned>(_mm_movemask_epi8(Class::has(part)));
            marks |= std::uint64_t{bits} << i;
        }
#else
        for (unsigned i = 0; i < 64; ++i)
            marks |= std::uint64_t{Class::has(static_cast<unsigned char>(bytes[i]))} << i;
#endif
        return marks;
    }

    [[nodiscard]] std::size_t find(std::size_t at, std::uint64_t inverted) const {
        if (at >= size_) return size_;
        std::size_t block = at / 64;
        std::uint64_t left = (marks_[block] ^ inverted) >> (at % 64);
        if (left == 0) {
            do {
                if (++block == marks_.size()) return size_;
                left = marks_[block] ^ inverted;
            } while (left == 0);
            at = block * 64;
        }
        const std::size_t found = at + static_cast<std::size_t>(std::countr_zero(left));
        return found < size_ ? found : size_;
    }

    std::vector<std::uint64_t> marks_;
    std::size_t size_ = 0;
};

}  // namespace topos::english
