/// build_dictionary WORDS OUT: makes the dictionary file of the plugin from a list `word frequency
/// tag` (jieba's) and from ICU's character data. Run by the build, never by users.
#include <unicode/normalizer2.h>
#include <unicode/translit.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>
#include <unicode/uscript.h>

#include <algorithm>
#include <cmath>
#include <fstream>
#include <iostream>
#include <map>
#include <memory>
#include <sstream>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "dictionary_file.hpp"
#include "double_array.hpp"

namespace topos::chinese {
namespace {

/// Characters that ICU's table simplifies although simplified text writes them as they are (Table
/// of General Standard Chinese Characters, 2013): 俱乐部, 摔跤, 姊妹, 哪吒, 苎麻, 大阪.
constexpr std::u32string_view kKept = U"俱跤姊吒苎阪";

/// Case, width, compatibility and script variants of single code points.
class Folder {
  public:
    Folder() {
        UErrorCode status = U_ZERO_ERROR;
        casefold_ = icu::Normalizer2::getNFKCCasefoldInstance(status);
        simplify_.reset(
            icu::Transliterator::createInstance("Traditional-Simplified", UTRANS_FORWARD, status));
        if (U_FAILURE(status) || !simplify_)
            throw std::runtime_error("ICU lacks Traditional-Simplified");
    }

    /// One code point for one; a code point that folds to several stays as it is; 0 where nothing
    /// remains.
    [[nodiscard]] char32_t fold(char32_t c) const {
        if (c >= 0xD800 && c < 0xE000) return c;
        UErrorCode status = U_ZERO_ERROR;
        auto text = casefold_->normalize(icu::UnicodeString(static_cast<UChar32>(c)), status);
        if (text.isEmpty()) return 0;
        if (text.countChar32() == 1 && kKept.find(c) == std::u32string_view::npos)
            simplify_->transliterate(text);
        return text.countChar32() == 1 ? static_cast<char32_t>(text.char32At(0)) : c;
    }

  private:
    const icu::Normalizer2* casefold_ = nullptr;
    std::unique_ptr<icu::Transliterator> simplify_;
};

CharacterClass class_of(UChar32 c) {
    // No word reaches across a sign of punctuation: that makes runs local (plugin.h).
    if (u_ispunct(c)) return CharacterClass::other;
    const auto breaks = u_getIntPropertyValue(c, UCHAR_WORD_BREAK);
    if (breaks == U_WB_EXTEND || breaks == U_WB_ZWJ || breaks == U_WB_FORMAT)
        return CharacterClass::extend;
    UErrorCode status = U_ZERO_ERROR;
    const UScriptCode script = uscript_getScript(c, &status);
    // The script has 々 and the radicals that PDF files have for characters, the property 〆.
    if (script == USCRIPT_HAN || u_hasBinaryProperty(c, UCHAR_IDEOGRAPHIC))
        return CharacterClass::han;
    if (script == USCRIPT_HIRAGANA || script == USCRIPT_KATAKANA || breaks == U_WB_KATAKANA)
        return CharacterClass::kana;
    if (script == USCRIPT_HANGUL) return CharacterClass::hangul;
    if (u_isalnum(c)) return CharacterClass::alphanumeric;
    if (c > 0x2000 && u_hasBinaryProperty(c, UCHAR_EXTENDED_PICTOGRAPHIC))
        return CharacterClass::pictograph;
    if (breaks == U_WB_REGIONAL_INDICATOR) return CharacterClass::pictograph;
    return CharacterClass::other;
}

std::u32string decoded(const std::string& utf8) {
    const auto text = icu::UnicodeString::fromUTF8(utf8);
    std::u32string out;
    for (std::int32_t i = 0; i < text.length(); i = text.moveIndex32(i, 1))
        out += static_cast<char32_t>(text.char32At(i));
    return out;
}

using Frequencies = std::map<std::u32string, double>;

/// Words of ideographs alone (none beyond plane 2), folded. Of variants of one word the most
/// frequent counts: the list has 显著 2721 times and 显着 3 times, and both are the word 显着 here.
Frequencies read_words(std::istream& in, const std::vector<std::uint32_t>& folded, double& total) {
    Frequencies words;
    for (std::string line; std::getline(in, line);) {
        std::istringstream fields(line);
        std::string word;
        double frequency = 0;
        if (!(fields >> word >> frequency)) continue;
        total += frequency;
        std::u32string text = decoded(word);
        bool ideographs = true;
        for (char32_t& c : text) {
            ideographs = ideographs && c < kCharacters &&
                         class_of(static_cast<UChar32>(c)) == CharacterClass::han;
            if (c < kCharacters && folded[c] != 0) c = folded[c];
        }
        if (ideographs && frequency > 0) words[text] = std::max(words[text], frequency);
    }
    return words;
}

/// Logarithms of the distinct frequencies, ascending, behind that of frequency 1, which stands for
/// no word. As jieba computes them, to the last bit: where two paths are equal, rounding decides.
class Probabilities {
  public:
    Probabilities(const Frequencies& words, double total) {
        for (const auto& [word, frequency] : words) index_[frequency] = 0;
        values_.push_back(std::log(1.0) - std::log(total));
        for (auto& [frequency, index] : index_) {
            index = static_cast<std::uint32_t>(values_.size());
            values_.push_back(std::log(frequency) - std::log(total));
        }
    }
    [[nodiscard]] std::uint32_t index(double frequency) const { return index_.at(frequency); }
    [[nodiscard]] const std::vector<double>& values() const { return values_; }

  private:
    std::map<double, std::uint32_t> index_;
    std::vector<double> values_;
};

/// Codes of characters by how often words have them, the most frequent first, from 1 on.
std::vector<std::uint16_t> codes_of(const Frequencies& words) {
    std::map<char32_t, double> uses;
    for (const auto& [word, frequency] : words)
        for (const char32_t c : word) uses[c] += frequency;
    std::vector<std::pair<double, char32_t>> order;
    for (const auto& [c, frequency] : uses) order.emplace_back(-frequency, c);
    std::sort(order.begin(), order.end());
    if (order.size() >= 0xFFFF) throw std::runtime_error("too many different characters");
    std::vector<std::uint16_t> codes(kCharacters);
    for (std::size_t i = 0; i < order.size(); ++i) {
        codes[order[i].second] = static_cast<std::uint16_t>(i + 1);
    }
    return codes;
}

std::vector<CodedWord> coded(const Frequencies& words, const Probabilities& probabilities,
                             const std::vector<std::uint16_t>& codes) {
    std::vector<CodedWord> out;
    for (const auto& [word, frequency] : words) {
        std::u16string text;
        for (const char32_t c : word) text += static_cast<char16_t>(codes[c]);
        out.emplace_back(std::move(text), probabilities.index(frequency));
    }
    std::sort(out.begin(), out.end());
    return out;
}

template <class Value>
void write(std::ostream& out, const std::vector<Value>& values) {
    out.write(reinterpret_cast<const char*>(values.data()),
              static_cast<std::streamsize>(values.size() * sizeof(Value)));
}

int build(const char* words_path, const char* out_path) {
    const Folder folder;
    std::vector<std::uint32_t> folded(kCharacters);
    std::vector<std::uint32_t> characters(kCharacters);
    for (std::uint32_t c = 0; c < kCharacters; ++c) {
        folded[c] = folder.fold(c);
        characters[c] = character_entry(folded[c], class_of(static_cast<UChar32>(c)));
    }
    std::ifstream in(words_path);
    DictionaryHeader header;
    const Frequencies words = read_words(in, folded, header.total);
    if (words.empty()) {
        std::cerr << "no words in " << words_path << '\n';
        return 1;
    }
    const Probabilities probabilities(words, header.total);
    const auto codes = codes_of(words);
    const auto most = *std::max_element(codes.begin(), codes.end());
    const auto nodes = double_array(coded(words, probabilities, codes), most + std::uint32_t{1});
    std::copy(std::begin(kMagic), std::end(kMagic), header.magic);
    header.nodes = static_cast<std::uint32_t>(nodes.size());
    header.probabilities = static_cast<std::uint32_t>(probabilities.values().size());
    if (header.probabilities > DictionaryNode::kMostProbability)
        throw std::runtime_error("too many different frequencies");
    std::ofstream out(out_path, std::ios::binary);
    out.write(reinterpret_cast<const char*>(&header), sizeof header);
    write(out, probabilities.values());
    write(out, nodes);
    write(out, characters);
    write(out, codes);
    return out.flush() ? 0 : 1;
}

}  // namespace
}  // namespace topos::chinese

int main(int count, char** arguments) {
    if (count != 3) return 2;
    try {
        return topos::chinese::build(arguments[1], arguments[2]);
    } catch (const std::exception& thrown) {
        std::cerr << thrown.what() << '\n';
        return 1;
    }
}
