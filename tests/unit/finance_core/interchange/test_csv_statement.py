"""The broken and odd CSV files that a program for bookkeeping meets, numbered as in its test programme."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from finance_core.interchange.csv_guess import guess_mapping
from finance_core.interchange.csv_mapping import CsvMapping, UndatedRows
from finance_core.interchange.csv_statement import header_of, read_csv
from finance_core.interchange.dates import DateOrder
from finance_core.interchange.errors import FileTooLarge, MappingNeeded, UnreadableFile
from finance_core.interchange.statements import ParsedStatement

BANK = Path(__file__).resolve().parents[3] / "data" / "bank"
HEAD = "Date,Description,Amount\n"


def statement(text: str, mapping: CsvMapping | None = None) -> ParsedStatement:
    (found,) = read_csv(text.encode(), "bank.csv", mapping)
    return found


def amounts(found: ParsedStatement) -> list[Decimal]:
    return [line.amount for line in found.lines]


def test_german_file_with_preamble_running_balance_and_totals_row() -> None:
    (found,) = read_csv((BANK / "giro_de.csv").read_bytes(), "giro_de.csv")
    assert [(str(line.booked_on), str(line.amount), line.counterparty_name) for line in found.lines] == [
        ("2026-01-02", "-1000.00", "Hausverwaltung"),
        ("2026-01-15", "1500.00", "Müller GmbH"),
        ("2026-01-30", "-120.50", "Stadtwerke Köln"),
    ]
    assert (found.opening_balance, found.closing_balance) == (Decimal("2000.00"), Decimal("2379.50"))
    assert (found.currency, found.from_date, found.to_date) == ("EUR", date(2026, 1, 2), date(2026, 1, 30))
    assert found.lines[1].description == "Rechnung 4711; danke"
    assert found.lines[1].value_on == date(2026, 1, 16)
    assert [(row.row, row.message) for row in found.skipped] == [
        (8, "Row 8: left out, it has no date, so it is a total or a remark.")
    ]


def test_debit_and_credit_marks_beside_unsigned_amounts() -> None:
    (found,) = read_csv((BANK / "card_dc.csv").read_bytes(), "card_dc.csv")
    assert amounts(found) == [Decimal("-3.50"), Decimal("-3.50"), Decimal("12.00")]
    assert not found.balance_known


def test_01_a_quote_never_closed_names_its_row() -> None:
    rows = "".join(f"2026-01-05,shop {n},-5.00\n" for n in range(900))
    broken = HEAD + rows.replace("shop 1,", '"shop 1,', 1)
    with pytest.raises(
        UnreadableFile, match=r"bank\.csv, row 3: A quote is never closed\. Nothing was imported\."
    ):
        statement(broken)


def test_01_a_quote_never_closed_that_meets_a_later_quote() -> None:
    with pytest.raises(UnreadableFile, match="row 2: A quote is never closed"):
        statement(HEAD + '2026-01-05,"shop,-5.00\n2026-01-06,"other",-6.00\n')


def test_02_wrong_encoding_is_asked_with_a_preview() -> None:
    data = (HEAD + "2026-01-05,Müller,-5.00\n").encode("cp1252")
    mapping = guess_mapping((HEAD + "2026-01-05,Muller,-5.00\n").encode()).mapping
    with pytest.raises(MappingNeeded) as refusal:
        read_csv(data, "bank.csv", mapping)
    (question,) = refusal.value.questions
    assert refusal.value.field == "mapping.encoding"
    assert ("cp1252", "2026-01-05,Müller,-5.00") in question.choices
    (found,) = read_csv(data, "bank.csv")
    assert found.lines[0].description == "Müller"


@pytest.mark.parametrize("encoding", ["utf-16", "utf-8-sig"])
def test_03_byte_order_marks(encoding: str) -> None:
    (found,) = read_csv((HEAD + "2026-01-05,Müller,-5.00\n").encode(encoding), "bank.csv")
    assert (found.lines[0].description, found.lines[0].amount) == ("Müller", Decimal("-5.00"))


def test_04_zero_bytes_are_refused() -> None:
    with pytest.raises(UnreadableFile, match="row 2: The file holds zero bytes, so it is not a text file"):
        statement(HEAD + "2026-01-05,a\0b,-5.00\n")


def test_05_an_endless_field_is_refused() -> None:
    with pytest.raises(FileTooLarge, match="row 2: A field is longer"):
        statement(HEAD + f"2026-01-05,{'x' * 10_000_000},-5.00\n")


def test_06_an_ambiguous_decimal_mark_is_asked() -> None:
    text = HEAD + "2026-01-05,shop,1.234\n2026-01-06,shop,2.000\n"
    with pytest.raises(MappingNeeded) as refusal:
        statement(text)
    (question,) = refusal.value.questions
    assert (question.field, question.choices) == ("decimal_mark", ((".", "1.234"), (",", "1234.0")))


def test_06_one_clear_amount_decides_and_the_others_must_follow() -> None:
    found = statement("Date;Description;Amount\n2026-01-05;shop;1.234\n2026-01-06;shop;5,00\n")
    assert amounts(found) == [Decimal(1234), Decimal(5)]
    found = statement(HEAD + "2026-01-05,shop,1.234\n2026-01-06,shop,5.00\n")
    assert amounts(found) == [Decimal(5)]
    assert found.problems[0].message.startswith("Row 2, Amount: 1.234 has other than the 2 decimals")


def test_07_an_ambiguous_date_order_is_asked() -> None:
    guess = guess_mapping((HEAD + "03/04/2026,shop,-5.00\n").encode())
    (question,) = guess.questions
    assert question.field == "date_order"
    assert question.choices == (("dmy", "03 Apr 2026"), ("mdy", "04 Mar 2026"))
    answered = guess.mapping.model_copy(update={"date_order": DateOrder.DMY})
    assert statement(HEAD + "03/04/2026,shop,-5.00\n", answered).lines[0].booked_on == date(2026, 4, 3)


@pytest.mark.parametrize(("day", "order"), [
    ("2026-01-25", DateOrder.YMD), ("2026-01-05", DateOrder.YMD), ("25.01.2026", DateOrder.DMY),
    ("01/25/2026", DateOrder.MDY), ("25 Jan 2026", DateOrder.DMY),
])
def test_07_the_order_shown_is_the_one_written(day: str, order: DateOrder) -> None:
    assert guess_mapping((HEAD + f"{day},shop,-5.00\n").encode()).mapping.date_order is order


@pytest.mark.parametrize("day", ["29.02.2025", "31.04.2026", "2.1.2o26"])
def test_08_a_day_that_does_not_exist_marks_its_row(day: str) -> None:
    found = statement(f"Datum;Text;Betrag\n{day};a;-1,00\n03.04.2026;b;-2,00\n")
    assert amounts(found) == [Decimal("-2.00")]
    (problem,) = found.problems
    assert (problem.row, problem.column, problem.text) == (2, "Datum", day)


def test_09_rows_of_another_width() -> None:
    found = statement(HEAD + "2026-01-05,a,-1.00\n2026-01-06,b,c,-2.00\n\n2026-01-07,c\nTotal,-3.00\n")
    assert amounts(found) == [Decimal("-1.00")]
    assert [problem.message for problem in found.problems] == [
        "Row 3: it has 4 columns instead of 3.",
        "Row 5, Amount: the amount is missing.",
    ]
    assert [row.row for row in found.skipped] == [6]


def test_09_undated_rows_can_be_refused() -> None:
    text = HEAD + "2026-01-05,a,-1.00\nTotal,,-1.00\n"
    mapping = guess_mapping(text.encode()).mapping.model_copy(update={"undated_rows": UndatedRows.REFUSE})
    assert [problem.row for problem in statement(text, mapping).problems] == [3]


@pytest.mark.parametrize("figure", ["NaN", "1e9", "--5", "\u0665", "1_000"])
def test_10_what_is_no_amount_marks_its_row(figure: str) -> None:
    found = statement(HEAD + f"2026-01-05,a,{figure}\n2026-01-06,b,-2.00\n")
    assert amounts(found) == [Decimal("-2.00")]
    assert (found.problems[0].row, found.problems[0].text) == (2, figure)


@pytest.mark.parametrize(("figure", "amount"), [("(5.00)", "-5.00"), ("5.00-", "-5.00"), ("CR 5", "5.00")])
def test_10_signs_of_bookkeepers_are_understood(figure: str, amount: str) -> None:
    assert amounts(statement(HEAD + f"2026-01-05,a,{figure}\n")) == [Decimal(amount)]


def test_12_two_equal_bookings_are_two_lines() -> None:
    found = statement(HEAD + "2026-01-05,coffee,-3.50\n" * 2)
    assert [line.line_number for line in found.lines] == [2, 3]


def test_13_text_is_plain_and_in_one_direction() -> None:
    found = statement(HEAD + '2026-01-05,"=HYPERLINK(""x"")\u202eabc\u0007  <img src=file:>",-1.00\n')
    assert found.lines[0].description == '=HYPERLINK("x") abc <img src=file:>'


def test_14_too_many_rows_stop_at_the_limit() -> None:
    with pytest.raises(FileTooLarge, match="More than 200,000 rows; export a shorter period"):
        statement("a,b\n" * 200_001, CsvMapping(date_column=0, amount_column=1))


@pytest.mark.parametrize(
    ("text", "message"),
    [("", "The file is empty"), (" \n\n", "The file is empty"), ("hello", "Which column holds the date")],
)
def test_files_without_bookings_to_find(text: str, message: str) -> None:
    with pytest.raises(UnreadableFile, match=message):
        statement(text)


def test_header_alone_is_a_statement_without_lines() -> None:
    found = statement(HEAD)
    assert (found.lines, found.warnings) == ((), ("The file holds no bookings.",))


def test_file_without_header_is_read_by_its_content() -> None:
    found = statement("25/12/2025,Shop,-5.00,95.00\n26/12/2025,Shop,-6.00,89.00\n")
    assert amounts(found) == [Decimal("-5.00"), Decimal("-6.00")]


def test_mapping_is_recognised_by_its_header_and_refuses_another() -> None:
    mapping = guess_mapping((HEAD + "2026-01-05,a,-1.00\n").encode()).mapping
    assert header_of((HEAD + "2026-02-05,b,-2.00\n").encode(), mapping) == mapping.header
    with pytest.raises(UnreadableFile, match="row 1: The header is not the one"):
        statement("Date,Amount,Description\n2026-01-05,-1.00,a\n", mapping)


def test_debits_may_be_written_with_or_without_minus() -> None:
    head = "Date,Text,Money Out,Money In\n"
    for sign in ("", "-"):
        found = statement(head + f"2026-01-05,a,{sign}5.00,\n2026-01-06,b,,7.00\n")
        assert amounts(found) == [Decimal("-5.00"), Decimal("7.00")]


def test_both_sides_filled_is_a_problem() -> None:
    found = statement("Date,Text,Debit,Credit\n2026-01-05,a,5.00,6.00\n")
    assert found.problems[0].message == "Row 2, Debit: both sides are filled."


def test_card_files_can_be_turned_round() -> None:
    text = HEAD + "2026-01-05,a,5.00\n"
    mapping = guess_mapping(text.encode()).mapping.model_copy(update={"flip_sign": True})
    assert amounts(statement(text, mapping)) == [Decimal("-5.00")]


def test_accounts_and_currencies_of_one_file_are_parted() -> None:
    head = "Account,Date,Text,Amount,Currency\n"
    text = head + "A,2026-01-05,a,1.00,USD\nB,2026-01-05,b,2,JPY\nA,2026-01-06,c,3.00,USD\n"
    found = read_csv(text.encode(), "bank.csv")
    assert [(s.index, s.account_id_text, s.currency, len(s.lines)) for s in found] == [
        (0, "A", "USD", 2),
        (1, "B", "JPY", 1),
    ]


def test_currency_that_does_not_exist_is_a_problem() -> None:
    found = statement("Date,Text,Amount,Currency\n2026-01-05,a,1.00,XXY\n")
    assert found.problems[0].message == 'Row 2, Currency: "XXY" is no currency.'


def test_running_balance_that_does_not_follow_is_a_warning() -> None:
    found = statement("Date,Text,Amount,Balance\n2026-01-05,a,1.00,11.00\n2026-01-06,b,2.00,15.00\n")
    assert found.warnings == ("Row 3: the stated balance is 2.00 off from the row before it.",)


def test_balance_rows_move_no_money() -> None:
    found = statement(
        "Date,Text,Amount,Balance\n2026-01-01,Opening balance,,10.00\n2026-01-05,a,1.00,11.00\n"
    )
    assert (amounts(found), [row.row for row in found.skipped]) == ([Decimal(1)], [2])
