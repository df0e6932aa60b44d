-- The floor of an import: the rows that it made, made again by set-based SQL in one transaction, in tables with the same columns, checks and
-- indexes. Hashes and words of the search are reckoned anew, as whoever fills these tables must; nothing is read, checked or asked.
BEGIN;
CREATE SCHEMA bench_import;
SET LOCAL search_path = bench_import, overview_1, platform;
CREATE TABLE motion_event (LIKE motions.event INCLUDING ALL);
CREATE TABLE deadline_event (LIKE deadlines.event INCLUDING ALL);
CREATE TABLE unique_key (LIKE motions.unique_key INCLUDING ALL);
CREATE TABLE shown (LIKE overview_1.item INCLUDING ALL);

INSERT INTO motion_event SELECT part, seq, item, version, id, type, time, body, prev, sha256(prev || convert_to(body, 'UTF8'))
  FROM motions.event ORDER BY part, seq;
INSERT INTO deadline_event SELECT part, seq, item, version, id, type, time, body, prev, sha256(prev || convert_to(body, 'UTF8'))
  FROM deadlines.event ORDER BY part, seq;
INSERT INTO unique_key SELECT * FROM motions.unique_key;
INSERT INTO shown SELECT id, van, tot, wissel, volgende_wissel, bron, soort, versie, doc, gewijzigd_op, geregistreerd_op, instroom_op, uitstroom_op,
    nummer, nummer_sleutel, zaaknummer, titel_sleutel, status, uitvoering, kamer, appreciatie, verantwoordelijke, directie, behandelaar, datum,
    fracties, themas, edities, vehikel, hoort_bij, ondersoort, in_beheer, is_open,
    zoekwoorden(lower(concat_ws(' ', doc ->> 'titel', doc ->> 'dictum', doc ->> 'verzoeken', doc ->> 'indieners', doc ->> 'tekst')), array_remove(ARRAY[nummer, zaaknummer], NULL)),
    termijnen, termijn_datum, verlopen_datum
  FROM item WHERE soort IN ('motie', 'termijn');
COMMIT;
