#pragma once
/// The one alias for `expected` until C++23: Debian's libexpected-dev today, `std::expected` later.
#include <tl/expected.hpp>

namespace topos {

template <class Value, class Error>
using expected = tl::expected<Value, Error>;

template <class Error>
auto unexpected(Error error) {
    return tl::unexpected<Error>(std::move(error));
}

}  // namespace topos
