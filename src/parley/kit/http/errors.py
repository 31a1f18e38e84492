"""Why an outgoing request came to nothing.

Exception
  Unreachable   it was refused, or it failed: one sentence for every cause
    TooMuch     the answer is longer than the caller takes
"""


class Unreachable(Exception):
    """The address could not be fetched. `str()` may be shown to strangers; `reason` is for the log alone."""

    def __init__(self, reason: str) -> None:
        super().__init__("The address could not be fetched")
        self.reason = reason


class TooMuch(Unreachable):
    """The answer has more than `most` bytes, on the wire or unpacked."""

    def __init__(self, most: int) -> None:
        super().__init__(f"more than {most} bytes")
        self.most = most
