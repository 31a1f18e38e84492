"""Plain text to HTML, HTML to plain text, and the body that holds both."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from parley.kit.text.html import POLICY_VERSION, body_from, clean_html, html_to_text, looks_like_html, text_to_html

REL = 'rel="noopener noreferrer nofollow"'


class TestLooksLikeHtml:
    @pytest.mark.parametrize(
        "text",
        [
            "",
            "plain",
            "a < b > c",
            "1<2 and 3>2",
            "<ann@example.com>",
            "<https://x.example>",
            "List<String>",
            "<b",
            "b>",
            "<p",
            "< p >",
            "<boldness>",
            "<b <i",
            "<foo>bar</foo>",
            "<!-- x -->",
            "<3 you>",
            "<script>x</script>",
        ],
    )
    def test_is_false_without_a_well_formed_known_tag(self, text: str) -> None:
        assert looks_like_html(text) is False

    @pytest.mark.parametrize(
        "text",
        [
            "<p>x",
            "x<br>y",
            "x<br/>",
            "<BR />",
            "a</div>",
            '<a href="x">y</a>',
            "<img src=cid:1 alt='a b'>",
            "<html>",
            "a <b>c",
        ],
    )
    def test_is_true_with_one(self, text: str) -> None:
        assert looks_like_html(text) is True


class TestTextToHtml:
    @pytest.mark.parametrize("text", ["", " \n\t\n "])
    def test_makes_nothing_of_nothing(self, text: str) -> None:
        assert text_to_html(text) == ""

    def test_escapes_markup(self) -> None:
        assert text_to_html("<b>&amp;</b>") == "<p>&lt;b&gt;&amp;amp;&lt;/b&gt;</p>"

    def test_parts_paragraphs_and_lines(self) -> None:
        assert text_to_html("\na\r\nb\n \n\nc\rd\n") == "<p>a<br>b</p><p>c<br>d</p>"

    @pytest.mark.parametrize("text", ["javascript://x.example/%0aalert(1)", "xhttp:/x", "data:text/html,://x", "://"])
    def test_links_no_other_scheme(self, text: str) -> None:
        assert "<a" not in text_to_html(text)

    def test_lets_no_quote_out_of_an_address(self) -> None:
        html = text_to_html('http://x.example/"onmouseover="alert(1)')
        assert html == f'<p><a href="http://x.example/" {REL}>http://x.example/</a>"onmouseover="alert(1)</p>'

    @pytest.mark.parametrize(
        ("text", "url", "rest"),
        [
            ("http://x.example/a.", "http://x.example/a", "."),
            ("https://x.example/a_(b))!", "https://x.example/a_(b)", ")!"),
            ("http://x.example/?a=1&b=2", "http://x.example/?a=1&amp;b=2", ""),
        ],
    )
    def test_links_addresses_without_the_sentences_punctuation(self, text: str, url: str, rest: str) -> None:
        assert text_to_html(text) == f'<p><a href="{url}" {REL}>{url}</a>{rest}</p>'

    @given(
        st.one_of(st.text(), st.text("ab/.:&<>\"'()[] \n\t\r\xa0\x00@#%?=https", max_size=60).map("http://".__add__))
    )
    @settings(max_examples=300, deadline=None)
    def test_returns_what_the_policy_leaves_alone(self, text: str) -> None:
        html = text_to_html(text)
        assert clean_html(html) == html


class TestHtmlToText:
    @pytest.mark.parametrize(
        ("html", "text"),
        [
            ("", ""),
            ("a  b\n c", "a  b\n c"),
            ("<b>a</b>  b\n c", "a b c"),
            ("<p>a<br>b</p><p>c</p>", "a\nb\n\nc"),
            ("<div>a</div><div>b</div>", "a\nb"),
            ("<ul><li>a<ul><li>b</li></ul></li><li>c</li></ul>", "- a\n  - b\n- c"),
            ("<ol><li>a</li><li>b</li></ol>", "1. a\n2. b"),
            ("<blockquote><p>a</p><p>b</p></blockquote>c", "> a\n>\n> b\n\nc"),
            ("<table><tbody><tr><td>a</td><td>b</td></tr><tr><td>c</td></tr></tbody></table>", "a\tb\nc"),
            ("<pre>a\n  b</pre>", "a\n  b"),
            ("a<hr>b", "a\n---\nb"),
            ('<img src="cid:1" alt="Logo &amp; name">', "Logo & name"),
            ('<a href="https://x.example/a?b=1&amp;c">here</a>', "here (https://x.example/a?b=1&c)"),
            ('<a href="https://x.example/">x.example</a>', "x.example"),
            ('<a href="mailto:a@b.example">write</a>', "write"),
            ("1 &lt; 2 &amp;amp; 3&nbsp;4", "1 < 2 &amp; 3 4"),
        ],
    )
    def test_reads_as_a_person_would(self, html: str, text: str) -> None:
        assert html_to_text(html) == text

    @given(st.text(max_size=80))
    @settings(deadline=None)
    def test_gives_back_the_words_of_escaped_text(self, text: str) -> None:
        assert html_to_text(text_to_html(text)).split() == text.replace("\x00", "").split()


class TestBody:
    def test_of_text_with_brackets_is_text(self) -> None:
        body = body_from("if a < b:\r\n  <ann@example.com>")
        assert (body.format, body.text) == ("text", "if a < b:\n  <ann@example.com>")
        assert body.html == "<p>if a &lt; b:<br>  &lt;ann@example.com&gt;</p>"

    def test_of_text_said_to_be_text_keeps_its_tags_as_words(self) -> None:
        assert body_from("<b>x</b>", "text").html == "<p>&lt;b&gt;x&lt;/b&gt;</p>"

    def test_of_html_keeps_the_raw_and_cleans_the_rest(self) -> None:
        body = body_from("<p onclick=x>Hi<script>y</script></p>")
        assert (body.raw, body.html, body.text) == ("<p onclick=x>Hi<script>y</script></p>", "<p>Hi</p>", "Hi")
        assert (body.format, body.policy) == ("html", POLICY_VERSION)

    def test_said_to_be_html_is_html_without_a_tag(self) -> None:
        assert body_from("a &amp; b", "html").text == "a & b"
