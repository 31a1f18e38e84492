"""Tags through the native door."""

from tests.support.desks import Desk


class TestCreatingATag:
    async def test_answers_with_the_tag(self, desk: Desk) -> None:
        tag = await desk.made("/tags", {"name": "billing", "color": "#ff0000"})
        assert tag["id"].startswith("tag_")
        assert (tag["name"], tag["color"]) == ("billing", "#ff0000")

    async def test_names_every_fault_at_once(self, desk: Desk) -> None:
        response = await desk.call("POST", "/tags", json={"name": "", "color": "red", "size": 1})
        assert response.status_code == 400
        fields = response.json()["error"]["details"]["fields"]
        assert {field["path"] for field in fields} == {"name", "color", "size"}

    async def test_refuses_a_taken_name_in_another_case(self, desk: Desk) -> None:
        await desk.made("/tags", {"name": "Billing"})
        response = await desk.call("POST", "/tags", json={"name": "bILLING"})
        assert (response.status_code, response.json()["error"]["code"]) == (409, "CONFLICT")

    async def test_folds_line_breaks_into_blanks(self, desk: Desk) -> None:
        assert (await desk.made("/tags", {"name": "two\r\nlines"}))["name"] == "two lines"

    async def test_has_one_effect_under_one_key(self, desk: Desk) -> None:
        headers = {"idempotency-key": "once"}
        first = await desk.call("POST", "/tags", json={"name": "once"}, headers=headers)
        again = await desk.call("POST", "/tags", json={"name": "once"}, headers=headers)
        assert (again.status_code, again.json()) == (201, first.json())
        assert again.headers["idempotency-replayed"] == "true"


class TestChangingATag:
    async def test_changes_only_what_is_given(self, desk: Desk) -> None:
        tag = await desk.made("/tags", {"name": "billing", "color": "#ff0000"})
        response = await desk.call("PATCH", f"/tags/{tag['id']}", json={"color": "#00ff00"})
        assert response.json()["data"] | {"updated_at": 0} == tag | {"color": "#00ff00", "updated_at": 0}

    async def test_refuses_an_empty_body(self, desk: Desk) -> None:
        tag = await desk.made("/tags", {"name": "billing"})
        assert (await desk.call("PATCH", f"/tags/{tag['id']}", json={})).status_code == 400

    async def test_refuses_a_stale_version(self, desk: Desk) -> None:
        tag = await desk.made("/tags", {"name": "billing"})
        etag = (await desk.call("GET", f"/tags/{tag['id']}")).headers["etag"]
        first = await desk.call("PATCH", f"/tags/{tag['id']}", json={"name": "a"}, headers={"if-match": etag})
        second = await desk.call("PATCH", f"/tags/{tag['id']}", json={"name": "b"}, headers={"if-match": etag})
        assert (first.status_code, second.status_code) == (200, 412)


class TestAnotherWorkspacesTag:
    async def test_is_not_found_by_any_method(self, desk: Desk, other_desk: Desk) -> None:
        tag = await other_desk.made("/tags", {"name": "secret"})
        path = f"/tags/{tag['id']}"
        answers = [
            await desk.call("GET", path),
            await desk.call("PATCH", path, json={"name": "mine"}),
            await desk.call("DELETE", path),
        ]
        assert [answer.status_code for answer in answers] == [404, 404, 404]
        assert (await other_desk.got(path))["data"]["name"] == "secret"


class TestListingTags:
    async def test_walks_every_page_once(self, desk: Desk) -> None:
        for number in range(5):
            await desk.made("/tags", {"name": f"tag {number}"})
        names: list[str] = []
        cursor = ""
        while cursor is not None:
            page = await desk.got(f"/tags?limit=2{cursor and f'&cursor={cursor}'}")
            names += [tag["name"] for tag in page["data"]]
            assert page["meta"]["total"] == 5
            cursor = page["meta"]["next_cursor"]
        assert names == [f"tag {number}" for number in (4, 3, 2, 1, 0)]
