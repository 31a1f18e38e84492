"""The operator's commands, one file each. What is expected to go wrong is told in a sentence, without a traceback.

Exit codes: 0 done, 1 refused or not possible, 2 asked in a wrong way (a misspelled option, a setting at fault).
"""

import sys

from parley.app.environment import SettingsWrong


def main() -> None:
    """Run the command that was asked for."""
    try:
        _run(sys.argv[1:])
    except KeyboardInterrupt:
        sys.exit(130)
    except SettingsWrong as fault:
        _refuse(str(fault), 2)
    except Exception as fault:
        # Every command ends here; what is not known to be an operator's matter goes on as a traceback.
        if not _is_expected(fault):
            raise
        _refuse(_sentence(fault), 1)


def _run(words: list[str]) -> None:
    """What stays for months and starts at once does without the program that reads words: it is 20 MB and 0.3 s."""
    if words == ["serve"]:
        from parley.app.cli.serving import serve

        serve("all")
    else:
        from parley.app.cli.commands import APP

        APP()


def _refuse(text: str, code: int) -> None:
    sys.stderr.write(f"{text}\n")
    sys.exit(code)


def _sentence(fault: Exception) -> str:
    from parley.core.errors import ParleyError

    faults = getattr(fault, "faults", ())
    said = f"{fault}." if isinstance(fault, ParleyError) else str(fault)
    return "\n".join(f"{each.path}: {each.message}." for each in faults) or said


def _is_expected(fault: Exception) -> bool:
    from parley.app.cli.database import CommandRefused
    from parley.app.preparation import DatabaseUnfit
    from parley.app.serve import CannotServe
    from parley.core.errors import ParleyError
    from parley.kit.embedded import EmbeddedError

    return isinstance(fault, CannotServe | CommandRefused | DatabaseUnfit | ParleyError | EmbeddedError)
