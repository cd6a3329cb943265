#pragma once
#include <cstdint>
#include <string>
#include <string_view>

namespace topos::csv {

enum class Profile {
    plain,  ///< RFC 4180 with LF: quotes only where needed
    excel   ///< CRLF, texts quoted, formulas made harmless
};

/// Appends rows of cells to a string.
class CellWriter {
  public:
    CellWriter(Profile profile, std::string& out) : profile_(profile), out_(out) {}

    void text(std::string_view value);
    void number(std::uint64_t value);
    void number(double value);
    void end_row();

  private:
    void separate();
    void quoted(std::string_view value);

    Profile profile_;
    std::string& out_;
    bool row_has_cells_ = false;
};

/// Would a spreadsheet take it for a formula? It begins with = + - @, their full-width forms, or a
/// TAB, CR or LF that may be dropped before one of them.
[[nodiscard]] bool looks_like_formula(std::string_view value);

}  // namespace topos::csv
