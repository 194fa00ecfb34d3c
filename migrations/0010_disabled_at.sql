-- When a member was disabled: for thirty days after that their devices hand in what was done offline. `updated_at` does not
-- tell it, since any later change of the member moves it.
alter table members add column disabled_at timestamptz;

-- Row level security is forced on the owner too; this once it looks at all organisations.
alter table members no force row level security;
update members set disabled_at = updated_at where not active;
alter table members force row level security;

-- Generated columns are not yet made when a trigger runs before, so it reads the document.
create function note_disabled() returns trigger
  language plpgsql as $$
begin
  if (new.doc ->> 'active')::boolean then
    new.disabled_at := null;
  else
    new.disabled_at := coalesce(new.disabled_at, now());
  end if;
  return new;
end
$$;
create trigger members_note_disabled before insert or update on members
  for each row execute function note_disabled();
