#pragma once
/// How far a run is. Drawn on a terminal a few times a second; elsewhere nothing is drawn.
#include <chrono>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>

namespace topos::app {

struct ProgressState {
    std::uint64_t documents = 0;
    std::uint64_t bytes = 0;
    std::optional<std::uint64_t> total_documents;
    std::optional<std::uint64_t> total_bytes;
    std::chrono::nanoseconds elapsed{};
};

/// One line, at most `width` columns: `[=====>     ] 42 %  1,234 documents  56.7 MB/s  12 s left`.
[[nodiscard]] std::string progress_line(const ProgressState& state, std::size_t width);

class ProgressBar {
  public:
    using Clock = std::chrono::steady_clock;
    using Draw = std::function<void(const std::string&)>;

    /// `draw` may be null: nothing is shown.
    ProgressBar(ProgressState totals, std::size_t width, Draw draw);

    void advance(std::uint64_t documents, std::uint64_t bytes);
    /// Clears the line, so that something else can be printed.
    void clear();

    [[nodiscard]] ProgressState state() const;

  private:
    ProgressState state_;
    std::size_t width_;
    Draw draw_;
    Clock::time_point start_ = Clock::now();
    Clock::time_point drawn_ = start_;
    bool visible_ = false;
};

}  // namespace topos::app
