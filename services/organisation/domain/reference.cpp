#include "services/organisation/domain/reference.hpp"

#include <algorithm>

#include "common/calendar/date.hpp"

namespace gestand::organisation {

namespace {

constexpr std::size_t code_max = 100;
constexpr std::size_t mail_max = 254;  // RFC 5321

bool is_letter_or_digit(char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'); }

}  // namespace

bool is_code(std::string_view text) {
  if (text.empty() || text.size() > code_max || text.front() == '-' || text.back() == '-') return false;
  return text.find("--") == std::string_view::npos &&
         std::all_of(text.begin(), text.end(), [](char c) { return is_letter_or_digit(c) || c == '-'; });
}

bool is_mail_address(std::string_view text) {
  const auto at = text.find('@');
  if (text.size() > mail_max || at == 0 || at == std::string_view::npos ||
      text.find('@', at + 1) != std::string_view::npos)
    return false;
  const auto domain = text.substr(at + 1);
  if (domain.empty() || domain.front() == '.' || domain.back() == '.' || domain.find("..") != std::string_view::npos)
    return false;
  // A space, a comma or a bracket would make it another header or another receiver.
  return std::none_of(text.begin(), text.end(), [](char c) {
    return static_cast<unsigned char>(c) <= 0x20 || c == 0x7f ||
           std::string_view("<>,;:\\\"()[]").find(c) != std::string_view::npos;
  });
}

std::optional<Refusal> check(const Reference& reference) {
  if (reference.from && reference.until && *reference.from > *reference.until) {
    return Refusal{"geldigheid-omgekeerd", "De geldigheid eindigt op " + calendar::to_iso(*reference.until) +
                                               ", voor zij begint op " + calendar::to_iso(*reference.from) + "."};
  }
  const Holder* before = nullptr;
  for (const auto& one : reference.holders) {
    if (one.until && *one.until < one.from)
      return Refusal{"geldigheid-omgekeerd", one.name + " zou ophouden voor het begin."};
    if (before != nullptr && (!before->until || *before->until >= one.from)) {
      return Refusal{"bekleders-tegelijk", before->name + " en " + one.name + " zouden het ambt tegelijk bekleden op " +
                                               calendar::to_iso(one.from) + "."};
    }
    before = &one;
  }
  return std::nullopt;
}

const std::vector<std::string>& roles() {
  static const std::vector<std::string> all{"lezer", "behandelaar", "coordinator", "beheerder"};
  return all;
}

Outcome<Token> withdraw(Token token) {
  if (token.withdrawn) return Refusal{"token-ingetrokken", "Dit token is al ingetrokken."};
  token.withdrawn = true;
  return token;
}

Outcome<Token> change(Token token, std::optional<std::string> name, std::optional<Instant> expires) {
  if (token.withdrawn)
    return Refusal{"token-ingetrokken", "Dit token is ingetrokken en kan niet meer worden gewijzigd."};
  if (name) token.name = std::move(name);
  if (expires) token.expires = expires;
  return token;
}

}  // namespace gestand::organisation
