#include "app/display/explanation.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <nlohmann/json.hpp>

#include "grammar/source.hpp"

namespace topos::app {

namespace {

using Kind = WrittenEntry::Kind;

std::string closed_up(std::string_view text) {
    std::string result;
    for (const char c : text) {
        const bool is_blank = c == ' ' || c == '\n' || c == '\r' || c == '\t';
        if (!is_blank || (!result.empty() && result.back() != ' ')) result += is_blank ? ' ' : c;
    }
    return result;
}

std::string words_at(const Document& document, const CodePointRange& range) {
    std::size_t at = 0;
    std::uint64_t count = 0;
    const auto byte_of = [&](std::uint64_t code_point) {
        for (; at < document.text.size() && count < code_point; ++count) {
            ++at;
            while (at < document.text.size() &&
                   (static_cast<unsigned char>(document.text[at]) & 0xC0U) == 0x80U)
                ++at;
        }
        return at;
    };
    const std::size_t begin = byte_of(range.begin);
    return document.text.substr(begin, byte_of(range.end) - begin);
}

std::string place_of(const WrittenEntry& entry) {
    if (entry.source == nullptr) return "";
    return fmt::format("{}:{}", entry.source->name(), entry.source->locate(entry.span.begin).line);
}

class ExplanationInWords {
  public:
    ExplanationInWords(const Explanation& explanation, const Program& program,
                       const Document& document)
        : explanation_(explanation), program_(program), document_(document) {}

    std::string run() {
        for (const WhyCoded& why : explanation_.coded) tell(why);
        if (explanation_.coded.empty()) text_ += "No rule codes this text.\n";
        if (!explanation_.near.empty())
            text_ += explanation_.coded.empty() ? "\nThese came nearest:\n"
                                                : "\nThese came near and do not code it:\n";
        for (const WhyNot& why : explanation_.near) tell(why);
        return std::move(text_);
    }

  private:
    void head(std::uint32_t rule) {
        const RuleInfo& info = program_.rules()[rule];
        const PackInfo& pack = program_.packs()[info.pack];
        text_ += fmt::format("\n{}\n  by rule {} of pack {} {}, {}\n",
                             program_.codebook()[info.code].name, info.name, pack.name,
                             pack.version, info.place);
    }

    void line(std::string_view what, std::string_view value) {
        text_ += fmt::format("  {:<10} {}\n", what, value);
    }

    void tell(const WhyCoded& why) {
        head(why.rule);
        line("text", "“" + closed_up(words_at(document_, why.coding.range)) + "”");
        line("place",
             fmt::format("code points {} to {}", why.coding.range.begin, why.coding.range.end));
        if (!why.find.empty()) line("find", why.find);
        if (!why.when.empty()) {
            line("when", why.when + ": holds for the document");
            return;
        }
        const Evidence* trigger = nullptr;
        for (const Evidence& evidence : why.coding.evidence) {
            const WrittenEntry& entry = program_.entries()[evidence.entry];
            if (entry.kind == Kind::context)
                trigger = &evidence;
            else
                tell(evidence, entry);
        }
        line("inside", why.scope);
        for (const std::string& clause : why.checked)
            line("checked", clause + ": does not keep it from coding");
        tell_status(why.coding, trigger);
        if (why.coding.score != 1.0) line("score", fmt::format("{}", why.coding.score));
        for (const CodePointRange& other : why.competitors) {
            line("not kept", fmt::format("“{}”, which overlaps: `keep {}` preferred the other",
                                         closed_up(words_at(document_, other)), why.keep));
        }
    }

    void tell(const Evidence& evidence, const WrittenEntry& entry) {
        std::string value = "“" + closed_up(words_at(document_, evidence.range)) + "”";
        if (evidence.role != Evidence::kNoRole)
            value = fmt::format("{} = {}", program_.roles()[evidence.role], value);
        switch (entry.kind) {
            case Kind::lexicon:
                value +=
                    fmt::format(" is `{}` of <{}>, {}", entry.entry, entry.name, place_of(entry));
                break;
            case Kind::rule:
                value += " was found by " + entry.entry;
                break;
            case Kind::any:
                value += " is any word";
                break;
            default:
                value += fmt::format(" matches {}", entry.entry);
        }
        line("", value);
    }

    void tell_status(const Coding& coding, const Evidence* trigger) {
        const std::string& status = program_.statuses()[coding.status];
        if (trigger == nullptr) {
            line("status", status + ": no context of the pack reaches it");
            return;
        }
        const WrittenEntry& entry = program_.entries()[trigger->entry];
        line("status", fmt::format("{}: “{}” is `{}` of context {}, {}", status,
                                   closed_up(words_at(document_, trigger->range)), entry.entry,
                                   entry.name, place_of(entry)));
    }

    void tell(const WhyNot& why) {
        head(why.rule);
        line("find", why.find);
        for (const PartFound& part : why.parts) {
            std::string places;
            for (const CodePointRange& place : part.places) {
                const std::string words = "“" + closed_up(words_at(document_, place)) + "”";
                if (places.find(words) == places.npos)
                    places += (places.empty() ? "" : ", ") + words;
            }
            if (places.empty())
                places = part.may_be_missing ? "not there, need not be" : "not there";
            line("", part.written + ": " + places);
        }
        line("failed", why.failed);
        for (const std::string& change : why.changes) line("would do", change);
        if (why.changes.empty()) line("would do", "no single change");
    }

    const Explanation& explanation_;
    const Program& program_;
    const Document& document_;
    std::string text_;
};

nlohmann::ordered_json json_of(const CodePointRange& range, const Document& document) {
    return {{"begin", range.begin}, {"end", range.end}, {"text", words_at(document, range)}};
}

nlohmann::ordered_json head_of(std::uint32_t rule, const Program& program) {
    const RuleInfo& info = program.rules()[rule];
    const PackInfo& pack = program.packs()[info.pack];
    return {{"code", program.codebook()[info.code].name},
            {"rule", info.name},
            {"pack", pack.name},
            {"version", pack.version},
            {"place", info.place}};
}

nlohmann::ordered_json json_of(const Evidence& evidence, const Program& program,
                               const Document& document) {
    const WrittenEntry& entry = program.entries()[evidence.entry];
    auto json = json_of(evidence.range, document);
    json["entry"] = entry.entry;
    json["of"] = entry.name;
    json["place"] = place_of(entry);
    if (evidence.role != Evidence::kNoRole) json["role"] = program.roles()[evidence.role];
    if (entry.kind == Kind::context) json["sets_status"] = entry.name;
    return json;
}

nlohmann::ordered_json json_of(const WhyCoded& why, const Program& program,
                               const Document& document) {
    auto json = head_of(why.rule, program);
    json["segment"] = json_of(why.coding.range, document);
    json["status"] = program.statuses()[why.coding.status];
    json["score"] = why.coding.score;
    json["find"] = why.find;
    if (!why.when.empty()) json["when"] = why.when;
    json["inside"] = why.scope;
    json["checked"] = why.checked;
    auto& evidence = json["evidence"] = nlohmann::ordered_json::array();
    for (const Evidence& one : why.coding.evidence)
        evidence.push_back(json_of(one, program, document));
    auto& dropped = json["not_kept"] = nlohmann::ordered_json::array();
    for (const CodePointRange& other : why.competitors) dropped.push_back(json_of(other, document));
    return json;
}

nlohmann::ordered_json json_of(const WhyNot& why, const Program& program,
                               const Document& document) {
    auto json = head_of(why.rule, program);
    json["find"] = why.find;
    json["inside"] = why.scope;
    auto& parts = json["parts"] = nlohmann::ordered_json::array();
    for (const PartFound& part : why.parts) {
        auto& one = parts.emplace_back();
        one["part"] = part.written;
        one["optional"] = part.may_be_missing;
        auto& places = one["places"] = nlohmann::ordered_json::array();
        for (const CodePointRange& place : part.places) places.push_back(json_of(place, document));
    }
    json["parts_in_order"] = why.reached;
    json["failed"] = why.failed;
    json["changes"] = why.changes;
    return json;
}

}  // namespace

std::string explanation_text(const Explanation& explanation, const Program& program,
                             const Document& document) {
    return ExplanationInWords(explanation, program, document).run();
}

std::string explanation_json(const Explanation& explanation, const Program& program,
                             const Document& document) {
    nlohmann::ordered_json json;
    json["document"] = document.name;
    auto& coded = json["coded"] = nlohmann::ordered_json::array();
    for (const WhyCoded& why : explanation.coded) coded.push_back(json_of(why, program, document));
    auto& near = json["near"] = nlohmann::ordered_json::array();
    for (const WhyNot& why : explanation.near) near.push_back(json_of(why, program, document));
    return json.dump(2, ' ', false, nlohmann::json::error_handler_t::replace) + "\n";
}

}  // namespace topos::app
