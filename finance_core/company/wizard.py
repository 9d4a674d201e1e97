"""What the new-company wizard asks, and what a new company starts with."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from uuid import UUID

from pydantic import BaseModel, ConfigDict, Field

from finance_core.company.resources import load_chart, tax_pack
from finance_core.errors import InvalidInput
from finance_core.kernel.kernel import KERNEL_SERIES, Kernel, Module
from finance_core.kernel.models.ledger import Book, BookKind
from finance_core.kernel.models.master import Actor, Dimension, DueRule, PaymentTerm
from finance_core.kernel.models.records import AuditAction
from finance_core.kernel.orm import ActorModel, BookModel, DimensionModel, NumberSeriesModel, PaymentTermModel
from finance_core.kernel.unit import Unit
from finance_core.modules.tax.api import TaxService
from finance_core.money.currencies import iso_currency
from finance_core.money.ids import new_id


class NewCompany(BaseModel):
    """Answers of the wizard."""

    model_config = ConfigDict(frozen=True, extra="forbid", str_strip_whitespace=True)

    name: str = Field(min_length=1, max_length=200)
    currency: str = Field(default="USD", min_length=3, max_length=3)
    country: str = Field(default="US", min_length=2, max_length=2)
    chart: str = "us_gaap"
    fiscal_year_start: date
    legal_form: str = ""
    address: str = ""
    tax_id: str = ""
    language: str = "en"
    bookkeeper: str = "Bookkeeper"
    years: int = Field(default=2, ge=1, le=20)


def _net(code: str, name: str, days: int) -> PaymentTerm:
    return PaymentTerm(id=new_id(), code=code, name=name, due_rule=DueRule.NET_DAYS, days=days)


def first_terms() -> tuple[PaymentTerm, ...]:
    """Return the payment terms a new company starts with."""
    return (
        _net("CASH", "Due on receipt", 0), _net("NET10", "Net 10 days", 10), _net("NET14", "Net 14 days", 14),
        _net("NET30", "Net 30 days", 30), _net("NET60", "Net 60 days", 60),
        PaymentTerm(id=new_id(), code="2/10N30", name="2 % within 10 days, net 30", due_rule=DueRule.NET_DAYS,
                    days=30, discount_percent=Decimal("0.02"), discount_days=10),
        PaymentTerm(id=new_id(), code="EOM", name="End of month", due_rule=DueRule.END_OF_MONTH_PLUS),
    )


_BOOKS = (("MAIN", "Main ledger", BookKind.MAIN), ("MEMO", "Statistical", BookKind.MEMO),
          ("CONSOL", "Consolidation", BookKind.CONSOLIDATION))
_DIMENSIONS = (("PROJECT", "Project"), ("DEPARTMENT", "Department"), ("COST_CENTRE", "Cost centre"),
               ("ENTITY", "Entity"))


def check_first_day(start: date) -> None:
    """Refuse a fiscal year that does not start on the first of a month.

    Raises:
        InvalidInput: it starts on another day.
    """
    if start.day != 1:
        raise InvalidInput("fiscal_year_start",
                           f"A fiscal year starts on the first of a month, not on {start}.")


def fill(kernel: Kernel, tax: TaxService, answers: NewCompany, modules: tuple[Module, ...]) -> None:
    """Put the first actor, books, calendar, chart, roles, series, terms and tax codes into a new file.

    Raises:
        InvalidInput: unknown currency or chart, or a fiscal year that starts in mid-month.
    """
    iso_currency(answers.currency)
    check_first_day(answers.fiscal_year_start)
    chart = load_chart(answers.chart, answers.language)
    with kernel.database.transaction() as unit:
        unit.method = "company.create"
        kernel.database.actor_id = unit.actor_id = _first_actor(unit, answers.bookkeeper)
        kernel.records.ensure_currency(unit, answers.currency)
        for key, value in _settings(answers, chart.framework).items():
            kernel.settings.put(unit, key, value)
        for code, name, kind in _BOOKS:
            unit.add(BookModel.from_dto(Book(id=new_id(), code=code, name=name, kind=kind),
                                        created_by_id=unit.actor_id))
        for sort, (code, name) in enumerate(_DIMENSIONS):
            unit.add(DimensionModel.from_dto(Dimension(id=new_id(), code=code, name=name, sort=sort),
                                             created_by_id=unit.actor_id))
        for spec in (*KERNEL_SERIES, *(series for module in modules for series in module.series)):
            unit.add(NumberSeriesModel.from_dto(spec.new(), created_by_id=unit.actor_id))
        for term in first_terms():
            unit.add(PaymentTermModel.from_dto(term, created_by_id=unit.actor_id))
        for year in range(answers.years):
            first = answers.fiscal_year_start
            kernel.periods.add_year(unit, first.replace(year=first.year + year))
        kernel.accounts.create_from(unit, chart)
        tax.install(unit, tax_pack(answers.country))


def _settings(answers: NewCompany, framework: str) -> dict[str, str]:
    return {
        "company.name": answers.name, "company.base_currency": answers.currency,
        "company.country": answers.country,
        "company.framework": framework, "company.legal_form": answers.legal_form,
        "company.address": answers.address,
        "company.tax_id": answers.tax_id, "company.language": answers.language,
        "company.fiscal_start": f"{answers.fiscal_year_start:%m-%d}",
        "company.paper": "letter" if answers.country in {"US", "CA", "MX"} else "a4",
        "books.start_date": answers.fiscal_year_start.isoformat(),
    }


def _first_actor(unit: Unit, name: str) -> UUID:
    key = new_id()
    initials = "".join(word[0] for word in name.split())[:10].upper() or "B"
    unit.actor_id = key
    unit.add(ActorModel.from_dto(Actor(id=key, name=name, initials=initials), created_by_id=key))
    unit.session.flush()
    unit.record(AuditAction.CREATE, "actor", key, name)
    return key
