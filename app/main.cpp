#include <exception>

#include "app/commands/dispatch.hpp"
#include "app/interrupt.hpp"

int main(int argument_count, char** arguments) {
    using namespace topos::app;
    Console console = Console::of_this_process();
    try {
        watch_for_interrupts();
        return static_cast<int>(
            run_topos({arguments + 1, arguments + argument_count}, console, interrupt_requested()));
    } catch (const std::exception& error) {  // out of memory, mostly
        console.note(std::string("topos ended early: ") + error.what() + "\n");
        return static_cast<int>(ExitCode::output);
    }
}
