"""Why an operation cannot be undone."""

from parley.core.errors import Conflict, NotFound


class OperationNotFound(NotFound):
    """No such operation in this workspace, or it expired long ago."""

    def __init__(self) -> None:
        super().__init__("Operation")


class OperationExpired(Conflict):
    """Seven days have passed."""

    code = "operation_expired"

    def __init__(self) -> None:
        super().__init__("This operation expired: it could be undone for 7 days")


class UndoneAlready(Conflict):
    """It can be undone once."""

    code = "undone_already"

    def __init__(self) -> None:
        super().__init__("This operation was undone already")


class CannotUndo(Conflict):
    """What it was done to is no longer there, or stands in the way."""

    code = "cannot_undo"
