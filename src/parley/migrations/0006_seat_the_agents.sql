-- Agents sign in: sessions, one-time links, invitations, second factors, identities elsewhere, and mail that goes out.
-- depends: 0005_hurry_long_work

alter table agents add column preferences jsonb not null default '{}';
alter table agents add column password_changed_at timestamptz;
-- Once somebody was, the setup is over.
alter table agents add column last_signed_in_at timestamptz;
-- When the sample data is due to be made; it is set forward by whoever makes it.
alter table workspaces add column samples_due_at timestamptz;

create table sessions (
    workspace_id bigint not null,
    id bigint generated always as identity,
    agent_id bigint not null,
    secret_hash bytea not null,
    method text not null check (method in ('password', 'link', 'invitation', 'reset', 'oidc', 'setup')),
    remembered boolean not null,
    browser text not null,
    address text not null,
    created_at timestamptz not null,
    last_used_at timestamptz not null,
    expires_at timestamptz not null,
    primary key (workspace_id, id),
    foreign key (workspace_id, agent_id) references agents (workspace_id, id) on delete cascade
);
create index sessions_agent on sessions (workspace_id, agent_id);
create index sessions_expired on sessions (expires_at);

-- Who was asked to join and has not come yet: accepted or taken back, it is gone.
create table invitations (
    workspace_id bigint not null references workspaces on delete cascade,
    id bigint generated always as identity,
    email text not null,
    name text not null,
    role text not null check (role in ('owner', 'admin', 'agent', 'light')),
    team_ids bigint[] not null default '{}',
    invited_by bigint,
    mail_id bigint,
    version bigint not null default 1,
    created_at timestamptz not null,
    updated_at timestamptz not null,
    expires_at timestamptz not null,
    primary key (workspace_id, id),
    foreign key (workspace_id, invited_by) references agents (workspace_id, id) on delete set null (invited_by)
);
create unique index invitations_email on invitations (workspace_id, lower(email));
create index invitations_created on invitations (workspace_id, created_at, id);

-- A link that lets one in, once.
create table one_time_links (
    workspace_id bigint not null references workspaces on delete cascade,
    id bigint generated always as identity,
    purpose text not null check (purpose in ('setup', 'sign_in', 'invitation', 'password_reset')),
    agent_id bigint,
    invitation_id bigint,
    secret_hash bytea not null,
    created_at timestamptz not null,
    expires_at timestamptz not null,
    used_at timestamptz,
    primary key (workspace_id, id),
    foreign key (workspace_id, agent_id) references agents (workspace_id, id) on delete cascade,
    foreign key (workspace_id, invitation_id) references invitations (workspace_id, id) on delete cascade,
    check ((agent_id is null) <> (invitation_id is null))
);
create index one_time_links_agent on one_time_links (workspace_id, agent_id) where agent_id is not null;
create index one_time_links_invitation on one_time_links (workspace_id, invitation_id) where invitation_id is not null;
create index one_time_links_expired on one_time_links (expires_at);

-- The second factor, sealed; it is asked for once it was confirmed. `last_step` is the newest step that was accepted.
create table totp (
    workspace_id bigint not null,
    agent_id bigint not null,
    secret bytea not null,
    last_step bigint not null default 0,
    created_at timestamptz not null,
    confirmed_at timestamptz,
    primary key (workspace_id, agent_id),
    foreign key (workspace_id, agent_id) references agents (workspace_id, id) on delete cascade
);
create table recovery_codes (
    workspace_id bigint not null,
    agent_id bigint not null,
    code_hash bytea not null,
    primary key (workspace_id, agent_id, code_hash),
    foreign key (workspace_id, agent_id) references totp (workspace_id, agent_id) on delete cascade
);

-- Who an agent is at an issuer of identities (OpenID Connect).
create table identities (
    workspace_id bigint not null,
    id bigint generated always as identity,
    agent_id bigint not null,
    issuer text not null,
    subject text not null,
    created_at timestamptz not null,
    primary key (workspace_id, id),
    unique (workspace_id, issuer, subject),
    foreign key (workspace_id, agent_id) references agents (workspace_id, id) on delete cascade
);
create index identities_agent on identities (workspace_id, agent_id);

-- Mail on its way out. `facts` is what it is made of and `content` what was made of it, both sealed: they hold links
-- that let one in. Once a mail was sent or given up they are gone; a desk that sends none keeps them, to be looked at.
create table outgoing_mails (
    workspace_id bigint not null references workspaces on delete cascade,
    id bigint generated always as identity,
    kind text not null,
    recipient text not null,
    language text not null,
    facts bytea,
    content bytea,
    status text not null default 'waiting' check (status in ('waiting', 'sent', 'failed')),
    attempts smallint not null default 0,
    next_attempt_at timestamptz,
    last_error text,
    created_at timestamptz not null,
    expires_at timestamptz not null,
    finished_at timestamptz,
    primary key (workspace_id, id)
);
create index outgoing_mails_due on outgoing_mails (next_attempt_at) where status = 'waiting';
create index outgoing_mails_created on outgoing_mails (workspace_id, created_at, id);
create index outgoing_mails_finished on outgoing_mails (created_at);

do $$
declare t text;
begin
    foreach t in array array['sessions', 'invitations', 'one_time_links', 'totp', 'recovery_codes', 'identities',
                             'outgoing_mails'] loop
        execute format('alter table %I enable row level security', t);
        execute format(
            'create policy tenant on %I using (workspace_id = nullif(current_setting(''parley.workspace'', true), '''')::bigint)',
            t);
    end loop;
end $$;
