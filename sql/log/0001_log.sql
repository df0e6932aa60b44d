-- The event log of one source: 16 partitions, each numbered without holes. Applied once in the schema of every source.
-- Writers call append() and nothing else; readers select. See common/eventlog/README.md for the promises.

CREATE TABLE log_head (
  part smallint PRIMARY KEY CONSTRAINT part_in_range CHECK (part BETWEEN 0 AND 15),
  seq bigint NOT NULL DEFAULT 0,
  time timestamptz NOT NULL DEFAULT '-infinity'
) WITH (fillfactor = 20);
COMMENT ON TABLE log_head IS 'Last number and last recorded time of each partition; its row lock makes the order of commit the order of numbers';
INSERT INTO log_head (part) SELECT generate_series(0, 15);

CREATE TABLE event (
  part smallint NOT NULL,
  seq bigint NOT NULL CONSTRAINT seq_positive CHECK (seq > 0),
  item uuid NOT NULL,
  version int NOT NULL CONSTRAINT version_positive CHECK (version > 0),
  id uuid NOT NULL,
  type text NOT NULL,
  time timestamptz NOT NULL,
  body text NOT NULL,
  prev bytea NOT NULL CONSTRAINT prev_is_sha256 CHECK (length(prev) = 32),
  hash bytea NOT NULL CONSTRAINT hash_is_sha256 CHECK (length(hash) = 32),
  PRIMARY KEY (part, seq),
  CONSTRAINT one_event_a_version UNIQUE (part, item, version)
) PARTITION BY LIST (part);
COMMENT ON COLUMN event.body IS 'The CloudEvent without its hashes: exactly the bytes that are hashed, published and served';
COMMENT ON COLUMN event.hash IS 'SHA-256 of prev and body; prev is the hash of the item''s former event, 32 zero bytes for the first';
DO $$ BEGIN
  FOR p IN 0..15 LOOP
    EXECUTE format('CREATE TABLE event_%s PARTITION OF event FOR VALUES IN (%s)', p, p);
  END LOOP;
END $$;

CREATE TABLE idempotency (
  key text PRIMARY KEY,
  request_hash bytea NOT NULL,
  item uuid NOT NULL,
  version int NOT NULL
);
COMMENT ON TABLE idempotency IS 'Which request made which version of which item: its answer is made again by folding to that version';

CREATE TABLE unique_key (
  kind text NOT NULL,
  key text NOT NULL,
  item uuid NOT NULL,
  PRIMARY KEY (kind, key)
);
COMMENT ON TABLE unique_key IS 'What may belong to one item only, such as the number of a motion. An index: can be made again from the log';

CREATE TABLE side_text (
  id uuid PRIMARY KEY,
  item uuid NOT NULL,
  salt bytea NOT NULL,
  content text
);
COMMENT ON TABLE side_text IS 'Free text and personal data: the event holds its salted hash, the text itself can be erased (content NULL)';

CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'the log is insert-only' USING ERRCODE = 'GE003';
END $$;
CREATE TRIGGER insert_only BEFORE UPDATE OR DELETE ON event FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER no_truncate BEFORE TRUNCATE ON event FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
DO $$ BEGIN  -- the trigger of the whole table does not see a statement on one partition
  FOR p IN 0..15 LOOP
    EXECUTE format('CREATE TRIGGER no_truncate BEFORE TRUNCATE ON event_%s FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()', p);
  END LOOP;
END $$;

CREATE FUNCTION part_of(item uuid) RETURNS smallint LANGUAGE sql IMMUTABLE PARALLEL SAFE AS
  $$ SELECT (get_byte(uuid_send(item), 15) & 15)::smallint $$;

-- Appends events, all or none, in one statement. Arrays with one prefix run in parallel; events of one item stand together, in order.
--   p_key        idempotency key or NULL; known already: returns one row 'repeat' (its request_hash, item, version), nothing is written
--   p_item       the item of the command, whose version after it is kept with the key
--   p_expected_* the version of each item before the first of its events
-- Errors: GE001 another writer was first (version), GE002 a unique key belongs to another item (DETAIL: kind=key).
CREATE FUNCTION append(
  p_key text, p_request_hash bytea, p_item uuid,
  p_expected_item uuid[], p_expected_version int[],
  p_event_item uuid[], p_event_id uuid[], p_event_type text[], p_event_data text[],
  p_claim_kind text[], p_claim_key text[], p_claim_item uuid[],
  p_release_kind text[], p_release_key text[],
  p_text_id uuid[], p_text_item uuid[], p_text_salt bytea[], p_text_content text[])
RETURNS TABLE (outcome text, part smallint, seq bigint, item uuid, version int, type text, "time" timestamptz, body text, prev bytea, hash bytea)
LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $$
#variable_conflict use_column
DECLARE
  v_source constant text := current_schema();
  v_head record;
  v_seq bigint[] := array_fill(0::bigint, ARRAY[16], ARRAY[0]);
  v_time timestamptz[] := array_fill('-infinity'::timestamptz, ARRAY[16], ARRAY[0]);
  v_last_item uuid;
  v_last_version int;
  v_last_hash bytea;
  v_owner uuid;
  v_first bigint;
  v_now timestamptz;
BEGIN
  IF p_key IS NOT NULL THEN
    INSERT INTO idempotency AS i (key, request_hash, item, version)
      VALUES (p_key, p_request_hash, p_item,
        (SELECT coalesce((SELECT p_expected_version[n] FROM generate_subscripts(p_expected_item, 1) n WHERE p_expected_item[n] = p_item), 0)
              + count(*) FROM unnest(p_event_item) e WHERE e = p_item))
      ON CONFLICT (key) DO NOTHING;
    IF NOT FOUND THEN
      RETURN QUERY SELECT 'repeat', 0::smallint, 0::bigint, i.item, i.version, ''::text, NULL::timestamptz, ''::text, i.request_hash, ''::bytea
        FROM idempotency i WHERE i.key = p_key;
      RETURN;
    END IF;
  END IF;

  DELETE FROM unique_key u USING unnest(p_release_kind, p_release_key) AS r(kind, key) WHERE u.kind = r.kind AND u.key = r.key;
  FOR n IN 1..coalesce(array_length(p_claim_kind, 1), 0) LOOP
    INSERT INTO unique_key (kind, key, item) VALUES (p_claim_kind[n], p_claim_key[n], p_claim_item[n]) ON CONFLICT DO NOTHING;
    IF NOT FOUND THEN
      SELECT u.item INTO v_owner FROM unique_key u WHERE u.kind = p_claim_kind[n] AND u.key = p_claim_key[n];
      IF v_owner IS DISTINCT FROM p_claim_item[n] THEN
        RAISE EXCEPTION 'taken' USING ERRCODE = 'GE002', DETAIL = p_claim_kind[n] || '=' || p_claim_key[n];
      END IF;
    END IF;
  END LOOP;
  INSERT INTO side_text (id, item, salt, content)
    SELECT * FROM unnest(p_text_id, p_text_item, p_text_salt, p_text_content);

  -- The counters, in partition order: from here on nobody else writes in these partitions until we commit.
  FOR v_head IN
    SELECT part_of(e) AS part, count(*) AS n FROM unnest(p_event_item) e GROUP BY 1 ORDER BY 1
  LOOP
    UPDATE log_head h SET seq = h.seq + v_head.n, time = greatest(h.time, platform.nu())
      WHERE h.part = v_head.part
      RETURNING h.seq - v_head.n, h.time INTO v_first, v_now;
    v_seq[v_head.part] := v_first;
    v_time[v_head.part] := v_now;
  END LOOP;

  FOR n IN 1..coalesce(array_length(p_event_item, 1), 0) LOOP
    item := p_event_item[n];
    part := part_of(item);
    IF v_last_item IS DISTINCT FROM item THEN
      v_last_item := item;
      SELECT e.version, e.hash INTO v_last_version, v_last_hash FROM event e
        WHERE e.part = part_of(p_event_item[n]) AND e.item = p_event_item[n] ORDER BY e.version DESC LIMIT 1;
      IF NOT FOUND THEN
        v_last_version := 0;
        v_last_hash := decode(repeat('00', 32), 'hex');
      END IF;
      IF p_expected_version[array_position(p_expected_item, item)] IS DISTINCT FROM v_last_version THEN
        RAISE EXCEPTION 'version' USING ERRCODE = 'GE001', DETAIL = item::text;
      END IF;
    END IF;
    outcome := 'appended';
    v_seq[part] := v_seq[part] + 1;
    seq := v_seq[part];
    v_last_version := v_last_version + 1;
    version := v_last_version;
    type := p_event_type[n];
    "time" := v_time[part];
    body := '{"specversion":"1.0","id":"' || p_event_id[n] || '","source":"urn:nld:gestand:systeem:' || v_source
      || '","type":"' || type || '","subject":"' || item
      || '","time":"' || to_char("time" AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')
      || '","datacontenttype":"application/json","sequence":"' || lpad(seq::text, 20, '0')
      || '","logpart":' || part || ',"itemversie":' || version || ',"data":' || p_event_data[n] || '}';
    prev := v_last_hash;
    hash := sha256(prev || convert_to(body, 'UTF8'));
    v_last_hash := hash;
    INSERT INTO event VALUES (part, seq, item, version, p_event_id[n], type, "time", body, prev, hash);
    RETURN NEXT;
  END LOOP;
END $$;

-- Checks every chain and every partition, and that the columns by which readers go say what the hashed body says; one row a fault.
CREATE FUNCTION verify() RETURNS TABLE (part smallint, seq bigint, item uuid, fault text)
LANGUAGE sql STABLE SET search_path FROM CURRENT AS $$
  WITH chained AS (
    SELECT e.*, lag(hash) OVER item_order AS before, lag(version) OVER item_order AS version_before
    FROM event e WINDOW item_order AS (PARTITION BY e.part, e.item ORDER BY e.version)
  ), numbered AS (
    SELECT e.part, e.seq, e.item, e.time, lag(e.seq) OVER part_order AS seq_before, lag(e.time) OVER part_order AS time_before
    FROM event e WINDOW part_order AS (PARTITION BY e.part ORDER BY e.seq)
  )
  SELECT part, seq, item, 'hash differs from its body' FROM chained WHERE hash <> sha256(prev || convert_to(body, 'UTF8'))
  UNION ALL SELECT part, seq, item, 'chain is broken' FROM chained WHERE prev <> coalesce(before, decode(repeat('00', 32), 'hex'))
  UNION ALL SELECT part, seq, item, 'version is missing before this one' FROM chained WHERE version <> coalesce(version_before, 0) + 1
  UNION ALL SELECT part, seq, item, 'columns differ from the body' FROM event
    WHERE part <> part_of(item) OR NOT starts_with(body,
      '{"specversion":"1.0","id":"' || id || '","source":"urn:nld:gestand:systeem:' || current_schema()
      || '","type":"' || type || '","subject":"' || item
      || '","time":"' || to_char("time" AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')
      || '","datacontenttype":"application/json","sequence":"' || lpad(seq::text, 20, '0')
      || '","logpart":' || part || ',"itemversie":' || version || ',"data":')
  UNION ALL SELECT part, seq, item, 'number is missing before this one' FROM numbered WHERE seq <> coalesce(seq_before, 0) + 1
  UNION ALL SELECT part, seq, item, 'time goes back' FROM numbered WHERE time < time_before
  UNION ALL SELECT h.part, h.seq, NULL, 'head differs from the last number' FROM log_head h
    WHERE h.seq <> coalesce((SELECT max(e.seq) FROM event e WHERE e.part = h.part), 0)
$$;

-- One digest over the last event of every partition: equal digests mean equal logs.
CREATE FUNCTION digest() RETURNS text LANGUAGE sql STABLE AS $$
  SELECT encode(sha256(convert_to(coalesce(string_agg(h.part || ':' || h.seq || ':' || coalesce(encode(e.hash, 'hex'), ''), ',' ORDER BY h.part), ''), 'UTF8')), 'hex')
  FROM log_head h LEFT JOIN event e ON e.part = h.part AND e.seq = h.seq
$$;

REVOKE ALL ON FUNCTION append FROM PUBLIC;
GRANT EXECUTE ON FUNCTION append TO :"role";
GRANT SELECT ON event, log_head, idempotency, unique_key, side_text TO :"role";
GRANT UPDATE (content) ON side_text TO :"role";
