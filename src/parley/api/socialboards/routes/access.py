"""Teammates and tokens."""

from parley.api.socialboards.bodies import FORM, Told, described, read_token_request
from parley.api.socialboards.envelope import Data
from parley.api.socialboards.mapping.people import teammate_to_wire
from parley.api.socialboards.schemas.access import TeammateQuery, TeammateWire, TokenRequest, TokenWire
from parley.api.socialboards.tokens import LIFE, Access, spell_token
from parley.api.toolbox.call import Call
from parley.api.toolbox.operations import Mode
from parley.api.toolbox.routes import Routes
from parley.core import people
from parley.core.access import authenticate
from parley.core.errors import Unauthenticated
from parley.core.people import Team
from parley.core.work import Work
from parley.kit.db.listing import Order, Search
from parley.kit.ids import parse_number
from parley.kit.text.storable import fold

TEAMMATES = Routes("Teammates", lenient=True)
TOKENS = Routes("Tokens", lenient=True)
MOST = 10_000


@TEAMMATES.get("/Teammates")
async def list_teammates(work: Work, query: TeammateQuery) -> Data[list[TeammateWire]]:
    """List the teammates a ticket can be assigned to: those who are active, all at once."""
    group = None if query.group is None else await _group(work, query.group)
    if query.group is not None and group is None:
        return Data([])
    search = Search(work.workspace, order=Order("a.created_at", "timestamptz", "asc"), limit=MOST, counted=False)
    found = await people.list_agents(work, search, active=True, team=group.id if group else None)
    return Data([teammate_to_wire(agent) for agent in found.items])


async def _group(work: Work, text: str) -> Team | None:
    """Find a group by its name, else by its id."""
    search = Search(work.workspace, order=Order("t.created_at", "timestamptz", "asc"), limit=MOST, counted=False)
    named = (await people.list_teams(work, search, text=text)).items
    number = parse_number(text)
    exact = next((team for team in named if fold(team.name) == fold(text)), None)
    return exact or (None if number is None else await people.find_team(work, team=number))


@TOKENS.post(
    "/token",
    status=200,
    mode=Mode.NONE,
    public=True,
    reader=read_token_request,
    content=described(TokenRequest, FORM),
)
async def create_token(call: Call, body: Told[TokenRequest]) -> TokenWire:
    """Exchange a key, the refresh token, for an access token of an hour. It dies with its key."""
    actor = await authenticate(call.house.database, body.said.refresh_token, now=call.now)
    if actor.key_id is None:
        raise Unauthenticated
    text = spell_token(call.house.secret, Access(actor.workspace, actor.key_id), now=call.now)
    return TokenWire(text, "bearer", int(LIFE.total_seconds()))
