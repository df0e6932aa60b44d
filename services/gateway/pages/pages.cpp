// Which page answers which address. Everything needs a session but /inloggen and /assets; every POST needs the proof
// that it came from our own page; what succeeded is answered with a redirect.
#include "services/gateway/pages/pages.hpp"

#include <chrono>
#include <nlohmann/json.hpp>

#include "common/calendar/zone.hpp"
#include "services/gateway/pages/frame.hpp"
#include "services/gateway/pages/item_forms.hpp"
#include "services/gateway/pages/language.hpp"
#include "services/gateway/pages/list_memory.hpp"
#include "services/gateway/pages/places.hpp"
#include "services/gateway/pages/screens.hpp"
#include "services/gateway/pages/session.hpp"
#include "services/gateway/pages/sign_in.hpp"
#include "services/gateway/pages/templates.hpp"
#include "services/gateway/pages/theme.hpp"
#include "services/gateway/pages/url.hpp"

namespace gestand::gateway {

using namespace pages;  // all that this file puts together lies there

namespace {

constexpr std::string_view content_policy =
    "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self' data:; font-src 'self'; "
    "connect-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'";

std::vector<std::string> segments_of(std::string_view path) {
  std::vector<std::string> out;
  while (!path.empty() && path.front() == '/') {
    path.remove_prefix(1);
    const auto end = std::min(path.find('/'), path.size());
    out.emplace_back(path.substr(0, end));
    path.remove_prefix(end);
  }
  return out;
}

// Real time, not the stack's clock: sessions are about people at keyboards (contract, "Simulated clock").
Instant real_now() { return std::chrono::floor<std::chrono::microseconds>(std::chrono::system_clock::now()); }

PageReply asset(const PageRequest& request) {
  const auto* found = asset_at(request.path);
  if (found == nullptr) return framed_outside(404, say("Niet gevonden"), "problem", problem_view(404, {}));
  const bool is_packed = request.accepts_gzip && !found->gzip.empty();
  PageReply reply{200, std::string(is_packed ? found->gzip : found->plain), std::string(found->type), {}};
  if (is_packed) reply.headers.emplace_back("Content-Encoding", "gzip");
  reply.headers.emplace_back("Vary", "Accept-Encoding");
  reply.headers.emplace_back("Cache-Control", "public, max-age=31536000, immutable");
  return reply;
}

PageReply theme_file(const PageRequest& request) {
  const auto* found = mounted_theme().at(request.path);
  if (found == nullptr) return framed_outside(404, say("Niet gevonden"), "problem", problem_view(404, {}));
  return {200, found->content, found->type, {{"Cache-Control", "public, max-age=31536000, immutable"}}};
}

// "/v1/moties/…" as the API names a new thing → "/moties/…", where its page is.
std::string page_of(const std::string& api_location) {
  return api_location.starts_with("/v1/") ? local_address(api_location.substr(3)) : std::string{};
}

bool has_items(const std::string& resource) { return !verbs_of(resource).empty() && resource != "meldingen"; }

bool leads_to_items(const std::string& page) {
  return page == "werkvoorraad" || page == "moties" || page == "toezeggingen" || page == "kamerverzoeken" ||
         page == "zoek";
}

PageReply item_screen(Visit& visit, const ItemRequest& item) {
  if (item.resource == "moties") return motion_screen(visit, item);
  if (item.resource == "vehikels") return vehicle_screen(visit, item);
  if (item.resource == "edities") return edition_screen(visit, item);
  return commitment_screen(visit, item);
}

PageReply get_page(Visit& visit, const std::vector<std::string>& at) {
  const auto& resource = at[0];
  if (is_download(visit.request, at)) return download(visit, at);
  if (at.size() == 1 && resource == "zoek") return search_screen(visit);
  if (at.size() == 1 && resource == "dashboard") return dashboard_screen(visit);
  if (at.size() == 1 && resource == "meldingen") return alerts_screen(visit, std::nullopt, 200);
  if (at.size() == 1) return list_screen(visit, resource);
  if (at.size() == 2 && at[1] == "nieuw" && new_form(resource) != nullptr) {
    return new_screen(visit, resource, std::nullopt, 200);
  }
  if (!has_items(resource) || !is_plain_id(at[1])) return problem_page(visit, {404, {}, {}, {}});
  // The address of a refused form, opened again: the item itself is the page to be on.
  if (at.size() > 2) return see_other("/" + resource + "/" + at[1]);
  return item_screen(visit, {.resource = resource, .id = at[1]});
}

PageReply post_new(Visit& visit, const std::string& resource) {
  auto sent = submit_new(visit, *new_form(resource), "/v1/" + resource);
  if (!succeeded(sent.reply)) return new_screen(visit, resource, sent.state, sent.reply.status);
  auto to = page_of(sent.reply.location);
  if (to.empty() || to == "/") to = "/" + resource;
  return see_other(to + "?gedaan=nieuw");
}

// POST /moties/ID/aanhoudingen and POST /moties/ID/koppelingen/ID/verwijderen.
PageReply post_verb(Visit& visit, const std::vector<std::string>& at) {
  const auto& resource = at[0];
  const auto& id = at[1];
  const bool part_of_it = at.size() == 5;
  const auto address = part_of_it ? at[2] + "/…/" + at[4] : at[2];
  const auto* form = at.size() == 3 || part_of_it ? verb(resource, address) : nullptr;
  if (form == nullptr || !is_plain_id(id) || (part_of_it && !is_plain_id(at[3]))) {
    return problem_page(visit, {404, {}, {}, {}});
  }
  const bool corrects = form->method == "PATCH";
  auto path = "/v1/" + resource + "/" + id + (corrects ? "" : "/" + at[2]);
  if (part_of_it) path += "/" + at[3];
  if (part_of_it && form->method != "DELETE") path += "/" + at[4];

  auto sent = corrects ? submit_changes(visit, *form, path) : submit(visit, *form, path);
  if (!succeeded(sent.reply)) {
    if (resource == "meldingen") return alerts_screen(visit, sent.state, sent.reply.status);
    return item_screen(visit, {.resource = resource, .id = id, .refused = sent.state, .status = sent.reply.status});
  }
  auto to = page_of(sent.reply.location);
  if (to.empty() || to == "/") to = resource == "meldingen" ? "/meldingen" : "/" + resource + "/" + id;
  const bool approves = form->verb == "bijdragen" && !first(visit.request.form, "akkoord").empty();
  return see_other(to + "?gedaan=" + (approves ? "akkoord" : percent_encoded(form->verb)));
}

// The address of a page as a person can open it again; from the door, that of the page behind it.
std::string address_of(const PageRequest& request) {
  if (request.path == "/inloggen") return local_address(first(request.query, "naar"));
  const auto tail = request.method == "POST" ? std::string{} : query_string(request.query);
  return local_address(request.path + (tail.empty() ? "" : "?" + tail));
}

PageReply signed_out_page(const PageRequest& request) {
  if (request.method == "POST") {
    return framed_outside(
        401, say("Uw sessie is verlopen"), "problem",
        {{"kop", say("Uw sessie is verlopen")},
         {"uitleg", say("Er is niets opgeslagen. Log in een ander tabblad opnieuw in, ga hier terug met de "
                        "terugknop van uw browser en verstuur het formulier nog eens.")},
         {"detail", ""},
         {"inloggen", true}});
  }
  const auto to = address_of(request);
  return see_other("/inloggen" + (to == "/" ? "" : "?naar=" + percent_encoded(to)));
}

PageReply forged_page(Visit& visit) {
  return framed(
      visit, 403, {.title = say("Dit formulier is niet van hier")}, "problem",
      {{"kop", say("Dit formulier is niet van hier")},
       {"uitleg", say("Het formulier hoort niet bij uw sessie. Er is niets opgeslagen. Open de pagina opnieuw en "
                      "vul het daar in.")},
       {"detail", ""}});
}

// The switch between Dutch and English: no session, for the door has it too.
PageReply switch_language(const PageRequest& request, bool secure) {
  const auto chosen = first(request.query, "taal") == "en" ? Language::English : Language::Dutch;
  auto page = see_other(local_address(first(request.query, "naar")));
  page.headers.emplace_back("Set-Cookie", language_cookie_header(chosen, secure));
  return page;
}

}  // namespace

Pages::Pages(Api& api, std::string session_secret, PageOptions options)
    : api_(api), session_secret_(std::move(session_secret)), options_(std::move(options)) {
  if (!options_.today) options_.today = [] { return calendar::amsterdam_date(real_now()); };
}

bool Pages::owns(std::string_view path) {
  const auto below = [&](std::string_view folder) {
    return path == folder || (path.starts_with(folder) && path[folder.size()] == '/');
  };
  return path.starts_with('/') && !below("/v1") && !below("/livez") && !below("/readyz") && !below("/metrics");
}

PageReply Pages::handle(const PageRequest& request) {
  const Speaking speaking(language_of(request.cookie_header), address_of(request));
  auto reply = route(request);
  const auto add = [&](std::string_view name, std::string_view value) {
    for (const auto& [present, ignored] : reply.headers) {
      if (present == name) return;
    }
    reply.headers.emplace_back(name, value);
  };
  add("Content-Security-Policy", content_policy);
  add("X-Content-Type-Options", "nosniff");
  add("X-Frame-Options", "DENY");
  add("Referrer-Policy", "same-origin");
  add("Cache-Control", "no-store");
  return reply;
}

PageReply Pages::route(const PageRequest& request) {
  const bool reads = request.method == "GET" || request.method == "HEAD";
  if (reads && request.path.starts_with("/assets/")) return asset(request);
  if (reads && request.path.starts_with("/thema/")) return theme_file(request);
  if (reads && request.path == "/taal") return switch_language(request, options_.secure_cookie);
  const Door door{api_, session_secret_, real_now(), options_.secure_cookie};
  auto session = open_session(request.cookie_header, door.now, session_secret_);
  if (request.path == "/inloggen") {
    if (request.method == "POST") return sign_in(request, door);
    if (session && !request.query.contains("opnieuw")) return see_other(local_address(first(request.query, "naar")));
    return sign_in_screen(request, 200, {});
  }
  if (!session) return signed_out_page(request);

  const auto proof = form_proof(*session, session_secret_);
  Visit visit(api_, request, *session, proof, options_.today());
  if (!reads && request.method != "POST") return problem_page(visit, {405, {}, {}, {}});
  if (request.unread != 0) return problem_page(visit, {request.unread, {}, {}, {}});
  if (!reads && !is_form_proof(first(request.form, "_bewijs"), *session, session_secret_)) return forged_page(visit);
  if (!reads && request.path == "/uitloggen") return sign_out(door);
  if (request.path == "/") return see_other("/werkvoorraad?isOpen=true");

  const auto at = segments_of(request.path);
  if (at.empty()) return problem_page(visit, {404, {}, {}, {}});
  PageReply reply;
  if (auto found = place(visit, at)) {
    reply = std::move(*found);
  } else if (reads) {
    reply = get_page(visit, at);
    if (at.size() == 1 && leads_to_items(at[0])) keep_last_list(reply, address_of(request), options_.secure_cookie);
  } else if (at.size() == 2 && at[1] == "nieuw" && new_form(at[0]) != nullptr) {
    reply = post_new(visit, at[0]);
  } else if (at.size() >= 3) {
    reply = post_verb(visit, at);
  } else {
    reply = problem_page(visit, {405, {}, {}, {}});
  }
  if (!visit.signed_out()) return reply;
  // The API no longer takes the token. "opnieuw" keeps the sign-in page from sending the old session round again.
  auto page = signed_out_page(request);
  for (auto& [name, value] : page.headers) {
    if (name == "Location") value += (value.find('?') == std::string::npos ? "?" : "&") + std::string("opnieuw=1");
  }
  page.headers.emplace_back("Set-Cookie", no_session_cookie_header(options_.secure_cookie));
  return page;
}

}  // namespace gestand::gateway
