#pragma once
/// Runs programs as a shell does, for tests through the built `topos`.
#include <sys/types.h>

#include <filesystem>
#include <string>
#include <vector>

namespace topos::test {

struct Finished {
    int code = 0;  ///< 128 + signal, if a signal ended it
    std::string out;
    std::string error;
};

/// A program that runs, with its output going to files.
class Process {
  public:
    /// `words[0]` is looked for on $PATH; `topos` is the one just built. `variables`: NAME=value.
    Process(std::vector<std::string> words, const std::filesystem::path& folder,
            const std::string& input = {}, const std::vector<std::string>& variables = {});
    ~Process();
    Process(const Process&) = delete;
    Process& operator=(const Process&) = delete;

    void send(int signal) const;
    Finished wait();

  private:
    pid_t id_ = -1;
    bool running_ = false;
    std::filesystem::path scratch_;  ///< stdin, stdout, stderr
};

Finished run(std::vector<std::string> words, const std::filesystem::path& folder,
             const std::string& input = {}, const std::vector<std::string>& variables = {});

/// `topos` with these words.
Finished topos(std::vector<std::string> words, const std::filesystem::path& folder,
               const std::string& input = {}, const std::vector<std::string>& variables = {});

}  // namespace topos::test
