#include "app/host/analysis_collector.hpp"

#include <fmt/format.h>

#include <exception>

#include "app/host/plugin_call.hpp"
#include "app/host/utf8.hpp"

namespace topos {

namespace {

bool is_good(const topos_text& text) { return is_readable(text) && is_well_formed(view_of(text)); }

}  // namespace

AnalysisCollector::AnalysisCollector(std::span<const std::string_view> forms,
                                     std::vector<TokenAnalysis>& out)
    : forms_(forms), out_(out) {
    // An empty norm marks what was not put yet: the interface does not allow it as a result. The
    // strings keep their memory from call to call.
    out_.resize(forms.size());
    for (TokenAnalysis& analysis : out_) analysis.norm.clear();
}

topos_analysis_sink AnalysisCollector::sink() { return {this, &AnalysisCollector::put}; }

void AnalysisCollector::put(void* context, std::size_t index,
                            const topos_analysis* analysis) noexcept {
    auto& self = *static_cast<AnalysisCollector*>(context);
    try {
        if (analysis == nullptr || index >= self.out_.size()) {
            self.note("it analyses a word that it was not asked for");
        } else {
            self.take(index, *analysis);
        }
    } catch (const std::exception&) {  // nothing may pass through the plugin's frames
        self.fault_ = "there is not enough memory";
    }
}

void AnalysisCollector::take(std::size_t index, const topos_analysis& analysis) {
    TokenAnalysis& out = out_[index];
    if (!out.norm.empty()) return note(fmt::format("it analyses `{}` twice", forms_[index]));
    if (!is_good(analysis.norm) || !is_good(analysis.stem) || !is_good(analysis.lemma) ||
        !is_good(analysis.part_of_speech)) {
        return note(fmt::format("its analysis of `{}` is not UTF-8", forms_[index]));
    }
    if (analysis.norm.size == 0) {
        return note(
            fmt::format("it gives nothing to compare `{}` by (an empty norm)", forms_[index]));
    }
    out.norm.assign(analysis.norm.data, analysis.norm.size);
    out.stem = view_of(analysis.stem);
    out.lemma = view_of(analysis.lemma);
    out.part_of_speech = view_of(analysis.part_of_speech);
}

void AnalysisCollector::note(std::string fault) {
    if (fault_.empty()) fault_ = std::move(fault);
}

std::string AnalysisCollector::fault() const {
    if (!fault_.empty()) return fault_;
    for (std::size_t i = 0; i < out_.size(); ++i) {
        if (out_[i].norm.empty()) return fmt::format("it does not analyse `{}`", forms_[i]);
    }
    return {};
}

}  // namespace topos
