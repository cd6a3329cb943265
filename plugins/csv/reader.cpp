#include "plugins/csv/reader.hpp"

#include "plugins/csv/columns.hpp"
#include "plugins/csv/record_reader.hpp"

namespace topos::csv {

namespace {

using plugin::Failure;

/// 0: to be found.
char separator_of(const plugin::Options& options) {
    const std::string_view name = options.get("separator");
    if (name.empty()) return 0;
    if (name == "tab" || name == "\\t") return '\t';
    const bool usable = name.size() == 1 && static_cast<unsigned char>(name[0]) < 0x80 &&
                        name != "\"" && name != "\r" && name != "\n";
    if (usable) return name[0];
    throw Failure(Failure::bad_option,
                  "option `separator` is one character such as `;`, or `tab`, "
                  "not `" +
                      std::string(name) + "`");
}

bool is_blank(const RecordReader::Record& record) {
    return record.fields.size() == 1 && record.fields[0].empty();
}

/// One reading of one input.
class Reading {
  public:
    Reading(plugin::ByteSource& source, const plugin::Options& options,
            plugin::DocumentSink& documents)
        : options_(options),
          stream_(source, options.get("encoding"),
                  encoding::TextStream::Unless::any_encoding_is_sure),
          records_(stream_, separator_of(options)),
          documents_(documents) {}

    void run() {
        records_.begin();
        if (!read_header()) return;
        while (const auto record = records_.next()) {
            if (!record->fault.empty()) {
                documents_.warn(record->line, record->fault);
            } else if (!is_blank(*record)) {
                read_record(*record);
            }
        }
    }

  private:
    /// False for an empty input.
    bool read_header() {
        while (const auto record = records_.next()) {
            if (!record->fault.empty()) {
                throw Failure(Failure::bad_input, "the names of the columns cannot be read: " +
                                                      std::string(record->fault));
            }
            if (is_blank(*record)) continue;
            columns_ = columns_of(record->fields, options_);
            return true;
        }
        return false;
    }

    void read_record(const RecordReader::Record& record) {
        const std::size_t wanted = columns_.names.size();
        if (record.fields.size() != wanted) {
            return documents_.warn(record.line,
                                   "its fields are " + std::to_string(record.fields.size()) +
                                       ", those of the header " + std::to_string(wanted));
        }
        if (record.fields[columns_.text].find('\0') != std::string_view::npos) {
            return documents_.warn(record.line, "its text has a zero character");
        }
        put(record);
    }

    void put(const RecordReader::Record& record) {
        metadata_.clear();
        for (std::size_t i = 0; i < record.fields.size(); ++i) {
            if (i == columns_.text || i == columns_.id) continue;
            metadata_.push_back({plugin::text(columns_.names[i]), plugin::text(record.fields[i])});
        }
        const std::string line = std::to_string(record.line);
        const std::string_view id = columns_.id ? record.fields[*columns_.id] : "";
        topos_document document{};
        document.id = plugin::text(id.empty() ? line : id);
        document.text = plugin::text(record.fields[columns_.text]);
        document.metadata = metadata_.data();
        document.metadata_count = metadata_.size();
        document.encoding = plugin::text(stream_.encoding());
        documents_.put(document);
    }

    const plugin::Options& options_;
    encoding::TextStream stream_;
    RecordReader records_;
    plugin::DocumentSink& documents_;
    Columns columns_;
    std::vector<topos_metadatum> metadata_;
};

}  // namespace

void CsvReader::read(plugin::ByteSource& source, std::string_view, const plugin::Options& options,
                     plugin::DocumentSink& documents) {
    Reading(source, options, documents).run();
}

}  // namespace topos::csv
