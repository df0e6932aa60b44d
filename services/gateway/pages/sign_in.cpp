// Signing in with a token: the API says whether it knows the token; the browser gets it back sealed. The form has no
// CSRF proof because there is no session yet to tie it to; SameSite=Strict and form-action guard it.
#include "services/gateway/pages/sign_in.hpp"

#include <algorithm>
#include <cctype>
#include <nlohmann/json.hpp>

#include "common/vocab/errors.hpp"
#include "services/gateway/pages/frame.hpp"
#include "services/gateway/pages/language.hpp"
#include "services/gateway/pages/session.hpp"
#include "services/gateway/pages/url.hpp"

namespace gestand::gateway::pages {
namespace {

std::string destination(const PageRequest& request) {
  const auto posted = first(request.form, "naar");
  return local_address(posted.empty() ? first(request.query, "naar") : posted);
}

// A token is pasted: with a line end, with spaces around it. Whatever is no visible ASCII was never a token.
std::string pasted_token(std::string text) {
  std::erase_if(text, [](char c) { return std::isspace(static_cast<unsigned char>(c)) != 0; });
  const bool plain = std::all_of(text.begin(), text.end(), [](char c) { return c > 0x20 && c < 0x7f; });
  return plain && text.size() <= 2048 ? text : std::string{};
}

ApiReply ask_who(Api& api, const std::string& token) {
  try {
    return api.call({.method = "GET", .path = "/v1/ik", .token = token});
  } catch (const Unavailable&) {
  } catch (const InDoubt&) {
  }
  return {503, {}, {}, {}};
}

}  // namespace

PageReply sign_in_screen(const PageRequest& request, int status, const std::string& fault) {
  const auto to = destination(request);
  const bool put_out = request.query.contains("opnieuw");  // the API no longer took the token of the session
  return framed_outside(
      status, (fault.empty() ? "" : say("Fout:") + " ") + say("Inloggen"), "sign_in",
      {{"naar", to}, {"naarPagina", to == "/" || put_out ? "" : to}, {"fout", fault}, {"uitgezet", put_out}});
}

PageReply sign_in(const PageRequest& request, const Door& door) {
  const auto token = pasted_token(first(request.form, "token"));
  if (token.empty()) return sign_in_screen(request, 400, say("Vul een token in."));
  const auto reply = ask_who(door.api, token);
  if (reply.status == 503) {
    return sign_in_screen(request, 503, say("Gestand is even niet bereikbaar. Probeer het over een minuut opnieuw."));
  }
  if (!succeeded(reply)) {
    return sign_in_screen(
        request, 401, say("Dit token is niet bekend of niet meer geldig. Controleer of u het helemaal hebt geplakt."));
  }
  auto page = see_other(destination(request));
  page.headers.emplace_back(
      "Set-Cookie",
      session_cookie_header(seal_session(token, door.now + session_length, door.secret), door.secure_cookie));
  return page;
}

PageReply sign_out(const Door& door) {
  auto page = see_other("/inloggen");
  page.headers.emplace_back("Set-Cookie", no_session_cookie_header(door.secure_cookie));
  return page;
}

}  // namespace gestand::gateway::pages
