"""A line of the benchmark's table says what was promised, and whether it is kept."""

import pytest

from bench.rounds import share
from bench.table import Row, table


class TestRow:
    @pytest.mark.parametrize(
        ("figure", "most", "verdict"),
        [
            (0.5, False, "met"),
            (0.499, False, "**missed**"),
            (0.5, True, "met"),
            (0.501, True, "**missed**"),
        ],
    )
    def test_is_met_up_to_its_budget(self, figure: float, *, most: bool, verdict: str) -> None:
        assert Row("get", "", "", figure, 0.5, most).cells()[-1] == verdict

    def test_without_a_budget_has_no_verdict(self) -> None:
        row = Row("memory", "a", "b", 26.6, unit="KiB")
        assert row.is_met
        assert row.cells() == ["memory", "a", "b", "26.6 KiB", "", ""]

    def test_spells_large_figures_whole(self) -> None:
        assert Row("import", "", "", 50_892.4, unit="lines").cells()[3] == "50,892 lines"

    def test_spells_figure_and_budget_in_its_unit(self) -> None:
        assert Row("idle", "", "", 1.234, 1.0, unit="%").cells()[3:] == ["1.23 %", "≤ 1 %", "**missed**"]
        assert Row("get", "", "", 0.5, 0.5, most=False).cells()[3:] == ["0.5x", "≥ 0.5x", "met"]


class TestTable:
    def test_has_a_line_for_each_row(self) -> None:
        drawn = table([Row("get", "1/s", "2/s", 0.5, 0.5, most=False)]).splitlines()
        assert drawn[2:] == ["| get | 1/s | 2/s | 0.5x | ≥ 0.5x | met |"]


class TestShare:
    def test_is_the_median_of_the_rounds_own_ratios(self) -> None:
        assert share([1, 9, 4], [2, 10, 1]) == 0.9
