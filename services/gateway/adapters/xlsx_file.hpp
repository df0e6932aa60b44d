// A workbook (XLSX), written row by row in bounded memory. Texts are texts: nothing in it is ever a formula or a link.
#pragma once
#include <cstdint>
#include <memory>
#include <string>

#include "services/gateway/adapters/cell.hpp"
#include "services/gateway/adapters/document_info.hpp"

namespace gestand::gateway {

struct SheetStyle {
  bool wrapped = false;     // long texts break into lines
  std::size_t printed = 0;  // so many columns from the left go on paper; 0: all
};

class XlsxFile {
 public:
  XlsxFile(const std::string& path, DocumentInfo info);  // all throw std::runtime_error
  ~XlsxFile();
  XlsxFile(const XlsxFile&) = delete;
  XlsxFile& operator=(const XlsxFile&) = delete;

  // The next sheet, with its row of titles; the one before it is done.
  void sheet(const std::string& name, const Columns& columns, SheetStyle style);
  // Rows beyond what a sheet holds (1,048,576) are refused.
  void row(const Cells& cells);
  void close();  // nothing is whole before

 private:
  struct Book;
  std::unique_ptr<Book> book_;
};

}  // namespace gestand::gateway
