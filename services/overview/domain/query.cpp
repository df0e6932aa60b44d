#include "services/overview/domain/query.hpp"

#include <algorithm>
#include <array>
#include <charconv>

#include "common/calendar/date.hpp"
#include "common/calendar/zone.hpp"
#include "services/overview/domain/folding.hpp"
#include "services/overview/domain/values.hpp"

namespace gestand::overview {
namespace {

struct Name {
  Kind kind;
  std::string_view text;
  std::vector<std::string> items;
};

const std::array<Name, 15>& names() {
  static const std::array<Name, 15> all = {
      {{Kind::Moties, "moties", {"motie"}},
       {Kind::Toezeggingen, "toezeggingen", {"toezegging"}},
       {Kind::Kamerverzoeken, "kamerverzoeken", {"kamerverzoek"}},
       {Kind::Werkvoorraad, "werkvoorraad", {"motie", "toezegging", "kamerverzoek"}},
       {Kind::Vehikels, "vehikels", {"vehikel"}},
       {Kind::Edities, "edities", {"editie"}},
       {Kind::Termijnen, "termijnen", {"termijn"}},
       {Kind::Ambten, "ambten", {"ambt"}},
       {Kind::Directies, "directies", {"directie"}},
       {Kind::Medewerkers, "medewerkers", {"medewerker"}},
       {Kind::Notas, "notas", {"nota"}},
       {Kind::Brieven, "brieven", {"brief"}},
       {Kind::Bewaartermijnen, "bewaartermijnen", {"bewaartermijn"}},
       {Kind::Themas, "themas", {"thema"}},
       {Kind::Weergaven, "weergaven", {"weergave"}}}};
  return all;
}

const Name& name_of(Kind kind) {
  return *std::find_if(names().begin(), names().end(), [&](const Name& name) { return name.kind == kind; });
}

std::vector<std::string> split(std::string_view text) {
  std::vector<std::string> parts;
  while (true) {
    const auto comma = text.find(',');
    std::string_view part = text.substr(0, comma);
    while (!part.empty() && part.front() == ' ') part.remove_prefix(1);
    while (!part.empty() && part.back() == ' ') part.remove_suffix(1);
    parts.emplace_back(part);
    if (comma == std::string_view::npos) return parts;
    text.remove_prefix(comma + 1);
  }
}

std::string joined(const std::vector<std::string>& words) {
  std::string out;
  for (const auto& word : words) out += (out.empty() ? "" : ", ") + word;
  return out;
}

bool month(std::string_view text) {
  return text.size() == 7 && calendar::parse_date(std::string(text) + "-01").has_value();
}

bool uuid(std::string_view text) {
  constexpr std::string_view shape = "xxxxxxxx-xxxx-xxxx-xxxx-xxxxxxxxxxxx";
  return text.size() == shape.size() && std::equal(text.begin(), text.end(), shape.begin(), [](char c, char s) {
           return s == '-' ? c == '-' : (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
         });
}

bool proposal(std::string_view text) {
  return text == "ja" || text == "nee" || text == "editie" || text == "brief" || uuid(text);
}

// Reads one parameter after another into the query and collects what is wrong.
class Reader {
 public:
  Reader(Query& query, std::vector<Fault>& faults, Date today) : query_(query), faults_(faults), today_(today) {}

  void read(const std::string& name, const std::string& value);

 private:
  void fault(const std::string& name, std::string code, std::string detail) {
    faults_.push_back({name, std::move(code), std::move(detail)});
  }

  void any_of(const std::string& name, const std::string& value, std::vector<std::string>& into,
              const std::vector<std::string>& known) {
    for (auto& part : split(value)) {
      if (std::find(known.begin(), known.end(), part) == known.end()) {
        fault(name, "onbekende-waarde",
              "'" + part + "' is geen waarde van " + name + "; bekend zijn: " + joined(known) + ".");
      } else {
        into.push_back(std::move(part));
      }
    }
  }
  void checked(const std::string& name, const std::string& value, std::vector<std::string>& into,
               bool (*good)(std::string_view), const std::string& what) {
    for (auto& part : split(value)) {
      if (good(part)) {
        into.push_back(std::move(part));
      } else {
        fault(name, "onbekende-waarde", "'" + part + "' is geen " + what + ".");
      }
    }
  }
  void ids(const std::string& name, const std::string& value, std::vector<std::string>& into) {
    checked(name, value, into, uuid, "id (UUID)");
    for (auto& id : into)
      std::transform(id.begin(), id.end(), id.begin(),
                     [](char c) { return c >= 'A' && c <= 'F' ? static_cast<char>(c - 'A' + 'a') : c; });
  }
  void texts(const std::string& name, const std::string& value, std::vector<std::string>& into) {
    checked(
        name, value, into, [](std::string_view text) { return !text.empty(); }, "waarde: er staat niets");
  }
  void flag(const std::string& name, const std::string& value, std::optional<bool>& into) {
    if (value == "true" || value == "false") {
      into = value == "true";
    } else {
      fault(name, "onbekende-waarde", name + " is true of false.");
    }
  }
  void wish(const std::string& name, const std::string& value, bool& into) {
    std::optional<bool> wanted;
    flag(name, value, wanted);
    into = wanted.value_or(false);
  }
  // A date, or so many days from the day of the question ("P31D", "-P1D": ISO 8601-2), which a saved view keeps right.
  void day(const std::string& name, const std::string& value, std::optional<Date>& into) {
    into = calendar::parse_date(value);
    if (const auto days = days_of(value)) into = query_.day + *days;
    if (!into) fault(name, "ongeldige-datum", "'" + value + "' is geen datum JJJJ-MM-DD en geen aantal dagen (P31D).");
  }
  static std::optional<std::chrono::days> days_of(std::string_view value) {
    const bool back = value.starts_with('-');
    if (back) value.remove_prefix(1);
    if (value.size() < 3 || value.size() > 6 || value.front() != 'P' || value.back() != 'D') return std::nullopt;
    int count = 0;
    const auto* last = value.data() + value.size() - 1;
    const auto [end, error] = std::from_chars(value.data() + 1, last, count);
    if (error != std::errc{} || end != last || count < 0) return std::nullopt;
    return std::chrono::days{back ? -count : count};
  }
  void moment(const std::string& name, const std::string& value, std::optional<Instant>& into) {
    into = calendar::parse_instant(value);
    if (const auto date = calendar::parse_date(value)) into = calendar::end_of_day(*date);
    if (!into) fault(name, "ongeldige-datum", "'" + value + "' is geen tijdstip (RFC 3339) en geen datum JJJJ-MM-DD.");
  }
  void number(const std::string& name, const std::string& value, int highest, int& into) {
    int read = 0;
    const auto [end, error] = std::from_chars(value.data(), value.data() + value.size(), read);
    if (error != std::errc{} || end != value.data() + value.size() || read < 1 || read > highest) {
      fault(name, "buiten-bereik", name + " is een geheel getal van 1 tot en met " + std::to_string(highest) + ".");
    } else {
      into = read;
    }
  }
  void order(const std::string& name, const std::string& value) {
    static const std::map<std::string, Order> orders = {
        {"termijn", Order::Termijn},        {"ingediendDatum", Order::Datum}, {"datum", Order::Datum},
        {"nummer", Order::Nummer},          {"titel", Order::Titel},          {"status", Order::Status},
        {"gewijzigdOp", Order::GewijzigdOp}};
    static const std::map<std::string, Order> of_work = {
        {"soort", Order::Soort},       {"uitvoering", Order::Uitvoering},
        {"directie", Order::Directie}, {"verantwoordelijke", Order::Verantwoordelijke},
        {"editie", Order::Editie},     {"appreciatie", Order::Appreciatie}};
    query_.down = value.starts_with('-');
    const auto wanted = query_.down ? value.substr(1) : value;
    const auto found = orders.find(wanted);
    const auto more = is_work(query_.kind) ? of_work.find(wanted) : of_work.end();
    if (found != orders.end()) {
      query_.order = found->second;
    } else if (more != of_work.end()) {
      query_.order = more->second;
    } else {
      fault(
          name, "onbekende-waarde",
          "'" + value +
              "' is geen volgorde; bekend zijn: termijn, ingediendDatum, datum, nummer, titel, status, gewijzigdOp, " +
              (is_work(query_.kind) ? "soort, uitvoering, appreciatie, directie, verantwoordelijke, editie, " : "") +
              "met - ervoor omgekeerd.");
    }
  }
  void reference_day(const std::string& value) {
    const auto read = parse_reference_day(value, today_);
    if (const auto* wrong = std::get_if<Fault>(&read)) {
      faults_.push_back(*wrong);
    } else {
      query_.day = std::get<Date>(read);
      if (query_.day < today_) query_.peil_datum = query_.day;
    }
  }
  bool read_page(const std::string& name, const std::string& value);
  bool read_filter(const std::string& name, const std::string& value);
  bool read_work_filter(const std::string& name, const std::string& value);

  Query& query_;
  std::vector<Fault>& faults_;
  Date today_;
};

bool Reader::read_page(const std::string& name, const std::string& value) {
  if (name == "page") return number(name, value, 1'000'000, query_.page), true;
  if (name == "pageSize") return number(name, value, 500, query_.page_size), true;
  if (name == "sorteer") return order(name, value), true;
  if (name == "peilDatum") return reference_day(value), true;
  if (name == "gewijzigdNa") return moment(name, value, query_.gewijzigd_na), true;
  if (name == "q") return query_.q = value, true;
  return false;
}

// Filters of every list that has the fact.
bool Reader::read_filter(const std::string& name, const std::string& value) {
  const Kind kind = query_.kind;
  const bool work = is_work(kind);
  const bool dated = work || kind == Kind::Termijnen || kind == Kind::Edities;
  const bool assigned = work || kind == Kind::Termijnen;
  if (name == "soort" && !values::sorts(kind).empty())
    return any_of(name, value, query_.soort, values::sorts(kind)), true;
  if (name == "status" && !values::statuses(kind).empty())
    return any_of(name, value, query_.status, values::statuses(kind)), true;
  if (name == "directie" && (assigned || kind == Kind::Vehikels || kind == Kind::Medewerkers))
    return texts(name, value, query_.directie), true;
  if (name == "verantwoordelijke" && assigned) return texts(name, value, query_.verantwoordelijke), true;
  if (name == "behandelaar" && assigned) return ids(name, value, query_.behandelaar), true;
  if (name == "editie" && assigned) return ids(name, value, query_.editie), true;
  if (name == "vehikel" && (work || kind == Kind::Edities)) return ids(name, value, query_.vehikel), true;
  const bool document = kind == Kind::Notas || kind == Kind::Brieven;
  if (name == "kamerstuk" && kind == Kind::Brieven) return texts(name, value, query_.kamerstuk), true;
  if (name == "item" && (kind == Kind::Termijnen || document)) return ids(name, value, query_.item), true;
  if (name == "termijnVoor" && dated) return day(name, value, query_.termijn_voor), true;
  if (name == "termijnNa" && dated) return day(name, value, query_.termijn_na), true;
  if (name == "isVerlopen" && dated) return flag(name, value, query_.is_verlopen), true;
  if (name == "opEersteDatum" && kind == Kind::Termijnen) return flag(name, value, query_.op_eerste_datum), true;
  if (name == "isOpen" && dated) return flag(name, value, query_.is_open), true;
  return false;
}

// Filters of motions, commitments and requests.
bool Reader::read_work_filter(const std::string& name, const std::string& value) {
  if (!is_work(query_.kind)) return false;
  if (name == "uitvoering") return any_of(name, value, query_.uitvoering, values::executions()), true;
  if (name == "appreciatie") return any_of(name, value, query_.appreciatie, values::appreciations()), true;
  if (name == "kamer") return any_of(name, value, query_.kamer, values::chambers()), true;
  if (name == "fractie") return texts(name, value, query_.fractie), true;
  if (name == "commissie") return texts(name, value, query_.commissie), true;
  if (name == "indiener") return texts(name, value, query_.indiener), true;
  if (name == "dossier") return texts(name, value, query_.dossier), true;
  if (name == "thema") return texts(name, value, query_.thema), true;
  if (name == "zonderTermijn") return flag(name, value, query_.zonder_termijn), true;
  if (name == "zonderEditie") return flag(name, value, query_.zonder_editie), true;
  if (name == "zonderDirectie") return flag(name, value, query_.zonder_directie), true;
  if (name == "voorstel")
    return checked(name, value, query_.voorstel, proposal, "ja, nee, editie, brief of de id van een editie of brief"),
           true;
  if (name == "mijn") return wish(name, value, query_.mine), true;
  if (name == "facetten") return wish(name, value, query_.facets), true;
  if (name == "kort") return wish(name, value, query_.brief), true;
  if (name == "passages") return wish(name, value, query_.passages), true;
  if (name == "inBeheer") return flag(name, value, query_.in_beheer), true;
  if (name == "ingediendVoor") return day(name, value, query_.ingediend_voor), true;
  if (name == "ingediendNa") return day(name, value, query_.ingediend_na), true;
  if (name == "instroom") return checked(name, value, query_.instroom, month, "maand JJJJ-MM"), true;
  if (name == "uitstroom") return checked(name, value, query_.uitstroom, month, "maand JJJJ-MM"), true;
  return false;
}

void Reader::read(const std::string& name, const std::string& value) {
  if (name != "q" && !is_clean(value))
    return fault(name, "ongeldige-tekens", "De waarde van " + name + " is geen leesbare tekst.");
  if (read_page(name, value) || read_filter(name, value) || read_work_filter(name, value)) return;
  fault(name, "onbekende-parameter",
        "De parameter " + name + " bestaat niet voor " + std::string(to_string(query_.kind)) + ".");
}

}  // namespace

std::optional<Kind> parse_kind(std::string_view text) {
  for (const auto& name : names()) {
    if (name.text == text) return name.kind;
  }
  return std::nullopt;
}

std::string_view to_string(Kind kind) { return name_of(kind).text; }
const std::vector<std::string>& sorts_of_item(Kind kind) { return name_of(kind).items; }

bool is_work(Kind kind) {
  return kind == Kind::Moties || kind == Kind::Toezeggingen || kind == Kind::Kamerverzoeken ||
         kind == Kind::Werkvoorraad;
}

std::variant<Query, std::vector<Fault>> parse_query(Kind kind, const Parameters& parameters, Date today) {
  Query query;
  query.kind = kind;
  query.day = today;
  std::vector<Fault> faults;
  Reader reader(query, faults, today);
  // First the day that other parameters may be reckoned from.
  for (const bool is_day : {true, false})
    for (const auto& [name, value] : parameters)
      if ((name == "peilDatum") == is_day) reader.read(name, value);
  if (faults.empty()) return query;
  std::stable_sort(faults.begin(), faults.end(),
                   [](const Fault& one, const Fault& other) { return one.location < other.location; });
  return faults;
}

std::variant<Date, Fault> parse_reference_day(const std::string& text, Date today) {
  const auto day = calendar::parse_date(text);
  if (!day) return Fault{"peilDatum", "ongeldige-datum", "'" + text + "' is geen datum JJJJ-MM-DD."};
  if (*day > today)
    return Fault{"peilDatum", "datum-in-toekomst",
                 "De peildatum " + text + " ligt in de toekomst; vandaag is " + calendar::to_iso(today) + "."};
  return *day;
}

}  // namespace gestand::overview
