#include "app/host/coding_names.hpp"

namespace topos {

std::string_view name_of(WrittenEntry::Kind kind) {
    using Kind = WrittenEntry::Kind;
    switch (kind) {
        case Kind::lexicon:
            return "lexicon";
        case Kind::literal:
            return "literal";
        case Kind::test:
            return "test";
        case Kind::any:
            return "any";
        case Kind::rule:
            return "rule";
        case Kind::context:
            return "context";
        case Kind::stop:
            break;
    }
    return "stop";
}

CodingNames names_of(const Program& program) {
    CodingNames names;
    for (const RuleInfo& rule : program.rules()) {
        const PackInfo& pack = program.packs()[rule.pack];
        names.rules.push_back(
            {rule.name, rule.codes ? std::string_view(program.codebook()[rule.code].name) : "",
             pack.name, pack.version});
    }
    names.statuses.assign(program.statuses().begin(), program.statuses().end());
    names.languages.assign(program.languages().begin(), program.languages().end());
    names.roles.assign(program.roles().begin(), program.roles().end());
    for (const WrittenEntry& entry : program.entries())
        names.entries.push_back({name_of(entry.kind), entry.name, entry.entry});
    return names;
}

}  // namespace topos
