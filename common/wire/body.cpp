#include "common/wire/body.hpp"

#include <algorithm>

#include "common/calendar/date.hpp"
#include "common/wire/number.hpp"

namespace gestand::wire {

using nlohmann::json;

namespace {

// Beyond these a day is a slip of the keyboard. The last one is also that of the calendar's years.
constexpr Date earliest = Date{std::chrono::year{1800} / 1 / 1};
constexpr Date latest = Date{std::chrono::year{2199} / 12 / 31};

std::string joined(const std::vector<std::string>& words) {
  std::string out;
  for (const auto& word : words) out += (out.empty() ? "" : ", ") + word;
  return out;
}

bool blank(const std::string& text) { return text.find_first_not_of(" \t\r\n") == std::string::npos; }

std::size_t characters(const std::string& text) {
  return static_cast<std::size_t>(
      std::count_if(text.begin(), text.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; }));
}

}  // namespace

bool is_clean_text(const std::string& text) {
  for (const char c : text) {
    const auto code = static_cast<unsigned char>(c);
    if ((code < 0x20 && c != '\n' && c != '\r' && c != '\t') || code == 0x7f) return false;
  }
  return true;  // that it is UTF-8 was seen by the JSON parser
}

Body::Body(const json& object, Faults& faults, std::string place)
    : object_(object), faults_(faults), place_(std::move(place)) {
  if (!object_.is_object()) faults_.push_back({"body", place_, "geen-object", "Hier hoort een JSON-object te staan."});
}

std::string Body::at(const std::string& name) const {
  return place_.empty() || name.empty() ? place_ + name : place_ + "/" + name;
}
void Body::fault(const std::string& name, std::string code, std::string detail) {
  faults_.push_back({"body", at(name), std::move(code), std::move(detail)});
}
bool Body::fine(const std::string& name) const {
  const std::string place = at(name);
  return std::none_of(faults_.begin(), faults_.end(),
                      [&](const Fault& one) { return one.location == place || one.location.starts_with(place + "/"); });
}
bool Body::has(const std::string& name) const { return object_.is_object() && object_.contains(name); }

const json* Body::find(const std::string& name, bool required) {
  asked_.insert(name);
  if (!object_.is_object()) return nullptr;
  const auto found = object_.find(name);
  if (found != object_.end()) return &*found;
  if (required) fault(name, "ontbreekt", "\"" + name + "\" is verplicht.");
  return nullptr;
}

void Body::needs_one_of(const std::vector<std::string>& names) {
  if (std::any_of(names.begin(), names.end(), [&](const std::string& name) { return has(name); })) return;
  fault("", "niets-te-wijzigen", "Geef ten minste een van: " + joined(names) + ".");
}

std::string Body::text(const std::string& name, std::size_t length_max) {
  if (find(name, true) == nullptr) return {};
  return maybe_text(name, length_max).value_or("");
}

std::optional<std::string> Body::maybe_text(const std::string& name, std::size_t length_max) {
  const json* value = find(name, false);
  if (value == nullptr) return std::nullopt;
  if (!value->is_string()) {
    fault(name, "geen-tekst", "\"" + name + "\" moet tekst zijn.");
    return std::nullopt;
  }
  auto text = value->get<std::string>();
  if (blank(text)) {
    fault(name, "leeg", "\"" + name + "\" mag niet leeg zijn.");
  } else if (!is_clean_text(text)) {
    fault(name, "stuurtekens", "\"" + name + "\" bevat stuurtekens.");
  } else if (characters(text) > length_max) {
    fault(name, "te-lang", "\"" + name + "\" mag hoogstens " + std::to_string(length_max) + " tekens lang zijn.");
  }
  return text;
}

Date Body::date(const std::string& name) {
  if (find(name, true) == nullptr) return {};
  return maybe_date(name).value_or(Date{});
}

std::optional<Date> Body::maybe_date(const std::string& name) {
  const json* value = find(name, false);
  if (value == nullptr) return std::nullopt;
  const auto date = value->is_string() ? calendar::parse_date(value->get<std::string>()) : std::nullopt;
  if (!date) {
    fault(name, "geen-datum", "\"" + name + "\" moet een bestaande datum zijn, geschreven als JJJJ-MM-DD.");
  } else if (*date < earliest || *date > latest) {
    fault(name, "datum-buiten-bereik",
          "\"" + name + "\" moet liggen van " + calendar::to_iso(earliest) + " tot en met " + calendar::to_iso(latest) +
              ".");
  }
  return date;
}

int Body::number(const std::string& name, int min, int max) {
  if (find(name, true) == nullptr) return min;
  return maybe_number(name, min, max).value_or(min);
}

std::optional<int> Body::maybe_number(const std::string& name, int min, int max) {
  const json* value = find(name, false);
  if (value == nullptr) return std::nullopt;
  if (!value->is_number_integer() || value->get<double>() < min || value->get<double>() > max) {
    fault(name, "geen-getal",
          "\"" + name + "\" moet een geheel getal zijn van " + std::to_string(min) + " tot en met " +
              std::to_string(max) + ".");
    return std::nullopt;
  }
  return value->get<int>();
}

bool Body::flag(const std::string& name) {
  const json* value = find(name, false);
  if (value == nullptr) return false;
  if (!value->is_boolean()) fault(name, "geen-boolean", "\"" + name + "\" moet true of false zijn.");
  return value->is_boolean() && value->get<bool>();
}

std::string Body::choice(const std::string& name, const std::vector<std::string>& words) {
  if (find(name, true) == nullptr) return {};
  return maybe_choice(name, words).value_or("");
}

std::optional<std::string> Body::maybe_choice(const std::string& name, const std::vector<std::string>& words) {
  const json* value = find(name, false);
  if (value == nullptr) return std::nullopt;
  if (!value->is_string() || std::find(words.begin(), words.end(), value->get<std::string>()) == words.end()) {
    fault(name, "onbekende-waarde", "\"" + name + "\" moet een van deze zijn: " + joined(words) + ".");
    return std::nullopt;
  }
  return value->get<std::string>();
}

std::vector<std::string> Body::texts(const std::string& name, std::size_t length_max, std::size_t count_max) {
  std::vector<std::string> out;
  const json* value = find(name, false);
  if (value == nullptr) return out;
  if (!value->is_array() || value->size() > count_max) {
    fault(name, "geen-lijst",
          "\"" + name + "\" moet een lijst zijn van hoogstens " + std::to_string(count_max) + " teksten.");
    return out;
  }
  for (std::size_t i = 0; i < value->size(); ++i) {
    const json& one = (*value)[i];
    const std::string place = name + "/" + std::to_string(i);
    if (!one.is_string() || blank(one.get<std::string>()) || !is_clean_text(one.get<std::string>())) {
      fault(place, "geen-tekst", "Hier hoort tekst te staan, niet leeg en zonder stuurtekens.");
    } else if (characters(one.get<std::string>()) > length_max) {
      fault(place, "te-lang", "Deze tekst mag hoogstens " + std::to_string(length_max) + " tekens lang zijn.");
    } else {
      out.push_back(one.get<std::string>());
    }
  }
  return out;
}

std::string Body::paper(const std::string& name) {
  if (find(name, true) == nullptr) return {};
  return maybe_paper(name).value_or("");
}

std::optional<std::string> Body::maybe_paper(const std::string& name) {
  const json* value = find(name, false);
  if (value == nullptr) return std::nullopt;
  const auto number = value->is_string() ? parse_paper_number(value->get<std::string>()) : std::nullopt;
  if (!number) {
    fault(name, "geen-kamerstuknummer",
          "\"" + name +
              "\" moet een kamerstuknummer zijn, zoals \"26643-1172\", \"26 643, nr. 1172\" of \"36600-VI-45\".");
  }
  return number;
}

std::string Body::uuid(const std::string& name) {
  if (find(name, true) == nullptr) return {};
  return maybe_uuid(name).value_or("");
}

std::optional<std::string> Body::maybe_uuid(const std::string& name) {
  const json* value = find(name, false);
  if (value == nullptr) return std::nullopt;
  const std::string text = value->is_string() ? value->get<std::string>() : "";
  const bool fits = text.size() == 36 && text.find_first_not_of("0123456789abcdef-") == std::string::npos &&
                    std::count(text.begin(), text.end(), '-') == 4 && text[8] == '-' && text[13] == '-' &&
                    text[18] == '-' && text[23] == '-';
  if (!fits) {
    fault(name, "geen-id", "\"" + name + "\" moet een id zijn (een UUID in kleine letters).");
    return std::nullopt;
  }
  return text;
}

void Body::object(const std::string& name, const std::function<void(Body&)>& read) {
  if (find(name, true) != nullptr) maybe_object(name, read);
}

void Body::maybe_object(const std::string& name, const std::function<void(Body&)>& read) {
  const json* value = find(name, false);
  if (value == nullptr) return;
  Body inner(*value, faults_, at(name));
  if (!value->is_object()) return;
  read(inner);
  inner.finish();
}

nlohmann::json Body::unread(const std::string& name) {
  const json* value = find(name, false);
  if (value == nullptr) return nullptr;
  const Body inner(*value, faults_, at(name));  // says so where it is no object
  return value->is_object() ? *value : json::object();
}

void Body::each(const std::string& name, const std::function<void(Body&)>& read, std::size_t count_max) {
  const json* value = find(name, false);
  if (value == nullptr) return;
  if (!value->is_array() || value->size() > count_max) {
    fault(name, "geen-lijst",
          "\"" + name + "\" moet een lijst zijn van hoogstens " + std::to_string(count_max) + " elementen.");
    return;
  }
  for (std::size_t i = 0; i < value->size(); ++i) {
    Body inner((*value)[i], faults_, at(name) + "/" + std::to_string(i));
    if (!(*value)[i].is_object()) continue;
    read(inner);
    inner.finish();
  }
}

void Body::finish() {
  if (!object_.is_object()) return;
  for (const auto& [name, value] : object_.items()) {
    if (!asked_.contains(name)) fault(name, "onbekend-veld", "\"" + name + "\" is hier geen bekend veld.");
  }
}

}  // namespace gestand::wire
