"""Where a file may be fetched: a signed link that every door puts into its answers."""

import datetime as dt

from parley.api.toolbox.house import House
from parley.core.files import spell_link
from parley.core.files.links import LIFE


def download_url(house: House, workspace: int, file_id: int, now: dt.datetime) -> str:
    """Return a link that opens this one file, for anybody who holds it, for an hour."""
    token = spell_link(house.secret, workspace=workspace, file=file_id, expires=now + LIFE)
    return f"{(house.files_url or house.public_url).rstrip('/')}/f/{token}"
