#include "app/coding/export_outputs.hpp"
#include "app/commands/commands.hpp"
#include "app/store/store_reader.hpp"

namespace topos::app {

namespace {

expected<void, Failure> put(OutputFile& file, const expected<std::string, Diagnostic>& bytes) {
    if (!bytes) return unexpected(Failure{ExitCode::plugin, {bytes.error()}});
    if (!file.write(*bytes)) return unexpected(file.failure());
    return {};
}

expected<void, Failure> copy_codings(const StoreReader& store, const Exporter& exporter,
                                     OutputFile& file) {
    if (auto done = put(file, exporter.begin()); !done) return done;
    expected<void, Failure> done;
    auto read = store.read_codings([&](std::span<const CodedDocument> documents) {
        done = put(file, exporter.format(documents));
        return done.has_value();
    });
    if (!read) return read;
    if (!done) return done;
    return put(file, exporter.end());
}

}  // namespace

CommandResult export_command(const ExportOptions& options, Environment environment) {
    auto store = StoreReader::open(options.folder);
    if (!store) return unexpected(std::move(store.error()));
    auto exporter = make_exporter(options.format, environment.plugins, store->names());
    if (!exporter) return unexpected(std::move(exporter.error()));
    expected<void, Failure> done;
    if (options.file.empty()) {
        done = copy_codings(*store, *exporter, environment.console.out());
    } else {
        auto file = OutputFile::create(options.file);
        if (!file) return unexpected(std::move(file.error()));
        done = copy_codings(*store, *exporter, *file);
    }
    if (!done) return unexpected(std::move(done.error()));
    if (store->run().status != "finished") {
        environment.console.note("The run did not come to its end (" + store->run().status +
                                 "): the codings are those of the documents coded until then.\n");
    }
    return ExitCode::success;
}

}  // namespace topos::app
