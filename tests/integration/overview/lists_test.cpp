// Lists against a plain reckoning over the same documents: every filter, every order, search, pages, export and the
// numbers of the dashboard.
#include <algorithm>
#include <functional>
#include <random>
#include <set>

#include "common/calendar/date.hpp"
#include "services/overview/adapters/pg_dashboard.hpp"
#include "services/overview/adapters/rows_json.hpp"
#include "tests/integration/overview/lists_fixture.hpp"

namespace gestand::overview::testing {
namespace {

std::map<std::string, std::string> no_texts(const std::string&, const std::vector<std::string>&) { return {}; }

TEST_F(Lists, EveryFilterFindsWhatAPlainReckoningFinds) {
  const auto status = [](const char* wanted) {
    return [wanted](const Known& k) { return k.document["status"] == wanted; };
  };
  const std::vector<std::pair<json, Test>> cases = {
      {json::object(), [](const Known&) { return true; }},
      {{{"soort", "motie"}}, [](const Known& k) { return k.soort == "motie"; }},
      {{{"soort", "toezegging,kamerverzoek"}}, [](const Known& k) { return k.soort != "motie"; }},
      {{{"status", "aangehouden"}}, status("aangehouden")},
      {{{"uitvoering", "open,uitgevoerd"}},
       [](const Known& k) {
         return k.document.value("uitvoering", "") == "open" || k.document.value("uitvoering", "") == "uitgevoerd";
       }},
      {{{"directie", "directie-ai"}}, [](const Known& k) { return assigned(k.document, "directie") == "directie-ai"; }},
      {{{"verantwoordelijke", "minister-jenv"}},
       [](const Known& k) { return assigned(k.document, "verantwoordelijke") == "minister-jenv"; }},
      {{{"editie", id("editie", 1)}}, [](const Known& k) { return linked(k.document, id("editie", 1)); }},
      {{{"editie", id("editie", 1) + "," + id("editie", 2)}},
       [](const Known& k) { return linked(k.document, id("editie", 1)) || linked(k.document, id("editie", 2)); }},
      {{{"vehikel", id("vehikel", 0)}},
       [](const Known& k) { return linked(k.document, id("editie", 0)) || linked(k.document, id("editie", 1)); }},
      {{{"termijnVoor", date(5)}},
       [](const Known& k) { return nearest(k.document, true) != "" && nearest(k.document, true) < date(5); }},
      {{{"termijnNa", date(5)}}, [](const Known& k) { return nearest(k.document, true) > date(5); }},
      {{{"isVerlopen", "true"}},
       [](const Known& k) { return nearest(k.document, false) != "" && nearest(k.document, false) < today; }},
      {{{"isVerlopen", "false"}},
       [](const Known& k) { return nearest(k.document, false) == "" || nearest(k.document, false) >= today; }},
      {{{"isOpen", "true"}}, [](const Known& k) { return open(k.document); }},
      {{{"isOpen", "false"}}, [](const Known& k) { return !open(k.document); }},
      {{{"voorstel", "ja"}}, [](const Known& k) { return open(k.document) && linked(k.document, id("editie", 2)); }},
      {{{"voorstel", "nee"}}, [](const Known& k) { return !open(k.document) || !linked(k.document, id("editie", 2)); }},
      {{{"voorstel", id("editie", 1)}}, [](const Known&) { return false; }},
      {{{"zonderTermijn", "true"}}, [](const Known& k) { return nearest(k.document, true) == ""; }},
      {{{"zonderEditie", "true"}}, [](const Known& k) { return k.document["koppelingen"].empty(); }},
      {{{"zonderEditie", "false"}}, [](const Known& k) { return !k.document["koppelingen"].empty(); }},
      {{{"appreciatie", "ontraden"}},
       [](const Known& k) {
         return k.document.contains("appreciaties") && k.document["appreciaties"][0]["oordeel"] == "ontraden";
       }},
      {{{"fractie", "groenlinks-pvda"}},
       [](const Known& k) {
         return k.document.contains("indieners") && k.document["indieners"][0]["fractie"] == "GroenLinks-PvdA";
       }},
      {{{"kamer", "EK"}}, [](const Known& k) { return k.document["kamer"] == "EK"; }},
      {{{"thema", "privacy"}}, [](const Known& k) { return !k.document["themas"].empty(); }},
      {{{"gewijzigdNa", "2024-03-10"}},
       [](const Known& k) { return json::parse(k.body)["time"].get<std::string>() > "2024-03-11"; }},
      {{{"q", "eenheid"}},
       [](const Known& k) { return k.document["titel"].get<std::string>().starts_with("Éénheid"); }},
      {{{"q", "algoritme"}},
       [](const Known& k) { return k.document["titel"].get<std::string>().starts_with("algoritme"); }},
      {{{"q", "gezichtsherk"}},
       [](const Known& k) { return k.document["titel"].get<std::string>().starts_with("gezichts"); }},
      {{{"q", "\"over ai\""}},
       [](const Known& k) { return k.document["titel"].get<std::string>().starts_with("Zorgen over AI"); }},
      {{{"q", "\"ai over\""}}, [](const Known&) { return false; }},
      {{{"ingediendVoor", date(-300)}, {"soort", "motie"}},
       [](const Known& k) { return k.soort == "motie" && k.document["ingediendDatum"] < date(-300); }},
      {{{"status", "aangehouden,openstaand"}, {"isOpen", "true"}, {"directie", "directie-politie"}},
       [](const Known& k) {
         return (k.document["status"] == "aangehouden" || k.document["status"] == "openstaand") && open(k.document) &&
                assigned(k.document, "directie") == "directie-politie";
       }}};
  for (const auto& [params, test] : cases) EXPECT_EQ(found(params), expected(test)) << params.dump();
}

TEST_F(Lists, EveryFaultOfAQuestionIsNamed) {
  const auto answer =
      list_of("moties", {{"editie", id("editie", 9)}, {"directie", "directie-x"}, {"behandelaar", id("wie", 1)}});
  std::vector<std::string> locations;
  for (const auto& fault : answer["errors"]) {
    EXPECT_EQ(fault["in"], "query");
    locations.push_back(fault["location"]);
  }
  EXPECT_EQ(locations, (std::vector<std::string>{"editie", "behandelaar", "directie"}));
}

TEST_F(Lists, OrdersPutEmptyLastAndTiesById) {
  for (const std::string order : {"termijn", "ingediendDatum", "nummer", "titel", "status", "gewijzigdOp"}) {
    for (const std::string sign : {"", "-"}) {
      const auto answer = list_of("moties", {{"sorteer", sign + order}, {"pageSize", "500"}});
      const auto ids = ids_of(answer);
      ASSERT_EQ(ids.size(), answer["aantal"]);
      std::string previous_key, previous_id;
      bool empty = false;
      for (const auto& item : ids) {
        const auto& document = documents.at(item).document;
        std::string key = order == "termijn"  ? nearest(document, true)
                          : order == "nummer" ? document.value("nummer", "")
                                              : "x";
        EXPECT_FALSE(empty && !key.empty()) << sign << order;
        empty = key.empty();
        if (order == "ingediendDatum" || order == "status") key = document[order];
        if (order == "termijn" || order == "ingediendDatum" || order == "status") {
          const bool falls = sign.empty() ? previous_key > key : previous_key < key;
          EXPECT_FALSE(!previous_id.empty() && !empty && falls) << sign << order;
          EXPECT_FALSE(!previous_id.empty() && key == previous_key && previous_id >= item) << sign << order;
          previous_key = key;
          previous_id = item;
        }
      }
    }
  }
  const auto titles = list_of("moties", {{"sorteer", "titel"}, {"pageSize", "500"}});
  EXPECT_TRUE(titles["resultaten"].front()["titel"].get<std::string>().starts_with("algoritmes"));
  const auto last = titles["resultaten"].back()["titel"].get<std::string>();
  EXPECT_TRUE(last.starts_with("Zorgen")) << last;  // Dutch order: É and Ä are letters E and A
}

TEST_F(Lists, NumbersSortAsPeopleCountAndAreFoundInEverySpelling) {
  project(model(),
          {recorder.event(
               "motions", "motie", id("genummerd", 1), "2024-05-01T08:00:00Z",
               {{"titel", "Een"}, {"nummer", "36600-VI-1002"}, {"status", "ingediend"}, {"zaaknummer", "2024Z08422"}}),
           recorder.event(
               "commitments", "toezegging", id("genummerd", 2), "2024-05-01T08:00:00Z",
               {{"tekst", "Twee 1002 vi 36600 kamerstuk nr"}, {"nummer", "TZ202405-123"}, {"status", "openstaand"}})});
  for (const auto* spelling :
       {"36600-VI-1002", "Kamerstuk 36 600 VI, nr. 1002", "kst-36600-VI-1002", "2024Z08422", "2024z08422"}) {
    EXPECT_EQ(ids_of(list_of("moties", {{"q", spelling}})).at(0), id("genummerd", 1)) << spelling;
  }
  for (const auto* spelling : {"TZ202405-123", "tz202405-123"})
    EXPECT_EQ(ids_of(list_of("toezeggingen", {{"q", spelling}})).at(0), id("genummerd", 2)) << spelling;
  const auto numbered = list_of("moties", {{"sorteer", "nummer"}, {"pageSize", "500"}})["resultaten"];
  int before = -1;
  for (const auto& row : numbered) {
    const std::string number = row.value("nummer", "");
    if (!number.starts_with("36600-VI-")) continue;
    EXPECT_LT(before, std::stoi(number.substr(9)));
    before = std::stoi(number.substr(9));
  }
  EXPECT_EQ(before, 1002);
}

TEST_F(Lists, ASearchWithoutAWordFindsNothing) {
  for (const auto* q : {"%", "!!", "( )", "\"\"", "-"}) EXPECT_EQ(list_of("moties", {{"q", q}})["aantal"], 0) << q;
  EXPECT_GT(list_of("moties", {{"q", " "}})["aantal"], 0) << "nothing was asked";
}

TEST_F(Lists, HostileSearchesAnswer) {
  std::mt19937 bytes{7};  // NOLINT(cert-msc51-cpp)
  for (const std::string q : {"'", "\\", "a:*b", "!!", "(", "<->", "de", "a & | b", "\"", "\"\"", "'; DROP TABLE item",
                              "%00", "\xf0\x9f\x98\x80", "\xff\xfe", "x\xe2\x80\x83y", "п:*"}) {
    EXPECT_TRUE(list_of("moties", {{"q", q}}).contains("aantal")) << q;
  }
  for (int i = 0; i < 200; ++i) {
    std::string q;
    for (int n = 0; n < 12; ++n) q += static_cast<char>(std::uniform_int_distribution<int>(1, 255)(bytes));
    EXPECT_TRUE(list_of("moties", {{"q", q}}).contains("aantal"));
  }
}

TEST_F(Lists, PagesFollowOnEachOtherAndEndEmpty) {
  const auto whole = ids_of(list_of("moties", {{"pageSize", "500"}, {"sorteer", "-status"}}));
  std::vector<std::string> pages;
  for (int page = 1;; ++page) {
    const auto ids =
        ids_of(list_of("moties", {{"pageSize", "7"}, {"page", std::to_string(page)}, {"sorteer", "-status"}}));
    if (ids.empty()) break;
    pages.insert(pages.end(), ids.begin(), ids.end());
  }
  EXPECT_EQ(pages, whole);
}

TEST_F(Lists, AnExportIsTheWholeListInItsOrder) {
  for (const std::string order :
       {"termijn", "-termijn", "nummer", "-nummer", "titel", "-titel", "status", "-gewijzigdOp", "datum", "soort",
        "-uitvoering", "appreciatie", "-directie", "verantwoordelijke", "editie", "-editie"}) {
    std::vector<std::string> streamed;
    read_model(model(), counts, [&](Reading& reading) {
      auto parsed = parse_query(Kind::Moties, {{"sorteer", order}}, reading.today());
      std::string cursor;
      do {
        for (const auto& row : reading.after(std::get<Query>(parsed), cursor, 7)) streamed.push_back(row.id);
      } while (!cursor.empty());
    });
    EXPECT_EQ(streamed, ids_of(list_of("moties", {{"sorteer", order}, {"pageSize", "500"}}))) << order;
  }
}

std::map<std::string, std::string> parameters_of(const std::string& address) {
  std::map<std::string, std::string> out;
  auto rest = address.substr(address.find('?') + 1);
  while (!rest.empty()) {
    const auto end = std::min(rest.find('&'), rest.size());
    const auto equals = rest.find('=');
    out[rest.substr(0, equals)] = rest.substr(equals + 1, end - equals - 1);
    rest.erase(0, end + 1);
  }
  return out;
}

void each_number(const json& value, const std::function<void(const json&)>& with) {
  if (value.is_object() && value.contains("aantal") && value.contains("lijst")) with(value);
  if (!value.is_structured()) return;
  for (const auto& one : value) each_number(one, with);
}

TEST_F(Lists, EveryNumberOfTheDashboardIsThatOfItsList) {
  for (const json& question : {json::object(), json{{"directie", "directie-ai"}}, json{{"peilDatum", "2024-03-31"}}}) {
    const auto dashboard = ask(model(), counts, dashboard_answer, question);
    int seen = 0;
    std::int64_t total = 0;
    each_number(dashboard, [&](const json& number) {
      const std::string address = number["lijst"];
      const bool of_deadlines = address.starts_with("/v1/termijnen?");
      const auto listed = list_of(of_deadlines ? "termijnen" : "werkvoorraad", parameters_of(address));
      EXPECT_EQ(listed["aantal"], number["aantal"]) << number["lijst"];
      total += number["aantal"].get<std::int64_t>();
      ++seen;
    });
    EXPECT_GE(seen, 110);
    EXPECT_GT(total, 50);
    std::int64_t ages = 0;
    for (const auto& band : dashboard["ouderdom"]) ages += band["aantal"].get<std::int64_t>();
    EXPECT_EQ(ages, dashboard["open"]["aantal"]);
    EXPECT_LE(dashboard["oudste"].size(), 10U);
    EXPECT_EQ(dashboard["voorraad"].size(), 24U);
    EXPECT_EQ(dashboard["voorraad"].back()["aantal"], dashboard["open"]["aantal"]);
    EXPECT_EQ(dashboard["verwacht"].size(), 12U);
    std::int64_t held = 0;
    for (const auto& band : dashboard["aangehoudenTermijnen"]) held += band["aantal"].get<std::int64_t>();
    EXPECT_EQ(held, dashboard["aangehouden"]["aantal"]);
  }
}

TEST_F(Lists, ADeadlineIsKeptOnItsFirstDateOrItIsNot) {
  const auto add = [&](int n, const json& document, const char* recorded) {
    json all = {{"item", id("item", 1)}, {"soort", "datum"}, {"itemSoort", "motie"}};
    all.update(document);
    project(model(), {recorder.event("deadlines", "termijn", id("eerste", n), "2024-01-02T08:00:00Z", all),
                      recorder.event("deadlines", "termijn", id("eerste", n), recorded,
                                     {{"einde", document.value("einde", json())}})});
  };
  const std::string first = "2024-03-01";
  const json met = {{"eersteDatum", first}, {"datum", first}, {"einde", "gehaald"}};
  add(1, met, "2024-03-01T22:59:00Z");  // one minute before midnight in Amsterdam
  add(2, met, "2024-03-01T23:01:00Z");
  add(3, {{"eersteDatum", first}, {"datum", "2024-09-01"}}, "2024-01-03T08:00:00Z");
  add(4, {{"eersteDatum", first}, {"datum", first}, {"einde", "gestuit"}}, "2024-02-01T08:00:00Z");
  add(5, {{"eersteDatum", "2024-05-17"}, {"datum", "2024-05-17"}}, "2024-01-03T08:00:00Z");
  add(6, {{"eersteDatum", first}, {"datum", first}, {"einde", "gehaald"}, {"soort", "vervalt"}},
      "2024-02-01T08:00:00Z");
  EXPECT_EQ(ids_of(list_of("termijnen", {{"opEersteDatum", "true"}})), (std::vector<std::string>{id("eerste", 1)}));
  auto missed = ids_of(list_of("termijnen", {{"opEersteDatum", "false"}}));
  std::sort(missed.begin(), missed.end());
  std::vector<std::string> expected{id("eerste", 2), id("eerste", 3)};
  std::sort(expected.begin(), expected.end());
  EXPECT_EQ(missed, expected);
  const auto dashboard = ask(model(), counts, dashboard_answer, json::object());
  EXPECT_EQ(dashboard["eersteDatum"]["gehaald"]["aantal"], 1);
  EXPECT_EQ(dashboard["eersteDatum"]["gemist"]["aantal"], 2);
}

TEST_F(Lists, AViewIsSeenByItsMakerAndWhenItIsSharedByAll) {
  const auto view = [&](int n, const std::string& maker, bool shared, const std::string& status) {
    return recorder.event("organisation", "weergave", id("weergave", n), "2024-01-02T08:00:00Z",
                          {{"naam", "W" + std::to_string(n)},
                           {"lijst", "moties"},
                           {"filter", {{"status", "aangehouden"}}},
                           {"eigenaar", maker},
                           {"gedeeld", shared},
                           {"status", status}});
  };
  project(model(), {view(1, "jan", false, "geldig"), view(2, "piet", false, "geldig"), view(3, "piet", true, "geldig"),
                    view(4, "jan", true, "verwijderd")});
  const auto seen_by = [&](const std::string& who) {
    return ids_of(ask(model(), counts,
                      [](Reading& reading, const json& question) { return list_answer(reading, question, no_texts); },
                      {{"kind", "weergaven"}, {"params", {{"sorteer", "titel"}}}, {"token", {{"id", who}}}}));
  };
  EXPECT_EQ(seen_by("jan"), (std::vector<std::string>{id("weergave", 1), id("weergave", 3)}));
  EXPECT_EQ(seen_by("klaas"), (std::vector<std::string>{id("weergave", 3)}));
  const auto opened = [&](const std::string& who, int n) {
    return ask(model(), counts,
               [](Reading& reading, const json& question) { return item_answer(reading, question, no_texts); },
               {{"kind", "weergaven"}, {"id", id("weergave", n)}, {"token", {{"id", who}}}});
  };
  EXPECT_TRUE(opened("jan", 2).contains("nietGevonden"));
  EXPECT_EQ(opened("jan", 3)["naam"], "W3");
}

TEST_F(Lists, MyWorkIsWhatIHandleOrMyDirectorateHas) {
  const auto mine = [&](const json& token) {
    return ask(
        model(), counts,
        [](Reading& reading, const json& question) { return list_answer(reading, question, no_texts); },
        {{"kind", "werkvoorraad"}, {"params", {{"mijn", "true"}, {"isOpen", "true"}}}, {"token", token}})["aantal"];
  };
  EXPECT_EQ(mine({{"directie", "directie-ai"}}),
            list_of("werkvoorraad", {{"directie", "directie-ai"}, {"isOpen", "true"}})["aantal"]);
  EXPECT_EQ(mine({{"id", "iemand"}}), 0);
}

TEST_F(Lists, ADashboardOfNoSuchDirectorateOrOfTomorrowIsAFault) {
  EXPECT_EQ(
      ask(model(), counts, dashboard_answer, {{"directie", "bestaat-niet"}, {"peilDatum", "2024-05-18"}})["errors"]
          .size(),
      2U);
}

TEST_F(Lists, CoverageSaysHowFarEachItemIs) {
  const auto edition = id("editie", 1);
  const auto linked_items = found({{"editie", edition}});
  ASSERT_GE(linked_items.size(), 2U);
  const auto first = *linked_items.begin();
  const auto second = *std::next(linked_items.begin());
  project(
      model(),
      {recorder.event("vehicles", "editie", edition, "2024-05-16T08:00:00Z",
                      {{"bijdragen",
                        {{{"item", first}, {"tekst", "t"}}, {{"item", second}, {"tekst", "t"}, {"akkoord", true}}}}})});
  auto coverage = ask(model(), counts, coverage_answer, {{"editie", edition}});
  std::map<std::string, std::string> covers;
  for (const auto& row : coverage["resultaten"]) covers[row["id"]] = row["dekking"];
  EXPECT_EQ(covers[first], "tekst-gereed");
  EXPECT_EQ(covers[second], "akkoord");
  EXPECT_EQ(coverage["aantallen"]["gepland"], covers.size() - 2);
  project(model(),
          {recorder.event("vehicles", "editie", edition, "2024-05-16T09:00:00Z", {{"sluitingsDatum", "2024-05-16"}})});
  const std::string planned = date(5);
  project(model(),
          {recorder.event("vehicles", "editie", edition, "2024-05-16T09:30:00Z", {{"geplandDatum", planned}})});
  coverage = ask(model(), counts, coverage_answer, {{"editie", edition}});
  EXPECT_EQ(coverage["aantallen"]["ontbreekt"], covers.size() - 2);
  std::size_t sooner = 0;
  for (const auto& row : coverage["resultaten"]) {
    const auto& document = documents.at(row["id"]).document;
    EXPECT_EQ(row["teLaatZonder"], open(document) && nearest(document, false) != "") << document.dump();
    // A deadline of its own, or its lapse, passes before the edition goes out as planned.
    const bool passes = open(document) && nearest(document, true) != "" && nearest(document, true) < planned;
    EXPECT_EQ(row.contains("eerdereTermijn"), passes) << document.dump();
    if (passes) {
      EXPECT_EQ(row["eerdereTermijn"]["datum"], nearest(document, true));
    }
    sooner += passes;
  }
  EXPECT_GT(sooner, 0);
  EXPECT_LT(sooner, covers.size()) << "the day is chosen so that both kinds are there";
  EXPECT_EQ(coverage["eerderVerlopen"], sooner);
  EXPECT_TRUE(ask(model(), counts, coverage_answer, {{"editie", id("item", 1)}}).contains("nietGevonden"));
}

TEST_F(Lists, ASentEditionProposesToCloseWhatIsOpenAndUndecided) {
  int proposals = 0;
  for (const auto& [item, known] : documents) {
    const auto kind = known.soort == "motie"        ? "moties"
                      : known.soort == "toezegging" ? "toezeggingen"
                                                    : "kamerverzoeken";
    const auto shown =
        ask(model(), counts,
            [](Reading& reading, const json& question) { return item_answer(reading, question, no_texts); },
            {{"kind", kind}, {"id", item}});
    const bool proposed = open(known.document) && linked(known.document, id("editie", 2));
    ASSERT_EQ(shown["voorstellen"].size(), proposed ? 1U : 0U) << known.document.dump();
    if (!proposed) continue;
    ++proposals;
    EXPECT_EQ(shown["voorstellen"][0], (json{{"id", proposal_id(item, id("editie", 2))},
                                             {"editie", id("editie", 2)},
                                             {"kamerstuk", "29628-1217"},
                                             {"datum", date(-1)},
                                             {"status", "open"}}));
  }
  EXPECT_GT(proposals, 5);
}

TEST_F(Lists, ATextThatWasErasedSaysSo) {
  project(
      model(),
      {recorder.event("motions", "motie", id("tekst", 1), "2024-05-01T08:00:00Z",
                      {{"titel", "Met notities"},
                       {"notities", {{{"tekst", {{"$tekst", id("t", 1)}}}}, {{"tekst", {{"$tekst", id("t", 2)}}}}}}})});
  const auto texts = [](const std::string& source, const std::vector<std::string>& ids) {
    EXPECT_EQ(source, "motions");
    EXPECT_EQ(ids.size(), 2U);
    return std::map<std::string, std::string>{{id("t", 2), "nog te lezen"}};
  };
  const auto shown = ask(model(), counts,
                         [&](Reading& reading, const json& question) { return item_answer(reading, question, texts); },
                         {{"kind", "moties"}, {"id", id("tekst", 1)}});
  EXPECT_EQ(shown["notities"][0]["tekst"], "verwijderd");
  EXPECT_EQ(shown["notities"][1]["tekst"], "nog te lezen");
}

}  // namespace
}  // namespace gestand::overview::testing
