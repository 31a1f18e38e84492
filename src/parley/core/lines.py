"""What every name and subject of the house obeys: one line, not empty, not too long."""

from parley.core.errors import Invalid
from parley.kit.text.lines import one_line

NAME = 255


def check_line(text: str, at: str, *, most: int = NAME) -> str:
    """Return the text as one line; raise Invalid when nothing is left of it or it is longer than `most`."""
    line = one_line(text)
    if not line or len(line) > most:
        raise Invalid.at(at, f"Must have 1 to {most} characters")
    return line
