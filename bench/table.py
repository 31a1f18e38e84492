"""What was measured against what was promised, as a table for people."""

import datetime as dt
import os
import platform
from pathlib import Path

import msgspec

README = Path(__file__).with_name("README.md")
LARGE = 1_000
"""From here on figures are whole."""
BEGIN, END = "<!-- table -->\n", "<!-- end -->\n"


class Row(msgspec.Struct, frozen=True):
    """A line: two figures in words, and the number that the budget is about. `most` tells its direction.

    Where nothing was promised there is no budget, and nothing to miss.
    """

    what: str
    parley: str
    against: str
    figure: float
    budget: float | None = None
    most: bool = True
    unit: str = "x"

    @property
    def is_met(self) -> bool:
        """Whether the promise is kept."""
        if self.budget is None:
            return True
        return self.figure <= self.budget if self.most else self.figure >= self.budget

    def cells(self) -> list[str]:
        """Spell the line."""
        sign = "≤" if self.most else "≥"
        space = "" if self.unit == "x" else " "
        figure = f"{_short(self.figure)}{space}{self.unit}"
        if self.budget is None:
            return [self.what, self.parley, self.against, figure, "", ""]
        verdict = "met" if self.is_met else "**missed**"
        return [self.what, self.parley, self.against, figure, f"{sign} {self.budget:g}{space}{self.unit}", verdict]


def told(row: Row) -> Row:
    """Show a line as soon as it is known."""
    print("  ".join(row.cells()), flush=True)
    return row


def table(rows: list[Row]) -> str:
    """Draw the table in Markdown."""
    heads = ["what", "Parley", "against", "figure", "budget", "verdict"]
    lines = [heads, ["---"] * len(heads), *(row.cells() for row in rows)]
    return "".join(f"| {' | '.join(line)} |\n" for line in lines)


def circumstances() -> str:
    """Say where and when it was measured, and how busy the machine was with other things."""
    now = dt.datetime.now(dt.UTC)
    return (
        f"{now:%Y-%m-%d}, Python {platform.python_version()}, {os.cpu_count()} processors shared by database, servers"
        f" and load; load average at the end: {os.getloadavg()[1]:.1f} over five minutes.\n"
    )


def _short(figure: float) -> str:
    return f"{figure:.3g}" if abs(figure) < LARGE else f"{figure:,.0f}"


def keep(text: str) -> None:
    """Put the table in the place of the last one in the README."""
    before, _, rest = README.read_text().partition(BEGIN)
    README.write_text(f"{before}{BEGIN}\n{text}\n{END}{rest.partition(END)[2]}")
