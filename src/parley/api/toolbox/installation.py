"""What this installation is: its release, and what its operator has set, as far as people at a desk may see it.

It is made by whoever puts the house together, of words alone: a value that is not here cannot be given away.
"""

from typing import Literal

import msgspec

Group = Literal["server", "storage", "limits", "network", "mail", "sign_in", "assistance", "logs"]


class Setting(msgspec.Struct, frozen=True):
    """One setting. `value` is what may be seen of what was set, None where that is nothing.

    Where nothing is set, `default` holds, as one would type it; where it is empty, `otherwise` says what does.
    `inner` is what speaks of the operator's own machines: not for workspaces that share them with others.
    """

    name: str
    group: Group
    meaning: str
    default: str
    otherwise: str
    is_set: bool = False
    value: str | None = None
    inner: bool = False


class Installation(msgspec.Struct, frozen=True):
    """A release and its settings, in the order of the declarations; `files` is the kind of place where files lie."""

    version: str = ""
    schema: str = ""
    files: str = ""
    settings: tuple[Setting, ...] = ()

    def value_of(self, name: str) -> str | None:
        """Return what may be seen of a setting."""
        return next((each.value for each in self.settings if each.name == name), None)

    def as_shared(self) -> "Installation":
        """Return what people of one workspace among several may see."""
        hidden = [msgspec.structs.replace(each, value=None) if each.inner else each for each in self.settings]
        return msgspec.structs.replace(self, files="", settings=tuple(hidden))
