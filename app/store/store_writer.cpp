#include "app/store/store_writer.hpp"

#include <fmt/format.h>
#include <sqlite3.h>

#include <nlohmann/json.hpp>

#include "app/host/coding_names.hpp"
#include "app/store/coding_row_writer.hpp"
#include "app/store/program_tables.hpp"
#include "app/store/schema.hpp"
#include "core/text/passage.hpp"
#include "grammar/sha256.hpp"
#include "grammar/source.hpp"

namespace topos::app {

namespace {

Failure as_failure(const SqliteError& error, const std::string& file) {
    if (error.code == SQLITE_FULL) return write_failure_of_store(file);
    return failure(ExitCode::output, "output_unwritable",
                   fmt::format("`{}` cannot be written: {}", file, error.what()),
                   "Check that the folder exists, that you may write there, and that the disk has "
                   "space. What was coded until then is kept.");
}

std::string metadata_json(const std::vector<Metadatum>& metadata) {
    if (metadata.empty()) return "{}";
    auto object = nlohmann::ordered_json::object();
    for (const Metadatum& datum : metadata) object[datum.name] = datum.value;
    return object.dump();
}

std::string place_of(const WrittenEntry& entry) {
    return fmt::format("{}:{}", entry.source->name(), entry.source->locate(entry.span.begin).line);
}

std::string_view slice(const Document& document, const ByteRange& bytes) {
    return std::string_view(document.text).substr(bytes.begin, bytes.end - bytes.begin);
}

/// Rolls back unless it was committed.
class Transaction {
  public:
    explicit Transaction(Database& database) : database_(database) { database_.execute("BEGIN"); }
    Transaction(const Transaction&) = delete;
    Transaction& operator=(const Transaction&) = delete;
    ~Transaction() {
        if (!committed_) database_.try_execute("ROLLBACK");
    }
    void commit() {
        database_.execute("COMMIT");
        committed_ = true;
    }

  private:
    Database& database_;
    bool committed_ = false;
};

}  // namespace

Failure write_failure_of_store(const std::string& file) {
    return failure(ExitCode::output, "disk_full",
                   fmt::format("the disk is full: `{}` could not be written to the end", file),
                   "What was coded until then is kept and can be read. Free some space or name a "
                   "folder on another disk, then run the command again.");
}

DocumentFacts facts_of(const Document& document) {
    return {sha256_hex(document.text), count_code_points(document.text)};
}

struct StoreWriter::State {
    State(const std::filesystem::path& file, const Program& program,
          std::span<const PluginUse> plugins, const RunRecord& run)
        : name(file.string()),
          database(prepared(file)),
          entries(program.entries()),
          is_entry_written(entries.size()) {
        Transaction transaction(database);
        database.execute(store_schema());
        write_program(database, program);
        write_run(plugins, run);
        transaction.commit();
        statements.emplace(database);
    }

    static Database prepared(const std::filesystem::path& file) {
        Database database(file, Database::Mode::create);
        // Where the disk cannot do it (some network disks), SQLite stays with its rollback journal.
        database.try_execute("PRAGMA journal_mode = WAL");
        database.execute(
            "PRAGMA synchronous = NORMAL; PRAGMA cache_size = -32000;"
            "PRAGMA wal_autocheckpoint = 4000; PRAGMA temp_store = MEMORY");
        return database;
    }

    void write_run(std::span<const PluginUse> plugins, const RunRecord& run) const {
        Statement(database,
                  "INSERT INTO run (id, engine_version, command, started, status, options, threads)"
                  " VALUES (1, ?, ?, ?, 'running', ?, ?)")
            .bind(std::string_view(run.engine_version), std::string_view(run.command),
                  std::string_view(run.started), std::string_view(run.options),
                  std::uint32_t{run.threads})
            .run();
        Statement insert(database,
                         "INSERT INTO plugins VALUES (?, ?, ?, ?) ON CONFLICT (id) DO UPDATE SET "
                         "role = role || ', ' || excluded.role, "
                         "resources = coalesce(nullif(resources, ''), excluded.resources)");
        for (const PluginUse& plugin : plugins) {
            insert
                .bind(std::string_view(plugin.id), std::string_view(plugin.version),
                      std::string_view(plugin.role), std::string_view(plugin.resources))
                .run();
        }
    }

    /// Of the tables that grow.
    struct Statements {
        explicit Statements(const Database& database)
            : document(database, "INSERT INTO documents VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)"),
              metadatum(database, "INSERT INTO metadata VALUES (?, ?, ?)"),
              codings(database),
              role(database, "INSERT INTO roles VALUES (?, ?, ?, ?, ?, ?)"),
              entry(database, "INSERT INTO entries VALUES (?, ?, ?, ?, ?)"),
              warning(database, "INSERT INTO warnings VALUES (?, ?, ?, ?, ?)") {}
        Statement document, metadatum;
        CodingRowWriter codings;
        Statement role, entry, warning;
    };

    /// Numbers of the last rows. Taken back with a transaction that fails.
    struct Counters {
        std::uint64_t documents = 0;
        std::uint64_t codings = 0;
        std::uint64_t coding_warnings = 0;
    };

    void write_warning(std::string_view source, std::uint64_t position, std::string_view code,
                       std::string_view place, std::string_view message) {
        statements->warning.bind(source, position, code, place, message).run();
    }

    void write_document(const Document& document, const DocumentCodings& codings,
                        const DocumentFacts& facts) {
        const std::uint64_t id = ++counters.documents;
        statements->document
            .bind(id, std::string_view(document.name), std::string_view(document.encoding),
                  std::string_view(facts.sha256), facts.code_points, codings.words,
                  codings.sentences, codings.paragraphs,
                  std::string_view(metadata_json(document.metadata)))
            .run();
        for (const Metadatum& datum : document.metadata) {
            statements->metadatum
                .bind(id, std::string_view(datum.name), std::string_view(datum.value))
                .run();
        }
        for (const Coding& coding : codings.codings) write_coding(id, document, coding);
        for (const std::string& warning : codings.warnings) {
            write_warning("coding", counters.coding_warnings++, "T0401", document.name, warning);
        }
    }

    void write_coding(std::uint64_t document_id, const Document& document, const Coding& coding) {
        const std::uint64_t id = ++counters.codings;
        statements->codings.add(document_id, document, coding);
        std::uint64_t position = 0;
        for (const RoleSpan& role : coding.roles) {
            statements->role
                .bind(id, position++, role.role, role.range.begin, role.range.end,
                      slice(document, role.bytes))
                .run();
        }
        for (const Evidence& piece : coding.evidence) write_entry(piece.entry);
    }

    /// Before it is first referred to: of many thousand entries few hundred occur.
    void write_entry(std::uint32_t number) {
        if (is_entry_written[number]) return;
        const WrittenEntry& entry = entries[number];
        statements->entry
            .bind(number, name_of(entry.kind), std::string_view(entry.name),
                  std::string_view(entry.entry), std::string_view(place_of(entry)))
            .run();
        is_entry_written[number] = true;
        new_entries.push_back(number);
    }

    void write_batch(const CodedBatch& batch, std::span<const DocumentFacts> facts) {
        const Counters before = counters;
        new_entries.clear();
        try {
            Transaction transaction(database);
            for (std::size_t i = 0; i < batch.documents.size(); ++i) {
                const CodedDocument& coded = batch.documents[i];
                if (coded.failure) {
                    write_warning("coding", counters.coding_warnings++, coded.failure->code,
                                  coded.document.name, coded.failure->title);
                } else {
                    write_document(coded.document, coded.codings, facts[i]);
                }
            }
            statements->codings.flush();
            transaction.commit();
        } catch (const SqliteError&) {
            counters = before;
            statements->codings.clear();
            for (const std::uint32_t entry : new_entries) is_entry_written[entry] = false;
            throw;
        }
    }

    void write_samples(const RunTally& tally) const {
        Statement insert(database, "INSERT INTO samples VALUES (?, ?, ?, ?)");
        for (std::size_t code = 0; code < tally.codes.size(); ++code) {
            const Sample& sample = tally.codes[code].sample;
            if (!sample.found) continue;
            insert
                .bind(std::uint64_t{code}, sample.coding, std::string_view(sample.left),
                      std::string_view(sample.right))
                .run();
        }
    }

    void write_findings(const RunTally& tally) const {
        Statement insert(database, "INSERT INTO findings VALUES (?, ?, ?, ?)");
        for (const FindingTally& finding : tally.findings) {
            insert
                .bind(std::uint64_t{finding.rule}, std::string_view(finding.group),
                      finding.documents, finding.codings)
                .run();
        }
    }

    void finish(std::string_view status, const RunTally& tally, const std::string& finished) {
        Transaction transaction(database);
        for (std::size_t i = 0; i < reading_troubles.size(); ++i) {
            const Diagnostic& trouble = reading_troubles[i];
            write_warning("reading", i, trouble.code, trouble.place, trouble.title);
        }
        write_samples(tally);
        write_findings(tally);
        // None on codings: sorting them costs as much as writing them, and whoever asks for few of
        // many can add one.
        database.execute("CREATE INDEX metadata_by_document ON metadata (document)");
        write_status(status, finished);
        transaction.commit();
        into_one_file();
    }

    void write_status(std::string_view status, const std::string& finished) const {
        Statement(database, "UPDATE run SET status = ?, finished = ?")
            .bind(status, std::string_view(finished))
            .run();
    }

    /// Nothing beside the store is needed to read it. Fails harmlessly while somebody else reads.
    void into_one_file() {
        statements.reset();
        database.try_execute("PRAGMA journal_mode = DELETE");
    }

    std::string name;
    Database database;
    std::optional<Statements> statements;
    Counters counters;
    std::span<const WrittenEntry> entries;
    std::vector<bool> is_entry_written;
    std::vector<std::uint32_t> new_entries;  ///< of the batch that is being written
    Diagnostics reading_troubles;
};

StoreWriter::StoreWriter(std::unique_ptr<State> state) : state_(std::move(state)) {}
StoreWriter::~StoreWriter() = default;
StoreWriter::StoreWriter(StoreWriter&&) noexcept = default;

expected<StoreWriter, Failure> StoreWriter::create(const std::filesystem::path& file,
                                                   const Program& program,
                                                   std::span<const PluginUse> plugins,
                                                   const RunRecord& run) {
    try {
        return StoreWriter(std::make_unique<State>(file, program, plugins, run));
    } catch (const SqliteError& error) {
        return unexpected(as_failure(error, file.string()));
    }
}

expected<void, Failure> StoreWriter::write(const CodedBatch& batch,
                                           std::span<const DocumentFacts> facts) {
    try {
        state_->write_batch(batch, facts);
        return {};
    } catch (const SqliteError& error) {
        return unexpected(as_failure(error, state_->name));
    }
}

void StoreWriter::note(const Diagnostic& trouble) { state_->reading_troubles.push_back(trouble); }

expected<void, Failure> StoreWriter::finish(std::string_view status, const RunTally& tally,
                                            const std::string& finished) {
    try {
        state_->finish(status, tally, finished);
        return {};
    } catch (const SqliteError& error) {
        // On a full disk at least the status may find room.
        try {
            state_->write_status("failed", finished);
            state_->into_one_file();
        } catch (const SqliteError&) {
        }
        return unexpected(as_failure(error, state_->name));
    }
}

void StoreWriter::limit_pages(std::uint64_t pages) {
    state_->database.try_execute(fmt::format("PRAGMA max_page_count = {}", pages));
}

}  // namespace topos::app
