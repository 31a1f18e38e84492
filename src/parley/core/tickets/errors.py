"""Why a ticket refuses."""

from parley.core.errors import Conflict, NotFound


class TicketNotFound(NotFound):
    """No such ticket in this workspace, or it was deleted."""

    def __init__(self) -> None:
        super().__init__("Ticket")


class MessageNotFound(NotFound):
    """No such message in this workspace."""

    def __init__(self) -> None:
        super().__init__("Conversation")


class TicketClosed(Conflict):
    """A closed ticket keeps its status for ever."""

    code = "ticket_closed"

    def __init__(self) -> None:
        super().__init__("A closed ticket cannot change its status")


class CannotMerge(Conflict):
    """These tickets cannot become one."""

    code = "cannot_merge"


class NotDeleted(Conflict):
    """Only a deleted ticket can be restored."""

    code = "not_deleted"

    def __init__(self) -> None:
        super().__init__("This ticket is not deleted")


class NotADraft(Conflict):
    """Only a draft of which something is left can be sent."""

    code = "not_a_draft"

    def __init__(self) -> None:
        super().__init__("This message is no draft that can be sent")
