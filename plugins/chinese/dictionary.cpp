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
    const std::size_t slots = dictionary->header_->slots;
    const std::size_t probabilities = dictionary->header_->probabilities;
    const std::size_t expected = sizeof(DictionaryHeader) + probabilities * sizeof(double) +
                                 slots * sizeof(DictionarySlot) + kFolded * 5;
    if (std::memcmp(at, kMagic, sizeof kMagic) != 0 || dictionary->size_ != expected)
        throw Failure(Failure::missing_resource,
                      "the dictionary " + path + " is damaged: build Topos again");
    dictionary->mask_ = slots - 1;
    dictionary->probabilities_ = reinterpret_cast<const double*>(at + sizeof(DictionaryHeader));
    dictionary->slots_ =
        reinterpret_cast<const DictionarySlot*>(dictionary->probabilities_ + probabilities);
    dictionary->folded_ = reinterpret_cast<const std::uint32_t*>(dictionary->slots_ + slots);
    dictionary->classes_ = reinterpret_cast<const std::uint8_t*>(dictionary->folded_ + kFolded);
    return dictionary;
}

Dictionary::~Dictionary() {
    if (mapped_ != nullptr) ::munmap(mapped_, size_);
}

}  // namespace topos::chinese
