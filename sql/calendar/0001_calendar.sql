-- The calendar as a follower of organisation knows it: each state that it had since people enter days, oldest first.
-- All of it can be made again from the log of organisation.

CREATE TABLE calendar (
  number int PRIMARY KEY CONSTRAINT number_positive CHECK (number > 0),
  event uuid NOT NULL,
  at text NOT NULL,
  what text NOT NULL,
  told text NOT NULL,
  source text NOT NULL,
  document text NOT NULL
);
COMMENT ON COLUMN calendar.number IS 'How often anything was entered, changed or withdrawn: the version of the calendar';
COMMENT ON COLUMN calendar.at IS 'When that was recorded, as the event tells it';
COMMENT ON COLUMN calendar.what IS 'What was done: ingevoerd, gewijzigd, ingetrokken';
COMMENT ON COLUMN calendar.told IS 'The entry in words, and in source who says so: for the trace of what moved';

GRANT SELECT, INSERT ON calendar TO :"role";
