"""256 KiB built to take a parser minutes is cleaned in a moment. Limits are loose: the bombs miss them by far."""

from time import process_time

import pytest

from parley.kit.text.html import body_from, clean_html, looks_like_html, text_to_html
from parley.kit.text.markdown import render_markdown

SIZE = 256 * 1024


def _full(piece: str) -> str:
    return piece * (SIZE // len(piece))


_BOLD = "<p>" + "".join(f"<b a={n}>" for n in range(95))
HTML_BOMBS = {
    "nested blocks": _full("<div>"),
    "nested inlines": _full("<b>"),
    "nested tables": _full("<table><tr><td>"),
    "nested lists": _full("<ul><li>"),
    "nested svg": _full("<svg>"),
    "formatting copied into paragraphs": _BOLD + "<p>x" * 50_000,
    "formatting copied before a table": "<table>" + _BOLD + "<tr>x" * 40_000,
    "open tags": _full("<a "),
    "open quotes": _full("<a b='"),
    "open comments": _full("<!--"),
    "open scripts": _full("<script>"),
    "brackets": _full("<"),
    "misnested": _full("<b><i></b></i>"),
    "one tag of many attributes": "<a " + _full("b=c ") + ">" + "<i>" * 200,
}
MARKDOWN_BOMBS = {
    "brackets": _full("["),
    "images": _full("![[]()"),
    "emphasis": _full("*a **b "),
    "a reference used often": "[x]: http://" + "a" * 100_000 + "\n\n" + "[x]" * 5_000,
    "cells": "|a" * 300 + "\n" + "|-" * 300 + "\n" + "|\n" * 10_000,
    "list items": _full("- a\n"),
    "nested quotes": _full(">"),
    "lazy quotes": ">" * 20 + "a\n" + "a\n" * 120_000,
    "html": _full("<div>"),
    "backticks": _full("`a``b```c"),
}


class TestBomb:
    @pytest.mark.parametrize("name", HTML_BOMBS)
    def test_of_html_is_cleaned_in_a_moment(self, name: str) -> None:
        start = process_time()
        cleaned = clean_html(HTML_BOMBS[name])
        assert process_time() - start < 3
        assert len(cleaned) <= 5 * SIZE

    @pytest.mark.parametrize("name", MARKDOWN_BOMBS)
    def test_of_markdown_is_rendered_in_a_moment(self, name: str) -> None:
        start = process_time()
        rendered = render_markdown(MARKDOWN_BOMBS[name])
        assert process_time() - start < 4
        assert len(rendered) <= 8 * SIZE

    @pytest.mark.parametrize("text", [_full("<b "), _full("<b a='"), _full("http://a"), _full("\n \n"), _full("x)")])
    def test_of_text_is_composed_in_a_moment(self, text: str) -> None:
        start = process_time()
        assert not looks_like_html(text)
        assert text_to_html(text) or not text.strip()
        assert process_time() - start < 2

    def test_of_nested_blocks_keeps_its_words(self) -> None:
        body = body_from("<div>" * 50_000 + "still here")
        assert body.text == "still here"
        assert body.html.count("<div>") == 100
