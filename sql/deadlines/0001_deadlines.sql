-- What the deadlines service keeps beside its log, so that neither order of arrival (item first, edition first) is lost.
-- All of it can be made again from the logs of motions, commitments and vehicles.

CREATE TABLE deadline (
  id uuid PRIMARY KEY,
  item uuid NOT NULL,
  item_kind text NOT NULL,
  version int NOT NULL CONSTRAINT version_positive CHECK (version > 0),
  said text NOT NULL,
  document text NOT NULL
);
CREATE INDEX deadline_item ON deadline (item);
COMMENT ON COLUMN deadline.said IS 'What its owner said of it, oldest first: the date is reckoned from this and from the course of its edition';
COMMENT ON COLUMN deadline.document IS 'What our own log says of it, at `version`';

CREATE TABLE deadline_edition (
  edition uuid NOT NULL,
  deadline uuid NOT NULL REFERENCES deadline,
  PRIMARY KEY (edition, deadline)
);
COMMENT ON TABLE deadline_edition IS 'Which deadlines hang, or hung, on an edition';

CREATE TABLE edition (
  id uuid PRIMARY KEY,
  course text NOT NULL
);
COMMENT ON COLUMN edition.course IS 'Its planned dates with their reasons, and how it ended';

CREATE TABLE turn (
  one boolean PRIMARY KEY DEFAULT true CONSTRAINT one_turn CHECK (one)
);
INSERT INTO turn DEFAULT VALUES;
COMMENT ON TABLE turn IS 'Locked by who applies a batch: a deadline that is new and a move of its edition must not pass each other unseen';

GRANT SELECT, INSERT, UPDATE, DELETE ON deadline, deadline_edition, edition TO :"role";
GRANT SELECT, UPDATE ON turn TO :"role";
