#include "core/match/evidence.hpp"

#include <algorithm>

namespace topos {

namespace {

std::uint32_t role_of(std::span<const RoleWords> roles, const Words& piece) {
    const auto found = std::ranges::find_if(
        roles, [&](const RoleWords& role) { return lies_within(piece, role.words); });
    return found == roles.end() ? kNone : found->role;
}

}  // namespace

expected<void, Diagnostic> EvidenceGatherer::gather(NodeIndex find, const Match& match,
                                                    const FoundStatus& status, Finder& finder,
                                                    std::vector<FoundEvidence>& out) {
    if (derivation_.find(find, match)) {
        const auto pieces = matcher_.pools().pieces_of(match);
        const auto roles = matcher_.pools().roles_of(match);
        for (std::size_t i = 0; i < pieces.size(); ++i) {
            const auto role = role_of(roles, pieces[i]);
            if (auto done = add_leaf(derivation_.leaves()[i], pieces[i], role, finder, out); !done)
                return done;
        }
    }
    return gather(status, finder, out);
}

expected<void, Diagnostic> EvidenceGatherer::gather(const FoundStatus& status, Finder& finder,
                                                    std::vector<FoundEvidence>& out) {
    if (status.trigger == kNone) return {};
    add_sign(status, finder, out);
    if (status.words.first == status.words.last) return {};
    return add_atom(status.trigger, status.words, kNone, finder, out);
}

/// A status that a sign of punctuation set.
void EvidenceGatherer::add_sign(const FoundStatus& status, const Finder& finder,
                                std::vector<FoundEvidence>& out) const {
    if (language_.signs.empty()) return;
    const std::string_view written = finder.segmented().slice(status.words);
    for (const ContextSign& sign : language_.signs) {
        if (sign.atom == status.trigger && sign.sign == written)
            out.push_back({sign.entry, kNone, status.words});
    }
}

expected<void, Diagnostic> EvidenceGatherer::add_leaf(NodeIndex leaf, const Words& words,
                                                      std::uint32_t role, Finder& finder,
                                                      std::vector<FoundEvidence>& out) {
    const Node& node = program_.nodes[leaf];
    if (node.entry == kNone) return add_atom(node.subject, words, role, finder, out);
    out.push_back({node.entry, role, words});
    return {};
}

expected<void, Diagnostic> EvidenceGatherer::add_atom(AtomIndex atom, const Words& words,
                                                      std::uint32_t role, Finder& finder,
                                                      std::vector<FoundEvidence>& out) {
    const auto add_own = [&](AtomIndex own) -> expected<void, Diagnostic> {
        if (auto done = finder.find_entries(own, words, entries_); !done) return done;
        for (const std::uint32_t entry : entries_) out.push_back({entry, role, words});
        return {};
    };
    if (program_.derived.empty()) return add_own(atom);
    const std::size_t before = out.size();
    for (const AtomIndex behind : atoms_behind(program_, atom)) {
        if (auto done = add_own(behind); !done) return done;
    }
    // Lexicons that are made from others may come to the same entry by two ways.
    const auto added = out.begin() + static_cast<std::ptrdiff_t>(before);
    std::sort(added, out.end());
    out.erase(std::unique(added, out.end()), out.end());
    return {};
}

}  // namespace topos
