#include "core/program/program.hpp"

#include "core/program/compiled.hpp"

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
const Program::Compiled& Program::compiled() const { return *compiled_; }

GapBound sum(const GapBound& a, const GapBound& b) {
    GapBound both{a.words + b.words, a.characters + b.characters, true,
                  a.counts_characters || b.counts_characters};
    // No words allowed is no bound of its own beside one of characters.
    both.counts_words = !both.counts_characters || both.words > 0;
    return both;
}

}  // namespace topos
