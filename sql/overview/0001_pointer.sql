-- Which of the two read models is shown. A rebuild fills the other one beside it and moves this row; readers never wait.

CREATE TABLE pointer (
  een boolean PRIMARY KEY DEFAULT true CONSTRAINT pointer_one_row CHECK (een),
  live text NOT NULL DEFAULT 'overview_1' CONSTRAINT live_is_a_model CHECK (live IN ('overview_1', 'overview_2')),
  building text CONSTRAINT building_is_the_other_model CHECK (building IN ('overview_1', 'overview_2') AND building <> live),
  generation bigint NOT NULL DEFAULT 1,
  started_at timestamptz
) WITH (fillfactor = 20);
COMMENT ON TABLE pointer IS 'live: the model that answers; building: the model that a rebuild is filling, if any';
COMMENT ON COLUMN pointer.generation IS 'moves with every start and end of a rebuild: a switch is a compare-and-set on it';
INSERT INTO pointer DEFAULT VALUES;

GRANT SELECT, UPDATE ON pointer TO :"role";
-- A reader makes sure, in its own snapshot, that the model it reads is the one that is shown.
GRANT USAGE ON SCHEMA :"schema" TO gestand_overview_1, gestand_overview_2;
GRANT SELECT ON pointer TO gestand_overview_1, gestand_overview_2;
