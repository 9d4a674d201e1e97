"""Real files of banks beside the checkout give what `SOURCES.md` there states; vectors BNKO-01 to 20."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest

from finance_core.interchange.errors import BankRefused, UnsupportedFormat
from finance_core.interchange.reader import read_statement_here

FOLDER = Path(__file__).resolve().parents[5] / "shared" / "bankfiles"

pytestmark = pytest.mark.skipif(
    not FOLDER.is_dir(), reason="the collection of bank files is not beside the checkout"
)

# file -> account, currency, lines, sum of the lines, closing balance; one tuple for each statement
EXPECTED: dict[str, list[tuple[str, str | None, int, str, str | None]]] = {
    "ofx1_checking.ofx": [("1452687~7", "USD", 3, "-59.50", "100.99")],
    "ofx1_bank_medium.ofx": [("12300 000012345678", "CAD", 3, "-345.27", "382.34")],
    "ofx1_schwab_msmoney.ofx": [("12345", "USD", 4, "-215.27", "878.47")],
    "ofx2_suncorp.ofx": [("123456789", "AUD", 1, "-16.85", "1234.12")],
    "ofx2_multiple_accounts.ofx": [("9100", "USD", 0, "0", "111"), ("9200", "USD", 0, "0", "222")],
    "csv_schwab_checking.csv": [("", None, 4, "-215.27", "878.47")],
    "csv_gls_de.csv": [("1234567890", "EUR", 1, "-98.76", "1234.56")],
    "csv_n26.csv": [("", "EUR", 2, "0.00", None)],
    "csv_capitalone.csv": [("", None, 2, "0.00", None)],
}


@pytest.mark.parametrize("name", EXPECTED)
def test_file_gives_the_stated_lines_and_balance(name: str) -> None:
    statements = read_statement_here((FOLDER / name).read_bytes(), name)
    found = [
        (s.account_id_text, s.currency, len(s.lines), sum(line.amount for line in s.lines), s.closing_balance)
        for s in statements
    ]
    assert found == [
        (account, currency, count, Decimal(net), None if closing is None else Decimal(closing))
        for account, currency, count, net, closing in EXPECTED[name]
    ]
    assert all(not s.problems and not s.skipped for s in statements)
    assert all(s.balance_known == (s.closing_balance is not None) for s in statements)


def test_the_message_of_the_banks_server_surfaces() -> None:
    with pytest.raises(BankRefused, match="General Server Error"):
        read_statement_here((FOLDER / "ofx2_error_message.ofx").read_bytes(), "ofx2_error_message.ofx")


@pytest.mark.parametrize(
    ("pattern", "kind"), [("*.qif", "a QIF file"), ("*.sta", "an MT940"), ("*.xml", "a CAMT.053 statement")]
)
def test_formats_not_read_yet_are_named(pattern: str, kind: str) -> None:
    files = sorted(FOLDER.glob(pattern))
    assert files
    for path in files:
        with pytest.raises(UnsupportedFormat, match=kind):
            read_statement_here(path.read_bytes(), path.name)


def test_details_of_a_running_balance_file() -> None:
    data = (FOLDER / "csv_schwab_checking.csv").read_bytes()
    (statement,) = read_statement_here(data, "csv_schwab_checking.csv")
    oldest, *_, newest = statement.lines
    assert (str(oldest.booked_on), oldest.amount, oldest.check_number) == (
        "2022-08-04",
        Decimal("-57.27"),
        "",
    )
    assert (str(newest.booked_on), newest.amount, newest.transaction_type) == (
        "2022-08-17",
        Decimal(20),
        "DEPOSIT",
    )
    assert [line.check_number for line in statement.lines] == ["", "558", "", ""]
    assert statement.opening_balance == Decimal("1093.74")
