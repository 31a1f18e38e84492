"""Routes are declared here: a function, by a decorator that says its method and path, becomes an operation.

A route takes `work` first, then by name whatever it wants of: `call`, `body` (a struct), `query` (a struct), and the
names in its path. Its docstring is the public description; its return type is the schema of the answer.
"""

import inspect
import typing
from collections.abc import Callable, Sequence
from typing import Any

import msgspec

from parley.api.toolbox.operations import Mode, NoQuery, Operation, Route
from parley.api.toolbox.queries import QuerySchema
from parley.core.errors import ParleyError


class Routes:
    """The routes of one subject, collected by decorators in the order in which they are documented.

    With `lenient`, for dialects whose clients send more than their documents say, unknown parameters are passed over.
    """

    def __init__(self, tag: str, *, lenient: bool = False) -> None:
        self.tag = tag
        self.lenient = lenient
        self.operations: list[Operation] = []

    def get(self, path: str, *, mode: Mode = Mode.READ, **options: Any) -> Callable[[Route], Route]:
        """Declare a read."""
        return self._declare("GET", path, mode, **options)

    def post(
        self, path: str, *, mode: Mode | Callable[[Any], Mode] = Mode.WRITE, status: int = 201, **options: Any
    ) -> Callable[[Route], Route]:
        """Declare a creation or an act."""
        return self._declare("POST", path, mode, status=status, **options)

    def patch(self, path: str, **options: Any) -> Callable[[Route], Route]:
        """Declare a change of what is given."""
        return self._declare("PATCH", path, Mode.WRITE, **options)

    def put(self, path: str, *, mode: Mode = Mode.WRITE, **options: Any) -> Callable[[Route], Route]:
        """Declare a replacement."""
        return self._declare("PUT", path, mode, **options)

    def delete(
        self, path: str, *, mode: Mode = Mode.WRITE, status: int = 204, **options: Any
    ) -> Callable[[Route], Route]:
        """Declare a removal."""
        return self._declare("DELETE", path, mode, status=status, **options)

    def _declare(
        self,
        method: str,
        path: str,
        mode: Mode | Callable[[Any], Mode],
        *,
        status: int = 200,
        raises: Sequence[type[ParleyError]] = (),
        **options: Any,
    ) -> Callable[[Route], Route]:
        def declare(route: Route) -> Route:
            hints = typing.get_type_hints(route, include_extras=True)
            query = hints.get("query", NoQuery)
            body = hints.get("body")
            self.operations.append(
                Operation(
                    method=method,
                    path=path,
                    route=route,
                    mode=mode,
                    status=status,
                    raises=tuple(raises),
                    body=body,
                    query=query,
                    answer=hints.get("return"),
                    wants=frozenset(inspect.signature(route).parameters) - {"work"},
                    tag=self.tag,
                    decoder=None if body is None or "reader" in options else msgspec.json.Decoder(body),
                    query_schema=QuerySchema(query, lenient=self.lenient),
                    **options,
                )
            )
            return route

        return declare


def operations_of(*subjects: Routes) -> tuple[Operation, ...]:
    """Join the operations of a door's subjects, in their order."""
    return tuple(operation for routes in subjects for operation in routes.operations)
