"""What attackers put into a ticket's body: nothing that runs comes out of the sanitiser, and cleaning is final."""

from html.parser import HTMLParser
from urllib.parse import urlsplit

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from parley.kit.text.html import clean_html
from parley.kit.text.html.nesting import flatten
from parley.kit.text.html.tags import ALLOWED, ATTRIBUTES

PAYLOADS = [
    "<script>alert(1)</script>",
    "<SCRIPT SRC=//evil.example/x.js></SCRIPT>",
    "<scr<script>ipt>alert(1)</script>",
    "<script/x>alert(1)</script\n>",
    "<img src=x onerror=alert(1)>",
    "<img src=x onerror\n=\nalert(1)>",
    "<img/src='x'/onerror='alert(1)'>",
    '<img """><script>alert(1)</script>">',
    "<img src=javascript:alert(1)>",
    "<img src=`javascript:alert(1)`>",
    "<img src='data:text/html;base64,PHNjcmlwdD4='>",
    "<img src=x srcset='javascript:alert(1) 1x'>",
    "<a href=javascript:alert(1)>x</a>",
    "<a href='JaVaScRiPt:alert(1)'>x</a>",
    "<a href='java\nscript:alert(1)'>x</a>",
    "<a href='java&#x0a;script:alert(1)'>x</a>",
    "<a href='&#106;avascript:alert(1)'>x</a>",
    "<a href='\x01javascript:alert(1)'>x</a>",
    "<a href=' javascript:alert(1)'>x</a>",
    "<a href='javascript&colon;alert(1)'>x</a>",
    "<a href='vbscript:msgbox(1)'>x</a>",
    "<a href='data:text/html,<script>alert(1)</script>'>x</a>",
    "<a href='blob:https://x/1'>x</a>",
    "<a href='file:///etc/passwd'>x</a>",
    "<a href='//evil.example/'>x</a>",
    "<a href='/\\evil.example/'>x</a>",
    "<a href='/\t/evil.example/'>x</a>",
    "<a href=x style='background:url(javascript:alert(1))' onclick=alert(1)>x</a>",
    "<svg onload=alert(1)>",
    "<svg><script>alert(1)</script></svg>",
    "<svg><animate onbegin=alert(1) attributeName=x></svg>",
    "<svg><a xlink:href='javascript:alert(1)'><text>x</text></a></svg>",
    "<svg></p><style><a id='</style><img src=1 onerror=alert(1)>'>",
    "<math><mtext><table><mglyph><style><!--</style><img title='--&gt;&lt;img src=1 onerror=alert(1)&gt;'>",
    "<math href='javascript:alert(1)'>x</math>",
    "<form><math><mtext></form><form><mglyph><style></math><img src onerror=alert(1)>",
    "<iframe src=javascript:alert(1)></iframe>",
    "<iframe srcdoc='<script>alert(1)</script>'></iframe>",
    "<object data='javascript:alert(1)'></object>",
    "<embed src='javascript:alert(1)'>",
    "<form action='javascript:alert(1)'><button formaction='javascript:alert(1)'>x</button></form>",
    "<input autofocus onfocus=alert(1)>",
    "<isindex action=javascript:alert(1) type=image>",
    "<meta http-equiv=refresh content='0;url=javascript:alert(1)'>",
    "<base href='javascript:alert(1)//'>",
    "<link rel=stylesheet href='javascript:alert(1)'>",
    "<style>@import 'javascript:alert(1)';</style>",
    "<body onload=alert(1)>",
    "<video><source onerror=alert(1)></video>",
    "<audio src=x onerror=alert(1)>",
    "<details open ontoggle=alert(1)>x</details>",
    "<marquee onstart=alert(1)>x</marquee>",
    "<table background='javascript:alert(1)'><td background='javascript:alert(1)'>x</table>",
    "<div style='width:expression(alert(1))'>x</div>",
    "<div class='modal-open' id='login'>x</div>",
    "<noscript><p title='</noscript><img src=x onerror=alert(1)>'>",
    "<textarea><img title='</textarea><img src=x onerror=alert(1)>'></textarea>",
    "<title><a title='</title><img src=x onerror=alert(1)>'></title>",
    "<xmp><p title='</xmp><img src=x onerror=alert(1)>'></xmp>",
    "<template><script>alert(1)</script></template>",
    "<!--><img src=x onerror=alert(1)>-->",
    "<!--[if gte IE 4]><script>alert(1)</script><![endif]-->",
    "<![CDATA[<img src=x onerror=alert(1)>]]>",
    "<?xml version='1.0'?><img src=x onerror=alert(1)>",
    "<x onclick=alert(1)>x</x>",
    "<a\x00 href=javascript:alert(1)>x</a>",
    "<p title='<img src=x onerror=alert(1)>'>x</p>",
    "<a title='\"><img src=x onerror=alert(1)>' href='https://x.example'>x</a>",
    '<a ="><img src=x onerror=alert(1)>">x</a>',
    "<img alt='x\" onerror=\"alert(1)' src=cid:1>",
    "<select><style></select><img src=x onerror=alert(1)></style></select>",
    "<plaintext><img src=x onerror=alert(1)>",
    "<img src=x onerror=alert(1)",
    "<a href='https://x.example' target=_blank rel=opener ping='//evil.example'>x</a>",
]
_SOUP = st.lists(
    st.one_of(
        st.sampled_from(PAYLOADS),
        st.sampled_from([f"<{name}>" for name in sorted(ALLOWED | {"svg", "math", "select", "form", "x"})]),
        st.sampled_from([f"</{name}>" for name in sorted(ALLOWED | {"svg", "math", "select", "form", "x"})]),
        st.sampled_from(
            ["<", ">", "&", "&lt;", "&amp;lt;", "&#0;", "<!--", "-->", '"', "'", "\r\n", "\x00", "\xa0", "=", "/"]
        ),
        st.text(max_size=8),
    ),
    max_size=30,
).map("".join)


class _Found(HTMLParser):
    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.attributes: list[tuple[str, str, str]] = []
        self.depth = self.deepest = 0
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.attributes += [(tag, name, value or "") for name, value in attrs]
        if tag not in {"br", "hr", "img", "wbr", "col"}:
            self.depth += 1
            self.deepest = max(self.deepest, self.depth)

    def handle_endtag(self, tag: str) -> None:
        del tag
        self.depth -= 1


def _assert_harmless(html: str) -> None:
    found = _Found(html)
    assert found.tags <= ALLOWED
    for tag, name, value in found.attributes:
        assert name in ATTRIBUTES.get(tag, frozenset()) | {"dir", "lang"} or (tag, name) == ("a", "rel")
        if name in {"href", "src"}:
            assert urlsplit(value).scheme in {"http", "https", "mailto", "cid", ""}
            assert urlsplit(value).scheme or value.startswith(("#", "/"))
            assert not value.startswith(("//", "/\\"))
        if name == "rel":
            assert value == "noopener noreferrer nofollow"


class TestAttack:
    @pytest.mark.parametrize("payload", PAYLOADS)
    def test_leaves_nothing_that_runs(self, payload: str) -> None:
        _assert_harmless(clean_html(payload))

    @pytest.mark.parametrize("payload", PAYLOADS)
    def test_leaves_nothing_that_runs_behind_many_tags(self, payload: str) -> None:
        cleaned = clean_html("<b>.</b>" * 100 + payload)
        assert cleaned.startswith("<b>.</b>" * 100)
        _assert_harmless(cleaned)

    @pytest.mark.parametrize("payload", PAYLOADS)
    def test_is_cleaned_to_a_fixed_point(self, payload: str) -> None:
        once = clean_html(payload)
        assert clean_html(once) == once

    def test_leaves_no_word_of_a_script_or_a_style(self) -> None:
        assert clean_html("a<script>steal()</script>b<style>p{}</style>c") == "abc"

    def test_leaves_no_class_id_or_style(self) -> None:
        assert clean_html('<p class="a" id="b" style="c">d</p>') == "<p>d</p>"

    def test_leaves_no_address_of_another_host_without_a_scheme(self) -> None:
        assert "href" not in clean_html("<a href='//evil.example'>x</a><a href='/\t/evil.example'>x</a>")


class TestCleaning:
    @given(_SOUP)
    @settings(max_examples=300, deadline=None)
    def test_is_harmless_and_a_fixed_point_for_any_soup(self, soup: str) -> None:
        once = clean_html(soup)
        _assert_harmless(once)
        assert clean_html(once) == once

    @given(_SOUP.map(lambda soup: "<i></i>" * 101 + soup))
    @settings(max_examples=200, deadline=None)
    def test_is_harmless_and_a_fixed_point_behind_many_tags(self, soup: str) -> None:
        once = clean_html(soup)
        _assert_harmless(once)
        assert clean_html(once) == once

    @given(st.text(st.characters(exclude_categories=[])))
    @settings(deadline=None)
    def test_takes_any_string_even_half_surrogates(self, text: str) -> None:
        cleaned = clean_html(text)
        assert cleaned.encode().decode() == cleaned
        assert "\x00" not in cleaned
        assert clean_html(cleaned) == cleaned

    @given(_SOUP)
    @settings(deadline=None)
    def test_never_nests_deeper_and_changes_nothing_the_second_time(self, soup: str) -> None:
        flat = flatten("<div>" * 95 + soup)
        assert _Found(flat).deepest <= 100
        assert flatten(flat) == flat
