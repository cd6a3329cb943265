#pragma once
/// Numbers for distinct strings, so that comparing words is comparing numbers.
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace topos {

class StringNumbers {
  public:
    StringNumbers();
    /// The string's number, a new one if need be: from 1, in the order of adding.
    std::uint32_t add(std::string_view string);
    /// 0 if it was never added.
    [[nodiscard]] std::uint32_t find(std::string_view string) const;
    [[nodiscard]] std::uint32_t size() const {
        return static_cast<std::uint32_t>(ends_.size()) - 1;
    }
    [[nodiscard]] std::string_view operator[](std::uint32_t number) const {
        return std::string_view(bytes_).substr(ends_[number - 1],
                                               ends_[number] - ends_[number - 1]);
    }

  private:
    struct Slot {
        std::uint32_t hash = 0;
        std::uint32_t number = 0;  ///< 0: empty
    };
    [[nodiscard]] const Slot& slot_of(std::string_view string, std::uint32_t hash) const;
    void grow();

    std::string bytes_;
    std::vector<std::uint32_t> ends_ = {0};  ///< by number: behind its last byte
    std::vector<Slot> slots_;
};

}  // namespace topos
