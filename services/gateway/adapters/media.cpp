#include "services/gateway/adapters/media.hpp"

#include <algorithm>
#include <array>
#include <cstdlib>

namespace gestand::gateway {
namespace {

struct Kind {
  Format format;
  std::string_view type, extension;
};
constexpr std::array kinds{
    Kind{Format::Json, "application/json", "json"}, Kind{Format::Csv, "text/csv", "csv"},
    Kind{Format::Xlsx, "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "xlsx"},
    Kind{Format::Odt, "application/vnd.oasis.opendocument.text", "odt"}};

const Kind& kind_of(Format format) {
  return *std::find_if(kinds.begin(), kinds.end(), [&](const Kind& kind) { return kind.format == format; });
}

std::string_view trimmed(std::string_view text) {
  while (!text.empty() && (text.front() == ' ' || text.front() == '\t')) text.remove_prefix(1);
  while (!text.empty() && (text.back() == ' ' || text.back() == '\t')) text.remove_suffix(1);
  return text;
}

bool same(std::string_view a, std::string_view b) {
  return std::equal(a.begin(), a.end(), b.begin(), b.end(),
                    [](unsigned char x, unsigned char y) { return std::tolower(x) == std::tolower(y); });
}

// Takes what stands before the separator off the text.
std::string_view cut(std::string_view& text, char separator) {
  const auto end = std::min(text.find(separator), text.size());
  const auto out = trimmed(text.substr(0, end));
  text.remove_prefix(std::min(end + 1, text.size()));
  return out;
}

struct Range {
  std::string_view type;
  double quality = 1;
};

Range read_range(std::string_view text) {
  Range out{cut(text, ';')};
  while (!text.empty()) {
    const auto parameter = cut(text, ';');
    if (parameter.size() < 3 || !same(parameter.substr(0, 2), "q=")) continue;
    out.quality = std::strtod(std::string(parameter.substr(2)).c_str(), nullptr);
  }
  return out;
}

bool fits(std::string_view range, Format format) {
  const auto type = kind_of(format).type;
  if (range == "*/*" || same(range, type)) return true;
  if (format == Format::Json && same(range, "application/problem+json")) return true;  // reads both or neither
  return range.ends_with("/*") && type.starts_with(range.substr(0, range.size() - 1));
}

}  // namespace

std::string media_type(Format format) { return std::string(kind_of(format).type); }

std::string_view extension(Format format) { return kind_of(format).extension; }

std::optional<Format> parse_format(std::string_view extension) {
  const auto found =
      std::find_if(kinds.begin(), kinds.end(), [&](const Kind& kind) { return kind.extension == extension; });
  return found == kinds.end() ? std::nullopt : std::optional(found->format);
}

std::span<const Format> table_formats() {
  static constexpr std::array all{Format::Json, Format::Csv, Format::Xlsx, Format::Odt};
  return all;
}

std::optional<Format> preferred(const ApiRequest& request, std::span<const Format> offered) {
  const std::string header = request.header("accept");
  std::string_view rest = header;
  if (trimmed(rest).empty()) return offered.front();
  std::optional<Format> out;
  double best = 0;
  while (!rest.empty()) {
    const Range range = read_range(cut(rest, ','));
    if (range.quality <= best) continue;
    const auto found =
        std::find_if(offered.begin(), offered.end(), [&](Format format) { return fits(range.type, format); });
    if (found == offered.end()) continue;
    out = *found;
    best = range.quality;
  }
  return out;
}

}  // namespace gestand::gateway
