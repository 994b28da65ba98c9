"""The report as a page: nothing from elsewhere, and no barrier to anybody."""

import json
import re
import shutil
import subprocess
from html import unescape
from importlib.resources import files
from pathlib import Path

import pytest

from ecorules.report.document.page import page_text
from tests.reports import BOTH, EN, TH, document_of

_BROWSERS = ("chromium", "chromium-browser", "google-chrome")
_BROWSER = next(filter(None, map(shutil.which, _BROWSERS)), None)
_RUN = """<script>
const asked = {resultTypes: ["violations"]};
window.addEventListener("load", () => axe.run(document, asked).then(found => {
  const told = document.createElement("pre");
  told.id = "axe-found";
  told.textContent = JSON.stringify(found.violations.map(one => [one.id, one.nodes[0].html]));
  document.body.replaceChildren(told);
}));
</script>"""


def test_nothing_is_fetched_and_nothing_runs() -> None:
    """A report is one file: it shows the same without a network, and does nothing."""
    page = page_text(document_of("demonstration"), BOTH)
    assert "<script" not in page
    assert not re.search(r"""(?:src|href)\s*=\s*["'](?!#)|url\(|@import|<link""", page)


def test_a_page_says_its_language() -> None:
    """A screen reader speaks each text in its own language."""
    document = document_of("demonstration")
    assert '<html lang="th">' in page_text(document, TH)
    assert '<html lang="en">' in page_text(document, EN)
    both = page_text(document, BOTH)
    assert '<html lang="th">' in both
    assert f'<p lang="en" class="subtitle">{document.subtitle.en}</p>' in both


def test_every_column_and_row_has_a_head() -> None:
    """A screen reader says of each cell in which column and row it stands."""
    page = page_text(document_of("demonstration"), TH)
    for table in re.findall(r"<table.*?</table>", page, re.DOTALL):
        assert "<caption" in table
        rows = re.findall(r"<tr>.*?</tr>", table, re.DOTALL)
        assert all('scope="col"' in head for head in re.findall(r"<th [^>]*>", rows[0]))
        assert all(row.count('scope="row"') == 1 for row in rows[1:])


def test_a_text_is_no_markup() -> None:
    """What a case says is shown, and never read as markup."""
    document = document_of("demonstration")
    sly = document.title._replace(th="<script>alert(1)</script>&")
    page = page_text(
        type(document)(
            document.key, sly, document.subtitle, (sly,), document.on, document.sections
        ),
        TH,
    )
    assert "<script" not in page
    assert "&lt;script&gt;alert(1)&lt;/script&gt;&amp;" in page


@pytest.mark.skipif(_BROWSER is None, reason="no Chromium is installed to read the page with")
def test_axe_finds_no_barrier(tmp_path: Path) -> None:
    """No rule of axe-core is broken: contrast, headings, landmarks, tables, languages."""
    axe = files("axe_core_python").joinpath("axe.min.js").read_text(encoding="utf-8")
    page = page_text(document_of("saraburi-fy2565"), BOTH)
    checked = page.replace("</body>", f"<script>{axe}</script>{_RUN}</body>")
    path = tmp_path / "page.html"
    path.write_text(checked, encoding="utf-8")
    ran = subprocess.run(  # noqa: S603 - a browser of the system, on a file of ours
        [
            str(_BROWSER),
            "--headless",
            "--no-sandbox",
            "--disable-gpu",
            f"--user-data-dir={tmp_path / 'profile'}",
            "--virtual-time-budget=120000",
            "--dump-dom",
            path.as_uri(),
        ],
        capture_output=True,
        text=True,
        check=False,
        timeout=240,
    )
    told = re.search(r'<pre id="axe-found">(.*?)</pre>', ran.stdout, re.DOTALL)
    assert told is not None, ran.stderr[-2000:]
    assert json.loads(unescape(told[1])) == []
