#include "common/sheet/csv.hpp"

#include <gtest/gtest.h>

#include "common/calendar/date.hpp"
#include "common/sheet/encoding.hpp"

namespace gestand::sheet {
namespace {

std::vector<std::vector<std::string>> texts(const Table& table) {
  std::vector<std::vector<std::string>> out;
  for (const auto& row : table.rows) {
    out.emplace_back();
    for (const auto& cell : row.cells) out.back().push_back(cell.text);
  }
  return out;
}

using Rows = std::vector<std::vector<std::string>>;

TEST(Csv, TortureTable) {
  struct Case {
    const char* what;
    std::string bytes;
    Rows rows;
  };
  const std::vector<Case> all{
      {"semicolons", "a;b\n1;2\n", {{"a", "b"}, {"1", "2"}}},
      {"commas in quotes beside semicolons",
       "a;b\n\"x, y\";2\n3;4,5,6,7\n",
       {{"a", "b"}, {"x, y", "2"}, {"3", "4,5,6,7"}}},
      {"commas", "a,b\n\"x;y\",2\n", {{"a", "b"}, {"x;y", "2"}}},
      {"tabs", "a\tb\n1\t2\n", {{"a", "b"}, {"1", "2"}}},
      {"a quote in quotes", "a;b\n\"zei \"\"ja\"\"\";2\n", {{"a", "b"}, {"zei \"ja\"", "2"}}},
      {"a quote in a bare cell", "a;b\n5\" breed;2\n", {{"a", "b"}, {"5\" breed", "2"}}},
      {"text after a closing quote", "a;b\n\"x\"y;2\n", {{"a", "b"}, {"xy", "2"}}},
      {"line break in a cell", "a;b\n\"een\r\ntwee\";2\n", {{"a", "b"}, {"een\r\ntwee", "2"}}},
      {"old line ends", "a;b\r1;2\r", {{"a", "b"}, {"1", "2"}}},
      {"Windows line ends, none at the end", "a;b\r\n1;2", {{"a", "b"}, {"1", "2"}}},
      {"empty last cells", "a;b;c\n1;;\n", {{"a", "b", "c"}, {"1", "", ""}}},
      {"an empty quoted cell at the end", "a;b\n1;\"\"", {{"a", "b"}, {"1", ""}}},
      {"spaces around", "a ; b\n 1 ;\t2\n", {{"a", "b"}, {"1", "2"}}},
      {"a line that names the separator", "sep=,\r\na,b;c\r\n1,2\r\n", {{"a", "b;c"}, {"1", "2"}}},
      {"empty lines", "a;b\n\n;\n1;2\n", {{"a", "b"}, {"1", "2"}}},
  };
  for (const auto& one : all) EXPECT_EQ(texts(read_csv(one.bytes)), one.rows) << one.what;
}

TEST(Csv, RowsCountAsASpreadsheetShowsThem) {
  const Table table = read_csv("a;b\n\"een\ntwee\ndrie\";x\n\n4;y\n");
  ASSERT_EQ(table.rows.size(), 3U);
  EXPECT_EQ(table.rows[1].number, 2);
  EXPECT_EQ(table.rows[2].number, 4);  // the empty line is row 3
}

TEST(Csv, ARowIsNamedWhereAQuoteStaysOpen) {
  try {
    (void)read_csv("a;b\n1;2\n\"open;3\n4;5\n");
    FAIL() << "read";
  } catch (const Unreadable& fault) {
    EXPECT_NE(std::string(fault.what()).find("rij 3"), std::string::npos) << fault.what();
  }
}

TEST(Csv, FaultsOfFormulasAreFaults) {
  const Table table = read_csv("a;b\n#VERW!;#REF!\n");
  EXPECT_EQ(table.rows[1].cells[0].kind, Cell::Kind::Fault);
  EXPECT_EQ(table.rows[1].cells[1].kind, Cell::Kind::Fault);
}

TEST(Csv, LimitsHold) {
  std::string many = "a;b\n";
  for (int i = 0; i < 20; ++i) many += "1;2\n";
  Limits small;
  small.rows = 10;
  EXPECT_THROW((void)read_csv(many, small), Unreadable);
  small = {};
  small.text = 10;
  EXPECT_THROW((void)read_csv(many, small), Unreadable);
  small = {};
  small.columns = 1;
  EXPECT_THROW((void)read_csv(many, small), Unreadable);
}

std::string utf16(const std::u16string& text, bool big, bool mark) {
  std::string out;
  const auto add = [&](char16_t unit) {
    const char low = static_cast<char>(unit & 0xff);
    const char high = static_cast<char>(unit >> 8);
    out += big ? high : low;
    out += big ? low : high;
  };
  if (mark) add(0xfeff);
  for (const char16_t unit : text) add(unit);
  return out;
}

TEST(Encoding, EveryProgramsText) {
  const std::string wanted = "Één café €5 – “ja” \xf0\x9f\x99\x82";
  const std::u16string wide = u"Één café €5 – “ja” \U0001f642";
  EXPECT_EQ(decode(wanted).text, wanted);
  EXPECT_EQ(decode("\xef\xbb\xbf" + wanted).text, wanted);
  EXPECT_EQ(decode(utf16(wide, false, true)).text, wanted);
  EXPECT_EQ(decode(utf16(wide, true, true)).text, wanted);
  const Decoded bare = decode(utf16(u"Nummer;Één café", false, false));
  EXPECT_EQ(bare.text, "Nummer;Één café");
  EXPECT_EQ(bare.encoding, "UTF-16");
  const Decoded windows = decode(
      "\xc9\xe9n caf\xe9 \x80"
      "5 \x96 \x93ja\x94");
  EXPECT_EQ(windows.text, "Één café €5 – “ja”");
  EXPECT_EQ(windows.encoding, "Windows-1252");
}

TEST(Encoding, NoTextIsRefused) {
  EXPECT_THROW((void)decode(std::string("\x01\x00\x00\x02\x00\x00\x03", 7)), Unreadable);
  EXPECT_THROW((void)decode("\xef\xbb\xbf"
                            "caf\xe9"),
               Unreadable);
  EXPECT_THROW((void)read_table(""), Unreadable);
  EXPECT_THROW((void)read_table("\xd0\xcf\x11\xe0oud"), Unreadable);
  EXPECT_THROW((void)read_table("%PDF-1.7"), Unreadable);
}

TEST(Table, Places) {
  EXPECT_EQ(cell_name(0, 1), "A1");
  EXPECT_EQ(cell_name(25, 2), "Z2");
  EXPECT_EQ(cell_name(26, 17), "AA17");
  EXPECT_EQ(cell_name(701, 3), "ZZ3");
  EXPECT_EQ(cell_name(702, 3), "AAA3");
  for (std::size_t column = 0; column < 2'000; ++column) EXPECT_EQ(column_of(column_name(column)), column);
  EXPECT_EQ(column_of("b"), 1U);
  EXPECT_FALSE(column_of("B1"));
}

TEST(Table, DaysOfNumbers) {
  const auto iso = [](double number, bool from_1904) {
    const auto day = day_of_number(number, from_1904);
    return day ? calendar::to_iso(*day) : "geen";
  };
  EXPECT_EQ(iso(1, false), "1900-01-01");
  EXPECT_EQ(iso(59, false), "1900-02-28");
  EXPECT_EQ(iso(60, false), "geen");  // 29 February 1900 never was
  EXPECT_EQ(iso(61, false), "1900-03-01");
  EXPECT_EQ(iso(45'429, false), "2024-05-17");
  EXPECT_EQ(iso(45'429.75, false), "2024-05-17");
  EXPECT_EQ(iso(43'967, true), "2024-05-17");
  EXPECT_EQ(iso(0, true), "1904-01-01");
  EXPECT_EQ(iso(0, false), "geen");
  EXPECT_EQ(iso(-3, false), "geen");
  EXPECT_EQ(iso(3e9, false), "geen");
}

}  // namespace
}  // namespace gestand::sheet
