// gestand_bench append CLIENTS SECONDS | batches SECONDS | delivery EVENTS PER_SECOND; the database is that of
// GESTAND_DATABASE.
#include "tests/bench/bench.hpp"

#include <cstdlib>
#include <iostream>
#include <vector>

int main(int argc, char** argv) {
  const std::vector<std::string> words(argv + 1, argv + argc);
  const char* database = std::getenv("GESTAND_DATABASE");  // NOLINT(concurrency-mt-unsafe): no thread runs yet
  if (database == nullptr) {
    std::cerr << "gestand_bench: GESTAND_DATABASE is not set; use tests/bench/run\n";
    return 2;
  }
  try {
    using namespace gestand::bench;
    if (words.size() == 3 && words[0] == "append") {
      append(database, std::stoi(words[1]), std::stoi(words[2]));
    } else if (words.size() == 2 && words[0] == "batches") {
      batches(database, std::stoi(words[1]));
    } else if (words.size() == 3 && words[0] == "delivery") {
      delivery(database, std::stoi(words[1]), std::stoi(words[2]));
    } else {
      std::cerr << "gestand_bench: append CLIENTS SECONDS | batches SECONDS | delivery EVENTS PER_SECOND\n";
      return 2;
    }
  } catch (const std::exception& error) {
    std::cerr << "gestand_bench: " << error.what() << "\n";
    return 1;
  }
  return 0;
}
