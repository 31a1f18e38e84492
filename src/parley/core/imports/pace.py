"""How many lines make a batch: as many as the last ones say will take a good part of a second."""

GOAL = 0.4
"""Seconds. No write transaction may last over one: what is committed behind it waits to be seen."""
FIRST = 100
LEAST = 1
MOST = 2_000


class Pace:
    """Learns from what batches took, in this process: lines differ by the thousandfold, and so do machines."""

    def __init__(self) -> None:
        self.lines = FIRST

    def learn(self, lines: int, seconds: float) -> None:
        """The next batch takes about as long as it should, and is twice this one at most.

        The few lines at an end, which were quick because they were few, say nothing.
        """
        if lines and (seconds > GOAL or lines >= self.lines):
            wanted = int(lines * GOAL / max(seconds, 0.001))
            self.lines = min(max(LEAST, wanted), 2 * lines, MOST)

    def stumble(self) -> None:
        """The next batch is a quarter of the one that failed, so that less is behind the line that is at fault."""
        self.lines = max(LEAST, self.lines // 4)
