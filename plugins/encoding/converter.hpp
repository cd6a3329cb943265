#pragma once
#include <memory>
#include <string>
#include <string_view>

struct UConverter;

namespace topos::encoding {

/// Strict decoding by ICU, piece by piece: a byte that the encoding does not allow ends it.
/// [one thread]
class Converter {
  public:
    /// `name`: as ICU knows it. `is_known` says whether it does.
    explicit Converter(const std::string& name);

    [[nodiscard]] bool is_known() const { return converter_ != nullptr; }

    /// Appends the text of `bytes` as UTF-8; `last`: no more bytes follow. False: ill-formed; what
    /// was appended goes up to there.
    bool append(std::string_view bytes, bool last, std::string& out);

    /// Bytes decoded before the one that was ill-formed.
    [[nodiscard]] std::uint64_t good_bytes() const { return good_bytes_; }

  private:
    struct Close {
        void operator()(UConverter* converter) const;
    };
    std::unique_ptr<UConverter, Close> converter_;
    std::uint64_t good_bytes_ = 0;
    char16_t high_surrogate_ = 0;  ///< the first half of a pair whose second half is to come
};

/// How a named encoding is called here: GBK and GB2312 are read as GB18030, which has all of them;
/// Big5 with the Hong Kong characters; Latin-1 as windows-1252, as browsers do. Empty if unknown.
[[nodiscard]] std::string canonical_name(std::string_view name);

}  // namespace topos::encoding
