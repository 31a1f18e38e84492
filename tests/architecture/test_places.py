"""SQL, the environment and the clock are read where they belong, and every test runs."""

import pytest

from tests.architecture import places
from tests.architecture.conftest import Plant
from tests.architecture.source import ROOT

PACKAGE = ROOT / "src" / "parley"


class TestSql:
    @pytest.mark.parametrize(
        "line",
        [
            'Q = "SELECT id FROM tickets"',
            'Q = """\nselect id,\n  number\nfrom tickets"""',
            'Q = f"delete from {table}"',
            'Q = f"insert into {table} values ($1)"',
            'Q = "UPDATE tickets SET open = false"',
            'Q = ("with x as (select 1) " "select * from x")',
        ],
    )
    def test_is_found_outside_a_store(self, plant: Plant, line: str) -> None:
        (found,) = places.stray_sql(plant({"core/tickets/actions.py": line}))
        assert found.startswith("core/tickets/actions.py:1 ")

    @pytest.mark.parametrize(
        "path",
        [
            "core/tickets/store.py",
            "core/tickets/store/lists.py",
            "kit/db/pool.py",
            "kit/embedded/creation.py",
            "migrations/a.py",
        ],
    )
    def test_may_stand_in_a_store(self, plant: Plant, path: str) -> None:
        assert places.stray_sql(plant({path: 'Q = "SELECT id FROM tickets"'})) == []

    def test_is_not_seen_in_prose(self, plant: Plant) -> None:
        prose = '"""Select what comes from a store."""\nE = "The update needs a setting, from settings."\n'
        assert places.stray_sql(plant({"core/a.py": prose})) == []

    def test_of_ours_is_in_stores(self) -> None:
        assert places.stray_sql(PACKAGE) == []


class TestEnvironment:
    @pytest.mark.parametrize(
        "code",
        [
            "import os\nX = os.environ['A']",
            "import os as o\nX = o.getenv('A')",
            "X = 1\nfrom os import environ",
            "X = 1\nfrom os import getenv as get",
        ],
    )
    def test_is_found_outside_the_settings(self, plant: Plant, code: str) -> None:
        (found,) = places.stray_environment(plant({"app/serve.py": code, "app/environment.py": code}))
        assert found.startswith("app/serve.py:2 os.")

    def test_is_read_by_our_settings_alone(self) -> None:
        assert places.stray_environment(PACKAGE) == []


class TestClock:
    @pytest.mark.parametrize(
        "code",
        [
            "import datetime\nX = datetime.datetime.now(datetime.UTC)",
            "import datetime as dt\nX = dt.datetime.utcnow()",
            "from datetime import datetime as d\nX = d.now()",
            "from datetime import date\nX = date.today()",
            "import time\nX = time.time",
            "X = 1\nfrom time import time_ns",
        ],
    )
    def test_is_found_away_from_the_edge(self, plant: Plant, code: str) -> None:
        (found,) = places.stray_clock(plant({"core/tickets/model.py": code, "kit/clock.py": code}))
        assert found.startswith("core/tickets/model.py:2 ")

    def test_may_be_replaced_by_the_works_now_or_a_stopwatch(self, plant: Plant) -> None:
        code = "import time\nfrom datetime import datetime\nX: datetime = work.now\nY = time.monotonic()\n"
        assert places.stray_clock(plant({"core/a.py": code})) == []

    def test_is_read_at_our_edges_alone(self) -> None:
        assert places.stray_clock(PACKAGE) == []


class TestTests:
    @pytest.mark.parametrize(
        "code",
        [
            "import pytest\n@pytest.mark.skip\ndef test_a(): ...",
            "import pytest\n@pytest.mark.skipif(True, reason='')\ndef test_a(): ...",
            "import pytest\n@pytest.mark.xfail(strict=True)\ndef test_a(): ...",
            "import pytest as p\np.skip('later', allow_module_level=True)",
            "from pytest import mark\n@mark.xfail\ndef test_a(): ...",
            "import pytest\nx = pytest.importorskip('x')",
            "from unittest import TestCase\nfrom unittest import skipIf",
        ],
    )
    def test_that_may_not_run_are_found(self, plant: Plant, code: str) -> None:
        (found,) = places.skipped_tests(plant({"unit/test_a.py": code}))
        assert found.startswith("unit/test_a.py:2 ")

    def test_of_ours_all_run(self) -> None:
        assert places.skipped_tests(ROOT / "tests") == []
