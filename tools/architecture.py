"""Draws the tree of `src/parley` from the nameplates of its packages, and writes it into ARCHITECTURE.md."""

import ast
import re
import sys
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
BEGIN = "<!-- tree: begin, drawn by `make fix` -->"
END = "<!-- tree: end -->"
COLUMN = 24
WIDTH = 120


class NoPlaceForTree(Exception):
    """The page lacks the two marks between which the tree is drawn."""


def main() -> int:
    """Rewrite the tree of ARCHITECTURE.md and return 0."""
    page = ROOT / "ARCHITECTURE.md"
    page.write_text(redraw(page.read_text(encoding="utf-8"), ROOT / "src" / "parley"), encoding="utf-8")
    return 0


def redraw(page: str, package: Path) -> str:
    """Return the page with the package's present tree between its marks. Raises NoPlaceForTree."""
    before, begin, rest = page.partition(BEGIN)
    _, end, after = rest.partition(END)
    if not (begin and end):
        raise NoPlaceForTree(f"no {BEGIN} … {END}")
    tree = "\n".join(lines(package))
    return f"{before}{BEGIN}\n\n```text\n{tree}\n```\n\n{END}{after}"


def lines(package: Path, depth: int = 0) -> Iterator[str]:
    """Yield one line for the package and each package below it: its name and its nameplate's first sentence."""
    name = f"{'  ' * depth}{package.name}/"
    yield f"{name:<{COLUMN}} {nameplate(package / '__init__.py')}"[:WIDTH].rstrip()
    for inner in sorted(package.iterdir()):
        if (inner / "__init__.py").is_file():
            yield from lines(inner, depth + 1)


def nameplate(module: Path) -> str:
    """Return the first sentence of the module's docstring without its full stop, or an empty text."""
    text = ast.get_docstring(ast.parse(module.read_text(encoding="utf-8"))) or ""
    paragraph = " ".join(text.split("\n\n", 1)[0].split())
    return re.split(r"\.(?:\s|$)", paragraph, maxsplit=1)[0]


if __name__ == "__main__":
    sys.exit(main())
