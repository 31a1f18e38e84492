"""What the one HTML policy keeps, and how the scanner before it reads markup."""

import pytest

from parley.kit.text.html import POLICY_VERSION, clean_html
from parley.kit.text.html.nesting import flatten


class TestCleanHtml:
    def test_keeps_the_ordinary_tags_of_a_mail(self) -> None:
        mail = (
            '<h2>Order</h2><p>Dear <b>Ann</b>,<br>see <a href="https://shop.example/o?a=1&amp;b=2" '
            'rel="noopener noreferrer nofollow">order</a></p><blockquote><pre>x <code>y</code></pre></blockquote><hr>'
            '<ul><li>one</li><li>two<ol start="3"><li>three</li></ol></li></ul>'
            '<table><tbody><tr><td colspan="2">cell</td></tr></tbody></table>'
            '<img src="cid:logo@x" alt="a &gt; b" width="10" height="20">'
        )
        assert clean_html(mail) == mail

    def test_keeps_the_ordinary_tags_of_a_long_mail(self) -> None:
        mail = (
            '<div><p lang="de" dir="ltr">a<br>b</p>'
            "<ul><li>c</li></ul><table><tbody><tr><th>d</th></tr></tbody></table></div>"
        )
        assert clean_html(mail * 50) == mail * 50

    def test_keeps_links_within_the_site_and_to_mail(self) -> None:
        links = clean_html('<a href="/help/a">x</a><a href="#b">x</a><a href="mailto:a@b.example">x</a>')
        assert [f'href="{url}"' in links for url in ("/help/a", "#b", "mailto:a@b.example")] == [True] * 3

    def test_returns_plain_words_as_they_are(self) -> None:
        assert clean_html('Grüße, it\'s "fine"') == 'Grüße, it\'s "fine"'

    def test_shows_as_text_what_does_not_settle(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr("parley.kit.text.html.policy._PASSES", 1)
        assert clean_html("<p>a &lt;b&gt;<script>x</script></p>") == "a &lt;b&gt;"

    def test_names_its_version(self) -> None:
        assert POLICY_VERSION >= 1


class TestFlatten:
    def test_drops_tags_beyond_a_hundred_but_no_words(self) -> None:
        flat = flatten("".join(f"<div>{n} " for n in range(150)))
        assert flat.count("<div>") == flat.count("</div>") == 100
        assert "149" in flat

    def test_closes_what_was_left_open(self) -> None:
        assert flatten("<div><b>x<i>y</b>z") == "<div><b>x<i>y</i></b>z</div>"

    def test_closes_what_an_author_may_leave_open(self) -> None:
        html = "<ul><li>a<li>b</ul><p>c<p>d<table><tr><td>e<td>f<tr><td>g</table>"
        assert flatten(html) == (
            "<ul><li>a</li><li>b</li></ul><p>c</p><p>d</p>"
            "<table><tr><td>e</td><td>f</td></tr><tr><td>g</td></tr></table>"
        )

    @pytest.mark.parametrize(
        ("html", "flat"),
        [
            ("a < b", "a &lt; b"),
            ("</b>x</p>", "x"),
            ("<!-- <b> -->x<!doctype html>y<?php ?>z</ >", "xyz"),
            ("a<!--", "a"),
            ("a<b", "a"),
            ("<x-y>a</x-y>", "a"),
            ("<script>a<b></script>c<STYLE>d", "c"),
            ('<a href=\'"\' onclick="x">b</a>', '<a href="&quot;">b</a>'),
        ],
    )
    def test_reads_odd_markup_as_browsers_do(self, html: str, flat: str) -> None:
        assert flatten(html) == flat
