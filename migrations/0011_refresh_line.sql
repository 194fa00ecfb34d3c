-- A refresh token whose answer was lost is retired when its predecessor is asked for again: whoever shows it later is not
-- the one who asked.
alter table refresh_tokens add column retired_at timestamptz;
