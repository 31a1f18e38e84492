"""How much of a processor there is to be had: a machine that others work at keeps nobody's promises in seconds.

A process of its own computes for a moment, now and then, and says how many seconds passed for each in which it had a
processor.
"""

import asyncio
import sys
import time

from tests.chaos.history import History

SPIN = 0.25
EVERY = 2.0
PROGRAM = f"""
import time
while True:
    begun, used = time.monotonic(), time.process_time()
    while time.process_time() - used < {SPIN}:
        pass
    print((time.monotonic() - begun) / {SPIN}, flush=True)
    time.sleep({EVERY})
"""


async def measure(history: History) -> None:
    """Note the strain until canceled."""
    process = await asyncio.create_subprocess_exec(sys.executable, "-c", PROGRAM, stdout=asyncio.subprocess.PIPE)
    assert process.stdout is not None
    try:
        async for line in process.stdout:
            history.strains.append((time.time(), float(line)))
    finally:
        process.kill()
        await process.wait()
