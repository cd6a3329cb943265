#include "app/coding/trouble_log.hpp"

#include "app/input/documents.hpp"

namespace topos::app {

void TroubleLog::add(const Diagnostic& trouble) {
    if (is_loss(trouble)) ++losses_;
    if (++total_ > most_ || !say_) return;
    Diagnostic said = trouble;
    said.level = Level::warning;  // one document is lost, the run goes on
    say_(said);
}

void TroubleLog::add(const Diagnostics& troubles) {
    for (const Diagnostic& trouble : troubles) add(trouble);
}

}  // namespace topos::app
