#include "app/input/documents_of_run.hpp"

#include <nlohmann/json.hpp>

#include "grammar/sha256.hpp"

namespace topos::app {

namespace {

std::string text_of(const nlohmann::json& json, const char* key) {
    const auto found = json.find(key);
    return found != json.end() && found->is_string() ? found->get<std::string>() : "";
}

InputSpec input_of(const nlohmann::json& json) {
    InputSpec spec{text_of(json, "path"), text_of(json, "format"), {}};
    const auto options = json.find("options");
    if (options == json.end() || !options->is_object()) return spec;
    for (const auto& [name, value] : options->items()) {
        if (value.is_string()) spec.options.emplace_back(name, value.get<std::string>());
    }
    return spec;
}

}  // namespace

RunInputs inputs_of(const StoredRun& run) {
    RunInputs result;
    const auto json = nlohmann::json::parse(run.options, nullptr, false);
    if (!json.is_object()) return result;
    result.language = text_of(json, "language");
    if (const auto inputs = json.find("inputs"); inputs != json.end() && inputs->is_array()) {
        for (const auto& input : *inputs) result.inputs.push_back(input_of(input));
    }
    if (const auto rules = json.find("rules"); rules != json.end() && rules->is_array()) {
        for (const auto& rule : *rules) {
            if (rule.is_string()) result.rules.push_back(rule.get<std::string>());
        }
    }
    return result;
}

expected<RereadDocuments, Failure> read_again(const StoreReader& store,
                                              const std::vector<InputSpec>& inputs,
                                              PluginRegistry& plugins,
                                              const std::atomic<bool>& stop,
                                              const TakeDocument& take) {
    auto hashes = store.document_hashes();
    if (!hashes) return unexpected(std::move(hashes.error()));
    auto plan = plan_documents(inputs.empty() ? inputs_of(store.run()).inputs : inputs, plugins);
    if (!plan) {
        plan.error().diagnostics.back().remedies.push_back(
            "The texts of the run are read again. Start in the folder in which the run was "
            "started, "
            "or say where they are: `--texts FOLDER`.");
        return unexpected(std::move(plan.error()));
    }
    RereadDocuments result;
    DocumentSource source(plan->inputs, &stop);
    while (const auto document = source.next()) {
        const auto known = hashes->find(document->name);
        if (known == hashes->end()) continue;
        if (known->second != sha256_hex(document->text)) {
            result.troubles.push_back(
                trouble("text_changed", "the text is not the one that was coded",
                        "Code it again: `topos code … --replace`.", document->name));
        } else {
            ++result.read;
            if (!take(*document)) break;
        }
        hashes->erase(known);
    }
    for (Diagnostic& diagnostic : source.take_troubles())
        result.troubles.push_back(std::move(diagnostic));
    return result;
}

}  // namespace topos::app
