// The part of a workbook that holds one sheet, as a stream of rows and cells into a table.
#pragma once
#include <string>
#include <vector>

#include "common/sheet/table.hpp"
#include "common/sheet/xml.hpp"

namespace gestand::sheet {

// "_x000D_" is how a workbook writes a control character; line ends become "\n".
[[nodiscard]] std::string unescaped(std::string text);

class SheetReader : public XmlReader {
 public:
  SheetReader(Table& table, const std::vector<std::string>& strings, const std::vector<bool>& days,
              const Limits& limits)
      : table_(table), strings_(strings), days_(days), limits_(limits) {}
  void start(std::string_view name, const Attributes& attributes) override;
  void end(std::string_view name) override;
  void text(std::string_view piece) override;

 private:
  void begin_row(const Attributes& attributes);
  void begin_cell(const Attributes& attributes);
  void end_cell();
  void end_row();
  [[nodiscard]] Cell made() const;
  [[nodiscard]] Cell number() const;

  Table& table_;
  const std::vector<std::string>& strings_;
  const std::vector<bool>& days_;
  const Limits& limits_;
  Row row_;
  std::size_t column_ = 0, next_column_ = 0, cells_ = 0, kept_ = 0;
  int next_row_ = 1;
  std::string type_, value_;
  std::size_t style_ = 0;
  bool in_value_ = false, in_text_ = false, aloud_ = false, anything_ = false;
};

}  // namespace gestand::sheet
