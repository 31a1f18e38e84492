-- A desk of `bench.tickets` tickets over three years, in the first workspace, oldest first as they would have come.
-- The texts are a pool that is indexed once: word k of a vocabulary stands in them about 1/k as often as the first,
-- and every text has one word of its own, so that words of every rarity can be asked for.
-- Foreign keys hold by construction and are not checked again (session_replication_role, set by the caller).
select setseed(0.5);

create temp table pool as
with texts as (
    select t.id, string_agg(w.word, ' ' order by d.place) filter (where d.place <= 6) as subject,
           string_agg(w.word, ' ' order by d.place) filter (where d.place > 6) || ' only' || t.id as body
    from generate_series(1, 20000) as t (id)
    cross join lateral (
        select place, floor(power(5000, random() + 0 * t.id))::int as word from generate_series(1, 30) as place
    ) d
    join words w on w.id = d.word
    group by t.id
)
select id, subject, body, search_vector(1, subject, body) as opening, search_vector(1, '', body) as reply from texts;
create unique index on pool (id);
analyze pool;

insert into agents (workspace_id, id, email, name, role, created_at, updated_at) overriding system value
select 1, 100 + i, format('agent%s@desk.example', i), format('Agent %s', i), 'agent', now(), now()
from generate_series(1, 51) i;

insert into teams (workspace_id, id, name, created_at, updated_at) overriding system value
select 1, i, format('Team %s', i), now(), now() from generate_series(1, 8) i;

insert into companies (workspace_id, id, name, created_at, updated_at) overriding system value
select 1, i, format('Company %s', i), now(), now() from generate_series(1, 500) i;

insert into tags (workspace_id, id, name, created_at, updated_at) overriding system value
select 1, i, case i when 41 then 'rare' else format('tag-%s', i) end, now(), now() from generate_series(1, 41) i;

insert into customers (workspace_id, id, email, name, company_id, tsv, created_at, updated_at) overriding system value
select 1, i, format('customer%s@people.example', i), w.word || ' ' || v.word,
       case when i % 3 = 0 then 1 + i % 500 end,
       search_vector(1, w.word || ' ' || v.word || format(' customer%s@people.example customer%1$s people example', i), ''),
       at, at
from generate_series(1, greatest(current_setting('bench.tickets')::int / 10, 1000)) i
join words w on w.id = 50 + i % 4000 join words v on v.id = 50 + i * 7 % 4900
cross join lateral (select now() - interval '3 years' + i * interval '1 second' as at) a;

insert into tickets (workspace_id, number, subject, status_id, priority, open, customer_id, company_id, assignee_id,
                     team_id, inbox_id, category_id, source, cc, event_sequence, created_at, updated_at,
                     first_response_at, resolved_at, deleted_at)
select 1, n, p.subject, s.id, case when r1 < 0.1 then 1 when r1 < 0.8 then 2 when r1 < 0.96 then 3 else 4 end,
       s.state not in ('solved', 'closed'), customer, case when customer % 3 = 0 then 1 + customer % 500 end,
       case when n % (size / 50) = 7 then 151 when r2 < 0.8 then 101 + floor(50 * r3 * r3)::int end,
       case when r2 < 0.6 then 1 + floor(8 * r4)::int end,
       (select id from inboxes where workspace_id = 1 and is_default), null, 'api', '{}', 1, at, at + r4 * interval '5 days',
       case when r2 < 0.9 then at + interval '1 hour' end,
       case when s.state in ('solved', 'closed') then at + r4 * interval '5 days' end,
       case when n % 211 = 0 then now() end
from (
    select n, size, random() as r1, random() as r2, random() as r3, random() as r4,
           1 + floor(random() * 20000)::int as text, now() - (size - n) * (interval '3 years' / size) as at,
           1 + floor(random() * greatest(size / 10, 1000))::bigint as customer,
           case when n > size * 0.96 then (array['open', 'open', 'in_progress', 'pending', 'on_hold', 'solved'])
                                          [1 + floor(random() * 6)::int]
                when random() < 0.03 then 'open' when random() < 0.2 then 'solved' else 'closed' end as state
    from (select current_setting('bench.tickets')::bigint as size) z, generate_series(1, size) n
) x
join pool p on p.id = x.text
join statuses s on s.workspace_id = 1 and s.state = x.state
order by n;

insert into ticket_tags (workspace_id, ticket_number, tag_id, created_at)
select distinct 1, number, case when i = 0 then 41 else floor(power(40, random() + 0 * i + 0 * number))::int end, created_at
from tickets, current_setting('bench.tickets') size, generate_series(0, 2) i
where (i > 0 and (number + i) % 3 > 0) or (i = 0 and number % (size::int / 50) = 3);

-- The opening, and as many replies as the number's remainder says; each at its moment, in the order of moments.
insert into messages (workspace_id, ticket_number, kind, author_kind, author_id, author_name, raw, html, body_text,
                      format, policy, tsv, created_at)
select 1, t.number, case m.place when 0 then 'opening' else 'reply' end, case m.place when 0 then 'customer' else 'agent' end,
       case m.place when 0 then t.customer_id else 101 end, 'Somebody', p.body, p.body, p.body, 'text', 1,
       case m.place when 0 then p.opening else p.reply end, t.created_at + m.place * interval '1 hour'
from tickets t
cross join lateral generate_series(0, case when t.number % 4 < 2 then 0 else t.number % 4 - 1 end) m (place)
join pool p on p.id = 1 + (t.number * 7919 + m.place * 104729) % 20000
order by t.number, m.place;

insert into events (workspace_id, type, version, subject_kind, subject_id, ticket_number, sequence, actor_kind, actor_id,
                    actor_name, origin, data, personal, created_at)
select 1, 'ticket.created', 1, 'ticket', number, number, 1, 'key', 1, 'bench', 'native',
       jsonb_build_object('status', 'open', 'priority', priority, 'customer_id', customer_id, 'tags', '[]'::jsonb),
       jsonb_build_object('subject', subject), created_at
from tickets order by number;

select setval('ticket_numbers_1', current_setting('bench.tickets')::bigint);
select setval(pg_get_serial_sequence(name, 'id'), 1000000000)
from unnest(array['agents', 'teams', 'companies', 'tags', 'customers']) name;
