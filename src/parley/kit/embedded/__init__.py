"""A real PostgreSQL as a supervised child of this process: no installation, no port, nothing to configure.

`Cluster` is for whoever serves, `borrowed_cluster` for a short command beside or without a server, `binary` for those
who need `pg_dump` and its kind. Which files lie where is drawn in `layout`, what can be wrong in `errors`.
"""

from __future__ import annotations

from parley.kit.embedded.binaries import MAJOR, binary
from parley.kit.embedded.borrow import borrowed_cluster
from parley.kit.embedded.cluster import Cluster
from parley.kit.embedded.errors import (
    BinariesMissing,
    CreationFailed,
    DatabaseVanished,
    DataDirectoryDamaged,
    DataDirectoryInUse,
    DataDirectoryNotOurs,
    EmbeddedError,
    NoUserForPostgres,
    StartFailed,
    WrongMajorVersion,
)

__all__ = [
    "MAJOR",
    "BinariesMissing",
    "Cluster",
    "CreationFailed",
    "DataDirectoryDamaged",
    "DataDirectoryInUse",
    "DataDirectoryNotOurs",
    "DatabaseVanished",
    "EmbeddedError",
    "NoUserForPostgres",
    "StartFailed",
    "WrongMajorVersion",
    "binary",
    "borrowed_cluster",
]
