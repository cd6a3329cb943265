#include "app/failure.hpp"

#include "app/host/plugin_trouble.hpp"

namespace topos::app {

Diagnostic trouble(std::string_view name, std::string title, std::string remedy,
                   std::string place) {
    Diagnostic diagnostic = make_diagnostic(name, as_one_line(title));
    diagnostic.place = std::move(place);
    if (!remedy.empty()) diagnostic.remedies.push_back(std::move(remedy));
    return diagnostic;
}

Failure failure(ExitCode code, std::string_view name, std::string title, std::string remedy,
                std::string place) {
    Failure result{code, {}};
    result.diagnostics.push_back(
        trouble(name, std::move(title), std::move(remedy), std::move(place)));
    return result;
}

}  // namespace topos::app
