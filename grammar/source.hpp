#pragma once
/// A rule file as code points, with the table that turns an offset into a line and a display
/// column.
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "grammar/diagnostic.hpp"

namespace topos {

/// Line and column as a person counts them: both from 1, columns in code points.
struct LineColumn {
    std::uint32_t line = 1;
    std::uint32_t column = 1;
};

class Source {
  public:
    /// Decodes UTF-8 (a leading BOM is dropped). Ill-formed UTF-8 is a diagnostic with the byte
    /// offset, never replaced.
    static expected<std::shared_ptr<const Source>, Diagnostic> from_utf8(std::string name,
                                                                         std::string_view bytes);

    [[nodiscard]] const std::string& name() const { return name_; }  ///< as the user typed it
    [[nodiscard]] std::u32string_view code_points() const { return text_; }  ///< the whole file
    [[nodiscard]] std::string utf8(Span span) const;  ///< the slice, as UTF-8
    [[nodiscard]] LineColumn locate(std::uint32_t offset) const;
    [[nodiscard]] std::uint32_t line_count() const;
    [[nodiscard]] Span line(std::uint32_t number) const;  ///< line from 1, without its line break
    [[nodiscard]] const std::string& sha256() const {
        return sha256_;
    }  ///< of the bytes given, lower-case hex

  private:
    Source() = default;
    std::string name_;
    std::u32string text_;
    std::vector<std::uint32_t> line_begins_;
    std::string sha256_;
};

/// Terminal columns that a text takes (East Asian Width: wide and fullwidth count 2, combining
/// marks 0).
[[nodiscard]] std::uint32_t display_width(std::u32string_view text);

}  // namespace topos
