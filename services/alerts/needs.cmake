# What the alerts service needs beyond its sources: libcurl for SMTP.
target_link_libraries(alerts_core PUBLIC CURL::libcurl nlohmann_json::nlohmann_json fmt::fmt)
