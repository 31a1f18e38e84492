-- What the other doors know of a desk: chat channels and threads, service levels, surveys, webhooks, drafts.
-- depends: 0001_create_desk

alter table workspaces add column api_versions jsonb not null default '{}';

alter table agents add column slack_id text;
create unique index agents_slack on agents (workspace_id, slack_id);
alter table customers add column slack_id text;
create unique index customers_slack on customers (workspace_id, slack_id);
-- Facts of others' own, which no field describes.
alter table customers add column metadata jsonb not null default '{}';

create table sla_policies (
    workspace_id bigint not null references workspaces on delete cascade,
    id bigint generated always as identity,
    name text not null,
    -- By priority: the minutes until the first response and until the resolution, each or both.
    targets jsonb not null default '{}',
    is_default boolean not null default false,
    version bigint not null default 1,
    created_at timestamptz not null,
    updated_at timestamptz not null,
    primary key (workspace_id, id)
);
create unique index sla_policies_name on sla_policies (workspace_id, lower(name));
create unique index sla_policies_default on sla_policies (workspace_id) where is_default;
create index sla_policies_created on sla_policies (workspace_id, created_at, id);
create trigger sla_policies_setup after insert or update or delete on sla_policies
    for each row execute function touch_setup();

alter table inboxes
    add column owner_id bigint,
    add column sla_policy_id bigint,
    -- Minutes without an answer of the team after which a ticket counts as unattended.
    add column unattended_after int check (unattended_after between 1 and 525600),
    add foreign key (workspace_id, owner_id) references agents (workspace_id, id) on delete set null (owner_id),
    add foreign key (workspace_id, sla_policy_id) references sla_policies (workspace_id, id)
        on delete set null (sla_policy_id);
create index inboxes_owner on inboxes (workspace_id, owner_id) where owner_id is not null;
create index inboxes_sla_policy on inboxes (workspace_id, sla_policy_id) where sla_policy_id is not null;

alter table companies
    add column owner_id bigint,
    add column inbox_id bigint,
    add column portal_enabled boolean not null default false,
    add column external_system text,
    -- What is known of it beside: industry, plan, website, monthly_spend, size.
    add column profile jsonb not null default '{}',
    add column metadata jsonb not null default '{}',
    add foreign key (workspace_id, owner_id) references agents (workspace_id, id) on delete set null (owner_id),
    add foreign key (workspace_id, inbox_id) references inboxes (workspace_id, id) on delete set null (inbox_id);
drop index companies_external;
create unique index companies_external on companies (workspace_id, coalesce(external_system, ''), external_id);
create index companies_domains on companies using gin (domains);
create index companies_owner on companies (workspace_id, owner_id) where owner_id is not null;
create index companies_inbox on companies (workspace_id, inbox_id) where inbox_id is not null;

-- A chat channel in which an inbox listens. A ticket's own is that of its request thread.
create table channels (
    workspace_id bigint not null references workspaces on delete cascade,
    id bigint generated always as identity,
    external_id text not null,
    name text not null,
    inbox_id bigint not null,
    owner_id bigint,
    company_id bigint,
    version bigint not null default 1,
    created_at timestamptz not null,
    updated_at timestamptz not null,
    primary key (workspace_id, id),
    foreign key (workspace_id, inbox_id) references inboxes (workspace_id, id) on delete cascade,
    foreign key (workspace_id, owner_id) references agents (workspace_id, id) on delete set null (owner_id),
    foreign key (workspace_id, company_id) references companies (workspace_id, id) on delete set null (company_id)
);
create unique index channels_external on channels (workspace_id, external_id);
create index channels_inbox on channels (workspace_id, inbox_id, created_at, id);
create index channels_owner on channels (workspace_id, owner_id) where owner_id is not null;
create index channels_company on channels (workspace_id, company_id) where company_id is not null;

-- What an article is about, in its author's words.
alter table articles add column description text not null default '';

alter table fields add column single_line boolean not null default false;

alter table tickets
    add column first_resolved_at timestamptz,
    -- When somebody was told that nobody attends to it.
    add column unattended_at timestamptz;
create index tickets_unanswered on tickets (workspace_id, inbox_id, created_at)
    where open and first_response_at is null and unattended_at is null and deleted_at is null;

create index tickets_open on tickets (workspace_id, created_at, number) where open and deleted_at is null;
-- Most come by the API, and are found in the order of all.
create index tickets_source on tickets (workspace_id, source, created_at, number)
    where source <> 'api' and deleted_at is null;
-- Ids of fields are of the whole house: what is found under one is of its workspace.
create index tickets_values on tickets using gin (custom_fields jsonb_path_ops) where custom_fields <> '{}';

alter table messages
    -- A draft is the team's alone until it is sent: no door but the one that asks for drafts shows it.
    add column draft boolean not null default false,
    add column parent_id bigint,
    -- Since when nothing is left of what it said.
    add column redacted_at timestamptz,
    add foreign key (workspace_id, parent_id) references messages (workspace_id, id) on delete set null (parent_id);
-- A field's file says so from now on; until now only the field's value did.
update files f set field_id = d.id
from tickets t, jsonb_each(t.custom_fields) v, fields d
where f.ticket_number is not null and f.message_id is null and f.field_id is null
  and t.workspace_id = f.workspace_id and t.number = f.ticket_number and v.value @> to_jsonb(f.id)
  and d.workspace_id = f.workspace_id and d.id::text = v.key and d.type = 'file';
create index messages_parent on messages (workspace_id, parent_id) where parent_id is not null;

-- Whoever acts may ask that nobody be told: the event stands all the same.
alter table events add column quiet boolean not null default false;

create table ticket_threads (
    workspace_id bigint not null,
    ticket_number bigint not null,
    kind text not null check (kind in ('request', 'triage')),
    channel_id text not null,
    thread_ts text not null,
    team_id text,
    url text,
    version bigint not null default 1,
    created_at timestamptz not null,
    primary key (workspace_id, ticket_number, kind),
    foreign key (workspace_id, ticket_number) references tickets (workspace_id, number) on delete cascade
);
create unique index ticket_threads_place on ticket_threads (workspace_id, channel_id, thread_ts);

create table surveys (
    workspace_id bigint not null,
    ticket_number bigint not null,
    type text not null check (type in ('five_point_rating')),
    status text not null check (status in ('pending', 'received')),
    value smallint check (value between 1 and 5),
    max_value smallint not null default 5,
    comment text,
    created_at timestamptz not null,
    received_at timestamptz,
    primary key (workspace_id, ticket_number),
    check ((status = 'received') = (value is not null)),
    foreign key (workspace_id, ticket_number) references tickets (workspace_id, number) on delete cascade
);
create index surveys_created on surveys (workspace_id, created_at, ticket_number);

create table webhooks (
    workspace_id bigint not null references workspaces on delete cascade,
    id bigint generated always as identity,
    name text not null,
    description text not null default '',
    url text not null,
    format text not null check (format in ('native', 'clearfeed', 'featurebase', 'socialboards')),
    -- Types of events in the house's words, families such as `ticket.*` among them; empty means all.
    events text[] not null default '{}',
    -- The topics as the door of its format spells them, where that door made it.
    topics text[] not null default '{}',
    secret bytea not null,
    old_secret bytea,
    old_secret_until timestamptz,
    status text not null default 'active' check (status in ('active', 'paused', 'suspended')),
    headers jsonb not null default '{}',
    timeout_seconds smallint not null default 20 check (timeout_seconds between 1 and 20),
    last_status smallint,
    last_error text,
    failures int not null default 0,
    failing_since timestamptz,
    last_delivery_at timestamptz,
    version bigint not null default 1,
    created_at timestamptz not null,
    updated_at timestamptz not null,
    primary key (workspace_id, id)
);
create index webhooks_created on webhooks (workspace_id, created_at, id);

do $$
declare t text;
begin
    foreach t in array array['sla_policies', 'channels', 'ticket_threads', 'surveys', 'webhooks'] loop
        execute format('alter table %I enable row level security', t);
        execute format(
            'create policy tenant on %I using (workspace_id = nullif(current_setting(''parley.workspace'', true), '''')::bigint)',
            t);
    end loop;
end $$;
