-- What GET /v1/moties/{id} shows.
SELECT id, bron, soort, versie, is_open, doc, termijnen FROM item WHERE tot = 'infinity' AND id = :item::uuid;
