-- What a consumer of events keeps beside its effects: how far it is, who is working, and what it could not use.

CREATE TABLE consumer_offset (
  grp text NOT NULL,
  source text NOT NULL,
  part smallint NOT NULL CONSTRAINT part_in_range CHECK (part BETWEEN 0 AND 15),
  seq bigint NOT NULL DEFAULT 0,
  PRIMARY KEY (grp, source, part)
) WITH (fillfactor = 20);
COMMENT ON TABLE consumer_offset IS 'Moved by compare-and-set in the transaction of the effect: that makes each effect happen once';

CREATE TABLE consumer_lease (
  grp text PRIMARY KEY,
  owner text NOT NULL,
  until timestamptz NOT NULL
);
COMMENT ON TABLE consumer_lease IS 'Which replica works for a group. It only saves work: the compare-and-set on the offset is the fence';

CREATE TABLE parked_event (
  grp text NOT NULL,
  source text NOT NULL,
  part smallint NOT NULL,
  seq bigint NOT NULL,
  item uuid NOT NULL,
  type text NOT NULL,
  body text NOT NULL,
  error text NOT NULL,
  parked_at timestamptz NOT NULL,
  PRIMARY KEY (grp, source, part, seq)
);
CREATE INDEX parked_item ON parked_event (grp, source, item);
COMMENT ON TABLE parked_event IS 'Events whose effect failed, with all later ones of the same item, in order';

GRANT SELECT, INSERT, UPDATE, DELETE ON consumer_offset, consumer_lease, parked_event TO :"role";
