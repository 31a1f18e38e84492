#!/bin/sh
# Finds a Python that Parley runs on and hands over to tools/environment.py.
set -eu
cd "$(dirname "$0")/.."

try() { # newest acceptable minor version, then the names to try
    newest=$1
    shift
    for python in "$@"; do
        if "$python" -c "import sys; sys.exit(not (3, 11) <= sys.version_info[:2] <= (3, $newest))" 2>/dev/null; then
            exec "$python" -m tools.environment
        fi
    done
}

try 14 python3 python3.14 python3.13 python3.12 python3.11
try 99 python3 # newer than what the embedded database is published for: it may still build
echo "Parley needs Python 3.11 or newer, and none is on PATH as python3 or python3.11 to python3.14." >&2
exit 1
