#pragma once
/// What of the rules no example shows: words, branches and clauses.
///
///     auto program = compile(files, languages, {.wakes_by_find_alone = true}).program;
///     CoverageRecorder recorder(program);
///     run_examples(program, languages, &recorder);
///     CoverageReport report = coverage_of(files, *program, recorder);
#include "core/coverage/recorder.hpp"

namespace topos {

/// Something written in a rule file.
struct Unshown {
    std::string text;        ///< `unless <training> near 5 act`, `target:<worker>?`
    std::uint32_t line = 1;  ///< where it stands in its file
};

struct RuleCoverage {
    std::string rule;
    std::string place;  ///< "labour.topos:14"
    bool has_coded =
        false;  ///< false: no example is coded by the rule; then nothing else is listed
    /// Alternatives and optional parts of `find` that took no part; not those within one of them.
    std::vector<Unshown> branches;
    std::size_t branch_count = 0;    ///< of all, however deep
    std::size_t branches_shown = 0;  ///< of these
    std::vector<Unshown> clauses;    ///< that alone refused no match
    std::size_t clause_count = 0;    ///< of all
    std::size_t clauses_shown = 0;   ///< of these
};

/// A lexicon, or the words that set one status in one file.
struct WordCoverage {
    bool is_context = false;
    std::string name;
    std::string place;           ///< of its first entry
    std::vector<Unshown> words;  ///< as written
    std::size_t word_count = 0;  ///< of all, shown or not
};

struct CoverageReport {
    std::vector<RuleCoverage> rules;     ///< all, in their order
    std::vector<WordCoverage> lexicons;  ///< all, in their order; contexts behind lexicons
};

/// `files` are those that the program was compiled from. Entries of languages that are not loaded,
/// and words that end the reach of a context, are left aside.
[[nodiscard]] CoverageReport coverage_of(std::span<const ast::File> files, const Program& program,
                                         const CoverageRecorder& recorder);

}  // namespace topos
