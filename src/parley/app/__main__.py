"""`python -m parley.app PARENT ROLE…`: our own process, started by `serve`, that forks the others."""

import sys

from parley.app.keeper import main

if __name__ == "__main__":
    main(int(sys.argv[1]), sys.argv[2:])
