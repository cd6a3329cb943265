#pragma once
/// What goes wrong with single documents while a run goes on: said at once, and counted.
#include <functional>
#include <string>

#include "grammar/diagnostic.hpp"

namespace topos::app {

class TroubleLog {
  public:
    using Say = std::function<void(const Diagnostic&)>;
    /// A thousand broken files do not bury everything else: after `most`, they are only counted.
    explicit TroubleLog(Say say, std::uint64_t most = 50) : say_(std::move(say)), most_(most) {}

    void add(const Diagnostic& trouble);
    void add(const Diagnostics& troubles);

    [[nodiscard]] std::uint64_t losses() const { return losses_; }  ///< not read, or not coded
    [[nodiscard]] std::uint64_t total() const { return total_; }
    [[nodiscard]] std::uint64_t unsaid() const { return total_ > most_ ? total_ - most_ : 0; }

  private:
    Say say_;
    std::uint64_t most_;
    std::uint64_t total_ = 0;
    std::uint64_t losses_ = 0;
};

}  // namespace topos::app
