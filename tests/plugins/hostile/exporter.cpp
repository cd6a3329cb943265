/// An exporter that is good unless a definition makes one thing of it bad.
#include <cstddef>
#include <topos/plugin.hpp>

#ifndef TEST_MAJOR
#define TEST_MAJOR TOPOS_PLUGIN_ABI_MAJOR
#endif
#ifndef TEST_MINOR
#define TEST_MINOR TOPOS_PLUGIN_ABI_MINOR
#endif
#ifndef TEST_START
#define TEST_START succeeds
#endif
#ifndef TEST_ENTRY_SIZE
#define TEST_ENTRY_SIZE sizeof(topos_plugin_entry)
#endif

#ifdef TEST_UNDEFINED_SYMBOL
extern "C" int topos_test_nobody_defines_this();
#endif

namespace {

struct Exporter {
    static void begin(const topos_export&, const topos::plugin::Options&,
                      topos::plugin::ByteSink& out) {
#ifdef TEST_UNDEFINED_SYMBOL
        if (topos_test_nobody_defines_this() != 0) return;
#endif
        out.write("begin\n");
    }
    static void codings(const topos_export&, const topos::plugin::Options&,
                        std::span<const topos_coding> codings, topos::plugin::ByteSink& out) {
        for (std::size_t i = 0; i < codings.size(); ++i) out.write("coding\n");
    }
    static void end(const topos_export&, const topos::plugin::Options&,
                    topos::plugin::ByteSink& out) {
        out.write("end\n");
    }
};

constexpr const char* kNoOptions[] = {nullptr};

constexpr topos_exporter exporter() {
    auto table = topos::plugin::exporter<Exporter>(
        {.format = TEST_FORMAT, .extension = ".test", .options = kNoOptions});
#if TEST_MINOR == 0
    // The table as version 1.0 knew it; what stands behind its end is not to be read.
    table.struct_size = offsetof(topos_exporter, codings_with_evidence);
    table.codings_with_evidence = [](const topos_export*, const topos_options*, const topos_coding*,
                                     const topos_coding_evidence*, std::size_t,
                                     const topos_byte_sink*,
                                     topos_failure*) -> std::int32_t { return 5; };
#endif
#ifdef TEST_NULL_FUNCTION
    table.codings = nullptr;
#endif
    return table;
}

constexpr topos_exporter kExporter = exporter();

#ifdef TEST_NULL_TABLE
constexpr topos_interface kInterfaces[] = {{"topos.exporter/1", nullptr}};
#else
constexpr topos_interface kInterfaces[] = {topos::plugin::offers(kExporter)};
#endif

[[maybe_unused]] std::int32_t succeeds(const topos_host*, topos_failure*) { return 0; }
[[maybe_unused]] std::int32_t throws(const topos_host*, topos_failure*) {
    throw std::runtime_error("nothing works here");
}
/// The message is not terminated.
[[maybe_unused]] std::int32_t fails(const topos_host*, topos_failure* failure) {
    failure->code = 3;
    std::fill(std::begin(failure->message), std::end(failure->message), 'x');
    return 3;
}

constexpr topos_plugin_entry entry() {
    auto table = topos::plugin::entry({.id = TEST_ID, .version = "0.1.0", .licence = "Apache-2.0"},
                                      kInterfaces);
    table.struct_size = TEST_ENTRY_SIZE;
    table.abi_major = TEST_MAJOR;
    table.abi_minor = TEST_MINOR;
    table.start = TEST_START;
    return table;
}

}  // namespace

extern "C" const topos_plugin_entry topos_plugin_entry_v1 = entry();
