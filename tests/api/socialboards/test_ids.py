"""People's uuids: each can be read back, none can be guessed, and nothing else is one."""

import uuid

import pytest
from hypothesis import given
from hypothesis import strategies as st

from parley.api.socialboards.ids import Kind, parse_person, spell_person, teammate_in_body
from parley.core.actor import ActorKind
from parley.core.errors import Invalid

NUMBERS = st.integers(0, 2**63 - 1)
KINDS = st.sampled_from(Kind)
MADE_UP = st.uuids().map(lambda each: uuid.UUID(int=each.int & ~(0xF << 76) | 8 << 76))


class TestAPersonsId:
    @given(KINDS, NUMBERS)
    def test_is_read_back_in_any_case(self, kind: Kind, number: int) -> None:
        text = spell_person(kind, number)
        assert parse_person(text) == parse_person(text.upper()) == (kind, number)

    @given(KINDS, NUMBERS)
    def test_is_a_uuid_of_the_eighth_version_spelled_in_one_way(self, kind: Kind, number: int) -> None:
        read = uuid.UUID(spell_person(kind, number))
        assert (read.version, read.variant, str(read)) == (8, uuid.RFC_4122, spell_person(kind, number))

    @given(KINDS, NUMBERS, st.integers(0, 127))
    def test_is_none_with_one_bit_changed(self, kind: Kind, number: int, bit: int) -> None:
        changed = uuid.UUID(int=uuid.UUID(spell_person(kind, number)).int ^ 1 << bit)
        assert parse_person(str(changed)) is None

    @given(st.uuids() | st.text() | MADE_UP)
    def test_is_nothing_that_was_made_up(self, strange: object) -> None:
        assert parse_person(str(strange)) is None

    @given(st.lists(st.tuples(KINDS, NUMBERS), unique=True, max_size=50))
    def test_is_nobody_elses(self, people: list[tuple[Kind, int]]) -> None:
        assert len({spell_person(kind, number) for kind, number in people}) == len(people)

    def test_does_not_look_like_its_neighbour(self) -> None:
        one, other = uuid.UUID(spell_person(Kind.TEAMMATE, 1)).int, uuid.UUID(spell_person(Kind.TEAMMATE, 2)).int
        assert (one ^ other).bit_count() > 30

    def test_stays_what_it_was_in_every_release(self) -> None:
        assert spell_person(Kind.TEAMMATE, 1) == "60d8bcf6-a49a-8ed6-87f8-c06d2b651ab1"
        assert spell_person(Kind.CUSTOMER, 2**63 - 1) == "11b1e42d-6155-836c-afc1-0d0be618f4ce"

    def test_is_there_for_every_kind_of_actor(self) -> None:
        from parley.api.socialboards.ids import KINDS as ACTORS

        assert list(ACTORS) == list(ActorKind)

    @pytest.mark.parametrize("text", ["", "x", spell_person(Kind.CUSTOMER, 1), spell_person(Kind.TEAMMATE, 0)])
    def test_of_no_teammate_is_refused_where_one_is_wanted(self, text: str) -> None:
        with pytest.raises(Invalid):
            teammate_in_body(text, "assigneeId")
