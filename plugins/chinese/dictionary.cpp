#include "dictionary.hpp"

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cstring>
#include <topos/plugin.hpp>

namespace topos::chinese {

std::shared_ptr<const Dictionary> Dictionary::open(const std::string& path) {
    using plugin::Failure;
    const int file = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
    if (file < 0)
        throw Failure(Failure::missing_resource,
                      "the dictionary " + path + " is missing: build Topos again");
    struct stat about {};
    ::fstat(file, &about);
    std::shared_ptr<Dictionary> dictionary(new Dictionary);
    dictionary->size_ = static_cast<std::size_t>(about.st_size);
    void* mapped = dictionary->size_ < sizeof(DictionaryHeader)
                       ? MAP_FAILED
                       : ::mmap(nullptr, dictionary->size_, PROT_READ, MAP_SHARED, file, 0);
    ::close(file);
    if (mapped == MAP_FAILED)
        throw Failure(Failure::missing_resource, "the dictionary " + path + " cannot be read");
    dictionary->mapped_ = mapped;
    const char* at = static_cast<const char*>(mapped);
    dictionary->header_ = reinterpret_cast<const DictionaryHeader*>(at);
    const std::size_t nodes = dictionary->header_->nodes;
    const std::size_t probabilities = dictionary->header_->probabilities;
    const std::size_t expected = sizeof(DictionaryHeader) + probabilities * sizeof(double) +
                                 nodes * sizeof(DictionaryNode) + kCharacters * 6;
    if (std::memcmp(at, kMagic, sizeof kMagic) != 0 || dictionary->size_ != expected)
        throw Failure(Failure::missing_resource,
                      "the dictionary " + path + " is damaged: build Topos again");
    dictionary->probabilities_ = reinterpret_cast<const double*>(at + sizeof(DictionaryHeader));
    dictionary->nodes_ =
        reinterpret_cast<const DictionaryNode*>(dictionary->probabilities_ + probabilities);
    dictionary->characters_ = reinterpret_cast<const std::uint32_t*>(dictionary->nodes_ + nodes);
    dictionary->codes_ =
        reinterpret_cast<const std::uint16_t*>(dictionary->characters_ + kCharacters);
    return dictionary;
}

Dictionary::~Dictionary() {
    if (mapped_ != nullptr) ::munmap(mapped_, size_);
}

}  // namespace topos::chinese
