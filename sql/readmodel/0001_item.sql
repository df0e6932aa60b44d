-- The read model: every item of every kind as it stood in each span of recorded time. Filled from the logs alone; can be thrown away.
-- A row is a function of its span, of the owner's document and of the deadlines as both were recorded at its begin, so that the
-- rows of an item do not depend on the order in which the sources were read ("live = rebuild").

CREATE TABLE model (
  een boolean PRIMARY KEY DEFAULT true CONSTRAINT model_one_row CHECK (een),
  version bigint NOT NULL DEFAULT 0,
  unanalysed bigint NOT NULL DEFAULT 0
) WITH (fillfactor = 20);
COMMENT ON TABLE model IS 'Its row lock makes writers take turns; version moves with every change, so that a count may be kept as long as it stands';
INSERT INTO model DEFAULT VALUES;

CREATE TABLE item (
  id uuid NOT NULL,
  van timestamptz NOT NULL,
  tot timestamptz NOT NULL DEFAULT 'infinity',
  wissel boolean NOT NULL DEFAULT false,
  volgende_wissel timestamptz,
  -- what the owner recorded
  bron text,
  soort text,
  versie int NOT NULL DEFAULT 0,
  doc jsonb,
  gewijzigd_op timestamptz,
  geregistreerd_op timestamptz,
  instroom_op timestamptz,
  uitstroom_op timestamptz,
  nummer text,
  nummer_sleutel text COLLATE "C",
  zaaknummer text,
  titel_sleutel text COLLATE "nl-x-icu",
  status text COLLATE "C",
  uitvoering text,
  kamer text,
  appreciatie text,
  verantwoordelijke text,
  directie text,
  behandelaar text,
  datum date,
  fracties text[] NOT NULL DEFAULT '{}',
  themas text[] NOT NULL DEFAULT '{}',
  edities uuid[] NOT NULL DEFAULT '{}',
  vehikel uuid,
  hoort_bij uuid,
  ondersoort text,
  in_beheer boolean NOT NULL DEFAULT false,
  is_open boolean NOT NULL DEFAULT false,
  zoek tsvector NOT NULL DEFAULT '',
  -- what the deadlines service recorded about it
  termijnen jsonb NOT NULL DEFAULT '{}',
  termijn_datum date,
  verlopen_datum date,
  PRIMARY KEY (id, van),
  CONSTRAINT span_is_not_empty CHECK (van < tot)
);
COMMENT ON TABLE item IS 'One row a span of recorded time [van, tot); tot = infinity is the present';
COMMENT ON COLUMN item.wissel IS 'the span begins at midnight of an assignment dated ahead, not with an event';
COMMENT ON COLUMN item.volgende_wissel IS 'midnight inside the span at which an assignment dated ahead begins to count: the span is cut there once that time has come';
COMMENT ON COLUMN item.doc IS 'fold of the owner''s changes; NULL while only deadlines are known';
COMMENT ON COLUMN item.termijnen IS 'by id of the deadline, its document as the deadlines service has it';
COMMENT ON COLUMN item.instroom_op IS 'recorded time from which it has a directorate';
COMMENT ON COLUMN item.uitstroom_op IS 'recorded time at which it was closed, while it is closed';
ALTER TABLE item ALTER COLUMN doc SET COMPRESSION lz4, ALTER COLUMN zoek SET COMPRESSION lz4;
-- No plan depends on what stands in these, and sampling them is most of the cost of ANALYZE.
ALTER TABLE item ALTER COLUMN doc SET STATISTICS 0, ALTER COLUMN termijnen SET STATISTICS 0, ALTER COLUMN zoek SET STATISTICS 0;

-- The present: one index a sort, a second where a reversed scan would put the empty ones first or sort half the table by id.
CREATE INDEX item_by_deadline ON item (soort, termijn_datum, id) WHERE tot = 'infinity';
CREATE INDEX item_by_deadline_down ON item (soort, termijn_datum DESC NULLS LAST, id) WHERE tot = 'infinity';
CREATE INDEX item_by_date ON item (soort, datum, id) WHERE tot = 'infinity';
CREATE INDEX item_by_number ON item (soort, nummer_sleutel, id) WHERE tot = 'infinity';
CREATE INDEX item_by_number_down ON item (soort, nummer_sleutel DESC NULLS LAST, id) WHERE tot = 'infinity';
CREATE INDEX item_by_title ON item (soort, titel_sleutel, id) WHERE tot = 'infinity';
CREATE INDEX item_by_status ON item (soort, status, id) WHERE tot = 'infinity';
CREATE INDEX item_by_status_down ON item (soort, status DESC, id) WHERE tot = 'infinity';
CREATE INDEX item_by_change ON item (soort, gewijzigd_op, id) WHERE tot = 'infinity';

-- Filters on the present.
CREATE INDEX item_by_search ON item USING gin (zoek) WITH (gin_pending_list_limit = 16384) WHERE tot = 'infinity';
CREATE INDEX item_work ON item (termijn_datum, id) WHERE tot = 'infinity' AND in_beheer;
CREATE INDEX item_by_directorate ON item (directie, soort) WHERE tot = 'infinity' AND directie IS NOT NULL;
CREATE INDEX item_by_office ON item (verantwoordelijke, soort) WHERE tot = 'infinity' AND verantwoordelijke IS NOT NULL;
CREATE INDEX item_by_handler ON item (behandelaar) WHERE tot = 'infinity' AND behandelaar IS NOT NULL;
CREATE INDEX item_by_appreciation ON item (soort, appreciatie) WHERE tot = 'infinity' AND appreciatie IS NOT NULL;
CREATE INDEX item_by_execution ON item (soort, uitvoering) WHERE tot = 'infinity' AND uitvoering <> 'nvt';
CREATE INDEX item_open ON item (soort, termijn_datum, id) WHERE tot = 'infinity' AND is_open;
CREATE INDEX item_dated ON item (verlopen_datum) WHERE tot = 'infinity' AND verlopen_datum IS NOT NULL;
CREATE INDEX item_by_chamber ON item (kamer, soort) WHERE tot = 'infinity' AND kamer <> 'TK';
CREATE INDEX item_by_editions ON item USING gin (edities) WHERE tot = 'infinity' AND edities <> '{}';
CREATE INDEX item_by_factions ON item USING gin (fracties) WHERE tot = 'infinity' AND fracties <> '{}';
CREATE INDEX item_by_themes ON item USING gin (themas) WHERE tot = 'infinity' AND themas <> '{}';
CREATE INDEX item_by_vehicle ON item (vehikel) WHERE tot = 'infinity' AND vehikel IS NOT NULL;
CREATE INDEX item_by_parent ON item (hoort_bij) WHERE tot = 'infinity' AND hoort_bij IS NOT NULL;

-- Former stands, for peilDatum, and assignments that still have to take effect.
CREATE INDEX item_former ON item (van, tot) WHERE tot <> 'infinity';
CREATE INDEX item_switch ON item (volgende_wissel) WHERE volgende_wissel IS NOT NULL;

-- Words of the text as they stand and as Dutch stems, and the numbers of the item whole. The text comes folded: small letters without accents.
CREATE FUNCTION zoekwoorden(tekst text, nummers text[]) RETURNS tsvector LANGUAGE sql IMMUTABLE PARALLEL SAFE AS
  $$ SELECT to_tsvector('pg_catalog.dutch', tekst) || to_tsvector('pg_catalog.simple', tekst) || array_to_tsvector(nummers) $$;

-- One word of a search: its stem or its beginning; a word that says nothing (de, het, een) only as it stands.
CREATE FUNCTION zoekwoord(woord text) RETURNS tsquery LANGUAGE sql IMMUTABLE PARALLEL SAFE AS
  $$ SELECT CASE WHEN numnode(plainto_tsquery('pg_catalog.dutch', woord)) = 0 THEN plainto_tsquery('pg_catalog.simple', woord)
            ELSE plainto_tsquery('pg_catalog.dutch', woord) || to_tsquery('pg_catalog.simple', '''' || woord || ''':*') END $$;

-- Fresh statistics and a merged text index, once enough has come in (only the owner of a table may say so).
CREATE FUNCTION onderhoud() RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $$
BEGIN
  PERFORM gin_clean_pending_list('item_by_search');
  ANALYZE item;
  UPDATE model SET unanalysed = 0;
END $$;

-- Empties this model for a rebuild.
CREATE FUNCTION leegmaken() RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $$
BEGIN
  TRUNCATE item;
  DELETE FROM consumer_offset;
  DELETE FROM consumer_lease;
  DELETE FROM parked_event;
  UPDATE model SET version = version + 1, unanalysed = 0;
END $$;

REVOKE ALL ON FUNCTION onderhoud(), leegmaken() FROM PUBLIC;
GRANT SELECT, UPDATE ON model TO :"role";
GRANT SELECT, INSERT, UPDATE, DELETE ON item TO :"role";
GRANT EXECUTE ON FUNCTION onderhoud() TO :"role";
GRANT USAGE ON SCHEMA :"schema" TO gestand_overview;
GRANT EXECUTE ON FUNCTION leegmaken() TO gestand_overview;
