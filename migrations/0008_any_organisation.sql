-- Is there an organisation at all? The first start asks before there is one to be of: a door for reading, opened by name.
create policy first_start on organisations for select using (current_setting('app.first_start', true) = 'yes');
