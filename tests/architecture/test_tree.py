"""ARCHITECTURE.md shows the tree that there is."""

import pytest

from tests.architecture.conftest import Plant
from tests.architecture.source import ROOT
from tools import architecture

PAGE = f"Before.\n\n{architecture.BEGIN}\nold\n{architecture.END}\n\nAfter.\n"


class TestTree:
    def test_cannot_be_drawn_on_a_page_without_its_marks(self, plant: Plant) -> None:
        root = plant({"desk/__init__.py": '"""A desk."""'})
        with pytest.raises(architecture.NoPlaceForTree):
            architecture.redraw(f"{architecture.BEGIN} and no end", root / "desk")

    def test_has_a_line_for_every_package_and_keeps_the_words_around_it(self, plant: Plant) -> None:
        root = plant(
            {
                "desk/__init__.py": '"""A desk\nof wood. It is old."""',
                "desk/b/__init__.py": '"""Version 1.2 of b.\n\nMore."""',
                "desk/b/inner/__init__.py": '"""Inside"""',
                "desk/a/__init__.py": '"""First."""',
                "desk/a/module.py": '"""Too small to be drawn."""',
            }
        )
        drawn = architecture.redraw(PAGE, root / "desk")
        assert [" ".join(line.split()) for line in drawn.splitlines()] == [
            "Before.",
            "",
            architecture.BEGIN,
            "",
            "```text",
            "desk/ A desk of wood",
            "a/ First",
            "b/ Version 1.2 of b",
            "inner/ Inside",
            "```",
            "",
            architecture.END,
            "",
            "After.",
        ]

    def test_is_drawn_the_same_twice(self, plant: Plant) -> None:
        root = plant({"desk/__init__.py": '"""A desk."""'})
        once = architecture.redraw(PAGE, root / "desk")
        assert architecture.redraw(once, root / "desk") == once != PAGE

    def test_on_our_page_is_up_to_date(self) -> None:
        page = (ROOT / "ARCHITECTURE.md").read_text(encoding="utf-8")
        assert page == architecture.redraw(page, ROOT / "src" / "parley"), "run `make fix`"
