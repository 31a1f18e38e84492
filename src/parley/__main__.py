"""`python -m parley` and `parley`: the operator's commands."""


def main() -> None:
    """Run the command that was asked for."""
    from parley.app.cli import main as run

    run()


if __name__ == "__main__":
    main()
