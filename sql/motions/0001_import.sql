-- A bulk import under way. While one runs, readers of lists do not wait for the read model to follow.
CREATE TABLE import_run (
  source text PRIMARY KEY,
  seen_at timestamptz NOT NULL
);
COMMENT ON TABLE import_run IS 'One row a source; an import that has not been seen for 10 s is over, however it ended';
GRANT SELECT, INSERT, UPDATE, DELETE ON import_run TO :"role";
