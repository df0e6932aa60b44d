// Sessions; see the header. One key for sealing and one for form proofs are derived from the secret.
#include "services/gateway/pages/session.hpp"

#include <sodium.h>

#include <array>
#include <charconv>
#include <vector>

namespace gestand::gateway::pages {
namespace {

using Key = std::array<unsigned char, 32>;

const unsigned char* bytes(std::string_view text) { return reinterpret_cast<const unsigned char*>(text.data()); }

Key derived_key(std::string_view secret, std::string_view purpose) {
  static const bool ready = sodium_init() >= 0;
  Key key{};
  crypto_generichash_state state;
  if (!ready || crypto_generichash_init(&state, nullptr, 0, key.size()) != 0) std::abort();
  crypto_generichash_update(&state, bytes(purpose), purpose.size());
  crypto_generichash_update(&state, bytes(secret), secret.size());
  crypto_generichash_final(&state, key.data(), key.size());
  return key;
}

std::string to_base64(const std::vector<unsigned char>& data) {
  std::string out(sodium_base64_encoded_len(data.size(), sodium_base64_VARIANT_URLSAFE_NO_PADDING), '\0');
  sodium_bin2base64(out.data(), out.size(), data.data(), data.size(), sodium_base64_VARIANT_URLSAFE_NO_PADDING);
  out.pop_back();  // libsodium counts the closing zero
  return out;
}

std::optional<std::vector<unsigned char>> from_base64(std::string_view text) {
  std::vector<unsigned char> out(text.size());
  std::size_t length = 0;
  const char* end = nullptr;
  if (sodium_base642bin(out.data(), out.size(), text.data(), text.size(), nullptr, &length, &end,
                        sodium_base64_VARIANT_URLSAFE_NO_PADDING) != 0 ||
      end != text.data() + text.size()) {
    return std::nullopt;
  }
  out.resize(length);
  return out;
}

std::string cookie_attributes(bool secure) {
  return std::string("; Path=/; HttpOnly; SameSite=Strict") + (secure ? "; Secure" : "");
}

}  // namespace

std::string_view cookie_value(std::string_view header, std::string_view name) {
  while (!header.empty()) {
    auto end = std::min(header.find(';'), header.size());
    auto pair = header.substr(0, end);
    while (!pair.empty() && pair.front() == ' ') pair.remove_prefix(1);
    if (pair.starts_with(name) && pair.size() > name.size() && pair[name.size()] == '=') {
      return pair.substr(name.size() + 1);
    }
    header.remove_prefix(std::min(end + 1, header.size()));
  }
  return {};
}

std::string seal_session(std::string_view token, Instant ends, std::string_view secret) {
  const auto key = derived_key(secret, "gestand sessie");
  const auto plain = std::to_string(ends.time_since_epoch().count()) + ' ' + std::string(token);
  std::vector<unsigned char> sealed(crypto_secretbox_NONCEBYTES + crypto_secretbox_MACBYTES + plain.size());
  randombytes_buf(sealed.data(), crypto_secretbox_NONCEBYTES);
  crypto_secretbox_easy(sealed.data() + crypto_secretbox_NONCEBYTES, bytes(plain), plain.size(), sealed.data(),
                        key.data());
  return to_base64(sealed);
}

std::optional<Session> open_session(std::string_view cookie_header, Instant now, std::string_view secret) {
  const auto value = cookie_value(cookie_header, session_cookie);
  if (value.empty() || value.size() > 4096) return std::nullopt;
  const auto sealed = from_base64(value);
  constexpr std::size_t overhead = crypto_secretbox_NONCEBYTES + crypto_secretbox_MACBYTES;
  if (!sealed || sealed->size() <= overhead) return std::nullopt;

  const auto key = derived_key(secret, "gestand sessie");
  std::string plain(sealed->size() - overhead, '\0');
  if (crypto_secretbox_open_easy(reinterpret_cast<unsigned char*>(plain.data()),
                                 sealed->data() + crypto_secretbox_NONCEBYTES,
                                 sealed->size() - crypto_secretbox_NONCEBYTES, sealed->data(), key.data()) != 0) {
    return std::nullopt;
  }
  Instant::rep ends = 0;
  const auto space = plain.find(' ');
  if (space == std::string::npos) return std::nullopt;
  std::from_chars(plain.data(), plain.data() + space, ends);
  if (ends <= now.time_since_epoch().count()) return std::nullopt;
  return Session{plain.substr(space + 1), std::string(value)};
}

std::string form_proof(const Session& session, std::string_view secret) {
  const auto key = derived_key(secret, "gestand formulier");
  std::vector<unsigned char> mac(crypto_auth_BYTES);
  crypto_auth(mac.data(), bytes(session.sealed), session.sealed.size(), key.data());
  return to_base64(mac);
}

bool is_form_proof(std::string_view given, const Session& session, std::string_view secret) {
  const auto expected = form_proof(session, secret);
  return given.size() == expected.size() && sodium_memcmp(given.data(), expected.data(), expected.size()) == 0;
}

std::string fresh_key() {
  std::vector<unsigned char> random(16);
  randombytes_buf(random.data(), random.size());
  return to_base64(random);
}

std::string key_of_content(std::string_view content) {
  const auto key = derived_key(content, "gestand inhoud");
  return to_base64({key.begin(), key.end()});
}

std::string session_cookie_header(std::string_view sealed, bool secure) {
  return std::string(session_cookie) + '=' + std::string(sealed) + cookie_attributes(secure) +
         "; Max-Age=" + std::to_string(std::chrono::seconds(session_length).count());
}

std::string no_session_cookie_header(bool secure) {
  return std::string(session_cookie) + "=" + cookie_attributes(secure) + "; Max-Age=0";
}

}  // namespace gestand::gateway::pages
