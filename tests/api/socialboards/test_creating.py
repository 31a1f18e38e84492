"""Tickets made through the Socialboards door: the seed's body, each of its fields, and every refusal."""

import asyncio
from typing import Any

import pytest

from parley.api.socialboards.ids import Kind, spell_person
from parley.core.actor import Role
from tests.api.socialboards.boards import CREATOR, SEED, check, made, olivia, post, whole
from tests.support.desks import Desk
from tests.support.marks import mark_of

PROPERTIES = dict.fromkeys(
    ("isAnonymized", "isMuted", "hasAttachments", "hasDraft", "isAssignedToBot", "isDeleted", "isExpired", "isHidden",
     "isLocked", "isSpam", "isSensitive"), False,
)  # fmt: skip
STRANGER = spell_person(Kind.TEAMMATE, 99_999_999)


class TestARefusedCreation:
    @pytest.mark.parametrize(
        ("change", "path"),
        [
            ({"creator": None}, "creator"),
            ({"creator": {}}, "creator.email"),
            ({"creator": {"name": "Bill"}}, "creator.email"),
            ({"creator": {"email": None}}, "creator.email"),
            ({"creator": {"email": "nobody"}}, "creator.email"),
            ({"creator": {"email": "nobody", "image": "https://x.test/a.png"}}, "creator.email"),
            ({"creator": {**CREATOR, "name": "x" * 256}}, "creator.name"),
            ({"creator": {**CREATOR, "name": 5}}, "creator.name"),
            ({"creator": {**CREATOR, "image": "javascript:alert(1)"}}, "creator.image"),
            ({"creator": {**CREATOR, "image": "https://x.test/" + "x" * 2000}}, "creator.image"),
            ({"creator": {**CREATOR, "phoneNumber": 47}}, "creator.phoneNumber"),
            ({"creator": {**CREATOR, "phoneNumber": "1" * 65}}, "creator.phoneNumber"),
            ({"message": None, "title": None}, "message"),
            ({"message": " ", "title": "\r\n"}, "message"),
            ({"message": "x" * 262_145}, "message"),
            ({"message": "é" * 131_073}, "message"),
            ({"message": "a\x00"}, "message"),
            ({"message": 5}, "message"),
            ({"title": "x" * 1001}, "title"),
            ({"title": 5}, "title"),
            ({"isHtml": "true"}, "isHtml"),
            ({"isHtml": 1}, "isHtml"),
            ({"assigneeId": 5}, "assigneeId"),
            ({"assigneeId": ""}, "assigneeId"),
            ({"assigneeId": "43b8adc7-755d-2be3-afb1-b6a462631977"}, "assigneeId"),
            ({"assigneeId": STRANGER}, "assigneeId"),
            ({"assigneeId": spell_person(Kind.CUSTOMER, 1)}, "assigneeId"),
            ({"assigneeId": "user_1"}, "assigneeId"),
            ({"categoryId": "15597"}, "categoryId"),
            ({"categoryId": True}, "categoryId"),
            ({"categoryId": 0}, "categoryId"),
            ({"categoryId": 15_597}, "categoryId"),
            ({"categoryId": 2**63}, "categoryId"),
            ({"cc": "ann@example.com"}, "cc"),
            ({"cc": ["ann@example.com", "nobody"]}, "cc.1"),
            ({"cc": [f"a{n}@x.test" for n in range(51)]}, "cc"),
            ({"customFields": [{"id": 42_623, "value": "Oslo"}]}, "customFields.0.id"),
            ({"customFields": [{"id": "42623", "value": "Oslo"}]}, "customFields.0.id"),
            ({"customFields": [{"value": "Oslo"}]}, "customFields.0.id"),
            ({"customFields": {"id": 1}}, "customFields"),
            ({"sentiment": "anger"}, "sentiment"),
            ({"sentiment": "Question"}, "sentiment"),
            ({"sourceName": 5}, "sourceName"),
            ({"sourceName": "x" * 256}, "sourceName"),
            ({"tags": "a"}, "tags"),
            ({"tags": ["x" * 101]}, "tags.0"),
            ({"tags": ["a,b"]}, "tags.0"),
            ({"tags": [str(n) for n in range(101)]}, "tags"),
            ({"attachments": [{"name": "a.png"}]}, "attachments.0.url"),
            ({"attachments": [{"url": 5}]}, "attachments.0.url"),
            ({"attachments": [{"url": "https://x.test/a", "name": 5}]}, "attachments.0.name"),
            ({"attachments": [{"url": "https://x.test/a"}] * 11}, "attachments"),
        ],
    )
    async def test_names_the_field_and_changes_nothing(self, desk: Desk, change: dict[str, Any], path: str) -> None:
        before = await mark_of(desk)
        sentence = check(await post(desk, {**SEED, **change}), 400, 1)
        assert sentence.startswith(f"{path}")
        assert await mark_of(desk) == before

    async def test_names_all_faults_at_once(self, desk: Desk) -> None:
        sentence = check(await post(desk, {**SEED, "creator": {"email": 5}, "tags": 5, "isHtml": None}), 400, 1)
        assert {part.split(":")[0] for part in sentence.split("; ")} == {"creator.email", "tags", "isHtml"}

    async def test_knows_no_other_desks_people_categories_and_fields(self, desk: Desk, other_desk: Desk) -> None:
        category = await other_desk.made("/categories", {"name": "Theirs"})
        field = await other_desk.made("/fields", {"label": "City", "type": "text"})
        for change in (
            {"assigneeId": olivia(other_desk)},
            {"categoryId": int(category["id"].removeprefix("cat_"))},
            {"customFields": [{"id": int(field["id"].removeprefix("field_")), "value": "Oslo"}]},
        ):
            before = await mark_of(desk)
            assert check(await post(desk, {**SEED, **change}), 400, 1).startswith(next(iter(change)))
            assert await mark_of(desk) == before

    @pytest.mark.parametrize("role", [Role.LIGHT, Role.READ])
    async def test_is_forbidden_to_who_only_reads(self, desk: Desk, role: Role) -> None:
        key = await desk.key_for(role)
        before = await mark_of(desk)
        for more in ({}, {"attachments": [{"url": "https://x.test/a"}]}, {"creator": {**CREATOR, "phoneNumber": "1"}}):
            check(await post(desk, {**SEED, **more}, key=key), 403, 3)
        assert await mark_of(desk) == before


class TestACreation:
    async def test_answers_the_number_in_the_envelope(self, desk: Desk) -> None:
        answer = await post(desk)
        assert (answer.status_code, answer.json()) == (200, {"data": 1, "errorCode": -1, "errorText": None})

    async def test_keeps_every_field_of_the_seed(self, desk: Desk) -> None:
        category = await desk.made("/categories", {"name": "Cars"})
        field = await desk.made("/fields", {"label": "City", "type": "text"})
        city = int(field["id"].removeprefix("field_"))
        await made(
            desk,
            assigneeId=olivia(desk).upper(),
            categoryId=int(category["id"].removeprefix("cat_")),
            creator={**CREATOR, "image": "https://x.test/bill.png", "phoneNumber": "+47 1"},
            customFields=[{"id": city, "value": "Oslo"}],
            tags=["car", "price"],
            sourceName="Our page",
        )
        said = await whole(desk)
        assert said["creationTime"][19:] == said["creationTime"][19:27] + "+00:00"
        assert len(said["creationTime"]) == len("2025-01-15T10:30:00.0000000+00:00")
        assert said.pop("creationTime") == said.pop("lastThreadElementCreationTime")
        author = said.pop("author")
        (native,) = (await desk.got("/customers"))["data"]
        assert author == {
            "id": spell_person(Kind.CUSTOMER, int(native["id"].removeprefix("cust_"))),
            "name": "Bill Smith",
            "email": "bill_smith@gmail.com",
            "image": "https://x.test/bill.png",
            "status": "client",
            "isBot": False,
        }
        assert native["phone"] == "+47 1"
        assert said == {
            "id": 1,
            "title": "New car price list.",
            "message": "Hello I want to buy a new car, how can I get a price list?",
            "htmlMessage": "Hello I want to buy a new car, how can I get a price list?",
            "category": {"id": int(category["id"].removeprefix("cat_")), "name": "Cars", "parents": []},
            "customFields": [{"id": city, "value": "Oslo"}],
            "lockedBy": {
                "id": olivia(desk),
                "name": "Olivia Owner",
                "email": "owner@desk.test",
                "image": None,
                "status": "team",
                "isBot": False,
            },
            "originalLink": "http://desk.test/app/tickets/1",
            "properties": {**PROPERTIES, "isLocked": True},
            "replyCount": 0,
            "isMuted": False,
            "sentiment": "question",
            "source": "api",
            "detailedSource": "api",
            "sourceName": "Our page",
            "status": "open",
            "tags": ["car", "price"],
            "attachments": [],
        }
        assert (await desk.got("/tickets/1"))["data"]["cc"] == ["ann_smith@gmail.com"]

    async def test_needs_a_title_or_a_message(self, desk: Desk) -> None:
        creator = {"email": "bill@example.com"}
        assert (await post(desk, {"creator": creator, "title": "Only a title"})).status_code == 200
        assert (await whole(desk))["message"] == ""
        assert (
            await post(desk, {"creator": creator, "message": "<p>First <b>line</b></p><p>Second</p>"})
        ).status_code == 200
        assert (await whole(desk, 2))["title"] == "First line"
        assert (await post(desk, {"creator": creator, "message": "word " * 40})).status_code == 200
        assert (await whole(desk, 3))["title"] == "word " * 19 + "word…"
        assert (await post(desk, {"creator": creator, "message": "<img src='cid:1'>"})).status_code == 200
        assert (await whole(desk, 4))["title"] == "New request"

    async def test_takes_null_for_whatever_may_be_left_out(self, desk: Desk) -> None:
        await made(desk, **dict.fromkeys(("assigneeId", "attachments", "categoryId", "cc", "customFields")))
        await made(desk, **dict.fromkeys(("sentiment", "sourceName", "tags", "title")))
        said = await whole(desk, 2)
        assert (said["category"], said["sentiment"], said["sourceName"], said["tags"]) == (None, None, None, [])
        assert (said["lockedBy"], said["properties"]["isLocked"]) == (None, False)

    @pytest.mark.parametrize("word", ["question", "praise", "suggestion", "complaint"])
    async def test_knows_the_seeds_sentiments(self, desk: Desk, word: str) -> None:
        await made(desk, sentiment=word)
        assert (await whole(desk))["sentiment"] == word

    async def test_reads_a_message_as_markup_unless_told_otherwise(self, desk: Desk) -> None:
        text = "<b>1 &lt; 2</b><script>x</script>"
        await made(desk, message=text)
        await made(desk, message=text, isHtml=True)
        await made(desk, message=text, isHtml=False)
        for number in (1, 2):
            said = await whole(desk, number)
            assert (said["message"], said["htmlMessage"]) == ("1 < 2", "<b>1 &lt; 2</b>")
        plain = await whole(desk, 3)
        assert plain["message"] == text
        assert "<script>" not in plain["htmlMessage"]

    async def test_takes_names_in_any_case(self, desk: Desk) -> None:
        older = {
            "Creator": {"Name": "Bill", "Email": "bill@example.com", "PhoneNumber": "1"},
            "MESSAGE": "Hello",
            "Title": "Hi",
            "IsHtml": False,
            "SourceName": "Page",
            "CC": ["a@example.com"],
            "CustomFields": [],
        }
        assert (await post(desk, older)).status_code == 200
        said = await whole(desk)
        assert (said["title"], said["message"], said["sourceName"]) == ("Hi", "Hello", "Page")
        assert (await desk.got("/customers"))["data"][0]["phone"] == "1"

    async def test_takes_no_name_twice_whatever_its_case(self, desk: Desk) -> None:
        assert check(await post(desk, {**SEED, "Title": "Another"}), 400, 1) == "title: Given twice"
        nested = {**SEED, "creator": {**CREATOR, "EMAIL": "other@example.com"}}
        assert check(await post(desk, nested), 400, 1) == "creator.email: Given twice"

    async def test_ignores_what_it_does_not_know(self, desk: Desk) -> None:
        await made(desk, id=77, status="completed", Nonsense={"a": [1]}, creationTime="2020-01-01T00:00:00Z")
        assert ((await whole(desk))["id"], (await whole(desk))["status"]) == (1, "open")

    async def test_takes_what_is_just_within_the_limits(self, desk: Desk) -> None:
        cc = [f"a{n}@x.test" for n in range(50)]
        await made(desk, title="x" * 1000, message="x" * 262_144, tags=["x" * 100], cc=cc, sourceName="x" * 255,
                   creator={"email": "b@x.test", "name": "x" * 255, "phoneNumber": "1" * 64})  # fmt: skip
        said = await whole(desk)
        assert (len(said["title"]), len(said["message"]), len(said["sourceName"])) == (1000, 262_144, 255)
        assert (await desk.got("/tickets/1"))["data"]["cc"] == cc

    async def test_has_one_effect_for_one_idempotency_key(self, desk: Desk) -> None:
        headers = {"idempotency-key": "once"}
        answers = await asyncio.gather(*(post(desk, headers=headers) for _ in range(10)))
        answers.append(await post(desk, {key.upper(): value for key, value in SEED.items()}, headers=headers))
        assert {answer.status_code for answer in answers} <= {200, 409}
        assert {answer.json()["data"] for answer in answers} <= {1, None}
        assert (answers[-1].json()["data"], answers[-1].headers["idempotency-replayed"]) == (1, "true")
        check(await post(desk, {**SEED, "title": "Other"}, headers=headers), 422, 10)

    async def test_fills_in_what_is_not_known_of_a_creator(self, desk: Desk) -> None:
        await made(desk, creator={"email": "bill@example.com"})
        await made(desk, creator={"email": "BILL@example.com", "name": "Bill", "phoneNumber": "1"})
        await made(desk, creator={"email": "bill@example.com", "name": "William", "phoneNumber": "2"})
        (customer,) = (await desk.got("/customers"))["data"]
        assert (customer["name"], customer["phone"]) == ("Bill", "1")

    async def test_makes_one_creator_for_many_at_once(self, desk: Desk) -> None:
        await asyncio.gather(*(made(desk, creator={**CREATOR, "phoneNumber": "1"}) for _ in range(10)))
        assert (await desk.got("/customers"))["meta"]["total"] == 1

    async def test_shows_a_category_below_others(self, desk: Desk) -> None:
        above = ""
        for name in ("Vehicles", "Cars", "Electric"):
            above = (await desk.made("/categories", {"name": name, **({"parent_id": above} if above else {})}))["id"]
        number = int(above.removeprefix("cat_"))
        await made(desk, categoryId=number)
        category = (await whole(desk))["category"]
        assert (category["id"], category["name"]) == (number, "Electric")
        assert [parent["name"] for parent in category["parents"]] == ["Cars", "Vehicles"]
