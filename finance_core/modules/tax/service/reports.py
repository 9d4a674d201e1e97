"""Lists, pickers and sums of tax, and the proof against the ledger."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, and_, case, func, or_, select
from sqlalchemy.orm import InstrumentedAttribute, Session, aliased

from finance_core.db.types import exact_sum
from finance_core.engines.tax import TaxDirection, tax_effect
from finance_core.errors import InvalidInput
from finance_core.kernel.kernel import Kernel, Subledger
from finance_core.kernel.listing import (
    FilterRule,
    ListQuery,
    ListSpec,
    LookupItem,
    LookupQuery,
    Page,
    find_choices,
    run_list,
)
from finance_core.kernel.models.ledger import Side
from finance_core.kernel.models.master import TaxCode, TaxCodeKind
from finance_core.kernel.operation import query
from finance_core.kernel.orm import AccountRoleModel, JournalEntryModel, PartyModel, TaxCodeModel
from finance_core.modules.tax.computed import TaxSummaryRow
from finance_core.modules.tax.orm import TaxJurisdictionModel, TaxRateModel, TaxTransactionModel
from finance_core.modules.tax.posting import INPUT_TAX, OUTPUT_TAX, USE_TAX, movements
from finance_core.modules.tax.requests import TaxPeriod
from finance_core.modules.tax.service.base import TaxBase
from finance_core.modules.tax.service.tables import load_tables

ZERO = Decimal(0)
CONTROL_ROLES = (OUTPUT_TAX, INPUT_TAX, USE_TAX)


class TaxReports(TaxBase):
    """Shows what is stored."""

    def __init__(self, kernel: Kernel) -> None:
        super().__init__(kernel)
        kernel.subledgers.append(Subledger(module=self.name, roles=CONTROL_ROLES, explained=explained))

    @query
    def tax_code(self, session: Session, tax_code_id: UUID) -> TaxCode:
        """Return one tax code with its components.

        Raises:
            NotFound: there is none.
        """
        return load_tables(session).code(tax_code_id)

    @query
    def list_codes(self, session: Session, request: ListQuery) -> Page:
        """Return tax codes with today's rates and how many tax transactions name them."""
        table = TaxCodeModel
        used = select(func.count()).where(TaxTransactionModel.tax_code_id == table.id).scalar_subquery()
        spec = ListSpec(
            columns={
                "id": table.id,
                "code": table.code,
                "name": table.name,
                "kind": table.kind,
                "treatment": table.treatment,
                "sale_base_boxes": table.sale_base_boxes,
                "sale_tax_boxes": table.sale_tax_boxes,
                "purchase_base_boxes": table.purchase_base_boxes,
                "purchase_tax_boxes": table.purchase_tax_boxes,
                "used": used,
                "is_active": table.is_active,
            },
            source=select().select_from(table),
            search=(table.code, table.name),
            filters={name: _equals(getattr(table, name)) for name in ("kind", "treatment", "is_active")},
            sort="code",
        )
        page = run_list(session, spec, request)
        tables, today = load_tables(session), self.database.clock.today()
        return replace(
            page,
            columns=(*page.columns, "rate"),
            rows=tuple((*row, tables.rate_text(tables.code(row[0]), today)) for row in page.rows),
        )

    @query
    def list_jurisdictions(self, session: Session, request: ListQuery) -> Page:
        """Return jurisdictions with the one above each."""
        table, parent = TaxJurisdictionModel, aliased(TaxJurisdictionModel)
        spec = ListSpec(
            columns={
                "id": table.id,
                "code": table.code,
                "name": table.name,
                "parent": parent.code,
                "jurisdiction_type": table.jurisdiction_type,
                "tax_type": table.tax_type,
                "country": table.country,
                "currency": table.currency,
                "rounding_mode": table.rounding_mode,
                "is_active": table.is_active,
            },
            source=select().select_from(table).outerjoin(parent, parent.id == table.parent_id),
            search=(table.code, table.name),
            filters={name: _equals(getattr(table, name)) for name in ("country", "tax_type", "is_active")},
            sort="code",
        )
        return run_list(session, spec, request)

    @query
    def list_rates(self, session: Session, request: ListQuery) -> Page:
        """Return rates with their first and last day; the filter `on` keeps those valid on a day."""
        table, place = TaxRateModel, TaxJurisdictionModel
        spec = ListSpec(
            columns={
                "id": table.id,
                "effective_date": table.effective_date,
                "end_date": table.end_date,
                "jurisdiction": place.code,
                "jurisdiction_name": place.name,
                "tax_category": table.tax_category,
                "rate": table.rate,
                "fixed_amount": table.fixed_amount,
                "min_taxable_amount": table.min_taxable_amount,
                "max_taxable_amount": table.max_taxable_amount,
                "legal_reference": table.legal_reference,
            },
            source=select().select_from(table).join(place, place.id == table.jurisdiction_id),
            search=(place.code, place.name, table.tax_category),
            filters={
                "jurisdiction": _equals(place.code),
                "tax_category": _equals(table.tax_category),
                "on": lambda day: and_(
                    table.effective_date <= _day(day),
                    or_(table.end_date.is_(None), table.end_date >= _day(day)),
                ),
            },
            sort="effective_date",
            descending=True,
        )
        return run_list(session, spec, request)

    @query
    def list_transactions(self, session: Session, request: ListQuery) -> Page:
        """Return tax transactions, newest first; totals are in the books' currency."""
        table, party, place = TaxTransactionModel, PartyModel, TaxJurisdictionModel
        names = ("direction", "tax_code", "treatment", "party_id", "source_id", "source_type", "is_reported")
        spec = ListSpec(
            columns={
                "id": table.id,
                "transaction_date": table.transaction_date,
                "direction": table.direction,
                "tax_code": table.tax_code,
                "treatment": table.treatment,
                "jurisdiction": place.code,
                "party": party.name,
                "party_tax_id": table.party_tax_id,
                "tax_rate": table.tax_rate,
                "currency": table.currency,
                "taxable_amount": table.taxable_amount,
                "tax_amount": table.tax_amount,
                "taxable_base": table.taxable_base,
                "exempt_base": table.exempt_base,
                "tax_base": table.tax_base,
                "non_recoverable_base": table.non_recoverable_base,
                "base_boxes": table.base_boxes,
                "tax_boxes": table.tax_boxes,
                "is_reported": table.is_reported,
                "source_type": table.source_type,
                "source_id": table.source_id,
                "journal_entry_id": table.journal_entry_id,
            },
            source=select()
            .select_from(table)
            .join(place, place.id == table.jurisdiction_id)
            .outerjoin(party, party.id == table.party_id),
            search=(table.tax_code, party.name),
            filters={name: _equals(getattr(table, name)) for name in names}
            | {
                "date_from": lambda day: table.transaction_date >= _day(day),
                "date_to": lambda day: table.transaction_date <= _day(day),
            },
            totals={
                name: exact_sum(getattr(table, name))
                for name in ("taxable_base", "exempt_base", "tax_base", "non_recoverable_base")
            },
            sort="transaction_date",
            descending=True,
        )
        return run_list(session, spec, request)

    @query
    def tax_summary(self, session: Session, request: TaxPeriod) -> tuple[TaxSummaryRow, ...]:
        """Return base, tax and what comes back by direction and code over a period, in the books' currency.

        The base of a code with several taxes counts once; amounts are signed as their documents are.

        Raises:
            InvalidInput: the period ends before it starts.
        """
        if request.date_to < request.date_from:
            raise InvalidInput("date_to", "The period ends before it starts. Change one of the dates.")
        table = TaxTransactionModel
        first = table.component == 1
        rows = session.execute(
            select(
                table.direction,
                table.tax_code,
                func.coalesce(func.max(TaxCodeModel.name), table.tax_code),
                exact_sum(case((first, table.taxable_base))),
                exact_sum(case((first, table.exempt_base))),
                exact_sum(table.tax_base),
                exact_sum(table.non_recoverable_base),
                func.count().filter(first),
            )
            .outerjoin(TaxCodeModel, TaxCodeModel.id == table.tax_code_id)
            .where(table.transaction_date.between(request.date_from, request.date_to))
            .group_by(table.direction, table.tax_code)
            .order_by(table.direction.desc(), table.tax_code)
        )
        return tuple(_summary_row(*row) for row in rows)

    @query
    def lookup(self, session: Session, request: LookupQuery) -> tuple[LookupItem, ...]:
        """Return active tax codes by code or name, with today's rates."""
        return self._choices(session, request, frozenset(TaxCodeKind))

    @query
    def lookup_sale(self, session: Session, request: LookupQuery) -> tuple[LookupItem, ...]:
        """Return active tax codes that may stand on a sale."""
        return self._choices(session, request, frozenset({TaxCodeKind.SALE, TaxCodeKind.BOTH}))

    @query
    def lookup_purchase(self, session: Session, request: LookupQuery) -> tuple[LookupItem, ...]:
        """Return active tax codes that may stand on a purchase."""
        return self._choices(session, request, frozenset({TaxCodeKind.PURCHASE, TaxCodeKind.BOTH}))

    @query
    def lookup_jurisdiction(self, session: Session, request: LookupQuery) -> tuple[LookupItem, ...]:
        """Return active jurisdictions by code or name."""
        table = TaxJurisdictionModel
        chosen = table.id == request.id if request.id is not None else table.is_active
        statement = select(table.id, table.code, table.name).where(chosen)
        found = find_choices(session, statement, (table.code, table.name), request)
        return tuple(LookupItem(id=key, code=code, name=name) for key, code, name in found)

    def _choices(
        self, session: Session, request: LookupQuery, kinds: frozenset[TaxCodeKind]
    ) -> tuple[LookupItem, ...]:
        table = TaxCodeModel
        if request.id is not None:
            chosen = table.id == request.id
        else:
            chosen = and_(table.is_active, table.kind.in_([kind.value for kind in kinds]))
        statement = select(table.id, table.code, table.name).where(chosen)
        found = find_choices(session, statement, (table.code, table.name), request)
        tables, today = load_tables(session), self.database.clock.today()
        return tuple(
            LookupItem(id=key, code=code, name=name, detail=tables.rate_text(tables.code(key), today))
            for key, code, name in found
        )


def explained(session: Session, as_of: date) -> Mapping[str, Decimal]:
    """Return what unreported tax transactions put on each tax account until a day, debit − credit.

    A transaction counts from the day of its entry. A code with an account of its own counts only when that is
    the role's account too.
    """
    table, code, entry = TaxTransactionModel, TaxCodeModel, JournalEntryModel
    role_accounts = dict(session.execute(select(AccountRoleModel.role, AccountRoleModel.account_id)).all())
    grouping = (table.direction, table.treatment, code.output_account_id, code.input_account_id)
    rows = session.execute(
        select(*grouping, exact_sum(table.tax_base), exact_sum(table.non_recoverable_base))
        .outerjoin(code, code.id == table.tax_code_id)
        .outerjoin(entry, entry.id == table.journal_entry_id)
        .where(func.coalesce(entry.entry_date, table.transaction_date) <= as_of, table.is_reported.is_(False))
        .group_by(*grouping)
    )
    found = dict.fromkeys(CONTROL_ROLES, ZERO)
    for side, treatment, output_account, input_account, tax, lost in rows:
        direction = TaxDirection(side)
        for movement in movements(direction, tax_effect(treatment, direction), tax, tax - lost):
            own = movement.own_account(output_account, input_account)
            if own is None or own == role_accounts.get(movement.role):
                debit = movement.side is Side.DEBIT
                found[movement.role] += movement.amount if debit else -movement.amount
    return found


def _equals(column: ColumnElement[Any] | InstrumentedAttribute[Any]) -> FilterRule:
    return lambda value: column == value


def _day(value: date | str) -> date:
    return value if isinstance(value, date) else date.fromisoformat(value)


def _summary_row(*values: Any) -> TaxSummaryRow:
    direction, code, name, base, exempt, tax, lost, count = values
    is_purchase = direction == TaxDirection.INPUT
    return TaxSummaryRow(
        direction=TaxDirection(direction),
        tax_code=code,
        name=name,
        base=base or ZERO,
        exempt=exempt or ZERO,
        tax=tax,
        recoverable=tax - lost if is_purchase else ZERO,
        non_recoverable=lost,
        count=count,
    )
