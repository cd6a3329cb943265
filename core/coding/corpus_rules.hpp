#pragma once
/// Rules about a corpus as a whole, or about each group of its documents: counts are added up
/// document by document, so that memory does not grow with the corpus.
#include <map>
#include <memory>
#include <string>

#include "core/coding/coding.hpp"
#include "core/program/program.hpp"
#include "core/text/document.hpp"

namespace topos {

/// A corpus rule whose condition holds.
struct CorpusFinding {
    std::uint32_t rule = 0;       ///< index into Program::rules()
    std::string group;            ///< value of the metadatum it groups by; empty: the whole corpus
    std::uint64_t documents = 0;  ///< in the group
    std::uint64_t codings = 0;    ///< of the rules that the condition counts
};

class CorpusTally {
  public:
    explicit CorpusTally(std::shared_ptr<const Program> program);
    ~CorpusTally();
    CorpusTally(CorpusTally&&) noexcept;
    CorpusTally& operator=(CorpusTally&&) noexcept;

    void add(const Document& document, const DocumentCodings& codings);
    /// Sorted by rule, then group. Documents without the metadatum belong to no group.
    [[nodiscard]] std::vector<CorpusFinding> findings() const;

  private:
    struct Group;
    std::shared_ptr<const Program> program_;
    std::vector<std::map<std::string, Group>> groups_;  ///< by corpus rule
};

}  // namespace topos
