"""Markdown: what it may say, and that its HTML is judged like any other."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from parley.kit.text.html import clean_html
from parley.kit.text.markdown import render_markdown

REL = 'rel="noopener noreferrer nofollow"'


class TestMarkdown:
    @pytest.mark.parametrize(
        "source",
        [
            "<script>alert(1)</script>",
            "[x](javascript:alert(1))",
            "![x](javascript:alert(1))",
            "<javascript:alert(1)>",
            "[x](data:text/html,x)",
            "<img src=x onerror=alert(1)>",
            "[x]: javascript:alert(1)\n\n[x]",
            "[x](//evil.example)",
            '[x](https://a.example "\\" onclick=alert(1))',
            "<svg onload=alert(1)>",
            "```<script>\nx\n```",
        ],
    )
    def test_runs_nothing(self, source: str) -> None:
        html = render_markdown(source)
        tags = " ".join(re.findall(r"<[^>]*>", html))
        assert clean_html(html) == html
        for forbidden in ("<script", 'href="javascript', 'src="', "<svg", 'evil.example"', " onclick=", " class="):
            assert forbidden not in tags

    @pytest.mark.parametrize(
        ("source", "html"),
        [
            ("", ""),
            ("# A\n\n*b* ~~c~~", "<h1>A</h1>\n<p><em>b</em> <s>c</s></p>\n"),
            (
                "|a|\n|-|\n|b|",
                "<table>\n<thead>\n<tr>\n<th>a</th>\n</tr>\n</thead>\n<tbody>\n<tr>\n<td>b</td>\n</tr>\n</tbody>\n</table>\n",
            ),
            ("[a](/help/b)", f'<p><a href="/help/b" {REL}>a</a></p>\n'),
            ("https://x.example", "<p>https://x.example</p>\n"),
            ("a <u>b</u>", "<p>a <u>b</u></p>\n"),
        ],
    )
    def test_renders(self, source: str, html: str) -> None:
        assert render_markdown(source) == html

    @given(st.one_of(st.text(max_size=60), st.text("[]()<>*_`~|-#> \n!:ab1.&;\\\"'/", max_size=80)))
    @settings(deadline=None)
    def test_is_always_what_the_policy_leaves_alone(self, source: str) -> None:
        html = render_markdown(source)
        assert clean_html(html) == html
