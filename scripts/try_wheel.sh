#!/usr/bin/env bash
# Build the wheel, install it with the pinned packages in a clean environment, and audit a case
# from a folder that knows nothing of this one.  Usage: try_wheel.sh CASE_FOLDER
set -euo pipefail
cd "$(dirname "$0")/.."
case=$(cd "$1" && pwd)
here=$(pwd)
clean=$(mktemp -d)
trap 'rm -rf "$clean"' EXIT

python -m pip wheel --quiet --no-deps --no-build-isolation --wheel-dir "$clean" .
python -m venv "$clean/venv"
"$clean/venv/bin/python" -m pip install --quiet --require-hashes -r "$here/requirements/runtime.txt"
"$clean/venv/bin/python" -m pip install --quiet --no-deps "$clean"/ecorules-*.whl

cd "$clean"
"$clean/venv/bin/ecorules" audit "$case" --format json > audit.json
"$clean/venv/bin/python" - audit.json <<'PYTHON'
import json
import sys
from pathlib import Path

audit = json.loads(Path(sys.argv[1]).read_text(encoding="utf-8"))
findings = len(audit["findings"])
assert findings and sum(audit["counts"].values()) == findings, audit["counts"]
print(f"the wheel audits {audit['case']['id']}: {findings} findings, level {audit['level']}")
PYTHON
