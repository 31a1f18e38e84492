"""Channels through the native door."""

import asyncio
from typing import Any

import pytest

from parley.core import inboxes
from parley.core.actor import Role
from parley.core.inboxes import ChannelTaken
from tests.support.desks import Desk
from tests.support.rows import recorded


async def inbox_of(desk: Desk, name: str = "Sales") -> str:
    return (await desk.made("/inboxes", {"name": name}))["id"]


def number_of(wire: str) -> int:
    return int(wire.rpartition("_")[2])


class TestAddingAChannel:
    @pytest.mark.parametrize(
        ("body", "paths"),
        [
            ({}, {"external_id"}),
            ({"external_id": ""}, {"external_id"}),
            ({"external_id": "a b"}, {"external_id"}),
            ({"external_id": "a/b"}, {"external_id"}),
            ({"external_id": "C1\n"}, {"external_id"}),
            ({"external_id": "C1\0"}, {"external_id"}),
            ({"external_id": "x" * 256}, {"external_id"}),
            ({"external_id": "C1", "name": "\r\n"}, {"name"}),
            ({"external_id": "C1", "name": "x" * 256}, {"name"}),
            ({"external_id": "C1", "owner_id": "inbox_1"}, {"owner_id"}),
            ({"external_id": "C1", "inbox_id": "inbox_1"}, {"inbox_id"}),
            ({"external_id": "C1", "owner_id": "user_987654321", "company_id": "comp_987654321"},
             {"owner_id", "company_id"}),
        ],
    )  # fmt: skip
    async def test_refuses_what_is_wrong_and_names_it(self, desk: Desk, body: Any, paths: set[str]) -> None:
        answer = await desk.call("POST", f"/inboxes/{await inbox_of(desk)}/channels", json=body)
        assert answer.status_code == 400
        assert {fault["path"] for fault in answer.json()["error"]["details"]["fields"]} == paths
        assert (await desk.got("/channels"))["data"] == []

    async def test_to_another_workspaces_inbox_is_not_found(self, desk: Desk, other_desk: Desk) -> None:
        theirs = await inbox_of(other_desk)
        answer = await desk.call("POST", f"/inboxes/{theirs}/channels", json={"external_id": "C1"})
        assert answer.status_code == 404
        assert (await other_desk.got("/channels"))["data"] == []

    @pytest.mark.parametrize("role", [Role.AGENT, Role.LIGHT, Role.READ])
    async def test_is_for_those_who_manage(self, desk: Desk, role: Role) -> None:
        path, key = f"/inboxes/{await inbox_of(desk)}/channels", await desk.key_for(role)
        assert (await desk.call("POST", path, json={"external_id": "C1"}, key=key)).status_code == 403
        await desk.made(path, {"external_id": "C1"})
        assert (await desk.call("PATCH", "/channels/C1", json={"name": "x"}, key=key)).status_code == 403
        assert (await desk.call("DELETE", "/channels/C1", key=key)).status_code == 403
        assert (await desk.got("/channels/C1", key=key))["data"]["name"] == "C1"

    async def test_answers_with_the_whole_and_is_recorded(self, desk: Desk) -> None:
        inbox, owner = await inbox_of(desk), f"user_{desk.workspace.owner_id}"
        company = (await desk.made("/companies", {"name": "Acme"}))["id"]
        said = {"external_id": "19:a.b@thread.tacv2", "name": "acme", "owner_id": owner, "company_id": company}
        made = await desk.made(f"/inboxes/{inbox}/channels", said)
        assert made == said | {
            "id": made["id"],
            "inbox_id": inbox,
            "created_at": made["created_at"],
            "updated_at": made["created_at"],
        }
        assert made["id"].startswith("chan_")
        assert (await desk.got("/channels/19%3Aa.b%40thread.tacv2"))["data"] == made
        facts = {"inbox_id": number_of(inbox), "owner_id": number_of(owner), "company_id": number_of(company)}
        (event,) = await recorded(desk, "channel")
        assert event == ("channel.added", {"external_id": said["external_id"], "name": "acme", **facts})
        shown = (await desk.got("/events?types=channel.*"))["data"]
        assert [each["subject"] for each in shown] == [{"type": "channel", "id": made["id"]}]

    async def test_twice_is_refused_in_any_inbox_and_at_once(self, desk: Desk, other_desk: Desk) -> None:
        paths = [f"/inboxes/{await inbox_of(desk, name)}/channels" for name in ("A", "B")]
        answers = await asyncio.gather(*(desk.call("POST", paths[n % 2], json={"external_id": "C1"}) for n in range(6)))
        assert sorted(answer.status_code for answer in answers) == [201] + [409] * 5
        await other_desk.made(f"/inboxes/{await inbox_of(other_desk)}/channels", {"external_id": "C1"})
        inbox = number_of((await desk.got("/channels/C1"))["data"]["inbox_id"])
        with pytest.raises(ChannelTaken):
            async with desk.work() as work:
                await inboxes.add_channel(work, inbox=inbox, external_id="C1")


class TestChangingAChannel:
    async def test_changes_only_what_is_given_and_clears(self, desk: Desk) -> None:
        inbox, other = await inbox_of(desk), await inbox_of(desk, "Other")
        owner = f"user_{desk.workspace.owner_id}"
        made = await desk.made(f"/inboxes/{inbox}/channels", {"external_id": "C1", "owner_id": owner})
        answer = await desk.call("PATCH", "/channels/C1", json={"inbox_id": other, "owner_id": None})
        changed = made | {"inbox_id": other, "owner_id": None, "updated_at": answer.json()["data"]["updated_at"]}
        assert answer.json()["data"] == changed
        again = await desk.call("PATCH", "/channels/C1", json={"inbox_id": other})
        assert again.json()["data"] == changed
        changes = {"inbox_id": [number_of(inbox), number_of(other)], "owner_id": [desk.workspace.owner_id, None]}
        assert (await recorded(desk, "channel"))[1:] == [("channel.updated", {"changes": changes})]

    async def test_refuses_strangers_an_empty_body_and_a_stale_version(self, desk: Desk, other_desk: Desk) -> None:
        await desk.made(f"/inboxes/{await inbox_of(desk)}/channels", {"external_id": "C1"})
        before = await desk.got("/channels/C1")
        stranger = {"inbox_id": await inbox_of(other_desk), "owner_id": f"user_{other_desk.workspace.owner_id}"}
        answers = [
            await desk.call("PATCH", "/channels/C1", json=stranger),
            await desk.call("PATCH", "/channels/C1", json={}),
            await desk.call("PATCH", "/channels/C1", json={"inbox_id": None}),
            await desk.call("PATCH", "/channels/C1", json={"external_id": "C2"}),
            await desk.call("PATCH", "/channels/C1", json={"name": "x"}, headers={"if-match": '"7"'}),
            await desk.call("DELETE", "/channels/C1", headers={"if-match": '"7"'}),
        ]
        assert [answer.status_code for answer in answers] == [400, 400, 400, 400, 412, 412]
        faults = answers[0].json()["error"]["details"]["fields"]
        assert [fault["path"] for fault in faults] == ["inbox_id", "owner_id"]
        assert await desk.got("/channels/C1") == before

    async def test_of_another_workspace_is_not_found(self, desk: Desk, other_desk: Desk) -> None:
        made = await other_desk.made(f"/inboxes/{await inbox_of(other_desk)}/channels", {"external_id": "C1"})
        answers = [
            await desk.call("GET", "/channels/C1"),
            await desk.call("PATCH", "/channels/C1", json={"name": "mine"}),
            await desk.call("DELETE", "/channels/C1"),
        ]
        assert [answer.status_code for answer in answers] == [404] * 3
        assert (await other_desk.got("/channels/C1"))["data"] == made


class TestRemovingAChannel:
    async def test_leaves_nothing_but_the_event_and_frees_the_id(self, desk: Desk) -> None:
        path = f"/inboxes/{await inbox_of(desk)}/channels"
        made = await desk.made(path, {"external_id": "C1", "name": "help"})
        answers = [await desk.call(method, "/channels/C1") for method in ("DELETE", "DELETE", "GET")]
        assert [answer.status_code for answer in answers] == [204, 404, 404]
        told = {"external_id": "C1", "name": "help", "inbox_id": number_of(made["inbox_id"])}
        assert (await recorded(desk, "channel"))[-1] == ("channel.removed", told)
        assert (await desk.made(path, {"external_id": "C1"}))["id"] != made["id"]

    async def test_comes_with_the_end_of_its_inbox_and_not_of_its_company(self, desk: Desk) -> None:
        inbox, company = await inbox_of(desk), (await desk.made("/companies", {"name": "Acme"}))["id"]
        await desk.made(f"/inboxes/{inbox}/channels", {"external_id": "C1", "company_id": company})
        assert (await desk.call("DELETE", f"/companies/{company}")).status_code == 204
        assert (await desk.got("/channels/C1"))["data"]["company_id"] is None
        assert (await desk.call("DELETE", f"/inboxes/{inbox}")).status_code == 204
        assert (await desk.call("GET", "/channels/C1")).status_code == 404
        told = {"external_id": "C1", "name": "C1", "inbox_id": number_of(inbox)}
        assert (await recorded(desk, "channel"))[-1] == ("channel.removed", told)


class TestListingChannels:
    async def test_finds_those_of_an_inbox_and_of_a_company(self, desk: Desk, other_desk: Desk) -> None:
        one, two = await inbox_of(desk, "One"), await inbox_of(desk, "Two")
        company = (await desk.made("/companies", {"name": "Acme"}))["id"]
        await desk.made(f"/inboxes/{one}/channels", {"external_id": "C1"})
        await desk.made(f"/inboxes/{one}/channels", {"external_id": "C2", "company_id": company})
        await desk.made(f"/inboxes/{two}/channels", {"external_id": "C3", "company_id": company})
        theirs = await inbox_of(other_desk)
        await other_desk.made(f"/inboxes/{theirs}/channels", {"external_id": "C4"})
        for query, wanted in (
            ("", ["C1", "C2", "C3"]),
            (f"&inbox_id={one}", ["C1", "C2"]),
            (f"&company_id={company}", ["C2", "C3"]),
            (f"&inbox_id={one}&company_id={company}", ["C2"]),
            (f"&inbox_id={theirs}", []),
        ):
            found = await desk.got(f"/channels?order_dir=asc{query}")
            assert [each["external_id"] for each in found["data"]] == wanted, query
        for wrong in ("inbox_id=1", "company_id=acme", "colour=red"):
            assert (await desk.call("GET", f"/channels?{wrong}")).status_code == 400

    async def test_of_many_inboxes_is_one_statement(self, desk: Desk, other_desk: Desk) -> None:
        one, two = await inbox_of(desk, "One"), await inbox_of(desk, "Two")
        for name in ("C2", "C1"):
            await desk.made(f"/inboxes/{one}/channels", {"external_id": name})
        theirs = number_of(await inbox_of(other_desk))
        async with desk.look() as work:
            found = await inboxes.channels_of(work, [number_of(one), number_of(two), theirs])
            assert await inboxes.channels_of(work, []) == {}
        assert {inbox: [each.external_id for each in channels] for inbox, channels in found.items()} == {
            number_of(one): ["C2", "C1"],
            number_of(two): [],
            theirs: [],
        }
