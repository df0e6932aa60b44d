// From what was typed to the JSON body of the API.
#include <algorithm>
#include <charconv>
#include <nlohmann/json.hpp>

#include "services/gateway/pages/form.hpp"

namespace gestand::gateway::pages {
namespace {

using nlohmann::json;

std::string trimmed(std::string_view text) {
  const auto begin = text.find_first_not_of(" \t\r\n");
  if (begin == std::string_view::npos) return {};
  return std::string(text.substr(begin, text.find_last_not_of(" \t\r\n") - begin + 1));
}

// Browsers send CRLF; the house keeps LF.
std::string one_kind_of_line(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (c != '\r') out += c;
  }
  return trimmed(out);
}

std::vector<std::string> lines_of(std::string_view text) {
  std::vector<std::string> out;
  while (!text.empty()) {
    const auto end = std::min(text.find('\n'), text.size());
    if (auto line = trimmed(text.substr(0, end)); !line.empty()) out.push_back(std::move(line));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return out;
}

json number_or_text(const std::string& text) {
  long long number = 0;
  const auto [end, fault] = std::from_chars(text.data(), text.data() + text.size(), number);
  return fault == std::errc{} && end == text.data() + text.size() ? json(number) : json(text);
}

json person(const std::string& line) {
  const auto open = line.rfind('(');
  if (open == std::string::npos || line.back() != ')') return {{"naam", line}};
  json out{{"naam", trimmed(line.substr(0, open))}};
  if (auto party = trimmed(line.substr(open + 1, line.size() - open - 2)); !party.empty()) out["fractie"] = party;
  return out;
}

json audience(const std::string& line) {
  const auto is_committee = line.starts_with("commissie ") || line.starts_with("Commissie ");
  return is_committee ? json{{"commissie", trimmed(line.substr(10))}} : person(line);
}

json seats(const std::string& line) {
  const auto space = line.find_last_of(" \t");
  if (space == std::string::npos) return {{"fractie", line}};
  return {{"fractie", trimmed(line.substr(0, space))}, {"zetels", number_or_text(line.substr(space + 1))}};
}

json rung(const std::string& line) {
  const auto space = line.find_first_of(" \t");
  if (space == std::string::npos) return {{"naWerkdagen", number_or_text(line)}, {"ontvanger", ""}};
  return {{"naWerkdagen", number_or_text(line.substr(0, space))}, {"ontvanger", trimmed(line.substr(space))}};
}

json span(const std::string& line) {
  const auto space = line.find_first_of(" \t");
  if (space == std::string::npos) return {{"vanafDatum", line}};
  return {{"vanafDatum", line.substr(0, space)}, {"totDatum", trimmed(line.substr(space))}};
}

json numbers(std::string_view typed) {
  json out = json::array();
  while (!typed.empty()) {
    const auto end = std::min(typed.find_first_of(",;\n"), typed.size());
    if (const auto one = trimmed(typed.substr(0, end)); !one.empty()) out.push_back(number_or_text(one));
    typed.remove_prefix(std::min(end + 1, typed.size()));
  }
  return out;
}

json value_of(const Field& field, const std::string& typed) {
  const auto each_line = [&](auto make) {
    json out = json::array();
    for (const auto& line : lines_of(typed)) out.push_back(make(line));
    return out;
  };
  switch (field.kind) {
    case Kind::Number: return number_or_text(trimmed(typed));
    case Kind::Check: return true;
    case Kind::Area: return one_kind_of_line(typed);
    case Kind::Lines: return each_line([](const std::string& line) { return json(line); });
    case Kind::People: return each_line(person);
    case Kind::Audience: return each_line(audience);
    case Kind::Seats: return each_line(seats);
    case Kind::Spans: return each_line(span);
    case Kind::Rungs: return each_line(rung);
    case Kind::Numbers: return numbers(typed);
    case Kind::Text:
    case Kind::Date:
    case Kind::Select:
    case Kind::Item: return trimmed(typed);
  }
  return nullptr;
}

}  // namespace

json body_from(const Form& form, const Params& typed) {
  json body = json::object();
  for (const auto& field : form.fields) {
    const auto given = first(typed, std::string(field.name));
    if (trimmed(given).empty()) continue;
    json* place = &body;
    auto name = field.name;
    for (auto dot = name.find('.'); dot != std::string_view::npos; dot = name.find('.')) {
      place = &(*place)[std::string(name.substr(0, dot))];
      name.remove_prefix(dot + 1);
    }
    (*place)[std::string(name)] = value_of(field, given);
  }
  return body;
}

namespace {

std::string person_line(const json& one) {
  if (const auto committee = text(one, "commissie"); !committee.empty()) return "commissie " + committee;
  const auto party = text(one, "fractie");
  return text(one, "naam") + (party.empty() ? "" : " (" + party + ")");
}

std::string in_one_line(std::string text) {
  std::replace(text.begin(), text.end(), '\n', ' ');
  return text;
}

std::string shown(const Field& field, const json& value) {
  if (value.is_string()) return value.get<std::string>();
  const json all = value.is_array() ? value : json::array({value});
  std::string out;
  for (const auto& one : all) {
    out += out.empty() ? "" : "\n";
    out += field.kind == Kind::People || field.kind == Kind::Audience ? person_line(one)
           : field.kind == Kind::Lines && one.is_object()             ? in_one_line(text(one, "tekst"))
           : one.is_string()                                          ? one.get<std::string>()
                                                                      : one.dump();
  }
  return out;
}

}  // namespace

Params typed_from(const Form& form, const json& document) {
  Params out;
  for (const auto& field : form.fields) {
    std::string pointer = "/" + std::string(field.name);
    std::replace(pointer.begin(), pointer.end(), '.', '/');
    const json::json_pointer place(pointer);
    if (document.contains(place)) out.emplace(field.name, shown(field, document.at(place)));
  }
  return out;
}

}  // namespace gestand::gateway::pages
