// Tables that go out: which form an answer has, what stands in a cell, and that no text becomes a formula.
#include <gtest/gtest.h>

#include <fstream>
#include <nlohmann/json.hpp>

#include "services/gateway/adapters/cell.hpp"
#include "services/gateway/adapters/csv.hpp"
#include "services/gateway/adapters/exports.hpp"
#include "services/gateway/adapters/media.hpp"

namespace gestand::gateway {
namespace {

using nlohmann::json;

std::optional<Format> asked(const std::string& accept) {
  ApiRequest request;
  request.headers["accept"] = accept;
  return preferred(request, table_formats());
}

TEST(Media, TheAcceptHeaderDecidesByQuality) {
  const std::string xlsx = media_type(Format::Xlsx), odt = media_type(Format::Odt);
  EXPECT_EQ(asked(""), Format::Json);
  EXPECT_EQ(asked("*/*"), Format::Json);
  EXPECT_EQ(asked("application/problem+json"), Format::Json);
  EXPECT_EQ(asked("text/csv"), Format::Csv);
  EXPECT_EQ(asked("text/*"), Format::Csv);
  EXPECT_EQ(asked("TEXT/CSV; charset=utf-8"), Format::Csv);
  EXPECT_EQ(asked("text/csv, */*;q=0.1"), Format::Csv);
  EXPECT_EQ(asked("text/csv;q=0.2, " + odt + ";q=0.7, " + xlsx + ";q=0.5"), Format::Odt);
  EXPECT_EQ(asked("text/html, application/xhtml+xml, application/xml;q=0.9, */*;q=0.8"), Format::Json);
  EXPECT_EQ(asked("application/pdf"), std::nullopt);
  EXPECT_EQ(asked("text/csv;q=0"), std::nullopt);
  for (const auto format : table_formats()) {
    EXPECT_EQ(asked(media_type(format)), format);
    EXPECT_EQ(parse_format(extension(format)), format);
  }
  EXPECT_EQ(parse_format("pdf"), std::nullopt);
}

TEST(Csv, NoTextBecomesAFormula) {
  for (const char first : {'=', '+', '-', '@', '\t'}) {
    EXPECT_EQ(csv_line({{std::string(1, first) + "1+1"}}, {}), "'" + std::string(1, first) + "1+1\r\n");
  }
  EXPECT_EQ(csv_line({{"\r=1"}}, {}), "\"'\r=1\"\r\n");
  EXPECT_EQ(csv_line({{"-2", CellKind::Number}, {"2024-05-16", CellKind::Date}}, {}), "-2,2024-05-16\r\n");
}

TEST(Csv, IsWrittenAsTheStandardSays) {
  EXPECT_EQ(csv_line({{"a,b"}, {"zegt \"nee\""}, {"een\ntwee"}, {""}, {"a;b"}}, {}),
            "\"a,b\",\"zegt \"\"nee\"\"\",\"een\ntwee\",,a;b\r\n");
  EXPECT_EQ(csv_line({{"a,b"}, {"a;b"}}, {';', false}), "a,b;\"a;b\"\r\n");
  EXPECT_EQ(csv_header({{"nummer"}, {"titel"}}, {}), "nummer,titel\r\n");
  EXPECT_EQ(csv_header({{"nummer"}}, {',', true}), "\xEF\xBB\xBFnummer\r\n");
}

TEST(Cell, HoldsTheMemberOfItsColumn) {
  const json row = {{"nummer", "26643-1172"},
                    {"appreciatie", {{"oordeel", "oordeel-kamer"}}},
                    {"indieners", {{{"naam", "Kathmann"}, {"fractie", "GroenLinks-PvdA"}}, {{"naam", "Voorbeeld"}}}},
                    {"termijn", {{"datum", "2024-07-04"}}},
                    {"zaaknummer", nullptr}};
  const Columns& columns = columns_of_list("moties");
  const Cells cells = cells_of(row, columns);
  ASSERT_EQ(cells.size(), columns.size());
  const auto in = [&](const std::string& title) {
    const auto found =
        std::find_if(columns.begin(), columns.end(), [&](const Column& one) { return one.title == title; });
    return cells.at(static_cast<std::size_t>(found - columns.begin()));
  };
  EXPECT_EQ(in("nummer").text, "26643-1172");
  EXPECT_EQ(in("zaaknummer").text, "");
  EXPECT_EQ(in("appreciatie.oordeel").text, "oordeel-kamer");
  EXPECT_EQ(in("indieners").text, "Kathmann (GroenLinks-PvdA); Voorbeeld");
  EXPECT_EQ(in("termijn.datum").text, "2024-07-04");
  EXPECT_EQ(in("termijn.datum").kind, CellKind::Date);
  EXPECT_EQ(in("termijn.soort").text, "");
}

TEST(Cell, IsPrintableInXml) {
  EXPECT_EQ(printable("één € 😀\n\ttab"), "één € 😀\n\ttab");
  EXPECT_EQ(printable(std::string("a\x01"
                                  "b\x1f"
                                  "c\0d",
                                  7)),
            "abcd");
  EXPECT_EQ(printable("a\xff"
                      "b"),
            "a\xEF\xBF\xBD"
            "b");
  EXPECT_EQ(printable("\xc0\xaf\xed\xa0\x80"), "\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD");
  EXPECT_EQ(printable("a\xEF\xBF\xBE\xEF\xBF\xBF"
                      "b"),
            "ab");
  EXPECT_EQ(printable("\xe2\x82"), "\xEF\xBF\xBD\xEF\xBF\xBD");
}

std::string made(Format format, int rows) {
  std::string out;
  const EachRow each = [&](const std::function<bool(const json&)>& use) {
    for (int i = 0; i < rows; ++i) {
      if (!use({{"nummer", std::to_string(i)}, {"titel", "=1+1 <&> \x02"}, {"ingediendDatum", "2024-05-16"}})) return;
    }
  };
  send_table({"moties", format, {}}, each, [&](const std::string& bytes) {
    out += bytes;
    return true;
  });
  return out;
}

TEST(Export, TheSameRowsGiveTheSameBytes) {
  for (const auto format : {Format::Csv, Format::Xlsx, Format::Odt}) {
    const auto once = made(format, 1'000);
    EXPECT_GT(once.size(), 1'000U);
    EXPECT_EQ(made(format, 1'000), once) << extension(format);
    EXPECT_NE(made(format, 999), once) << extension(format);
  }
}

// The most memory that this process has ever had, in MB.
double peak() {
  std::ifstream in("/proc/self/status");
  for (std::string word; in >> word;) {
    if (word == "VmHWM:") {
      double kilobytes = 0;
      in >> kilobytes;
      return kilobytes / 1'024;
    }
  }
  return 0;
}

TEST(Export, AListOfAllMotionsNeedsLittleMemory) {
  int rows = 0;
  const json row = {{"nummer", "26643-1172"},
                    {"titel", std::string(200, 't')},
                    {"indieners", json::array({{{"naam", std::string(40, 'n')}, {"fractie", "F"}}})},
                    {"ingediendDatum", "2024-05-16"},
                    {"id", std::string(36, '0')}};
  const EachRow each = [&](const std::function<bool(const json&)>& use) {
    for (int i = 0; i < rows; ++i) {
      if (!use(row)) return;
    }
  };
  for (const auto format : {Format::Csv, Format::Xlsx, Format::Odt}) {
    rows = format == Format::Odt ? static_cast<int>(odt_rows_max) : 55'000;
    const double before = peak();
    ASSERT_GT(before, 0);
    std::size_t bytes = 0;
    send_table({"moties", format, {}}, each, [&](const std::string& piece) {
      bytes += piece.size();
      return true;
    });
    EXPECT_GT(bytes, 50'000U);
    EXPECT_LT(peak() - before, 32) << extension(format);
  }
}

}  // namespace
}  // namespace gestand::gateway
