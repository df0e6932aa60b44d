// A theme that an operator mounts: what is taken of its folder, where it is served, and what it may not be.
#include "services/gateway/pages/theme.hpp"

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <stdexcept>

#include "tests/unit/pages/pages_fixture.hpp"

namespace gestand::gateway {
namespace {

using pages::Theme;
using testing::HasSubstr;
using testing::Not;

class ThemeTest : public PagesTest {
 protected:
  void SetUp() override {
    std::string pattern = (std::filesystem::temp_directory_path() / "gestand-thema-XXXXXX").string();
    ASSERT_NE(mkdtemp(pattern.data()), nullptr);
    folder = pattern;
  }
  void TearDown() override {
    pages::mount({});
    std::filesystem::remove_all(folder);
  }
  void put(const std::string& name, const std::string& content) const {
    std::ofstream(folder / name, std::ios::binary) << content;
  }
  std::string refusal() const {
    try {
      (void)Theme::read(folder.string());
    } catch (const std::invalid_argument& error) {
      return error.what();
    }
    return {};
  }

  std::filesystem::path folder;
};

TEST_F(ThemeTest, IsLinkedAfterOursAndServedUnderItsHash) {
  EXPECT_THAT(get("/inloggen").body, Not(HasSubstr("/thema/")));
  put("thema.css", ":root { --gestand-merk: #a90061; }");
  put("logo.svg", "<svg/>");
  put("LEESMIJ.txt", "geen deel van een pagina");
  pages::mount(Theme::read(folder.string()));
  const auto sheet = pages::mounted_theme().stylesheet();
  const auto page = get("/inloggen").body;
  EXPECT_LT(page.find("gestand.css"), page.find(sheet));
  const auto css = get(sheet);
  EXPECT_EQ(css.status, 200);
  EXPECT_EQ(css.body, ":root { --gestand-merk: #a90061; }");
  EXPECT_EQ(css.content_type, "text/css; charset=utf-8");
  EXPECT_THAT(header(css, "Cache-Control"), HasSubstr("immutable"));
  EXPECT_THAT(header(css, "Content-Security-Policy"), HasSubstr("default-src 'none'"));
  const auto root = sheet.substr(0, sheet.rfind('/') + 1);
  EXPECT_EQ(get(root + "logo.svg").content_type, "image/svg+xml");
  EXPECT_EQ(get(root + "LEESMIJ.txt").status, 404);
}

TEST_F(ThemeTest, NoPathLeadsOutOfTheFolder) {
  put("thema.css", "");
  pages::mount(Theme::read(folder.string()));
  const auto sheet = pages::mounted_theme().stylesheet();
  const auto root = sheet.substr(0, sheet.rfind('/') + 1);
  for (const auto& path : {root + "../thema.css", root + "../../../etc/passwd", root, std::string("/thema/"),
                           std::string("/thema/thema.css"), root + "./thema.css"})
    EXPECT_EQ(get(path).status, 404) << path;
}

TEST_F(ThemeTest, OtherContentHasAnotherAddress) {
  put("thema.css", "a {}");
  put("logo.svg", "<svg/>");
  const auto first = Theme::read(folder.string()).stylesheet();
  EXPECT_EQ(Theme::read(folder.string()).stylesheet(), first);
  put("logo.svg", "<svg></svg>");
  EXPECT_NE(Theme::read(folder.string()).stylesheet(), first);
}

TEST_F(ThemeTest, RefusesWhatItCannotServe) {
  EXPECT_THAT(refusal(), HasSubstr("has no thema.css"));
  put("thema.css", "");
  EXPECT_EQ(refusal(), "");
  put("lo go.svg", "<svg/>");
  EXPECT_THAT(refusal(), HasSubstr("not plain"));
  std::filesystem::remove(folder / "lo go.svg");
  put("groot.png", std::string((1 << 20) + 1, 'x'));
  EXPECT_THAT(refusal(), HasSubstr("larger than 1 MiB"));
  std::filesystem::remove(folder / "groot.png");
  for (int i = 0; i < 64; ++i) put("l" + std::to_string(i) + ".svg", "<svg/>");
  EXPECT_THAT(refusal(), HasSubstr("more than 64 files"));
  EXPECT_THROW((void)Theme::read("/nergens/thema"), std::invalid_argument);
}

}  // namespace
}  // namespace gestand::gateway
