"""Which operation a method and a path mean: the paths as a tree of their segments, walked once.

It knows the paths as they are declared. What it does not find (another method, a slash too many, nothing at all) is
left to Litestar, whose routing costs five times as much and has an answer for everything.
"""

from collections.abc import Iterable

from parley.api.toolbox.operations import PATH_NAME, Operation


class _Node:
    __slots__ = ("any", "ends", "named")

    def __init__(self) -> None:
        self.named: dict[str, _Node] = {}
        self.any: _Node | None = None
        self.ends: dict[str, tuple[Operation, list[str]]] = {}


class Paths:
    """The operations below a prefix."""

    def __init__(self, prefix: str, operations: Iterable[Operation]) -> None:
        self._start = len(prefix) + 1
        self._root = _Node()
        for operation in operations:
            self._add(operation)

    def find(self, method: str, path: str) -> tuple[Operation, dict[str, str]] | None:
        """Find the operation and what stands in the path's names; a segment spelled out goes before a name."""
        node = self._root
        values: list[str] = []
        for segment in path[self._start :].split("/"):
            following = node.named.get(segment)
            if following is None:
                following = node.any
                if following is None or not segment:
                    return None
                values.append(segment)
            node = following
        end = node.ends.get(method)
        return None if end is None else (end[0], dict(zip(end[1], values, strict=True)))

    def _add(self, operation: Operation) -> None:
        node = self._root
        for segment in operation.path[1:].split("/"):
            if PATH_NAME.fullmatch(segment):
                node.any = node = node.any or _Node()
            else:
                node = node.named.setdefault(segment, _Node())
        node.ends[operation.method] = (operation, PATH_NAME.findall(operation.path))
