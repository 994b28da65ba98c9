#!/usr/bin/env bash
# Write the hashed pins: every release that 3.11 and later on Linux and macOS may install.
# No index address is written, so the pins hold for any mirror that serves the same files.
set -euo pipefail
cd "$(dirname "$0")/.."
pin() {
    uv pip compile --quiet --upgrade --universal --python-version 3.11 --generate-hashes \
        --no-emit-index-url --no-emit-find-links \
        --custom-compile-command "just pin" "$@" pyproject.toml
}
pin --all-extras --output-file requirements/runtime.txt
pin --all-extras --group dev --output-file requirements/dev.txt
pin --all-extras --group rivals --output-file requirements/rivals.txt
