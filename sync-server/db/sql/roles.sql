-- The two roles of Bincard. The embedded server runs this by itself; on your own server run it once as a superuser:
--
--   psql -f sync-server/db/sql/roles.sql
--   psql -c '\password bincard_owner' -c '\password bincard_app'
--   psql -c 'create database bincard owner bincard_owner'
--
-- bincard_owner owns the tables and only migrates (DATABASE_OWNER_URL). bincard_app is what the application logs in as
-- (DATABASE_URL): it owns nothing and cannot go round row level security, so a query without an organisation sees nothing.
do $$
begin
  if not exists (select from pg_roles where rolname = 'bincard_owner') then
    create role bincard_owner login nosuperuser nocreatedb nocreaterole noreplication nobypassrls;
  end if;
  if not exists (select from pg_roles where rolname = 'bincard_app') then
    create role bincard_app login nosuperuser nocreatedb nocreaterole noreplication nobypassrls;
  end if;
end
$$;
