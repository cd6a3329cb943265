#include "app/console/file_replacement.hpp"

#include <system_error>

#include "app/console/output_file.hpp"

namespace topos::app {

namespace fs = std::filesystem;

FileReplacement::~FileReplacement() {
    std::error_code ignored;
    for (const Waiting& waiting : waiting_) fs::remove(waiting.beside, ignored);
}

expected<void, Failure> FileReplacement::add(const std::string& name, std::string_view text) {
    std::error_code error;
    const fs::path file = fs::canonical(name, error);
    if (error) return unexpected(write_failure(name, error.value()));
    waiting_.push_back({file, file.string() + ".new"});
    const fs::path& beside = waiting_.back().beside;
    {
        auto out = OutputFile::create(beside);
        if (!out) return unexpected(std::move(out.error()));
        if (!out->write(text)) return unexpected(out->failure());
    }
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
