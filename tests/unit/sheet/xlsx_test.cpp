#include "common/sheet/xlsx.hpp"

#include <gtest/gtest.h>
#include <unistd.h>

#include <cstdio>
#include <fstream>
#include <map>
#include <sstream>

#include "common/calendar/date.hpp"
#include "services/gateway/adapters/zip_file.hpp"

namespace gestand::sheet {
namespace {

constexpr const char* main_ns = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
constexpr const char* rel_ns = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

std::string relation(const std::string& id, const std::string& type, const std::string& target) {
  return "<Relationship Id=\"" + id + "\" Type=\"" + rel_ns + "/" + type + "\" Target=\"" + target + "\"/>";
}

// The parts of a small workbook; each test changes what it is about.
struct Book {
  std::map<std::string, std::string> parts;

  explicit Book(const std::string& rows, const std::string& after = "", const std::string& settings = "") {
    const std::string relations =
        "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">";
    parts["_rels/.rels"] = relations + relation("r1", "officeDocument", "xl/workbook.xml") + "</Relationships>";
    parts["xl/_rels/workbook.xml.rels"] = relations + relation("rId1", "worksheet", "worksheets/sheet1.xml") +
                                          relation("rId2", "styles", "styles.xml") +
                                          relation("rId3", "sharedStrings", "/xl/sharedStrings.xml") +
                                          relation("rId4", "worksheet", "worksheets/sheet2.xml") + "</Relationships>";
    parts["xl/workbook.xml"] = std::string("<workbook xmlns=\"") + main_ns + "\" xmlns:r=\"" + rel_ns + "\">" +
                               settings +
                               "<sheets><sheet name=\"Verborgen\" sheetId=\"2\" state=\"hidden\" r:id=\"rId4\"/>"
                               "<sheet name=\"Lijst &amp; meer\" sheetId=\"1\" r:id=\"rId1\"/></sheets></workbook>";
    parts["xl/styles.xml"] =
        std::string("<styleSheet xmlns=\"") + main_ns +
        "\"><numFmts count=\"2\"><numFmt numFmtId=\"164\" formatCode=\"[$-413]d\\ mmmm\\ yyyy;@\"/>"
        "<numFmt numFmtId=\"165\" formatCode=\"&quot;dag &quot;0\"/></numFmts>"
        "<cellStyleXfs><xf numFmtId=\"14\"/></cellStyleXfs>"
        "<cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"14\"/><xf numFmtId=\"164\"/><xf "
        "numFmtId=\"165\"/></cellXfs></styleSheet>";
    parts["xl/sharedStrings.xml"] =
        std::string("<sst xmlns=\"") + main_ns +
        "\"><si><t>Nummer</t></si><si><r><t>Toe</t></r><r><t xml:space=\"preserve\">zegging </t></r>"
        "<rPh><t>hardop</t></rPh></si><si><t>een_x000D__x000A_twee _x00e9_</t></si></sst>";
    parts["xl/worksheets/sheet1.xml"] = sheet(rows, after);
    parts["xl/worksheets/sheet2.xml"] = sheet("<row><c t=\"str\"><v>geheim</v></c></row>", "");
  }
  static std::string sheet(const std::string& rows, const std::string& after) {
    return std::string("<?xml version=\"1.0\"?><worksheet xmlns=\"") + main_ns + "\"><sheetData>" + rows +
           "</sheetData>" + after + "</worksheet>";
  }
  [[nodiscard]] std::string bytes() const {
    const std::string path = testing::TempDir() + "gestand-xlsx-" + std::to_string(::getpid()) + ".xlsx";
    {
      gateway::ZipFile zip(path);
      for (const auto& [name, text] : parts) zip.add(name, text);
      zip.close();
    }
    std::ostringstream out;
    out << std::ifstream(path, std::ios::binary).rdbuf();
    std::remove(path.c_str());
    return out.str();
  }
};

const Cell& at(const Table& table, std::size_t row, std::size_t column) { return table.rows.at(row).cells.at(column); }

TEST(Xlsx, EveryKindOfCell) {
  const Table table = read_table(
      Book("<row r=\"3\"><c r=\"A3\" t=\"s\"><v>0</v></c><c r=\"C3\" t=\"s\"><v>1</v></c><c t=\"s\"><v>2</v></c></row>"
           "<row r=\"7\"><c r=\"A7\"><v>1172</v></c><c r=\"B7\" s=\"1\"><v>45429</v></c><c r=\"C7\" "
           "s=\"2\"><v>45429.5</v></c>"
           "<c r=\"D7\" s=\"3\"><v>12</v></c><c r=\"E7\" t=\"e\"><v>#REF!</v></c>"
           "<c r=\"F7\" t=\"inlineStr\"><is><r><t>in</t></r><r><t>line</t></r></is></c>"
           "<c r=\"G7\" t=\"str\"><f>A1&amp;B1</f><v>uitkomst</v></c><c r=\"H7\" t=\"b\"><v>1</v></c>"
           "<c r=\"I7\" t=\"d\"><v>2024-05-17T00:00:00</v></c><c r=\"J7\"><f>1+1</f><v>2</v></c><c r=\"K7\" "
           "s=\"1\"><v>60</v></c>"
           "<c r=\"AB7\" s=\"1\"/></row>")
          .bytes());
  EXPECT_EQ(table.name, "Lijst & meer");
  ASSERT_EQ(table.rows.size(), 2U);
  EXPECT_EQ(table.rows[0].number, 3);
  EXPECT_EQ(at(table, 0, 0).text, "Nummer");
  EXPECT_EQ(at(table, 0, 1).kind, Cell::Kind::Empty);
  EXPECT_EQ(at(table, 0, 2).text, "Toezegging");
  EXPECT_EQ(at(table, 0, 3).text, "een\ntwee é");
  EXPECT_EQ(table.rows[1].number, 7);
  EXPECT_EQ(at(table, 1, 0).text, "1172");
  EXPECT_EQ(at(table, 1, 0).kind, Cell::Kind::Number);
  EXPECT_EQ(at(table, 1, 1).text, "2024-05-17");
  EXPECT_EQ(at(table, 1, 1).kind, Cell::Kind::Day);
  EXPECT_EQ(at(table, 1, 2).text, "2024-05-17");
  EXPECT_EQ(at(table, 1, 3).kind, Cell::Kind::Number) << "the word dag in quotes makes no day";
  EXPECT_EQ(at(table, 1, 4).kind, Cell::Kind::Fault);
  EXPECT_EQ(at(table, 1, 5).text, "inline");
  EXPECT_EQ(at(table, 1, 6).text, "uitkomst");
  EXPECT_EQ(at(table, 1, 7).text, "ja");
  EXPECT_EQ(at(table, 1, 8).text, "2024-05-17");
  EXPECT_EQ(at(table, 1, 9).text, "2");
  EXPECT_EQ(at(table, 1, 10).kind, Cell::Kind::Number) << "29 February 1900 is no day";
  EXPECT_EQ(table.rows[1].cells.size(), 11U) << "a cell with only a style is empty";
}

TEST(Xlsx, DaysFrom1904) {
  const Table table =
      read_table(Book("<row><c s=\"1\"><v>43967</v></c></row>", "", "<workbookPr date1904=\"1\"/>").bytes());
  EXPECT_EQ(at(table, 0, 0).text, "2024-05-17");
  EXPECT_TRUE(table.days_from_1904);
}

TEST(Xlsx, PlacesThatAreLeftOut) {
  const Table table = read_table(Book("<row><c><v>1</v></c></row><row r=\"4\"><c "
                                      "r=\"C4\"><v>2</v></c><c><v>3</v></c></row><row><c><v>4</v></c></row>")
                                     .bytes());
  EXPECT_EQ(table.rows[1].cells[3].text, "3");
  EXPECT_EQ(table.rows[2].number, 5);
}

TEST(Xlsx, SheetsByName) {
  const std::string bytes = Book("<row><c><v>1</v></c></row>").bytes();
  EXPECT_EQ(read_table(bytes, "Verborgen").rows[0].cells[0].text, "geheim");
  try {
    (void)read_table(bytes, "Blad9");
    FAIL();
  } catch (const Unreadable& fault) {
    EXPECT_NE(std::string(fault.what()).find("Lijst & meer"), std::string::npos) << "says which there are";
  }
}

TEST(Xlsx, Merges) {
  const Table table =
      read_table(Book("<row><c><v>1</v></c></row>", "<mergeCells><mergeCell ref=\"B1:D2\"/></mergeCells>").bytes());
  ASSERT_EQ(table.merges.size(), 1U);
  EXPECT_EQ(table.merges[0].left, 1U);
  EXPECT_EQ(table.merges[0].bottom, 2);
}

TEST(Xlsx, WhatIsMadeToHurtIsRefused) {
  std::string rows;
  for (int i = 0; i < 2'000; ++i) rows += "<row><c t=\"str\"><v>" + std::string(1'000, 'x') + "</v></c></row>";
  const std::string bomb = Book(rows).bytes();
  EXPECT_LT(bomb.size(), 50'000U);
  Limits small;
  small.inflated = 1'000'000;
  EXPECT_THROW((void)read_table(bomb, "", small), Unreadable);
  small = {};
  small.text = 500'000;
  EXPECT_THROW((void)read_table(bomb, "", small), Unreadable);
  small = {};
  small.rows = 1'000;
  EXPECT_THROW((void)read_table(bomb, "", small), Unreadable);

  Book entities("<row><c><v>1</v></c></row>");
  entities.parts["xl/worksheets/sheet1.xml"] =
      "<!DOCTYPE x [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;\">]><worksheet><sheetData><row><c "
      "t=\"str\"><v>&b;</v></c></row></sheetData></worksheet>";
  EXPECT_THROW((void)read_table(entities.bytes()), Unreadable);

  Book broken("<row><c><v>1</v></row>");
  EXPECT_THROW((void)read_table(broken.bytes()), Unreadable);
  Book backwards("<row r=\"5\"><c><v>1</v></c></row><row r=\"2\"><c><v>1</v></c></row>");
  EXPECT_THROW((void)read_table(backwards.bytes()), Unreadable);
  const std::string whole = Book("<row><c><v>1</v></c></row>").bytes();
  for (std::size_t size = 4; size < whole.size(); size += 97)
    EXPECT_THROW((void)read_table(whole.substr(0, size)), Unreadable) << size;
  Book text_file("");
  text_file.parts = {{"mimetype", "application/vnd.oasis.opendocument.spreadsheet"}};
  EXPECT_THROW((void)read_table(text_file.bytes()), Unreadable);
}

TEST(Xlsx, FormatsOfDays) {
  for (const char* day :
       {"dd-mm-yyyy", "d/m/yy", "[$-413]d mmmm yyyy;@", "mmm-yy", "yyyy\\-mm\\-dd hh:mm", "[Red]dd-mm"})
    EXPECT_TRUE(is_day_format(day)) << day;
  for (const char* none : {"General", "0.00", "#,##0 \"dagen\"", "hh:mm:ss", "mm:ss", "[Red]0", "0%", "_-* #,##0_d"})
    EXPECT_FALSE(is_day_format(none)) << none;
}

}  // namespace
}  // namespace gestand::sheet
