#include "services/commitments/adapters/check_text.hpp"

#include <nlohmann/json.hpp>

#include "common/wire/body.hpp"
#include "services/commitments/domain/vague.hpp"

namespace gestand::commitments {

using nlohmann::json;

namespace {

constexpr std::size_t text_max = 20'000;

}  // namespace

std::string check_text(const std::string& bytes) {
  const json whole = json::parse(bytes);
  wire::Faults faults;
  wire::Body body(whole, faults);
  const auto text = body.text("tekst", text_max);
  const bool has_term = body.flag("heeftTermijn");
  body.finish();
  json out = json::object();
  if (!faults.empty()) {
    for (const auto& one : faults)
      out["errors"].push_back({{"in", one.in}, {"location", one.location}, {"code", one.code}, {"detail", one.detail}});
    return out.dump();
  }
  out["bevindingen"] = json::array();
  for (const auto& one : findings(text, has_term)) {
    json shown = {{"code", one.code}, {"uitleg", one.explanation}};
    if (one.passage) {
      shown["passage"] = one.passage->text;
      shown["van"] = one.passage->from;
      shown["tot"] = one.passage->to;
    }
    out["bevindingen"].push_back(std::move(shown));
  }
  return out.dump(-1, ' ', false, json::error_handler_t::replace);
}

}  // namespace gestand::commitments
