"""What the dispatcher knows of the feed."""

import msgspec


class News(msgspec.Struct, frozen=True):
    """Workspaces with events that were not handed on. `snapshot` is what was looked at: the same again has no more."""

    snapshot: str
    workspaces: list[int]
