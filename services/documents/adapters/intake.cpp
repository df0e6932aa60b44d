#include "services/documents/adapters/intake.hpp"

#include <fcntl.h>
#include <signal.h>
#include <sys/mman.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <chrono>
#include <nlohmann/json.hpp>
#include <thread>

#include "common/vocab/errors.hpp"
#include "services/documents/adapters/nota_json.hpp"
#include "services/documents/domain/text.hpp"

namespace gestand::documents {

using namespace std::chrono_literals;

namespace {

constexpr auto time_max = 10s;
constexpr rlim_t seconds_of_cpu = 8;
constexpr rlim_t memory_max = rlim_t{768} * 1024 * 1024;
constexpr rlim_t text_max = rlim_t{4} * 1024 * 1024;

// A file that lives in memory and is gone with its descriptor.
class MemoryFile {
 public:
  MemoryFile() : fd_(memfd_create("nota", MFD_CLOEXEC)) {
    if (fd_ < 0) throw Unavailable("no memory file");
  }
  ~MemoryFile() { close(fd_); }
  MemoryFile(const MemoryFile&) = delete;
  MemoryFile& operator=(const MemoryFile&) = delete;

  void write(std::string_view bytes) const {
    while (!bytes.empty()) {
      const auto written = ::write(fd_, bytes.data(), bytes.size());
      if (written <= 0) throw Unavailable("memory file is full");
      bytes.remove_prefix(static_cast<std::size_t>(written));
    }
  }
  [[nodiscard]] std::string read() const {
    std::string out(static_cast<std::size_t>(lseek(fd_, 0, SEEK_END)), '\0');
    const auto got = pread(fd_, out.data(), out.size(), 0);
    out.resize(got > 0 ? static_cast<std::size_t>(got) : 0);
    return out;
  }
  [[nodiscard]] int fd() const { return fd_; }

 private:
  int fd_;
};

void limit(int what, rlim_t value) {
  const rlimit both{value, value};
  setrlimit(static_cast<__rlimit_resource>(what), &both);
}

// In the child, between fork and exec: only calls that are safe there.
[[noreturn]] void become_pdftotext(int in, int out) {
  constexpr int given = 3;
  const int nothing = open("/dev/null", O_RDWR);
  dup2(nothing, STDIN_FILENO);
  dup2(out, STDOUT_FILENO);
  dup2(nothing, STDERR_FILENO);
  const int apart = fcntl(in, F_DUPFD, 100);  // `in` may itself be 3
  dup2(apart, given);
  for (int fd = given + 1; fd < 1024; ++fd) close(fd);
  limit(RLIMIT_CPU, seconds_of_cpu);
  limit(RLIMIT_AS, memory_max);
  limit(RLIMIT_FSIZE, text_max);
  limit(RLIMIT_CORE, 0);
  execl("/usr/bin/pdftotext", "pdftotext", "-layout", "-enc", "UTF-8", "-l", "200", "/proc/self/fd/3", "-", nullptr);
  _exit(127);
}

}  // namespace

Outcome<std::string> text_of_pdf(std::string_view pdf) {
  if (pdf.substr(0, 1024).find("%PDF-") == std::string_view::npos) return Refusal{"geen-pdf", "Dit is geen PDF."};
  const MemoryFile in;
  const MemoryFile out;
  in.write(pdf);
  const pid_t child = fork();
  if (child < 0) throw Unavailable("no child for pdftotext");
  if (child == 0) become_pdftotext(in.fd(), out.fd());
  const auto end = std::chrono::steady_clock::now() + time_max;
  int status = 0;
  while (waitpid(child, &status, WNOHANG) == 0) {
    if (std::chrono::steady_clock::now() > end) {
      kill(child, SIGKILL);
      waitpid(child, &status, 0);
      return Refusal{"pdf-te-zwaar", "Deze PDF kon niet binnen de tijd worden gelezen."};
    }
    std::this_thread::sleep_for(5ms);
  }
  if (WIFEXITED(status) && WEXITSTATUS(status) == 127) throw Unavailable("pdftotext (poppler-utils) is not installed");
  if (!WIFEXITED(status) || WEXITSTATUS(status) != 0)
    return Refusal{"pdf-onleesbaar", "Deze PDF is beschadigd, beveiligd of te zwaar om te lezen."};
  return out.read();
}

Outcome<std::string> read_document(const std::string& type, std::string_view bytes,
                                   const calendar::Calendar& calendar) {
  const bool pdf = type == "application/pdf";
  std::string text(pdf ? std::string_view() : bytes);
  if (pdf) {
    auto outcome = text_of_pdf(bytes);
    if (!outcome) return outcome.refusal();
    text = std::move(outcome).value();
  }
  if (!is_utf8(text)) return Refusal{"geen-utf-8", "De tekst is geen geldige UTF-8."};
  if (text.find_first_not_of(" \t\r\n\f") == std::string::npos)
    return Refusal{"lege-nota",
                   pdf ? "In deze PDF staat geen tekst; een ingescande nota moet eerst door tekstherkenning."
                       : "De tekst is leeg."};
  auto out = json_of(read_nota(text, calendar));
  if (pdf) out["tekst"] = text;
  return out.dump();
}

}  // namespace gestand::documents
