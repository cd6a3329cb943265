#include "tests/app/support/process.hpp"

#include <fcntl.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cstdlib>
#include <fstream>

#include "places.hpp"
#include "tests/app/support/temporary_folder.hpp"

namespace topos::test {

namespace fs = std::filesystem;

namespace {

void open_as(int descriptor, const fs::path& file, int flags) {
    const int opened = ::open(file.c_str(), flags, 0600);
    ::dup2(opened, descriptor);
    ::close(opened);
}

[[noreturn]] void become(std::vector<std::string>& words, const fs::path& folder,
                         const fs::path& scratch, const std::vector<std::string>& variables) {
    const std::string path = std::string(TOPOS_BINARY_DIR "/bin:") + std::getenv("PATH");
    ::setenv("PATH", path.c_str(), 1);
    ::setenv("COLUMNS", "100", 1);
    ::unsetenv("TOPOS_PLUGIN_PATH");
    for (const std::string& variable : variables) ::putenv(const_cast<char*>(variable.c_str()));
    open_as(STDIN_FILENO, scratch / "in", O_RDONLY);
    open_as(STDOUT_FILENO, scratch / "out", O_WRONLY | O_CREAT | O_TRUNC);
    open_as(STDERR_FILENO, scratch / "error", O_WRONLY | O_CREAT | O_TRUNC);
    std::vector<char*> arguments;
    for (std::string& word : words) arguments.push_back(word.data());
    arguments.push_back(nullptr);
    if (::chdir(folder.c_str()) == 0) ::execvp(arguments[0], arguments.data());
    ::_exit(127);
}

}  // namespace

Process::Process(std::vector<std::string> words, const fs::path& folder, const std::string& input,
                 const std::vector<std::string>& variables) {
    std::string pattern = fs::temp_directory_path() / "topos-process-XXXXXX";
    scratch_ = ::mkdtemp(pattern.data());
    std::ofstream(scratch_ / "in", std::ios::binary) << input;
    id_ = ::fork();
    if (id_ == 0) become(words, folder, scratch_, variables);
    running_ = true;
}

Process::~Process() {
    if (running_) {
        send(SIGKILL);
        wait();
    }
    std::error_code error;
    fs::remove_all(scratch_, error);
}

void Process::send(int signal) const { ::kill(id_, signal); }

Finished Process::wait() {
    int status = 0;
    ::waitpid(id_, &status, 0);
    running_ = false;
    const int code = WIFSIGNALED(status) ? 128 + WTERMSIG(status) : WEXITSTATUS(status);
    return {code, content_of(scratch_ / "out"), content_of(scratch_ / "error")};
}

Finished run(std::vector<std::string> words, const fs::path& folder, const std::string& input,
             const std::vector<std::string>& variables) {
    return Process(std::move(words), folder, input, variables).wait();
}

Finished topos(std::vector<std::string> words, const fs::path& folder, const std::string& input,
               const std::vector<std::string>& variables) {
    words.insert(words.begin(), "topos");
    return run(std::move(words), folder, input, variables);
}

}  // namespace topos::test
