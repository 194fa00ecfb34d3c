-- How an import is run: of one that is all or nothing, what went in is taken back when its process is gone (docs/adr/0019).
alter table imports add column mode text check (mode in ('all', 'good'));
