"""Dossiers: a ticket and all that hangs on it, read in one statement."""

from parley.core.dossiers.model import Dossier, Part
from parley.core.dossiers.queries import get_dossier, list_dossiers, new_dossier

__all__ = ["Dossier", "Part", "get_dossier", "list_dossiers", "new_dossier"]
