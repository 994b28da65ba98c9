"""A plan goes into JSON and workbooks and comes back as it was."""

import json
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from ecorules.diagnostics import Language
from ecorules.path.plan.model import Plan
from ecorules.path.plan.schema import plan_json_schema
from ecorules.path.plan.workbook import read_plan
from ecorules.path.plan.written import plan_from, written_plan
from ecorules.report.plan.book import plan_bytes
from tests.plans import edition, plans

SCHEMA = Draft202012Validator(plan_json_schema())
LANGUAGES: st.SearchStrategy[Language] = st.sampled_from(["th", "en"])


@given(plans())
@settings(max_examples=100)  # a plan is large, and each example validates it
def test_a_plan_is_the_same_after_json(made: Plan) -> None:
    """What is written in the published form says everything that the plan says."""
    text = written_plan(made)
    SCHEMA.validate(json.loads(text))
    assert plan_from(text, "plan.json") == made
    assert written_plan(plan_from(text, "plan.json")) == text


@given(plans(), LANGUAGES)
@settings(max_examples=40)  # each example makes a workbook of two sheets and unpacks it
def test_a_plan_is_the_same_after_its_workbook(made: Plan, lang: Language) -> None:
    """Who opens the workbook and changes nothing has changed nothing, in either language."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "plan.xlsx"
        path.write_bytes(plan_bytes(made, edition(), lang))
        read, _ = read_plan(path, "plan.xlsx")
    assert read == made


@given(plans(), LANGUAGES)
@settings(max_examples=10)  # two workbooks each
def test_the_same_plan_is_the_same_workbook(made: Plan, lang: Language) -> None:
    """Nothing of the day or the machine gets into a file."""
    assert plan_bytes(made, edition(), lang) == plan_bytes(made, edition(), lang)
