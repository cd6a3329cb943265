#include "core/program/program.hpp"

#include <algorithm>

#include "core/program/lowering.hpp"

namespace topos {

Program::Program(std::unique_ptr<Compiled> compiled) : compiled_(std::move(compiled)) {}
Program::~Program() = default;
Program::Program(Program&&) noexcept = default;
Program& Program::operator=(Program&&) noexcept = default;

std::span<const RuleInfo> Program::rules() const { return compiled_->rule_infos; }
std::span<const CodebookEntry> Program::codebook() const { return compiled_->codebook; }
std::span<const PackInfo> Program::packs() const { return compiled_->packs; }
std::span<const std::string> Program::roles() const { return compiled_->roles; }
std::span<const std::string> Program::statuses() const { return compiled_->statuses; }
std::span<const std::string> Program::languages() const { return compiled_->languages; }
std::span<const ProgramExample> Program::examples() const { return compiled_->examples; }
std::span<const WrittenEntry> Program::entries() const { return compiled_->entries; }
const Program::Compiled& Program::compiled() const { return *compiled_; }

GapBound sum(const GapBound& a, const GapBound& b) {
    GapBound both{a.words + b.words, a.characters + b.characters, true,
                  a.counts_characters || b.counts_characters};
    // No words allowed is no bound of its own beside one of characters.
    both.counts_words = !both.counts_characters || both.words > 0;
    return both;
}

std::uint32_t level_of(ast::Scope scope) {
    switch (scope) {
        case ast::Scope::sentence:
            return 0;
        case ast::Scope::quotation:
            return 1;
        case ast::Scope::paragraph:
        case ast::Scope::sentences:
            return 2;
        case ast::Scope::heading:
            return 3;
        case ast::Scope::turn:
            return 4;
        case ast::Scope::section:
            return 5;
        case ast::Scope::document:
            return 6;
        case ast::Scope::rule:
            return 7;
    }
    return 0;
}

std::vector<AtomIndex> atoms_behind(const Program::Compiled& program, AtomIndex atom) {
    const auto derived = std::ranges::find(program.derived, atom, &DerivedAtom::atom);
    if (derived == program.derived.end()) return {atom};
    std::vector<AtomIndex> atoms;
    for (const AtomIndex added : derived->added) {
        for (const AtomIndex behind : atoms_behind(program, added)) atoms.push_back(behind);
    }
    return atoms;
}

}  // namespace topos
