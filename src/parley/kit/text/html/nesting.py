"""Flattens tag bombs: rewrites any HTML into well-nested tags the house knows, at most 100 deep, in linear time.

HTML parsers are quadratic, or worse, in what is left open: 250 kB of nested `<div>` takes nh3 8 s, and a hundred open
`<b x=…>` before 20,000 paragraphs are copied into each of them. This scanner never leaves anything open. It writes
every tag anew, so no parser can read its output in another way than it did; it does not make anything safe.
"""

import re
from typing import Final

from parley.kit.text.html import tags

MAX_DEPTH: Final = 100

# The tag grammar of HTML's tokeniser. Possessive throughout: no backtracking, so each character is read once.
_TAG = re.compile(r"""<(/?)([A-Za-z][^\s/>]*+)((?:[^>=]++|=\s*+(?:"[^"]*+"|'[^']*+'|[^\s>"'][^\s>]*+)?+)*+)>""")
_ATTRIBUTE = re.compile(r"""([^\s/>=]++)(?:\s*+=\s*+(?:"([^"]*+)"|'([^']*+)'|([^\s>]++)))?+""")
_COMMENT_END = re.compile(r"--!?>")
_EMPTY_COMMENTS = ("<!-->", "<!--->")
# What closes what when its end tag was forgotten, and the tags such a search does not look beyond.
_CLOSES: Final = {
    "li": frozenset({"li"}),
    "dd": frozenset({"dd", "dt"}),
    "dt": frozenset({"dd", "dt"}),
    "a": frozenset({"a"}),
    "td": frozenset({"td", "th", "caption", "colgroup"}),
    "th": frozenset({"td", "th", "caption", "colgroup"}),
    "tr": frozenset({"tr", "caption", "colgroup"}),
    **dict.fromkeys(("caption", "colgroup", "thead", "tbody", "tfoot"),
                    frozenset({"caption", "colgroup", "thead", "tbody", "tfoot"})),
}  # fmt: skip
_WALLS: Final = {name: frozenset({"table"}) if name in tags.TABLE_PARTS else frozenset({"table", "td", "th", "caption"})
                 for name in tags.ALLOWED}  # fmt: skip
_PARAGRAPH: Final = frozenset({"p"})
_LIST_WALLS: Final = frozenset({"ul", "ol", "dl", "table", "td", "th", "caption"})


class _Writer:
    """What is written so far and which tags are open in it."""

    def __init__(self) -> None:
        self.out: list[str] = []
        self.open: list[str] = []
        self.counts: dict[str, int] = {}

    def start(self, name: str, attributes: str) -> None:
        """Write a start tag where it may stand; where it may not, or too deep, it is dropped and its content stays."""
        void = name in tags.VOID
        if len(self.open) >= MAX_DEPTH and not void and name not in _CLOSES:
            return
        if name in _CLOSES:
            self._close_forgotten(name)
        if name in tags.BLOCKS and self.counts.get("p"):
            self._pop_through(_PARAGRAPH, _WALLS[name])
        if not self._may_stand(name) or (not void and len(self.open) >= MAX_DEPTH):
            return
        self.out.append(f"<{name}{_kept_attributes(name, attributes) if attributes else ''}>")
        if not void:
            self.open.append(name)
            self.counts[name] = self.counts.get(name, 0) + 1

    def end(self, name: str) -> None:
        """Close the nearest open `name` and all within it; an end tag that nothing waits for is dropped."""
        if self.counts.get(name):
            self._pop_through(frozenset({name}), frozenset() if name == "table" else _WALLS[name])

    def end_all(self) -> None:
        """Close whatever is open."""
        while self.open:
            self._pop()

    def _may_stand(self, name: str) -> bool:
        top = self.open[-1] if self.open else ""
        if name not in tags.TABLE_PARTS:
            return top not in tags.TABLE_FRAMES
        return top in tags.TABLE_FRAMES

    def _close_forgotten(self, name: str) -> None:
        closed = _CLOSES[name]
        if any(self.counts.get(each) for each in closed):
            walls = _LIST_WALLS if name in {"li", "dd", "dt"} else _WALLS[name]
            self._pop_through(closed, walls)

    def _pop_through(self, names: frozenset[str], walls: frozenset[str]) -> None:
        for index in range(len(self.open) - 1, -1, -1):
            if self.open[index] in names:
                while len(self.open) > index:
                    self._pop()
                return
            if self.open[index] in walls:
                return

    def _pop(self) -> None:
        name = self.open.pop()
        self.counts[name] -= 1
        self.out.append(f"</{name}>")


def flatten(html: str) -> str:
    """Return `html` with only known tags, each closed, none deeper than `MAX_DEPTH`. Text is kept, comments go."""
    writer = _Writer()
    position, size = 0, len(html)
    while position < size:
        bracket = html.find("<", position)
        if bracket < 0:
            writer.out.append(html[position:])
            break
        if bracket > position:
            writer.out.append(html[position:bracket])
        position = _read_markup(html, bracket, writer)
    writer.end_all()
    return "".join(writer.out)


def _read_markup(html: str, start: int, writer: _Writer) -> int:
    """Handle what begins with the `<` at `start`; return where the text goes on."""
    match = _TAG.match(html, start)
    if match is not None:
        return _read_tag(html, match, writer)
    following = html[start + 1 : start + 2]
    if following == "!" and html.startswith("<!--", start):
        return _after_comment(html, start)
    if following and following in "!?/" and html[start + 1 : start + 3] != "</":
        return _after(html, ">", start)
    if following.isascii() and following.isalpha():
        return len(html)  # a tag without end swallows the rest, as in every browser
    writer.out.append("&lt;")
    return start + 1


def _read_tag(html: str, match: re.Match[str], writer: _Writer) -> int:
    slash, name, attributes = match.groups()
    name = name.lower()
    if name in tags.ALLOWED:
        if slash:
            writer.end(name)
        else:
            writer.start(name, attributes)
    elif name in tags.SWALLOWED and not slash:
        close = re.compile(rf"</{name}(?=[\s/>])", re.IGNORECASE).search(html, match.end())
        return len(html) if close is None else _after(html, ">", close.end())
    elif name == "plaintext" and not slash:
        return len(html)
    return match.end()


def _after_comment(html: str, start: int) -> int:
    for empty in _EMPTY_COMMENTS:
        if html.startswith(empty, start):
            return start + len(empty)
    end = _COMMENT_END.search(html, start + 4)
    return len(html) if end is None else end.end()


def _after(html: str, mark: str, start: int) -> int:
    found = html.find(mark, start)
    return len(html) if found < 0 else found + len(mark)


def _kept_attributes(name: str, source: str) -> str:
    kept: dict[str, str] = {}
    allowed = tags.ATTRIBUTES.get(name, tags.ANYWHERE)
    for spelling, double, single, bare in _ATTRIBUTE.findall(source):
        key = spelling.lower()
        if (key in allowed or key in tags.ANYWHERE or (key, name) == ("rel", "a")) and key not in kept:
            kept[key] = double or (single or bare).replace('"', "&quot;")
    return "".join(f' {key}="{value}"' for key, value in kept.items())
