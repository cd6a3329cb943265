#pragma once
/// SplitMix64, and whole numbers below a bound. The standard library's generators are portable but
/// its distributions are not: the same seed draws other documents under another compiler. This one
/// gives the same intervals everywhere.
///
/// Source: Steele, Lea & Flood (2014), "Fast splittable pseudorandom number generators", OOPSLA
/// 2014, pp. 453-472; constants as in S. Vigna's reference implementation (public domain).
#include <cstdint>

namespace topos::evaluation {

class SplitMix64 {
  public:
    explicit constexpr SplitMix64(std::uint64_t seed) : state_(seed) {}

    /// The next of 2^64 values, all equally likely.
    constexpr std::uint64_t next() {
        std::uint64_t z = (state_ += 0x9E3779B97F4A7C15u);
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9u;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EBu;
        return z ^ (z >> 31);
    }

    /// From 0 to bound - 1; bound > 0. Scales the upper 32 bits, so the chances of two values
    /// differ by less than bound / 2^32: without effect for any number of documents one can code.
    constexpr std::uint32_t below(std::uint32_t bound) {
        return static_cast<std::uint32_t>(((next() >> 32) * bound) >> 32);
    }

  private:
    std::uint64_t state_;
};

}  // namespace topos::evaluation
