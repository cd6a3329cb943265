#include "app/rules/parsed_files.hpp"

#include <algorithm>
#include <thread>

#include "app/rules/word_lists.hpp"

namespace topos::app {

namespace {

FileParsed parse(const std::string& path, const RuleReading& reading) {
    const auto bytes = reading.read(path);
    if (!bytes) return unexpected(bytes.error());
    auto source = Source::from_utf8(path, *bytes);
    if (!source) return ParsedFile{{}, {std::move(source.error())}};
    ParsedFile parsed = parse_file(*source);
    read_word_lists(parsed.file, reading, parsed.diagnostics);
    return parsed;
}

}  // namespace

void ParsedFiles::begin(std::span<const std::string> paths) {
    const std::scoped_lock lock(mutex_);
    for (const std::string& path : paths) {
        const auto [begun, is_new] = begun_.try_emplace(reading_.identity(path));
        if (!is_new) continue;
        std::packaged_task<FileParsed()> task([this, path] { return parse(path, reading_); });
        begun->second = task.get_future();
        waiting_.push(std::move(task));
    }
    const std::size_t most = std::max(1u, std::thread::hardware_concurrency());
    for (; at_work_ < std::min(most, waiting_.size()); ++at_work_)
        workers_.push_back(std::async(std::launch::async, [this] { work(); }));
}

FileParsed ParsedFiles::take(const std::string& path) {
    const auto begun = begun_.find(reading_.identity(path));
    return begun == begun_.end() ? parse(path, reading_) : begun->second.get();
}

void ParsedFiles::work() {
    while (true) {
        std::unique_lock lock(mutex_);
        if (waiting_.empty()) {
            --at_work_;
            return;
        }
        auto task = std::move(waiting_.front());
        waiting_.pop();
        lock.unlock();
        task();
    }
}

}  // namespace topos::app
