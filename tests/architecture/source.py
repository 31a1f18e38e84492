"""Reads Python files as syntax trees and answers what their names refer to."""

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PRODUCTION = ("src", "tools", "bench")


@dataclass(frozen=True)
class Source:
    """One Python file and the path a finding names it by, relative to the root that was searched."""

    path: Path
    shown: Path

    @cached_property
    def text(self) -> str:
        """What the file says."""
        return self.path.read_text(encoding="utf-8")

    @cached_property
    def tree(self) -> ast.Module:
        """The file's syntax tree."""
        return ast.parse(self.text, filename=str(self.path))

    def references(self) -> Iterator[tuple[str, int]]:
        """Yield each imported thing the file touches as (dotted origin, line), whatever it calls it locally."""
        origins = dict(self._imports())
        for node in ast.walk(self.tree):
            if isinstance(node, ast.ImportFrom) and node.module:
                yield from ((f"{node.module}.{name.name}", node.lineno) for name in node.names)
            elif isinstance(node, (ast.Attribute, ast.Name)) and (dotted := _dotted(node)):
                first, *others = dotted.split(".")
                if first in origins:
                    yield ".".join([origins[first], *others]), node.lineno

    def _imports(self) -> Iterator[tuple[str, str]]:
        for node in ast.walk(self.tree):
            if isinstance(node, ast.Import):
                for name in node.names:
                    top = name.name.split(".")[0]
                    yield (name.asname, name.name) if name.asname else (top, top)
            elif isinstance(node, ast.ImportFrom) and node.module:
                yield from ((name.asname or name.name, f"{node.module}.{name.name}") for name in node.names)

    def texts(self) -> Iterator[tuple[str, int]]:
        """Yield each string the file uses as (text, line): no docstrings, and f-strings with `?` for their values."""
        passed = _docstrings(self.tree)
        for node in ast.walk(self.tree):
            if isinstance(node, ast.JoinedStr):
                passed.update(map(id, node.values))
                yield "".join(_piece(value) for value in node.values), node.lineno
            elif isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in passed:
                yield node.value, node.lineno


def sources(root: Path, *folders: str) -> Iterator[Source]:
    """Yield every Python file below the root's folders, or below the root itself, in order."""
    for folder in folders or ("",):
        for path in sorted((root / folder).rglob("*.py")):
            yield Source(path, path.relative_to(root))


def _dotted(node: ast.expr) -> str:
    if isinstance(node, ast.Name):
        return node.id
    if isinstance(node, ast.Attribute) and (owner := _dotted(node.value)):
        return f"{owner}.{node.attr}"
    return ""


def _docstrings(tree: ast.Module) -> set[int]:
    statements = [node for node in ast.walk(tree) if isinstance(node, ast.Expr)]
    return {id(node.value) for node in statements if isinstance(node.value, ast.Constant)}


def _piece(value: ast.expr) -> str:
    return str(value.value) if isinstance(value, ast.Constant) else "?"
