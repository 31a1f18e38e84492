"""The search: core to wire, and back."""

from parley.api.native.ids import spell_id, spell_id_or_none
from parley.api.native.schemas.search import HitWire
from parley.core.errors import Invalid
from parley.core.search import Hit, HitKind
from parley.kit.clock import print_time

PREFIXES = {
    HitKind.TICKET: "tkt",
    HitKind.MESSAGE: "conv",
    HitKind.CUSTOMER: "cust",
    HitKind.COMPANY: "comp",
    HitKind.ARTICLE: "art",
}
TYPES = {"companies" if kind is HitKind.COMPANY else f"{kind.value}s": kind for kind in HitKind}


def hit_to_wire(hit: Hit) -> HitWire:
    """Spell one thing found."""
    return HitWire(
        type=hit.kind.value,
        id=spell_id(PREFIXES[hit.kind], hit.id),
        title=hit.title,
        snippet=hit.snippet,
        ticket_id=spell_id_or_none("tkt", hit.ticket),
        score=round(hit.score, 6),
        created_at=print_time(hit.created_at),
    )


def kinds_from_wire(types: str | None) -> frozenset[HitKind]:
    """Read the comma list of types, all when there is none; raise Invalid for an unknown one."""
    if types is None:
        return frozenset(HitKind)
    names = [name.strip() for name in types.split(",")]
    if any(name not in TYPES for name in names):
        raise Invalid.at("types", f"Unknown type; allowed: {', '.join(TYPES)}")
    return frozenset(TYPES[name] for name in names)
