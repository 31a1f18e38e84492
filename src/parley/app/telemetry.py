"""Logs: to standard error, one line for each thing, for people or as JSON, and never with a secret in it."""

import logging
import re
import sys
from typing import Any, TextIO

import structlog
from structlog.typing import EventDict, Processor, WrappedLogger

KEY = re.compile(r"(parley_[0-9]+_[0-9]+_)[A-Za-z0-9_-]+")
AUTHORIZATION = re.compile(r"(?i)\b(bearer|basic)\s+[A-Za-z0-9._~+/=-]+")
PAGE = re.compile(r"(/(?:p|public/tickets)/(?:[a-z0-9-]{1,63}?-[0-9]{1,18}-)?)[^/\s?#'\"]+")
"""A ticket's public page: whoever reads its address may open it. Whose page it is stays in the line."""
FILE_LINK = re.compile(r"(/f/(?:[0-9]{1,19}\.){3})[A-Za-z0-9_-]+")
URL_PASSWORD = re.compile(r"(\b[a-z][a-z0-9+]*://[^\s/:@]*:)[^\s/@]+@")
HIDDEN_NAMES = frozenset({"authorization", "cookie", "set-cookie", "password", "secret", "token", "api_key"})
DATABASE_AWAY = frozenset({"ConnectorException", "OperationalError", "PoolTimeout"})
HIDDEN = "********"


def without_secrets(value: Any) -> Any:
    """Return the value with keys, credentials, and what opens a page or a file by its address, hidden at any depth."""
    if isinstance(value, str):
        value = KEY.sub(rf"\1{HIDDEN}", value)
        value = AUTHORIZATION.sub(rf"\1 {HIDDEN}", value)
        value = PAGE.sub(rf"\1{HIDDEN}", value) if "/p" in value else value
        value = FILE_LINK.sub(rf"\1{HIDDEN}", value)
        return URL_PASSWORD.sub(rf"\1{HIDDEN}@", value)
    if isinstance(value, dict):
        pairs: dict[Any, Any] = value  # pyright: ignore[reportUnknownVariableType] -- whatever was logged
        return {
            name: HIDDEN if str(name).lower() in HIDDEN_NAMES else without_secrets(part) for name, part in pairs.items()
        }
    if isinstance(value, list | tuple):
        parts: list[Any] = list(value)  # pyright: ignore[reportUnknownArgumentType] -- whatever was logged
        return [without_secrets(part) for part in parts]
    return value


def _hide(_logger: WrappedLogger, _method: str, event: EventDict) -> EventDict:
    return without_secrets(event)


def _shorten(record: logging.LogRecord) -> bool:
    """Keep the reason and drop the traceback where a library met a database that is away: there is no fault to find."""
    fault = record.exc_info[1] if record.exc_info else None
    if fault is not None and type(fault).__name__ in DATABASE_AWAY:
        reason = str(fault.__cause__ or fault).strip().partition("\n")[0]
        record.msg, record.args, record.exc_info = f"{record.getMessage()}: {reason}", None, None
    return True


def configure(level: str, style: str, *, process: str, stream: TextIO | None = None) -> None:
    """Have structlog and the libraries' loggers write to standard error; `process` stands in every line."""
    out: TextIO = stream if stream is not None else sys.stderr
    weight = getattr(logging, level.upper())
    before: list[Processor] = [
        structlog.contextvars.merge_contextvars,
        structlog.processors.add_log_level,
        structlog.processors.TimeStamper(fmt="iso", utc=True),
        lambda _logger, _method, event: {"process": process, **event},
        structlog.processors.format_exc_info,
        _hide,
    ]
    renderer: Processor = (
        structlog.processors.JSONRenderer()
        if style == "json"
        else structlog.dev.ConsoleRenderer(colors=out.isatty(), pad_event_to=0)
    )
    structlog.configure(
        processors=[*before, renderer],
        wrapper_class=structlog.make_filtering_bound_logger(weight),
        logger_factory=structlog.WriteLoggerFactory(out),
        cache_logger_on_first_use=True,
    )
    formatter = structlog.stdlib.ProcessorFormatter(
        foreign_pre_chain=before,
        processors=[structlog.stdlib.ProcessorFormatter.remove_processors_meta, renderer],
    )
    handler = logging.StreamHandler(out)
    handler.setFormatter(formatter)
    handler.addFilter(_shorten)
    logging.basicConfig(handlers=[handler], level=max(weight, logging.WARNING), force=True)
