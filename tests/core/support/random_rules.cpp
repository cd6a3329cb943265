#include "support/random_rules.hpp"

#include <array>

namespace topos::test {

namespace {

constexpr std::array<const char*, 8> kSpacedWords{"a", "b", "c", "as", "bed", "A", "ca", "cing"};
constexpr std::array<const char*, 9> kSpacedText{"a", "b", "c", "as", "bed", "A", "ca", "cas", "d"};
constexpr std::array<const char*, 10> kSpacedSigns{" ",  " ",  " ",   " ",   ", ",
                                                   "; ", ". ", " - ", " \"", "\" "};
constexpr std::array<const char*, 9> kUnspacedWords{"平",   "平台", "台",   "系统",    "统",
                                                    "直接", "a",    "骑手", "平台系统"};
constexpr std::array<const char*, 19> kUnspacedText{
    "平", "台", "平台", "系", "统",         "系統", "直接", "骑手", "A", "Ks",
    "，", "。", "；",   " ",  "系\u0301统", "。”",  "“",    "（",   "s"};

}  // namespace

std::string RandomRules::word() {
    return unspaced_ ? kUnspacedWords[below(kUnspacedWords.size())]
                     : kSpacedWords[below(kSpacedWords.size())];
}

std::string RandomRules::entry() {
    switch (below(10)) {
        case 0:
            return "=" + word();
        case 1:
            return "\"" + word() + " " + word() + (chance(30) ? " " + word() : "") + "\"";
        case 2:
            return word() + "*";
        case 3:
            return "*" + word();
        case 4:
            return unspaced_ ? "平?" : "?a*";
        case 6:
            return unspaced_ ? word() : word() + "(verb)";
        case 5:
            if (!unspaced_) return "/[ab].*/";
            return chance(50) ? "/平.*/" : "/[ak]s?/";
        default:
            return word();
    }
}

std::string RandomRules::entries(unsigned most) {
    std::string text = entry();
    for (unsigned i = below(most); i > 0; --i) text += ", " + entry();
    return text;
}

std::string RandomRules::lexicon(const std::string& name) {
    std::string text = "lexicon " + name + (chance(30) ? ": code c" : "") + "\n";
    text += std::string("  ") + (unspaced_ ? "zh" : "en") + ": " + entries(3) + "\n";
    if (chance(40)) {
        const char* modes[] = {"text", "word", "word as segmented", "forms", "inflections"};
        text +=
            std::string("  match ") + (unspaced_ ? modes[below(3)] : modes[3 + below(2)]) + "\n";
    }
    return text + "end\n";
}

std::string RandomRules::context(const std::string& status) {
    const char* directions[] = {"forward", "backward", "both"};
    std::string text = "context " + status + "\n  " + (unspaced_ ? "zh" : "en") + ": " +
                       entries(2) + (chance(30) ? ", \";\"" : "") + " scope " +
                       directions[below(3)] + " " + std::to_string(1 + below(3));
    if (chance(40)) text += ", until " + entry();
    return text + "\nend\n";
}

std::string RandomRules::test() {
    const std::string sign = chance(50) ? "," : ";";
    switch (below(6)) {
        case 0:
            return "[norm = \"" + word() + "\"]";
        case 1:
            return "[text != \"" + word() + "\"]";
        case 2:
            return unspaced_ ? "[norm = /平.*/]" : "[norm = /a.*/]";
        case 3:
            return "[not text = \"" + word() + "\" and not norm = \"" + word() + "\"]";
        case 4:
            return unspaced_ ? "[script = \"Hani\"]" : "[pos = VERB or text = \"b\"]";
        default:
            return "[text = \"" + sign + "\" or text = \"；\"]";
    }
}

std::string RandomRules::leaf(const Scope& scope) {
    if (scope.in_condition && labels_ > 0 && chance(40))
        return "r" + std::to_string(below(labels_));
    switch (below(10)) {
        case 0:
            return "any";
        case 1:
            return test();
        case 2:
            return "\"" + word() + "\"";
        case 3:
            if (rules_ > 0) {
                return "<rule" + std::to_string(below(rules_)) + (chance(25) ? ".r0>" : ">");
            }
            [[fallthrough]];
        default:
            return "<l" + std::to_string(below(4)) + ">";
    }
}

std::string RandomRules::quantifier() {
    const char* quantifiers[] = {"?", "{1,2}", "{0,2}", "{2,3}", "+", "*"};
    return quantifiers[below(chance(70) ? 4 : 6)];
}

std::string RandomRules::part(const Scope& scope) {
    std::string text =
        scope.depth < 2 && chance(20)
            ? "(" + pattern({scope.in_condition, scope.in_barrier, scope.depth + 1}) + ")"
            : leaf(scope);
    if (chance(25)) text += quantifier();
    if (!scope.in_condition && !scope.in_barrier && chance(35)) {
        const unsigned label = chance(80) || labels_ == 0 ? labels_++ : below(labels_);
        text = "r" + std::to_string(label) + ":" + text;
    }
    return text;
}

std::string RandomRules::gap() {
    if (chance(30)) return " ";
    if (chance(25)) return " .." + std::to_string(below(4)) + " characters ";
    return " .." + std::to_string(below(4)) + " ";
}

std::string RandomRules::pattern(const Scope& scope) {
    std::string text = part(scope);
    if (chance(15)) return text;
    if (scope.depth > 0 && chance(40)) return text + " | " + part(scope);
    if (chance(25)) return text + " near " + std::to_string(1 + below(4)) + " " + part(scope);
    for (unsigned i = 1 + below(2); i > 0; --i) text += gap() + part(scope);
    return text;
}

std::string RandomRules::scope_name() {
    if (rules_ > 0 && chance(30)) return "<rule" + std::to_string(below(rules_)) + ">";
    const char* names[] = {"paragraph", "quotation", "1 sentence", "2 sentences", "3 sentences"};
    return names[below(5)];
}

std::string RandomRules::rule(unsigned number) {
    labels_ = 0;
    rules_ = number;
    std::string text =
        "rule rule" + std::to_string(number) + ": code c\n  find " + pattern({}) + "\n";
    const bool has_scope = chance(45);
    const bool has_barrier = chance(25);
    if (has_scope || has_barrier) {
        text += "  inside " + (has_scope ? scope_name() : "sentence");
        if (has_barrier) text += ", not across " + (chance(70) ? test() : leaf({false, true, 0}));
        text += "\n";
    }
    if (chance(25)) text += "  unless " + pattern({true, false, 1}).substr(0) + "\n";
    if (chance(20))
        text += "  requires " + leaf({true, false, 1}) + " near 3 " + leaf({true, false, 1}) + "\n";
    if (chance(20)) {
        const char* sides[] = {"before", "after", "unless before", "unless after"};
        text += std::string("  ") + sides[below(4)] + (chance(70) ? gap() : " ") +
                leaf({true, false, 1}) + "\n";
    }
    if (chance(20)) text += "  only asserted, denied\n";
    if (chance(20)) text += chance(50) ? "  ignore denied\n" : "  ignore question, denied\n";
    const char* keeps[] = {"longest", "shortest", "first", "all"};
    if (chance(60)) text += std::string("  keep ") + keeps[below(4)] + "\n";
    if (chance(15)) text += "  score 1.0, +0.5 if " + leaf({true, false, 1}) + "\n";
    return text + "end\n";
}

std::string RandomRules::rule_file() {
    std::string text = "code c\n";
    for (unsigned i = 0; i < 3; ++i) text += lexicon("l" + std::to_string(i));
    text += std::string("lexicon l3 = <l0> ") + (chance(50) ? "+" : "-") + " <l1> " +
            (chance(50) ? "+" : "-") + " <l2>\n";
    if (chance(50)) text += context("denied");
    if (chance(30)) text += context("question");
    for (unsigned i = 0; i < 1 + below(3); ++i) text += rule(i);
    return text;
}

std::string RandomRules::text() {
    std::string text;
    for (unsigned i = 3 + below(9); i > 0; --i) {
        if (unspaced_) {
            text += kUnspacedText[below(kUnspacedText.size())];
        } else {
            text += kSpacedText[below(kSpacedText.size())];
            text += kSpacedSigns[below(kSpacedSigns.size())];
        }
    }
    return text;
}

}  // namespace topos::test
