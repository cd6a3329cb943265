#include "app/store/sqlite.hpp"

#include <sqlite3.h>

#include <utility>

namespace topos::app {

namespace {

/// With the system's words where SQLite only says "disk I/O error".
[[noreturn]] void fail(sqlite3* database, int code) {
    throw SqliteError(code & 0xFF,
                      database == nullptr ? sqlite3_errstr(code) : sqlite3_errmsg(database));
}

/// SQLite would take a lock for its statistics with each piece of memory. Refused, harmlessly, once
/// a database is open.
void measure_no_memory() { sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0); }

}  // namespace

Database::Database(const std::filesystem::path& file, Mode mode) {
    measure_no_memory();
    // One thread at a time uses a database here; SQLite's own locks would cost a tenth.
    const int alone = SQLITE_OPEN_NOMUTEX;
    const int create = mode == Mode::create ? SQLITE_OPEN_CREATE : 0;
    const int flags = alone | SQLITE_OPEN_READWRITE | create;
    int code = sqlite3_open_v2(file.c_str(), &handle_, flags, nullptr);
    // What a killed run left is put in order by whoever opens it; where that is not allowed, a
    // store that needs no order can still be read.
    if (mode == Mode::read && code != SQLITE_OK) {
        sqlite3_close(handle_);
        code = sqlite3_open_v2(file.c_str(), &handle_, alone | SQLITE_OPEN_READONLY, nullptr);
    }
    if (code != SQLITE_OK) {
        const SqliteError error(code & 0xFF, sqlite3_errmsg(handle_));
        sqlite3_close(std::exchange(handle_, nullptr));
        throw error;
    }
    sqlite3_busy_timeout(handle_, 2000);
}

Database::Database(Database&& other) noexcept : handle_(std::exchange(other.handle_, nullptr)) {}

Database::~Database() { sqlite3_close(handle_); }

void Database::execute(const std::string& statements) {
    const int code = sqlite3_exec(handle_, statements.c_str(), nullptr, nullptr, nullptr);
    if (code != SQLITE_OK) fail(handle_, code);
}

bool Database::try_execute(const std::string& statements) noexcept {
    return sqlite3_exec(handle_, statements.c_str(), nullptr, nullptr, nullptr) == SQLITE_OK;
}

std::int64_t Database::number(const std::string& query) {
    Statement statement(*this, query);
    return statement.next() ? statement.number(0) : 0;
}

Statement::Statement(const Database& database, std::string_view text)
    : database_(database.handle()) {
    check(sqlite3_prepare_v3(database_, text.data(), static_cast<int>(text.size()),
                             SQLITE_PREPARE_PERSISTENT, &statement_, nullptr));
}

Statement::Statement(Statement&& other) noexcept
    : database_(other.database_), statement_(std::exchange(other.statement_, nullptr)) {}

Statement::~Statement() { sqlite3_finalize(statement_); }

void Statement::check(int code) const {
    if (code != SQLITE_OK) fail(database_, code);
}

void Statement::bind_one(int index, std::int64_t value) {
    check(sqlite3_bind_int64(statement_, index, value));
}

void Statement::bind_one(int index, double value) {
    check(sqlite3_bind_double(statement_, index, value));
}

void Statement::bind_one(int index, std::string_view value) {
    // A null pointer would be NULL, not an empty text.
    const char* data = value.data() == nullptr ? "" : value.data();
    check(sqlite3_bind_text64(statement_, index, data, value.size(), SQLITE_STATIC, SQLITE_UTF8));
}

void Statement::run() {
    const int code = sqlite3_step(statement_);
    sqlite3_reset(statement_);
    if (code != SQLITE_DONE && code != SQLITE_ROW) fail(database_, code);
}

bool Statement::next() {
    const int code = sqlite3_step(statement_);
    if (code == SQLITE_ROW) return true;
    if (code != SQLITE_DONE) fail(database_, code);
    return false;
}

void Statement::reset() { sqlite3_reset(statement_); }

int Statement::columns() const { return sqlite3_column_count(statement_); }

std::int64_t Statement::number(int column) const {
    return sqlite3_column_int64(statement_, column);
}

double Statement::real(int column) const { return sqlite3_column_double(statement_, column); }

std::string_view Statement::text(int column) const {
    const auto* data = reinterpret_cast<const char*>(sqlite3_column_text(statement_, column));
    if (data == nullptr) return {};
    return {data, static_cast<std::size_t>(sqlite3_column_bytes(statement_, column))};
}

}  // namespace topos::app
