// Faults in the words of a form; see the header.
#include "services/gateway/pages/fault_words.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>

#include "services/gateway/pages/language.hpp"

namespace gestand::gateway::pages {
namespace {

bool is_inside(std::string_view whole, std::string_view start) {
  return whole.starts_with(start) && (whole.size() == start.size() || whole[start.size()] == '.');
}

// Names inside a line of a field, which have no label of their own.
struct InnerName {
  std::string_view name, words;
};
constexpr std::array inner_names{InnerName{"vanafDatum", "eerste dag"}, InnerName{"totDatum", "laatste dag"},
                                 InnerName{"naWerkdagen", "aantal werkdagen"}};

// How the form calls what the API calls `name`, of names in the same part of the body as the field.
std::string called(const Form& form, const Field& beside, std::string_view name) {
  const auto place = beside.name.substr(0, beside.name.rfind('.') + 1);  // "termijn.", or nothing
  for (const auto& field : form.fields) {
    if (field.name == name || field.name == std::string(place) + std::string(name))
      return fmt::format("“{}”", field.label);
  }
  for (const auto& inner : inner_names) {
    if (inner.name == name) return std::string(inner.words);
  }
  return std::string(name);
}

// The sentence of the API with each "naam" as the form calls it.
std::string with_labels(const Form& form, const Field& beside, std::string_view detail) {
  std::string out;
  while (!detail.empty()) {
    const auto begin = detail.find('"');
    const auto end = begin == detail.npos ? detail.npos : detail.find('"', begin + 1);
    if (end == detail.npos) break;
    const auto quoted = detail.substr(begin + 1, end - begin - 1);
    const auto words = called(form, beside, quoted);
    out += detail.substr(0, begin);
    out += words == quoted ? fmt::format("“{}”", quoted) : words;
    detail.remove_prefix(end + 1);
  }
  return out += detail;
}

// "Geef precies een van: datum, tekst." with the labels of those that the form has.
std::string listed(const Form& form, std::string_view location) {
  std::vector<std::string> labels;
  for (const auto& field : form.fields) {
    if (is_inside(field.name, location)) labels.push_back(fmt::format("“{}”", say(field.label)));
  }
  std::string out;
  for (std::size_t i = 0; i < labels.size(); ++i)
    out += (i == 0 ? "" : i + 1 == labels.size() ? " " + say("of") + " " : ", ") + labels[i];
  return out;
}

std::vector<long long> numbers_in(std::string_view text) {
  std::vector<long long> out;
  for (std::size_t i = 0; i < text.size();) {
    long long number = 0;
    const auto [end, fault] = std::from_chars(text.data() + i, text.data() + text.size(), number);
    if (fault == std::errc{}) out.push_back(number);
    i = fault == std::errc{} ? static_cast<std::size_t>(end - text.data()) : i + 1;
  }
  return out;
}

// "Regel 2: " of what is about one line of a field of lines.
std::string line_of(const Field& field, std::string_view location) {
  const bool lines = field.kind == Kind::Lines || field.kind == Kind::People || field.kind == Kind::Audience ||
                     field.kind == Kind::Rungs || field.kind == Kind::Spans || field.kind == Kind::Seats;
  if (!lines || location.size() <= field.name.size() + 1) return {};
  const auto numbers = numbers_in(location.substr(field.name.size() + 1));
  return numbers.empty() ? "" : fmt::format("Regel {}: ", numbers.front() + 1);
}

// A sentence of ours for what is wrong with the field as a whole; empty: what the API says is as good.
std::string own_sentence(const Field& field, const Fault& fault) {
  const auto label = say(field.label);
  const auto& code = fault.code;
  const bool named = fault.detail.starts_with('"');
  const auto numbers = numbers_in(fault.detail);
  const bool unknown =
      code == "onbekende-waarde" || code == "onbekende-code" || code == "onbekende-id" || code == "geen-id";
  if (field.kind == Kind::Select && (unknown || (named && (code == "ontbreekt" || code == "leeg"))))
    return say("Maak een keuze bij “{}”.", label);
  if (named && (code == "ontbreekt" || code == "leeg")) return say("Vul “{}” in.", label);
  if (field.kind == Kind::Item && unknown) return say("Vul bij “{}” het nummer in van een zaak die er is.", label);
  if (code == "geen-datum") return say("“{}” moet een bestaande datum zijn.", label);
  if (code == "datum-in-toekomst" && named) return say("“{}” mag niet na vandaag liggen.", label);
  if (code == "te-lang" && named && numbers.size() == 1)
    return say("“{}” mag hoogstens {} tekens lang zijn.", label, numbers[0]);
  if (code == "geen-getal" && named && numbers.size() == 2)
    return say("“{}” moet een geheel getal zijn van {} tot en met {}.", label, numbers[0], numbers[1]);
  return {};
}

}  // namespace

const Field* field_of(const Form& form, const std::string& location) {
  if (location.empty()) return nullptr;
  const Field* first_inside = nullptr;
  for (const auto& field : form.fields) {
    if (is_inside(location, field.name)) return &field;
    if (!is_inside(field.name, location)) continue;
    if (first_inside == nullptr || (field.required && !first_inside->required)) first_inside = &field;
  }
  return first_inside;
}

FaultWords fault_in_words(const Form& form, const Field& field, const Fault& fault) {
  const bool of_several = fault.location.size() < field.name.size();  // "termijn", whose fields are inside it
  const bool one_of = fault.code == "een-van-vier" || (fault.code == "ontbreekt" && fault.detail.starts_with('"'));
  if (of_several && one_of && !field.required)
    return {say("Vul één van deze in: {}.", listed(form, fault.location)), {}};
  if (fault.location == field.name || of_several) {
    if (auto own = own_sentence(field, fault); !own.empty()) return {std::move(own), {}};
  }
  return {{}, line_of(field, fault.location) + with_labels(form, field, fault.detail)};
}

std::string loose_fault_in_words(const Form& form, const Fault& fault) {
  if (fault.code == "niets-te-wijzigen") return say("U hebt niets gewijzigd.");
  return with_labels(form, Field{.name = {}, .label = {}}, fault.detail);
}

}  // namespace gestand::gateway::pages
