"""What another program makes of catalog, profiles and results is what we mean by them."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from ecorules import audit, load_case, load_edition
from ecorules.report.oscal.catalog import catalog_of, control_id
from ecorules.report.oscal.marks import written
from ecorules.report.oscal.profiles import asked_for, profiles_of
from ecorules.report.oscal.results import results_of
from tests.repository import ROOT

pytest.importorskip("trestle.oscal")
from trestle.core.catalog.catalog_interface import CatalogInterface
from trestle.core.catalog_validator import CatalogValidator
from trestle.core.duplicates_validator import DuplicatesValidator
from trestle.core.profile_resolver import ProfileResolver
from trestle.core.refs_validator import RefsValidator
from trestle.oscal.assessment_results import AssessmentResults
from trestle.oscal.catalog import Catalog

VALIDATORS = (CatalogValidator, DuplicatesValidator, RefsValidator)


@pytest.fixture
def workspace(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a folder as that program wants it; it looks for links from where it is run."""
    (tmp_path / ".trestle").mkdir()
    (tmp_path / ".trestle" / "config.ini").touch()
    folder = tmp_path / "oscal"
    folder.mkdir()
    monkeypatch.chdir(folder)
    return folder


@pytest.mark.parametrize("name", ["eit-2562", "eit-2565"])
def test_each_profile_resolves_to_the_requirements_of_its_level(name: str, workspace: Path) -> None:
    """A level is found from the two files alone."""
    rules = load_edition(name)
    Path("catalog.json").write_text(written(catalog_of(rules, "th")), encoding="utf-8")
    for number, one in profiles_of(rules, "catalog.json", "th").items():
        path = workspace / f"level-{number}.json"
        path.write_text(written(one), encoding="utf-8")
        resolved = ProfileResolver.get_resolved_profile_catalog(workspace.parent, str(path))
        controls = CatalogInterface(resolved).get_all_controls_from_catalog(recurse=True)
        found = {one.id for one in controls}
        assert found == {control_id(code) for code in asked_for(rules, number)}


def test_the_validators_find_nothing(workspace: Path) -> None:
    """Ids that are given twice and references that lead nowhere are what they look for."""
    rules, case = load_edition("eit-2562"), load_case(ROOT / "cases" / "demonstration")
    Path("catalog.json").write_text(written(catalog_of(rules, "en")), encoding="utf-8")
    found = written(results_of(audit(rules, case), "en", "catalog.json"))
    Path("results.json").write_text(found, encoding="utf-8")
    catalog = Catalog.oscal_read(workspace / "catalog.json")
    results = AssessmentResults.oscal_read(workspace / "results.json")
    assert catalog is not None
    assert results is not None
    for validator in VALIDATORS:
        is_valid: Any = validator().model_is_valid
        assert is_valid(catalog, quiet=True, trestle_root=workspace.parent)
        assert is_valid(results, quiet=True, trestle_root=workspace.parent)
