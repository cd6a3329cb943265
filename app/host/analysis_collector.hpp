#pragma once
/// Takes the analyses that a language backend puts, copies them, and notes what is wrong.
#include <span>
#include <string>
#include <vector>

#include "core/language/backend.hpp"
#include "topos/plugin.h"

namespace topos {

class AnalysisCollector {
  public:
    /// `out` gets one analysis per form.
    AnalysisCollector(std::span<const std::string_view> forms, std::vector<TokenAnalysis>& out);
    AnalysisCollector(const AnalysisCollector&) = delete;
    AnalysisCollector& operator=(const AnalysisCollector&) = delete;

    [[nodiscard]] topos_analysis_sink sink();

    /// The first thing that was wrong, or empty; call it when the plugin has returned.
    [[nodiscard]] std::string fault() const;

  private:
    static void put(void* context, std::size_t index, const topos_analysis* analysis) noexcept;
    void take(std::size_t index, const topos_analysis& analysis);
    void note(std::string fault);

    std::span<const std::string_view> forms_;
    std::vector<TokenAnalysis>& out_;
    std::string fault_;
};

}  // namespace topos
