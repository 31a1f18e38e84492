"""HTML from strangers: made safe, made plain, made from plain text. One policy for the whole house.

    policy    what may stay in HTML, and `clean_html`
    nesting   flattens tag bombs before the sanitiser sees them
    plain     HTML to readable plain text
    compose   plain text to HTML, and whether a text is HTML at all
    body      all of it at once, for a message's body

`tags` holds the lists of names they share.
"""

from parley.kit.text.html.body import Body, Format, body_from, clean_again
from parley.kit.text.html.compose import looks_like_html, text_to_html
from parley.kit.text.html.plain import html_to_text
from parley.kit.text.html.policy import POLICY_VERSION, clean_html

__all__ = [
    "POLICY_VERSION",
    "Body",
    "Format",
    "body_from",
    "clean_again",
    "clean_html",
    "html_to_text",
    "looks_like_html",
    "text_to_html",
]
