#include "common/eventlog/database.hpp"

#include <fmt/format.h>
#include <poll.h>

#include <chrono>
#include <optional>

#include "common/vocab/errors.hpp"

namespace gestand::eventlog {

namespace {

std::string session_conninfo(const std::string& conninfo, const std::string& schema, int statement_limit_ms) {
  return fmt::format(
      "{} connect_timeout=3 options='-c role=gestand_{} -c search_path={},platform -c statement_timeout={} -c "
      "lock_timeout=8000 "
      "-c idle_in_transaction_session_timeout={} -c jit=off -c timezone=UTC'",
      conninfo, schema, schema, statement_limit_ms, statement_limit_ms == 0 ? 0 : 15'000);
}

// A URL takes its options as query parameters; both forms mean the same to libpq.
std::string session_url(const std::string& url, const std::string& schema, int statement_limit_ms) {
  return fmt::format(
      "{}{}connect_timeout=3&options=-c%20role%3Dgestand_{}%20-c%20search_path%3D{}%2Cplatform%20-c%20statement_"
      "timeout%3D{}"
      "%20-c%20lock_timeout%3D8000%20-c%20jit%3Doff%20-c%20timezone%3DUTC",
      url, url.find('?') == std::string::npos ? "?" : "&", schema, schema, statement_limit_ms);
}

// Nothing may be waiting on an idle connection: what is there is the news that the server ended it.
bool is_alive(const pqxx::connection& connection) {
  pollfd socket{connection.sock(), POLLIN, 0};
  return connection.is_open() && ::poll(&socket, 1, 0) == 0;
}

}  // namespace

// Returns its connection to the pool, unless it broke: a broken one is dropped, because libpqxx 6 would reconnect it
// silently.
class Database::Borrowed {
 public:
  explicit Borrowed(Database& pool) : pool_(pool) {
    std::unique_lock lock(pool_.mutex_);
    pool_.returned_.wait(lock, [&] { return !pool_.idle_.empty() || pool_.lent_ < pool_.connections_max_; });
    ++pool_.lent_;
    while (!pool_.idle_.empty() && !connection_) {
      connection_ = std::move(pool_.idle_.back());
      pool_.idle_.pop_back();
      if (!is_alive(*connection_)) connection_.reset();
    }
  }
  ~Borrowed() {
    const std::lock_guard lock(pool_.mutex_);
    --pool_.lent_;
    if (connection_) pool_.idle_.push_back(std::move(connection_));
    pool_.returned_.notify_one();
  }
  Borrowed(const Borrowed&) = delete;
  Borrowed& operator=(const Borrowed&) = delete;

  pqxx::connection& get() {
    if (!connection_) connection_ = std::make_unique<pqxx::connection>(pool_.conninfo_);
    return *connection_;
  }
  void drop() { connection_.reset(); }
  [[nodiscard]] bool is_broken() const { return connection_ && !connection_->is_open(); }

 private:
  Database& pool_;
  std::unique_ptr<pqxx::connection> connection_;
};

Database::Database(std::string conninfo, std::string schema, std::size_t connections_max, int statement_limit_ms)
    : conninfo_(conninfo.starts_with("postgres") ? session_url(conninfo, schema, statement_limit_ms)
                                                 : session_conninfo(conninfo, schema, statement_limit_ms)),
      schema_(std::move(schema)),
      connections_max_(connections_max) {}

Database::~Database() = default;

template <class Transaction>
void Database::run(const std::function<void(Transaction&)>& work) {
  constexpr int tries = 5;
  // Outside a block each statement may have committed before its answer was lost.
  constexpr bool may_have_committed = std::is_same_v<Transaction, pqxx::nontransaction>;
  for (int attempt = 1;; ++attempt) {
    Borrowed borrowed(*this);
    bool working = false;  // a failure before that has certainly done nothing
    const auto lost = [&](const std::exception& error) {
      borrowed.drop();
      if (working && may_have_committed) throw InDoubt(error.what());
      if (working || attempt == tries) throw Unavailable(error.what());
    };
    try {
      Transaction transaction(borrowed.get());
      working = true;
      work(transaction);
      transaction.commit();
      return;
    } catch (const pqxx::in_doubt_error& error) {
      borrowed.drop();
      throw InDoubt(error.what());
    } catch (const pqxx::broken_connection& error) {
      lost(error);
    } catch (const pqxx::transaction_rollback& error) {
      if (attempt == tries) throw Unavailable(error.what());
    } catch (const pqxx::sql_error& error) {
      const std::string state = error.sqlstate();
      // 57P0x: the server goes down or restarts; 57014: statement limit; 55P03: lock limit; 53xxx: out of resources.
      if (state.starts_with("57P")) {
        lost(error);
        continue;
      }
      if (state.starts_with("53")) {
        borrowed.drop();
        throw Unavailable(error.what());
      }
      if (state == "57014" || state == "55P03" || state == "25P03") throw Unavailable(error.what());
      throw;
    } catch (const pqxx::failure& error) {  // libpqxx has other words for a connection that is gone
      if (!borrowed.is_broken()) throw;
      lost(error);
    }
  }
}

void Database::transaction(const std::function<void(pqxx::work&)>& work) { run<pqxx::work>(work); }
void Database::statements(const std::function<void(pqxx::nontransaction&)>& work) { run<pqxx::nontransaction>(work); }
void Database::snapshot(const std::function<void(pqxx::read_transaction&)>& work) {
  run<pqxx::read_transaction>([&](pqxx::read_transaction& transaction) {
    transaction.exec("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ");
    work(transaction);
  });
}

std::string pg_array(const std::vector<std::string>& values) {
  std::string out = "{";
  for (const auto& value : values) {
    if (out.size() > 1) out += ',';
    out += '"';
    for (const char c : value) {
      if (c == '"' || c == '\\') out += '\\';
      out += c;
    }
    out += '"';
  }
  return out + "}";
}

}  // namespace gestand::eventlog
