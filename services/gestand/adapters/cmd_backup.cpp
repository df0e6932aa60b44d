// gestand backup and restore: one tar file (mode 0600) with a dump of the database, the keys and the tokens.
// The dump is one consistent moment, taken while everything runs. A restore goes into a folder that was never started.
#include <fcntl.h>
#include <fmt/format.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include <chrono>
#include <filesystem>
#include <nlohmann/json.hpp>

#include "common/calendar/date.hpp"
#include "services/gestand/adapters/commands.hpp"
#include "services/gestand/adapters/files.hpp"
#include "services/gestand/adapters/pg_stand.hpp"
#include "services/gestand/adapters/program.hpp"
#include "services/gestand/adapters/stack.hpp"

namespace gestand::cli {
namespace {

namespace fs = std::filesystem;

constexpr const char* dump_name = "database.dump";
constexpr const char* about_name = "gestand-backup.json";
constexpr int format = 1;

class TemporaryFolder {
 public:
  explicit TemporaryFolder(const fs::path& beside) {
    std::string pattern = (beside / ".gestand-XXXXXX").string();
    if (::mkdtemp(pattern.data()) == nullptr) throw Failed("kan geen werkmap maken in " + beside.string());
    path_ = pattern;
  }
  ~TemporaryFolder() {
    std::error_code none;
    fs::remove_all(path_, none);
  }
  TemporaryFolder(const TemporaryFolder&) = delete;
  TemporaryFolder& operator=(const TemporaryFolder&) = delete;
  [[nodiscard]] const fs::path& path() const { return path_; }

 private:
  fs::path path_;
};

fs::path folder_of(const std::string& file) {
  const fs::path parent = fs::absolute(file).parent_path();
  if (!fs::is_directory(parent)) throw WrongUse("geen map: " + parent.string());
  return parent;
}

// deploy/ of the clone that this program was built in, or of GESTAND_HOME.
fs::path deploy_folder() {
  std::error_code fault;
  fs::path at = fs::read_symlink("/proc/self/exe", fault);
  if (const char* home = ::getenv("GESTAND_HOME"); home != nullptr) at = fs::path(home) / "bin";
  for (; at.has_relative_path(); at = at.parent_path())
    if (fs::exists(at / "deploy" / "pg") && fs::exists(at / "sql" / "migrate")) return at / "deploy";
  throw Failed("deploy/pg en sql/migrate niet gevonden; wijs de broncode aan met GESTAND_HOME");
}

std::string without_line_end(std::string text) {
  while (!text.empty() && (text.back() == '\n' || text.back() == '\r')) text.pop_back();
  return text;
}

// The database to restore into: GESTAND_DATABASE where it is set, else a private cluster made in the folder.
std::string fresh_database(const std::string& data, const fs::path& deploy) {
  if (const char* given = ::getenv("GESTAND_DATABASE"); given != nullptr && *given != '\0') return given;
  fs::create_directories(data);
  return without_line_end(need_program({(deploy / "pg").string(), "start", fs::absolute(data).string() + "/postgres"}));
}

void copy_secrets(const fs::path& from, const std::string& to, const char* kind) {
  if (!fs::is_directory(from / kind)) return;
  make_private_folder(to + "/" + kind);
  for (const auto& entry : fs::directory_iterator(from / kind))
    if (const auto text = read_text(entry.path().string()))
      write_private(to + "/" + kind + "/" + entry.path().filename().string(), *text);
}

void check_archive(const fs::path& folder) {
  const auto about = read_text((folder / about_name).string());
  const auto words = nlohmann::json::parse(about.value_or(""), nullptr, false);
  if (!words.is_object() || !fs::exists(folder / dump_name)) throw Failed("dit is geen backup van gestand");
  if (words.value("formaat", 0) != format)
    throw Failed("deze backup is van een nieuwere versie: " + words.value("versie", ""));
}

}  // namespace

int cmd_backup(const std::string& data, const std::string& file) {
  const Stack stack(data);
  if (fs::exists(file)) throw WrongUse("bestaat al: " + file);
  const fs::path target = folder_of(file) / fs::path(file).filename();
  const TemporaryFolder work(target.parent_path());
  need_program(
      {"pg_dump", "--format=custom", "--file=" + (work.path() / dump_name).string(), "--dbname=" + stack.database()});
  copy_secrets(stack.folder(), work.path().string(), "keys");
  copy_secrets(stack.folder(), work.path().string(), "tokens");
  const auto now = std::chrono::time_point_cast<std::chrono::microseconds>(std::chrono::system_clock::now());
  const nlohmann::json about{{"formaat", format}, {"versie", GESTAND_VERSION}, {"gemaaktOp", calendar::to_iso(now)}};
  write_private((work.path() / about_name).string(), about.dump() + "\n");

  const std::string part = target.string() + ".deel";
  ::unlink(part.c_str());
  const int made = ::open(part.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC,
                          S_IRUSR | S_IWUSR);  // tar keeps the mode of what exists
  if (made < 0) throw Failed("kan niet schrijven: " + part);
  ::close(made);
  need_program({"tar", "--create", "--file=" + part, "--directory=" + work.path().string(), "."});
  fs::rename(part, target);
  fmt::print("Backup gemaakt: {} ({:.1f} MB). Er staan sleutels en tokens in: bewaar haar veilig.\n", target.string(),
             static_cast<double>(fs::file_size(target)) / 1e6);
  return 0;
}

int cmd_restore(const std::string& data, const std::string& file) {
  if (!fs::is_regular_file(file)) throw WrongUse("geen backup: " + file);
  if (Stack::exists(data))
    throw WrongUse("er is al een omgeving in " + data + "; zet terug in een map die nog niet bestaat");
  const fs::path deploy = deploy_folder();
  fs::create_directories(data);
  const TemporaryFolder work(data);
  if (run_program({"tar", "--extract", "--no-same-owner", "--file=" + fs::absolute(file).string(),
                   "--directory=" + work.path().string()})
          .exit_code != 0)
    throw Failed("dit is geen backup van gestand");
  check_archive(work.path());
  const std::string database = fresh_database(data, deploy);
  if (holds_data(database)) throw WrongUse("de database bevat al gegevens; er wordt niets overschreven");

  // The migrator makes the roles, which are no part of a dump; its empty schemas then make room for those of the dump.
  std::vector<std::string> settings{"GESTAND_DATABASE=" + database};
  if (::getenv("GESTAND_DATABASE") == nullptr)
    settings.push_back("GESTAND_DATABASE_ADMIN=" +
                       without_line_end(need_program({(deploy / "pg").string(), "conninfo",
                                                      fs::absolute(data).string() + "/postgres", "postgres"})));
  need_program({(deploy.parent_path() / "sql" / "migrate").string()}, settings);
  drop_unused_schemas(database);
  need_program({"pg_restore", "--no-owner", "--single-transaction", "--exit-on-error", "--dbname=" + database,
                (work.path() / dump_name).string()});
  copy_secrets(work.path(), data, "keys");
  copy_secrets(work.path(), data, "tokens");
  write_private(data + "/seeded", "teruggezet uit een backup\n");  // the next up adds no demonstration data
  fmt::print("Teruggezet in {}. Start de omgeving met ./deploy/up --data {}\n", data, data);
  return 0;
}

}  // namespace gestand::cli
