#include "double_array.hpp"

#include <algorithm>
#include <span>
#include <stdexcept>

namespace topos::chinese {
namespace {

using Words = std::span<const CodedWord>;

/// A node that has its place: its words, which share their first `depth` characters.
struct Placed {
    std::uint32_t node = 0;
    std::size_t depth = 0;
    Words words;
};

struct Child {
    std::uint32_t code = 0;
    Words words;
};

/// By the character at `depth`; a word that ends there belongs to no child.
std::vector<Child> children_of(const Placed& parent) {
    std::vector<Child> children;
    for (std::size_t i = 0; i < parent.words.size();) {
        const std::u16string& word = parent.words[i].first;
        if (word.size() == parent.depth) {
            ++i;
            continue;
        }
        std::size_t end = i + 1;
        while (end < parent.words.size() &&
               parent.words[end].first[parent.depth] == word[parent.depth])
            ++end;
        children.push_back({word[parent.depth], parent.words.subspan(i, end - i)});
        i = end;
    }
    return children;
}

class Builder {
  public:
    explicit Builder(std::uint32_t codes) : codes_(codes) { grow(codes); }

    std::vector<DictionaryNode> build(Words words) {
        taken_[0] = true;
        std::vector<Placed> level = {{0, 0, words}};
        while (!level.empty()) {
            // Those with many children first: they are hardest to find a place for.
            std::vector<std::pair<Placed, std::vector<Child>>> parents;
            for (const Placed& placed : level) parents.emplace_back(placed, children_of(placed));
            std::stable_sort(parents.begin(), parents.end(), [](const auto& a, const auto& b) {
                return a.second.size() > b.second.size();
            });
            level.clear();
            for (const auto& [parent, children] : parents) place(parent, children, level);
        }
        nodes_.resize(highest_ + 1 + codes_);
        return std::move(nodes_);
    }

  private:
    void place(const Placed& parent, const std::vector<Child>& children,
               std::vector<Placed>& next_level) {
        if (children.empty()) return;
        const std::uint32_t base = parent.node == 0 ? 0 : base_for(children);
        const DictionaryNode old = nodes_[parent.node];
        std::uint32_t classes = 0;
        for (const Child& child : children) classes |= DictionaryNode::class_of(child.code);
        nodes_[parent.node] = DictionaryNode::of(base, old.parent(), old.probability(), classes);
        for (const Child& child : children) {
            const std::uint32_t node = base + child.code;
            taken_[node] = true;
            highest_ = std::max(highest_, node);
            const CodedWord& first =
                child.words.front();  // sorted: the word that ends here is first
            const bool ends = first.first.size() == parent.depth + 1;
            nodes_[node] = DictionaryNode::of(0, parent.node, ends ? first.second : 0, 0);
            next_level.push_back({node, parent.depth + 1, child.words});
        }
    }

    /// The least base where all children find free nodes.
    std::uint32_t base_for(const std::vector<Child>& children) {
        const std::uint32_t first = children.front().code;
        while (first_free_ < taken_.size() && taken_[first_free_]) ++first_free_;
        for (std::uint32_t at = std::max(first_free_, codes_);; ++at) {
            grow(at + codes_);
            if (taken_[at]) continue;
            const std::uint32_t base = at - first;
            const bool all_free =
                std::all_of(children.begin(), children.end(),
                            [&](const Child& child) { return !taken_[base + child.code]; });
            if (all_free) return base;
        }
    }

    void grow(std::uint32_t least) {
        if (taken_.size() > least) return;
        const std::size_t size = std::max<std::size_t>(std::size_t{least} + 1, taken_.size() * 2);
        if (size >= DictionaryNode::kNone) throw std::runtime_error("too many words");
        taken_.resize(size);
        nodes_.resize(size);
    }

    std::uint32_t codes_;
    std::vector<bool> taken_;
    std::vector<DictionaryNode> nodes_;
    std::uint32_t first_free_ = 1;
    std::uint32_t highest_ = 0;
};

}  // namespace

std::vector<DictionaryNode> double_array(const std::vector<CodedWord>& words, std::uint32_t codes) {
    return Builder(codes).build(words);
}

}  // namespace topos::chinese
