"""A desk that has been used for two months: tickets by plain SQL, so that reports have something to count."""

from tests.support.desks import Desk

HISTORY = """
with asker as (
    insert into customers (workspace_id, email, name, created_at, updated_at)
    values ($1, 'history@example.com', 'History', now(), now()) returning id
), days as (
    select i, date_trunc('hour', now()) - make_interval(hours => 7 * i + i % 5) as at from generate_series(1, $2::int) i
), made as (
    insert into tickets (workspace_id, number, subject, status_id, priority, open, customer_id, assignee_id, inbox_id,
                         category_id, source, created_at, updated_at, first_response_at, resolved_at)
    select $1, next_ticket_number($1), 'Counted ' || i, s.id, 1 + i % 4, i % 4 = 0, asker.id,
           case when i % 3 > 0 then $3::bigint end, b.id, case when i % 2 = 0 then $4::bigint end, 'api', at, at,
           case when i % 9 > 0 then at + make_interval(mins => 5 + i * 37 % 600) end,
           case when i % 4 > 0 then least(at + make_interval(hours => 1 + i * 13 % 90), now()) end
    from days, asker, statuses s, inboxes b
    where s.workspace_id = $1 and s.state = case when i % 4 = 0 then 'open' else 'solved' end
      and b.workspace_id = $1 and b.is_default
    order by at returning number
), tagged as (
    insert into ticket_tags (workspace_id, ticket_number, tag_id, created_at)
    select $1, number, tag, now() from made, unnest($5::bigint[]) with ordinality t (tag, place)
    where number % (place + 1) = 0
)
select count(*) from made
"""


async def live_through(desk: Desk, tickets: int = 200, *, tags: tuple[str, ...] = ("late", "refund")) -> None:
    """Have the desk have had so many tickets, one each seven hours; a quarter of them is open."""
    category = await desk.made("/categories", {"name": "Billing"})
    made = [await desk.made("/tags", {"name": name}) for name in tags]
    async with desk.look() as work:
        await work.connection.fetchval(
            HISTORY,
            desk.workspace.id,
            tickets,
            desk.owner.id,
            int(category["id"].removeprefix("cat_")),
            [int(each["id"].removeprefix("tag_")) for each in made],
        )
