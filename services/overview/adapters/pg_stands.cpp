#include "services/overview/adapters/pg_stands.hpp"

#include <nlohmann/json.hpp>

#include "common/calendar/date.hpp"
#include "common/eventlog/database.hpp"

namespace gestand::overview {

using nlohmann::json;

namespace {

// Every column of `item` but zoek, which is made of the two last. The first two are the key.
constexpr const char* save_rows = R"(
INSERT INTO item AS i (id, van, tot, wissel, volgende_wissel, bron, soort, versie, doc, gewijzigd_op, geregistreerd_op, instroom_op, uitstroom_op,
  nummer, nummer_sleutel, zaaknummer, titel_sleutel, status, uitvoering, kamer, appreciatie, verantwoordelijke, directie, behandelaar, datum,
  fracties, themas, edities, vehikel, hoort_bij, ondersoort, in_beheer, is_open, zoek, termijnen, termijn_datum, verlopen_datum)
SELECT id, van, tot, wissel, volgende_wissel, bron, soort, versie, doc, gewijzigd_op, geregistreerd_op, instroom_op, uitstroom_op,
  nummer, nummer_sleutel, zaaknummer, titel_sleutel, status, uitvoering, kamer, appreciatie, verantwoordelijke, directie, behandelaar, datum,
  fracties, themas, edities, vehikel, hoort_bij, ondersoort, in_beheer, is_open, zoekwoorden(zoektekst, nummers), termijnen, termijn_datum, verlopen_datum
FROM jsonb_to_recordset($1::jsonb) AS r(id uuid, van timestamptz, tot timestamptz, wissel boolean, volgende_wissel timestamptz, bron text, soort text,
  versie int, doc jsonb, gewijzigd_op timestamptz, geregistreerd_op timestamptz, instroom_op timestamptz, uitstroom_op timestamptz, nummer text,
  nummer_sleutel text, zaaknummer text, titel_sleutel text, status text, uitvoering text, kamer text, appreciatie text, verantwoordelijke text,
  directie text, behandelaar text, datum date, fracties text[], themas text[], edities uuid[], vehikel uuid, hoort_bij uuid, ondersoort text,
  in_beheer boolean, is_open boolean, zoektekst text, nummers text[], termijnen jsonb, termijn_datum date, verlopen_datum date)
ORDER BY tot, id
ON CONFLICT (id, van) DO UPDATE SET (tot, wissel, volgende_wissel, bron, soort, versie, doc, gewijzigd_op, geregistreerd_op, instroom_op, uitstroom_op,
  nummer, nummer_sleutel, zaaknummer, titel_sleutel, status, uitvoering, kamer, appreciatie, verantwoordelijke, directie, behandelaar, datum,
  fracties, themas, edities, vehikel, hoort_bij, ondersoort, in_beheer, is_open, zoek, termijnen, termijn_datum, verlopen_datum)
= (excluded.tot, excluded.wissel, excluded.volgende_wissel, excluded.bron, excluded.soort, excluded.versie, excluded.doc, excluded.gewijzigd_op,
  excluded.geregistreerd_op, excluded.instroom_op, excluded.uitstroom_op, excluded.nummer, excluded.nummer_sleutel, excluded.zaaknummer,
  excluded.titel_sleutel, excluded.status, excluded.uitvoering, excluded.kamer, excluded.appreciatie, excluded.verantwoordelijke, excluded.directie,
  excluded.behandelaar, excluded.datum, excluded.fracties, excluded.themas, excluded.edities, excluded.vehikel, excluded.hoort_bij,
  excluded.ondersoort, excluded.in_beheer, excluded.is_open, excluded.zoek, excluded.termijnen, excluded.termijn_datum, excluded.verlopen_datum))";

std::optional<Instant> maybe_instant(const pqxx::field& field) {
  if (field.is_null()) return std::nullopt;
  return instant_of(field);
}

std::string text(const pqxx::field& field) {
  return field.is_null() ? std::string{} : std::string(field.c_str(), field.size());
}

ItemStand stand_of(const pqxx::row& row) {
  ItemStand stand{.from = instant_of(row["van"])};
  if (!row["tot"].is_null()) stand.until = instant_of(row["tot"]);
  stand.by_switch = row["wissel"].as<bool>();
  auto followed = json::parse(text(row["termijnen"]));
  for (auto& [id, document] : followed.items()) {
    stand.deadlines[id] = std::make_shared<Deadline>(Deadline{std::make_shared<json>(std::move(document))});
  }
  if (row["doc"].is_null()) return stand;
  Owner facts;
  facts.source = text(row["bron"]);
  facts.soort = text(row["soort"]);
  facts.version = row["versie"].as<int>();
  facts.changed = instant_of(row["gewijzigd_op"]);
  facts.registered = instant_of(row["geregistreerd_op"]);
  facts.inflow = maybe_instant(row["instroom_op"]);
  facts.outflow = maybe_instant(row["uitstroom_op"]);
  stand.owner = owner_stored(std::move(facts), json::parse(text(row["doc"])));
  return stand;
}

}  // namespace

std::string micros(const std::string& column) {
  return "CASE WHEN isfinite(" + column + ") THEN (extract(epoch FROM " + column + ") * 1000000)::bigint END AS " +
         column;
}

Instant instant_of(const pqxx::field& field) { return Instant{std::chrono::microseconds{field.as<std::int64_t>()}}; }

void take_turn(pqxx::work& transaction) { transaction.exec("UPDATE model SET version = version + 1"); }

void load_stands(pqxx::work& transaction, const std::set<std::string>& items, Instant after, Timelines& into) {
  if (items.empty()) return;
  static const std::string load =
      "SELECT id, " + micros("van") + ", " + micros("tot") + ", wissel, termijnen, doc, bron, soort, versie, " +
      micros("gewijzigd_op") + ", " + micros("geregistreerd_op") + ", " + micros("instroom_op") + ", " +
      micros("uitstroom_op") +
      " FROM item WHERE id = ANY($1::uuid[]) AND item.tot > $2::timestamptz ORDER BY id, item.van";
  std::map<std::string, std::vector<ItemStand>> stands;
  for (const auto& row :
       transaction.exec_params(load, eventlog::pg_array({items.begin(), items.end()}), calendar::to_iso(after))) {
    stands[row["id"].c_str()].push_back(stand_of(row));
  }
  for (const auto& item : items) into.try_emplace(item, ItemTimeline(std::move(stands[item])));
}

std::size_t save_stands(pqxx::work& transaction, const Timelines& timelines) {
  json rows = json::array();
  std::vector<std::string> gone_items, gone_since;
  for (const auto& [item, timeline] : timelines) {
    for (const Instant& begin : timeline.vanished()) {
      gone_items.push_back(item);
      gone_since.push_back(calendar::to_iso(begin));
    }
    for (const auto& stand : timeline.stands()) {
      if (stand.changed) rows.push_back(row_of(item, stand));
    }
  }
  if (!gone_items.empty()) {
    transaction.exec_params(
        "DELETE FROM item i USING unnest($1::uuid[], $2::timestamptz[]) AS g(id, van) WHERE i.id = g.id AND i.van = "
        "g.van",
        eventlog::pg_array(gone_items), eventlog::pg_array(gone_since));
  }
  if (rows.empty()) return 0;
  std::string text = rows.dump(-1, ' ', false, json::error_handler_t::replace);
  // jsonb has no U+0000; a document that holds one must not stop the log.
  for (auto at = text.find("\\u0000"); at != std::string::npos; at = text.find("\\u0000", at + 6)) {
    std::size_t slashes = 0;
    while (at > slashes && text[at - slashes - 1] == '\\') ++slashes;
    if (slashes % 2 == 0) text.replace(at, 6, "\\ufffd");
  }
  transaction.exec_params(save_rows, text);
  transaction.exec_params("UPDATE model SET unanalysed = unanalysed + $1", rows.size());
  return rows.size();
}

}  // namespace gestand::overview
