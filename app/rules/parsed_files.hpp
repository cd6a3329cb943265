#pragma once
/// Rule files, read and parsed side by side ahead of being asked for: whoever starts a run waits
/// for all of them.
#include <future>
#include <map>
#include <mutex>
#include <queue>
#include <span>
#include <string>
#include <vector>

#include "app/rules/rule_files.hpp"
#include "grammar/parse.hpp"

namespace topos::app {

/// A rule file with its word lists; or why it cannot be read.
using FileParsed = expected<ParsedFile, std::string>;

class ParsedFiles {
  public:
    /// `reading` must stay, and is used by several threads.
    explicit ParsedFiles(const RuleReading& reading) : reading_(reading) {}
    ParsedFiles(const ParsedFiles&) = delete;
    ParsedFiles& operator=(const ParsedFiles&) = delete;
    /// Waits for what was begun.
    ~ParsedFiles() = default;

    /// Goes on at once; each file is parsed once, however often it is begun.
    void begin(std::span<const std::string> paths);
    /// What was begun, or is parsed now. Once for each file.
    [[nodiscard]] FileParsed take(const std::string& path);

  private:
    void work();

    const RuleReading& reading_;
    std::map<std::string, std::future<FileParsed>> begun_;  ///< by identity
    std::mutex mutex_;                                      ///< of what follows
    std::queue<std::packaged_task<FileParsed()>> waiting_;
    std::size_t at_work_ = 0;                 ///< workers that will look for what waits
    std::vector<std::future<void>> workers_;  ///< last: they end before what they use
};

}  // namespace topos::app
