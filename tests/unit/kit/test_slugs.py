"""Slugs and keys: always usable, never empty."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from parley.kit.text.slugs import key_from, slug_from

ANY_TEXT = st.text(st.characters(exclude_categories=[]), max_size=200)


class TestSlug:
    @pytest.mark.parametrize("title", ["", " ", "\n"])
    def test_of_nothing_is_untitled(self, title: str) -> None:
        assert slug_from(title) == "untitled"

    def test_of_another_script_differs_by_title(self) -> None:
        assert slug_from("パスワード") != slug_from("請求書")
        assert slug_from("パスワード").startswith("page-")

    @pytest.mark.parametrize(
        ("title", "slug"),
        [
            ("How to reset?", "how-to-reset"),
            ("../../x", "x"),
            ("Straße Ærø Łódź", "strasse-aero-lodz"),
            ("--a--b--", "a-b"),
        ],
    )
    def test_is_made_of_the_titles_words(self, title: str, slug: str) -> None:
        assert slug_from(title) == slug

    @given(ANY_TEXT)
    def test_is_fit_for_an_address(self, title: str) -> None:
        slug = slug_from(title)
        assert re.fullmatch(r"[a-z0-9]+(?:-[a-z0-9]+)*", slug)
        assert len(slug) <= 80
        assert slug_from(slug) == slug


class TestKey:
    @pytest.mark.parametrize(
        ("label", "key"), [("On hold", "on_hold"), ("2nd address", "x_2nd_address"), ("É-mail!", "e_mail")]
    )
    def test_is_made_of_the_labels_words(self, label: str, key: str) -> None:
        assert key_from(label) == key

    @given(ANY_TEXT)
    def test_is_a_key(self, label: str) -> None:
        key = key_from(label)
        assert re.fullmatch(r"[a-z][a-z0-9_]{0,63}", key)
        assert key_from(key) == key
