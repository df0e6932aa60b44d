-- Who is reached how: steps of the ladder, delivery preferences, channels that fail, and what an overview of a week is made of.

ALTER TABLE item ADD COLUMN directorate text, ADD COLUMN open boolean NOT NULL DEFAULT false;
COMMENT ON COLUMN item.directorate IS 'Of the last assignment that names one';
-- What was followed before this version; every later event says it anew.
UPDATE item SET
  directorate = (SELECT a.value->>'directie' FROM json_array_elements(coalesce(document::json->'toewijzingen', '[]')) WITH ORDINALITY AS a(value, nr)
                 WHERE a.value->>'directie' IS NOT NULL ORDER BY a.nr DESC LIMIT 1),
  open = kind IN ('motie', 'toezegging', 'kamerverzoek')
    AND coalesce(document::json->>'uitvoering', '') <> 'afgedaan'
    AND coalesce(document::json->>'status', '') NOT IN ('verworpen', 'ingetrokken', 'vervallen', 'vervangen', 'onbekend', 'afgedaan', 'voldaan');
CREATE INDEX item_of_directorate ON item (directorate) WHERE open AND directorate IS NOT NULL;

ALTER TABLE deadline ADD COLUMN edition uuid;
UPDATE deadline SET edition = (document::json->>'editie')::uuid WHERE document::json->>'editie' IS NOT NULL;
CREATE INDEX deadline_of_edition ON deadline (edition) WHERE edition IS NOT NULL;

ALTER TABLE alert ADD COLUMN rung int NOT NULL DEFAULT 0, ADD COLUMN covers uuid[];
ALTER TABLE alert DROP CONSTRAINT once;
ALTER TABLE alert ADD CONSTRAINT once UNIQUE (deadline, rule, threshold, date, rung);
CREATE INDEX alert_covers ON alert USING gin (covers) WHERE covers IS NOT NULL;
COMMENT ON COLUMN alert.rung IS 'Of the ladder; 0 is the alert that it began with';
COMMENT ON COLUMN alert.covers IS 'Of an alert of an edition: the items of which it speaks in their stead';

ALTER TABLE signal ADD COLUMN directorate text;
COMMENT ON COLUMN signal.directorate IS 'That it is for; NULL: whoever is in charge when it is alerted';

CREATE TABLE climb (
  deadline uuid NOT NULL,
  rule uuid NOT NULL,
  date date NOT NULL,
  threshold int NOT NULL,
  next date NOT NULL,
  rung int NOT NULL,
  PRIMARY KEY (deadline, rule, date)
);
CREATE INDEX climb_next ON climb (next);
COMMENT ON TABLE climb IS 'Alerts that nobody acknowledged, on their way up the ladder of their rule';

ALTER TABLE mail ADD COLUMN planned timestamptz NOT NULL DEFAULT platform.nu(), ADD COLUMN held_until timestamptz, ADD COLUMN addressed text[];
COMMENT ON COLUMN mail.planned IS 'By the clock of the stack';
COMMENT ON COLUMN mail.addressed IS 'Directorates by code and staff by id that it went to: never an address';
COMMENT ON COLUMN mail.held_until IS 'By the clock of the stack: the receiver wants it no sooner';

CREATE TABLE preference (
  id uuid PRIMARY KEY,
  version int NOT NULL,
  document text NOT NULL,
  receiver text NOT NULL UNIQUE,
  active boolean NOT NULL
);

CREATE TABLE channel (
  id uuid PRIMARY KEY,
  version int NOT NULL,
  document text NOT NULL
);
COMMENT ON TABLE channel IS 'Ways out of which an attempt failed some time: mail, and each webhook';

GRANT SELECT, INSERT, UPDATE, DELETE ON climb, preference, channel TO :"role";
