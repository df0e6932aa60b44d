-- The numbers of GET /v1/dashboard: one pass over the items in beheer, and the ten oldest.
WITH work AS MATERIALIZED (
  SELECT directie, soort, status, uitvoering, is_open, termijn_datum, verlopen_datum, edities, datum, instroom_op, uitstroom_op, vandaag
  FROM item, (SELECT (platform.nu() AT TIME ZONE 'Europe/Amsterdam')::date AS vandaag OFFSET 0) klok WHERE tot = 'infinity' AND in_beheer
)
SELECT 'stand', directie, count(*) FILTER (WHERE is_open), count(*) FILTER (WHERE is_open AND verlopen_datum < vandaag),
  count(*) FILTER (WHERE is_open AND termijn_datum BETWEEN vandaag AND vandaag + 30), count(*) FILTER (WHERE is_open AND termijn_datum IS NULL),
  count(*) FILTER (WHERE is_open AND edities = '{}'), count(*) FILTER (WHERE is_open AND status = 'aangehouden'),
  count(*) FILTER (WHERE is_open AND uitvoering = 'uitgevoerd')
  FROM work GROUP BY GROUPING SETS ((), (directie))
UNION ALL SELECT 'soort', soort, count(*), 0, 0, 0, 0, 0, 0 FROM work WHERE is_open GROUP BY soort
UNION ALL SELECT 'ouderdom', NULL, count(*) FILTER (WHERE datum > vandaag - 91), count(*) FILTER (WHERE datum BETWEEN vandaag - 182 AND vandaag - 91),
  count(*) FILTER (WHERE datum BETWEEN vandaag - 365 AND vandaag - 183), count(*) FILTER (WHERE datum BETWEEN vandaag - 730 AND vandaag - 366),
  count(*) FILTER (WHERE datum < vandaag - 730), 0, 0 FROM work WHERE is_open
UNION ALL SELECT 'instroom', date_trunc('month', instroom_op)::text, count(*), 0, 0, 0, 0, 0, 0 FROM work WHERE instroom_op > vandaag - 365 GROUP BY 2
UNION ALL SELECT 'uitstroom', date_trunc('month', uitstroom_op)::text, count(*), 0, 0, 0, 0, 0, 0 FROM work WHERE uitstroom_op > vandaag - 365 GROUP BY 2
UNION ALL SELECT 'oudste', doc::text, 0, 0, 0, 0, 0, 0, 0
  FROM (SELECT doc FROM item WHERE tot = 'infinity' AND in_beheer AND is_open ORDER BY datum, id LIMIT 10) oldest;
