-- What GET /v1/moties?pageSize=50&status=aangehouden shows, as rows.
SELECT id, bron, soort, versie, is_open, doc, termijnen FROM item WHERE tot = 'infinity' AND soort = 'motie' AND status = 'aangehouden'
  ORDER BY termijn_datum, id LIMIT 50;
