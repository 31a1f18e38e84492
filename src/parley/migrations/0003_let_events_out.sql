-- Events leave the house: how far each workspace was read, what is due to whom, what was tried, what can be undone.
-- depends: 0002_open_every_door

-- How far the dispatcher has read each workspace's feed. What happened before this release is nobody's news.
create table dispatch_cursors (
    workspace_id bigint primary key references workspaces on delete cascade,
    epoch int not null,
    xid xid8 not null,
    event_id bigint not null,
    updated_at timestamptz not null
);
insert into dispatch_cursors (workspace_id, epoch, xid, event_id, updated_at)
select workspace_id, current_epoch(), pg_snapshot_xmin(pg_current_snapshot()), 0, now() from workspaces;

-- What is due to a webhook: one row for an event and a topic. The body is written when it is first sent, once.
create sequence webhook_delivery_ids;
create table webhook_deliveries (
    workspace_id bigint not null,
    id bigint not null default nextval('webhook_delivery_ids'),
    webhook_id bigint not null,
    event_id bigint not null,
    type text not null,
    topic text not null default '',
    ticket_number bigint,
    -- Constant over every attempt and replay, without a dot: `msg_…`.
    message_id text not null,
    kind text not null default 'event' check (kind in ('event', 'test', 'replay')),
    status text not null default 'pending' check (status in ('pending', 'delivered', 'failed', 'dropped')),
    attempts smallint not null default 0,
    next_attempt_at timestamptz,
    leased_until timestamptz,
    body bytea,
    last_status smallint,
    last_error text,
    created_at timestamptz not null,
    finished_at timestamptz,
    primary key (workspace_id, created_at, id),
    foreign key (workspace_id, webhook_id) references webhooks (workspace_id, id) on delete cascade
) partition by range (created_at);
-- The endpoint leads, so that each can be asked for its few next ones, however many wait at another.
create index webhook_deliveries_due on webhook_deliveries (webhook_id, next_attempt_at) where status = 'pending';
create index webhook_deliveries_webhook on webhook_deliveries (workspace_id, webhook_id, created_at, id);
create index webhook_deliveries_ticket on webhook_deliveries (workspace_id, ticket_number) where ticket_number is not null;

create sequence webhook_attempt_ids;
create table webhook_attempts (
    workspace_id bigint not null,
    id bigint not null default nextval('webhook_attempt_ids'),
    webhook_id bigint not null,
    delivery_id bigint not null,
    attempt smallint not null,
    status smallint,
    error text,
    milliseconds int not null,
    -- The first kilobyte of what it answered.
    answer text,
    created_at timestamptz not null,
    primary key (workspace_id, created_at, id),
    foreign key (workspace_id, webhook_id) references webhooks (workspace_id, id) on delete cascade
) partition by range (created_at);
create index webhook_attempts_delivery on webhook_attempts (workspace_id, webhook_id, delivery_id, id);
-- For a replay of a range. Events are written nearly in the order of their times, so summaries of blocks are enough.
create index events_created on events using brin (created_at);

-- A partition for each day, behind the same wall as its parent; whatever finds none stands in the default one.
create function make_partition(parent text, day date) returns text language plpgsql as $$
declare partition text := parent || to_char(day, '_YYYYMMDD');
begin
    if to_regclass(partition) is null then
        execute format('create table %I partition of %I for values from (%L) to (%L)', partition, parent,
                       day::timestamp at time zone 'UTC', (day + 1)::timestamp at time zone 'UTC');
        execute format('alter table %I enable row level security', partition);
        execute format(
            'create policy tenant on %I using (workspace_id = nullif(current_setting(''parley.workspace'', true), '''')::bigint)',
            partition);
        if exists (select from pg_roles where rolname = 'parley_tenant') then
            execute format('grant select, insert, update, delete on %I to parley_tenant', partition);
        end if;
    end if;
    return partition;
end $$;
create table webhook_deliveries_rest partition of webhook_deliveries default;
create table webhook_attempts_rest partition of webhook_attempts default;

-- What merge, split and batch did, so that it can be undone for seven days.
create table operations (
    workspace_id bigint not null references workspaces on delete cascade,
    id bigint generated always as identity,
    kind text not null check (kind in ('merge', 'split', 'batch')),
    actor_kind text not null,
    actor_id bigint,
    actor_name text not null,
    -- Which it touched; `data` is null once it was undone, or somebody whom it touched was erased.
    tickets bigint[] not null,
    data jsonb,
    created_at timestamptz not null,
    expires_at timestamptz not null,
    undone_at timestamptz,
    primary key (workspace_id, id)
);
create index operations_created on operations (workspace_id, created_at, id);
create index operations_expired on operations (expires_at);

create table imports (
    workspace_id bigint not null references workspaces on delete cascade,
    id bigint generated always as identity,
    status text not null check (status in ('uploading', 'waiting', 'running', 'done', 'failed', 'canceled')),
    name text not null,
    actor jsonb not null,
    lines bigint not null default 0,
    done bigint not null default 0,
    refused bigint not null default 0,
    -- The last line that was looked at; the worker goes on behind it.
    position bigint not null default 0,
    error text,
    version bigint not null default 1,
    created_at timestamptz not null,
    updated_at timestamptz not null,
    finished_at timestamptz,
    primary key (workspace_id, id)
);
create index imports_created on imports (workspace_id, created_at, id);
-- Staged lines, in order; a line that was refused keeps its faults, one that was taken in is gone.
create table import_lines (
    workspace_id bigint not null,
    import_id bigint not null,
    line bigint not null,
    content text not null,
    faults jsonb,
    primary key (workspace_id, import_id, line),
    foreign key (workspace_id, import_id) references imports (workspace_id, id) on delete cascade
);

-- By what names tickets went elsewhere, so that none comes in twice.
create table import_ids (
    workspace_id bigint not null,
    external_id text not null,
    ticket_number bigint not null,
    primary key (workspace_id, external_id),
    foreign key (workspace_id, ticket_number) references tickets (workspace_id, number) on delete cascade
);
create index import_ids_ticket on import_ids (workspace_id, ticket_number);

-- No ticket will be given a number that an import has used. Small steps are taken one by one: nobody who takes a
-- number at the same moment is set back.
create function keep_numbers_ahead(workspace bigint, number bigint) returns void language plpgsql security definer
    set search_path = public, pg_temp as $$
declare
    numbers regclass := ('ticket_numbers_' || workspace)::regclass;
    reached bigint;
begin
    execute format('select last_value - case when is_called then 0 else 1 end from %s', numbers) into reached;
    if number - reached > 10000 then
        perform setval(numbers, number);
    else
        while reached < number loop
            reached := nextval(numbers);
        end loop;
    end if;
end $$;

create table exports (
    workspace_id bigint not null references workspaces on delete cascade,
    id bigint generated always as identity,
    status text not null check (status in ('waiting', 'running', 'done', 'failed')),
    format text not null check (format in ('ndjson', 'csv')),
    filter jsonb not null,
    actor jsonb not null,
    file_key text,
    rows bigint not null default 0,
    error text,
    created_at timestamptz not null,
    finished_at timestamptz,
    primary key (workspace_id, id)
);
create index exports_created on exports (workspace_id, created_at, id);

do $$
declare t text;
begin
    foreach t in array array['dispatch_cursors', 'webhook_deliveries', 'webhook_deliveries_rest', 'webhook_attempts',
                             'webhook_attempts_rest', 'operations', 'imports', 'import_lines', 'import_ids', 'exports'] loop
        execute format('alter table %I enable row level security', t);
        execute format(
            'create policy tenant on %I using (workspace_id = nullif(current_setting(''parley.workspace'', true), '''')::bigint)',
            t);
    end loop;
end $$;
