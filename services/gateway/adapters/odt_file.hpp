// A text document (ODT) of headings, paragraphs and tables, on A4 across. Written front to back in bounded memory.
// Accessible: real headings, rows of titles that repeat on each page, title and language (nl-NL) in the document.
#pragma once
#include <string>
#include <vector>

#include "services/gateway/adapters/cell.hpp"
#include "services/gateway/adapters/document_info.hpp"
#include "services/gateway/adapters/zip_file.hpp"

namespace gestand::gateway {

class OdtFile {
 public:
  // The columns of all its tables, in order: their widths stand at the head of the document.
  OdtFile(const std::string& path, DocumentInfo info, const std::vector<Columns>& tables);

  void heading(int level, const std::string& text);
  void paragraph(const std::string& text);
  void warning(const std::string& text);  // that this is a draft
  void begin_table(const std::string& name);
  void row(const Cells& cells);
  void end_table();
  void close();  // nothing is whole before

 private:
  void put(const std::string& xml);
  void flush();

  ZipFile zip_;
  std::vector<Columns> tables_;
  std::size_t table_ = 0;
  std::string waiting_;
};

}  // namespace gestand::gateway
