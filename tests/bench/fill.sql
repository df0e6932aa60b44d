-- The floor of the import: 200 new items in one partition by set-based SQL alone; the same rows, numbers, hashes and unique keys, no checks.
CREATE FUNCTION motions.bench_fill() RETURNS void LANGUAGE plpgsql SET search_path = motions, platform AS $$
DECLARE
  v_first bigint;
  v_at timestamptz;
BEGIN
  UPDATE log_head SET seq = seq + 200, time = greatest(time, platform.nu()) WHERE part = 7 RETURNING seq - 200, time INTO v_first, v_at;
  WITH fresh AS MATERIALIZED (
    SELECT n, (left(gen_random_uuid()::text, 35) || '7')::uuid AS item, gen_random_uuid() AS id FROM generate_series(1, 200) n
  ), keys AS (
    INSERT INTO unique_key SELECT 'zaaknummer', 'TK:' || item, item FROM fresh
  ), bodies AS (
    SELECT n, item, id, '{"specversion":"1.0","id":"' || id || '","source":"urn:nld:gestand:systeem:motions","type":"nl.moties.motie-ingediend","subject":"' || item
      || '","time":"' || to_char(v_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') || '","datacontenttype":"application/json","sequence":"'
      || lpad((v_first + n)::text, 20, '0') || '","logpart":7,"itemversie":1,"data":{"soort":"motie","wijziging":[{"veld":"titel","naar":"' || repeat('x', 950) || '"}]}}' AS body
    FROM fresh
  )
  INSERT INTO event SELECT 7, v_first + n, item, 1, id, 'nl.moties.motie-ingediend', v_at, body, decode(repeat('00', 32), 'hex'),
    sha256(decode(repeat('00', 32), 'hex') || convert_to(body, 'UTF8')) FROM bodies ORDER BY n;
END $$;
