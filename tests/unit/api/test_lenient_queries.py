"""Queries of dialects whose clients send more than their documents say."""

from typing import Annotated

import msgspec
import pytest

from parley.api.toolbox.queries import QuerySchema
from parley.core.errors import Invalid


class Wanted(msgspec.Struct):
    ids: list[str] | None = None
    numbers: Annotated[list[int], msgspec.Meta(max_length=3)] = []
    limit: Annotated[int, msgspec.Meta(ge=1, le=100)] = 10


LENIENT = QuerySchema(Wanted, lenient=True)
STRICT = QuerySchema(Wanted)


class TestALenientQuery:
    @pytest.mark.parametrize(
        "query", [b"ids=a,b", b"ids=a&ids=b", b"ids[]=a&ids[]=b", b"ids%5B%5D=a&ids=b", b"ids=a,,b,", b"ids=a%2Cb"]
    )
    def test_reads_a_list_however_it_is_spelled(self, query: bytes) -> None:
        assert LENIENT.decode(query).ids == ["a", "b"]

    def test_passes_over_what_it_does_not_know(self) -> None:
        assert LENIENT.decode(b"expand=all&limit=5&x[]=1") == Wanted(limit=5)

    def test_types_the_items(self) -> None:
        assert LENIENT.decode(b"numbers=1,2&numbers[]=3").numbers == [1, 2, 3]

    @pytest.mark.parametrize("query", [b"numbers=1,x", b"numbers=1,2,3,4", b"limit=0", b"limit=5&limit=6", b"ids=%00"])
    def test_refuses_what_it_knows_and_cannot_take(self, query: bytes) -> None:
        with pytest.raises(Invalid):
            LENIENT.decode(query)


class TestAStrictQuery:
    @pytest.mark.parametrize("query", [b"expand=all", b"ids[]=a"])
    def test_refuses_what_it_does_not_know(self, query: bytes) -> None:
        with pytest.raises(Invalid):
            STRICT.decode(query)
