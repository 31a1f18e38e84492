"""The files of today's stories: a picture, two papers, a log. Their bytes lie in the vault before any ticket does."""

import datetime as dt
from collections.abc import AsyncGenerator
from pathlib import Path

from parley.core.files import FileVault, StoredBytes, add_file, take_in
from parley.core.work import Work

FOLDER = Path(__file__).parent / "papers"
TYPES = {".jpg": "image/jpeg", ".pdf": "application/pdf", ".txt": "text/plain"}
MOST = 1024 * 1024
LOG = """\
{day}T08:12:04.118Z POST /hooks/parley evt_88213 order.paid      200   30911 ms
{day}T08:12:36.402Z POST /hooks/parley evt_88213 order.paid      200     214 ms   <- again
{day}T08:12:51.090Z POST /hooks/parley evt_88214 order.shipped   200     187 ms
{day}T08:13:20.774Z POST /hooks/parley evt_88215 order.paid      200   30877 ms
{day}T08:13:52.015Z POST /hooks/parley evt_88215 order.paid      200     201 ms   <- again
"""
PAPERS = {
    "offer.pdf": ("Offer 2041", "12 oak shelves, 30 cm deep, oiled", "By sea, with 10 % off", "Good for 30 days"),
    "vat-number.pdf": ("Notice of registration", "Atelier Lefevre", "VAT number: FR 00 000000000"),
}

Papers = dict[str, StoredBytes]


async def keep_papers(vault: FileVault, workspace: int, now: dt.datetime) -> Papers:
    """The bytes of every file lie in the vault; whoever makes no rows for them leaves them to the sweep."""
    made: dict[str, bytes] = {name: _pdf(lines) for name, lines in PAPERS.items()}
    made["webhook-log.txt"] = LOG.format(day=f"{now:%Y-%m-%d}").encode()
    made["broken-lamp.jpg"] = (FOLDER / "broken-lamp.jpg").read_bytes()
    return {
        name: await take_in(
            vault,
            _once(content),
            workspace=workspace,
            name=name,
            declared=TYPES[Path(name).suffix],
            most=MOST,
            at="file",
        )
        for name, content in made.items()
    }


async def add_paper(work: Work, papers: Papers, name: str) -> int:
    """The file has a row, by whoever acts; returns its id."""
    return (await add_file(work, stored=papers[name])).id


async def _once(content: bytes) -> AsyncGenerator[bytes]:
    yield content


def _pdf(lines: tuple[str, ...]) -> bytes:
    """Write a page of plain lines: as little of a PDF as every reader takes."""
    drawn = "".join(
        f"BT /F1 {22 if not place else 13} Tf 72 {760 - 30 * place} Td ({line}) Tj ET\n"
        for place, line in enumerate(lines)
    ).encode("ascii")
    objects = (
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        (
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R"
            b" /Resources << /Font << /F1 << /Type /Font /Subtype /Type1 /BaseFont /Helvetica >> >> >> >>"
        ),
        b"<< /Length %d >>\nstream\n%bendstream" % (len(drawn), drawn),
    )
    text, starts = b"%PDF-1.4\n", list[int]()
    for number, each in enumerate(objects, 1):
        starts.append(len(text))
        text += b"%d 0 obj\n%b\nendobj\n" % (number, each)
    table = b"".join(b"%010d 00000 n \n" % start for start in starts)
    ending = b"trailer << /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, len(text))
    return text + b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1) + table + ending
