"""The SQL of erasing what was copied in bulk: lines that an import refused, and the files of exports."""

import json
from collections.abc import Sequence

from parley.core.work import Work
from parley.kit.db.turns import take_turn

# A line may spell an address as JSON escapes it. What an import has yet to take in comes after the erasing.
LINES = """
update import_lines set content = ''
where workspace_id = $1 and faults is not null and content <> '' and (
    content ~ $3 or exists (select from unnest($2::text[]) address where strpos(lower(content), address) > 0))
"""
# One that is being written may have read the tickets as they were: it is written anew.
EXPORTS = "update exports set stale = true where workspace_id = $1 and status in ('running', 'done') and not stale"
FILES = """
delete from files f using exports e
where e.workspace_id = $1 and f.workspace_id = $1 and f.key = e.file_key returning f.key
"""


async def empty_lines(work: Work, customer: int, addresses: Sequence[str]) -> None:
    """Nothing is left of what refused lines say that name the customer; addresses are in lower case."""
    spelled = {*addresses, *(json.dumps(address)[1:-1].lower() for address in addresses)}
    named = rf'"customer_id"\s*:\s*"?([a-z]+_)?{customer}\M'
    await work.connection.execute(LINES, work.workspace, list(spelled), named)


async def drop_exports(work: Work) -> list[str]:
    """No export of the workspace has a file any more: nobody can tell what is in one. Return the keys of the files.

    None is begun until the transaction ends.
    """
    await take_turn(work.connection, "exports", work.workspace)
    await work.connection.execute(EXPORTS, work.workspace)
    return [row["key"] for row in await work.connection.fetch(FILES, work.workspace)]
