// The script as a whole, and its placeholders: see demo.hpp.
#include "services/gestand/domain/demo.hpp"

#include <charconv>
#include <iterator>
#include <stdexcept>

namespace gestand::cli {

std::vector<DemoStep> demo_steps() {
  std::vector<DemoStep> all = demo_vehicles();
  for (const auto& part : {demo_motions(), demo_commitments(), demo_staff(), demo_handling(), demo_reporting()})
    all.insert(all.end(), part.begin(), part.end());
  return all;
}

std::string filled(std::string_view text, const std::function<std::string(int)>& day,
                   const std::function<std::string(const std::string&)>& id) {
  std::string out;
  while (true) {
    const auto open = text.find('<');
    out += text.substr(0, open);
    if (open == std::string_view::npos) return out;
    const auto close = text.find('>', open);
    if (close == std::string_view::npos) throw std::invalid_argument("onafgemaakte plaats in: " + std::string(text));
    const std::string_view inside = text.substr(open + 1, close - open - 1);
    int offset = 0;
    const auto read = std::from_chars(inside.data(), inside.data() + inside.size(), offset);
    if (inside.starts_with("id "))
      out += id(std::string(inside.substr(3)));
    else if (!inside.empty() && read.ec == std::errc{} && read.ptr == inside.data() + inside.size())
      out += day(offset);
    else
      throw std::invalid_argument("onbekende plaats <" + std::string(inside) + ">");
    text.remove_prefix(close + 1);
  }
}

}  // namespace gestand::cli
