// gestand nota: the reader of the documents service, without a stack.
#include <fmt/format.h>

#include <cstdio>
#include <fstream>
#include <iostream>
#include <iterator>
#include <nlohmann/json.hpp>
#include <stdexcept>

#include "common/calendar/calendar.hpp"
#include "services/documents/adapters/intake.hpp"
#include "services/gestand/adapters/commands.hpp"

namespace gestand::cli {

using nlohmann::json;

namespace {

constexpr std::size_t file_max = 16 * 1024 * 1024;

std::string content(const std::string& file) {
  std::string out;
  const auto take = [&](std::istream& in) {
    char block[65536];
    while (in.read(block, sizeof block) || in.gcount() > 0) {
      out.append(block, static_cast<std::size_t>(in.gcount()));
      if (out.size() > file_max) throw std::runtime_error("deze nota is groter dan 16 MiB");
    }
  };
  if (file == "-") {
    take(std::cin);
    return out;
  }
  std::ifstream in(file, std::ios::binary);
  if (!in) throw std::runtime_error("kan " + file + " niet lezen");
  take(in);
  return out;
}

std::string shown(const json& value) {
  if (value.is_string()) return value.get<std::string>();
  if (value.is_boolean()) return value.get<bool>() ? "ja" : "nee";
  std::string out;
  for (const auto& [name, one] : value.items()) {
    if (!out.empty()) out += value.is_array() ? "; " : ", ";
    out += (value.is_object() ? name + " " : "") + shown(one);
  }
  return out;
}

void print(const json& reading) {
  const json& nota = reading.at("nota");
  for (const char* name :
       {"titel", "soort", "datum", "kenmerk", "aan", "van", "afdeling", "auteur", "contactpersoon", "bijlagen"})
    fmt::print("{:<16}{}\n", name, nota.contains(name) ? nota[name].get<std::string>() : "(niet gevonden)");
  for (const auto& one : nota.at("paragrafen"))
    fmt::print("  {:<6}{}{}\n", one.value("nummer", ""), one.value("titel", ""),
               one.at("openbaar").get<bool>() ? "" : "  [niet openbaar]");
  for (const auto& one : nota.at("route"))
    fmt::print("  route {}  {}  {}\n", one.value("station", ""), one.value("datum", "-"), one.value("paraaf", "-"));
  fmt::print("\n{} voorstellen\n", reading.at("voorstellen").size());
  for (const auto& one : reading.at("voorstellen")) {
    fmt::print("\n{}  (zekerheid {:.2f}: {}){}\n", one.at("soort").get<std::string>(),
               one.at("zekerheid").get<double>(), one.at("regel").get<std::string>(),
               one.at("openbaar").get<bool>() ? "" : "  [niet openbaar]");
    for (const auto& [name, value] : one.at("velden").items()) fmt::print("  {:<16}{}\n", name, shown(value));
    const json& passage = one.at("bewijs").front();
    fmt::print("  tekens {}-{}: {}\n", passage.at("van").get<std::size_t>(), passage.at("tot").get<std::size_t>(),
               passage.at("tekst").get<std::string>());
  }
}

}  // namespace

int cmd_nota(const std::string& file, bool as_json) {
  const std::string bytes = content(file);
  const auto outcome = documents::read_document(bytes.starts_with("%PDF-") ? "application/pdf" : "text/plain", bytes,
                                                calendar::Calendar::builtin());  // without a stack: no entries
  if (!outcome) throw std::runtime_error(outcome.refusal().detail);
  if (as_json) {
    fmt::print("{}\n", outcome.value());
  } else {
    print(json::parse(outcome.value()));
  }
  return 0;
}

}  // namespace gestand::cli
