"""A decision that was signed by an earlier version still holds, and will in later ones."""

from ecorules.decision.verifying import verified
from tests.decision.making import AMARA, read_file
from tests.repository import ROOT

# Signed with the key of these tests when records were first made, and never to be made anew.
KEPT = ROOT / "tests" / "golden" / "good" / "inputs" / "decided.json"


def test_a_decision_of_an_earlier_version_holds() -> None:
    """What was decided once is verified for as long as there is this program.

    A change that lets this test fail would let every record fail that anybody has: give the record
    another format number, and keep reading this one.
    """
    found = verified(read_file(KEPT), trusted=[AMARA.signer.key_name])
    assert [check for check in found.checks if not check.holds] == []
    assert {"/audit/engine", "/engine"} <= {each.pointer for each in found.anew}
