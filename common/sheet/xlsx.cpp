#include "common/sheet/xlsx.hpp"

#include <algorithm>
#include <functional>
#include <map>

#include "common/sheet/archive.hpp"
#include "common/sheet/xlsx_sheet.hpp"
#include "common/sheet/xml.hpp"

namespace gestand::sheet {

namespace {

constexpr std::size_t small_part = 16U << 20U;  // of what only describes

struct Relation {
  std::string type, target;
};

class Relations : public XmlReader {
 public:
  std::map<std::string, Relation> by_id;
  void start(std::string_view name, const Attributes& with) override {
    if (name == "Relationship")
      by_id[std::string(with.get("Id"))] = {std::string(with.get("Type")), std::string(with.get("Target"))};
  }
  void end(std::string_view) override {}
  [[nodiscard]] std::string of_type(std::string_view type) const {
    for (const auto& [id, one] : by_id) {
      if (one.type.ends_with(type)) return one.target;
    }
    return {};
  }
};

class Workbook : public XmlReader {
 public:
  struct Sheet {
    std::string name, relation;
    bool hidden;
  };
  std::vector<Sheet> sheets;
  bool from_1904 = false;
  void start(std::string_view name, const Attributes& with) override {
    if (name == "sheet")
      sheets.push_back({std::string(with.get("name")), std::string(with.get("id")),
                        !with.get("state").empty() && with.get("state") != "visible"});
    if (name == "workbookPr") from_1904 = with.get("date1904") == "1" || with.get("date1904") == "true";
  }
  void end(std::string_view) override {}
};

class Styles : public XmlReader {
 public:
  std::vector<bool> is_day;  // by style of a cell
  void start(std::string_view name, const Attributes& with) override {
    if (name == "numFmt") formats_[std::string(with.get("numFmtId"))] = is_day_format(with.get("formatCode"));
    if (name == "cellXfs") inside_ = true;
    if (name == "xf" && inside_) is_day.push_back(shows_day(std::string(with.get("numFmtId"))));
  }
  void end(std::string_view name) override {
    if (name == "cellXfs") inside_ = false;
  }

 private:
  bool shows_day(const std::string& id) {
    if (const auto own = formats_.find(id); own != formats_.end()) return own->second;
    if (id.empty() || id.size() > 3 || id.find_first_not_of("0123456789") != std::string::npos) return false;
    const int known = std::stoi(id);  // those that every program knows without being told
    return (known >= 14 && known <= 17) || known == 22 || (known >= 27 && known <= 36) || (known >= 50 && known <= 58);
  }
  std::map<std::string, bool> formats_;
  bool inside_ = false;
};

class SharedStrings : public XmlReader {
 public:
  explicit SharedStrings(std::size_t most) : most_(most) {}
  std::vector<std::string> all;
  void start(std::string_view name, const Attributes&) override {
    if (name == "si") all.emplace_back();
    if (name == "rPh") aloud_ = true;  // how it is read aloud: not part of the text
    if (name == "t") open_ = true;
  }
  void end(std::string_view name) override {
    if (name == "rPh") aloud_ = false;
    if (name == "t") open_ = false;
    if (name == "si") all.back() = unescaped(std::move(all.back()));
  }
  void text(std::string_view piece) override {
    if (!open_ || aloud_ || all.empty()) return;
    kept_ += piece.size();
    if (kept_ > most_) throw Unreadable("de werkmap bevat te veel tekst");
    all.back() += piece;
  }

 private:
  std::size_t most_, kept_ = 0;
  bool open_ = false, aloud_ = false;
};

void parse(Archive& archive, const std::string& part, std::size_t most, XmlReader& reader) {
  XmlStream stream(reader);
  archive.read(part, most, [&](std::string_view piece) {
    stream.feed(piece);
    return true;
  });
  stream.finish();
}

// "../sharedStrings.xml" as seen from "xl/worksheets/".
std::string resolved(const std::string& folder, std::string target) {
  if (target.starts_with('/')) return target.substr(1);
  std::string base = folder;
  while (target.starts_with("../")) {
    target.erase(0, 3);
    const auto slash = base.rfind('/', base.size() < 2 ? 0 : base.size() - 2);
    base = slash == std::string::npos ? "" : base.substr(0, slash + 1);
  }
  return base + target;
}

const Workbook::Sheet& chosen(const Workbook& book, const std::string& name) {
  std::string known;
  for (const auto& one : book.sheets) {
    if (name.empty() ? !one.hidden : one.name == name) return one;
    known += (known.empty() ? "" : ", ") + one.name;
  }
  if (name.empty() && !book.sheets.empty()) return book.sheets.front();
  throw Unreadable(book.sheets.empty() ? "de werkmap heeft geen bladen"
                                       : "er is geen blad \"" + name + "\"; wel: " + known);
}

}  // namespace

bool is_day_format(std::string_view format) {
  format = format.substr(0, format.find(';'));  // how a positive number is shown
  bool day = false, year_or_month = false;
  for (std::size_t at = 0; at < format.size(); ++at) {
    const char c = format[at];
    if (c == '\\' || c == '_' || c == '*') {
      ++at;
    } else if (c == '"' || c == '[') {
      const auto close = format.find(c == '"' ? '"' : ']', at + 1);
      if (close == std::string_view::npos) break;
      at = close;
    } else if (c == 'd' || c == 'D') {
      day = true;
    } else if (c == 'y' || c == 'Y' || c == 'j' || c == 'J') {
      year_or_month = true;
    } else if ((c == 'm' || c == 'M') && at + 2 < format.size() && (format[at + 1] | 32) == 'm' &&
               (format[at + 2] | 32) == 'm') {
      year_or_month = true;  // "mmm": a month in letters; "mm" alone may be minutes
    } else if ((c == 'G' || c == 'g') && format.substr(at).starts_with("General")) {
      break;
    }
  }
  return day || year_or_month;
}

Table read_xlsx(const std::string& bytes, const std::string& sheet, const Limits& limits) {
  Archive archive(bytes);
  if (archive.has("mimetype") || !archive.has("_rels/.rels"))
    throw Unreadable("dit is geen Excel-werkmap; bewaar het blad als .xlsx of .csv");
  Relations root;
  parse(archive, "_rels/.rels", small_part, root);
  const std::string main = resolved("", root.of_type("/officeDocument"));
  const auto slash = main.rfind('/');
  const std::string folder = slash == std::string::npos ? "" : main.substr(0, slash + 1);
  const std::string relations_of_main = folder + "_rels/" + main.substr(folder.size()) + ".rels";
  if (!archive.has(main) || !archive.has(relations_of_main))
    throw Unreadable("dit is geen Excel-werkmap die te lezen is; bewaar het blad als .xlsx of .csv");
  Workbook book;
  parse(archive, main, small_part, book);
  Relations parts;
  parse(archive, relations_of_main, small_part, parts);
  Styles styles;
  if (const auto target = parts.of_type("/styles"); !target.empty() && archive.has(resolved(folder, target)))
    parse(archive, resolved(folder, target), small_part, styles);
  SharedStrings strings(limits.text);
  if (const auto target = parts.of_type("/sharedStrings"); !target.empty() && archive.has(resolved(folder, target)))
    parse(archive, resolved(folder, target), limits.inflated, strings);
  const auto& one = chosen(book, sheet);
  const auto part = parts.by_id.find(one.relation);
  if (part == parts.by_id.end() || !part->second.type.ends_with("/worksheet"))
    throw Unreadable("het blad \"" + one.name + "\" is geen gewoon werkblad");
  Table out;
  out.name = one.name;
  for (const auto& each : book.sheets) out.sheets.push_back(each.name);
  out.days_from_1904 = book.from_1904;
  SheetReader reader(out, strings.all, styles.is_day, limits);
  parse(archive, resolved(folder, part->second.target), limits.inflated, reader);
  return out;
}

}  // namespace gestand::sheet
