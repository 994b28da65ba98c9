# The one way in.  `just` lists what there is; `just ci` is what CI runs.

set shell := ["bash", "-euo", "pipefail", "-c"]

export PATH := justfile_directory() / ".venv/bin:" + env("PATH")
export PYTHONUTF8 := "1"

edition := "criteria/eit-2562"
case := "cases/saraburi-fy2565"
many := "tests/engines/test_equality.py tests/engines/test_columnar_mutations.py tests/engines/test_comparing.py tests/path/test_faults.py tests/path/test_least_effort.py tests/unit/path/plan/test_round_trip.py tests/fuzz"

# list the recipes
default:
    @just --justfile '{{ justfile() }}' --list --unsorted

# everything CI runs, cheapest first; stops at the first red
ci: checks bench test

# all that is no test, side by side
[parallel]
checks: lint types structure fresh criteria cases wheel

# format, style, spelling, docstrings
lint:
    ruff format --check .
    ruff check .
    yamllint --strict .
    codespell
    interrogate --quiet ecorules tests scripts benchmarks

# types, without an exception
types:
    mypy

# layers, unused dependencies, dead code
structure:
    lint-imports
    deptry .
    vulture

# the editions: as editors see them, and as the program checks them
criteria:
    bash scripts/as_editors_see.sh
    ecorules check

# the requirements' own cases, and how far they try each requirement
cases:
    ecorules test {{ edition }}
    ecorules test criteria/eit-2565

# generated files say what the code says
fresh:
    python scripts/generate.py --check

# the wheel, installed in a clean environment, audits a case from another folder
wheel:
    bash scripts/try_wheel.sh '{{ case }}'

# speed, printed once and never gating: what an auditor waits for
bench +names="cold_start one_audit one_update":
    for each in {{ names }}; do python "benchmarks/$each.py"; done

# every measurement there is; minutes, on a machine that does nothing else
bench-all:
    for each in benchmarks/*.py; do python "$each"; done

# the engines one could pick instead, all in one run; writes docs/performance.md
rivals *args:
    python -m venv .cache/rivals
    .cache/rivals/bin/pip install --quiet --require-hashes -r requirements/rivals.txt
    PYTHONPATH=. .cache/rivals/bin/python benchmarks/rivals {{ args }}

# the fast engines against the definition, on as many random pairs as wanted
equal pairs="1000000" *args:
    python -m scripts.compare_engines --pairs {{ pairs }} {{ args }}

# the tests of CI, in random order; the closing line comes last
test *args:
    pytest -n 2 --dist worksteal --hypothesis-profile=ci -m 'not slow' {{ args }}

# what repeats at full size what CI shows at a small one
slow *args:
    pytest -n 2 --dist worksteal --hypothesis-profile=ci -m slow {{ args }}

# every test again, traced, with the floors of coverage; what runs many thousand pairs is left out
floors *args:
    pytest -n 2 --dist worksteal --cov --cov-report= --hypothesis-profile=ci --laws-lightly \
        {{ prepend("--ignore=", many) }} {{ args }}

# the tests quickly: few examples, no coverage
quick *args:
    pytest -n 2 --dist worksteal {{ args }}

# let the tools repair what they can
fix:
    ruff check --fix --quiet . || true
    ruff format --quiet .

# rewrite the literal outputs, to be read in the diff before they are committed
golden *args:
    grep -rlE 'getoption\("golden"\)|inline_snapshot' --include='test_*.py' tests \
        | xargs pytest --golden=rewrite --inline-snapshot=create,fix {{ args }}

# rewrite what is generated: JSON Schemas and the list of checks
docs:
    python scripts/generate.py

# refresh the hashed pins on purpose
pin:
    bash scripts/pin.sh

# put the pinned tools and this project into .venv
setup:
    bash scripts/setup.sh

# install the hooks that run before a commit
hooks:
    prek install
