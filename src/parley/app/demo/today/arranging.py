"""The desk's own arrangements come true: categories with fields, tags, service levels, macros and views."""

import msgspec

from parley.app.demo.today import setup
from parley.core import categories, fields, inboxes, macros, sla, tags, views
from parley.core.actor import Actor
from parley.core.fields import FieldType, WantedOption
from parley.core.tickets import Priority
from parley.core.work import Work


class Places(msgspec.Struct, frozen=True):
    """Where things go, by their names; a select's options by the field's key and their label.

    The values of the fields in `people` are agents. A ticket without a category has that of its team.
    """

    categories: dict[str, int] = {}
    inboxes: dict[str, int] = {}
    options: dict[str, dict[str, str]] = {}
    people: frozenset[str] = frozenset()
    category_of_team: dict[str, str] = {}


async def arrange(work: Work, teams: dict[str, int], owner: Actor) -> Places:
    """The workspace has all that its setup names. It must have none of it yet: see `is_furnished`."""
    await sla.create_policy(work, name="Standard", targets=setup.TARGETS, is_default=True)
    for name, color in setup.TAGS.items():
        if not await tags.find_tags(work, names=[name]):
            await tags.create_tag(work, name=name, color=color)
    made = [await _field(work, *each) for each in setup.FIELDS]
    ids = {field.key: field.id for field in made}
    kinds = {
        name: (await categories.create_category(work, name=name, field_ids=[ids[key] for key in keys])).id
        for name, keys in setup.CATEGORIES.items()
    }
    developers = await inboxes.create_inbox(work, name=setup.DEVELOPERS, team_id=teams.get("Engineering"))
    await _macros(work, teams)
    await _views(work, owner)
    options = {field.key: {option.label: option.id for option in field.options} for field in made}
    agents = frozenset(field.key for field in made if field.type is FieldType.USER)
    return Places(kinds, {setup.DEVELOPERS: developers.id}, options, agents, setup.CATEGORY_OF_TEAM)


async def _field(work: Work, key: str, label: str, kind: FieldType, options: tuple[str, ...]) -> fields.Field:
    wanted = [WantedOption(label=each) for each in options]
    if kind is FieldType.TEXT:
        return await fields.create_field(work, key=key, label=label, type=kind, single_line=True)
    return await fields.create_field(work, key=key, label=label, type=kind, options=wanted)


async def _macros(work: Work, teams: dict[str, int]) -> None:
    for name, words, changes in setup.MACROS:
        steps: list[macros.Step] = []
        if words:
            steps.append(macros.Reply(f"{setup.HELLO}{words}{setup.BYE}", "text"))
        if "status" in changes:
            steps.append(macros.SetStatus(changes["status"]))
        if "priority" in changes:
            steps.append(macros.SetPriority(Priority(changes["priority"])))
        if changes.get("team") in teams:
            steps.append(macros.SetTeam(teams[changes["team"]]))
        if "tags" in changes:
            steps.append(macros.AddTags(changes["tags"]))
        await macros.create_macro(work, macros.NewMacro(name=name, steps=steps, shared=True))


async def _views(work: Work, owner: Actor) -> None:
    desk = work.actor
    for place, (name, filter_, shared) in enumerate(setup.VIEWS):
        work.actor = desk if shared else owner
        new = views.NewView(name=name, filter=filter_, shared=shared, order_by="updated_at", position=place)
        await views.create_view(work, new)
    work.actor = desk
