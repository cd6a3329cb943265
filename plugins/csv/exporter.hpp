#pragma once
#include <topos/plugin.hpp>

namespace topos::csv {

/// One coding a row. Columns: document, code, rule, pack, version, begin, end, text, status, score,
/// language, then for every role its text, begin and end. Several spans of one role stand in one
/// cell, with "; " between them. At the end come `evidence` (system: app → "apps"; …) and
/// `status_trigger`, of the same form.
struct CsvExporter {
    static void begin(const topos_export& about, const plugin::Options& options,
                      plugin::ByteSink& out);
    static void codings(const topos_export& about, const plugin::Options& options,
                        std::span<const topos_coding> codings,
                        std::span<const topos_coding_evidence> evidence, plugin::ByteSink& out);
    static void end(const topos_export&, const plugin::Options&, plugin::ByteSink&) {}
};

}  // namespace topos::csv
