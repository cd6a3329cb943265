#include "plugins/encoding/signature.hpp"

namespace topos::encoding {

namespace {

using namespace std::string_view_literals;

struct Signature {
    std::string_view bytes;
    std::string_view meaning;
};

/// UTF-32LE begins as UTF-16LE does, so it comes first.
constexpr Signature kByteOrderMarks[] = {
    {"\xEF\xBB\xBF"sv, "UTF-8"}, {"\xFF\xFE\0\0"sv, "UTF-32LE"}, {"\0\0\xFE\xFF"sv, "UTF-32BE"},
    {"\xFF\xFE"sv, "UTF-16LE"},  {"\xFE\xFF"sv, "UTF-16BE"},     {"\x84\x31\x95\x33"sv, "GB18030"},
};

constexpr Signature kBinaryFormats[] = {
    {"%PDF-"sv, "a PDF file"},
    {"PK\x03\x04"sv, "a ZIP file (as are .docx, .xlsx, .odt and .epub)"},
    {"PK\x05\x06"sv, "an empty ZIP file"},
    {"\x7F"
     "ELF"sv,
     "a program"},
    {"MZ\x90\0"sv, "a Windows program"},
    {"\x89PNG\r\n"sv, "a PNG picture"},
    {"\xFF\xD8\xFF"sv, "a JPEG picture"},
    {"GIF8"sv, "a GIF picture"},
    {"\x1F\x8B\x08"sv, "a gzip file"},
    {"BZh9"sv, "a bzip2 file"},
    {"\xFD"
     "7zXZ\0"sv,
     "an xz file"},
    {"7z\xBC\xAF\x27\x1C"sv, "a 7z file"},
    {"Rar!\x1A"sv, "a RAR file"},
    {"\x28\xB5\x2F\xFD"sv, "a Zstandard file"},
    {"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"sv, "an old Office file (.doc, .xls, .ppt)"},
    {"SQLite format 3\0"sv, "an SQLite file"},
    {"{\\rtf1"sv, "an RTF file"},
};

}  // namespace

ByteOrderMark byte_order_mark(std::string_view bytes) {
    for (const Signature& mark : kByteOrderMarks) {
        if (bytes.starts_with(mark.bytes)) return {mark.meaning, mark.bytes.size()};
    }
    return {};
}

std::string_view binary_format(std::string_view bytes) {
    for (const Signature& format : kBinaryFormats) {
        if (bytes.starts_with(format.bytes)) return format.meaning;
    }
    return {};
}

}  // namespace topos::encoding
