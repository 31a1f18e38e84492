-- Idempotency keys are forgotten by the day, and events as late as the desk wishes.
-- depends: 0003_let_events_out

-- A key is claimed anew each time its life has passed, so its moment is part of its name; that there is one living claim
-- of it, whatever the day, is what `claim_idempotency_key` sees to. No reference to `workspaces`: dropping a day would
-- have to lock that table.
create table idempotency_claims (
    workspace_id bigint not null,
    scope text not null,
    key text not null,
    fingerprint bytea not null,
    claim uuid not null,
    lease_until timestamptz not null,
    status smallint,
    headers jsonb,
    body bytea,
    created_at timestamptz not null,
    primary key (workspace_id, scope, key, created_at)
) partition by range (created_at);

-- The keys that live now become the first partition, until tomorrow ends: processes of the release before go on writing
-- to it by its own name, and each release sees the other's keys.
alter table idempotency_keys drop constraint idempotency_keys_pkey;
alter table idempotency_keys add primary key (workspace_id, scope, key, created_at);
create unique index idempotency_keys_once on idempotency_keys (workspace_id, scope, key);
do $$
declare
    today date := (now() at time zone 'UTC')::date;
    ends date;
begin
    -- A clock that was ahead has left keys of later days.
    select greatest(today, coalesce(max(created_at at time zone 'UTC')::date, today)) + 2 into ends from idempotency_keys;
    execute format('alter table idempotency_claims attach partition idempotency_keys for values from (minvalue) to (%L)',
                   ends::timestamp at time zone 'UTC');
    for ahead in 0..6 loop
        perform make_partition('idempotency_claims', ends + ahead);
    end loop;
end $$;
create table idempotency_claims_rest partition of idempotency_claims default;

-- Claims a key and returns nothing, or returns what lives under it. All that ask for one key wait for each other's turn
-- and look after it has come: a unique index cannot tell them apart when midnight is between their clocks. One plan for
-- all calls: with so many partitions planning costs more than running.
create function claim_idempotency_key(
    asked_workspace bigint, asked_scope text, asked_key text, asked_fingerprint bytea, asked_claim uuid,
    leased_until timestamptz, moment timestamptz, living_since timestamptz
) returns table (fingerprint bytea, status smallint, headers jsonb, body bytea) language plpgsql
    set plan_cache_mode = force_generic_plan as $$
declare
    living_until timestamptz := moment + interval '1 day';  -- another clock may be ahead
    found_claim uuid;
    found_lease timestamptz;
    found_at timestamptz;
begin
    perform pg_advisory_xact_lock(hashtextextended(asked_scope || ' ' || asked_key, asked_workspace));
    for tries in 1..3 loop
        select k.fingerprint, k.status, k.headers, k.body, k.claim, k.lease_until, k.created_at
        into fingerprint, status, headers, body, found_claim, found_lease, found_at
        from idempotency_claims k
        where k.workspace_id = asked_workspace and k.scope = asked_scope and k.key = asked_key
          and k.created_at >= living_since and k.created_at < living_until;
        if found and (status is not null or found_lease >= moment) then
            return next;
            return;
        end if;
        if found then
            -- Left by one who did not come back. Was its answer being saved just now, it is there and is looked at again.
            delete from idempotency_claims k
            where k.workspace_id = asked_workspace and k.scope = asked_scope and k.key = asked_key
              and k.created_at = found_at and k.claim = found_claim and k.status is null;
            continue when not found;
        end if;
        insert into idempotency_claims (workspace_id, scope, key, fingerprint, claim, lease_until, created_at)
        values (asked_workspace, asked_scope, asked_key, asked_fingerprint, asked_claim, leased_until, moment)
        on conflict do nothing;
        if found then
            return;
        end if;
        -- The first partition holds each key once, be it past its life.
        delete from idempotency_claims k
        where k.workspace_id = asked_workspace and k.scope = asked_scope and k.key = asked_key
          and k.created_at < living_since;
    end loop;
    fingerprint := asked_fingerprint;
    status := null;
    return next;
end $$;

-- Saves the answer; false when the claim is no longer its own.
create function save_idempotency_answer(
    asked_workspace bigint, asked_scope text, asked_key text, claimed_at timestamptz, asked_claim uuid,
    given_status smallint, given_headers jsonb, given_body bytea
) returns boolean language plpgsql set plan_cache_mode = force_generic_plan as $$
begin
    update idempotency_claims k set status = given_status, headers = given_headers, body = given_body
    where k.workspace_id = asked_workspace and k.scope = asked_scope and k.key = asked_key
      and k.created_at = claimed_at and k.claim = asked_claim;
    return found;
end $$;

-- Up to where a workspace's events were forgotten: a reader who stood before this place has missed some.
create table event_horizons (
    workspace_id bigint primary key references workspaces on delete cascade,
    epoch int not null,
    xid xid8 not null,
    event_id bigint not null,
    happened_at timestamptz not null,
    forgotten bigint not null default 0
);

do $$
declare t text;
begin
    foreach t in array array['idempotency_claims', 'idempotency_claims_rest', 'event_horizons'] loop
        execute format('alter table %I enable row level security', t);
        execute format(
            'create policy tenant on %I using (workspace_id = nullif(current_setting(''parley.workspace'', true), '''')::bigint)',
            t);
        if exists (select from pg_roles where rolname = 'parley_tenant') then
            execute format('grant select, insert, update, delete on %I to parley_tenant', t);
        end if;
    end loop;
end $$;
