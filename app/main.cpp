#include <exception>

#include "app/commands/dispatch.hpp"
#include "app/interrupt.hpp"

#if defined(__GLIBC__)
#include <malloc.h>
#endif

namespace {

/// Batches of documents and of codings come and go by the megabyte. The C library would give each
/// back to the system and ask for it again, page by page.
void keep_memory_of_batches() {
#if defined(__GLIBC__)
    constexpr int kBatch = 32 << 20;
    mallopt(M_MMAP_THRESHOLD, kBatch);
    mallopt(M_TRIM_THRESHOLD, kBatch);
#endif
}

}  // namespace

int main(int argument_count, char** arguments) {
    using namespace topos::app;
    keep_memory_of_batches();
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
