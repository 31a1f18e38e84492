"""The only module that reads the environment.

SettingsWrong   one or more variables cannot be used; `faults` names every one of them
"""

import os
import re
from collections.abc import Iterator, Mapping
from difflib import get_close_matches
from pathlib import Path
from typing import Any

from parley.app import spellings
from parley.app.settings import PREFIX, Declared, Settings, declared

METRICS_VARIABLE = "PROMETHEUS_MULTIPROC_DIR"
"""Named and read by the client library too."""
# Kubernetes puts these into every container beside a service named `parley`; they are no settings and no mistakes.
NOT_OURS = re.compile(r"PARLEY_(.+_)?(SERVICE_(HOST|PORT(_.+)?)|PORT_[0-9]+_.+)")


class SettingsWrong(Exception):
    """The environment cannot be used; nothing has been started."""

    def __init__(self, faults: list[str]) -> None:
        super().__init__("\n".join(faults))
        self.faults = faults


def read(environment: Mapping[str, str] | None = None) -> Settings:
    """Return the settings; raise SettingsWrong with every fault at once. A variable that is empty is not set."""
    texts = {name: text for name, text in _environment(environment).items() if name.startswith(PREFIX) and text}
    values: dict[str, Any] = {}
    faults: list[str] = []
    for field, name, what in declared():
        try:
            values[field] = what.parse(texts.pop(name, what.default).strip())
        except ValueError as fault:
            faults.append(f"{name} {fault}.")
    faults += [_unknown(name) for name in texts if not NOT_OURS.fullmatch(name)]
    if values.get("oidc_issuer") and not values.get("oidc_client_id"):
        faults.append("PARLEY_OIDC_ISSUER is of no use without PARLEY_OIDC_CLIENT_ID.")
    if faults:
        raise SettingsWrong(faults)
    return Settings(**values)


def given(environment: Mapping[str, str] | None = None) -> Iterator[tuple[str, str, Declared, str]]:
    """Yield the same as `declared`, each with the text that was set; it is empty where nothing was."""
    texts = _environment(environment)
    for field, name, what in declared():
        yield field, name, what, texts.get(name, "").strip()


def shown(environment: Mapping[str, str] | None = None) -> list[dict[str, str]]:
    """List name, value, default and meaning of each setting, for operators: secrets masked, faults left in."""
    return [
        {
            "id": name,
            "name": name,
            "value": spellings.masked(text or what.default) if what.secret else text or what.default,
            "default": what.default or what.shown_default,
            "meaning": what.meaning,
        }
        for _, name, what, text in given(environment)
    ]


def child_environment(metrics: Path) -> dict[str, str]:
    """Return the environment for a process of our own; `metrics` is the folder in which they count together."""
    return {**os.environ, METRICS_VARIABLE: str(metrics)}


def metrics_folder() -> Path | None:
    """Return the folder in which the processes of one server count together; None where each counts alone."""
    given = os.environ.get(METRICS_VARIABLE)
    return Path(given) if given else None


def _environment(said: Mapping[str, str] | None) -> Mapping[str, str]:
    return os.environ if said is None else said


def _unknown(name: str) -> str:
    near = get_close_matches(name, [variable for _, variable, _ in declared()], n=1, cutoff=0.7)
    hint = f" Did you mean {near[0]}?" if near else " `parley settings` lists those there are."
    return f"{name} is no setting.{hint}"
