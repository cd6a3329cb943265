#include "app/console/console.hpp"

#include <sys/ioctl.h>
#include <unistd.h>

#include <charconv>
#include <cstdlib>
#include <cstring>

#include "grammar/render.hpp"

namespace topos::app {

namespace {

unsigned number_or(const char* text, unsigned fallback) {
    unsigned value = 0;
    if (text == nullptr) return fallback;
    const auto [end, error] = std::from_chars(text, text + std::strlen(text), value);
    return error == std::errc() && *end == '\0' && value > 0 ? value : fallback;
}

unsigned columns_of(int descriptor, unsigned fallback) {
    winsize size{};
    if (::ioctl(descriptor, TIOCGWINSZ, &size) == 0 && size.ws_col > 0) return size.ws_col;
    return fallback;
}

TerminalTraits traits_of(int descriptor) {
    TerminalTraits traits;
    traits.is_terminal = ::isatty(descriptor) == 1;
    traits.colour = colour_wanted(traits.is_terminal, std::getenv("NO_COLOR"), std::getenv("TERM"));
    traits.columns = number_or(std::getenv("COLUMNS"), traits.columns);
    if (traits.is_terminal) traits.columns = columns_of(descriptor, traits.columns);
    return traits;
}

}  // namespace

bool colour_wanted(bool is_terminal, const char* no_color, const char* term) {
    // https://no-color.org: any value that is not empty.
    const bool refused = no_color != nullptr && *no_color != '\0';
    return is_terminal && !refused && (term == nullptr || std::strcmp(term, "dumb") != 0);
}

Console Console::of_this_process() {
    Console console;
    console.out_traits_ = traits_of(STDOUT_FILENO);
    console.error_traits_ = traits_of(STDERR_FILENO);
    return console;
}

void Console::note(const Diagnostics& diagnostics) {
    if (!diagnostics.empty()) note(render(diagnostics, {.colour = error_traits_.colour}) + "\n");
}

void Console::note(const Diagnostic& diagnostic) {
    note(render(diagnostic, {.colour = error_traits_.colour}) + "\n");
}

}  // namespace topos::app
