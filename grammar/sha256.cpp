#include "grammar/sha256.hpp"

#include <openssl/evp.h>

#include <array>
#include <memory>
#include <new>

namespace topos {

namespace {

struct FreeAlgorithm {
    void operator()(EVP_MD* algorithm) const { EVP_MD_free(algorithm); }
};

/// Looked up once: that takes longer than hashing a short text.
const EVP_MD* algorithm() {
    static const std::unique_ptr<EVP_MD, FreeAlgorithm> found(
        EVP_MD_fetch(nullptr, "SHA256", nullptr));
    if (found == nullptr) throw std::bad_alloc();
    return found.get();
}

}  // namespace

std::string sha256_hex(std::string_view bytes) {
    constexpr std::string_view kDigits = "0123456789abcdef";
    std::array<unsigned char, EVP_MAX_MD_SIZE> digest{};
    unsigned size = 0;
    // It fails for want of memory only.
    if (EVP_Digest(bytes.data(), bytes.size(), digest.data(), &size, algorithm(), nullptr) != 1)
        throw std::bad_alloc();
    std::string hex;
    for (unsigned i = 0; i < size; ++i) {
        hex += kDigits[digest[i] >> 4U];
        hex += kDigits[digest[i] & 15U];
    }
    return hex;
}

}  // namespace topos
