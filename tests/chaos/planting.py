"""A campaign in which every promise was kept, to plant broken ones into."""

from collections.abc import Callable

from tests.chaos.checker import check
from tests.chaos.facts import Delivery, Event, Facts, Message, Ticket
from tests.chaos.history import Arrival, Deed, Endpoint, History, Reader, Sign, Walk, Write

WELL = 1
Plant = Callable[[History, Facts], object]


def opened(place: int, number: int, mark: str) -> Event:
    """Say that a ticket was opened."""
    data = {"subject": mark, "status": "open"}
    return Event(f"evt_{place}", f"1-9-{place}", "ticket.created", ("ticket", number), number, 1, data, 100.0 + place)


def added(place: int, number: int, message: int) -> Event:
    """Say that a ticket was answered."""
    about, data = ("message", message), {"kind": "reply"}
    return Event(f"evt_{place}", f"1-9-{place}", "message.added", about, number, 2, data, 100.0 + place)


def whole() -> tuple[History, Facts]:
    """Return a campaign of two tickets, one of them answered, in which every promise was kept."""
    events = [opened(1, 1, "a"), opened(2, 2, "b"), added(3, 1, 3)]
    facts = Facts(
        tickets=[Ticket(1, "a", "open", 2), Ticket(2, "b", "open", 1)],
        messages=[Message(1, 1, "opening", "a"), Message(2, 2, "opening", "b"), Message(3, 1, "reply", "c")],
        events=events,
        feed=[(event.position, event.id) for event in events],
        deliveries=[
            Delivery(place, WELL, each.id, f"m{place}", "event", "delivered", 1, planned=104.0)
            for place, each in enumerate(events)
        ],
    )
    seen = [(event.position, event.id) for event in events]
    history = History(
        writes=[
            Write("a", "native", "create", (("ticket", "a"), ("message", "a")), 1, acknowledged=101.0),
            Write("b", "native", "create", (("ticket", "b"), ("message", "b")), 2, acknowledged=102.0),
            Write("c", "native", "reply", (("message", "c"),), 1, acknowledged=103.0),
        ],
        deeds=[Deed("kill -9 of the worker", 100.5, 100.5)],
        signs=[Sign(surface, 105.0, 106.0) for surface in ("read", "write", "feed", "stream", "webhook")],
        readers=[Reader("feed", (), list(seen)), Reader("messages", ("message.*",), seen[2:])],
        walks=[Walk(110.0, "asc", [1, 2])],
        arrivals=[
            Arrival(WELL, f"m{place}", each.id, each.created, 104.0, genuine=True, accepted=True)
            for place, each in enumerate(events)
        ],
        endpoints=[Endpoint(WELL, "well", "whsec_", 100.0)],
        begun=100.0,
        ended=200.0,
    )
    return history, facts


def findings(plant: Plant) -> list[str]:
    """Plant something into a whole campaign and return what is found."""
    history, facts = whole()
    plant(history, facts)
    return check(history, facts)
