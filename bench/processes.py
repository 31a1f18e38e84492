"""What processes of ours use: memory and processor time, of a process with its descendants, without PostgreSQL's."""

import os
from pathlib import Path

MIB = 1024 * 1024
TICKS = os.sysconf("SC_CLK_TCK")
USED = slice(11, 13)
"""Where `/proc/…/stat` has user and system time, behind the name."""


def memory(process: int) -> float:
    """Add up the proportional memory, in MiB."""
    return sum(_own_memory(one) for one in _family(process) if not _is_postgres(one)) / MIB


def processor_seconds(process: int) -> float:
    """Add up the processor time that was used so far, in seconds."""
    return sum(_own_ticks(one) for one in _family(process) if not _is_postgres(one)) / TICKS


def _family(process: int) -> list[int]:
    children = Path(f"/proc/{process}/task/{process}/children").read_text().split()
    return [process, *(one for child in children for one in _family(int(child)))]


def _is_postgres(process: int) -> bool:
    return "postgres" in Path(f"/proc/{process}/comm").read_text()


def _own_memory(process: int) -> int:
    lines = Path(f"/proc/{process}/smaps_rollup").read_text().splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith("Pss:")) * 1024


def _own_ticks(process: int) -> int:
    parts = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()
    return sum(map(int, parts[USED]))
