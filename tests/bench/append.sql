-- pgbench: the statement of Log::append, one new item with an idempotency key and a unique key.
SELECT gen_random_uuid() AS item \gset
SELECT outcome, part, seq, item, version, type, body, encode(prev, 'hex'), encode(hash, 'hex') FROM append(
  :item::text, decode(repeat('68', 32), 'hex'), :item::uuid, ARRAY[:item::uuid], ARRAY[0], ARRAY[:item::uuid], ARRAY[gen_random_uuid()],
  ARRAY['nl.moties.motie-ingediend'], ARRAY['{"soort":"motie","wijziging":[{"veld":"titel","naar":"' || repeat('x', 950) || '"}]}'],
  ARRAY['nummer'], ARRAY['TK:' || :item::text], ARRAY[:item::uuid], '{}', '{}', '{}', '{}', '{}', '{}');
