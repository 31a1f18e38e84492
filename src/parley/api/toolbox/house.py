"""What the house lends to every door: the database, the limits, the secret, and where things are found."""

import datetime as dt
from collections.abc import Callable
from typing import Any

import msgspec

from parley.api.toolbox.addresses import Network
from parley.api.toolbox.installation import Installation
from parley.api.toolbox.limits import RateLimiter, SignInLimits
from parley.core.assist import Assistant
from parley.core.attention import Lookout
from parley.core.events import Broadcaster
from parley.core.files import FileVault
from parley.core.webhooks import Prove
from parley.core.webhooks.deliveries import Topics
from parley.kit.crypto import Secret
from parley.kit.db import Database
from parley.kit.http import Outbound
from parley.kit.oidc import OidcClient
from parley.kit.passwords import Hasher


def unobserved(_door: str, _operation: str, _status: int, _seconds: float) -> None:
    """Count nothing."""


def unfurnished(_workspace: int) -> None:
    """Make no sample data."""


class Rhythm(msgspec.Struct, frozen=True):
    """How a live stream goes, in seconds: a sign of life when nothing happens, and how often its key is checked.

    `doubt` is how soon after a change of keys or agents: a process may believe an old key for a second.
    """

    heartbeat: float = 15.0
    check: float = 60.0
    doubt: float = 1.1


class House(msgspec.Struct, frozen=True):
    """One for each web process. `now` is the clock at the edge; sizes are in bytes.

    `files_url` is the origin of signed links where that is another than `public_url`; files lie in the `vault`.
    `outbound` reaches addresses that strangers name, `assistant` suggests what they left out. `max_fetch` is for each
    file that is fetched from an address, `max_form` for all files of a form together.
    `broadcaster` tells events to whoever listens, in the streams' `rhythm`, and
    `lookout` who is at which ticket.
    `topics` is what each format of webhooks calls an event; `prove` asks an endpoint before it is saved.
    What `proxies` say of where a request comes from is believed.
    `hasher` digests passwords, `sign_ins` counts those who try them; `sends_mail` says that mail really leaves. `oidc`
    asks the issuer of identities whose word is taken. `furnish` has the sample data of a workspace made, while the
    caller goes on.
    `installation` is what people may see of the settings.
    `observe` hears of each request: door, operation (empty when none was reached), status, seconds.
    """

    database: Database
    secret: Secret
    limiter: RateLimiter
    public_url: str
    files_url: str
    vault: FileVault
    now: Callable[[], dt.datetime]
    log: Any
    outbound: Outbound
    assistant: Assistant
    broadcaster: Broadcaster
    lookout: Lookout
    prove: Prove
    topics: Topics = {}
    max_body: int = 1024 * 1024
    max_upload: int = 100 * 1024 * 1024
    max_fetch: int = 10 * 1024 * 1024
    max_form: int = 400 * 1024 * 1024
    rhythm: Rhythm = Rhythm()
    hasher: Hasher = msgspec.field(default_factory=Hasher)
    sign_ins: SignInLimits = msgspec.field(default_factory=SignInLimits)
    sends_mail: bool = False
    proxies: tuple[Network, ...] = ()
    oidc: OidcClient | None = None
    furnish: Callable[[int], None] = unfurnished
    installation: Installation = Installation()
    observe: Callable[[str, str, int, float], None] = unobserved
