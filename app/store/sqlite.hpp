#pragma once
/// SQLite with destructors. Errors are exceptions that stay in this folder: StoreWriter and
/// StoreReader turn them into diagnostics.
#include <cstdint>
#include <filesystem>
#include <stdexcept>
#include <string>
#include <string_view>

struct sqlite3;
struct sqlite3_stmt;

namespace topos::app {

struct SqliteError : std::runtime_error {
    SqliteError(int result_code, const std::string& message)
        : std::runtime_error(message), code(result_code) {}
    int code;  ///< primary result code: SQLITE_FULL, …
};

class Database {
  public:
    enum class Mode { create, read };
    Database(const std::filesystem::path& file, Mode mode);
    Database(Database&& other) noexcept;
    Database& operator=(Database&&) = delete;
    ~Database();

    void execute(const std::string& statements);
    /// False if it failed, for what may fail.
    bool try_execute(const std::string& statements) noexcept;
    [[nodiscard]] std::int64_t number(const std::string& query);
    [[nodiscard]] sqlite3* handle() const { return handle_; }

  private:
    sqlite3* handle_ = nullptr;
};

/// A prepared statement. Texts that are bound must live until the next `run` or `reset`.
class Statement {
  public:
    Statement(const Database& database, std::string_view text);
    Statement(Statement&& other) noexcept;
    Statement& operator=(Statement&&) = delete;
    ~Statement();

    /// Binds the values to the parameters in their order.
    template <class... Values>
    Statement& bind(const Values&... values) {
        return bind_from(0, values...);
    }
    /// The same behind the first `index` parameters.
    template <class... Values>
    Statement& bind_from(int index, const Values&... values) {
        (bind_one(++index, values), ...);
        return *this;
    }

    /// For a statement without rows.
    void run();
    /// True: there is a row.
    [[nodiscard]] bool next();
    void reset();

    [[nodiscard]] int columns() const;
    [[nodiscard]] std::int64_t number(int column) const;
    [[nodiscard]] double real(int column) const;
    [[nodiscard]] std::string_view text(int column) const;  ///< until the next `next`

  private:
    void bind_one(int index, std::int64_t value);
    void bind_one(int index, std::uint64_t value) {
        bind_one(index, static_cast<std::int64_t>(value));
    }
    void bind_one(int index, std::uint32_t value) { bind_one(index, std::int64_t{value}); }
    void bind_one(int index, double value);
    void bind_one(int index, std::string_view value);
    void check(int code) const;

    sqlite3* database_;
    sqlite3_stmt* statement_ = nullptr;
};

}  // namespace topos::app
