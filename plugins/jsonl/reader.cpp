#include "plugins/jsonl/reader.hpp"

#include "plugins/jsonl/line_buffer.hpp"
#include "plugins/jsonl/record.hpp"

namespace topos::jsonl {

namespace {

using plugin::Failure;

static_assert(LineBuffer::kPadding >= simdjson::SIMDJSON_PADDING);

bool is_blank(std::string_view line) {
    return line.find_first_not_of(" \t\r") == std::string_view::npos;
}

std::string parse_fault(simdjson::error_code error) {
    switch (error) {
        case simdjson::UTF8_ERROR:
            return "it is not UTF-8";
        case simdjson::STRING_ERROR:
            return "a string in it is not well formed (half of a surrogate pair, or a bad escape)";
        case simdjson::UNCLOSED_STRING:
            return "a string in it is not closed";
        case simdjson::NUMBER_ERROR:
            return "a number in it is not well formed or too large";
        case simdjson::UNESCAPED_CHARS:
            return "a string in it has a control character that is not escaped";
        default:
            return "it is not JSON";
    }
}

/// One reading of one input.
class Reading {
  public:
    Reading(plugin::ByteSource& source, const plugin::Options& options,
            plugin::DocumentSink& documents)
        : names_{options.get("text", "text"), options.get("id", "id")},
          stream_(source, options.get("encoding"),
                  encoding::TextStream::Unless::chinese_or_wide_is_sure),
          lines_(stream_),
          parser_(LineBuffer::kLongestLine),
          documents_(documents) {}

    void run() {
        while (const auto line = lines_.next()) {
            if (line->too_long) {
                documents_.warn(line->number, "it is longer than 256 MB");
            } else if (!is_blank(line->text)) {
                read_line(*line);
            }
        }
    }

  private:
    void read_line(const LineBuffer::Line& line) {
        simdjson::dom::element root;
        const auto error = parser_.parse(line.text.data(), line.text.size(), false).get(root);
        if (error != simdjson::SUCCESS) return documents_.warn(line.number, parse_fault(error));
        const std::string fault = record_.take(root, names_);
        if (!fault.empty()) return leave_out(line.number, fault);
        any_text_ = true;
        put(line.number);
    }

    /// A first record without the text's field means that the field has another name.
    void leave_out(std::uint64_t line, const std::string& fault) {
        const std::string fields = record_.field_list();
        if (!any_text_ && !record_.has_text_field() && !fields.empty()) {
            throw Failure(Failure::bad_option, "the first record has no field `" +
                                                   std::string(names_.text) + "`; its fields are " +
                                                   fields + ". Say which one is the text");
        }
        documents_.warn(line, fault);
    }

    void put(std::uint64_t line) {
        const std::string number = record_.id().empty() ? std::to_string(line) : "";
        topos_document document{};
        document.id = plugin::text(number.empty() ? record_.id() : number);
        document.text = plugin::text(record_.text());
        document.metadata = record_.metadata().data();
        document.metadata_count = record_.metadata().size();
        document.encoding = plugin::text(stream_.encoding());
        documents_.put(document);
    }

    FieldNames names_;
    encoding::TextStream stream_;
    LineBuffer lines_;
    simdjson::dom::parser parser_;
    Record record_;
    plugin::DocumentSink& documents_;
    bool any_text_ = false;
};

}  // namespace

void JsonlReader::read(plugin::ByteSource& source, std::string_view, const plugin::Options& options,
                       plugin::DocumentSink& documents) {
    Reading(source, options, documents).run();
}

}  // namespace topos::jsonl
