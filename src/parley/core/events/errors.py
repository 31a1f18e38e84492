"""Why events refuse.

EventsForgotten (a Conflict)   what a reader has not seen yet is no longer kept
"""

from parley.core.errors import Conflict


class EventsForgotten(Conflict):
    """Between the reader's place and the oldest event that is kept some were forgotten, by the desk's own setting."""

    code = "events_forgotten"

    def __init__(self) -> None:
        super().__init__("Events behind this position are no longer kept: begin anew, without a position")
