#pragma once
/// What decoding gives.
///
/// Folder `plugins/encoding`: bytes to UTF-8, for every reader of ours. Knows ICU, uchardet and
/// plugin.h, nothing of the engine. Nothing is ever replaced: a text is decoded to its last byte or
/// refused.
#include <string>
#include <string_view>
#include <tl/expected.hpp>
#include <topos/plugin.hpp>

namespace topos::encoding {

struct Decoded {
    std::string text;      ///< well-formed UTF-8 without byte order mark, otherwise as it was
    std::string encoding;  ///< "UTF-8", "GB18030", "windows-1252"
};

/// Why a text was refused: a sentence for a researcher, without full stop.
struct Refusal {
    using Code = plugin::Failure::Code;
    Code code = Code::encoding;
    std::string message;
};

template <class Value>
using Result = tl::expected<Value, Refusal>;

[[nodiscard]] inline tl::unexpected<Refusal> refuse(Refusal::Code code, std::string message) {
    return tl::unexpected<Refusal>(Refusal{code, std::move(message)});
}

/// For readers, which fail by throwing.
template <class Value>
[[nodiscard]] Value value_or_throw(Result<Value> result) {
    if (!result) throw plugin::Failure(result.error().code, result.error().message);
    return std::move(*result);
}

}  // namespace topos::encoding
