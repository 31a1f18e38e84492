"""The tags and attributes the house knows: data only, shared by the sanitiser and the scanner before it."""

VOID = frozenset({"br", "hr", "img", "wbr", "col"})
HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
TABLE_PARTS = frozenset({"caption", "colgroup", "col", "thead", "tbody", "tfoot", "tr", "td", "th"})
TABLE_FRAMES = frozenset({"table", "colgroup", "thead", "tbody", "tfoot", "tr"})
BLOCKS = HEADINGS | {
    "address", "article", "aside", "blockquote", "center", "dd", "details", "div", "dl", "dt", "figcaption", "figure",
    "footer", "header", "hr", "li", "main", "nav", "ol", "p", "pre", "section", "summary", "table", "ul",
}  # fmt: skip
INLINE = frozenset({
    "a", "abbr", "b", "bdi", "bdo", "big", "br", "cite", "code", "del", "dfn", "em", "font", "i", "img", "ins", "kbd",
    "mark", "q", "s", "samp", "small", "span", "strike", "strong", "sub", "sup", "tt", "u", "var", "wbr",
})  # fmt: skip
ALLOWED = BLOCKS | INLINE | TABLE_PARTS

# Their contents are program, markup of another language or words no reader was meant to see.
SWALLOWED = frozenset({
    "iframe", "math", "noembed", "noframes", "script", "style", "svg", "template", "textarea", "title", "xmp",
})  # fmt: skip

ANYWHERE = frozenset({"dir", "lang"})
ATTRIBUTES: dict[str, frozenset[str]] = {
    "a": frozenset({"href", "title"}),
    "abbr": frozenset({"title"}),
    "blockquote": frozenset(),
    "col": frozenset({"span", "width"}),
    "colgroup": frozenset({"span", "width"}),
    "img": frozenset({"src", "alt", "width", "height", "title"}),
    "ol": frozenset({"start", "type", "reversed"}),
    "td": frozenset({"align", "colspan", "rowspan", "valign", "width"}),
    "th": frozenset({"align", "colspan", "rowspan", "scope", "valign", "width"}),
}
LINK_REL = "noopener noreferrer nofollow"
SCHEMES = frozenset({"http", "https", "mailto", "cid"})
