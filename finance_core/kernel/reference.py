"""Reference data every save reads: accounts, roles, currencies, periods; kept until a save changes it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING, TypeVar, cast
from uuid import UUID

from sqlalchemy import select

from finance_core.errors import NotFound
from finance_core.kernel.dimension_rules import DimensionFacts
from finance_core.kernel.errors import CurrencyNotInUse, NoPeriod, UnmappedRole
from finance_core.kernel.models.ledger import Account, FiscalPeriod, PeriodStatus
from finance_core.kernel.models.master import Dimension, DimensionValue
from finance_core.kernel.orm import (
    AccountModel,
    AccountRoleModel,
    CurrencyModel,
    DimensionModel,
    DimensionValueModel,
    FiscalPeriodModel,
    FiscalYearModel,
    PartyModel,
)
from finance_core.kernel.unit import Unit
from finance_core.money.currencies import iso_currencies

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

T = TypeVar("T")
_TABLES = frozenset({"accounts", "account_roles", "currencies", "dimensions", "dimension_values",
                     "fiscal_periods", "fiscal_years", "parties"})


class ReferenceData:
    """Looks reference data up for the unit at hand; a unit that changed a table sees its own change."""

    def __init__(self) -> None:
        self._kept: dict[str, object] = {}

    def forget(self, changed: frozenset[str]) -> None:
        """Drop what a committed save changed."""
        if changed & _TABLES:
            self._kept.clear()

    def account(self, unit: Unit, account_id: UUID, field: str | None = None) -> Account:
        """Return an account.

        Raises:
            NotFound: no account has this id.
        """
        try:
            return self._table(unit, "accounts", _accounts)[account_id]
        except KeyError:
            raise NotFound("account", account_id, field=field) from None

    def account_by_code(self, unit: Unit, code: str) -> Account:
        """Return an account by its code.

        Raises:
            NotFound: no account has this code.
        """
        for account in self._table(unit, "accounts", _accounts).values():
            if account.code == code:
                return account
        raise NotFound("account", code)

    def role_account(self, unit: Unit, role: str) -> Account:
        """Return the account a role is mapped to.

        Raises:
            UnmappedRole: the company has not mapped it.
        """
        account_id = self._table(unit, "account_roles", _roles).get(role)
        if account_id is None:
            raise UnmappedRole(role)
        return self.account(unit, account_id)

    def roles_of(self, unit: Unit, account_id: UUID) -> tuple[str, ...]:
        """Return the roles mapped to an account."""
        return tuple(role for role, key in self._table(unit, "account_roles", _roles).items()
                     if key == account_id)

    def minor_unit(self, unit: Unit, currency: str, field: str = "currency") -> int:
        """Return the decimals of a currency of this company.

        Raises:
            NotFound: there is no such currency.
            CurrencyNotInUse: the company does not use it.
        """
        try:
            return self._table(unit, "currencies", _currencies)[currency]
        except KeyError:
            if currency in iso_currencies():
                raise CurrencyNotInUse(currency, field) from None
            raise NotFound("currency", currency, field=field) from None

    def party_name(self, unit: Unit, party_id: UUID) -> str:
        """Return a party's name.

        Raises:
            NotFound: no party has this id.
        """
        names = self._table(unit, "parties", lambda _session: dict[UUID, str]())
        if (name := names.get(party_id)) is None:
            name = unit.get(PartyModel, party_id, what="party").name
            names[party_id] = name
        return name

    def dimensions(self, unit: Unit) -> DimensionFacts:
        """Return the dimensions of the company and their values."""
        return DimensionFacts(self._table(unit, "dimensions", _dimensions),
                              self._table(unit, "dimension_values", _dimension_values))

    def period_of(self, unit: Unit, on: date, code: str | None = None) -> FiscalPeriod:
        """Return the period of a date: the one named, else the non-adjustment period that contains it.

        Raises:
            NoPeriod: none does.
        """
        for period in self._table(unit, "fiscal_periods", _periods):
            inside = period.start_date <= on <= period.end_date
            if inside and (period.code == code if code else not period.is_adjustment):
                return period
        raise NoPeriod(on)

    def fiscal_year_of(self, unit: Unit, on: date) -> str:
        """Return the calendar year in which the fiscal year of a date ends, as document numbers show it.

        Raises:
            NoPeriod: no fiscal year contains the date.
        """
        for start, end in self._table(unit, "fiscal_years", _years):
            if start <= on <= end:
                return str(end.year)
        raise NoPeriod(on)

    def first_open_day(self, unit: Unit, not_before: date) -> date | None:
        """Return the first day from a date on that lies in an open period."""
        for period in self._table(unit, "fiscal_periods", _periods):
            is_open = period.status is PeriodStatus.OPEN and not period.is_adjustment
            if is_open and period.end_date >= not_before:
                return max(period.start_date, not_before)
        return None

    def _table(self, unit: Unit, table: str, load: Callable[[Session], T]) -> T:
        if table in unit.changed:
            return load(unit.session)
        if table not in self._kept:
            self._kept[table] = load(unit.session)
        return cast("T", self._kept[table])


def _accounts(session: Session) -> dict[UUID, Account]:
    return {row.id: row.to_dto() for row in session.scalars(select(AccountModel))}


def _roles(session: Session) -> dict[str, UUID | None]:
    return dict(session.execute(select(AccountRoleModel.role, AccountRoleModel.account_id)).all())


def _currencies(session: Session) -> dict[str, int]:
    return dict(session.execute(select(CurrencyModel.code, CurrencyModel.minor_unit)).all())


def _dimensions(session: Session) -> dict[str, Dimension]:
    rows = session.scalars(select(DimensionModel).order_by(DimensionModel.sort, DimensionModel.code))
    return {row.code: row.to_dto() for row in rows}


def _dimension_values(session: Session) -> dict[UUID, DimensionValue]:
    return {row.id: row.to_dto() for row in session.scalars(select(DimensionValueModel))}


def _years(session: Session) -> list[tuple[date, date]]:
    table = FiscalYearModel
    return [(start, end) for start, end in session.execute(select(table.start_date, table.end_date))]


def _periods(session: Session) -> list[FiscalPeriod]:
    order = (FiscalPeriodModel.start_date, FiscalPeriodModel.number)
    return [row.to_dto() for row in session.scalars(select(FiscalPeriodModel).order_by(*order))]
