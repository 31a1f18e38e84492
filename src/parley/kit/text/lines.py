"""Names, subjects and the like: one line, whatever was pasted into it."""

import re

BREAKS = re.compile(r"[\x00-\x1f\x7f\x85\u2028\u2029]+")


def one_line(text: str) -> str:
    """Return the text with every run of control characters and line breaks as one blank, trimmed; perhaps empty."""
    return BREAKS.sub(" ", text).strip()
