"""A bare ticket with its opening message, for files to hang on."""

from parley.core.work import Work


async def make_ticket(work: Work) -> tuple[int, int]:
    """Return the number and the message's id of a new ticket."""
    customer = await work.connection.fetchval(
        "insert into customers (workspace_id, email, created_at, updated_at) values ($1, null, $2, $2) returning id",
        work.workspace, work.now,
    )  # fmt: skip
    number = await work.connection.fetchval(
        "insert into tickets (workspace_id, number, subject, status_id, priority, open, customer_id, inbox_id, source,"
        " created_at, updated_at)"
        " select $1, next_ticket_number($1), 'A ticket', s.id, 2, true, $2, i.id, 'api', $3, $3"
        " from statuses s join inboxes i on i.workspace_id = s.workspace_id and i.is_default"
        " where s.workspace_id = $1 and s.is_default returning number",
        work.workspace, customer, work.now,
    )  # fmt: skip
    message = await work.connection.fetchval(
        "insert into messages (workspace_id, ticket_number, kind, author_kind, author_name, raw, html, body_text,"
        " format, policy, created_at) values ($1, $2, 'opening', 'customer', 'C', '', '', '', 'html', 1, $3)"
        " returning id",
        work.workspace, number, work.now,
    )  # fmt: skip
    return number, message
