#pragma once
#include <topos/plugin.hpp>

namespace topos::csv {

/// One coding a row. Columns: document, code, rule, pack, version, begin, end, text, status, score,
/// language, then for every role its text, begin and end. Several spans of one role stand in one
/// cell, with "; " between them.
struct CsvExporter {
    static void begin(const topos_export& about, const plugin::Options& options,
                      plugin::ByteSink& out);
    static void codings(const topos_export& about, const plugin::Options& options,
                        std::span<const topos_coding> codings, plugin::ByteSink& out);
    static void end(const topos_export&, const plugin::Options&, plugin::ByteSink&) {}
};

}  // namespace topos::csv
