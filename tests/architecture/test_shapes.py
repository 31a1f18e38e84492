"""Files stay small, say what they are, and are named for what they hold."""

import pytest

from tests.architecture import shapes
from tests.architecture.conftest import Plant
from tests.architecture.source import ROOT

LONG = "x = 1\n"


class TestSizes:
    @pytest.mark.parametrize(
        ("path", "limit"),
        [
            ("src/parley/core/a.py", 400),
            ("bench/a.py", 400),
            ("tests/unit/test_a.py", 500),
            ("web/src/a.tsx", 300),
        ],
    )
    def test_of_a_file_end_at_its_kinds_limit(self, plant: Plant, path: str, limit: int) -> None:
        assert shapes.long_files(plant({path: LONG * (limit + 1)})) == [f"{path}: {limit + 1} lines"]
        assert shapes.long_files(plant({path: LONG * limit})) == []

    def test_of_a_generated_client_are_free(self, plant: Plant) -> None:
        assert shapes.long_files(plant({"web/src/api.gen.ts": LONG * 5000})) == []

    @pytest.mark.parametrize("start", ["def f():\n", "async def f():\n"])
    def test_of_a_function_end_at_sixty_lines(self, plant: Plant, start: str) -> None:
        assert shapes.long_functions(plant({"src/a.py": start + "    x = 1\n" * 60})) == ["src/a.py:1 f: 61 lines"]
        assert shapes.long_functions(plant({"src/a.py": start + "    x = 1\n" * 59})) == []

    def test_hold_in_our_tree(self) -> None:
        assert shapes.long_files(ROOT) + shapes.long_functions(ROOT) == []


class TestNameplates:
    def test_are_missed_where_a_module_starts_with_code(self, plant: Plant) -> None:
        root = plant({"src/a.py": LONG, "tests/b/__init__.py": "", "src/c.py": '"""Says it."""\n'})
        assert shapes.without_nameplate(root) == ["src/a.py", "tests/b/__init__.py"]

    def test_are_on_every_module(self) -> None:
        assert shapes.without_nameplate(ROOT) == []


class TestNames:
    @pytest.mark.parametrize(
        "path", ["src/utils/a.py", "src/core/helpers.py", "src/ticket_manager.py", "tests/common/test_a.py"]
    )
    def test_that_name_no_place_are_found(self, plant: Plant, path: str) -> None:
        (found,) = shapes.vague_names(plant({path: ""}))
        assert found.startswith(path)

    def test_of_classes_are_judged_too(self, plant: Plant) -> None:
        root = plant({"src/a.py": "class TicketService: ...\nclass ServiceLevel: ...\n"})
        assert shapes.vague_names(root) == ["src/a.py: TicketService"]

    def test_may_hold_such_a_word_in_front(self, plant: Plant) -> None:
        assert shapes.vague_names(plant({"src/service_levels.py": "", "src/commons.py": ""})) == []

    def test_in_our_tree_name_a_place(self) -> None:
        assert shapes.vague_names(ROOT) == []


class TestMigrations:
    @pytest.mark.parametrize(
        "name", ["1_create_x.sql", "0001_create.sql", "0001-create-x.sql", "0001_create_x.py", "x/0001_a_b.sql"]
    )
    def test_with_another_name_are_found(self, plant: Plant, name: str) -> None:
        assert f"{name}: not NNNN_verb_object.sql" in shapes.misnamed_migrations(plant({name: ""}))

    @pytest.mark.parametrize(
        "names",
        [["0002_create_desk.sql"], ["0001_create_a.sql", "0003_add_b.sql"], ["0001_create_a.sql", "0001_create_b.sql"]],
    )
    def test_are_numbered_from_one_without_a_gap(self, plant: Plant, names: list[str]) -> None:
        (found,) = shapes.misnamed_migrations(plant(dict.fromkeys(names, "")))
        assert found.endswith("not 1, 2, 3, … each once")

    def test_that_are_well_named_pass(self, plant: Plant) -> None:
        root = plant({"__init__.py": "", "0001_create_desk.sql": "", "0002_add_ticket_number.sql": ""})
        assert shapes.misnamed_migrations(root) == []

    def test_of_ours_are_well_named(self) -> None:
        assert shapes.misnamed_migrations(ROOT / "src" / "parley" / "migrations") == []
