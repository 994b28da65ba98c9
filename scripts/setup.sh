#!/usr/bin/env bash
# Make .venv and put the pinned tools and this project into it; a second run only mends.
# PYTHON names the interpreter to use instead of the first suitable one.
set -euo pipefail
cd "$(dirname "$0")/.."

# The system's own comes first; 3.12 and 3.11 before 3.13, where one engine does not load.
suitable() {
    local name
    for name in ${PYTHON:-python3 python3.12 python3.11 python3.13 python3.14 python}; do
        if "$name" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then
            echo "$name"
            return
        fi
    done
    echo "ecorules needs Python 3.11 or later; none was found" >&2
    return 2
}

if ! [ -x .venv/bin/python ]; then
    python=$(suitable)
    "$python" -m venv .venv || {
        echo "a virtual environment could not be made; on Debian: apt-get install python3-venv" >&2
        exit 2
    }
fi
.venv/bin/python -m pip install --quiet --require-hashes --requirement requirements/dev.txt
.venv/bin/python -m pip install --quiet --no-deps --no-build-isolation --editable .
