"""From rows to tickets: the columns every reader of tickets asks for, and where they come from."""

from parley.core.tickets.model import AgentRef, CustomerRef, Description, Priority, State, StatusRef, Ticket
from parley.kit.db import Record
from parley.kit.text.html import clean_again

# What stands where something was that an erased customer said, and for its name.
ERASED = "Erased"
PLAIN = (
    "t.number, t.subject, t.priority, t.open, t.company_id, t.team_id, t.inbox_id, t.category_id, t.sentiment,"
    " t.source, t.source_name, t.cc, t.custom_fields, t.metadata, t.version, t.created_at, t.updated_at,"
    # Whatever was done before the first time was remembered has been resolved once, so far as anybody knows.
    " t.first_response_at, t.resolved_at, coalesce(t.first_resolved_at, t.resolved_at) as first_resolved_at,"
    " t.snoozed_until, t.public_page, t.public_replies,"
    # Of no row, so it is looked up once; every statement's first value is the workspace.
    " (select w.setup_version from workspaces w where w.workspace_id = $1) as setup"
)
COLUMNS = (
    f"{PLAIN}, s.id as status_id, s.key as status_key, s.name as status_name, s.state as status_state,"
    " s.type as status_type, s.color as status_color, s.is_default as status_default,"
    " c.id as customer_id, c.email as customer_email, c.avatar_url as customer_avatar,"
    f" case when c.erased_at is null then c.name else '{ERASED}' end as customer_name,"
    " a.id as agent_id, a.email as agent_email, a.name as agent_name,"
    " array(select g.name from ticket_tags x join tags g on g.workspace_id = x.workspace_id and g.id = x.tag_id"
    " where x.workspace_id = t.workspace_id and x.ticket_number = t.number order by g.id) as tags"
)
JOINS = (
    "join statuses s on s.workspace_id = t.workspace_id and s.id = t.status_id"
    " join customers c on c.workspace_id = t.workspace_id and c.id = t.customer_id"
    " left join agents a on a.workspace_id = t.workspace_id and a.id = t.assignee_id"
)
OPENING_COLUMNS = "o.html as opening_html, o.body_text as opening_text, o.policy as opening_policy"
# Each by the index of openings: without statistics the planner would read them all for a page (6 ms for 25, measured).
OPENING_JOIN = (
    "left join lateral (select html, body_text, policy from messages o where o.workspace_id = t.workspace_id"
    " and o.ticket_number = t.number and o.kind = 'opening' limit 1) o on true"
)


# Looking a member up in a dictionary takes a third of the time of calling its class.
PRIORITIES = {priority.value: priority for priority in Priority}
STATES = {state.value: state for state in State}


def ticket_from_row(row: Record) -> Ticket:
    """Make a ticket of a row without its description."""
    return Ticket(
        number=row["number"],
        subject=row["subject"],
        status=status_from_row(row),
        priority=PRIORITIES[row["priority"]],
        open=row["open"],
        customer=CustomerRef(row["customer_id"], row["customer_email"], row["customer_name"], row["customer_avatar"]),
        assignee=agent_from_row(row),
        company_id=row["company_id"],
        team_id=row["team_id"],
        inbox_id=row["inbox_id"],
        category_id=row["category_id"],
        sentiment=row["sentiment"],
        source=row["source"],
        source_name=row["source_name"],
        cc=row["cc"],
        custom_fields=row["custom_fields"],
        metadata=row["metadata"],
        tags=row["tags"],
        version=row["version"],
        created_at=row["created_at"],
        updated_at=row["updated_at"],
        first_response_at=row["first_response_at"],
        resolved_at=row["resolved_at"],
        first_resolved_at=row["first_resolved_at"],
        snoozed_until=row["snoozed_until"],
        setup=row["setup"],
        public_page=row["public_page"],
        public_replies=row["public_replies"],
        description=_description(row),
    )


def status_from_row(row: Record) -> StatusRef:
    """Make the status of a row."""
    return StatusRef(
        row["status_id"],
        row["status_key"],
        row["status_name"],
        STATES[row["status_state"]],
        row["status_type"],
        row["status_color"],
        row["status_default"],
    )


def agent_from_row(row: Record) -> AgentRef | None:
    """Make the assignee of a row."""
    return AgentRef(row["agent_id"], row["agent_email"], row["agent_name"]) if row["agent_id"] is not None else None


def _description(row: Record) -> Description | None:
    html = row.get("opening_html")
    if html is None:
        return None
    return Description(clean_again(html, row["opening_policy"]), row["opening_text"])
