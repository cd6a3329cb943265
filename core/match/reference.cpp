// Everything here is enumeration over sets; nothing is sorted, indexed, shared or left out for
// speed.
#include "core/match/reference.hpp"

#include <re2/re2.h>

#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <tuple>

#include "core/match/reference_text.hpp"
#include "core/program/compiled.hpp"
#include "core/text/structure.hpp"
#include "grammar/source.hpp"

namespace topos {

namespace {

using reference::Stretch;
using reference::Text;

/// One way to match. An empty one has no pieces.
struct Way {
    std::vector<Stretch> pieces;
    std::vector<std::pair<Stretch, std::string>> roles;
    friend auto operator<=>(const Way&, const Way&) = default;

    [[nodiscard]] bool empty() const { return pieces.empty(); }
    [[nodiscard]] Stretch span() const { return {pieces.front().begin, pieces.back().end}; }
};
using Ways = std::set<Way>;

Way joined(const Way& a, const Way& b) {
    Way both = a;
    both.pieces.insert(both.pieces.end(), b.pieces.begin(), b.pieces.end());
    both.roles.insert(both.roles.end(), b.roles.begin(), b.roles.end());
    std::ranges::sort(both.pieces);
    std::ranges::sort(both.roles);
    return both;
}

bool overlap(const Stretch& a, const Stretch& b) { return a.begin < b.end && b.begin < a.end; }
bool within(const Stretch& inner, const Stretch& outer) {
    return outer.begin <= inner.begin && inner.end <= outer.end;
}

/// A rule's result.
struct Kept {
    Way way;
    std::uint32_t status = 0;
    double score = 0;
};

class Matcher {
  public:
    Matcher(std::span<const ast::File> files, const Program& program, Text& text)
        : files_(files), program_(program), text_(text) {
        for (std::uint32_t file = 0; file < files.size(); ++file) {
            for (const auto& statement : files[file].statements) {
                if (const auto* lexicon = std::get_if<ast::Lexicon>(&statement))
                    lexicons_[lexicon->name.text] = lexicon;
                if (const auto* rule = std::get_if<ast::Rule>(&statement))
                    rules_[rule->name.text] = rule;
            }
        }
    }

    std::vector<ReferenceCoding> run() {
        std::vector<ReferenceCoding> codings;
        for (std::uint32_t rule = 0; rule < program_.compiled().rules.size(); ++rule) {
            for (const Kept& kept : results(rule)) codings.push_back(coding_of(rule, kept));
        }
        std::ranges::sort(codings);
        return codings;
    }

  private:
    ReferenceCoding coding_of(std::uint32_t rule, const Kept& kept) const {
        const Stretch span = kept.way.span();
        ReferenceCoding coding{span.begin, span.end, rule, {}, kept.status, kept.score};
        for (const auto& [words, name] : kept.way.roles)
            coding.roles.push_back({role_index(name), words.begin, words.end});
        return coding;
    }

    std::uint32_t role_index(const std::string& name) const {
        const auto roles = program_.roles();
        return static_cast<std::uint32_t>(std::ranges::find(roles, name) - roles.begin());
    }

    std::optional<std::uint32_t> rule_index(const std::string& name) const {
        for (std::uint32_t i = 0; i < program_.rules().size(); ++i) {
            if (program_.rules()[i].name == name) return i;
        }
        return std::nullopt;
    }

    // -- rules

    const std::vector<Kept>& results(std::uint32_t rule) {
        if (const auto found = results_.find(rule); found != results_.end()) return found->second;
        const std::string& name = program_.rules()[rule].name;
        std::vector<Kept> kept;
        if (const auto found = rules_.find(name); found != rules_.end()) {
            kept = apply(*found->second, rule);
        } else {
            ast::Rule short_rule;
            short_rule.find.kind = ast::Pattern::Kind::reference;
            short_rule.find.name.text = name;
            kept = apply(short_rule, rule);
        }
        return results_[rule] = std::move(kept);
    }

    std::vector<Kept> apply(const ast::Rule& rule, std::uint32_t index) {
        std::vector<Kept> all;
        for (const Stretch& region : regions_of(rule)) {
            for (Kept& kept : apply_in(rule, index, region)) all.push_back(std::move(kept));
        }
        return all;
    }

    std::set<Stretch> regions_of(const ast::Rule& rule) {
        std::set<Stretch> regions;
        switch (rule.scope) {
            case ast::Scope::sentence:
                return {text_.sentences().begin(), text_.sentences().end()};
            case ast::Scope::quotation: {
                std::vector<PassageRange> quotations;
                find_quotations(text_.written(), 0, quotations);
                for (const auto& range : quotations) regions.insert({range.begin, range.end});
                return regions;
            }
            case ast::Scope::rule:
                for (const Kept& kept : results(*rule_index(rule.inside->text)))
                    regions.insert(kept.way.span());
                return regions;
            default:
                return {text_.whole()};
        }
    }

    /// `within n sentences`: those that stand in n sentences with the match.
    Stretch window_of(const ast::Rule& rule, const Way& way, const Stretch& region) const {
        if (rule.scope != ast::Scope::sentences) return region;
        Stretch window = way.span();
        const auto& sentences = text_.sentences();
        for (std::size_t first = 0; first < sentences.size(); ++first) {
            const std::size_t last = std::min(first + rule.sentences, sentences.size()) - 1;
            if (!within(way.span(), {sentences[first].begin, sentences[last].end})) continue;
            window.begin = std::min(window.begin, sentences[first].begin);
            window.end = std::max(window.end, sentences[last].end);
        }
        return window;
    }

    bool has_few_sentences(const ast::Rule& rule, const Way& way) const {
        if (rule.scope != ast::Scope::sentences) return true;
        const auto touches = [&](const Stretch& one) { return overlap(one, way.span()); };
        return std::ranges::count_if(text_.sentences(), touches) <=
               static_cast<std::ptrdiff_t>(rule.sentences);
    }

    std::vector<Kept> apply_in(const ast::Rule& rule, std::uint32_t index, const Stretch& region) {
        std::vector<Way> ways;
        for (const Way& way : find(rule.find, region)) {
            if (!way.empty() && has_few_sentences(rule, way) && meets(rule, way, region))
                ways.push_back(way);
        }
        std::vector<Kept> kept;
        for (const Way& way : keep(rule.keep, distinct(ways))) {
            const std::uint32_t status = status_of(rule, way, program_.rules()[index].pack);
            const std::string& name = program_.statuses()[status];
            const auto is_named = [&](const ast::Identifier& only) { return only.text == name; };
            if (!rule.only.empty() && std::ranges::none_of(rule.only, is_named)) continue;
            kept.push_back({way, status, score_of(rule, way, region)});
        }
        return kept;
    }

    bool meets(const ast::Rule& rule, const Way& way, const Stretch& region) {
        for (const auto& barrier : rule.barriers) {
            if (crosses(barrier, way, region)) return false;
        }
        const Stretch around = window_of(rule, way, region);
        for (const auto& condition : rule.unless) {
            if (holds(condition, way, around)) return false;
        }
        for (const auto& condition : rule.requires_) {
            if (!holds(condition, way, around)) return false;
        }
        for (const auto& neighbour : rule.neighbours) {
            if (stands_beside(neighbour, way, around) == neighbour.refused) return false;
        }
        return true;
    }

    bool stands_beside(const ast::Neighbour& neighbour, const Way& way, const Stretch& region) {
        const Pending gap = Pending{}.with(neighbour.gap);
        const Ways found = find_condition(neighbour.pattern, way, region);
        return std::ranges::any_of(found, [&](const Way& other) {
            if (other.empty()) return false;
            return neighbour.side == ast::Neighbour::Side::before
                       ? allows(gap, way.span(), other.span())
                       : allows(gap, other.span(), way.span());
        });
    }

    double score_of(const ast::Rule& rule, const Way& way, const Stretch& region) {
        double score = rule.score;
        for (const auto& term : rule.score_terms) {
            if (holds(term.condition, way, window_of(rule, way, region))) score += term.amount;
        }
        return score;
    }

    bool crosses(const ast::Pattern& barrier, const Way& way, const Stretch& region) {
        in_barrier_ = true;
        const Ways signs = find(barrier, region);
        in_barrier_ = false;
        return std::ranges::any_of(signs, [&](const Way& sign) {
            if (sign.empty() || !within(sign.span(), way.span())) return false;
            return std::ranges::none_of(
                way.pieces, [&](const Stretch& piece) { return overlap(piece, sign.span()); });
        });
    }

    bool holds(const ast::Pattern& condition, const Way& way, const Stretch& region) {
        const Ways ways = find_condition(condition, way, region);
        return std::ranges::any_of(ways, [](const Way& found) { return !found.empty(); });
    }

    Ways find_condition(const ast::Pattern& condition, const Way& way, const Stretch& region) {
        bound_ = &way;
        in_condition_ = true;
        Ways ways = find(condition, region);
        in_condition_ = false;
        bound_ = nullptr;
        return ways;
    }

    // -- keep

    std::size_t covered(const Way& way) const {
        std::size_t count = 0;
        for (const Stretch& word : text_.words()) {
            count += std::ranges::any_of(way.pieces,
                                         [&](const Stretch& piece) { return overlap(piece, word); })
                         ? 1
                         : 0;
        }
        return count;
    }

    std::size_t skipped(const Way& way) const {
        const auto touches = [&](const Stretch& word) { return overlap(way.span(), word); };
        return static_cast<std::size_t>(std::ranges::count_if(text_.words(), touches)) -
               covered(way);
    }

    using RoleKey = std::vector<std::tuple<std::uint32_t, std::uint32_t, std::uint32_t>>;
    RoleKey role_key(const Way& way) const {
        RoleKey key;
        for (const auto& [span, name] : way.roles)
            key.emplace_back(span.begin, span.end, role_index(name));
        return key;
    }

    /// Of the ways with one segment and one set of roles: the one that covers most, then the first
    /// in order.
    std::vector<Way> distinct(const std::vector<Way>& ways) const {
        std::map<std::tuple<std::uint32_t, std::uint32_t, RoleKey>, Way> best;
        for (const Way& way : ways) {
            const auto [found, is_new] =
                best.try_emplace({way.span().begin, way.span().end, role_key(way)}, way);
            if (is_new) continue;
            const auto rank = [&](const Way& w) {
                return std::tuple(-static_cast<long>(covered(w)), w.pieces);
            };
            if (rank(way) < rank(found->second)) found->second = way;
        }
        std::vector<Way> result;
        for (auto& [key, way] : best) result.push_back(std::move(way));
        return result;
    }

    std::vector<Way> keep(ast::Keep how, std::vector<Way> ways) const {
        if (how == ast::Keep::all) return ways;
        const auto rank = [&](const Way& way) {
            const Stretch span = way.span();
            const std::size_t size = how == ast::Keep::shortest ? span.end - span.begin : 0;
            const std::size_t begin = how == ast::Keep::first ? span.begin : 0;
            return std::tuple(size, begin, -static_cast<long>(covered(way)), skipped(way),
                              span.begin, -static_cast<long>(span.end), role_key(way));
        };
        std::vector<Way> kept;
        while (!ways.empty()) {
            const Way best = *std::ranges::min_element(
                ways, [&](const Way& a, const Way& b) { return rank(a) < rank(b); });
            kept.push_back(best);
            std::erase_if(ways, [&](const Way& way) { return overlap(way.span(), best.span()); });
        }
        return kept;
    }

    // -- status

    std::uint32_t status_of(const ast::Rule& rule, const Way& way, std::uint32_t pack) {
        for (std::uint32_t file = 0; file < files_.size(); ++file) {
            if (!is_in_pack(file, pack)) continue;
            for (const auto& statement : files_[file].statements) {
                const auto* context = std::get_if<ast::Context>(&statement);
                if (context == nullptr || ignores(rule, *context)) continue;
                if (applies(*context, way)) return status_index(context->status.text);
            }
        }
        return 0;
    }

    static bool ignores(const ast::Rule& rule, const ast::Context& context) {
        return std::ranges::any_of(rule.ignored, [&](const ast::Identifier& status) {
            return status.text == context.status.text;
        });
    }

    bool is_in_pack(std::uint32_t file, std::uint32_t pack) const {
        return std::ranges::any_of(program_.packs()[pack].files, [&](const auto& of_pack) {
            return of_pack.name == files_[file].source->name();
        });
    }

    std::uint32_t status_index(const std::string& name) const {
        const auto statuses = program_.statuses();
        return static_cast<std::uint32_t>(std::ranges::find(statuses, name) - statuses.begin());
    }

    bool applies(const ast::Context& context, const Way& way) {
        return std::ranges::any_of(
            context.triggers, [&](const ast::ContextTriggers& line) { return applies(line, way); });
    }

    bool applies(const ast::ContextTriggers& line, const Way& way) {
        if (!text_.reads(line.language.text)) return false;
        const Stretch around = sentences_of(way.span());
        const Ways stops = words_and_signs(line.until, around);
        const Ways triggers = words_and_signs(line.entries, around);
        const auto is_part = [&](const Way& trigger) {
            return std::ranges::any_of(
                way.pieces, [&](const Stretch& piece) { return overlap(piece, trigger.span()); });
        };
        if (std::ranges::any_of(triggers, is_part)) return false;
        for (const Way& trigger : triggers) {
            if (acts(line, trigger.span(), way, stops)) return true;
        }
        return false;
    }

    Ways words_and_signs(const std::vector<ast::Entry>& list, const Stretch& around) {
        Ways found;
        for (const auto& entry : list) {
            for (const Stretch& span : text_.find_in_context(entry)) {
                if (within(span, around)) found.insert(leaf(span));
            }
        }
        return found;
    }

    bool acts(const ast::ContextTriggers& line, const Stretch& trigger, const Way& way,
              const Ways& stops) const {
        using Direction = ast::ContextTriggers::Direction;
        std::optional<Stretch> next;
        std::optional<Stretch> before;
        for (const Stretch& piece : way.pieces) {
            if (piece.begin >= trigger.end && !next) next = piece;
            if (piece.end <= trigger.begin) before = piece;
        }
        const auto reaches = [&](const Stretch& a, const Stretch& b) {
            const auto between = [&](const Way& stop) {
                return within(stop.span(), {a.end, b.begin});
            };
            return text_.words_between(a.end, b.begin) <= line.reach &&
                   std::ranges::none_of(stops, between);
        };
        if (line.direction != Direction::backward && next && reaches(trigger, *next)) return true;
        return line.direction != Direction::forward && before && reaches(*before, trigger);
    }

    Stretch sentences_of(const Stretch& span) const {
        Stretch around = span;
        for (const Stretch& sentence : text_.sentences()) {
            if (!overlap(sentence, span)) continue;
            around.begin = std::min(around.begin, sentence.begin);
            around.end = std::max(around.end, sentence.end);
        }
        return around;
    }

    // -- patterns

    Ways find(const ast::Pattern& pattern, const Stretch& region) {
        Ways once;
        for (const Way& way : find_once(pattern, region)) {
            if (way.empty() || within(way.span(), region)) once.insert(way);
        }
        Ways all;
        const auto [least, most] = std::pair(pattern.quantifier.least, pattern.quantifier.most);
        repeat(once, least, most, {}, 0, all);
        return pattern.label && !in_condition_ && !in_barrier_ ? labelled(all, pattern.label->text)
                                                               : all;
    }

    /// `so_far` holds `count` matches that follow each other.
    void repeat(const Ways& once, std::uint32_t least, std::uint32_t most, const Way& so_far,
                std::uint32_t count, Ways& out) const {
        if (count >= least && count <= most) out.insert(so_far);
        if (count >= most) return;
        for (const Way& next : once) {
            // An empty one more is allowed where it is needed to reach the least.
            if (next.empty()) {
                if (count < least) repeat(once, least, most, so_far, count + 1, out);
                continue;
            }
            if (!so_far.empty() && !follows(so_far, next, 0)) continue;
            repeat(once, least, most, joined(so_far, next), count + 1, out);
        }
    }

    bool follows(const Way& a, const Way& b, std::size_t words) const {
        return a.span().end <= b.span().begin &&
               text_.words_between(a.span().end, b.span().begin) <= words;
    }

    static Ways labelled(const Ways& ways, const std::string& name) {
        Ways result;
        for (Way way : ways) {
            if (way.empty()) {
                result.insert(way);
            } else if (way.roles.empty()) {
                way.roles.emplace_back(way.span(), name);
                result.insert(way);
            }
        }
        return result;
    }

    Ways find_once(const ast::Pattern& pattern, const Stretch& region) {
        using Kind = ast::Pattern::Kind;
        switch (pattern.kind) {
            case Kind::reference:
                return find_reference(pattern.name.text, region);
            case Kind::role:
                return find_role(pattern.name.text);
            case Kind::literal:
                return entries({pattern.literal}, {}, region);
            case Kind::token:
                return find_test(pattern.test, region);
            case Kind::any:
                return find_any(region);
            case Kind::sequence:
                return find_sequence(pattern, region);
            case Kind::near:
                return find_near(pattern, region);
            case Kind::alternatives:
                break;
        }
        Ways all;
        for (const auto& child : pattern.children) all.merge(find(child, region));
        return all;
    }

    static Way leaf(const Stretch& span) { return {{span}, {}}; }

    Ways find_any(const Stretch& region) const {
        Ways ways;
        for (const Stretch& word : text_.words()) {
            if (within(word, region)) ways.insert(leaf(word));
        }
        return ways;
    }

    Ways find_test(const ast::TokenTest& test, const Stretch& region) {
        Ways ways;
        for (const Stretch& word : text_.words()) {
            if (within(word, region) && text_.test(test, word, true)) ways.insert(leaf(word));
        }
        if (!in_barrier_) return ways;
        for (const Stretch& sign : text_.signs()) {
            if (within(sign, region) && text_.test(test, sign, false)) ways.insert(leaf(sign));
        }
        return ways;
    }

    Ways find_role(const std::string& name) const {
        Ways ways;
        for (const auto& [span, role] : bound_->roles) {
            if (role == name) ways.insert(leaf(span));
        }
        return ways;
    }

    Ways find_terms(const ast::Lexicon& lexicon, const Stretch& region) {
        Ways all;
        for (const auto& term : lexicon.terms) {
            if (!term.taken_away) all.merge(find_reference(term.name.text, region));
        }
        for (const auto& term : lexicon.terms) {
            if (!term.taken_away) continue;
            for (const Way& way : find_reference(term.name.text, region)) all.erase(way);
        }
        return all;
    }

    Ways find_reference(const std::string& name, const Stretch& region) {
        if (const auto found = lexicons_.find(name); found != lexicons_.end()) {
            if (!found->second->terms.empty()) return find_terms(*found->second, region);
            Ways all;
            for (const auto& list : found->second->languages) {
                if (text_.reads(list.language.text))
                    all.merge(entries(list.entries, found->second->match, region));
            }
            return all;
        }
        Ways ways;
        std::string role;
        auto rule = rule_index(name);
        if (!rule) {
            const auto dot = name.rfind('.');
            role = name.substr(dot + 1);
            rule = rule_index(name.substr(0, dot));
        }
        const Context saved = leave();
        const std::vector<Kept> results_of_rule = results(*rule);
        enter(saved);
        for (const Kept& kept : results_of_rule) {
            if (role.empty() && within(kept.way.span(), region)) ways.insert(leaf(kept.way.span()));
            for (const auto& [span, of_role] : kept.way.roles) {
                if (of_role == role && within(span, region)) ways.insert(leaf(span));
            }
        }
        return ways;
    }

    /// Where a pattern is evaluated; another rule starts from nothing.
    struct Context {
        const Way* bound;
        bool in_barrier;
        bool in_condition;
    };
    Context leave() {
        const Context context{bound_, in_barrier_, in_condition_};
        enter({nullptr, false, false});
        return context;
    }
    void enter(const Context& context) {
        bound_ = context.bound;
        in_barrier_ = context.in_barrier;
        in_condition_ = context.in_condition;
    }

    Ways entries(const std::vector<ast::Entry>& list, const std::vector<ast::MatchMode>& modes,
                 const Stretch& region) {
        Ways ways;
        for (const auto& entry : list) {
            for (const Stretch& span : text_.find(entry, modes)) {
                if (within(span, region)) ways.insert(leaf(span));
            }
        }
        return ways;
    }

    /// The gaps since the last part that took anything, in words and in characters.
    struct Pending {
        std::size_t words = 0;
        std::size_t characters = 0;
        bool counts_characters = false;

        [[nodiscard]] Pending with(const ast::Gap& gap) const {
            Pending sum = *this;
            if (gap.unit == ast::Unit::words) {
                sum.words += gap.most;
            } else {
                sum.characters += gap.most;
                sum.counts_characters = true;
            }
            return sum;
        }
    };

    bool allows(const Pending& gap, const Stretch& before, const Stretch& after) const {
        if (before.end > after.begin) return false;
        const bool counts_words = !gap.counts_characters || gap.words > 0;
        if (counts_words && text_.words_between(before.end, after.begin) <= gap.words) return true;
        return gap.counts_characters &&
               text_.characters_between(before.end, after.begin) <= gap.characters;
    }

    Ways find_sequence(const ast::Pattern& pattern, const Stretch& region) {
        std::vector<Ways> parts;
        for (const auto& child : pattern.children) parts.push_back(find(child, region));
        Ways all;
        extend(pattern, parts, 0, {}, {}, all);
        return all;
    }

    void extend(const ast::Pattern& pattern, const std::vector<Ways>& parts, std::size_t part,
                const Way& so_far, const Pending& pending, Ways& out) const {
        if (part == parts.size()) {
            out.insert(so_far);
            return;
        }
        const ast::Gap none;
        const Pending gap = pending.with(part < pattern.gaps.size() ? pattern.gaps[part] : none);
        for (const Way& next : parts[part]) {
            if (next.empty()) {
                extend(pattern, parts, part + 1, so_far, so_far.empty() ? Pending{} : gap, out);
            } else if (so_far.empty() || allows(gap, so_far.span(), next.span())) {
                extend(pattern, parts, part + 1, joined(so_far, next), {}, out);
            }
        }
    }

    Ways find_near(const ast::Pattern& pattern, const Stretch& region) {
        const Ways first = find(pattern.children[0], region);
        const Ways second = find(pattern.children[1], region);
        const Pending gap = Pending{}.with(pattern.gaps[0]);
        Ways all;
        for (const Way& a : first) {
            for (const Way& b : second) {
                if (a.empty() || b.empty()) continue;
                const bool is_near =
                    allows(gap, a.span(), b.span()) || allows(gap, b.span(), a.span());
                if (is_near) all.insert(joined(a, b));
            }
        }
        return all;
    }

    std::span<const ast::File> files_;
    const Program& program_;
    Text& text_;
    std::map<std::string, const ast::Lexicon*> lexicons_;
    std::map<std::string, const ast::Rule*> rules_;
    std::map<std::uint32_t, std::vector<Kept>> results_;
    const Way* bound_ = nullptr;
    bool in_barrier_ = false;
    bool in_condition_ = false;
};

}  // namespace

expected<std::vector<ReferenceCoding>, Diagnostic> code_slowly(std::span<const ast::File> files,
                                                               const Program& program,
                                                               const Language& language,
                                                               std::uint32_t language_index,
                                                               std::string_view passage) {
    auto backend = language.create(program.compiled().language_rules[language_index].words);
    if (!backend) return unexpected(backend.error());
    auto text = Text::read(passage, language, **backend);
    if (!text) return unexpected(text.error());
    return Matcher(files, program, *text).run();
}

}  // namespace topos
