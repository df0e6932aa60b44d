-- What the alerts service keeps beside its log: what it knows of others (made again from their logs), its own alerts and rules
-- (made again from its own log), and the mails under way. Instants of facts are the stack's clock; leases and retries are real time.

-- Items, deadlines, editions and directorates as their owners last told. ------------------------------------------------------

CREATE TABLE item (
  id uuid PRIMARY KEY,
  kind text NOT NULL,
  document text NOT NULL
);
COMMENT ON COLUMN item.document IS 'The members that a mail or a rule needs: nummer, titel, tekst, toewijzingen';

CREATE TABLE deadline (
  id uuid PRIMARY KEY,
  item uuid NOT NULL,
  document text NOT NULL,
  date date,
  running boolean NOT NULL,
  quiet boolean NOT NULL,
  made date NOT NULL,
  since date NOT NULL,
  evaluated date NOT NULL,
  next_due date
);
CREATE INDEX deadline_due ON deadline (next_due, id) WHERE next_due IS NOT NULL;
CREATE INDEX deadline_of_item ON deadline (item);
COMMENT ON COLUMN deadline.quiet IS 'Came with an import: nobody is alerted for its being made';
COMMENT ON COLUMN deadline.since IS 'The day evaluated last when it was made or moved';
COMMENT ON COLUMN deadline.evaluated IS 'Nothing of this deadline is due on or before this day any more';
COMMENT ON COLUMN deadline.next_due IS 'The first day after `evaluated` on which a rule may speak of it: cost grows with what is due';

CREATE TABLE directorate (
  id uuid PRIMARY KEY,
  code text NOT NULL,
  document text NOT NULL
);
CREATE INDEX directorate_code ON directorate (code);

-- Something happened that alerts by itself, without a threshold.
CREATE TABLE signal (
  id uuid PRIMARY KEY,
  rule uuid NOT NULL,
  item uuid NOT NULL,
  deadline uuid,
  date date NOT NULL,
  words text NOT NULL
);
COMMENT ON TABLE signal IS 'Waits for the run that alerts it, and is deleted by it';

-- Our own. --------------------------------------------------------------------------------------------------------------------

CREATE TABLE watermark (
  one boolean PRIMARY KEY DEFAULT true CONSTRAINT one_watermark CHECK (one),
  day date NOT NULL
);
COMMENT ON TABLE watermark IS 'Everything up to this day is evaluated; moved by compare-and-set with the alerts it brought';

CREATE TABLE rule (
  id uuid PRIMARY KEY,
  version int NOT NULL,
  document text NOT NULL,
  since date NOT NULL,
  active boolean NOT NULL
);

CREATE TABLE alert (
  id uuid PRIMARY KEY,
  version int NOT NULL,
  document text NOT NULL,
  deadline uuid NOT NULL,
  rule uuid NOT NULL,
  threshold int NOT NULL,
  date date NOT NULL,
  item uuid NOT NULL,
  receiver text NOT NULL,
  effective date NOT NULL,
  status text NOT NULL CONSTRAINT status_is_known CHECK (status IN ('gepland', 'verzonden', 'mislukt', 'bevestigd', 'gesluimerd')),
  snoozed_until date,
  round int NOT NULL DEFAULT 1,
  mail uuid,
  recorded timestamptz NOT NULL,
  CONSTRAINT once UNIQUE (deadline, rule, threshold, date)
);
CREATE INDEX alert_effective ON alert (effective DESC, id);
CREATE INDEX alert_item ON alert (item);
CREATE INDEX alert_status ON alert (status) WHERE status <> 'verzonden';
CREATE INDEX alert_snoozed ON alert (snoozed_until) WHERE status = 'gesluimerd';
COMMENT ON COLUMN alert.round IS 'How often it was planned: once, and once more after each snooze';

CREATE TABLE mail (
  id uuid PRIMARY KEY,
  receiver text NOT NULL,
  copies text[] NOT NULL,
  alerts uuid[] NOT NULL,
  state text NOT NULL CONSTRAINT state_is_known CHECK (state IN ('klaar', 'onderweg', 'mislukt', 'verzonden', 'vervallen')),
  attempt int NOT NULL DEFAULT 0,
  again_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  owner text,
  leased_until timestamptz,
  message text,
  envelope text[],
  carried uuid[],
  in_doubt boolean NOT NULL DEFAULT false,
  resent int NOT NULL DEFAULT 0,
  error text
);
CREATE INDEX mail_to_do ON mail (again_at) WHERE state IN ('klaar', 'mislukt', 'onderweg');
COMMENT ON COLUMN mail.message IS 'What was handed over, kept from the intent on: after an outcome that is unknown exactly these bytes go again';
COMMENT ON COLUMN mail.in_doubt IS 'The last attempt may have arrived';

GRANT SELECT, INSERT, UPDATE, DELETE ON item, deadline, directorate, signal, watermark, rule, alert, mail TO :"role";
