#include "core/evaluation/disagreements.hpp"

#include <algorithm>
#include <map>
#include <optional>
#include <utility>

namespace topos::evaluation {

namespace {

/// Sentence, then code: the order in which disagreements leave.
using Place = std::pair<std::uint32_t, std::uint32_t>;
using Codings = std::map<Place, std::vector<const PlacedCoding*>>;

Codings by_place(std::span<const PlacedCoding> codings) {
    Codings places;
    for (const PlacedCoding& coding : codings) {
        for (const std::uint32_t sentence : coding.sentences) {
            places[{sentence, coding.code}].push_back(&coding);
        }
    }
    return places;
}

template <typename T>
void add_once(std::vector<T>& values, const T& value) {
    const auto at = std::ranges::lower_bound(values, value);
    if (at == values.end() || *at != value) values.insert(at, value);
}

/// One document's disagreements, collected from both sides.
class Collector {
  public:
    Collector(const EvaluatedDocument& document, std::uint32_t number,
              std::span<const std::string> codes)
        : document_(document), number_(number), codes_(codes) {}

    /// What `coded` holds and `other` does not.
    void add(Side side, const Codings& coded, const Codings& other) {
        for (const auto& [place, codings] : coded) {
            if (!other.contains(place)) found_.emplace(place, entry(side, place, codings));
        }
    }

    void move_to(std::vector<Disagreement>& list) {
        for (auto& [place, one] : found_) list.push_back(std::move(one));
    }

  private:
    [[nodiscard]] Disagreement entry(Side side, Place place,
                                     const std::vector<const PlacedCoding*>& codings) const {
        Disagreement one{
            side, number_, place.first, document_.sentences[place.first], codes_[place.second],
            {},   {}};
        for (const PlacedCoding* coding : codings) {
            add_once(one.codings, coding->range);
            if (side == Side::kSystem) add_once(one.rules, document_.system[coding->source].rule);
        }
        return one;
    }

    const EvaluatedDocument& document_;
    std::uint32_t number_;
    std::span<const std::string> codes_;
    std::map<Place, Disagreement> found_;
};

std::optional<Misplacement> misplacement(const EvaluatedDocument& document, CodePointRange range) {
    if (range.begin >= range.end) return Misplacement::kEmpty;
    if (range.end > document.length) return Misplacement::kBeyondEnd;
    if (sentences_touched(document.sentences, document.blanks, range).empty()) {
        return Misplacement::kNoSentence;
    }
    return std::nullopt;
}

void add_misplaced(const EvaluatedDocument& document, std::uint32_t number, Side side,
                   std::span<const EvaluatedCoding> codings, std::vector<Misplaced>& list) {
    for (std::uint32_t c = 0; c < codings.size(); ++c) {
        if (const auto why = misplacement(document, codings[c].range)) {
            list.push_back({side, number, c, *why});
        }
    }
}

}  // namespace

std::vector<Disagreement> disagreements(std::span<const EvaluatedDocument> documents,
                                        std::span<const PlacedDocument> placed,
                                        std::span<const std::string> codes) {
    std::vector<Disagreement> list;
    for (std::uint32_t d = 0; d < documents.size(); ++d) {
        const Codings gold = by_place(placed[d].gold);
        const Codings system = by_place(placed[d].system);
        Collector collector(documents[d], d, codes);
        collector.add(Side::kGold, gold, system);
        collector.add(Side::kSystem, system, gold);
        collector.move_to(list);
    }
    return list;
}

std::vector<Misplaced> misplaced(std::span<const EvaluatedDocument> documents) {
    std::vector<Misplaced> list;
    for (std::uint32_t d = 0; d < documents.size(); ++d) {
        add_misplaced(documents[d], d, Side::kGold, documents[d].gold, list);
        add_misplaced(documents[d], d, Side::kSystem, documents[d].system, list);
    }
    return list;
}

}  // namespace topos::evaluation
