#include "plugins/encoding/guess.hpp"

#include <algorithm>
#include <optional>

#include "plugins/encoding/converter.hpp"
#include "plugins/encoding/detectors.hpp"
#include "plugins/encoding/profile.hpp"

namespace topos::encoding {

namespace {

/// Enough to be sure; a larger text is no likelier to be something else.
constexpr std::size_t kSampleBytes = 64u << 10;

/// A wrong guess is worse than a question: e^4 to 1 for the text, and against the next best.
constexpr double kSure = 4;

/// No encoding of ours needs more bytes for one character.
constexpr std::size_t kLongestCharacter = 4;

bool is_ascii(char byte) { return static_cast<unsigned char>(byte) < 0x80; }

/// From the first byte that is not ASCII: there a character begins in every encoding of bytes.
std::string_view sample_of_bytes(std::string_view bytes) {
    const auto first = std::find_if_not(bytes.begin(), bytes.end(), is_ascii);
    return bytes.substr(static_cast<std::size_t>(first - bytes.begin())).substr(0, kSampleBytes);
}

/// Nothing if the sample is not of that encoding; its end may be cut.
std::optional<TextProfile> profile_in(const std::string& encoding, std::string_view sample,
                                      bool cut) {
    std::string text;
    Converter converter(encoding);
    if (!converter.is_known()) return std::nullopt;
    const bool good = converter.append(sample, !cut, text);
    if (!good && !(cut && converter.good_bytes() + kLongestCharacter >= sample.size())) {
        return std::nullopt;
    }
    return profile_of(text);
}

struct Candidate {
    const char* encoding;
    double evidence;
};

/// The best, if it is sure and clearly better than the next.
std::string winner(std::vector<Candidate> candidates) {
    std::sort(candidates.begin(), candidates.end(),
              [](const Candidate& a, const Candidate& b) { return a.evidence > b.evidence; });
    if (candidates.empty() || candidates[0].evidence < kSure) return {};
    const bool clear =
        candidates.size() == 1 || candidates[0].evidence - candidates[1].evidence >= kSure;
    return clear ? candidates[0].encoding : "";
}

std::string chinese_encoding(std::string_view sample, bool cut) {
    std::vector<Candidate> candidates;
    for (const char* encoding : {"GB18030", "Big5-HKSCS"}) {
        const auto profile = profile_in(encoding, sample, cut);
        if (profile) candidates.push_back({encoding, evidence_of_chinese(*profile)});
    }
    return winner(std::move(candidates));
}

/// The script that an encoding is for must be what most of the text is in.
bool shows_its_script(const std::string& encoding, const TextProfile& profile) {
    if (profile.bad != 0) return false;
    const std::uint64_t most = profile.beyond_ascii() * 8 / 10;
    if (encoding == "GB18030" || encoding == "Big5-HKSCS") return evidence_of_chinese(profile) > 0;
    if (encoding.find("JP") != std::string::npos || encoding.find("JIS") != std::string::npos) {
        return profile.kana != 0 && profile.kana + profile.han + profile.chinese_marks > most;
    }
    if (encoding.find("KR") != std::string::npos || encoding == "windows-949") {
        return profile.hangul + profile.han + profile.chinese_marks > most;
    }
    if (profile.cyrillic > most || profile.greek > most) return profile.implausible == 0;
    return looks_western(profile);
}

std::string agreed_encoding(std::string_view beginning, bool cut, const Opinions& opinions) {
    for (const std::string& encoding : opinions.icu) {
        if (encoding.empty() || encoding != opinions.uchardet) continue;
        const auto profile = profile_in(encoding, beginning, cut);
        if (profile && shows_its_script(encoding, *profile)) return encoding;
    }
    return {};
}

bool is_western(std::string_view beginning, bool cut) {
    const auto profile = profile_in("windows-1252", beginning, cut);
    return profile && looks_western(*profile);
}

std::string undecided_message(const Opinions& opinions) {
    std::string tried = "UTF-8, UTF-16, UTF-32, GB18030, Big5, windows-1252";
    std::vector<std::string> others = opinions.icu;
    others.push_back(opinions.uchardet);
    for (const std::string& name : others) {
        if (!name.empty() && tried.find(name) == std::string::npos) tried.append(", ").append(name);
    }
    return "the encoding of the text cannot be told for certain (tried: " + tried + ")";
}

}  // namespace

std::string wide_encoding(std::string_view bytes) {
    const std::string_view sample = bytes.substr(0, kSampleBytes);
    const bool cut = sample.size() < bytes.size();
    std::vector<Candidate> candidates;
    for (const char* encoding : {"UTF-32LE", "UTF-32BE", "UTF-16LE", "UTF-16BE"}) {
        const std::size_t unit = std::string_view(encoding).starts_with("UTF-32") ? 4 : 2;
        if (bytes.size() % unit != 0) continue;
        const auto profile = profile_in(encoding, sample, cut);
        if (profile) candidates.push_back({encoding, evidence_of_wide_text(*profile)});
    }
    return winner(std::move(candidates));
}

Result<std::string> guess_encoding(std::string_view bytes) {
    if (std::string wide = wide_encoding(bytes); !wide.empty()) return wide;
    if (bytes.find('\0') != std::string_view::npos) {
        return refuse(Refusal::Code::not_a_text,
                      "the document is not a text: it has zero bytes, and is not UTF-16 or UTF-32");
    }
    const std::string_view sample = sample_of_bytes(bytes);
    const bool cut = sample.data() + sample.size() < bytes.data() + bytes.size();
    if (std::string chinese = chinese_encoding(sample, cut); !chinese.empty()) return chinese;
    // From the beginning: what stands before a letter counts now.
    const std::string_view beginning = bytes.substr(0, kSampleBytes);
    const bool shortened = beginning.size() < bytes.size();
    const Opinions opinions = detector_opinions(beginning);
    std::string agreed = agreed_encoding(beginning, shortened, opinions);
    if (!agreed.empty()) return agreed;
    if (is_western(beginning, shortened)) return "windows-1252";
    return refuse(Refusal::Code::encoding, undecided_message(opinions));
}

}  // namespace topos::encoding
