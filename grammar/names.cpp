#include "grammar/names.hpp"

namespace topos {

std::string_view written_name(ast::Keep keep) {
    switch (keep) {
        case ast::Keep::longest:
            return "longest";
        case ast::Keep::shortest:
            return "shortest";
        case ast::Keep::first:
            return "first";
        case ast::Keep::all:
            return "all";
    }
    return {};
}

std::string_view written_name(ast::Scope scope) {
    switch (scope) {
        case ast::Scope::sentence:
            return "sentence";
        case ast::Scope::sentences:
            return "sentences";
        case ast::Scope::quotation:
            return "quotation";
        case ast::Scope::paragraph:
            return "paragraph";
        case ast::Scope::heading:
            return "heading";
        case ast::Scope::turn:
            return "turn";
        case ast::Scope::section:
            return "section";
        case ast::Scope::document:
            return "document";
        case ast::Scope::rule:
            return "segment";
    }
    return {};
}

std::string_view written_name(ast::Measure::Kind kind) {
    switch (kind) {
        case ast::Measure::Kind::count:
            return "count";
        case ast::Measure::Kind::documents:
            return "documents";
        case ast::Measure::Kind::words:
            return "words";
        case ast::Measure::Kind::sentences:
            return "sentences";
        case ast::Measure::Kind::paragraphs:
            return "paragraphs";
    }
    return {};
}

std::string_view written_name(ast::Comparison comparison) {
    switch (comparison) {
        case ast::Comparison::equal:
            return "=";
        case ast::Comparison::not_equal:
            return "!=";
        case ast::Comparison::less:
            return "<";
        case ast::Comparison::at_most:
            return "<=";
        case ast::Comparison::more:
            return ">";
        case ast::Comparison::at_least:
            return ">=";
    }
    return {};
}

std::string_view written_name(ast::Condition::Place place) {
    switch (place) {
        case ast::Condition::Place::paragraphs:
            return "paragraphs";
        case ast::Condition::Place::turns:
            return "turns";
        case ast::Condition::Place::sections:
            return "sections";
    }
    return {};
}

std::string_view written_name(ast::MatchMode mode) {
    switch (mode) {
        case ast::MatchMode::inflections:
            return "inflections";
        case ast::MatchMode::forms:
            return "forms";
        case ast::MatchMode::word:
            return "word";
        case ast::MatchMode::as_segmented:
            return "word as segmented";
        case ast::MatchMode::text:
            return "text";
    }
    return {};
}

std::string_view written_name(ast::Entry::Kind kind) {
    switch (kind) {
        case ast::Entry::Kind::word:
            return "word";
        case ast::Entry::Kind::form:
            return "form";
        case ast::Entry::Kind::phrase:
            return "phrase";
        case ast::Entry::Kind::glob:
            return "glob";
        case ast::Entry::Kind::regex:
            return "regex";
    }
    return {};
}

std::string_view written_name(ast::ContextTriggers::Direction direction) {
    switch (direction) {
        case ast::ContextTriggers::Direction::forward:
            return "forward";
        case ast::ContextTriggers::Direction::backward:
            return "backward";
        case ast::ContextTriggers::Direction::both:
            return "both";
    }
    return {};
}

}  // namespace topos
