// DIR/stack.env: see stack.hpp.
#include "services/gestand/adapters/stack.hpp"

#include <fstream>
#include <utility>

namespace gestand::cli {

Stack::Stack(std::string folder) : folder_(std::move(folder)) {
  std::ifstream in(folder_ + "/stack.env");
  if (!in)
    throw WrongUse("geen omgeving in " + folder_ +
                   " (stack.env ontbreekt): start haar met ./deploy/up of wijs haar aan met --data");
  for (std::string line; std::getline(in, line);) {
    const auto equals = line.find('=');
    if (line.empty() || line.front() == '#' || equals == std::string::npos) continue;
    settings_[line.substr(0, equals)] = line.substr(equals + 1);  // values are literal
  }
}

bool Stack::exists(const std::string& folder) { return std::ifstream(folder + "/stack.env").good(); }

std::string Stack::need(const std::string& name) const {
  const auto found = settings_.find(name);
  if (found == settings_.end() || found->second.empty()) throw Failed(folder_ + "/stack.env noemt geen " + name);
  return found->second;
}

}  // namespace gestand::cli
