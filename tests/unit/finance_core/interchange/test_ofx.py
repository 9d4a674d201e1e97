"""OFX as banks write it and as it may arrive, numbered as in the programme of bad bank files."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from finance_core.interchange.errors import BankRefused, FileTooLarge, UnreadableFile, UnsafeFile
from finance_core.interchange.ofx import read_ofx
from finance_core.interchange.statements import ParsedStatement

BANK = Path(__file__).resolve().parents[3] / "data" / "bank"
HEADER = "OFXHEADER:100\nDATA:OFXSGML\nVERSION:102\nENCODING:USASCII\nCHARSET:1252\n\n"
XML = '<?xml version="1.0" encoding="UTF-8"?>\n<?OFX OFXHEADER="200" VERSION="211"?>\n'


def booking(
    fitid: str = "A1", amount: str = "-5.00", posted: str = "20260105", more: str = "<NAME>SHOP"
) -> str:
    return f"<STMTTRN><TRNTYPE>DEBIT<DTPOSTED>{posted}<TRNAMT>{amount}<FITID>{fitid}{more}</STMTTRN>"


def ofx(*bookings: str, currency: str = "USD", header: str = HEADER) -> bytes:
    return (
        f"{header}<OFX><BANKMSGSRSV1><STMTTRNRS><STMTRS><CURDEF>{currency}"
        "<BANKACCTFROM><BANKID>121<ACCTID>4711<ACCTTYPE>CHECKING</BANKACCTFROM>"
        f"<BANKTRANLIST><DTSTART>20260101<DTEND>20260131{''.join(bookings)}</BANKTRANLIST>"
        "<LEDGERBAL><BALAMT>100.00<DTASOF>20260131</LEDGERBAL></STMTRS></STMTTRNRS></BANKMSGSRSV1></OFX>"
    ).encode()


def statement(data: bytes) -> ParsedStatement:
    (found,) = read_ofx(data, "bank.ofx")
    return found


def test_15_version_1_without_closing_tags_bare_ampersands_and_a_lying_charset() -> None:
    found = statement((BANK / "checking.ofx").read_bytes())
    assert (found.account_id_text, found.bank_id, found.currency) == ("000-4711", "0123456789012", "USD")
    assert (found.from_date, found.to_date) == (date(2026, 1, 1), date(2026, 1, 31))
    assert (found.opening_balance, found.closing_balance) == (Decimal("100.00"), Decimal("845.00"))
    first, second, third = found.lines
    assert (first.counterparty_name, first.description) == ("Smith & Sons <East>", "")
    assert (first.booked_on, first.amount) == (date(2026, 1, 5), Decimal("-5.00"))
    assert (second.counterparty_name, second.check_number, second.description) == (
        "Café & Bar",
        "1042",
        "Rent",
    )
    assert (third.counterparty_name, third.amount) == ("Customer §4", Decimal("1000.00"))
    assert third.booked_on == date(2026, 1, 31)
    assert "FITID:A2" in second.raw


def test_15_declared_code_page_is_used_when_it_is_no_utf8() -> None:
    data = ofx(booking(more="<NAME>Žižkov")).decode().replace("CHARSET:1252", "CHARSET:1250").encode("cp1250")
    assert statement(data).lines[0].counterparty_name == "Žižkov"


@pytest.mark.parametrize("text", ["5,00", "+5.00", "5"])
def test_16_amounts_with_comma_or_point(text: str) -> None:
    assert statement(ofx(booking(amount=text))).lines[0].amount == Decimal("5.00")


@pytest.mark.parametrize("text", ["1.234,56", "1,234.56", "1,234", "NaN", "1E400", "--5", "1_000", "", "$5"])
def test_16_other_amounts_are_refused_with_their_identifier(text: str) -> None:
    found = statement(ofx(booking("B7", text), booking("B8")))
    assert [line.external_id for line in found.lines] == ["B8"]
    (problem,) = found.problems
    assert problem.message.startswith("Booking B7, TRNAMT: ")
    assert (problem.row, problem.text) == (1, text)
    assert found.opening_balance is None


def test_17_identifiers_used_twice_or_missing_are_kept_and_named() -> None:
    found = statement(ofx(booking(), booking(amount="-6.00"), booking("C"), booking("C"), booking("")))
    assert len(found.lines) == 5
    assert found.warnings == (
        "1 without identifier (FITID): recognised by date, amount and text.",
        "The bank uses identifier A1 for different amounts, -5.00 and -6.00; all are kept.",
        "The bank uses identifier C 2 times for -5.00; all are kept.",
    )


def test_18_a_day_that_does_not_exist_is_refused() -> None:
    found = statement(ofx(booking(posted="20261345")))
    assert found.problems[0].message == 'Booking A1, DTPOSTED: "20261345" is a day that does not exist.'


@pytest.mark.parametrize(
    "posted", ["20260105003000[-8:PST]", "20260105233000.000[+10]", "20260105", "202601051200"]
)
def test_18_the_day_is_the_one_the_bank_states(posted: str) -> None:
    assert statement(ofx(booking(posted=posted))).lines[0].booked_on == date(2026, 1, 5)


def test_19_currency_that_does_not_exist_is_refused() -> None:
    with pytest.raises(UnreadableFile, match='account 4711: The statement is in "XXY", which is no currency'):
        read_ofx(ofx(booking(), currency="XXY"), "bank.ofx")


def test_19_amount_in_another_currency_is_a_problem() -> None:
    more = "<CURRENCY><CURRATE>1.1<CURSYM>EUR</CURRENCY><NAME>SHOP"
    found = statement(ofx(booking(more=more), booking("A2", more=more.replace("CURRENCY", "ORIGCURRENCY"))))
    assert [problem.text for problem in found.problems] == ["EUR"]
    assert [line.external_id for line in found.lines] == ["A2"]


@pytest.mark.parametrize("header", [HEADER, XML])
def test_20_document_type_definitions_are_refused(header: str) -> None:
    bomb = '<!DOCTYPE OFX [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]>'
    with pytest.raises(UnsafeFile, match="contains a DTD, which no bank sends; refused for safety"):
        read_ofx(ofx(booking(more="<NAME>&b;"), header=header + bomb), "bank.ofx")


def test_version_2_is_read_as_xml_and_mended_when_it_is_none() -> None:
    good = ofx(header=XML).decode()
    for tag in ("CURDEF", "BANKID", "ACCTID", "ACCTTYPE", "DTSTART", "DTEND", "BALAMT", "DTASOF"):
        start = good.index(f"<{tag}>")
        end = good.index("<", start + 1)
        good = f"{good[:end]}</{tag}>{good[end:]}"
    name = "<NAME><![CDATA[R&D  <lab>]]></NAME>"
    row = f"<STMTTRN><DTPOSTED>20260105</DTPOSTED><TRNAMT>1</TRNAMT><FITID>1</FITID>{name}</STMTTRN>"
    good = good.replace("</BANKTRANLIST>", row + "</BANKTRANLIST>")
    assert statement(good.encode()).lines[0].counterparty_name == "R&D <lab>"
    broken = good.replace(name, "<NAME>R&D</NAME>")
    assert statement(broken.encode()).lines[0].counterparty_name == "R&D"


def test_several_accounts_and_cards() -> None:
    card = "<CREDITCARDMSGSRSV1><CCSTMTTRNRS><CCSTMTRS><CURDEF>EUR<CCACCTFROM><ACCTID>5555</CCACCTFROM>"
    card += f"<BANKTRANLIST>{booking('Z')}</BANKTRANLIST></CCSTMTRS></CCSTMTTRNRS></CREDITCARDMSGSRSV1></OFX>"
    found = read_ofx(ofx(booking()).replace(b"</OFX>", card.encode()), "bank.ofx")
    assert [(s.index, s.account_id_text, s.currency, s.balance_known) for s in found] == [
        (0, "4711", "USD", True),
        (1, "5555", "EUR", False),
    ]


def test_bodies_appended_to_one_file_are_all_read() -> None:
    found = read_ofx(ofx(booking()) + ofx(booking("B"), header=""), "bank.ofx")
    assert [line.external_id for statement in found for line in statement.lines] == ["A1", "B"]


def test_bookings_left_open_are_closed_by_the_next() -> None:
    found = statement(ofx(booking().replace("</STMTTRN>", ""), booking("A2", "-7.00")))
    assert [(line.external_id, line.amount) for line in found.lines] == [
        ("A1", Decimal("-5.00")),
        ("A2", Decimal("-7.00")),
    ]


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (ofx(booking())[:-80], "cut off: its end </OFX> is missing"),
        (b"OFXHEADER:100\n\n", "There is no <OFX> element"),
        (b"<OFX></OFX>", "It holds no bank or card statement"),
        (b"<OFX><INVSTMTRS><CURDEF>USD</INVSTMTRS></OFX>", "It holds an investment account"),
        (b"<OFX>" + b"<AAA>" * 200 + b"</OFX>", "nested more than 100 deep"),
    ],
)
def test_files_without_a_statement(data: bytes, message: str) -> None:
    with pytest.raises(UnreadableFile, match=message):
        read_ofx(data, "bank.ofx")


def test_error_of_the_bank_is_shown() -> None:
    status = b"<OFX><SONRS><STATUS><CODE>15500<SEVERITY>ERROR<MESSAGE>Signon invalid</STATUS></SONRS></OFX>"
    with pytest.raises(BankRefused, match=r'"Signon invalid" \(code 15500\)'):
        read_ofx(status, "bank.ofx")


def test_too_many_bookings_stop_at_the_limit() -> None:
    with pytest.raises(FileTooLarge, match="More than 200,000 bookings"):
        read_ofx(b"<OFX>" + b"<STMTTRN>" * 200_001 + b"</OFX>", "bank.ofx")


def test_closing_balance_that_is_no_amount_is_a_warning() -> None:
    found = statement(ofx(booking()).replace(b"<BALAMT>100.00", b"<BALAMT>n/a"))
    assert (found.balance_known, found.warnings) == (
        False,
        ('The closing balance cannot be read: "n/a" is no amount.',),
    )
