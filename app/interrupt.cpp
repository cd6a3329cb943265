#include "app/interrupt.hpp"

#include <unistd.h>

#include <csignal>

#include "app/exit_codes.hpp"

namespace topos::app {

namespace {

std::atomic<bool> requested = false;
static_assert(std::atomic<bool>::is_always_lock_free, "a signal handler may take no lock");

void on_interrupt(int) {
    if (requested.exchange(true)) ::_exit(static_cast<int>(ExitCode::interrupted));
}

}  // namespace

void watch_for_interrupts() {
    struct sigaction action {};
    action.sa_handler = on_interrupt;
    action.sa_flags = SA_RESTART;  // no call of ours or of a library fails for a signal
    ::sigaction(SIGINT, &action, nullptr);
    ::sigaction(SIGTERM, &action, nullptr);
    std::signal(SIGPIPE, SIG_IGN);
    std::signal(SIGXFSZ, SIG_IGN);  // so does one to a file beyond the limit of `ulimit -f`
}

const std::atomic<bool>& interrupt_requested() { return requested; }

}  // namespace topos::app
