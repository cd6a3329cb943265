// Counts the words of a file by ICU's break iterator alone: the authority, and a figure to compare
// with.
#include <unicode/brkiter.h>
#include <unicode/utext.h>

#include <cstdio>
#include <fstream>
#include <iterator>
#include <memory>
#include <string>

int main(int count, char** arguments) {
    if (count != 2) {
        std::fputs("icu_words FILE\n", stderr);
        return 2;
    }
    std::ifstream file(arguments[1], std::ios::binary);
    const std::string text{std::istreambuf_iterator<char>(file), {}};
    UErrorCode error = U_ZERO_ERROR;
    const std::unique_ptr<icu::BreakIterator> words(
        icu::BreakIterator::createWordInstance(icu::Locale::getEnglish(), error));
    UText* view =
        utext_openUTF8(nullptr, text.data(), static_cast<std::int64_t>(text.size()), &error);
    if (U_FAILURE(error)) return 1;
    words->setText(view, error);
    unsigned long found = 0;
    for (words->first(); words->next() != icu::BreakIterator::DONE;)
        found += words->getRuleStatus() >= UBRK_WORD_NONE_LIMIT ? 1 : 0;
    utext_close(view);
    std::printf("%lu words\n", found);
}
