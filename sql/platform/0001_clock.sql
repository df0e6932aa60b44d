-- The one clock of a stack. Without a row it is the machine's; with a row it is simulated: it runs at normal speed from `instant`,
-- stands still while the stack is down (services call klok_tik() each second, `up` calls klok_hervat()), and never goes back.
-- Errors have codes of their own, so that a tool can tell wrong use from a fault:
--   KL001 this stack has no simulated clock, KL002 the clock does not go back, KL003 a clock belongs to the first start.

CREATE TABLE klok (
  een boolean PRIMARY KEY DEFAULT true CONSTRAINT klok_hoogstens_een CHECK (een),
  instant timestamptz NOT NULL,
  werkelijk timestamptz NOT NULL,
  laatst timestamptz NOT NULL
);
COMMENT ON TABLE klok IS 'the simulated clock; no row: the machine''s clock rules';
COMMENT ON COLUMN klok.instant IS 'what the clock said at the real instant `werkelijk`';
COMMENT ON COLUMN klok.laatst IS 'the latest simulated instant known to have been used; where the clock goes on after the stack was down';

CREATE TABLE eerste_start (
  een boolean PRIMARY KEY DEFAULT true CONSTRAINT eerste_start_hoogstens_een CHECK (een),
  op timestamptz NOT NULL
);
COMMENT ON TABLE eerste_start IS 'a row from the moment services first ran on this database: the kind of clock is settled then';

-- PL/pgSQL, because its plan is kept for the session: this is called for every append.
CREATE FUNCTION nu() RETURNS timestamptz LANGUAGE plpgsql VOLATILE AS $$
BEGIN
  RETURN coalesce((SELECT k.instant + (clock_timestamp() - k.werkelijk) FROM platform.klok k), clock_timestamp());
END $$;
COMMENT ON FUNCTION nu() IS 'the stack''s present instant; the only clock that SQL reads';

CREATE FUNCTION klok_start(begin_instant timestamptz) RETURNS void LANGUAGE plpgsql SECURITY DEFINER
  SET search_path = platform, pg_temp AS $$
BEGIN
  IF EXISTS (SELECT FROM eerste_start) THEN
    RAISE EXCEPTION 'een gesimuleerde klok hoort bij de eerste start; deze gegevens zijn al in gebruik' USING ERRCODE = 'KL003';
  END IF;
  -- A first start that was broken off before any service ran may be done again with another instant.
  INSERT INTO klok (instant, werkelijk, laatst) VALUES (begin_instant, clock_timestamp(), begin_instant)
    ON CONFLICT (een) DO UPDATE SET instant = excluded.instant, werkelijk = excluded.werkelijk, laatst = excluded.laatst;
END $$;

CREATE FUNCTION gestart() RETURNS void LANGUAGE sql SECURITY DEFINER SET search_path = platform, pg_temp AS $$
  INSERT INTO eerste_start (op) VALUES (clock_timestamp()) ON CONFLICT DO NOTHING
$$;
COMMENT ON FUNCTION gestart() IS 'from now on services run on this database, and its kind of clock is settled';

CREATE FUNCTION zet_klok(naar timestamptz) RETURNS timestamptz LANGUAGE plpgsql SECURITY DEFINER
  SET search_path = platform, pg_temp AS $$
DECLARE
  stand timestamptz;
BEGIN
  PERFORM FROM klok FOR UPDATE;
  IF NOT FOUND THEN
    RAISE EXCEPTION 'deze omgeving heeft geen gesimuleerde klok' USING ERRCODE = 'KL001';
  END IF;
  stand := nu();
  IF naar < stand THEN
    RAISE EXCEPTION 'de klok gaat niet terug: het is al %',
      to_char(stand AT TIME ZONE 'Europe/Amsterdam', 'YYYY-MM-DD"T"HH24:MI:SS') USING ERRCODE = 'KL002';
  END IF;
  UPDATE klok SET instant = naar, werkelijk = clock_timestamp(), laatst = naar;
  RETURN naar;
END $$;

-- Every replica calls this each second; one write a second is enough for all of them.
CREATE FUNCTION klok_tik() RETURNS void LANGUAGE sql SECURITY DEFINER SET search_path = platform, pg_temp AS $$
  UPDATE klok SET laatst = nu() WHERE laatst < nu() - interval '0.5 seconds'
$$;

-- Only while nothing runs. What happened after the last tick lies within a second of it, so a second on is never back.
CREATE FUNCTION klok_hervat() RETURNS void LANGUAGE sql SECURITY DEFINER SET search_path = platform, pg_temp AS $$
  UPDATE klok SET instant = laatst + interval '1 second', werkelijk = clock_timestamp(), laatst = laatst + interval '1 second'
$$;

GRANT SELECT ON klok TO PUBLIC;
REVOKE ALL ON FUNCTION klok_start(timestamptz), zet_klok(timestamptz), klok_hervat(), gestart() FROM PUBLIC;
