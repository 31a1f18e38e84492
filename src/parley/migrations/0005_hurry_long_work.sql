-- Imports and exports begin at once, give in after some tries, and keep nothing of a customer who is erased.
-- depends: 0004_forget_by_the_day

-- How often it failed at the same place, and when it is tried again; null: at once.
alter table imports add column tries smallint not null default 0, add column due_at timestamptz;
alter table exports add column tries smallint not null default 0, add column due_at timestamptz;
-- The worker looks here every second.
create index imports_unfinished on imports (workspace_id, id) where status in ('waiting', 'running');
create index exports_unfinished on exports (workspace_id, id) where status in ('waiting', 'running');
create index import_lines_refused on import_lines (workspace_id, import_id, line) where faults is not null;
-- Somebody was erased while it was written: it is written anew.
alter table exports add column stale boolean not null default false;
