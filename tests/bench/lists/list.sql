-- What GET /v1/moties?pageSize=50 shows, as rows: the first page in the order of the deadline.
SELECT id, bron, soort, versie, is_open, doc, termijnen FROM item WHERE tot = 'infinity' AND soort = 'motie' ORDER BY termijn_datum, id LIMIT 50;
