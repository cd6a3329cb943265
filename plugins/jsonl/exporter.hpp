#pragma once
#include <topos/plugin.hpp>

namespace topos::jsonl {

/// One coding a line, keys in a fixed order, UTF-8 unescaped but for what JSON demands. A role with
/// one span is an object, with several an array of objects. `evidence` is an array of objects.
struct JsonlExporter {
    static void begin(const topos_export&, const plugin::Options&, plugin::ByteSink&) {}
    static void codings(const topos_export& about, const plugin::Options& options,
                        std::span<const topos_coding> codings,
                        std::span<const topos_coding_evidence> evidence, plugin::ByteSink& out);
    static void end(const topos_export&, const plugin::Options&, plugin::ByteSink&) {}
};

}  // namespace topos::jsonl
