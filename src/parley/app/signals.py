"""How a process that keeps others hears that it is to end, or that one of them has."""

import os
import select
import signal
from collections.abc import Generator
from contextlib import contextmanager

ENDING = (signal.SIGTERM, signal.SIGINT)


class Signals:
    """How often this process was told to end, and a sleep that such a word cuts short."""

    def __init__(self, reader: int, *, interrupt: bool) -> None:
        self.received = 0
        self.interrupt = interrupt
        self._reader = reader

    def wait(self, seconds: float) -> None:
        """Sleep until a signal comes, a child's end included, or the time is over."""
        if select.select([self._reader], [], [], seconds)[0]:
            os.read(self._reader, 4096)

    def count(self, *_: object) -> None:
        """Take note of one; the first breaks off what may be interrupted."""
        self.received += 1
        if self.interrupt:
            self.interrupt = False
            raise KeyboardInterrupt


@contextmanager
def caught_signals(*, interrupt: bool = False) -> Generator[Signals]:
    """Count SIGTERM and SIGINT instead of dying of them; wake up for SIGCHLD. The first may raise KeyboardInterrupt."""
    reader, writer = os.pipe()
    os.set_blocking(writer, False)
    signals = Signals(reader, interrupt=interrupt)
    signal.set_wakeup_fd(writer, warn_on_full_buffer=False)
    before = {number: signal.signal(number, signals.count) for number in ENDING}
    before[signal.SIGCHLD] = signal.signal(signal.SIGCHLD, _wake)
    try:
        yield signals
    finally:
        signal.set_wakeup_fd(-1)
        for number, handler in before.items():
            signal.signal(number, handler)
        os.close(reader)
        os.close(writer)


def forget_signals() -> None:
    """Undo, in a process just forked from one that counts them: it dies of the signals of the end, as any does."""
    signal.set_wakeup_fd(-1)
    for number in (*ENDING, signal.SIGCHLD):
        signal.signal(number, signal.SIG_DFL)
    signal.pthread_sigmask(signal.SIG_UNBLOCK, ENDING)


@contextmanager
def held_signals() -> Generator[None]:
    """Have signals of the end wait until the block is over; in a process forked meanwhile, until it forgets them."""
    signal.pthread_sigmask(signal.SIG_BLOCK, ENDING)
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_UNBLOCK, ENDING)


def _wake(*_: object) -> None:
    """Have the kernel write to the wake-up descriptor, which it does only where there is a handler."""
