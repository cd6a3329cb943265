#include "app/store/evidence_json.hpp"

#include <algorithm>
#include <charconv>
#include <nlohmann/json.hpp>
#include <utility>

#include "app/store/sqlite.hpp"

namespace topos::app {

namespace {

void append_number(std::uint64_t number, std::string& out) {
    char digits[20];
    const auto end = std::to_chars(std::begin(digits), std::end(digits), number).ptr;
    out.append(std::begin(digits), end);
}

/// Most words need no escapes.
void append_text(std::string_view text, std::string& out) {
    const auto is_special = [](char c) {
        return static_cast<unsigned char>(c) < 0x20 || c == '"' || c == '\\';
    };
    if (std::ranges::any_of(text, is_special)) {
        out += nlohmann::json(text).dump();
    } else {
        out.append("\"").append(text).append("\"");
    }
}

StoredEvidence stored(const nlohmann::json& item) {
    StoredEvidence result;
    item.at(0).get_to(result.evidence.entry);
    if (!item.at(1).is_null()) item.at(1).get_to(result.evidence.role);
    item.at(2).get_to(result.evidence.range.begin);
    item.at(3).get_to(result.evidence.range.end);
    item.at(4).get_to(result.text);
    return result;
}

}  // namespace

void append_evidence_json(const Document& document, const std::vector<Evidence>& evidence,
                          std::string& json) {
    const char* opening = "[[";
    if (evidence.empty()) json += '[';
    for (const Evidence& one : evidence) {
        json += std::exchange(opening, ",[");
        append_number(one.entry, json);
        json += ',';
        if (one.role == Evidence::kNoRole)
            json += "null";
        else
            append_number(one.role, json);
        json += ',';
        append_number(one.range.begin, json);
        json += ',';
        append_number(one.range.end, json);
        json += ',';
        const std::string_view text = document.text;
        append_text(text.substr(one.bytes.begin, one.bytes.end - one.bytes.begin), json);
        json += ']';
    }
    json += ']';
}

std::vector<StoredEvidence> read_evidence_json(std::string_view json) {
    std::vector<StoredEvidence> result;
    try {
        for (const auto& item : nlohmann::json::parse(json)) result.push_back(stored(item));
    } catch (const nlohmann::json::exception&) {
        throw SqliteError(0, "the evidence of a coding is broken");
    }
    return result;
}

}  // namespace topos::app
