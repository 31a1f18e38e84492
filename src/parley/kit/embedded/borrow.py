"""The database for the length of one command, whether or not a server is running."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from parley.kit.embedded.cluster import Cluster, say_nothing
from parley.kit.embedded.layout import Layout
from parley.kit.embedded.lock import DataLock, take_or_join
from parley.kit.embedded.sockets import url_for

if TYPE_CHECKING:
    from collections.abc import Callable, Generator
    from pathlib import Path


@contextmanager
def borrowed_cluster(data_dir: Path, *, report: Callable[[str], None] = say_nothing) -> Generator[str]:
    """Give the URL of the running server's database, or of one that runs as long as the block does.

    Commands at the same time take turns; a server that starts meanwhile waits for the command. Raises EmbeddedError.
    """
    layout = Layout(data_dir.expanduser().resolve())
    layout.prepare()
    lock = DataLock(layout.lock)
    try:
        sockets = take_or_join(lock, report)
    except BaseException:
        lock.close()
        raise
    if sockets is not None:
        lock.close()
        yield url_for(sockets)
        return
    with Cluster(data_dir, report=report, lock=lock) as cluster:
        yield cluster.url
