"""One effect for one `Idempotency-Key`, whatever the network does.

A short transaction claims the key with a lease; the effect's own transaction saves the answer, and only if the claim
still holds, so an effect whose lease was taken over is rolled back. Refused input and crashes save nothing.
"""

from parley.api.toolbox.idempotency.keys import IdempotencyKeyReused, run_once

__all__ = ["IdempotencyKeyReused", "run_once"]
