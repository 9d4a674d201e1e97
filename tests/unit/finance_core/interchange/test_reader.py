from __future__ import annotations

import contextlib
import pickle
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from finance_core.interchange import reader
from finance_core.interchange.errors import (
    BankRefused,
    FileTooLarge,
    MappingNeeded,
    ReadingStopped,
    UnreadableFile,
    UnsupportedFormat,
)
from finance_core.interchange.reader import read_statement, read_statement_here
from finance_core.interchange.statements import MappingQuestion

BANK = Path(__file__).resolve().parents[3] / "data" / "bank"


def test_a_file_is_read_in_a_child_process() -> None:
    (found,) = read_statement(BANK / "checking.ofx")
    assert [line.amount for line in found.lines] == [Decimal("-5.00"), Decimal("-250.00"), Decimal("1000.00")]


def test_the_childs_refusal_arrives_as_it_was_raised() -> None:
    with pytest.raises(MappingNeeded) as refusal:
        read_statement(b"Date,Text,Amount\n03/04/2026,a,1.00\n", "ambiguous.csv")
    assert refusal.value.questions[0].choices == (("dmy", "03 Apr 2026"), ("mdy", "04 Mar 2026"))
    assert refusal.value.field == "mapping.date_order"


def test_reading_that_takes_too_long_is_stopped() -> None:
    with pytest.raises(ReadingStopped, match=r"slow\.csv: Reading took more than 0 seconds and was stopped"):
        read_statement(b"a,b\n" * 150_000, "slow.csv", seconds=0)


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (b"PK\x03\x04rest", "an Excel workbook or a ZIP archive"),
        (b"%PDF-1.7", "a PDF document"),
        (b"\xd0\xcf\x11\xe0\xa1", "an old Excel or Word file"),
        (b"!Type:Bank\nD1/2'26\nT-5.00\n^\n", "a QIF file"),
        (b":20:X\n:25:1/2\n:60F:C260101EUR1,00\n", "an MT940 statement"),
        (b'<?xml version="1.0"?><Document><BkToCstmrStmt/></Document>', "a CAMT.053 statement"),
        (b"<html><body>Session expired</body></html>", "a web page"),
    ],
)
def test_other_formats_are_named_with_what_works_today(data: bytes, kind: str) -> None:
    with pytest.raises(UnsupportedFormat) as refusal:
        read_statement_here(data, "download")
    assert str(refusal.value) == (
        f"download: This is {kind}. Countinghouse reads OFX, QFX and CSV statements; "
        "download one of these from the bank. Nothing was imported."
    )


def test_the_name_of_a_file_does_not_decide_its_format() -> None:
    assert read_statement_here((BANK / "checking.ofx").read_bytes(), "statement.csv")[0].format == "ofx"


@pytest.mark.parametrize("data", [b"", b" \r\n\t"])
def test_empty_files(data: bytes) -> None:
    with pytest.raises(UnreadableFile, match="The file is empty"):
        read_statement_here(data, "empty.ofx")


def test_files_that_are_too_large_or_missing(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    with pytest.raises(UnreadableFile, match=r"gone\.csv: The file cannot be opened: No such file"):
        read_statement(tmp_path / "gone.csv")
    monkeypatch.setattr(reader, "LARGEST_FILE", 2_000_000)
    with pytest.raises(FileTooLarge, match=r"big\.csv: It has more than 2 MB; export a shorter period"):
        read_statement(b"x" * 2_000_001, "big.csv")


@pytest.mark.parametrize(
    "error",
    [
        BankRefused("a.ofx", "2000", "General Server Error"),
        UnsupportedFormat("a.sta", "an MT940 statement"),
        FileTooLarge("a.csv", "More than 3 rows.", "row 4"),
        MappingNeeded(
            "a.csv", (MappingQuestion(field="date_order", text="Which day?", choices=(("dmy", "1"),)),)
        ),
    ],
)
def test_errors_survive_the_way_between_processes(error: UnreadableFile) -> None:
    copy = pickle.loads(pickle.dumps(error))  # noqa: S301 - our own bytes
    assert type(copy) is type(error)
    assert copy.as_dict() == error.as_dict()


@given(st.binary(max_size=400))
def test_any_bytes_give_exact_amounts_or_a_refusal(data: bytes) -> None:
    for start in (b"", b"<OFX><STMTRS><STMTTRN><DTPOSTED>20260101<TRNAMT>", b"Date,Text,Amount\n2026-01-05,"):
        for end in (b"", b"</OFX>"):
            with contextlib.suppress(UnreadableFile):
                found = read_statement_here(start + data + end, "fuzz")
                assert all(line.amount.is_finite() for statement in found for line in statement.lines)
