#pragma once
/// Segments each passage of a joined one by itself, so that words and sentences never cross the
/// separator, whatever a language makes of it, and are what they are in passages read one by one.
#include <memory>

#include "core/language/backend.hpp"

namespace topos {

[[nodiscard]] std::unique_ptr<LanguageBackend> make_passagewise(
    std::unique_ptr<LanguageBackend> backend);

}  // namespace topos
