-- Customers come in: public pages of tickets, one-time links and sessions of the portal.
-- depends: 0007_keep_the_desk

-- A random number that the page's token is signed over: another number is another token, none is no page.
alter table tickets add column public_page bigint;
-- Whether one may reply on the page.
alter table tickets add column public_replies boolean not null default true;

-- A link that lets a customer in, once. Whose the address is, is looked up when it is used: there may be nobody yet.
create table customer_links (
    workspace_id bigint not null references workspaces on delete cascade,
    id bigint generated always as identity,
    email text not null,
    secret_hash bytea not null,
    created_at timestamptz not null,
    expires_at timestamptz not null,
    used_at timestamptz,
    primary key (workspace_id, id)
);
create index customer_links_email on customer_links (workspace_id, lower(email), created_at);
create index customer_links_expired on customer_links (expires_at);

create table customer_sessions (
    workspace_id bigint not null,
    id bigint generated always as identity,
    customer_id bigint not null,
    -- The address by which one came in: of what the desk knows of a customer it is the part that was proven.
    email text not null,
    secret_hash bytea not null,
    created_at timestamptz not null,
    last_used_at timestamptz not null,
    expires_at timestamptz not null,
    primary key (workspace_id, id),
    foreign key (workspace_id, customer_id) references customers (workspace_id, id) on delete cascade
);
create index customer_sessions_customer on customer_sessions (workspace_id, customer_id);
create index customer_sessions_expired on customer_sessions (expires_at);

do $$
declare t text;
begin
    foreach t in array array['customer_links', 'customer_sessions'] loop
        execute format('alter table %I enable row level security', t);
        execute format(
            'create policy tenant on %I using (workspace_id = nullif(current_setting(''parley.workspace'', true), '''')::bigint)',
            t);
    end loop;
end $$;
