-- What agents keep at their desks: views, macros, drafts, what they have read, where they are.
-- depends: 0006_seat_the_agents

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

-- What an agent is writing to a ticket: one reply and one note at a time.
create table drafts (
    workspace_id bigint not null,
    agent_id bigint not null,
    ticket_number bigint not null,
    kind text not null check (kind in ('reply', 'note')),
    raw text not null,
    files bigint[] not null default '{}',
    -- Why it came back after it was sent.
    error text,
    version bigint not null default 1,
    created_at timestamptz not null,
    updated_at timestamptz not null,
    primary key (workspace_id, agent_id, ticket_number, kind),
    foreign key (workspace_id, agent_id) references agents (workspace_id, id) on delete cascade,
    foreign key (workspace_id, ticket_number) references tickets (workspace_id, number) on delete cascade
);
create index drafts_ticket on drafts (workspace_id, ticket_number);
-- Sent, and held back for some seconds in which that can be undone.
create table held_messages (
    workspace_id bigint not null,
    id bigint generated always as identity,
    agent_id bigint not null,
    ticket_number bigint not null,
    kind text not null check (kind in ('reply', 'note')),
    raw text not null,
    files bigint[] not null default '{}',
    -- The status that the ticket gets with it.
    status text,
    origin text not null,
    attempts smallint not null default 0,
    sends_at timestamptz not null,
    created_at timestamptz not null,
    primary key (workspace_id, id),
    foreign key (workspace_id, agent_id) references agents (workspace_id, id) on delete cascade,
    foreign key (workspace_id, ticket_number) references tickets (workspace_id, number) on delete cascade
);
create index held_messages_due on held_messages (sends_at);
create index held_messages_ticket on held_messages (workspace_id, ticket_number);
create index held_messages_agent on held_messages (workspace_id, agent_id);
-- A file that belongs to nothing yet but is wanted: not swept away before.
alter table files add column wanted_until timestamptz;

-- Up to which message an agent has read a ticket.
create table ticket_reads (
    workspace_id bigint not null,
    agent_id bigint not null,
    ticket_number bigint not null,
    message_id bigint not null,
    read_at timestamptz not null,
    primary key (workspace_id, agent_id, ticket_number),
    foreign key (workspace_id, agent_id) references agents (workspace_id, id) on delete cascade,
    foreign key (workspace_id, ticket_number) references tickets (workspace_id, number) on delete cascade
);
create index ticket_reads_ticket on ticket_reads (workspace_id, ticket_number);
-- Who looks at what, and who writes there; gone with a crash, and nobody misses it.
create unlogged table presences (
    workspace_id bigint not null,
    ticket_number bigint not null,
    agent_id bigint not null,
    state text not null check (state in ('viewing', 'typing')),
    seen_at timestamptz not null,
    primary key (workspace_id, ticket_number, agent_id)
);
create index presences_seen on presences (seen_at);

do $$
declare t text;
begin
    foreach t in array array['views', 'macros', 'drafts', 'held_messages', 'ticket_reads', 'presences'] loop
        execute format('alter table %I enable row level security', t);
        execute format(
            'create policy tenant on %I using (workspace_id = nullif(current_setting(''parley.workspace'', true), '''')::bigint)',
            t);
    end loop;
end $$;
