"""What merge, split and batch did, kept for seven days so that it can be undone.

This room lies below the tickets and keeps only the record, in ids and in values before and after: so whoever merges or
splits, through whatever door, leaves one. What undoing means is the matter of the room that knows tickets.
"""

from parley.core.operations.actions import claim_operation, forget_operations, record, settle_undone
from parley.core.operations.errors import CannotUndo, OperationExpired, OperationNotFound, UndoneAlready
from parley.core.operations.events import OperationUndone
from parley.core.operations.model import UNDOABLE, Batch, Changed, Kind, Merge, Operation, Split
from parley.core.operations.queries import get_operation, list_operations
from parley.core.operations.sweeping import drop_expired

__all__ = [
    "UNDOABLE",
    "Batch",
    "CannotUndo",
    "Changed",
    "Kind",
    "Merge",
    "Operation",
    "OperationExpired",
    "OperationNotFound",
    "OperationUndone",
    "Split",
    "UndoneAlready",
    "claim_operation",
    "drop_expired",
    "forget_operations",
    "get_operation",
    "list_operations",
    "record",
    "settle_undone",
]
