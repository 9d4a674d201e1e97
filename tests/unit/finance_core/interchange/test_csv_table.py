from __future__ import annotations

import pytest

from finance_core.interchange.csv_table import csv_bytes, safe_text, table_as_csv
from tests.unit.finance_core.interchange.tables import balance_sheet, register


def test_table_with_labels() -> None:
    lines = table_as_csv(balance_sheet(), ";").decode("utf-8-sig").splitlines()
    assert lines[0] == ";2026;2025;Share"
    assert lines[3] == "Cash;1250.50;900.00;0.125"
    assert lines[-1] == "Total equity;-10000.00;-9900.00;"
    assert len(lines) == 13


def test_table_without_labels_has_iso_dates_and_plain_figures() -> None:
    assert (
        table_as_csv(register("Größe"))
        == (
            "\ufeffDate,Text,Amount\r\n2026-01-05,Größe,-1234567.80\r\n2026-01-06,Sale,0.20\r\n,,-1234567.60\r\n"
        ).encode()
    )


@pytest.mark.parametrize("lead", ["=", "+", "-", "@", "\t", "\r", " =", "\u00a0=", "\uff1d"])
def test_no_text_is_run_as_a_formula(lead: str) -> None:
    assert safe_text(f"{lead}1+1").startswith("'")
    assert f"\n'{lead}1+1" in safe_text(f"note\n{lead}1+1")


def test_harmless_text_stays() -> None:
    assert safe_text("Smith - Sons = 2 @ home\nsecond line") == "Smith - Sons = 2 @ home\nsecond line"
    assert csv_bytes([["-5", -5]]).decode("utf-8-sig") == "'-5,-5\r\n"
