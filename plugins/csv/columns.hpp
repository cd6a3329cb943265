#pragma once
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <topos/plugin.hpp>
#include <vector>

namespace topos::csv {

/// What the columns of a table mean.
struct Columns {
    std::vector<std::string> names;
    std::size_t text = 0;
    std::optional<std::size_t> id;
};

/// By the header row. Names are compared without blanks around them and, if that fails, without
/// regard to the case of ASCII letters. Throws plugin::Failure where a column that is needed is not
/// there: the message lists the columns.
[[nodiscard]] Columns columns_of(const std::vector<std::string_view>& header,
                                 const plugin::Options& options);

}  // namespace topos::csv
