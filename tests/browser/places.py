"""Every page there is, by reading what draws them: a new page is found here without being told of."""

import re
from pathlib import Path

SOURCES = Path(__file__).parents[2] / "web" / "src"
ROUTER = re.compile(r'from "@/((?:pages|session)/[\w/-]*routes?)"')
PATH = re.compile(r'\bpath: "([^"]+)"')
BELOW = re.compile(r'\bpage\(\s*"([^"]+)"')
KIND = re.compile(r'\bkind === "(\w+)"')
OPEN = re.compile(r"\$(\w+)")
HELP = ("", "/$articles", "/$sections", "?q=parcel")
ENTRY = re.compile(r'\bpath: "([\w-]+)", word:')


def desk_pages() -> list[str]:
    """List the paths of the router, such as `/app/tickets/$number`; those of its settings too."""
    found: list[str] = []
    for module in ROUTER.findall((SOURCES / "app" / "router.tsx").read_text()):
        text = (SOURCES / f"{module}.ts").read_text()
        paths = [f"/{path.strip('/')}" for path in PATH.findall(text)]
        found += paths + [f"{paths[0]}/{below}" for below in BELOW.findall(text)]
    missing = {f"/settings/{entry}" for entry in settings_entries()} - set(found)
    assert not missing, f"Listed among the settings, but no route: {missing}"
    return [f"/app{path}" for path in dict.fromkeys(found)]


def settings_entries() -> list[str]:
    """List the entries of the settings' own list."""
    return ENTRY.findall((SOURCES / "pages" / "settings" / "entries.ts").read_text())


def customer_pages() -> list[str]:
    """List the pages of the help centre and of the portal, such as `/help/$articles`."""
    return [f"/help{below}" for below in HELP] + [f"/portal{below}" for below in ["", *_kinds("portal")]]


def filled(path: str, known: dict[str, str]) -> str:
    """Return the path with all that is open in it; fails for what nobody has thought of."""
    unknown = set(OPEN.findall(path)) - set(known)
    assert not unknown, f"Say in stage.py what {unknown} of {path} is."
    return OPEN.sub(lambda found: known[found[1]], path)


def _kinds(front: str) -> list[str]:
    texts = "".join(path.read_text() for path in sorted((SOURCES / "customers" / front).glob("*.tsx")))
    return [f"/${kind}" for kind in dict.fromkeys(KIND.findall(texts))]
