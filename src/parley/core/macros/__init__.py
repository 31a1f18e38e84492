"""Macros: what is done again and again to tickets, under a name: words with blanks to fill, and changes.

steps     what a macro may do, one struct for each kind
filling   the blanks in its words, a closed list
running   what it comes to on one ticket, and doing it
"""

from parley.core.macros.actions import create_macro, delete_macro, get_macro, list_macros, update_macro
from parley.core.macros.filling import BLANKS
from parley.core.macros.model import MOST, Macro, MacroNotFound, NewMacro, TooManyMacros
from parley.core.macros.running import Planned, plan_macro, run_macro
from parley.core.macros.steps import (
    AddTags,
    Assign,
    Note,
    RemoveTags,
    Reply,
    SetCategory,
    SetField,
    SetInbox,
    SetPriority,
    SetStatus,
    SetTeam,
    Snooze,
    Step,
)

__all__ = [
    "BLANKS",
    "MOST",
    "AddTags",
    "Assign",
    "Macro",
    "MacroNotFound",
    "NewMacro",
    "Note",
    "Planned",
    "RemoveTags",
    "Reply",
    "SetCategory",
    "SetField",
    "SetInbox",
    "SetPriority",
    "SetStatus",
    "SetTeam",
    "Snooze",
    "Step",
    "TooManyMacros",
    "create_macro",
    "delete_macro",
    "get_macro",
    "list_macros",
    "plan_macro",
    "run_macro",
    "update_macro",
]
