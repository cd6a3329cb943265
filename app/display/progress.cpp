#include "app/display/progress.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "app/display/columns.hpp"
#include "app/display/numbers.hpp"

namespace topos::app {

namespace {

constexpr std::size_t kBarColumns = 24;
constexpr auto kRedrawEvery = std::chrono::milliseconds(100);
constexpr auto kFirstDrawAfter = std::chrono::milliseconds(300);  // short runs do not flicker

/// Between 0 and 1, where the total is known.
std::optional<double> fraction_done(const ProgressState& state) {
    const auto ratio = [](std::uint64_t part, std::uint64_t whole) {
        return std::min(1.0, static_cast<double>(part) / static_cast<double>(whole));
    };
    if (state.total_bytes && *state.total_bytes > 0) return ratio(state.bytes, *state.total_bytes);
    if (state.total_documents && *state.total_documents > 0)
        return ratio(state.documents, *state.total_documents);
    return std::nullopt;
}

std::string bar(double fraction) {
    const auto full = static_cast<std::size_t>(fraction * static_cast<double>(kBarColumns));
    return fmt::format("[{:=<{}}{:<{}}]", "", full, full < kBarColumns ? ">" : "",
                       kBarColumns - full);
}

std::string rate(const ProgressState& state) {
    const double seconds = std::chrono::duration<double>(state.elapsed).count();
    return fmt::format("{:.1f} MB/s",
                       seconds > 0 ? static_cast<double>(state.bytes) / 1e6 / seconds : 0.0);
}

}  // namespace

std::string progress_line(const ProgressState& state, std::size_t width) {
    const std::optional<double> fraction = fraction_done(state);
    std::string line;
    if (fraction) line += fmt::format("{} {:3.0f} %  ", bar(*fraction), *fraction * 100);
    line += counted(state.documents, "document", "documents") + "  " + readable_bytes(state.bytes) +
            "  " + rate(state);
    if (fraction && *fraction > 0.01) {
        const auto left = std::chrono::nanoseconds(static_cast<std::int64_t>(
            static_cast<double>(state.elapsed.count()) * (1 - *fraction) / *fraction));
        line += "  " + readable_duration(left) + " left";
    }
    return beginning_that_fits(line, width);
}

ProgressBar::ProgressBar(ProgressState totals, std::size_t width, Draw draw)
    : state_(totals), width_(width), draw_(std::move(draw)) {}

ProgressState ProgressBar::state() const {
    ProgressState state = state_;
    state.elapsed = Clock::now() - start_;
    return state;
}

void ProgressBar::advance(std::uint64_t documents, std::uint64_t bytes) {
    state_.documents += documents;
    state_.bytes += bytes;
    const auto now = Clock::now();
    if (!draw_ || now - start_ < kFirstDrawAfter || now - drawn_ < kRedrawEvery) return;
    drawn_ = now;
    visible_ = true;
    // \r: back to the line's beginning; ESC [K: clear what the line before had more.
    draw_(fmt::format("\r{}\x1b[K", progress_line(state(), width_ - 1)));
}

void ProgressBar::clear() {
    if (visible_ && draw_) draw_("\r\x1b[K");
    visible_ = false;
}

}  // namespace topos::app
