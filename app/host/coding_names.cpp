#include "app/host/coding_names.hpp"

namespace topos {

CodingNames names_of(const Program& program) {
    CodingNames names;
    for (const RuleInfo& rule : program.rules()) {
        const PackInfo& pack = program.packs()[rule.pack];
        names.rules.push_back(
            {rule.name, program.codebook()[rule.code].name, pack.name, pack.version});
    }
    names.statuses.assign(program.statuses().begin(), program.statuses().end());
    names.languages.assign(program.languages().begin(), program.languages().end());
    names.roles.assign(program.roles().begin(), program.roles().end());
    return names;
}

}  // namespace topos
