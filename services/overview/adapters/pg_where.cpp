#include "services/overview/adapters/pg_where.hpp"

#include <algorithm>

#include "common/calendar/date.hpp"
#include "common/calendar/zone.hpp"
#include "common/eventlog/database.hpp"
#include "common/wire/number.hpp"
#include "services/overview/domain/folding.hpp"
#include "services/overview/domain/number.hpp"

namespace gestand::overview {

using calendar::to_iso;
using eventlog::pg_array;

namespace {

// Writes the conditions of one query. A condition repeats the predicate of the partial index that serves it.
class Filter {
 public:
  Filter(const Query& query, Statement& statement) : q_(query), s_(statement) {}

  void write(std::string& number_first) {
    s_.also(standing("i", q_.peil_datum, s_));
    kind();
    narrow();
    if (q_.q) search(number_first);
  }

  void narrow() {
    state();
    people();
    links();
    proposals();
    debate();
    days();
    first_date();
    months();
  }

 private:
  std::string day_after(Date day, int days) { return s_.bind(to_iso(day + std::chrono::days{days})) + "::date"; }
  void any_text(const std::string& column, const std::vector<std::string>& values) {
    if (!values.empty()) s_.also(column + " = ANY(" + s_.bind(pg_array(values)) + "::text[])");
  }
  void flag(const std::optional<bool>& wanted, const std::string& condition, const std::string& otherwise) {
    if (wanted) s_.also(*wanted ? condition : otherwise);
  }

  void kind() {
    // One kind is written out, so that the planner can follow an index in the order of the list.
    const auto& all = sorts_of_item(q_.kind);
    const auto& kinds = is_work(q_.kind) && !q_.soort.empty() ? q_.soort : all;
    std::vector<std::string> wanted;
    for (const auto& kind : kinds) {
      if (std::find(all.begin(), all.end(), kind) != all.end()) wanted.push_back(kind);
    }
    if (wanted.size() == 1) {
      s_.also("i.soort = " + s_.bind(wanted.front()));
    } else {
      s_.also("i.soort = ANY(" + s_.bind(pg_array(wanted)) + "::text[])");
    }
    const bool unassigned = q_.zonder_directie == true;  // those are not in it, and are asked for by name
    if (q_.kind == Kind::Werkvoorraad && !q_.beyond_own_work && !unassigned) s_.also("i.in_beheer");
    if (!is_work(q_.kind)) any_text("i.ondersoort", q_.soort);
  }

  void state() {
    if (q_.kind == Kind::Termijnen) {
      deadline_status();
    } else {
      any_text("i.status", q_.status);
    }
    any_text("i.uitvoering", q_.uitvoering);
    any_text("i.appreciatie", q_.appreciatie);
    any_text("i.kamer", q_.kamer);
    flag(q_.is_open, "i.is_open", "NOT i.is_open");
    flag(q_.in_beheer, "i.in_beheer", "NOT i.in_beheer");
    flag(q_.zonder_directie, "NOT i.in_beheer AND i.directie IS NULL", "i.directie IS NOT NULL");
  }

  // What a deadline is called depends on the day; the same reckoning as wire::deadline_status.
  void deadline_status() {
    if (q_.status.empty()) return;
    const auto today = day_after(q_.day, 0);
    const auto limit = day_after(q_.day, 30);
    std::string any;
    for (const auto& status : q_.status) {
      std::string one = "i.status = 'loopt' AND ";
      if (status == "verstreken")
        one += "i.termijn_datum < " + today;
      else if (status == "nadert")
        one += "i.termijn_datum BETWEEN " + today + " AND " + limit;
      else if (status == "loopt")
        one += "(i.termijn_datum IS NULL OR i.termijn_datum > " + limit + ")";
      else
        one = "i.status = " + s_.bind(status);
      any += (any.empty() ? "(" : " OR (") + one + ")";
    }
    s_.also("(" + any + ")");
  }

  // A deadline has the office, directorate and handler of the item that it belongs to.
  void people() {
    Statement& s = s_;
    const bool by_parent = q_.kind == Kind::Termijnen;
    if (q_.mine) {
      s.also("(i.behandelaar = " + s.bind(q_.asker_staff) + " OR i.directie = " + s.bind(q_.asker_directorate) + ")");
    }
    if (q_.kind == Kind::Weergaven) {
      s.also("i.status = 'geldig' AND (i.doc->>'gedeeld' = 'true' OR i.doc->>'eigenaar' = " + s.bind(q_.asker) + ")");
    }
    if (q_.directie.empty() && q_.verantwoordelijke.empty() && q_.behandelaar.empty()) return;
    const std::string alias = by_parent ? "p." : "i.";
    std::string all;
    const auto add = [&](const std::string& column, const std::vector<std::string>& values) {
      if (!values.empty()) all += " AND " + alias + column + " = ANY(" + s.bind(pg_array(values)) + "::text[])";
    };
    add("directie", q_.directie);
    add("verantwoordelijke", q_.verantwoordelijke);
    add("behandelaar", q_.behandelaar);
    s.also(by_parent ? "EXISTS (SELECT FROM item p WHERE p.id = i.hoort_bij AND " + standing("p", q_.peil_datum, s) +
                           all + ")"
                     : all.substr(5));
  }

  void links() {
    const bool is_edition = q_.kind == Kind::Edities;
    if (!q_.editie.empty()) s_.also("i.edities <> '{}' AND i.edities && " + s_.bind(pg_array(q_.editie)) + "::uuid[]");
    if (!q_.vehikel.empty() && is_edition) s_.also("i.vehikel = ANY(" + s_.bind(pg_array(q_.vehikel)) + "::uuid[])");
    if (!q_.vehikel.empty() && !is_edition) {
      s_.also(
          "i.edities <> '{}' AND i.edities && ARRAY(SELECT e.id FROM item e WHERE e.tot = 'infinity' AND e.vehikel = "
          "ANY(" +
          s_.bind(pg_array(q_.vehikel)) + "::uuid[]))");
    }
    const bool document = q_.kind == Kind::Notas || q_.kind == Kind::Brieven;
    if (!q_.item.empty() && document)
      s_.also(std::string("i.doc->'") + (q_.kind == Kind::Notas ? "koppelingen" : "items") + "' ?| " +
              s_.bind(pg_array(q_.item)) + "::text[]");
    if (!q_.kamerstuk.empty()) s_.also("i.doc->>'kamerstuk' = ANY(" + s_.bind(pg_array(q_.kamerstuk)) + "::text[])");
    if (!q_.item.empty() && !document) s_.also("i.hoort_bij = ANY(" + s_.bind(pg_array(q_.item)) + "::uuid[])");
    arrays("fracties", q_.fractie);
    arrays("themas", q_.thema);
    flag(q_.zonder_editie, "i.edities = '{}'", "i.edities <> '{}'");
    flag(q_.zonder_termijn, "i.termijn_datum IS NULL", "i.termijn_datum IS NOT NULL");
  }

  void arrays(const std::string& column, const std::vector<std::string>& values) {
    if (values.empty()) return;
    std::vector<std::string> plain;
    for (const auto& value : values) plain.push_back(folded(value));
    s_.also("i." + column + " <> '{}' AND i." + column + " && " + s_.bind(pg_array(plain)) + "::text[]");
  }

  // Part of a name, in whatever case; what a pattern means is a letter here.
  std::string parts(const std::vector<std::string>& values) {
    std::vector<std::string> out;
    for (const auto& value : values) {
      std::string pattern = "%";
      for (const char c : value) {
        if (c == '%' || c == '_' || c == '\\') pattern += '\\';
        pattern += c;
      }
      out.push_back(pattern + "%");
    }
    return " ILIKE ANY(" + s_.bind(pg_array(out)) + "::text[])";
  }

  // Which proposals to close are open is reckoned once for the statement; they are few.
  void proposals() {
    if (q_.voorstel.empty()) return;
    std::string any;
    for (const auto& one : q_.voorstel) {
      std::string items = "ARRAY(SELECT v.item FROM (" + open_proposals(q_.peil_datum, s_) + ") v";
      if (one == "editie" || one == "brief") items += " WHERE v.soort = " + s_.bind(one);
      if (one != "ja" && one != "nee" && one != "editie" && one != "brief")
        items += " WHERE v.uit = " + s_.bind(one) + "::uuid";
      any += (any.empty() ? "" : " OR ") + std::string("i.id ") + (one == "nee" ? "<> ALL(" : "= ANY(") + items + "))";
    }
    s_.also("(" + any + ")");
  }

  // Before which committee or in which debate, by or to which member, in which dossier.
  void debate() {
    const std::string people =
        "jsonb_array_elements(coalesce(i.doc->'indieners', '[]') || coalesce(i.doc->'aan', '[]')) p WHERE p->>";
    if (!q_.indiener.empty()) s_.also("EXISTS (SELECT FROM " + people + "'naam'" + parts(q_.indiener) + ")");
    if (!q_.commissie.empty()) {
      const auto like = parts(q_.commissie);
      s_.also("(EXISTS (SELECT FROM " + people + "'commissie'" + like + ") OR i.doc->>'gevraagdDoor'" + like +
              " OR i.doc#>>'{debat,titel}'" + like + " OR i.doc#>>'{bron,titel}'" + like + ")");
    }
    if (q_.dossier.empty()) return;
    std::vector<std::string> dossiers;
    for (auto dossier : q_.dossier) {
      std::erase(dossier, ' ');
      dossiers.push_back(std::move(dossier));
    }
    const auto wanted = s_.bind(pg_array(dossiers));
    s_.also("(split_part(i.nummer, '-', 1) = ANY(" + wanted +
            "::text[]) OR regexp_replace(i.nummer, '-[^-]*$', '') = ANY(" + wanted + "::text[]))");
  }

  void days() {
    if (q_.termijn_voor) s_.also("i.termijn_datum < " + day_after(*q_.termijn_voor, 0));
    if (q_.termijn_na) s_.also("i.termijn_datum > " + day_after(*q_.termijn_na, 0));
    if (q_.ingediend_voor) s_.also("i.datum < " + day_after(*q_.ingediend_voor, 0));
    if (q_.ingediend_na) s_.also("i.datum > " + day_after(*q_.ingediend_na, 0));
    if (q_.gewijzigd_na) s_.also("i.gewijzigd_op > " + s_.bind(to_iso(*q_.gewijzigd_na)) + "::timestamptz");
    if (!q_.is_verlopen) return;
    const auto today = day_after(q_.day, 0);
    s_.also(*q_.is_verlopen ? "i.verlopen_datum < " + today
                            : "(i.verlopen_datum IS NULL OR i.verlopen_datum >= " + today + ")");
  }

  // Kept by its first date, by the day on which that was recorded; or that date has come and it was not. What was
  // stopped, or lapses by itself, is neither.
  void first_date() {
    if (!q_.op_eerste_datum) return;
    const std::string kept =
        "i.status = 'gehaald' AND to_char(i.gewijzigd_op AT TIME ZONE 'Europe/Amsterdam', 'YYYY-MM-DD') <= "
        "i.doc->>'eersteDatum'";
    s_.also("i.ondersoort <> 'vervalt'");
    if (*q_.op_eerste_datum) return s_.also(kept);
    s_.also("i.status IN ('gehaald', 'loopt') AND i.doc->>'eersteDatum' < " + s_.bind(to_iso(q_.day)) + " AND NOT (" +
            kept + ")");
  }

  void months() {
    const auto within = [&](const std::string& column, const std::vector<std::string>& months) {
      std::string any;
      for (const auto& month : months) {
        const Date first = *calendar::parse_date(month + "-01");
        const Date next = calendar::add_months(first, 1);
        any += (any.empty() ? "" : " OR ") + column + " >= " + s_.bind(to_iso(calendar::amsterdam_instant(first, {}))) +
               "::timestamptz AND " + column + " < " + s_.bind(to_iso(calendar::amsterdam_instant(next, {}))) +
               "::timestamptz";
      }
      if (!any.empty()) s_.also("(" + any + ")");
    };
    within("i.instroom_op", q_.instroom);
    within("i.uitstroom_op", q_.uitstroom);
    if (!q_.instroom.empty() || !q_.uitstroom.empty()) s_.also("i.instroom_op IS NOT NULL");
  }

  // Words and phrases all match, or the number is the item's.
  void search(std::string& number_first) {
    const auto every = words_of(q_, s_);
    const std::string typed = q_.q->substr(0, 200);
    auto number = wire::parse_paper_number(typed);
    if (!number) number = wire::parse_case_number(typed);
    const auto word = number_word(number.value_or(typed));
    if (word.find_first_of("0123456789") ==
        std::string::npos) {  // words alone: no number of an item is without a figure
      if (!every.empty()) s_.also("i.zoek @@ (" + every + ")");
      const bool nothing_to_find = every.empty() && q_.q->find_first_not_of(" \t\n") != std::string::npos;
      if (nothing_to_find) s_.also("false");
      return;
    }
    const auto lexeme = s_.bind("'n:" + word + "'") + "::tsquery";
    const std::string found = "i.zoek @@ (" + (every.empty() ? lexeme : "(" + every + ") || " + lexeme) + ")";
    number_first = "(i.zoek @@ " + lexeme + ")";
    if (q_.kind != Kind::Edities && q_.kind != Kind::Brieven) return s_.also(found);
    // Few, and no index has their number: a letter has one, an edition that of its sending and of its stages.
    const auto paper = s_.bind(number.value_or(typed));
    number_first = "coalesce(i.doc->>'kamerstuk' = " + paper + " OR i.doc#>>'{verzonden,kamerstuk}' = " + paper +
                   " OR i.doc->'standen' @> jsonb_build_array(jsonb_build_object('kamerstuk', " + paper +
                   "::text)), false)";
    s_.also("(" + found + " OR " + number_first + ")");
  }

  const Query& q_;
  Statement& s_;
};

}  // namespace

std::string Statement::bind(std::string value) {
  parameters_.push_back(std::move(value));
  return "$" + std::to_string(parameters_.size());
}

void Statement::also(const std::string& condition) { conditions_ += " AND " + condition; }

std::string Statement::apart(const std::function<void()>& write) {
  std::string kept = "true";
  kept.swap(conditions_);
  write();
  kept.swap(conditions_);
  return kept;
}

std::string standing(const std::string& alias, const std::optional<Date>& day, Statement& statement) {
  if (!day) return alias + ".tot = 'infinity'";
  const auto end = statement.bind(to_iso(calendar::end_of_day(*day))) + "::timestamptz";
  return alias + ".van < " + end + " AND " + alias + ".tot >= " + end;
}

// Stored ones are those that an owner took in with another event; of the others nothing is recorded.
std::string open_proposals(const std::optional<Date>& day, Statement& statement) {
  const std::string stored = "jsonb_array_elements(o.doc->'voorstellen') s";
  const std::string open =
      "o.is_open AND o.soort = ANY('{motie,toezegging,kamerverzoek}') AND " + standing("o", day, statement);
  const auto undecided = [&](const std::string& by, const std::string& source) {
    return " AND NOT EXISTS (SELECT FROM " + stored + " WHERE s->>'" + by + "' = " + source + ".id::text)";
  };
  return "SELECT o.id AS item, e.id AS uit, 'editie' AS soort FROM item e JOIN item o ON o.edities @> ARRAY[e.id] "
         "WHERE "
         "o.edities <> '{}' AND e.soort = 'editie' AND e.status = 'verzonden' AND " +
         standing("e", day, statement) + " AND " + open + undecided("editie", "e") +
         " UNION ALL SELECT o.id, b.id, 'brief' FROM item b CROSS JOIN LATERAL "
         "jsonb_array_elements_text(b.doc->'items') "
         "w JOIN item o ON o.id = w::uuid WHERE b.soort = 'brief' AND " +
         standing("b", day, statement) + " AND " + open + undecided("brief", "b") +
         " UNION ALL SELECT o.id, coalesce(s->>'editie', s->>'brief')::uuid, CASE WHEN s ? 'editie' THEN 'editie' ELSE "
         "'brief' END FROM item o CROSS JOIN LATERAL " +
         stored + " WHERE o.doc->'voorstellen' @> '[{\"status\": \"open\"}]' AND " + open +
         " AND s->>'status' = 'open'";
}

Statement filter_of(const Query& query, std::string& number_first) {
  Statement statement;
  Filter(query, statement).write(number_first);
  return statement;
}

std::string narrowing_of(const Query& query, Statement& statement) {
  return statement.apart([&] {
    if (is_work(query.kind) && !query.soort.empty())
      statement.also("i.soort = ANY(" + statement.bind(pg_array(query.soort)) + "::text[])");
    Filter(query, statement).narrow();
  });
}

std::string words_of(const Query& query, Statement& statement) {
  const auto words = search_words(query.q.value_or(""));
  std::string every;
  const auto add = [&](const std::string& part) { every += (every.empty() ? "" : " && ") + part; };
  for (const auto& word : words.words) add("zoekwoord(" + statement.bind(word) + ")");
  for (const auto& phrase : words.phrases) add("phraseto_tsquery('pg_catalog.simple', " + statement.bind(phrase) + ")");
  return every;
}

std::string sort_column(const Query& query) {
  switch (query.order) {
    case Order::Termijn: return "i.termijn_datum";
    case Order::Datum: return "i.datum";
    case Order::Nummer: return "i.nummer_sleutel";
    case Order::Titel: return "i.titel_sleutel";
    case Order::Status: return "i.status";
    case Order::GewijzigdOp: return "i.gewijzigd_op";
    case Order::Soort: return "i.soort";
    case Order::Uitvoering: return "i.uitvoering";
    case Order::Appreciatie: return "i.appreciatie";
    case Order::Directie: return "i.directie";
    case Order::Verantwoordelijke: return "i.verantwoordelijke";
    case Order::Editie:
      return "(CASE WHEN i.edities <> '{}' THEN (SELECT min(e.termijn_datum) FROM item e WHERE e.id = ANY(i.edities) "
             "AND "
             "e.tot = 'infinity') END)";
  }
  return "i.id";
}

bool sort_column_may_be_empty(const Query& query) {
  switch (query.order) {
    case Order::Datum:
    case Order::Titel:
    case Order::Status:
    case Order::GewijzigdOp:
    case Order::Soort: return false;
    default: return true;
  }
}

std::string order_by(const Query& query) {
  const auto column = sort_column(query);
  if (!query.down) return column + ", i.id";
  return column + (sort_column_may_be_empty(query) ? " DESC NULLS LAST, i.id" : " DESC, i.id");
}

}  // namespace gestand::overview
