"""Rules about how files look: sizes, nameplates, names and numbers. Each returns its findings, one line each."""

import ast
import re
from pathlib import Path

from tests.architecture.source import PRODUCTION, sources

FILE_LINES = 400
TEST_FILE_LINES = 500
WEB_FILE_LINES = 300
FUNCTION_LINES = 60
VAGUE = {"utils", "util", "helpers", "helper", "common", "manager", "managers", "service", "services"}
VAGUE_CLASS = re.compile(r"(Utils?|Helpers?|Common|Managers?|Services?)$")
MIGRATION = re.compile(r"(\d{4})_[a-z]+_[a-z0-9]+(_[a-z0-9]+)*\.sql")


def long_files(root: Path) -> list[str]:
    """Files past their kind's limit; what a generator wrote (`*.gen.ts`) is nobody's to shorten."""
    limits = {source.path: FILE_LINES for source in sources(root, *PRODUCTION)}
    limits |= {source.path: TEST_FILE_LINES for source in sources(root, "tests")}
    web = [path for path in (root / "web" / "src").rglob("*") if path.suffix in {".ts", ".tsx"}]
    limits |= {path: WEB_FILE_LINES for path in web if ".gen." not in path.name}
    counted = {path: len(path.read_text(encoding="utf-8").splitlines()) for path in limits}
    return [f"{path.relative_to(root)}: {counted[path]} lines" for path in limits if counted[path] > limits[path]]


def long_functions(root: Path) -> list[str]:
    """Functions past the limit, docstring included and decorators not."""
    found: list[str] = []
    for source in sources(root, *PRODUCTION, "tests"):
        for node in ast.walk(source.tree):
            if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef)):
                lines = (node.end_lineno or node.lineno) - node.lineno + 1
                found += [f"{source.shown}:{node.lineno} {node.name}: {lines} lines"] * (lines > FUNCTION_LINES)
    return found


def without_nameplate(root: Path) -> list[str]:
    """Modules that do not say what lives in them."""
    return [str(each.shown) for each in sources(root, *PRODUCTION, "tests") if not ast.get_docstring(each.tree)]


def vague_names(root: Path) -> list[str]:
    """Folders, modules and classes whose last word says that somebody did not know where a thing belongs."""
    found: list[str] = []
    for source in sources(root, *PRODUCTION, "tests"):
        words = [part.split("_")[-1] for part in source.shown.with_suffix("").parts]
        found += [f"{source.shown}: {word}" for word in words if word in VAGUE]
        classes = [node.name for node in ast.walk(source.tree) if isinstance(node, ast.ClassDef)]
        found += [f"{source.shown}: {name}" for name in classes if VAGUE_CLASS.search(name)]
    return found


def misnamed_migrations(folder: Path) -> list[str]:
    """Files in the folder that are no `NNNN_verb_object.sql`, and numbers that are missing or given twice."""
    names = sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())
    names = [name for name in names if name != "__init__.py" and "__pycache__/" not in name]
    matches = {name: MIGRATION.fullmatch(name) for name in names}
    found = [f"{name}: not NNNN_verb_object.sql" for name, match in matches.items() if not match]
    numbers = [int(match[1]) for match in matches.values() if match]
    if numbers != list(range(1, len(numbers) + 1)):
        found.append(f"numbers {numbers}: not 1, 2, 3, … each once")
    return found
