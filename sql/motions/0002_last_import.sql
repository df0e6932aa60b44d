-- What the last import of each source came to, beside whether one is under way.
ALTER TABLE import_run ADD COLUMN begun_at timestamptz, ADD COLUMN ended_at timestamptz, ADD COLUMN counts jsonb;
UPDATE import_run SET begun_at = seen_at;
ALTER TABLE import_run ALTER COLUMN begun_at SET NOT NULL;
COMMENT ON TABLE import_run IS 'The last import of each source; one that has not been seen for 10 s is over, however it ended';
COMMENT ON COLUMN import_run.seen_at IS 'by the machine''s clock; the other two by that of the stack';
COMMENT ON COLUMN import_run.ended_at IS 'null: under way, or cut off';
COMMENT ON COLUMN import_run.counts IS 'as its sender counted them at the end: {nieuw, gewijzigd, ongewijzigd, geweigerd}; null: it failed';
