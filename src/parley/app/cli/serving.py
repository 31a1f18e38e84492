"""What `parley serve` does, once its words are read."""

from parley.app.environment import read
from parley.app.processes import say
from parley.app.serve import Role
from parley.app.serve import serve as run


def serve(role: Role) -> None:
    """Serve until told to end; at the first start, say how to begin. Raises SettingsWrong, and what serving raises."""
    settings = read()

    def started(url: str) -> None:
        from parley.app.welcome import welcome

        welcome(settings, url, web=role != "worker")

    run(settings, role, report=say, welcome=started)
