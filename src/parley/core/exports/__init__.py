"""Exports: the tickets that a filter leaves, written into a file by the worker."""

from parley.core.exports.actions import get_export, list_exports, request_export
from parley.core.exports.model import Export, ExportNotFound
from parley.core.exports.running import Exporter, Spelling

__all__ = [
    "Export",
    "ExportNotFound",
    "Exporter",
    "Spelling",
    "get_export",
    "list_exports",
    "request_export",
]
