"""The search and what is alike, through the native door."""

import datetime as dt
import json
from typing import Any
from urllib.parse import quote

import pytest

from parley.core.actor import Role
from parley.kit.clock import print_time, utc_now
from tests.support.desks import Desk
from tests.support.tickets import insert_message, insert_ticket, mark_deleted

NONSENSE = [
    "foo & | ! ( :*",
    "%",
    "_",
    "'",
    "''",
    '"',
    "\\",
    "\\'",
    "-",
    "!!!",
    "w:1",
    "' w 1 '",
    "<->",
    "a:*b",
    "🎉",
    "x" * 999,
]


class TestSearching:
    @pytest.mark.parametrize(
        "query", ["", "q=", "q=a&limit=0", "q=a&limit=101", "q=a&types=cats", "q=a&types=", "q=%00"]
    )
    async def test_refuses_what_it_does_not_know(self, desk: Desk, query: str) -> None:
        assert (await desk.call("GET", f"/search?{query}")).status_code == 400

    @pytest.mark.parametrize("query", NONSENSE)
    async def test_takes_whatever_is_typed(self, desk: Desk, query: str) -> None:
        await insert_ticket(desk, "bar", "baz")
        assert await found(desk, query) == []

    async def test_never_finds_another_workspaces(self, desk: Desk, other_desk: Desk) -> None:
        number = await insert_ticket(other_desk, "secret", email="secret@example.com")
        await other_desk.made("/articles", {"title": "secret"})
        for query in ("secret", "secret@example.com", f"tkt_{number}", f"w {other_desk.workspace.id}"):
            assert await found(desk, query) == []

    async def test_never_finds_deleted_tickets(self, desk: Desk) -> None:
        number = await insert_ticket(desk, "printer", email="gone@example.com")
        await insert_message(desk, number, "printer again")
        await mark_deleted(desk, number)
        assert await found(desk, "printer") == []
        assert await found(desk, f"#{number}") == []
        assert [hit["type"] for hit in await found(desk, "gone@example.com")] == ["customer"]

    async def test_answers_with_everything_that_matches(self, desk: Desk) -> None:
        number = await insert_ticket(desk, "The printer <b>smokes</b>", "It & \x02all", email="printer@example.com")
        message = await insert_message(desk, number, "Switch the printer off, 5 < 6 & go")
        article = await desk.made("/articles", {"title": "Printers", "body": "About *printers*."})
        hits = {hit["type"]: hit for hit in await found(desk, "printer")}
        assert {kind: (hit["id"], hit["ticket_id"]) for kind, hit in hits.items()} == {
            "ticket": (f"tkt_{number}", f"tkt_{number}"),
            "message": (f"conv_{message}", f"tkt_{number}"),
            "customer": (hits["customer"]["id"], None),
            "article": (article["id"], None),
        }
        assert hits["ticket"]["title"] == "The printer <b>smokes</b>"
        assert hits["message"]["snippet"] == "Switch the <mark>printer</mark> off, 5 &lt; 6 &amp; go"
        assert hits["article"]["snippet"] == "About *<mark>printers</mark>*."
        assert all(0 < hit["score"] < 1 for hit in hits.values())

    async def test_shows_snippets_that_are_safe(self, desk: Desk) -> None:
        await insert_ticket(desk, "x", '\x02<script>alert(1)</script>\x03 "fire" & <img src=x onerror=alert(2)>')
        (hit,) = await found(desk, "fire")
        bare = hit["snippet"].replace("<mark>", "").replace("</mark>", "")
        assert "<mark>fire</mark>" in hit["snippet"]
        assert not set('<>"\x02\x03') & set(bare)

    async def test_finds_unfinished_words(self, desk: Desk) -> None:
        number = await insert_ticket(desk, "The printers smoke", "Ünfassbar")
        article = await desk.made("/articles", {"title": "Printing", "body": "Paper."})
        for query in ("print", "printe", "smoke prin", "Ünfas"):
            assert f"tkt_{number}" in [hit["id"] for hit in await found(desk, query)], query
        assert article["id"] in [hit["id"] for hit in await found(desk, "prin")]
        assert (await found(desk, "prin", types="tickets"))[0]["snippet"] == "Ünfassbar"
        for query in ("pr", '"prin"', "prin or cat", "smoke -x prin", "rinter"):
            assert await found(desk, query) == [], query

    async def test_finds_customers_by_parts_of_who_they_are(self, desk: Desk) -> None:
        ann = await desk.made("/customers", {"name": "Ann Müller-Brown", "email": "a.brown@acme.example.com"})
        for query in ("An", "Müll", "brown ann", "a.brown@acme", "acme exam", "ann müller-br", "ANN MÜLLER"):
            assert [hit["id"] for hit in await found(desk, query, types="customers")] == [ann["id"]], query
        for query in ("nn", "ann smith", "-ann"):
            assert await found(desk, query, types="customers") == [], query
        await desk.call("PATCH", f"/customers/{ann['id']}", json={"name": "Anne"})
        assert [hit["title"] for hit in await found(desk, "anne")] == ["Anne"]

    async def test_finds_companies_by_name_and_domain(self, desk: Desk, other_desk: Desk) -> None:
        acme = await desk.made("/companies", {"name": "Acme/Söhne & Co", "domains": ["acme-corp.example.com"]})
        await other_desk.made("/companies", {"name": "Acme"})
        for query in ("acm", "söh", "acme-corp.example.com", "corp", "acme co"):
            (hit,) = await found(desk, query, types="companies")
            assert (hit["type"], hit["id"], hit["title"]) == ("company", acme["id"], "Acme/Söhne & Co"), query
        assert hit["ticket_id"] is None
        assert hit["snippet"] == "acme-corp.example.com"
        await desk.call("PATCH", f"/companies/{acme['id']}", json={"name": "Zenith"})
        assert await found(desk, "söhne", types="companies") == []
        assert len(await found(desk, "zenith")) == 1

    async def test_never_finds_who_was_erased(self, desk: Desk) -> None:
        ticket = await desk.made("/tickets", {"subject": "x", "customer_email": "zoe@example.com"})
        (customer,) = await found(desk, "zoe", types="customers")
        assert (await desk.call("DELETE", f"/customers/{customer['id']}?erase=true")).status_code == 204
        assert await found(desk, "zoe") == []
        assert (await desk.call("GET", f"/tickets/{ticket['id']}")).status_code == 200

    async def test_gives_each_type_its_share(self, desk: Desk) -> None:
        for _ in range(3):
            await insert_ticket(desk, "zebra", "zebra", email="zebra@example.com")
        await desk.made("/companies", {"name": "Zebra"})
        for query in ("zebra", "zeb", "zebra@example.com"):
            types = [hit["type"] for hit in (await desk.got(f"/search?q={query}&limit=2&per_type=true"))["data"]]
            assert types.count("ticket") == 2, query
            assert types.count("customer") == 1, query
        assert sorted({hit["type"] for hit in await found(desk, "zebra")}) == ["company", "customer", "ticket"]

    async def test_puts_the_subject_before_the_text(self, desk: Desk) -> None:
        in_subject = await insert_ticket(desk, "zebra crossing", "nothing else")
        in_text = await insert_ticket(desk, "nothing else", "zebra crossing")
        hits = await found(desk, "zebra")
        assert [hit["id"] for hit in hits] == [f"tkt_{in_subject}", f"tkt_{in_text}"]

    async def test_finds_a_ticket_by_a_reply_once(self, desk: Desk) -> None:
        number = await insert_ticket(desk, "a", "b")
        for kind in ("reply", "note", "reply"):
            await insert_message(desk, number, "zebra", kind=kind)
        assert [hit["type"] for hit in await found(desk, "zebra")].count("ticket") == 1
        assert [hit["type"] for hit in await found(desk, "zebra", types="messages")] == ["message"] * 3

    @pytest.mark.parametrize("spelling", ["{}", "#{}", "tkt_{}", "CF-{}", " {} "])
    async def test_finds_a_number_exactly_and_first(self, desk: Desk, spelling: str) -> None:
        number = await insert_ticket(desk, "wanted", "the text")
        await insert_ticket(desk, f"{number} {number}", f"CF-{number} tkt_{number}")
        first = (await found(desk, spelling.format(number)))[0]
        assert (first["id"], first["score"], first["snippet"]) == (f"tkt_{number}", 1.0, "the text")

    async def test_finds_an_address_exactly_and_first(self, desk: Desk) -> None:
        older = await insert_ticket(desk, "older", email="Ann@Example.com", now=utc_now() - dt.timedelta(days=1))
        newer = await insert_ticket(desk, "newer", email="ann@example.com")
        await insert_ticket(desk, "ann@example.com ann@example.com", email="bob@example.com")
        hits = await found(desk, "ANN@example.com")
        assert [hit["type"] for hit in hits[:3]] == ["customer", "ticket", "ticket"]
        assert [hit["id"] for hit in hits[1:3]] == [f"tkt_{newer}", f"tkt_{older}"]
        assert [hit["type"] for hit in await found(desk, "ann@example.com", types="customers")] == ["customer"]

    async def test_obeys_limit_and_types(self, desk: Desk) -> None:
        for _ in range(3):
            await insert_ticket(desk, "zebra")
        answer = await desk.got("/search?q=zebra&limit=2&types=tickets,articles")
        assert (len(answer["data"]), answer["meta"]) == (2, {"limit": 2})
        assert await found(desk, "zebra", types="articles,customers,messages") == []

    async def test_is_for_everybody_who_may_read(self, desk: Desk) -> None:
        number = await insert_ticket(desk, "zebra")
        response = await desk.call("GET", "/search?q=zebra", key=await desk.key_for(Role.READ))
        assert [hit["id"] for hit in response.json()["data"]] == [f"tkt_{number}"]

    async def test_needs_all_words_but_the_forbidden(self, desk: Desk) -> None:
        both = await insert_ticket(desk, "red car", "wheels")
        only = await insert_ticket(desk, "red", "bike")
        assert [hit["id"] for hit in await found(desk, "red wheels", types="tickets")] == [f"tkt_{both}"]
        assert [hit["id"] for hit in await found(desk, "red -wheels", types="tickets")] == [f"tkt_{only}"]
        assert [hit["id"] for hit in await found(desk, '"red car"', types="tickets")] == [f"tkt_{both}"]


class TestSimilarTickets:
    async def test_are_not_found_for_a_ticket_that_is_not(self, desk: Desk, other_desk: Desk) -> None:
        theirs = await insert_ticket(other_desk, "theirs")
        deleted = await insert_ticket(desk, "deleted")
        await mark_deleted(desk, deleted)
        for number in (theirs + 900, deleted, 0, "x"):
            assert (await desk.call("GET", f"/tickets/tkt_{number}/similar")).status_code == 404

    @pytest.mark.parametrize("subject", ["", "!!!", "it's \\ a 'quote'", "a | b & !c:*"])
    async def test_may_be_none_whatever_the_words(self, desk: Desk, subject: str) -> None:
        number = await insert_ticket(desk, subject)
        assert (await desk.got(f"/tickets/tkt_{number}/similar"))["data"] == []

    async def test_share_the_telling_words(self, desk: Desk, other_desk: Desk) -> None:
        number = await insert_ticket(desk, "Printer smokes", "please help with the printer, it's O'Brien\\s")
        twin = await insert_ticket(desk, "Smoking printers", "please help")
        cousin = await insert_ticket(desk, "New printer", "please order")
        for name in ("invoice", "password", "delivery"):
            await insert_ticket(desk, name, "not this one")
        deleted = await insert_ticket(desk, "Printer smokes")
        await mark_deleted(desk, deleted)
        await insert_ticket(other_desk, "Printer smokes")
        answer = await desk.got(f"/tickets/{number}/similar")
        assert [hit["id"] for hit in answer["data"]] == [f"tkt_{twin}", f"tkt_{cousin}"]
        assert answer["data"][0]["title"] == "Smoking printers"
        assert answer["meta"] == {"limit": 10}

    async def test_are_ten_at_most(self, desk: Desk) -> None:
        moment = utc_now()
        numbers = [await insert_ticket(desk, "same words", now=moment) for _ in range(12)]
        hits = (await desk.got(f"/tickets/tkt_{numbers[0]}/similar"))["data"]
        assert len({hit["id"] for hit in hits} - {f"tkt_{numbers[0]}"}) == 10
        assert {hit["created_at"] for hit in hits} == {print_time(moment)}


async def found(desk: Desk, query: str, types: str | None = None) -> list[dict[str, Any]]:
    """Search and return the hits; the whole answer must be plain JSON."""
    answer = await desk.got(f"/search?q={quote(query)}" + (f"&types={types}" if types else ""))
    return json.loads(json.dumps(answer["data"]))
