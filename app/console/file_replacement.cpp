#include "app/console/file_replacement.hpp"

#include <cerrno>
#include <system_error>

#include "app/console/output_file.hpp"

namespace topos::app {

namespace fs = std::filesystem;

namespace {

constexpr int kNamesToTry = 1000;

/// `a.topos.new`, or `a.topos.2.new` and so on where a file has that name already.
expected<OutputFile, int> create_beside(const fs::path& file, fs::path& beside) {
    for (int number = 1;; ++number) {
        const std::string suffix = number == 1 ? "" : "." + std::to_string(number);
        beside = file.string() + suffix + ".new";
        auto out = OutputFile::create_new(beside);
        if (out || out.error() != EEXIST || number == kNamesToTry) return out;
    }
}

}  // namespace

FileReplacement::~FileReplacement() {
    std::error_code ignored;
    for (const Waiting& waiting : waiting_) fs::remove(waiting.beside, ignored);
}

expected<void, Failure> FileReplacement::add(const std::string& name, std::string_view text) {
    std::error_code error;
    const fs::path file = fs::canonical(name, error);
    if (error) return unexpected(write_failure(name, error.value()));
    fs::path beside;
    auto out = create_beside(file, beside);
    if (!out) return unexpected(write_failure(beside.string(), out.error()));
    waiting_.push_back({file, beside});
    if (!out->write(text)) return unexpected(out->failure());
    fs::permissions(beside, fs::status(file, error).permissions(), error);
    return {};
}

expected<void, Failure> FileReplacement::commit() {
    while (!waiting_.empty()) {
        std::error_code error;
        fs::rename(waiting_.back().beside, waiting_.back().file, error);
        if (error) return unexpected(write_failure(waiting_.back().file.string(), error.value()));
        waiting_.pop_back();
    }
    return {};
}

}  // namespace topos::app
