"""`python -m parley.app web|worker PARENT`: one of our own processes, started by `serve`."""

import sys
from importlib import import_module

if __name__ == "__main__":
    import_module(f"parley.app.{sys.argv[1]}").main(int(sys.argv[2]))
