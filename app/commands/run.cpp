#include "app/commands/commands.hpp"
#include "app/project/project_file.hpp"

namespace topos::app {

CommandResult run_command(const RunProjectOptions& options, Environment environment) {
    auto project = read_project(options.folder);
    if (!project) return unexpected(std::move(project.error()));
    if (options.threads > 0) project->threads = options.threads;
    project->replace = options.replace;
    project->command = options.command;
    return code_command(*project, environment);
}

}  // namespace topos::app
