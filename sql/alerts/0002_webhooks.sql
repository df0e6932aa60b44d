-- Events pushed to other systems: who wants which, and each delivery with what became of it. Retries are real time.

CREATE TABLE webhook (
  id uuid PRIMARY KEY,
  version int NOT NULL,
  document text NOT NULL,
  url text NOT NULL,
  kinds text[] NOT NULL,
  secret text NOT NULL,
  active boolean NOT NULL
);
COMMENT ON COLUMN webhook.kinds IS 'Beginnings of event types: "nl.moties." or "nl.moties.motie-aangehouden"';
COMMENT ON COLUMN webhook.secret IS 'Signs each message (Standard Webhooks); stands in no event';

CREATE TABLE delivery (
  id uuid PRIMARY KEY,
  webhook uuid NOT NULL REFERENCES webhook,
  event uuid NOT NULL,
  type text NOT NULL,
  body text NOT NULL,
  state text NOT NULL DEFAULT 'klaar' CONSTRAINT delivery_state_is_known
    CHECK (state IN ('klaar', 'onderweg', 'mislukt', 'verzonden', 'opgegeven')),
  attempt int NOT NULL DEFAULT 0,
  again_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  since timestamptz NOT NULL DEFAULT clock_timestamp(),
  owner text,
  answer int,
  error text,
  resent int NOT NULL DEFAULT 0,
  resend_key text,
  done_at timestamptz
);
CREATE INDEX delivery_to_do ON delivery (again_at, id) WHERE state IN ('klaar', 'mislukt', 'onderweg');
CREATE INDEX delivery_of_webhook ON delivery (webhook, since DESC, id);
CREATE INDEX delivery_done ON delivery (done_at) WHERE state = 'verzonden';
COMMENT ON COLUMN delivery.id IS 'The webhook-id that the receiver sees: the same in every attempt';
COMMENT ON COLUMN delivery.since IS 'A day after it nobody tries any more, unless somebody sends it again';

GRANT SELECT, INSERT, UPDATE, DELETE ON webhook, delivery TO :"role";
