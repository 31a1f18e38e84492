"""The keeper: imports once what the web processes and the worker need, forks them, and forks them anew when they die.

Run as `python -m parley.app PARENT ROLE…`. A fork begins at once and shares the memory of the imports, where a
program would first import for two seconds. The process that keeps the database cannot be this one: it has threads.
"""

from collections.abc import Sequence
from functools import partial
from importlib import import_module

from parley.app.processes import Fork, name_process, say, tie_to_parent, wait_for_orders
from parley.app.signals import caught_signals


def main(parent: int, roles: Sequence[str]) -> None:
    """Keep `web`, `worker` or both running until told to stop; then tell them, and wait for their ends."""
    tie_to_parent(parent)
    name_process("parley keeper")
    import_module(f"parley.app.{roles[0]}")
    url = wait_for_orders()
    with caught_signals() as signals:
        signals.interrupt = False
        children: list[Fork] = []
        for role in roles:
            # What the second needs is imported while the first begins to serve.
            child = Fork(role, partial(import_module(f"parley.app.{role}").main, url))
            child.start()
            children.append(child)
        while not signals.received:
            signals.wait(min(child.tend(say) for child in children))
        for child in children:
            child.terminate()
        while any(child.is_running for child in children):
            signals.wait(1.0)
