#include "plugins/encoding/detectors.hpp"

#include <uchardet/uchardet.h>
#include <unicode/ucsdet.h>

#include <memory>

#include "plugins/encoding/converter.hpp"

namespace topos::encoding {

namespace {

constexpr int32_t kWorthHearing = 20;  // of 100
constexpr std::size_t kOpinions = 3;

std::string uchardet_opinion(std::string_view bytes) {
    const std::unique_ptr<uchardet, decltype(&uchardet_delete)> detector(uchardet_new(),
                                                                         uchardet_delete);
    if (uchardet_handle_data(detector.get(), bytes.data(), bytes.size()) != 0) return {};
    uchardet_data_end(detector.get());
    return canonical_name(uchardet_get_charset(detector.get()));
}

std::vector<std::string> icu_opinions(std::string_view bytes) {
    UErrorCode status = U_ZERO_ERROR;
    const std::unique_ptr<UCharsetDetector, decltype(&ucsdet_close)> detector(ucsdet_open(&status),
                                                                              ucsdet_close);
    ucsdet_setText(detector.get(), bytes.data(), static_cast<int32_t>(bytes.size()), &status);
    int32_t count = 0;
    const UCharsetMatch** matches = ucsdet_detectAll(detector.get(), &count, &status);
    std::vector<std::string> names;
    if (U_FAILURE(status)) return names;
    for (int32_t i = 0; i < count && names.size() < kOpinions; ++i) {
        if (ucsdet_getConfidence(matches[i], &status) < kWorthHearing) break;
        names.push_back(canonical_name(ucsdet_getName(matches[i], &status)));
    }
    return names;
}

}  // namespace

Opinions detector_opinions(std::string_view bytes) {
    return {uchardet_opinion(bytes), icu_opinions(bytes)};
}

}  // namespace topos::encoding
