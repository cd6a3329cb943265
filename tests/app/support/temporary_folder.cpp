#include "tests/app/support/temporary_folder.hpp"

#include <cstdlib>
#include <fstream>
#include <iterator>

namespace topos::test {

namespace fs = std::filesystem;

TemporaryFolder::TemporaryFolder() {
    std::string pattern = fs::temp_directory_path() / "topos-test-XXXXXX";
    path_ = ::mkdtemp(pattern.data());
}

TemporaryFolder::~TemporaryFolder() {
    std::error_code error;
    fs::remove_all(path_, error);
}

std::string TemporaryFolder::write(const std::string& name, std::string_view content) const {
    const fs::path file = path_ / name;
    fs::create_directories(file.parent_path());
    std::ofstream(file, std::ios::binary) << content;
    return file;
}

std::string TemporaryFolder::read(const std::string& name) const {
    return content_of(path_ / name);
}

bool TemporaryFolder::has(const std::string& name) const { return fs::exists(path_ / name); }

std::string content_of(const fs::path& file) {
    std::ifstream stream(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(stream), {}};
}

}  // namespace topos::test
