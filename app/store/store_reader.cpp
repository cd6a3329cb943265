#include "app/store/store_reader.hpp"

#include <fmt/format.h>

#include <deque>
#include <type_traits>

#include "app/store/evidence_json.hpp"
#include "app/store/sqlite.hpp"

namespace topos::app {

namespace {

namespace fs = std::filesystem;

constexpr std::int64_t kSchemaVersion = 2;
constexpr std::size_t kCodingsAtOnce = 512;

Failure broken(const std::string& file, std::string_view why) {
    return failure(ExitCode::output, "store_broken",
                   fmt::format("the results in `{}` cannot be read: {}", file, why),
                   "Name the folder that was given to `topos code --out`.");
}

std::vector<std::string> texts(const Database& database, std::string_view query) {
    std::vector<std::string> result;
    Statement statement(database, query);
    while (statement.next()) result.emplace_back(statement.text(0));
    return result;
}

/// Puts codings together again. The rows of both queries come in the same order.
class CodingRows {
  public:
    explicit CodingRows(const Database& database)
        : codings_(database,
                   "SELECT codings.id, codings.document, documents.name, codings.rule, "
                   "codings.\"begin\", codings.\"end\", codings.text, codings.status, "
                   "codings.score, codings.language, codings.evidence "
                   "FROM codings CROSS JOIN documents ON documents.id = codings.document "
                   "ORDER BY codings.id"),
          roles_(database,
                 "SELECT coding, role, \"begin\", \"end\", text FROM roles "
                 "ORDER BY coding, position") {
        has_role_ = roles_.next();
    }

    /// Adds the next coding to the documents; false at the end.
    bool next(std::vector<CodedDocument>& documents) {
        if (!codings_.next()) return false;
        const std::int64_t document = codings_.number(1);
        if (documents.empty() || document != document_) {
            documents.emplace_back().document.name = codings_.text(2);
            document_ = document;
        }
        add(documents.back());
        return true;
    }

  private:
    void add(CodedDocument& to) {
        Coding coding;
        coding.rule = static_cast<std::uint32_t>(codings_.number(3));
        coding.range = range(codings_, 4);
        coding.bytes = appended(to.document.text, codings_.text(6));
        coding.status = static_cast<std::uint32_t>(codings_.number(7));
        coding.score = codings_.real(8);
        coding.language = static_cast<std::uint32_t>(codings_.number(9));
        const std::int64_t id = codings_.number(0);
        for (; has_role_ && roles_.number(0) == id; has_role_ = roles_.next()) {
            RoleSpan role;
            role.role = static_cast<std::uint32_t>(roles_.number(1));
            role.range = range(roles_, 2);
            role.bytes = appended(to.document.text, roles_.text(4));
            coding.roles.push_back(role);
        }
        for (StoredEvidence& stored : read_evidence_json(codings_.text(10))) {
            stored.evidence.bytes = appended(to.document.text, stored.text);
            coding.evidence.push_back(stored.evidence);
        }
        to.codings.codings.push_back(std::move(coding));
    }

    static CodePointRange range(const Statement& row, int column) {
        return {static_cast<std::uint64_t>(row.number(column)),
                static_cast<std::uint64_t>(row.number(column + 1))};
    }

    static ByteRange appended(std::string& text, std::string_view more) {
        const ByteRange bytes{text.size(), text.size() + more.size()};
        text += more;
        return bytes;
    }

    Statement codings_;
    Statement roles_;
    bool has_role_ = false;
    std::int64_t document_ = 0;
};

}  // namespace

struct StoreReader::State {
    explicit State(const fs::path& path)
        : file(path.string()), database(path, Database::Mode::read) {
        const std::int64_t version = database.number("PRAGMA user_version");
        if (version != kSchemaVersion) {
            throw SqliteError(0, version == 0 ? "it is not a store of Topos"
                                              : "it was made by another version of Topos");
        }
        read_run();
        read_names();
    }

    void read_run() {
        Statement row(database,
                      "SELECT engine_version, command, started, coalesce(finished, ''), status, "
                      "options FROM run");
        if (!row.next()) throw SqliteError(0, "it holds no run");
        const auto text = [&](int column) { return std::string(row.text(column)); };
        run = {text(0), text(1), text(2), text(3), text(4), text(5)};
    }

    void read_names() {
        Statement rows(database,
                       "SELECT rules.name, codes.name, packs.name, packs.version FROM rules "
                       "JOIN codes ON codes.id = rules.code JOIN packs ON packs.id = rules.pack "
                       "ORDER BY rules.id");
        while (rows.next()) {
            for (int column = 0; column < 4; ++column) rule_names.emplace_back(rows.text(column));
        }
        statuses = texts(database, "SELECT name FROM statuses ORDER BY id");
        languages = texts(database, "SELECT name FROM languages ORDER BY id");
        roles = texts(database, "SELECT name FROM role_names ORDER BY id");
        read_entries();
    }

    void read_entries() {
        Statement rows(database, "SELECT id, kind, name, entry FROM entries");
        while (rows.next()) {
            const auto id = static_cast<std::size_t>(rows.number(0));
            if (id >= entries.size()) entries.resize(id + 1);
            const auto text = [&](int column) { return std::string(rows.text(column)); };
            entries[id] = {text(1), text(2), text(3)};
        }
    }

    void read_findings(RunTally& tally) {
        Statement rows(database,
                       "SELECT rules.id, rules.name, codes.name, findings.value, "
                       "findings.documents, findings.codings FROM findings "
                       "JOIN rules ON rules.id = findings.rule JOIN codes ON codes.id = rules.code "
                       "ORDER BY findings.rule, findings.value");
        while (rows.next()) {
            tally.findings.push_back({static_cast<std::uint32_t>(rows.number(0)),
                                      std::string(rows.text(1)), std::string(rows.text(2)),
                                      std::string(rows.text(3)),
                                      static_cast<std::uint64_t>(rows.number(4)),
                                      static_cast<std::uint64_t>(rows.number(5))});
        }
    }

    RunTally tally() {
        RunTally tally;
        tally.documents = count("SELECT count(*) FROM documents");
        tally.words = count("SELECT coalesce(sum(words), 0) FROM documents");
        tally.codings = count("SELECT count(*) FROM codings");
        for (std::string& code : texts(database, "SELECT name FROM codes ORDER BY id"))
            tally.codes.emplace_back().code = std::move(code);
        read_counts(tally);
        read_findings(tally);
        read_samples(tally);
        return tally;
    }

    DocumentHashes document_hashes() const {
        DocumentHashes hashes;
        Statement rows(database, "SELECT name, sha256 FROM documents");
        while (rows.next()) hashes.emplace(rows.text(0), rows.text(1));
        return hashes;
    }

    std::optional<StoredCoding> coding(std::uint64_t id) const {
        Statement row(database,
                      "SELECT documents.name, rules.name, packs.name, codings.\"begin\", "
                      "codings.\"end\" FROM codings JOIN documents ON documents.id = "
                      "codings.document JOIN rules ON rules.id = codings.rule JOIN packs ON "
                      "packs.id = rules.pack WHERE codings.id = ?");
        row.bind(id);
        if (!row.next()) return std::nullopt;
        return StoredCoding{
            std::string(row.text(0)),
            std::string(row.text(1)),
            std::string(row.text(2)),
            {static_cast<std::uint64_t>(row.number(3)), static_cast<std::uint64_t>(row.number(4))}};
    }

    DocumentHashes rule_file_hashes() const {
        DocumentHashes hashes;
        Statement rows(database, "SELECT name, sha256 FROM rule_files");
        while (rows.next()) hashes.emplace(rows.text(0), rows.text(1));
        return hashes;
    }

    void read_counts(RunTally& tally) const {
        Statement rows(database,
                       "SELECT rules.code, count(*), count(DISTINCT codings.document), "
                       "sum(codings.status <> 0) FROM codings JOIN rules ON rules.id = "
                       "codings.rule GROUP BY rules.code");
        while (rows.next()) {
            CodeTally& code = tally.codes.at(static_cast<std::size_t>(rows.number(0)));
            code.segments = static_cast<std::uint64_t>(rows.number(1));
            code.documents = static_cast<std::uint64_t>(rows.number(2));
            code.not_asserted = static_cast<std::uint64_t>(rows.number(3));
        }
    }

    void read_samples(RunTally& tally) const {
        Statement rows(database,
                       "SELECT samples.code, samples.coding, left_text, codings.text, right_text, "
                       "codings.status = 0 FROM samples JOIN codings ON codings.id = "
                       "samples.coding");
        while (rows.next()) {
            Sample& sample = tally.codes.at(static_cast<std::size_t>(rows.number(0))).sample;
            sample = {static_cast<std::uint64_t>(rows.number(1)),
                      std::string(rows.text(2)),
                      std::string(rows.text(3)),
                      std::string(rows.text(4)),
                      rows.number(5) != 0,
                      true};
        }
    }

    std::uint64_t count(const std::string& query) {
        return static_cast<std::uint64_t>(database.number(query));
    }

    template <class Function>
    auto guarded(Function&& function) -> expected<decltype(function()), Failure> {
        try {
            if constexpr (std::is_void_v<decltype(function())>) {
                function();
                return {};
            } else {
                return function();
            }
        } catch (const SqliteError& error) {
            return unexpected(broken(file, error.what()));
        }
    }

    std::string file;
    Database database;
    StoredRun run;
    std::deque<std::string> rule_names;  ///< rule, code, pack, version, and so on
    std::vector<std::string> statuses, languages, roles;
    struct Entry {
        std::string kind, name, entry;
    };
    std::vector<Entry> entries;  ///< by number; those that do not occur are empty
};

StoreReader::StoreReader(std::unique_ptr<State> state) : state_(std::move(state)) {}
StoreReader::~StoreReader() = default;
StoreReader::StoreReader(StoreReader&&) noexcept = default;

expected<StoreReader, Failure> StoreReader::open(const fs::path& place) {
    std::error_code error;
    const fs::path file = fs::is_directory(place, error) ? place / "run.sqlite" : place;
    if (!fs::exists(file, error)) return unexpected(broken(file.string(), "it is not there"));
    try {
        return StoreReader(std::make_unique<State>(file));
    } catch (const SqliteError& sqlite_error) {
        return unexpected(broken(file.string(), sqlite_error.what()));
    }
}

const StoredRun& StoreReader::run() const { return state_->run; }

CodingNames StoreReader::names() const {
    CodingNames names;
    const auto& texts_of_rules = state_->rule_names;
    for (std::size_t i = 0; i + 3 < texts_of_rules.size(); i += 4) {
        names.rules.push_back({texts_of_rules[i], texts_of_rules[i + 1], texts_of_rules[i + 2],
                               texts_of_rules[i + 3]});
    }
    names.statuses.assign(state_->statuses.begin(), state_->statuses.end());
    names.languages.assign(state_->languages.begin(), state_->languages.end());
    names.roles.assign(state_->roles.begin(), state_->roles.end());
    for (const auto& entry : state_->entries)
        names.entries.push_back({entry.kind, entry.name, entry.entry});
    return names;
}

expected<RunTally, Failure> StoreReader::tally() const {
    return state_->guarded([&] { return state_->tally(); });
}

expected<std::uint64_t, Failure> StoreReader::warnings() const {
    return state_->guarded([&] { return state_->count("SELECT count(*) FROM warnings"); });
}

expected<StoreReader::DocumentHashes, Failure> StoreReader::document_hashes() const {
    return state_->guarded([&] { return state_->document_hashes(); });
}

expected<std::optional<StoredCoding>, Failure> StoreReader::coding(std::uint64_t id) const {
    return state_->guarded([&] { return state_->coding(id); });
}

expected<StoreReader::DocumentHashes, Failure> StoreReader::rule_file_hashes() const {
    return state_->guarded([&] { return state_->rule_file_hashes(); });
}

expected<void, Failure> StoreReader::read_codings(const Take& take) const {
    return state_->guarded([&] {
        CodingRows rows(state_->database);
        std::vector<CodedDocument> documents;
        std::size_t codings = 0;
        while (rows.next(documents)) {
            if (++codings < kCodingsAtOnce) continue;
            if (!take(documents)) return;
            documents.clear();
            codings = 0;
        }
        if (!documents.empty()) take(documents);
    });
}

}  // namespace topos::app
