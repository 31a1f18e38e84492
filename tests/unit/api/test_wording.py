"""What is wrong with a body, in words: no types, no paths, no backticks of the decoder."""

from typing import Annotated, Any, Literal

import msgspec
import pytest
from msgspec import UNSET, UnsetType

from parley.api.toolbox.decoding import find_faults
from parley.core.errors import Fault

Meta = msgspec.Meta
Colour = Annotated[str, Meta(pattern="^#[0-9a-f]{6}$", extra={"says": "Must be a colour such as #0f766e"})]


class Reply(msgspec.Struct, tag_field="type", tag="reply", forbid_unknown_fields=True):
    content: Annotated[str, Meta(min_length=1)]


class Note(msgspec.Struct, tag_field="type", tag="note"):
    minutes: Annotated[int, Meta(ge=1)]


class Body(msgspec.Struct, kw_only=True):
    name: Annotated[str, Meta(min_length=1, max_length=5)] | UnsetType = UNSET
    pin: Annotated[str, Meta(min_length=2)] | UnsetType = UNSET
    wait: Annotated[int, Meta(ge=1, le=20)] | UnsetType | None = UNSET
    share: Annotated[float, Meta(gt=0, lt=1.5)] | UnsetType = UNSET
    on: bool | UnsetType = UNSET
    ids: Annotated[list[str], Meta(min_length=1, max_length=2)] | UnsetType = UNSET
    headers: Annotated[dict[Annotated[str, Meta(min_length=1)], str], Meta(max_length=1)] | UnsetType = UNSET
    role: Literal["admin", "agent"] | UnsetType = UNSET
    many: Literal["a", "b", "c", "d", "e", "f", "g", "h", "i", "j", "k", "l", "m"] | UnsetType = UNSET
    color: Colour | UnsetType | None = UNSET
    bare: Annotated[str, Meta(pattern="^a$")] | UnsetType = UNSET
    steps: list[Reply | Note] | UnsetType = UNSET


class TestAFault:
    @pytest.mark.parametrize(
        ("name", "value", "said"),
        [
            ("name", "", "Must not be empty"),
            ("name", "a" * 6, "Must have 5 characters at most"),
            ("name", 7, "Must be text"),
            ("name", None, "Must not be empty"),
            ("pin", "1", "Must have 2 characters at least"),
            ("wait", 0, "Must be 1 at least"),
            ("wait", 21, "Must be 20 at most"),
            ("wait", 1.5, "Must be a whole number or null"),
            ("share", 0.0, "Must be more than 0"),
            ("share", 1.5, "Must be less than 1.5"),
            ("share", "much", "Must be a number"),
            ("on", "yes", "Must be true or false"),
            ("ids", [], "Must not be empty"),
            ("ids", ["1", "2", "3"], "Must have 2 items at most"),
            ("ids", {}, "Must be a list"),
            ("headers", {"a": "1", "b": "2"}, "Must have 1 entry at most"),
            ("headers", {"": "1"}, "Must not be empty"),
            ("headers", {"a": 1}, "Must be text"),
            ("role", "king", "Must be one of admin, agent"),
            ("many", "z", "Not one of the allowed values"),
            ("color", "red", "Must be a colour such as #0f766e"),
            ("bare", "b", "Has characters that are not allowed here"),
        ],
    )
    def test_is_said_in_plain_words(self, name: str, value: Any, said: str) -> None:
        assert find_faults({name: value}, Body) == [Fault(name, said)]

    @pytest.mark.parametrize(
        ("step", "said"),
        [
            ({"type": "reply"}, "Lacks content"),
            ({"type": "reply", "content": ""}, "Must not be empty"),
            ({"type": "reply", "content": "a", "<b>": 1}, "Has an unknown field"),
            ({"type": "<script>"}, "Not one of the allowed values"),
            ({}, "Lacks type"),
            ("reply", "Must be an object"),
        ],
    )
    def test_inside_one_of_several_kinds_stands_at_the_whole(self, step: Any, said: str) -> None:
        assert find_faults({"steps": [step]}, Body) == [Fault("steps.0", said)]
