#include "services/alerts/app/webhook.hpp"

#include <fmt/format.h>
#include <sodium.h>

#include <algorithm>
#include <array>

#include "common/logging/log.hpp"

namespace gestand::alerts {

namespace {

constexpr std::string_view prefix = "whsec_";
constexpr std::size_t secret_bytes = 32;

std::string base64(const unsigned char* bytes, std::size_t size) {
  std::string out(sodium_base64_ENCODED_LEN(size, sodium_base64_VARIANT_ORIGINAL), '\0');
  sodium_bin2base64(out.data(), out.size(), bytes, size, sodium_base64_VARIANT_ORIGINAL);
  out.resize(out.find('\0'));
  return out;
}

std::string key_of(const std::string& secret) {
  const std::string text = secret.starts_with(prefix) ? secret.substr(prefix.size()) : secret;
  std::string out(text.size(), '\0');
  std::size_t size = 0;
  sodium_base642bin(reinterpret_cast<unsigned char*>(out.data()), out.size(), text.data(), text.size(), nullptr, &size,
                    nullptr, sodium_base64_VARIANT_ORIGINAL);
  out.resize(size);
  return out;
}

std::string signature(const std::string& secret, const std::string& signed_text) {
  const std::string key = key_of(secret);
  crypto_auth_hmacsha256_state state;
  crypto_auth_hmacsha256_init(&state, reinterpret_cast<const unsigned char*>(key.data()), key.size());
  crypto_auth_hmacsha256_update(&state, reinterpret_cast<const unsigned char*>(signed_text.data()), signed_text.size());
  std::array<unsigned char, crypto_auth_hmacsha256_BYTES> out{};
  crypto_auth_hmacsha256_final(&state, out.data());
  return "v1," + base64(out.data(), out.size());
}

bool is_this_machine(std::string_view host) { return host == "localhost" || host == "127.0.0.1" || host == "[::1]"; }

}  // namespace

std::string new_secret() {
  std::array<unsigned char, secret_bytes> key{};
  randombytes_buf(key.data(), key.size());
  return std::string(prefix) + base64(key.data(), key.size());
}

std::vector<std::string> headers_of(const Push& push, std::chrono::seconds since_epoch) {
  const std::string timestamp = std::to_string(since_epoch.count());
  return {"Content-Type: application/cloudevents+json; charset=utf-8", "User-Agent: Gestand", "webhook-id: " + push.id,
          "webhook-timestamp: " + timestamp,
          "webhook-signature: " + signature(push.secret, push.id + "." + timestamp + "." + push.body)};
}

std::chrono::seconds back_off_of_push(int attempt) {
  constexpr int most = 3'600;
  return std::chrono::seconds{std::min(most, 1 << std::clamp(attempt - 1, 0, 12))};
}

std::optional<std::string> refuse_url(const std::string& url) {
  if (url.find_first_of(" \t\r\n\\") != std::string::npos) return "Een adres heeft geen spaties of backslashes.";
  const auto scheme_end = url.find("://");
  if (scheme_end == std::string::npos) return "Geef een volledig adres, met https:// ervoor.";
  const std::string scheme = url.substr(0, scheme_end);
  const std::string rest = url.substr(scheme_end + 3);
  const std::string authority = rest.substr(0, rest.find_first_of("/?#"));
  if (authority.find('@') != std::string::npos) return "Een adres heeft geen naam of wachtwoord in zich.";
  const auto port = authority.starts_with('[') ? authority.find("]:") : authority.find(':');
  const std::string host =
      port == std::string::npos ? authority : authority.substr(0, port + (authority.starts_with('[') ? 1 : 0));
  if (host.empty()) return "Het adres noemt geen machine.";
  if (scheme == "https") return std::nullopt;
  if (scheme == "http" && is_this_machine(host)) return std::nullopt;
  return "Alleen https, of http naar deze machine zelf.";
}

bool push_one(PushOutbox& outbox, Receiver& receiver) {
  const auto push = outbox.next();
  if (!push) return false;
  const auto now =
      std::chrono::duration_cast<std::chrono::seconds>(std::chrono::system_clock::now().time_since_epoch());
  const auto answer = receiver.push(*push, headers_of(*push, now));
  if (!answer.taken())
    logging::warn("webhook not delivered", {{"levering", push->id},
                                            {"poging", std::to_string(push->attempt)},
                                            {"antwoord", std::to_string(answer.status)},
                                            {"fout", answer.why}});
  outbox.record(*push, answer);
  return true;
}

}  // namespace gestand::alerts
