#pragma once
/// A language backend loaded as the C interface describes it, without the host: a test of the
/// interface as well.
#include <dlfcn.h>
#include <gtest/gtest.h>
#include <topos/plugin.h>

#include <cstdint>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

#include "places.hpp"

namespace topos::test {

class Backend {
  public:
    explicit Backend(const std::string& name, const std::vector<std::string>& words = {}) {
        const std::string folder = std::string(TOPOS_BINARY_DIR) + "/plugins/" + name;
        library_ = ::dlopen((folder + "/" + name + ".so").c_str(), RTLD_NOW);
        if (library_ == nullptr) throw std::runtime_error(::dlerror());
        const auto* entry =
            static_cast<const topos_plugin_entry*>(::dlsym(library_, "topos_plugin_entry_v1"));
        const topos_host host = {sizeof host, "test", folder.c_str()};
        topos_failure failure{};
        if (entry->start != nullptr && entry->start(&host, &failure) != 0)
            throw std::runtime_error(failure.message);
        table_ = static_cast<const topos_language_backend*>(entry->interfaces[0].table);
        std::vector<topos_text> known;
        for (const std::string& word : words) known.push_back({word.data(), word.size()});
        if (table_->create(nullptr, known.data(), known.size(), &instance_, &failure) != 0)
            throw std::runtime_error(failure.message);
    }
    ~Backend() { table_->destroy(instance_); }  // libraries stay loaded, as in the host
    Backend(const Backend&) = delete;
    Backend& operator=(const Backend&) = delete;

    struct Cut {
        std::vector<std::string> tokens;
        std::vector<std::string> sentences;
    };

    /// Cuts a text and checks what plugin.h promises of the arrays.
    [[nodiscard]] Cut cut(std::string_view text) const {
        const std::size_t capacity = text.size() + 1;
        std::vector<std::uint32_t> begin(capacity), end(capacity), sentence(capacity);
        topos_segments out = {begin.data(), end.data(), sentence.data(), capacity, 0, 0};
        topos_failure failure{};
        EXPECT_EQ(table_->segment(instance_, {text.data(), text.size()}, &out, &failure), 0)
            << failure.message;
        Cut cut;
        std::uint32_t last = 0;
        for (std::size_t i = 0; i < out.token_count; ++i) {
            EXPECT_LE(last, begin[i]);
            EXPECT_LT(begin[i], end[i]);
            EXPECT_LE(end[i], text.size());
            EXPECT_TRUE(at_border(text, begin[i]) && at_border(text, end[i])) << text;
            last = end[i];
            cut.tokens.emplace_back(text.substr(begin[i], end[i] - begin[i]));
        }
        for (std::size_t i = 0; i < out.sentence_count; ++i) {
            const std::size_t to = i + 1 < out.sentence_count ? sentence[i + 1] : text.size();
            EXPECT_LT(sentence[i], to) << text;
            EXPECT_TRUE(at_border(text, sentence[i])) << text;
            cut.sentences.emplace_back(text.substr(sentence[i], to - sentence[i]));
        }
        EXPECT_TRUE(text.empty() || (out.sentence_count > 0 && sentence[0] == 0));
        return cut;
    }

    struct Analysis {
        std::string norm, stem;
    };
    [[nodiscard]] Analysis analyse(std::string_view form) const {
        Analysis analysis;
        const topos_analysis_sink sink = {
            &analysis, [](void* context, size_t, const topos_analysis* found) {
                auto& into = *static_cast<Analysis*>(context);
                into.norm.assign(found->norm.data, found->norm.size);
                into.stem.assign(found->stem.data == nullptr ? "" : found->stem.data,
                                 found->stem.size);
            }};
        const topos_text text = {form.data(), form.size()};
        topos_failure failure{};
        EXPECT_EQ(table_->analyse(instance_, &text, 1, &sink, &failure), 0) << failure.message;
        return analysis;
    }

    /// One code point for each of the text; 0 where it is dropped.
    [[nodiscard]] std::u32string fold(std::string_view text) const {
        std::vector<std::uint32_t> folded(text.size());
        const std::size_t count = table_->fold_characters(instance_, {text.data(), text.size()},
                                                          folded.data(), folded.size());
        EXPECT_LE(count, folded.size());
        return {folded.begin(), folded.begin() + static_cast<std::ptrdiff_t>(count)};
    }

  private:
    static bool at_border(std::string_view text, std::size_t at) {
        return at == text.size() || (static_cast<unsigned char>(text[at]) & 0xC0) != 0x80;
    }

    void* library_ = nullptr;
    const topos_language_backend* table_ = nullptr;
    void* instance_ = nullptr;
};

/// A small generator whose numbers are the same everywhere (SplitMix64; Steele, Lea and Flood
/// 2014).
class Random {
  public:
    explicit Random(std::uint64_t seed) : state_(seed) {}
    std::uint64_t next() {
        std::uint64_t z = (state_ += 0x9E3779B97F4A7C15U);
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9U;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EBU;
        return z ^ (z >> 31);
    }
    std::size_t below(std::size_t bound) { return next() % bound; }
    template <class Values>
    const auto& one_of(const Values& values) {
        return values[below(std::size(values))];
    }

  private:
    std::uint64_t state_;
};

}  // namespace topos::test
