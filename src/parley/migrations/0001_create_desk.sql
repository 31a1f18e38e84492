-- The desk as it is born: tenants, people, the words of a workspace, tickets, articles, events.
-- Every tenant table leads its keys with workspace_id: it is the tenant wall and the sharding key.
-- depends:

create text search dictionary parley_stem (template = snowball, language = english);
create text search configuration parley (copy = simple);
alter text search configuration parley
    alter mapping for asciiword, asciihword, hword_asciipart, word, hword, hword_part with parley_stem;

-- The one way in which words become searchable. The workspace is a lexeme of every vector (with a blank, so no text
-- makes it): an index over all tenants then finds the words of one without reading another's rows.
create function search_vector(workspace bigint, heading text, body text) returns tsvector
    language sql immutable parallel safe as $$
    select array_to_tsvector(array['w ' || workspace::text])
        || setweight(to_tsvector('public.parley', coalesce(heading, '')), 'A')
        || setweight(to_tsvector('public.parley', coalesce(body, '')), 'B') $$;
-- Whatever people type is a query; one without a word matches nothing.
create function search_query(workspace bigint, words text) returns tsquery
    language sql immutable parallel safe as $$
    select case when numnode(websearch_to_tsquery('public.parley', words)) = 0 then ''::tsquery
        else ('''w ' || workspace::text || '''')::tsquery && websearch_to_tsquery('public.parley', words) end $$;

create table installation (
    only_row boolean primary key default true check (only_row),
    epoch int not null default 1,
    system_identifier text not null,
    secret bytea not null,
    created_at timestamptz not null default now()
);

insert into installation (system_identifier, secret)
select system_identifier::text, sha256(convert_to(gen_random_uuid()::text || gen_random_uuid()::text, 'UTF8'))
from pg_control_system();

create function current_epoch() returns int language sql stable as 'select epoch from installation';

create table workspaces (
    workspace_id bigint generated always as identity primary key,
    slug text not null unique check (slug ~ '^[a-z0-9][a-z0-9-]{0,62}$'),
    name text not null,
    hosts text[] not null default '{}',
    owner_id bigint,
    setup_version bigint not null default 1,
    version bigint not null default 1,
    created_at timestamptz not null,
    updated_at timestamptz not null
);

create table agents (
    workspace_id bigint not null references workspaces on delete cascade,
    id bigint generated always as identity,
    email text not null,
    name text not null,
    role text not null check (role in ('owner', 'admin', 'agent', 'light')),
    avatar_url text,
    active boolean not null default true,
    password_hash text,
    version bigint not null default 1,
    created_at timestamptz not null,
    updated_at timestamptz not null,
    primary key (workspace_id, id)
);
create unique index agents_email on agents (workspace_id, lower(email));
create index agents_created on agents (workspace_id, created_at, id);
alter table workspaces add foreign key (workspace_id, owner_id) references agents (workspace_id, id);

create table teams (
    workspace_id bigint not null references workspaces on delete cascade,
    id bigint generated always as identity,
    name text not null,
    version bigint not null default 1,
    created_at timestamptz not null,
    updated_at timestamptz not null,
    primary key (workspace_id, id)
);
create unique index teams_name on teams (workspace_id, lower(name));
create index teams_created on teams (workspace_id, created_at, id);

create table team_members (
    workspace_id bigint not null,
    team_id bigint not null,
    agent_id bigint not null,
    primary key (workspace_id, team_id, agent_id),
    foreign key (workspace_id, team_id) references teams (workspace_id, id) on delete cascade,
    foreign key (workspace_id, agent_id) references agents (workspace_id, id) on delete cascade
);
create index team_members_agent on team_members (workspace_id, agent_id);

create table api_keys (
    workspace_id bigint not null references workspaces on delete cascade,
    id bigint generated always as identity,
    name text not null,
    role text not null check (role in ('owner', 'admin', 'agent', 'light', 'read')),
    agent_id bigint,
    secret_hash bytea not null,
    created_at timestamptz not null,
    last_used_at timestamptz,
    revoked_at timestamptz,
    primary key (workspace_id, id),
    foreign key (workspace_id, agent_id) references agents (workspace_id, id) on delete cascade
);
create index api_keys_created on api_keys (workspace_id, created_at, id);

create table companies (
    workspace_id bigint not null references workspaces on delete cascade,
    id bigint generated always as identity,
    name text not null,
    domains text[] not null default '{}',
    external_id text,
    custom_fields jsonb not null default '{}',
    version bigint not null default 1,
    created_at timestamptz not null,
    updated_at timestamptz not null,
    primary key (workspace_id, id)
);
create unique index companies_name on companies (workspace_id, lower(name));
create unique index companies_external on companies (workspace_id, external_id);
create index companies_created on companies (workspace_id, created_at, id);

create table customers (
    workspace_id bigint not null references workspaces on delete cascade,
    id bigint generated always as identity,
    email text,
    name text,
    phone text,
    company_id bigint,
    external_id text,
    avatar_url text,
    emails text[] not null default '{}',
    blocked boolean not null default false,
    custom_fields jsonb not null default '{}',
    tsv tsvector not null default '',
    version bigint not null default 1,
    created_at timestamptz not null,
    updated_at timestamptz not null,
    -- Who was erased stays as a nobody to whom tickets belong.
    erased_at timestamptz,
    primary key (workspace_id, id),
    foreign key (workspace_id, company_id) references companies (workspace_id, id) on delete set null (company_id)
);
create unique index customers_email on customers (workspace_id, lower(email));
create unique index customers_external on customers (workspace_id, external_id);
create index customers_created on customers (workspace_id, created_at, id);
create index customers_updated on customers (workspace_id, updated_at, id);
create index customers_phone on customers (workspace_id, phone);
create index customers_company on customers (workspace_id, company_id);
create index customers_emails on customers using gin (emails);
create index customers_tsv on customers using gin (tsv);

create table statuses (
    workspace_id bigint not null references workspaces on delete cascade,
    id bigint generated always as identity,
    key text not null,
    name text not null,
    state text not null check (state in ('open', 'in_progress', 'pending', 'on_hold', 'solved', 'closed')),
    type text not null check (type in ('reviewing', 'unstarted', 'active', 'completed', 'canceled')),
    color text not null,
    position int not null,
    is_default boolean not null default false,
    version bigint not null default 1,
    created_at timestamptz not null,
    updated_at timestamptz not null,
    primary key (workspace_id, id)
);
create unique index statuses_key on statuses (workspace_id, key);
create unique index statuses_default on statuses (workspace_id) where is_default;

create table categories (
    workspace_id bigint not null references workspaces on delete cascade,
    id bigint generated always as identity,
    name text not null,
    type text not null default 'customer' check (type in ('customer', 'tracker', 'back-office')),
    parent_id bigint,
    is_default boolean not null default false,
    version bigint not null default 1,
    created_at timestamptz not null,
    updated_at timestamptz not null,
    primary key (workspace_id, id),
    foreign key (workspace_id, parent_id) references categories (workspace_id, id)
);
create index categories_parent on categories (workspace_id, parent_id);
create index categories_created on categories (workspace_id, created_at, id);
create unique index categories_default on categories (workspace_id) where is_default;

create table fields (
    workspace_id bigint not null references workspaces on delete cascade,
    id bigint generated always as identity,
    entity text not null check (entity in ('ticket', 'customer', 'company')),
    key text not null,
    label text not null,
    type text not null check (type in ('text', 'number', 'date', 'select', 'multi_select', 'checkbox', 'user', 'file')),
    required boolean not null default false,
    public boolean not null default true,
    allow_multiple boolean not null default false,
    max_length int not null default 255,
    options jsonb not null default '[]',
    last_option_id int not null default 0,
    version bigint not null default 1,
    created_at timestamptz not null,
    updated_at timestamptz not null,
    primary key (workspace_id, id)
);
create unique index fields_key on fields (workspace_id, entity, key);
create index fields_created on fields (workspace_id, created_at, id);

create table category_fields (
    workspace_id bigint not null,
    category_id bigint not null,
    field_id bigint not null,
    position int not null,
    primary key (workspace_id, category_id, field_id),
    foreign key (workspace_id, category_id) references categories (workspace_id, id) on delete cascade,
    foreign key (workspace_id, field_id) references fields (workspace_id, id) on delete cascade
);
create index category_fields_field on category_fields (workspace_id, field_id);

create table inboxes (
    workspace_id bigint not null references workspaces on delete cascade,
    id bigint generated always as identity,
    name text not null,
    team_id bigint,
    request_channel text,
    triage_channel text,
    addresses text[] not null default '{}',
    auto_assign boolean not null default false,
    csat_enabled boolean not null default false,
    on_hold_allowed boolean not null default true,
    is_default boolean not null default false,
    version bigint not null default 1,
    created_at timestamptz not null,
    updated_at timestamptz not null,
    primary key (workspace_id, id),
    foreign key (workspace_id, team_id) references teams (workspace_id, id) on delete set null (team_id)
);
create unique index inboxes_name on inboxes (workspace_id, lower(name));
create unique index inboxes_default on inboxes (workspace_id) where is_default;
create index inboxes_team on inboxes (workspace_id, team_id);
create index inboxes_created on inboxes (workspace_id, created_at, id);

create table inbox_responders (
    workspace_id bigint not null,
    inbox_id bigint not null,
    agent_id bigint not null,
    primary key (workspace_id, inbox_id, agent_id),
    foreign key (workspace_id, inbox_id) references inboxes (workspace_id, id) on delete cascade,
    foreign key (workspace_id, agent_id) references agents (workspace_id, id) on delete cascade
);
create index inbox_responders_agent on inbox_responders (workspace_id, agent_id);

-- The words a ticket is validated with change rarely and are cached by this version (see core/tickets/setup.py).
create function touch_setup() returns trigger language plpgsql as $$
begin
    update workspaces set setup_version = setup_version + 1
    where workspace_id = coalesce(new.workspace_id, old.workspace_id);
    return null;
end $$;
create trigger statuses_setup after insert or update or delete on statuses
    for each row execute function touch_setup();
create trigger categories_setup after insert or update or delete on categories
    for each row execute function touch_setup();
create trigger category_fields_setup after insert or update or delete on category_fields
    for each row execute function touch_setup();
create trigger fields_setup after insert or update or delete on fields
    for each row execute function touch_setup();
create trigger inboxes_setup after insert or update or delete on inboxes
    for each row execute function touch_setup();
create trigger inbox_responders_setup after insert or update or delete on inbox_responders
    for each row execute function touch_setup();

create table tags (
    workspace_id bigint not null references workspaces on delete cascade,
    id bigint generated always as identity,
    name text not null,
    color text not null default '#8a8f98',
    version bigint not null default 1,
    created_at timestamptz not null,
    updated_at timestamptz not null,
    primary key (workspace_id, id)
);
create unique index tags_name on tags (workspace_id, lower(name));
create index tags_created on tags (workspace_id, created_at, id);

create table tickets (
    workspace_id bigint not null references workspaces on delete cascade,
    number bigint not null,
    subject text not null,
    status_id bigint not null,
    priority smallint not null check (priority between 1 and 4),
    open boolean not null,
    customer_id bigint not null,
    company_id bigint,
    assignee_id bigint,
    team_id bigint,
    inbox_id bigint not null,
    category_id bigint,
    sentiment text check (sentiment in ('question', 'praise', 'suggestion', 'complaint')),
    source text not null,
    source_name text,
    cc text[] not null default '{}',
    custom_fields jsonb not null default '{}',
    metadata jsonb not null default '{}',
    event_sequence bigint not null default 1,
    version bigint not null default 1,
    created_at timestamptz not null,
    updated_at timestamptz not null,
    first_response_at timestamptz,
    resolved_at timestamptz,
    snoozed_until timestamptz,
    deleted_at timestamptz,
    merged_into bigint,
    primary key (workspace_id, number),
    foreign key (workspace_id, status_id) references statuses (workspace_id, id),
    foreign key (workspace_id, customer_id) references customers (workspace_id, id),
    foreign key (workspace_id, company_id) references companies (workspace_id, id) on delete set null (company_id),
    foreign key (workspace_id, assignee_id) references agents (workspace_id, id),
    foreign key (workspace_id, team_id) references teams (workspace_id, id) on delete set null (team_id),
    foreign key (workspace_id, inbox_id) references inboxes (workspace_id, id),
    foreign key (workspace_id, category_id) references categories (workspace_id, id),
    foreign key (workspace_id, merged_into) references tickets (workspace_id, number)
);
create index tickets_created on tickets (workspace_id, created_at, number) where deleted_at is null;
create index tickets_updated on tickets (workspace_id, updated_at, number) where deleted_at is null;
create index tickets_status on tickets (workspace_id, status_id, created_at, number) where deleted_at is null;
create index tickets_priority on tickets (workspace_id, priority, created_at, number) where deleted_at is null;
create index tickets_urgency on tickets (workspace_id, priority, number) where deleted_at is null;
create index tickets_assignee on tickets (workspace_id, assignee_id, created_at, number) where deleted_at is null;
create index tickets_customer on tickets (workspace_id, customer_id, created_at, number);
create index tickets_company on tickets (workspace_id, company_id, created_at, number) where company_id is not null;
create index tickets_team on tickets (workspace_id, team_id, created_at, number) where team_id is not null;
create index tickets_inbox on tickets (workspace_id, inbox_id, created_at, number) where deleted_at is null;
create index tickets_category on tickets (workspace_id, category_id, created_at, number)
    where category_id is not null;
create index tickets_snoozed on tickets (snoozed_until) where snoozed_until is not null and deleted_at is null;
create index tickets_deleted on tickets (deleted_at) where deleted_at is not null;
create index tickets_merged on tickets (workspace_id, merged_into) where merged_into is not null;

-- One sequence a workspace: numbers are never locked and never reused; gaps are documented.
create function create_ticket_numbers(workspace bigint) returns void language plpgsql security definer
    set search_path = public, pg_temp as $$
begin
    execute format('create sequence if not exists ticket_numbers_%s', workspace);
end $$;
create function next_ticket_number(workspace bigint) returns bigint language sql volatile security definer
    set search_path = public, pg_temp
    as $$ select nextval(('ticket_numbers_' || workspace)::regclass) $$;

create table ticket_tags (
    workspace_id bigint not null,
    ticket_number bigint not null,
    tag_id bigint not null,
    created_at timestamptz not null,
    primary key (workspace_id, ticket_number, tag_id),
    foreign key (workspace_id, ticket_number) references tickets (workspace_id, number) on delete cascade,
    foreign key (workspace_id, tag_id) references tags (workspace_id, id) on delete cascade
);
create index ticket_tags_tag on ticket_tags (workspace_id, tag_id, created_at, ticket_number);

create table followers (
    workspace_id bigint not null,
    ticket_number bigint not null,
    agent_id bigint not null,
    created_at timestamptz not null,
    primary key (workspace_id, ticket_number, agent_id),
    foreign key (workspace_id, ticket_number) references tickets (workspace_id, number) on delete cascade,
    foreign key (workspace_id, agent_id) references agents (workspace_id, id) on delete cascade
);
create index followers_agent on followers (workspace_id, agent_id);

-- The description is the message of kind 'opening'; the others are the conversation.
create table messages (
    workspace_id bigint not null,
    id bigint generated always as identity,
    ticket_number bigint not null,
    kind text not null check (kind in ('opening', 'reply', 'note', 'system')),
    author_kind text not null check (author_kind in ('agent', 'customer', 'key', 'rule', 'system')),
    author_id bigint,
    author_name text not null,
    raw text not null,
    html text not null,
    body_text text not null,
    format text not null check (format in ('html', 'text')),
    policy smallint not null,
    delivery jsonb,
    tsv tsvector not null default '',
    created_at timestamptz not null,
    primary key (workspace_id, id),
    foreign key (workspace_id, ticket_number) references tickets (workspace_id, number) on delete cascade
);
create index messages_ticket on messages (workspace_id, ticket_number, created_at, id);
create unique index messages_opening on messages (workspace_id, ticket_number) where kind = 'opening';
create index messages_created on messages (workspace_id, created_at, id);
create index messages_author on messages (workspace_id, author_id) where author_kind = 'customer';
create index messages_tsv on messages using gin (tsv);

create table files (
    workspace_id bigint not null references workspaces on delete cascade,
    id bigint generated always as identity,
    key text not null,
    name text not null,
    content_type text not null,
    size bigint not null,
    sha256 bytea not null,
    ticket_number bigint,
    message_id bigint,
    field_id bigint,
    uploader_kind text not null,
    uploader_id bigint,
    created_at timestamptz not null,
    primary key (workspace_id, id),
    unique (workspace_id, key),
    foreign key (workspace_id, ticket_number) references tickets (workspace_id, number)
        on delete set null (ticket_number),
    foreign key (workspace_id, message_id) references messages (workspace_id, id) on delete set null (message_id),
    foreign key (workspace_id, field_id) references fields (workspace_id, id) on delete set null (field_id)
);
create index files_message on files (workspace_id, message_id) where message_id is not null;
create index files_ticket on files (workspace_id, ticket_number) where ticket_number is not null;
create index files_field on files (workspace_id, field_id) where field_id is not null;
create index files_loose on files (created_at) where ticket_number is null and message_id is null;
create index files_created on files (workspace_id, created_at, id);

create table ticket_links (
    workspace_id bigint not null,
    id bigint generated always as identity,
    ticket_number bigint not null,
    other_number bigint not null,
    role text not null check (role in ('customer', 'tracker', 'back-office')),
    created_at timestamptz not null,
    primary key (workspace_id, id),
    unique (workspace_id, ticket_number, other_number),
    check (ticket_number <> other_number),
    foreign key (workspace_id, ticket_number) references tickets (workspace_id, number) on delete cascade,
    foreign key (workspace_id, other_number) references tickets (workspace_id, number) on delete cascade
);
create index ticket_links_other on ticket_links (workspace_id, other_number);

create table external_links (
    workspace_id bigint not null,
    id bigint generated always as identity,
    ticket_number bigint not null,
    type text not null,
    key text not null,
    url text,
    title text,
    details jsonb not null default '{}',
    created_at timestamptz not null,
    primary key (workspace_id, id),
    unique (workspace_id, ticket_number, type, key),
    foreign key (workspace_id, ticket_number) references tickets (workspace_id, number) on delete cascade
);

create table sections (
    workspace_id bigint not null references workspaces on delete cascade,
    id bigint generated always as identity,
    title text not null,
    slug text not null,
    description text not null default '',
    parent_id bigint,
    version bigint not null default 1,
    created_at timestamptz not null,
    updated_at timestamptz not null,
    primary key (workspace_id, id),
    foreign key (workspace_id, parent_id) references sections (workspace_id, id)
);
create unique index sections_slug on sections (workspace_id, slug);
create index sections_parent on sections (workspace_id, parent_id);
create index sections_created on sections (workspace_id, created_at, id);

create table articles (
    workspace_id bigint not null references workspaces on delete cascade,
    id bigint generated always as identity,
    section_id bigint,
    title text not null,
    slug text not null,
    body text not null,
    body_html text not null,
    excerpt text not null default '',
    policy smallint not null,
    status text not null check (status in ('draft', 'published')),
    author_id bigint,
    published_at timestamptz,
    tsv tsvector not null default '',
    version bigint not null default 1,
    created_at timestamptz not null,
    updated_at timestamptz not null,
    primary key (workspace_id, id),
    foreign key (workspace_id, section_id) references sections (workspace_id, id) on delete set null (section_id),
    foreign key (workspace_id, author_id) references agents (workspace_id, id) on delete set null (author_id)
);
create unique index articles_slug on articles (workspace_id, slug);
create index articles_created on articles (workspace_id, created_at, id);
create index articles_updated on articles (workspace_id, updated_at, id);
create index articles_section on articles (workspace_id, section_id, created_at, id);
create index articles_status on articles (workspace_id, status, created_at, id);
create index articles_author on articles (workspace_id, author_id) where author_id is not null;
create index articles_tsv on articles using gin (tsv);

-- Append-only. The commit-safe order of the feed is (epoch, xid, id) below pg_snapshot_xmin.
create table events (
    workspace_id bigint not null references workspaces on delete cascade,
    id bigint generated always as identity,
    epoch int not null default current_epoch(),
    xid xid8 not null default pg_current_xact_id(),
    type text not null,
    version smallint not null,
    subject_kind text not null,
    subject_id bigint not null,
    ticket_number bigint,
    sequence bigint,
    actor_kind text not null,
    actor_id bigint,
    actor_name text not null,
    origin text not null,
    data jsonb not null,
    personal jsonb,
    causes bigint[] not null default '{}',
    created_at timestamptz not null,
    primary key (workspace_id, id)
);
create index events_order on events (workspace_id, epoch, xid, id);
-- What erasing a customer asks for.
create index events_customer on events (workspace_id, actor_id) where actor_kind = 'customer';
create index events_bare on events (workspace_id, subject_kind, subject_id) where ticket_number is null;
create unique index events_ticket on events (workspace_id, ticket_number, sequence) where ticket_number is not null;

create table idempotency_keys (
    workspace_id bigint not null references workspaces on delete cascade,
    scope text not null,
    key text not null,
    fingerprint bytea not null,
    claim uuid not null,
    lease_until timestamptz not null,
    status smallint,
    headers jsonb,
    body bytea,
    created_at timestamptz not null,
    primary key (workspace_id, scope, key)
);
create index idempotency_keys_created on idempotency_keys (created_at);

-- The tenant wall's second half: under a role that does not own the tables a statement sees one workspace only.
do $$
declare t text;
begin
    for t in select c.table_name from information_schema.columns c
             where c.table_schema = 'public' and c.column_name = 'workspace_id' loop
        execute format('alter table %I enable row level security', t);
        execute format(
            'create policy tenant on %I using (workspace_id = nullif(current_setting(''parley.workspace'', true), '''')::bigint)',
            t);
    end loop;
end $$;
