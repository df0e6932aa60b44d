// gestand kalender laden: a file of entries into the calendar, each by the API, as a beheerder.
#include <fmt/format.h>

#include <algorithm>
#include <fstream>
#include <nlohmann/json.hpp>
#include <sstream>

#include "common/wire/calendar_json.hpp"
#include "services/gestand/adapters/commands.hpp"
#include "services/gestand/adapters/files.hpp"
#include "services/gestand/adapters/http_client.hpp"
#include "services/gestand/adapters/sheet_sender.hpp"
#include "services/gestand/adapters/stack.hpp"

namespace gestand::cli {
namespace {

using nlohmann::json;

json file_of(const std::string& path) {
  std::ifstream in(path, std::ios::binary);
  std::ostringstream text;
  text << in.rdbuf();
  if (!in) throw WrongUse("kan niet lezen: " + path);
  const json whole = json::parse(text.str(), nullptr, false);
  if (!whole.is_object()) throw WrongUse(path + " is geen JSON-object");
  for (const auto& [name, list] : whole.items()) {
    const auto& known = wire::calendar_lists();
    if (std::find(known.begin(), known.end(), name) == known.end() || !list.is_array())
      throw WrongUse(path + ": \"" + name + "\" is geen lijst van de kalender");
  }
  return whole;
}

std::string text_of(const json& in, const char* name, const char* otherwise = "") {
  const auto found = in.find(name);
  return found != in.end() && found->is_string() ? found->get<std::string>() : otherwise;
}

// What an entry is about: two of one list about the same are one.
std::string about(const std::string& list, const json& one) {
  if (!one.is_object()) return "";
  const std::string day = text_of(one, "datum");
  if (list == "recessen")
    return text_of(one, "kamer", "TK") + text_of(one, "soort") + (one.contains("jaar") ? one["jaar"].dump() : "");
  if (list == "verkiezingen") return text_of(one, "kamer", "TK") + day;
  return list == "vrijedagen" ? day : text_of(one, "soort") + day.substr(0, 4);
}

// Whether all that the file says of it stands there already.
bool says_it(const json& there, const json& one) {
  for (const auto& [name, value] : one.items())
    if (!there.contains(name) || there[name] != value) return false;
  return true;
}

class Loading {
 public:
  explicit Loading(const Stack& stack) : client_(stack.http(), token_of(stack, "beheerder")) {
    const HttpReply reply = client_.send("GET", "/v1/kalender");
    if (reply.status != 200) throw Failed(fmt::format("/v1/kalender: {} {}", reply.status, reply.body));
    there_ = json::parse(reply.body).at("invoer");
  }

  void load(const std::string& list, const json& one) {
    const std::string path = "/v1/kalender/" + list;
    for (const auto& known : there_.at(list)) {
      if (about(list, known) != about(list, one)) continue;
      if (says_it(known, one)) {
        ++same_;
        return;
      }
      send("PATCH", path + "/" + known.at("id").get<std::string>(), list, one, changed_);
      return;
    }
    send("POST", path, list, one, added_);
  }

  int done() const {
    fmt::print("Kalender: {} ingevoerd, {} gewijzigd, {} al aanwezig, {} geweigerd\n", added_, changed_, same_,
               refused_);
    return refused_ == 0 ? 0 : 1;
  }

 private:
  void send(const char* method, const std::string& path, const std::string& list, const json& one, int& count) {
    const HttpReply reply = client_.send(method, path, one.dump());
    if (reply.status == 200 || reply.status == 201) {
      ++count;
      for (const auto& name : wire::calendar_lists()) there_[name] = json::parse(reply.body).at(name);
      return;
    }
    ++refused_;
    fmt::print(stderr, "gestand: {} {}: {} {}\n", list, one.dump(), reply.status, reply.body);
  }

  HttpClient client_;
  json there_;
  int added_ = 0;
  int changed_ = 0;
  int same_ = 0;
  int refused_ = 0;
};

}  // namespace

int cmd_calendar_load(const std::string& data, const std::string& file) {
  const json whole = file_of(file);
  const Stack stack(data);
  Loading loading(stack);
  for (const auto& [list, entries] : whole.items())
    for (const auto& one : entries) loading.load(list, one);
  return loading.done();
}

}  // namespace gestand::cli
