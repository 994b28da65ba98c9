"""Write what is generated: the JSON Schemas and the list of checks.

``--check`` writes nothing and fails if a file is not what would be written.
"""

import json
import re
import sys
from collections.abc import Iterator
from pathlib import Path

from pydantic import JsonValue

from ecorules.audit.progress_schema import progress_json_schema
from ecorules.audit.schema import audit_json_schema
from ecorules.audit.trials import words as words_of_trials
from ecorules.audit.trials.forms import TrialsFile
from ecorules.case import words as words_of_cases
from ecorules.case.log.lines import log_json_schema
from ecorules.case.schema import CaseFile
from ecorules.decision.schema import decision_json_schema, recommendation_json_schema
from ecorules.edition.json_schema import edition_schemas, schema_of
from ecorules.engines.columnar.layout import layout_json_schema
from ecorules.engines.columnar.record import bulk_json_schema
from ecorules.outcomes import words as words_of_outcomes
from ecorules.outcomes.schema import OutcomesFile
from ecorules.path.plan.schema import plan_json_schema
from ecorules.path.schema import path_json_schema
from ecorules.report.compare.schema import comparison_json_schema
from ecorules.report.decision.verified import decision_check_json_schema
from ecorules.report.difference_record import diff_json_schema
from ecorules.report.document.schema import report_json_schema
from ecorules.report.plan.status_record import plan_status_json_schema
from ecorules.report.proof_schema import compared_proof_json_schema, proof_json_schema
from ecorules.report.roster_record import roster_json_schema
from ecorules.report.session_schema import session_json_schema
from ecorules.report.simulation_record import simulation_json_schema
from ecorules.report.sweep.record import sweep_json_schema
from ecorules.report.verification import verification_json_schema
from ecorules.revision import words as words_of_crosswalks
from ecorules.revision.schema import CrosswalkFile

ROOT = Path(__file__).resolve().parent.parent


def main(arguments: list[str]) -> int:
    """Write every generated file, or with ``--check`` name those that are stale."""
    stale = [
        (path, text)
        for path, text in generated()
        if not path.is_file() or path.read_text(encoding="utf-8") != text
    ]
    for path, text in stale:
        print(f"stale: {path.relative_to(ROOT)}; `just docs` writes it anew")
        if "--check" not in arguments:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
    return 1 if stale and "--check" in arguments else 0


def generated() -> Iterator[tuple[Path, str]]:
    """Yield every generated file with its whole text."""
    for name, schema in schemas().items():
        yield ROOT / name, json.dumps(schema, ensure_ascii=False, indent=2, sort_keys=True) + "\n"
    yield CHECKS / "README.md", list_of_checks()


def schemas() -> dict[str, dict[str, JsonValue]]:
    """Return the JSON Schema of every file that is written by hand, and of what is printed."""
    written = {
        **edition_schemas(),
        "cases": schema_of(TrialsFile, words_of_trials.words()),
        "case": schema_of(CaseFile, words_of_cases.words()),
        "outcomes": schema_of(OutcomesFile, words_of_outcomes.words()),
        "crosswalk": schema_of(CrosswalkFile, words_of_crosswalks.words()),
    }
    files = {f"criteria/schema/{name}.schema.json": schema for name, schema in written.items()}
    published = {
        "audit": audit_json_schema(),
        "bulk": bulk_json_schema(),
        "bulk-layout": layout_json_schema(),
        "compared-proof": compared_proof_json_schema(),
        "compare": comparison_json_schema(),
        "diff": diff_json_schema(),
        "decision": decision_json_schema(),
        "decision-check": decision_check_json_schema(),
        "evidence": progress_json_schema(),
        "path": path_json_schema(),
        "plan": plan_json_schema(),
        "plan-status": plan_status_json_schema(),
        "recommendation": recommendation_json_schema(),
        "proof": proof_json_schema(),
        "register": log_json_schema(),
        "report": report_json_schema(),
        "roster": roster_json_schema(),
        "session": session_json_schema(),
        "simulation": simulation_json_schema(),
        "sweep": sweep_json_schema(),
        "verification": verification_json_schema(),
    }
    return files | {f"docs/schema/{name}.schema.json": one for name, one in published.items()}


CHECKS = ROOT / "docs" / "checks"
_SUMMARY = re.compile(r"^\*\*Summary\.\*\* (.+)\n\n\*\*สรุป\*\* (.+)$", re.MULTILINE)


def list_of_checks() -> str:
    """Return the page that lists the checks of editions, in the order of their names."""
    pages = sorted(path for path in CHECKS.glob("*.md") if path.stem != "README")
    rows = [f"| [{page.stem}]({page.stem}.md) | {' | '.join(_summary(page))} |" for page in pages]
    return "\n".join(
        [
            "# Checks of editions",
            "",
            "What `ecorules check` looks for.  This page is generated: `just docs`.",
            "",
            "| check | finds | สิ่งที่ตรวจ |",
            "|---|---|---|",
            *rows,
            "",
        ]
    )


def _summary(page: Path) -> tuple[str, str]:
    """Return the sentence that sums up a page, in English and in Thai."""
    found = _SUMMARY.search(page.read_text(encoding="utf-8"))
    if found is None:
        raise SystemExit(f"{page.relative_to(ROOT)} has no summary in both languages")
    return found[1], found[2]


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
