#include "common/sheet/xlsx_sheet.hpp"

#include <algorithm>
#include <charconv>

#include "common/calendar/date.hpp"
#include "common/sheet/encoding.hpp"

namespace gestand::sheet {

namespace {

constexpr const char* too_big = "het blad heeft te veel rijen of cellen";

std::optional<int> whole(std::string_view text) {
  int out = 0;
  const auto read = std::from_chars(text.data(), text.data() + text.size(), out);
  if (read.ec != std::errc{} || read.ptr != text.data() + text.size()) return std::nullopt;
  return out;
}

struct Place {
  std::size_t column;
  int row;
};
std::optional<Place> place_of(std::string_view text) {
  const auto digits = text.find_first_of("0123456789");
  if (digits == std::string_view::npos) return std::nullopt;
  const auto column = column_of(text.substr(0, digits));
  const auto row = whole(text.substr(digits));
  if (!column || !row || *row < 1) return std::nullopt;
  return Place{*column, *row};
}

int hex_digit(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

std::string trimmed(const std::string& text) {
  const auto begin = text.find_first_not_of(" \t\n");
  if (begin == std::string::npos) return {};
  return text.substr(begin, text.find_last_not_of(" \t\n") - begin + 1);
}

}  // namespace

std::string unescaped(std::string text) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (text[at] == '_' && at + 6 < text.size() && text[at + 1] == 'x' && text[at + 6] == '_') {
      int point = 0;
      for (std::size_t i = 2; i < 6; ++i)
        point = point < 0 || hex_digit(text[at + i]) < 0 ? -1 : point * 16 + hex_digit(text[at + i]);
      if (point >= 0 && (point < 0xd800 || point > 0xdfff)) {
        append_utf8(out, static_cast<char32_t>(point));
        at += 6;
        continue;
      }
    }
    out += text[at];
  }
  std::string ends;
  for (std::size_t at = 0; at < out.size(); ++at) {
    if (out[at] == '\r') {
      ends += '\n';
      if (at + 1 < out.size() && out[at + 1] == '\n') ++at;
    } else {
      ends += out[at];
    }
  }
  return ends;
}

void SheetReader::start(std::string_view name, const Attributes& attributes) {
  if (name == "row") begin_row(attributes);
  if (name == "c") begin_cell(attributes);
  if (name == "v") in_value_ = true;
  if (name == "t") in_text_ = true;
  if (name == "rPh") aloud_ = true;
  if (name == "mergeCell") {
    const auto range = attributes.get("ref");
    const auto colon = range.find(':');
    constexpr std::size_t merges_max = 2'000;  // each is looked at for each row
    if (colon == std::string_view::npos) return;
    if (table_.merges.size() >= merges_max) throw Unreadable("het blad heeft te veel samengevoegde cellen");
    const auto first = place_of(range.substr(0, colon));
    const auto last = place_of(range.substr(colon + 1));
    if (first && last) table_.merges.push_back({first->row, last->row, first->column, last->column});
  }
}

void SheetReader::end(std::string_view name) {
  if (name == "v") in_value_ = false;
  if (name == "t") in_text_ = false;
  if (name == "rPh") aloud_ = false;
  if (name == "c") end_cell();
  if (name == "row") end_row();
}

void SheetReader::text(std::string_view piece) {
  if (!in_value_ && !(in_text_ && !aloud_)) return;
  value_ += piece;
  if (value_.size() > limits_.text) throw Unreadable(too_big);
}

// Rows and cells may leave out where they are: they are then next to the one before.
void SheetReader::begin_row(const Attributes& attributes) {
  constexpr int last_row = 1'048'576;
  row_ = {whole(attributes.get("r")).value_or(next_row_), {}};
  if (row_.number < next_row_ || row_.number > last_row)
    throw Unreadable("de rijen van het blad staan niet op volgorde");
  next_row_ = row_.number + 1;
  next_column_ = 0;
  anything_ = false;
}

void SheetReader::begin_cell(const Attributes& attributes) {
  const auto place = place_of(attributes.get("r"));
  column_ = place ? place->column : next_column_;
  next_column_ = column_ + 1;
  type_ = attributes.get("t");
  style_ = static_cast<std::size_t>(std::max(0, whole(attributes.get("s")).value_or(0)));
  value_.clear();
}

Cell SheetReader::number() const {
  Cell out{Cell::Kind::Number, value_, 0, std::nullopt};
  const auto read = std::from_chars(value_.data(), value_.data() + value_.size(), out.number);
  if (read.ec != std::errc{}) return {Cell::Kind::Text, value_, 0, std::nullopt};
  out.text = shown(out.number);
  if (style_ >= days_.size() || !days_[style_]) return out;
  if (const auto day = day_of_number(out.number, table_.days_from_1904))
    return {Cell::Kind::Day, calendar::to_iso(*day), out.number, day};
  return out;
}

Cell SheetReader::made() const {
  const auto as_text = [](const std::string& text) {
    return Cell{text.empty() ? Cell::Kind::Empty : Cell::Kind::Text, text, 0, std::nullopt};
  };
  if (type_ == "s") {
    const auto index = whole(value_);
    if (!index || *index < 0 || static_cast<std::size_t>(*index) >= strings_.size()) return {};
    return as_text(trimmed(strings_[static_cast<std::size_t>(*index)]));
  }
  if (type_ == "inlineStr" || type_ == "str") return as_text(trimmed(unescaped(value_)));
  const std::string plain = trimmed(value_);
  if (plain.empty()) return {};
  if (type_ == "e") return {Cell::Kind::Fault, plain, 0, std::nullopt};
  if (type_ == "b") return as_text(plain == "1" ? "ja" : "nee");
  if (type_ == "d") {
    const auto day = calendar::parse_date(plain.substr(0, 10));
    return day ? Cell{Cell::Kind::Day, calendar::to_iso(*day), 0, day} : as_text(plain);
  }
  return number();
}

void SheetReader::end_cell() {
  Cell cell = made();
  if (cell.kind == Cell::Kind::Empty || column_ >= limits_.columns) {
    if (cell.kind != Cell::Kind::Empty) throw Unreadable("het blad heeft te veel kolommen");
    return;
  }
  if (row_.cells.size() <= column_) row_.cells.resize(column_ + 1);
  kept_ += cell.text.size();
  row_.cells[column_] = std::move(cell);
  anything_ = true;
  if (kept_ > limits_.text || ++cells_ > limits_.cells) throw Unreadable(too_big);
}

void SheetReader::end_row() {
  if (!anything_) return;
  if (table_.rows.size() >= limits_.rows) throw Unreadable(too_big);
  table_.rows.push_back(std::move(row_));
  row_ = {};
}

}  // namespace gestand::sheet
