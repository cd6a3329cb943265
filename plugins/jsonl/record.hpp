#pragma once
#include <simdjson.h>

#include <deque>
#include <string>
#include <string_view>
#include <topos/plugin.hpp>
#include <vector>

namespace topos::jsonl {

/// Which fields of a record mean what.
struct FieldNames {
    std::string_view text;
    std::string_view id;
};

/// One record taken apart: views into the parser, valid until it parses again.
class Record {
  public:
    /// Empty, or why the record is left out. `has_text` tells a missing text from other trouble.
    [[nodiscard]] std::string take(const simdjson::dom::element& element, const FieldNames& names);

    [[nodiscard]] bool has_text_field() const { return has_text_field_; }
    [[nodiscard]] std::string field_list() const;  ///< "`id`, `body`"
    [[nodiscard]] std::string_view id() const { return id_; }
    [[nodiscard]] std::string_view text() const { return text_; }
    [[nodiscard]] const std::vector<topos_metadatum>& metadata() const { return metadata_; }

  private:
    [[nodiscard]] std::string take_text(const simdjson::dom::element& value);
    /// Single values as text, nested ones as compact JSON, null as nothing.
    [[nodiscard]] std::string_view as_text(const simdjson::dom::element& value);

    bool has_text_field_ = false;
    std::string_view id_;
    std::string_view text_;
    std::vector<std::string_view> fields_;
    std::vector<topos_metadatum> metadata_;
    std::deque<std::string>
        made_;  ///< texts that are not in the parser; a deque does not move them
};

}  // namespace topos::jsonl
