// The most frequent characters of modern Chinese running text, in both scripts: together they are
// about two thirds of any text, and about a tenth of a text that was decoded wrongly.
#include "plugins/encoding/common_han.hpp"

#include <algorithm>
#include <array>

namespace topos::encoding {

namespace {

constexpr char32_t kSimplified[] =
    U"的一是不了在人有我他这个们中来上大为和国地到以说时要就出会可也你对生能而子那得于着下自之年过"
    U"发后作里用道行所然家种事成方多经么去法学如都同现当没动面起看定天分还进好小部其些主样理心她本"
    U"前开但因只从想实日军者意无力它与长把机十民第公此已工使情明性知全三又关点正业外将两高间由问很"
    U"最重并物手应战向头文体政美相见被利什二等产或新己制身果加西斯月话合回特代内信表化老给世位次度"
    U"门任常先海通教儿原东声提立及比员解水名真论处走义各入几口认条平系气题活尔更别打女变四神总何电"
    U"数安少报才结反受目太量再感建务做接必场件计管期市直德资命山金指克许统区保至队形社便空决治展马"
    U"科司五基眼书非则听白却界达光放强即像难且权思王象完设式色路记南品住告类求据程北边死张该交规万"
    U"取拉格望觉术领共确传师观清今切院让识候带导争运";

/// Those whose traditional form differs.
constexpr char32_t kTraditional[] =
    U"這個們來為國說時會對於著過發後種經麼學現當沒動還進樣開從實軍無與長機關點業將兩間問並應戰頭體"
    U"見產話內給門兒東聲員論處義幾認條氣題爾別變總電數報結務場計資許統區隊決馬書則聽卻達強難權設記"
    U"類據邊張該規萬覺術領確傳師觀讓識帶導爭運裡臺台";

// Without the zeros that end the literals.
constexpr std::size_t kCount = std::size(kSimplified) + std::size(kTraditional) - 2;

constexpr auto sorted_characters() {
    std::array<char32_t, kCount> all{};
    auto end = std::copy(std::begin(kSimplified), std::end(kSimplified) - 1, all.begin());
    std::copy(std::begin(kTraditional), std::end(kTraditional) - 1, end);
    std::sort(all.begin(), all.end());
    return all;
}

constexpr std::array<char32_t, kCount> kCommon = sorted_characters();

}  // namespace

bool is_common_han(char32_t c) { return std::binary_search(kCommon.begin(), kCommon.end(), c); }

}  // namespace topos::encoding
