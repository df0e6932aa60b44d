// Sessions without a store: the token itself, sealed with libsodium's secretbox under a secret that all replicas
// share, with the moment at which it ends. Also the proof in each form that it came from our own page.
#pragma once
#include <optional>
#include <string>
#include <string_view>

#include "common/vocab/time.hpp"

namespace gestand::gateway::pages {

inline constexpr std::string_view session_cookie = "gestand_sessie";
inline constexpr std::chrono::hours session_length{8};

// The value of one cookie of a Cookie header; empty where it is not there.
[[nodiscard]] std::string_view cookie_value(std::string_view header, std::string_view name);

struct Session {
  std::string token;
  std::string sealed;  // the cookie's value, as the browser holds it
};

[[nodiscard]] std::string seal_session(std::string_view token, Instant ends, std::string_view secret);

// Nothing for a cookie that is absent, forged, altered or past its end.
[[nodiscard]] std::optional<Session> open_session(std::string_view cookie_header, Instant now, std::string_view secret);

// What a form of this session must carry: a keyed hash of the session, useless in any other.
[[nodiscard]] std::string form_proof(const Session& session, std::string_view secret);
[[nodiscard]] bool is_form_proof(std::string_view given, const Session& session, std::string_view secret);

// The key of what is made new by a form: the same for the same content, so that who goes back and sends it again makes
// no second one.
[[nodiscard]] std::string key_of_content(std::string_view content);

// A fresh idempotency key for a form: 128 random bits.
[[nodiscard]] std::string fresh_key();

[[nodiscard]] std::string session_cookie_header(std::string_view sealed, bool secure);
[[nodiscard]] std::string no_session_cookie_header(bool secure);

}  // namespace gestand::gateway::pages
