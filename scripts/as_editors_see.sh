#!/usr/bin/env bash
# Check every YAML file against the schema its first line names, the way an editor does: what an
# author sees underlined while typing must be what `ecorules check` refuses, and nothing else.
set -euo pipefail
cd "$(dirname "$0")/.."
check-jsonschema --quiet --check-metaschema criteria/schema/*.schema.json
for schema in criteria/schema/*.schema.json; do
    grep -rl --include='*.yaml' "^# yaml-language-server: .*schema/$(basename "$schema")$" \
        criteria cases | sort | xargs check-jsonschema --quiet --schemafile "$schema"
done
