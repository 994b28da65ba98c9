"""The certificate: both languages, the record within, and what it is on its face."""

import re
import shutil
import subprocess
from copy import deepcopy
from pathlib import Path
from typing import Any

import pytest

from ecorules.decision.envelope import written
from ecorules.decision.verifying import Verified, verified
from ecorules.report.decision.certificate import certificate_bytes, certificate_told
from tests.decision.making import AMARA, DARA, Person, offered, read_back, ruled, sealed
from tests.reports import has_font

pytest.importorskip("typst")
segno: Any = pytest.importorskip("segno")
pypdfium2: Any = pytest.importorskip("pypdfium2")
pytestmark = pytest.mark.skipif(not has_font(), reason="no font with Thai letters is installed")


def on_trial(*people: Person) -> Verified:
    """Return a decision on trial, which everything here is: no real area has been decided."""
    signing = people or (AMARA,)
    return verified(read_back(sealed(ruled(offered(), *signing), *signing)))


def in_earnest(found: Verified) -> Verified:
    """Return the decision as if the edition were adopted and the area a real one."""
    form = found.decided.form
    record: Any = deepcopy(form.model_dump(mode="json"))
    record["decided"]["trial"] = False
    record["recommendation"]["case"]["synthetic"] = False
    return found._replace(decided=found.decided._replace(form=type(form).model_validate(record)))


def texts(pdf: bytes) -> list[str]:
    """Return what each page says, as it is read back."""
    document = pypdfium2.PdfDocument(pdf)
    return [page.get_textpage().get_text_range() for page in document]


def told_on(found: Verified, page: int) -> Any:  # noqa: ANN401 - any JSON
    """Return what one page of the template is told."""
    pages: Any = certificate_told(found)["pages"]
    return pages[page]


def test_there_is_a_page_in_each_language() -> None:
    """Thai first; each with the area, the level, the day and who signed."""
    thai, english = texts(certificate_bytes(on_trial()))
    for word in ("เมืองริมน้ำ", "ระดับ 2 การส่งเสริม", "2 พฤษภาคม พ.ศ. 2565", "นางอมรา ตัวอย่าง"):
        assert word in thai
    for word in ("Riverside", "Level 2: Enhancement", "2 May 2022", "Mrs Amara Tuayang"):
        assert word in english


def test_a_trial_says_so_on_its_face() -> None:
    """Across the page and above it, in both languages; and it does not say to certify."""
    thai, english = texts(certificate_bytes(on_trial()))
    assert thai.count("ฉบับทดลอง") == english.count("TRIAL") == 2
    assert "คำตัดสินทดลอง ไม่มีผลเป็นการรับรอง" in thai
    assert "ข้อมูลสมมติ" in thai
    assert "it certifies nothing" in english
    assert "SYNTHETIC" in english
    assert "This is to certify" not in english


def test_a_trial_is_nowhere_said_to_certify() -> None:
    """It says what would come of it, and what the paper is worth."""
    page = told_on(on_trial(), 0)
    assert page["passed"] == "ผลการพิจารณา (ทดลอง):"
    assert page["verify"][1].startswith("เอกสารทดลองนี้ตรงกับบันทึกเมื่อ")
    assert told_on(in_earnest(on_trial()), 0)["verify"][1].startswith("ใบรับรองนี้ใช้ได้เมื่อ")


def test_the_whole_name_of_a_key_stands_there() -> None:
    """Half a name cannot be compared with the one that its owner tells."""
    pdf = certificate_bytes(on_trial(AMARA, DARA))
    for page in texts(pdf):
        for one in (AMARA, DARA):
            assert one.signer.key_name in page.replace("\r\n", "")


def test_a_decision_in_earnest_is_no_trial() -> None:
    """Then nothing of the kind stands there."""
    thai, english = texts(certificate_bytes(in_earnest(on_trial())))
    assert "ทดลอง" not in thai
    assert "สมมติ:" not in thai
    assert "TRIAL" not in english
    assert "SYNTHETIC" not in english
    assert "This is to certify that" in english


def test_a_thai_reader_meets_no_english_word_that_is_no_name() -> None:
    """What is left in Latin letters are names: of the edition, the file, the command, the key."""
    page = told_on(on_trial(), 0)
    said = " ".join(
        [
            *(value for value in page.values() if isinstance(value, str) and value != "th"),
            *(line for key in ("warnings", "notes", "verify") for line in page[key]),
            *(value for signer in page["signers"] for value in signer.values()),
        ]
    )
    known = r"sha256:[0-9a-f]+(\n[0-9a-f]+)?|ecorules verify|decision\.json|\(town\)"
    names = re.sub(known, "", said)
    assert not re.search(r"[A-Za-z]", names)


def test_thai_digits_are_there_on_request() -> None:
    """On the Thai page alone, and never within a digest or a name."""
    found = on_trial()
    pages: Any = certificate_told(found, has_thai_digits=True)["pages"]
    assert pages[0]["level"] == "ระดับ ๒ การส่งเสริม"
    given = "ประจำปีงบประมาณ พ.ศ. ๒๕๖๕ ให้ไว้ ณ วันที่ ๒ พฤษภาคม พ.ศ. ๒๕๖๕"
    assert pages[0]["given"] == given
    assert AMARA.signer.key_name[:20] in pages[0]["signers"][0]["key"]
    assert pages[1]["level"] == "Level 2: Enhancement"


def test_the_whole_record_is_within(tmp_path: Path) -> None:
    """Whoever holds the certificate takes it out and verifies it."""
    tool = shutil.which("pdfdetach")
    if tool is None:
        pytest.skip("poppler-utils is not installed")
    found = on_trial()
    pdf = tmp_path / "certificate.pdf"
    pdf.write_bytes(certificate_bytes(found))
    out = tmp_path / "decision.json"
    subprocess.run([tool, "-savefile", "decision.json", "-o", out, pdf], check=True)  # noqa: S603
    assert out.read_bytes() == written(found.decided.envelope)


def test_the_digest_is_on_the_page_as_text_and_as_a_picture() -> None:
    """A telephone reads from the picture what stands beside it."""
    found = on_trial()
    told: Any = certificate_told(found)
    assert found.digest in texts(certificate_bytes(found))[0].replace("\r\n", "")
    made: Any = segno.make(found.digest, error="m", micro=False)
    assert made.svg_inline(scale=4, light="white").partition("<g")[2] in told["qr"]


def test_two_printings_are_the_same_bytes() -> None:
    """The day is that of the decision, and nothing else of the moment is in it."""
    assert certificate_bytes(on_trial()) == certificate_bytes(on_trial())


def test_a_decision_that_differs_says_so() -> None:
    """Why stands in the record, which anybody can read."""
    record = ruled(offered(), AMARA, DARA, level=1, because="ที่ประชุมเห็นควร")
    found = verified(read_back(sealed(record, AMARA, DARA)))
    assert told_on(found, 0)["notes"] == ["คำตัดสินนี้ต่างจากข้อเสนอแนะ เหตุผลอยู่ในบันทึกคำตัดสิน"]
    assert told_on(on_trial(AMARA, DARA), 0)["notes"] == []


def test_who_was_named_and_did_not_sign_stands_on_it() -> None:
    """One of two who decides alone is seen to have been alone."""
    assert told_on(on_trial(AMARA), 0)["notes"] == [
        "ผู้พิจารณารับรองที่ระบุในกรณี 2 คน ร่วมตัดสินและลงนาม 1 คน ไม่ได้ลงนาม: นางสาวดารา ตัวอย่าง"
    ]


def test_long_names_and_many_signers_stay_on_their_page() -> None:
    """A certificate is one page a language."""
    found = on_trial(AMARA, DARA)
    form = found.decided.form
    record: Any = form.model_dump(mode="json")
    record["decided"]["differs"] = True
    record["decided"]["by"] *= 2
    edition = record["recommendation"]["edition"]
    edition["title"] = {
        "th": "เกณฑ์และตัวชี้วัดการเป็นเมืองอุตสาหกรรมเชิงนิเวศ ฉบับปรับปรุง ปี พ.ศ. 2562",
        "en": "Criteria and indicators of an eco-industrial town, revised edition of 2562 (2019)",
    }
    for signer in record["decided"]["by"]:
        signer["title"] = {
            "th": "ประธานคณะกรรมการชำนาญการเมืองอุตสาหกรรมเชิงนิเวศ",
            "en": "Chair of the specialist committee on eco-industrial towns",
        }
    long = found.decided._replace(form=type(form).model_validate(record))
    assert len(texts(certificate_bytes(found._replace(decided=long)))) == 2
