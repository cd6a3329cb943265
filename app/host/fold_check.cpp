#include "app/host/fold_check.hpp"

#include "app/host/plugin_call.hpp"
#include "core/text/characters.hpp"
#include "core/text/passage.hpp"

namespace topos {

namespace {

static_assert(sizeof(char32_t) == sizeof(std::uint32_t));

bool is_scalar_value(char32_t c) { return c < 0xD800 || (c > 0xDFFF && c <= 0x10FFFF); }

}  // namespace

std::string_view fold_with(const topos_language_backend& table, void* instance,
                           std::string_view text, std::vector<char32_t>& out) {
    out.resize(text.size());
    std::size_t count = 0;
    const PluginCall call = call_plugin([&](topos_failure*) {
        // Of one size and representation; the array is read here only after the foreign code,
        // which the compiler cannot see into, has written it.
        count = table.fold_characters(instance, text_of(text),
                                      reinterpret_cast<std::uint32_t*>(out.data()), out.size());
        return 0;
    });
    if (!call.succeeded()) return "its folding of characters threw an exception";
    if (count != count_code_points(text)) {
        return "its folding of characters gives not one character for each";
    }
    out.resize(count);
    bool wrong = false;
    for (const char32_t c : out) wrong |= !is_scalar_value(c);
    return wrong ? "its folding gives something that is not a character" : "";
}

void unfolded_characters(std::string_view text, std::vector<char32_t>& out) {
    out.clear();
    while (!text.empty()) {
        const DecodedCharacter c = first_character(text);
        out.push_back(c.code_point);
        text.remove_prefix(c.bytes);
    }
}

}  // namespace topos
