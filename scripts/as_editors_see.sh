#!/usr/bin/env bash
# Check every YAML file against the schema its first line names, the way an editor does: what an
# author sees underlined while typing must be what `ecorules check` refuses, and nothing else.
set -euo pipefail
cd "$(dirname "$0")/.."
check-jsonschema --quiet --check-metaschema criteria/schema/*.schema.json
for schema in criteria/schema/*.schema.json; do
    # No shipped file has to be of every form: no draft moves a level so far.
    named="^# yaml-language-server: .*schema/$(basename "$schema")$"
    files=$(grep -rl --include='*.yaml' "$named" criteria cases | sort || true)
    if [ -n "$files" ]; then
        xargs check-jsonschema --quiet --schemafile "$schema" <<<"$files"
    fi
done
