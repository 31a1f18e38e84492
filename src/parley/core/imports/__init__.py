"""Imports: tickets with a past, staged line by line and taken in by the worker."""

from parley.core.imports.actions import (
    check_may_import,
    discard_import,
    get_import,
    list_imports,
    list_refused,
    start_import,
)
from parley.core.imports.model import Import, ImportNotFound, Line, RefusedLine
from parley.core.imports.running import Reader, ReadLine, forget_abandoned, run_imports
from parley.core.imports.staging import Staged, stage

__all__ = [
    "Import",
    "ImportNotFound",
    "Line",
    "ReadLine",
    "Reader",
    "RefusedLine",
    "Staged",
    "check_may_import",
    "discard_import",
    "forget_abandoned",
    "get_import",
    "list_imports",
    "list_refused",
    "run_imports",
    "stage",
    "start_import",
]
