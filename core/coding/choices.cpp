// `choose a over b`: a prioritised repair (Fagin, Kimelfeld, Reiss and Vansummeren, Cleaning
// Inconsistencies in Information Extraction via Prioritized Repairs, PODS 2014). Rules are looked
// at from the most preferred down; what loses to something that stays is dropped, so the result
// does not depend on any other order.
#include <algorithm>
#include <set>

#include "core/coding/document_rules.hpp"

namespace topos {

namespace {

bool overlap(const ByteRange& a, const ByteRange& b) { return a.begin < b.end && b.begin < a.end; }

class Choosing {
  public:
    Choosing(const Program::Compiled& program, const DocumentPlaces& places,
             std::vector<Coding>& codings)
        : program_(program), places_(places), codings_(codings), is_dropped_(codings.size()) {}

    void run() {
        for (const CompiledChoice& choice : program_.choices) {
            if (choice.keep) keep_one(choice);
        }
        std::set<RuleIndex> done;
        for (const CompiledChoice& choice : program_.choices) {
            for (const RuleIndex rule : choice.losers) settle(rule, done);
        }
        std::size_t kept = 0;
        for (std::size_t i = 0; i < codings_.size(); ++i) {
            if (is_dropped_[i] != 0) continue;
            if (kept != i) codings_[kept] = std::move(codings_[i]);
            ++kept;
        }
        codings_.resize(kept);
    }

  private:
    /// Drops codings of a rule that lose to one of another rule that stays; the winners first.
    void settle(RuleIndex rule, std::set<RuleIndex>& done) {
        if (!done.insert(rule).second) return;
        for (const CompiledChoice& choice : program_.choices) {
            if (choice.keep || !std::ranges::binary_search(choice.losers, rule)) continue;
            for (const RuleIndex winner : choice.winners) settle(winner, done);
            for (std::size_t i = 0; i < codings_.size(); ++i) {
                if (codings_[i].rule == rule && is_dropped_[i] == 0 && loses(i, choice))
                    is_dropped_[i] = 1;
            }
        }
    }

    [[nodiscard]] bool loses(std::size_t loser, const CompiledChoice& choice) const {
        for (std::size_t i = 0; i < codings_.size(); ++i) {
            if (is_dropped_[i] != 0 || i == loser) continue;
            if (std::ranges::binary_search(choice.winners, codings_[i].rule) &&
                stand_together(codings_[i], codings_[loser], choice.scope))
                return true;
        }
        return false;
    }

    [[nodiscard]] bool stand_together(const Coding& a, const Coding& b, ast::Scope scope) const {
        if (scope == ast::Scope::document) return true;
        if (scope == ast::Scope::paragraph) return paragraph_of(a) == paragraph_of(b);
        return overlap(a.bytes, b.bytes);
    }

    [[nodiscard]] std::ptrdiff_t paragraph_of(const Coding& coding) const {
        return std::ranges::upper_bound(places_.paragraphs, coding.bytes.begin, {},
                                        &ByteRange::begin) -
               places_.paragraphs.begin();
    }

    /// `choose longest of a, b`
    void keep_one(const CompiledChoice& choice) {
        std::vector<std::size_t> candidates;
        for (std::size_t i = 0; i < codings_.size(); ++i) {
            if (is_dropped_[i] == 0 && std::ranges::binary_search(choice.winners, codings_[i].rule))
                candidates.push_back(i);
        }
        // Codings are sorted by place and rule: what is equal stays in that order.
        std::ranges::stable_sort(candidates, [&](std::size_t a, std::size_t b) {
            return key(*choice.keep, codings_[a]) < key(*choice.keep, codings_[b]);
        });
        std::vector<std::size_t> kept;
        for (const std::size_t candidate : candidates) {
            const bool loses = std::ranges::any_of(kept, [&](std::size_t other) {
                return codings_[other].rule != codings_[candidate].rule &&
                       stand_together(codings_[other], codings_[candidate], choice.scope);
            });
            if (loses)
                is_dropped_[candidate] = 1;
            else
                kept.push_back(candidate);
        }
    }

    static std::int64_t key(ast::Keep keep, const Coding& coding) {
        const auto size = static_cast<std::int64_t>(coding.range.end - coding.range.begin);
        if (keep == ast::Keep::longest) return -size;
        if (keep == ast::Keep::shortest) return size;
        return static_cast<std::int64_t>(coding.range.begin);
    }

    const Program::Compiled& program_;
    const DocumentPlaces& places_;
    std::vector<Coding>& codings_;
    std::vector<std::uint8_t> is_dropped_;
};

}  // namespace

void apply_choices(const Program::Compiled& program, const DocumentPlaces& places,
                   DocumentCodings& out) {
    if (!program.choices.empty()) Choosing(program, places, out.codings).run();
}

}  // namespace topos
