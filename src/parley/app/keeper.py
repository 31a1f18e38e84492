"""The keeper: imports once what the web processes and the worker need, forks them, and forks them anew when they die.

Run as `python -m parley.app PARENT ROLE…`. A fork begins at once and shares the memory of the imports, where a
program would first import for two seconds. The process that keeps the database cannot be this one: it has threads.
"""

import os
from collections.abc import Sequence
from functools import partial
from importlib import import_module

from parley.app.processes import TEND_EVERY, Fork, name_process, say, tie_to_parent, wait_for_orders
from parley.app.signals import caught_signals


def main(parent: int, roles: Sequence[str]) -> None:
    """Keep `web`, `worker` or both running until told to stop; then tell them, and wait for their ends."""
    tie_to_parent(parent)
    name_process("parley keeper")
    import_module(f"parley.app.{roles[0]}")
    url = wait_for_orders()
    children: list[Fork] = []
    with caught_signals() as signals:
        try:
            for role in roles:
                # What the second needs is imported while the first begins to serve.
                child = Fork(role, partial(import_module(f"parley.app.{role}").main, url))
                child.start()
                children.append(child)
            while not signals.received and os.getppid() == parent:
                signals.wait(min(child.tend(say) for child in children))
        finally:
            # Also when one could not be forked: whoever keeps this process begins anew with all of them.
            for child in children:
                child.terminate()
            while any(child.is_running for child in children):
                signals.wait(TEND_EVERY)
