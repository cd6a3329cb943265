#pragma once
/// Where a command talks to people: results go to standard output, everything else to standard
/// error.
#include "app/console/output_file.hpp"

namespace topos::app {

struct TerminalTraits {
    bool is_terminal = false;
    bool colour = false;
    unsigned columns = 100;  ///< of the terminal; a file is laid out as if it had this many
};

class Console {
  public:
    /// Asks the system: terminals or not, $NO_COLOR, $TERM, $COLUMNS.
    [[nodiscard]] static Console of_this_process();

    void print(std::string_view text) { out_.write(text); }
    void note(std::string_view text) { error_.write(text); }
    void note(const Diagnostics& diagnostics);
    void note(const Diagnostic& diagnostic);

    [[nodiscard]] OutputFile& out() { return out_; }
    [[nodiscard]] const TerminalTraits& out_traits() const { return out_traits_; }
    [[nodiscard]] const TerminalTraits& error_traits() const { return error_traits_; }

  private:
    Console() = default;
    OutputFile out_ = OutputFile::standard_output();
    OutputFile error_ = OutputFile::standard_error();
    TerminalTraits out_traits_;
    TerminalTraits error_traits_;
};

/// Decides by what the environment says; `lookup` gives the value of a variable or null.
[[nodiscard]] bool colour_wanted(bool is_terminal, const char* no_color, const char* term);

}  // namespace topos::app
