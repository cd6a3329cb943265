// Lexicons that are made from others: `lexicon a = <b> + <c> - <d>`, and lexicons of a pack that
// another pack adds to. Their atoms have no entries; the matcher derives their hits.
#include <algorithm>

#include "core/program/lowering.hpp"
#include "grammar/diagnose.hpp"

namespace topos {

namespace {

class LexiconTerms {
  public:
    LexiconTerms(std::span<const ast::File> files, Symbols& symbols, const Overlays& overlays,
                 std::span<const AtomIndex> own_words, Program::Compiled& program,
                 Diagnostics& diagnostics)
        : files_(files),
          symbols_(symbols),
          overlays_(overlays),
          own_words_(own_words),
          program_(program),
          diagnostics_(diagnostics),
          states_(symbols.lexicons.size(), State::unseen) {}

    void run() {
        for (std::uint32_t lexicon = 0; lexicon < symbols_.lexicons.size(); ++lexicon)
            visit(lexicon);
    }

  private:
    enum class State { unseen, open, done };

    void visit(std::uint32_t lexicon) {
        if (states_[lexicon] == State::done) return;
        if (states_[lexicon] == State::open) return report_circle(lexicon);
        states_[lexicon] = State::open;
        path_.push_back(lexicon);
        const LexiconSymbol& symbol = symbols_.lexicons[lexicon];
        const auto own = resolve_terms(symbol.lexicon->terms, files_[symbol.file].source,
                                       symbols_.pack_of_file[symbol.file], symbols_, diagnostics_);
        const auto changed = overlays_.terms.find(lexicon);
        for (const auto& term : own) visit(term.lexicon);
        if (changed != overlays_.terms.end()) {
            for (const auto& term : changed->second) visit(term.lexicon);
        }
        if (!own.empty()) derive(own_words_[lexicon], own, kNone);
        if (changed != overlays_.terms.end()) derive(lexicon, changed->second, own_words_[lexicon]);
        path_.pop_back();
        states_[lexicon] = State::done;
    }

    void derive(AtomIndex atom, const std::vector<ResolvedTerm>& terms, AtomIndex base) {
        DerivedAtom derived;
        derived.atom = atom;
        if (base != kNone) derived.added.push_back(base);
        for (const auto& term : terms)
            (term.taken_away ? derived.taken : derived.added).push_back(term.lexicon);
        program_.derived.push_back(std::move(derived));
    }

    void report_circle(std::uint32_t lexicon) {
        const auto name = [&](std::uint32_t index) -> const ast::Identifier& {
            return symbols_.lexicons[index].lexicon->name;
        };
        std::string circle;
        for (auto at = std::ranges::find(path_, lexicon); at != path_.end(); ++at)
            circle += name(*at).text + " → ";
        auto diagnostic = diagnose(
            files_[symbols_.lexicons[lexicon].file].source, "cycle_in_lexicons", name(lexicon).span,
            "lexicons are made of each other in a circle: " + circle + name(lexicon).text);
        diagnostic.remedies.push_back("Put the words they share into a lexicon of their own.");
        diagnostics_.push_back(std::move(diagnostic));
    }

    std::span<const ast::File> files_;
    Symbols& symbols_;
    const Overlays& overlays_;
    std::span<const AtomIndex> own_words_;
    Program::Compiled& program_;
    Diagnostics& diagnostics_;
    std::vector<State> states_;
    std::vector<std::uint32_t> path_;
};

}  // namespace

void derive_lexicons(std::span<const ast::File> files, Symbols& symbols, const Overlays& overlays,
                     std::span<const AtomIndex> own_words, Program::Compiled& program,
                     Diagnostics& diagnostics) {
    LexiconTerms(files, symbols, overlays, own_words, program, diagnostics).run();
}

}  // namespace topos
