"""Links, approvals and holidays, on a real file."""

from __future__ import annotations

from datetime import date
from uuid import UUID

import pytest

from finance_core.company import Company
from finance_core.errors import InvalidInput, NotFound, RuleViolation
from finance_core.kernel.holidays import SaveHoliday, WorkingDay
from finance_core.kernel.links import AddLink, ApprovalsOf, LinksOf, RecordApproval
from finance_core.kernel.listing import ListQuery
from finance_core.kernel.models.records import Decision, LinkKind
from tests.modules.ap_books import Books, D

NOBODY = UUID(int=7)


@pytest.fixture
def books(company: Company) -> Books:
    return Books.open(company)


def bills(books: Books, count: int) -> list[UUID]:
    return [books.bill("2026-03-10", "100.00", invoice_number=f"A-{number}").id for number in range(count)]


def link(source: UUID, target: UUID, kind: LinkKind = LinkKind.RELATED, **amounts: str) -> AddLink:
    ends = {"from_type": "ap_invoice", "from_id": source, "to_type": "ap_invoice", "to_id": target}
    return AddLink.model_validate({**ends, "kind": kind, **amounts})


def test_documents_are_linked_and_found_from_both_ends(books: Books) -> None:
    links, (first, second) = books.company.kernel.links, bills(books, 2)
    links.add(link(first, second, LinkKind.REPLACES))
    again = links.add(link(first, second, LinkKind.REPLACES)).value
    links.add(link(second, first))
    for key in (first, second):
        assert [found.kind.value for found in links.of(LinksOf(document_id=key))] == ["replaces", "related"]
    assert links.of(LinksOf(document_id=second, kind=LinkKind.REPLACES)) == (again,)
    with pytest.raises(InvalidInput, match="no link to itself"):
        links.add(link(first, first))
    with pytest.raises(NotFound) as refused:
        links.add(link(first, NOBODY))
    assert refused.value.field == "to_id"


def test_a_source_gives_no_more_than_it_has(books: Books) -> None:
    links, (source, first, second) = books.company.kernel.links, bills(books, 3)
    links.add(link(source, first, LinkKind.APPLIES_TO, amount="60.00", source_amount="100.00"))
    links.add(link(source, second, LinkKind.APPLIES_TO, amount="15.50", source_amount="100.00"))
    links.add(link(source, first, LinkKind.APPLIES_TO, amount="4.50", source_amount="100.00"))
    assert links.used_amount(source) == D("80.00")
    assert links.used_amount(first) == 0
    with pytest.raises(RuleViolation, match=r"20\.01 cannot be applied: of 100\.00 only 20\.00 is left"):
        links.add(link(source, second, LinkKind.APPLIES_TO, amount="20.01", source_amount="100.00"))
    links.add(link(source, second, LinkKind.APPLIES_TO, amount="20.00", source_amount="100.00"))
    assert [found.amount for found in links.of(LinksOf(document_id=source))] == [D("64.50"), D("35.50")]
    with pytest.raises(InvalidInput, match="above zero"):
        links.add(link(source, second, LinkKind.APPLIES_TO, source_amount="100.00"))
    with pytest.raises(InvalidInput, match="how much the source has"):
        links.add(link(first, second, LinkKind.APPLIES_TO, amount="1.00"))


def test_a_document_made_in_the_same_save_can_be_linked(books: Books) -> None:
    company = books.company
    with company.database.transaction():
        first, second = bills(books, 2)
        company.kernel.links.add(link(first, second, LinkKind.CORRECTS))
    assert len(company.kernel.links.of(LinksOf(document_id=second))) == 1


def test_decisions_stand_beside_each_other(books: Books) -> None:
    approvals, (bill,) = books.company.kernel.approvals, bills(books, 1)
    asked = RecordApproval(subject_type="ap_invoice", subject_id=bill, step="first_eye",
                           decision=Decision.RETURNED, note="Which project?", amount=D("100.00"))
    approvals.record(asked)
    approvals.record(asked.model_copy(update={"decision": Decision.APPROVED, "on_behalf_of": "M. Owner",
                                              "note": None}))
    found = approvals.of(ApprovalsOf(subject_type="ap_invoice", subject_id=bill))
    assert [(one.decision.value, one.note, one.on_behalf_of, one.amount) for one in found] == [
        ("returned", "Which project?", None, D("100.00")), ("approved", None, "M. Owner", D("100.00"))]
    events = books.company.kernel.audit.history(bill)
    assert [event.summary for event in events[-2:]] == ["first eye: returned", "first eye: approved"]
    with pytest.raises(InvalidInput, match="Say why it is rejected"):
        approvals.record(asked.model_copy(update={"decision": Decision.REJECTED, "note": ""}))
    with pytest.raises(NotFound):
        approvals.record(asked.model_copy(update={"subject_id": NOBODY}))


def test_holidays_make_days_free(company: Company) -> None:
    holidays = company.kernel.holidays
    kept = holidays.save(SaveHoliday(date=date(2026, 7, 3), name="Independence Day")).value
    assert kept.calendar == "US"
    holidays.save(SaveHoliday(date=date(2026, 12, 26), name="Boxing Day", calendar="GB"))
    assert [row[1:] for row in holidays.list_holidays(ListQuery()).rows] == [
        (date(2026, 12, 26), "Boxing Day", "GB"), (date(2026, 7, 3), "Independence Day", "US")]
    days = {"2026-07-02": True, "2026-07-03": False, "2026-07-04": False}
    assert {day: holidays.is_working_day(WorkingDay(on=date.fromisoformat(day))) for day in days} == days
    assert holidays.is_working_day(WorkingDay(on=date(2026, 7, 3), calendar="GB"))
    with pytest.raises(InvalidInput, match="2026-07-03 is Independence Day already"):
        holidays.save(SaveHoliday(date=date(2026, 7, 3), name="Other"))
    holidays.save(SaveHoliday(id=kept.id, date=date(2026, 7, 2), name="Independence Day (observed)"))
    assert holidays.is_working_day(WorkingDay(on=date(2026, 7, 3)))
    assert holidays.holiday(kept.id).name == "Independence Day (observed)"
    holidays.delete(kept.id)
    assert company.call("holidays.is_working_day", {"on": "2026-07-02"})
