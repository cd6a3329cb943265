#include "app/store/program_tables.hpp"

#include <fmt/format.h>

#include <nlohmann/json.hpp>

namespace topos::app {

namespace {

void write_names(const Database& database, std::string_view table,
                 std::span<const std::string> names) {
    Statement insert(database, fmt::format("INSERT INTO {} VALUES (?, ?)", table));
    for (std::size_t i = 0; i < names.size(); ++i) {
        insert.bind(std::uint64_t{i}, std::string_view(names[i])).run();
    }
}

void write_packs(const Database& database, std::span<const PackInfo> packs) {
    Statement pack(database, "INSERT INTO packs VALUES (?, ?, ?)");
    Statement file(database, "INSERT INTO rule_files (pack, name, sha256) VALUES (?, ?, ?)");
    for (std::size_t i = 0; i < packs.size(); ++i) {
        pack.bind(std::uint64_t{i}, std::string_view(packs[i].name),
                  std::string_view(packs[i].version))
            .run();
        for (const PackInfo::File& one : packs[i].files) {
            file.bind(std::uint64_t{i}, std::string_view(one.name), std::string_view(one.sha256))
                .run();
        }
    }
}

std::string json_array(const std::vector<std::string>& texts) {
    return nlohmann::json(texts).dump();
}

void write_codebook(const Database& database, std::span<const CodebookEntry> codes) {
    Statement insert(database, "INSERT INTO codes VALUES (?, ?, ?, ?, ?, ?, ?)");
    for (std::size_t i = 0; i < codes.size(); ++i) {
        const CodebookEntry& code = codes[i];
        insert
            .bind(std::uint64_t{i}, std::string_view(code.name), std::string_view(code.title),
                  std::string_view(code.means), std::string_view(json_array(code.include)),
                  std::string_view(json_array(code.exclude)), std::string_view(code.colour))
            .run();
    }
}

void write_rules(const Database& database, std::span<const RuleInfo> rules) {
    Statement insert(database, "INSERT INTO rules VALUES (?, ?, ?, ?, ?)");
    for (std::size_t i = 0; i < rules.size(); ++i) {
        insert
            .bind(std::uint64_t{i}, std::string_view(rules[i].name), rules[i].code, rules[i].pack,
                  std::string_view(rules[i].place))
            .run();
    }
}

/// A name as SQL writes it.
std::string quoted(const std::string& name) {
    std::string text = "\"";
    for (const char c : name) text += c == '"' ? std::string("\"\"") : std::string(1, c);
    return text + "\"";
}

}  // namespace

std::string segments_view(std::span<const std::string> roles) {
    std::string columns;
    for (std::size_t i = 0; i < roles.size(); ++i) {
        columns += fmt::format(
            ",\n  (SELECT roles.text FROM roles WHERE roles.coding = codings.id AND roles.role = "
            "{} "
            "ORDER BY roles.position LIMIT 1) AS {}",
            i, quoted("role_" + roles[i]));
    }
    // CROSS JOIN keeps codings outermost, so that rows come in the order of results.
    return "CREATE VIEW segments AS\n"
           "SELECT codings.id AS segment, documents.name AS document, codes.name AS code, "
           "rules.name AS rule,\n"
           "  packs.name AS pack, packs.version AS version, codings.\"begin\", codings.\"end\", "
           "codings.text,\n"
           "  statuses.name AS status, codings.score, languages.name AS language,\n"
           "  (SELECT json_group_object(role_names.name, roles.text) FROM roles JOIN role_names "
           "ON role_names.id = roles.role\n"
           "   WHERE roles.coding = codings.id) AS roles" +
           columns +
           "\nFROM codings\n"
           "CROSS JOIN documents ON documents.id = codings.document\n"
           "CROSS JOIN rules ON rules.id = codings.rule\n"
           "CROSS JOIN codes ON codes.id = rules.code\n"
           "CROSS JOIN packs ON packs.id = rules.pack\n"
           "CROSS JOIN statuses ON statuses.id = codings.status\n"
           "CROSS JOIN languages ON languages.id = codings.language;";
}

void write_program(Database& database, const Program& program) {
    write_packs(database, program.packs());
    write_codebook(database, program.codebook());
    write_rules(database, program.rules());
    write_names(database, "statuses", program.statuses());
    write_names(database, "languages", program.languages());
    write_names(database, "role_names", program.roles());
    database.execute(segments_view(program.roles()));
}

}  // namespace topos::app
