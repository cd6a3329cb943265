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
    return scope == ast::Scope::sentence ? "sentence" : "paragraph";
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
