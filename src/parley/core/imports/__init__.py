"""Imports: tickets with a past, staged line by line and taken in by the worker."""

from parley.core.imports.actions import (
    cancel_import,
    check_may_import,
    discard_import,
    get_import,
    list_imports,
    list_refused,
    start_import,
)
from parley.core.imports.batch import ReadLine
from parley.core.imports.model import Import, ImportNotFound, ImportNotUnderWay, Line, RefusedLine
from parley.core.imports.running import Importer, Reader, forget_lines
from parley.core.imports.staging import Staged, stage

__all__ = [
    "Import",
    "ImportNotFound",
    "ImportNotUnderWay",
    "Importer",
    "Line",
    "ReadLine",
    "Reader",
    "RefusedLine",
    "Staged",
    "cancel_import",
    "check_may_import",
    "discard_import",
    "forget_lines",
    "get_import",
    "list_imports",
    "list_refused",
    "stage",
    "start_import",
]
