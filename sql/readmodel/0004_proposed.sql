-- Open proposals to close that an item itself holds: taken in by its owner with another event, and not decided since.
CREATE INDEX item_proposed ON item (soort) WHERE tot = 'infinity' AND is_open AND doc->'voorstellen' @> '[{"status": "open"}]';
