#pragma once
/// Ctrl-C. The flag is the one global variable of Topos: a signal handler can reach nothing else.
#include <atomic>

namespace topos::app {

/// From now on the first SIGINT or SIGTERM sets the flag, and the second ends the program at once.
/// Writing to a closed pipe becomes an ordinary error.
void watch_for_interrupts();

[[nodiscard]] const std::atomic<bool>& interrupt_requested();

}  // namespace topos::app
