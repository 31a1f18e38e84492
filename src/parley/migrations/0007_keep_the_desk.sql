-- What agents keep at their desks: views, macros, drafts, what they have read, where they are.
-- depends: 0003_let_events_out

-- A list of tickets worth coming back to. Without an owner it is everybody's; `filter` is in the words of the API.
create table views (
    workspace_id bigint not null references workspaces on delete cascade,
    id bigint generated always as identity,
    owner_id bigint,
    name text not null,
    icon text,
    filter jsonb not null,
    order_by text not null,
    order_dir text not null check (order_dir in ('asc', 'desc')),
    position int not null default 0,
    version bigint not null default 1,
    created_at timestamptz not null,
    updated_at timestamptz not null,
    primary key (workspace_id, id),
    foreign key (workspace_id, owner_id) references agents (workspace_id, id) on delete cascade
);
create index views_created on views (workspace_id, created_at, id);
create index views_owner on views (workspace_id, owner_id);

-- What is done again and again: an array of steps.
create table macros (
    workspace_id bigint not null references workspaces on delete cascade,
    id bigint generated always as identity,
    owner_id bigint,
    name text not null,
    steps jsonb not null,
    version bigint not null default 1,
    created_at timestamptz not null,
    updated_at timestamptz not null,
    primary key (workspace_id, id),
    foreign key (workspace_id, owner_id) references agents (workspace_id, id) on delete cascade
);
create index macros_created on macros (workspace_id, created_at, id);
create index macros_owner on macros (workspace_id, owner_id);

do $$
declare t text;
begin
    foreach t in array array['views', 'macros'] loop
        execute format('alter table %I enable row level security', t);
        execute format(
            'create policy tenant on %I using (workspace_id = nullif(current_setting(''parley.workspace'', true), '''')::bigint)',
            t);
    end loop;
end $$;
