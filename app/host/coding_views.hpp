#pragma once
/// Codings in the shape of plugin.h: views only, gathered block by block so that formatting costs
/// no allocation per coding.
#include <vector>

#include "app/host/exporter_adapter.hpp"

namespace topos {

class CodingViews {
  public:
    explicit CodingViews(const CodingNames& names) : names_(names) {}

    void clear();
    /// `document` and `coding` must outlive the views.
    void add(const Document& document, const Coding& coding);
    [[nodiscard]] std::size_t size() const { return codings_.size(); }

    // Valid until the next `add` or `clear`.

    [[nodiscard]] std::span<const topos_coding> codings();
    /// One for each coding.
    [[nodiscard]] std::span<const topos_coding_evidence> evidence();

  private:
    void add_evidence(const Document& document, const Coding& coding);

    const CodingNames& names_;
    std::vector<topos_coding> codings_;
    std::vector<topos_role> roles_;                ///< of all codings, in their order
    std::vector<topos_coding_evidence> evidence_;  ///< parallel to codings_
    std::vector<topos_evidence> items_;            ///< of all codings, in their order
};

}  // namespace topos
