"""`parley serve`."""

from enum import StrEnum
from typing import Annotated

import typer


class ServeRole(StrEnum):
    """Which processes are run."""

    ALL = "all"
    WEB = "web"
    WORKER = "worker"


def serve(
    role: Annotated[ServeRole, typer.Option(help="Run everything, or only the web processes or the worker.")] = (
        ServeRole.ALL
    ),
) -> None:
    """Start Parley: the database, the web processes and the worker.

    At first start a workspace, its owner and an API key are made; the key is printed once.
    """
    from parley.app.cli.serving import serve as run

    run(role.value)
