// When a pattern includes another: what is certain, and what must not be taken for certain.
#include <gtest/gtest.h>

#include "core/program/inclusion.hpp"
#include "grammar/parse.hpp"

namespace topos {
namespace {

ast::Pattern pattern(const std::string& text) {
    return parse_pattern(Source::from_utf8("pattern", text).value()).value();
}

bool includes(const std::string& wide, const std::string& narrow) {
    return topos::includes(pattern(wide), pattern(narrow));
}

TEST(Inclusion, GapsRepetitionsAndAlternativesMayBeWider) {
    EXPECT_TRUE(includes(R"("a" ..5 <b>)", R"("a" ..3 <b>)"));
    EXPECT_TRUE(includes(R"("a"{1,4})", R"("a"{2,3})"));
    EXPECT_TRUE(includes(R"(("a" | "b") "c")", R"("b" "c")"));
    EXPECT_TRUE(includes(R"(("a" | "b" | "c"))", R"(("c" | "a"))"));
    EXPECT_TRUE(includes(R"("a" near 9 "b")", R"("a" near 4 "b")"));
}

TEST(Inclusion, IsNotClaimedWhereItDoesNotHold) {
    EXPECT_FALSE(includes(R"("a" ..3 <b>)", R"("a" ..5 <b>)"));
    EXPECT_FALSE(includes(R"("a" ..5 "b")", R"("a" ..3 characters "b")"));
    EXPECT_FALSE(includes(R"("a" "b")", R"("b" "a")"));
    EXPECT_FALSE(includes(R"("a"{2,3})", R"("a"{1,3})"));
    EXPECT_FALSE(includes(R"("a")", R"("a" "b")"));
    EXPECT_FALSE(includes(R"(=App)", R"("App")"));
}

TEST(Inclusion, RolesMustBeTheSame) {
    EXPECT_FALSE(includes(R"("a" ..5 "b")", R"(who:"a" ..3 "b")"));
    EXPECT_TRUE(includes(R"(who:"a" ..5 "b")", R"(who:"a" ..3 "b")"));
}

}  // namespace
}  // namespace topos
