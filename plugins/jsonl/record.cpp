#include "plugins/jsonl/record.hpp"

namespace topos::jsonl {

namespace {

using simdjson::dom::element;

}  // namespace

std::string_view Record::as_text(const element& value) {
    std::string_view text;
    if (value.get(text) == simdjson::SUCCESS) return text;
    if (value.is_null()) return {};
    return made_.emplace_back(simdjson::minify(value));
}

std::string Record::take_text(const element& value) {
    has_text_field_ = true;
    if (value.get(text_) != simdjson::SUCCESS) return "its text is not a string";
    if (text_.find('\0') != std::string_view::npos) return "its text has a zero character";
    return {};
}

std::string Record::take(const element& root, const FieldNames& names) {
    has_text_field_ = false;
    id_ = text_ = {};
    fields_.clear();
    metadata_.clear();
    made_.clear();
    simdjson::dom::object object;
    if (root.get(object) != simdjson::SUCCESS) return "it is not a JSON object";
    std::string fault;
    for (const auto& [name, value] : object) {
        fields_.push_back(name);
        if (name == names.text) {
            fault = take_text(value);
        } else if (name == names.id) {
            id_ = as_text(value);
        } else {
            metadata_.push_back({plugin::text(name), plugin::text(as_text(value))});
        }
    }
    if (!has_text_field_) return "it has no field `" + std::string(names.text) + "`";
    return fault;
}

std::string Record::field_list() const {
    std::string list;
    for (const std::string_view name : fields_) {
        list.append(list.empty() ? "`" : ", `").append(name).append("`");
    }
    return list;
}

}  // namespace topos::jsonl
