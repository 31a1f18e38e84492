"""What people at a desk may see of this installation's settings, decided for each; what is undecided stays hidden.

`PLACE` is scheme, host and port of a URL, without who signs in there, path and query; `KIND` is its scheme alone;
`TEXT` is for what cannot hold a secret, because its form is narrow or because everybody is shown it anyway.
"""

from collections.abc import Mapping
from enum import Enum
from urllib.parse import urlsplit

import msgspec

from parley import __version__
from parley.api.toolbox.installation import Group, Installation, Setting
from parley.app.environment import given
from parley.kit.db.migrate import shipped

FOLDER = "folder"


class Sight(Enum):
    """How much is seen of a value that was set."""

    NOTHING = "nothing"
    KIND = "kind"
    PLACE = "place"
    TEXT = "text"


class Rule(msgspec.Struct, frozen=True):
    """Where a setting is shown, how much of it, and whether it speaks of the operator's own machines."""

    group: Group
    sight: Sight = Sight.NOTHING
    inner: bool = False


UNDECIDED = Rule("server")
RULES: dict[str, Rule] = {
    "data_dir": Rule("storage"),
    "host": Rule("server"),
    "port": Rule("server", Sight.TEXT, inner=True),
    "public_url": Rule("server", Sight.PLACE),
    "proxies": Rule("network"),
    "workers": Rule("server", Sight.TEXT, inner=True),
    "database_url": Rule("storage"),
    "database_pool": Rule("storage", Sight.TEXT, inner=True),
    "row_security": Rule("storage", Sight.TEXT, inner=True),
    "files_url": Rule("storage", Sight.KIND, inner=True),
    "max_body": Rule("limits", Sight.TEXT),
    "max_upload": Rule("limits", Sight.TEXT),
    "max_form": Rule("limits", Sight.TEXT),
    "max_fetch": Rule("limits", Sight.TEXT),
    "rate_limit": Rule("limits", Sight.TEXT),
    "events_retention_days": Rule("storage", Sight.TEXT),
    "valkey_url": Rule("limits"),
    "outbound_allow": Rule("network"),
    "smtp_url": Rule("mail", Sight.PLACE, inner=True),
    "mail_from": Rule("mail", Sight.TEXT),
    "oidc_issuer": Rule("sign_in", Sight.PLACE),
    "oidc_client_id": Rule("sign_in"),
    "oidc_client_secret": Rule("sign_in"),
    "oidc_name": Rule("sign_in", Sight.TEXT),
    "ai_url": Rule("assistance", Sight.PLACE, inner=True),
    "ai_key": Rule("assistance"),
    "ai_model": Rule("assistance"),
    "secret": Rule("sign_in"),
    "owner_email": Rule("sign_in"),
    "log_level": Rule("logs", Sight.TEXT, inner=True),
    "log_format": Rule("logs", Sight.TEXT, inner=True),
}


def describe(environment: Mapping[str, str] | None = None) -> Installation:
    """Return what there is to see of this release with the settings of the environment."""
    settings = [
        Setting(
            name=name,
            group=(rule := RULES.get(field, UNDECIDED)).group,
            meaning=what.meaning,
            default=what.default,
            otherwise=what.shown_default,
            is_set=bool(text),
            value=seen(text, Sight.NOTHING if what.secret and rule.sight is Sight.TEXT else rule.sight),
            inner=rule.inner,
        )
        for field, name, what, text in given(environment)
    ]
    files = next((each.value for each in settings if each.name == "PARLEY_FILES_URL"), None)
    schema = shipped()[-1].partition("_")[0]
    kind = FOLDER if files in {None, "file"} else files
    return Installation(version=__version__, schema=schema, files=kind or FOLDER, settings=tuple(settings))


def seen(text: str, sight: Sight) -> str | None:
    """Return what may be seen of a value; None for nothing."""
    if not text or sight is Sight.NOTHING:
        return None
    return text if sight is Sight.TEXT else _place(text, whole=sight is Sight.PLACE)


def _place(url: str, *, whole: bool) -> str | None:
    try:
        parts = urlsplit(url)
        port = f":{parts.port}" if parts.port else ""
    except ValueError:
        return None
    if not parts.scheme or not whole:
        return parts.scheme or None
    host = f"[{parts.hostname}]" if parts.hostname and ":" in parts.hostname else parts.hostname
    return f"{parts.scheme}://{host}{port}" if host else None
