"""The sentences by which the server refuses or fails, gathered from its sources: what people may come to read.

A sentence is a text that is given to a fault or to an error of core, that a check yields, or that stands under the name
of a failure. What is filled in is a gap.
"""

import ast
from collections.abc import Iterable, Iterator
from pathlib import Path

SOURCES = Path(__file__).parents[2] / "src" / "parley"
ROOMS = ("core", "api/native", "api/toolbox", "channels/webhook", "channels/email", "kit/text", "kit/http")
GAP = "\0"
NAMES = frozenset({"error", "message", "reason", "says", "GAVE_UP", "NOTHING", "WHY"})
"""Arguments, variables and keys that hold a sentence wherever they stand."""
CALLS = frozenset({"Fault", "at", "_Unfit", "fail", "Outcome", "Undeliverable", "__init__"})
"""What takes sentences; every error of core does as well."""
SAYING = ("kit/text/wording.py",)
"""Files that say nothing but sentences."""


def gather() -> dict[str, str]:
    """Return each sentence with a file that says it."""
    trees = {
        str(path.relative_to(SOURCES)): ast.parse(path.read_text())
        for room in ROOMS
        for path in sorted((SOURCES / room).rglob("*.py"))
    }
    calls = {*CALLS, *_errors(trees.values())}
    found: dict[str, str] = {}
    for path, tree in trees.items():
        spoken = [tree] if path in SAYING else [each for node in ast.walk(tree) for each in _spoken(node, calls)]
        constants = _constants(tree)
        found |= dict.fromkeys((text for each in spoken for text in _texts(each, constants) if _is_one(text)), path)
    return found


def _errors(trees: Iterable[ast.Module]) -> set[str]:
    """Return the names of ParleyError and of all below it."""
    bases = {
        node.name: {ast.unparse(base) for base in node.bases}
        for tree in trees
        for node in ast.walk(tree)
        if isinstance(node, ast.ClassDef)
    }
    found = {"ParleyError"}
    while more := {name for name, above in bases.items() if above & found} - found:
        found |= more
    return found


def _spoken(node: ast.AST, calls: set[str]) -> Iterator[ast.AST]:
    """Yield what of the node is meant for people."""
    match node:
        case ast.Call(func=ast.Name(id=name) | ast.Attribute(attr=name)) if name in calls:
            yield from node.args
        case ast.FunctionDef(name="__init__", args=args):
            yield from args.defaults
        case ast.Yield(value=ast.AST() as value):
            yield value
        case ast.keyword(arg=str(name), value=value) if name in NAMES:
            yield value
        case ast.Assign(targets=[ast.Name(id=name)], value=value) if name in NAMES:
            yield value
        case ast.Dict(keys=[ast.Constant(value="says")], values=[value]):
            yield value
        case _:
            return


def _constants(tree: ast.Module) -> dict[str, str]:
    return {
        target.id: value
        for each in ast.walk(tree)
        if isinstance(each, ast.Assign)
        for target in each.targets
        if isinstance(target, ast.Name)
        for value in _texts(each.value, {})
    }


def _texts(node: ast.AST, constants: dict[str, str]) -> Iterator[str]:
    """Yield the texts in it, each whole: those of a formatted one are one, with gaps."""
    match node:
        case ast.JoinedStr(values=values):
            yield "".join(str(each.value) if isinstance(each, ast.Constant) else GAP for each in values)
        case ast.Constant(value=str(text)):
            yield text
        case ast.Name(id=name) if name in constants:
            yield constants[name]
        case ast.Expr(value=ast.Constant()):
            return
        case _:
            for each in ast.iter_child_nodes(node):
                yield from _texts(each, constants)


def _is_one(text: str) -> bool:
    """Whether it is a sentence rather than a path, a code or a pattern."""
    begins = text[:1].isupper() or text.startswith(GAP)
    return begins and (" " in text or text == "Required") and "`" not in text
