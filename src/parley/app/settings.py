"""The settings, each declared once: what it is called, what it means, and what holds where nothing is set."""

import typing
from collections.abc import Iterator
from dataclasses import dataclass
from email.headerregistry import Address
from pathlib import Path
from typing import Annotated, Any
from urllib.parse import urlsplit

import msgspec

from parley.app import spellings
from parley.app.spellings import Network

PREFIX = "PARLEY_"


@dataclass(frozen=True)
class Declared:
    """What is said of a setting: its default as one would type it, how it is parsed, and what it means."""

    default: str
    parse: Any
    meaning: str
    secret: bool = False
    shown_default: str = ""


class Settings(msgspec.Struct, frozen=True, kw_only=True):
    """All settings, parsed. Sizes are in bytes, paths absolute."""

    data_dir: Annotated[
        Path,
        Declared("./data", spellings.folder, "Folder of the embedded database and, by default, of uploaded files."),
    ]
    host: Annotated[
        str, Declared("127.0.0.1", spellings.host, "Address to listen at; `0.0.0.0` lets other machines in.")
    ]
    port: Annotated[int, Declared("8080", spellings.whole(1, 65535), "Port to listen at.")]
    public_url: Annotated[
        str,
        Declared(
            "",
            spellings.web_url,
            "Address under which people and programs reach this desk; it stands in links.",
            shown_default="the address listened at",
        ),
    ]
    proxies: Annotated[
        tuple[Network, ...],
        Declared(
            "",
            spellings.networks,
            "Proxies in front of this desk, as networks or addresses separated by commas: what they say in "
            "`X-Forwarded-For` is believed.",
            shown_default="none",
        ),
    ]
    workers: Annotated[int, Declared("1", spellings.whole(1, 256), "Web processes; one for each core is plenty.")]
    database_url: Annotated[
        str,
        Declared(
            "",
            spellings.url("postgresql", "postgres"),
            "PostgreSQL 15 or newer to use instead of the embedded one.",
            secret=True,
            shown_default="the embedded database",
        ),
    ]
    database_pool: Annotated[
        int, Declared("10", spellings.whole(1, 500), "Database connections that each web process may open.")
    ]
    row_security: Annotated[
        bool,
        Declared("off", spellings.switch, "`on` makes PostgreSQL itself keep workspaces apart, at a price in speed."),
    ]
    files_url: Annotated[
        str,
        Declared(
            "",
            spellings.url("file", "s3", "gs", "az", "azure", "abfs", "abfss", "http", "https", "memory"),
            "Where uploaded files are kept: `file:///path`, `s3://bucket/path`, `gs://…` or `az://…`.",
            secret=True,
            shown_default="the folder `files` in the data folder",
        ),
    ]
    max_body: Annotated[int, Declared("1MiB", spellings.size, "Largest body of a request that is no upload.")]
    max_upload: Annotated[int, Declared("100MB", spellings.size, "Largest file that may be uploaded.")]
    max_form: Annotated[int, Declared("400MiB", spellings.size, "Largest size of all files in one form together.")]
    max_fetch: Annotated[
        int, Declared("10MiB", spellings.size, "Largest file that is fetched from an address in a request.")
    ]
    rate_limit: Annotated[
        str, Declared("6000/minute", spellings.rate, "Requests that each API key may make, or `off`.")
    ]
    events_retention_days: Annotated[
        int | None,
        Declared(
            "",
            spellings.wished(spellings.whole(35, 36_500)),
            "Days after which events are forgotten, 35 at least: timelines, the audit trail and the feed begin later "
            "then; see running.md for what is lost.",
            shown_default="for ever",
        ),
    ]
    valkey_url: Annotated[
        str,
        Declared(
            "",
            spellings.url("valkey", "redis", "valkeys", "rediss"),
            "Valkey or Redis that counts requests for several processes or nodes together.",
            secret=True,
            shown_default="each web process counts for itself",
        ),
    ]
    outbound_allow: Annotated[
        tuple[str, ...],
        Declared(
            "",
            spellings.places,
            "What outgoing requests may reach though it is private, by plain http too: networks as in `10.0.0.0/8`, at "
            "any port, and single places as in `files.intranet:8443`.",
            shown_default="none",
        ),
    ]
    smtp_url: Annotated[
        str,
        Declared(
            "",
            spellings.url("smtp", "smtps"),
            "Mail server that takes the desk's mail: `smtp://user:password@host:587?tls=starttls` or `smtps://…`; "
            "`tls=off` allows an open line.",
            secret=True,
            shown_default="nothing is sent; mails are files in the folder `mails` and shown to owners",
        ),
    ]
    mail_from: Annotated[
        str,
        Declared(
            "",
            spellings.sender,
            "Who the desk's mail is from, as in `Acme support <desk@example.com>`.",
            shown_default="`parley` at the host of the public address",
        ),
    ]
    oidc_issuer: Annotated[
        str,
        Declared(
            "",
            spellings.web_url,
            "OpenID Connect issuer through which users may sign in, as in `https://login.example.com`; its redirect "
            "address is the public address and `/api/v1/session/oidc/callback`.",
            shown_default="none",
        ),
    ]
    oidc_client_id: Annotated[
        str, Declared("", spellings.word, "What this desk is called at the issuer.", shown_default="none")
    ]
    oidc_client_secret: Annotated[
        str, Declared("", spellings.word, "The desk's secret there.", secret=True, shown_default="none")
    ]
    oidc_name: Annotated[str, Declared("Single sign-on", spellings.text(40), "What the button for it is called.")]
    ai_url: Annotated[
        str,
        Declared(
            "",
            spellings.web_url,
            "Where a language model is asked for subjects and priorities that requests lack: a server that speaks "
            "OpenAI's chat completions, as in `https://api.openai.com/v1`.",
            shown_default="guesses from the words",
        ),
    ]
    ai_key: Annotated[
        str, Declared("", spellings.word, "The key for that server.", secret=True, shown_default="none is sent")
    ]
    ai_model: Annotated[
        str, Declared("", spellings.word, "The model to ask there; without one nothing is asked.", shown_default="none")
    ]
    secret: Annotated[
        str,
        Declared(
            "",
            spellings.secret,
            "What signatures and sealed values are derived from; nodes of one desk must agree on it.",
            secret=True,
            shown_default="made at first start and kept in the database",
        ),
    ]
    owner_email: Annotated[
        str, Declared("owner@localhost", spellings.email, "E-mail address of the owner made at first start.")
    ]
    log_level: Annotated[
        str,
        Declared(
            "info",
            spellings.choice("debug", "info", "warning", "error"),
            "Least weight of what is logged: `debug`, `info`, `warning` or `error`.",
        ),
    ]
    log_format: Annotated[
        str, Declared("console", spellings.choice("console", "json"), "`console` for people, `json` for programs.")
    ]

    @property
    def is_embedded(self) -> bool:
        """Whether the database is the one we bring."""
        return not self.database_url

    @property
    def address(self) -> str:
        """The address to type into a browser on this machine."""
        shown = {"0.0.0.0": "127.0.0.1", "::": "[::1]"}.get(self.host, self.host)  # noqa: S104 -- compared, not bound
        shown = f"[{shown}]" if ":" in shown and not shown.startswith("[") else shown
        return f"http://{shown}:{self.port}"

    @property
    def public_address(self) -> str:
        """The address that stands in links."""
        return self.public_url or self.address

    @property
    def mail_sender(self) -> Address:
        """Who the desk's mail is from."""
        host = urlsplit(self.public_address).hostname or "localhost"
        return spellings.address_from(
            self.mail_from or f"Parley <parley@{host if host[-1].isalpha() else 'localhost'}>"
        )

    @property
    def files_address(self) -> str:
        """The URL of the file storage."""
        return self.files_url or (self.data_dir / "files").as_uri()


def declared() -> Iterator[tuple[str, str, Declared]]:
    """Yield the field, the variable and the declaration of each setting, in the order they are shown."""
    for field, hint in typing.get_type_hints(Settings, include_extras=True).items():
        yield field, f"{PREFIX}{field.upper()}", hint.__metadata__[0]
