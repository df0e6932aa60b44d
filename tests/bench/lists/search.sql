-- What GET /v1/moties?pageSize=50&q=politie shows, as rows. OFFSET 0: the index of words finds them, then they are sorted.
SELECT id, bron, soort, versie, is_open, doc, termijnen FROM (
  SELECT * FROM item WHERE tot = 'infinity' AND soort = 'motie' AND zoek @@ zoekwoord('politie') OFFSET 0) found
  ORDER BY termijn_datum, id LIMIT 50;
