"""The kernel's services of one open company, wired once."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, fields
from datetime import date
from decimal import Decimal
from uuid import UUID

from sqlalchemy.orm import Session

from finance_core.db.unit_of_work import Database
from finance_core.kernel.accounts import Accounts, Roles
from finance_core.kernel.attachments import Attachments
from finance_core.kernel.audit import Audit
from finance_core.kernel.dimensions import Dimensions
from finance_core.kernel.fx import Fx
from finance_core.kernel.holidays import Holidays
from finance_core.kernel.links import Approvals, Links
from finance_core.kernel.models.master import NumberSeries, SeriesReset
from finance_core.kernel.numbers import Numbers
from finance_core.kernel.operation import Service
from finance_core.kernel.parties import Parties
from finance_core.kernel.periods import Periods
from finance_core.kernel.posting import Posting
from finance_core.kernel.records import Records
from finance_core.kernel.reference import ReferenceData
from finance_core.kernel.series import Series
from finance_core.kernel.settings import KERNEL_SETTINGS, Settings, SettingSpec
from finance_core.kernel.templates import Templates
from finance_core.kernel.unit import Unit
from finance_core.kernel.views import Views
from finance_core.money.ids import new_id


@dataclass(frozen=True, slots=True, kw_only=True)
class SubledgerTie:
    """A control account against the documents behind it, in base currency; the sign is debit − credit."""

    role: str
    account_code: str
    account_name: str
    ledger: Decimal
    documents: Decimal

    @property
    def difference(self) -> Decimal:
        """Return ledger less documents; zero when they agree."""
        return self.ledger - self.documents


@dataclass(frozen=True, slots=True, kw_only=True)
class Subledger:
    """What a module registers: the part of each control role its documents explain on a day (Dr − Cr)."""

    module: str
    roles: tuple[str, ...]
    explained: Callable[[Session, date], Mapping[str, Decimal]]


@dataclass(frozen=True, slots=True, kw_only=True)
class SeriesSpec:
    """A number series a module needs; `printed_in` is the column its numbers stand in (`table.column`)."""

    code: str
    pattern: str
    reset: SeriesReset = SeriesReset.FISCAL_YEAR
    gapless: bool = False
    printed_in: str = ""

    def new(self) -> NumberSeries:
        """Return the series of a new company."""
        return NumberSeries(id=new_id(), code=self.code, pattern=self.pattern, reset=self.reset,
                            gapless=self.gapless)


KERNEL_SERVICES: tuple[type[Service], ...] = (
    Records, Accounts, Roles, Periods, Parties, Settings, Attachments, Views, Dimensions,
    Audit, Series, Links, Approvals, Holidays, Templates,
)
KERNEL_SERIES = (SeriesSpec(code="JE", pattern="JE-{FY}-{SEQ:5}", printed_in="journal_entries.entry_no",
                            gapless=True),)


@dataclass(frozen=True, slots=True, kw_only=True)
class Module:
    """What the application needs to know of a module."""

    name: str
    title: str
    series: tuple[SeriesSpec, ...] = ()
    settings: tuple[SettingSpec, ...] = ()


@dataclass(slots=True)
class Kernel:
    """Everything modules build on."""

    database: Database[Unit]
    settings: Settings
    reference: ReferenceData
    numbers: Numbers
    fx: Fx
    posting: Posting
    accounts: Accounts
    roles: Roles
    periods: Periods
    parties: Parties
    records: Records
    attachments: Attachments
    views: Views
    dimensions: Dimensions
    audit: Audit
    series: Series
    links: Links
    approvals: Approvals
    holidays: Holidays
    templates: Templates
    subledgers: list[Subledger] = field(default_factory=list)

    @classmethod
    def build(cls, database: Database[Unit], module_settings: Iterable[SettingSpec] = ()) -> Kernel:
        """Wire the kernel's services for an open database."""
        settings = Settings(database, (*KERNEL_SETTINGS, *module_settings))
        reference = ReferenceData()
        numbers = Numbers(reference.fiscal_year_of)
        fx = Fx(lambda: str(settings.get("company.base_currency")),
                lambda: int(settings.get("fx.rate_max_age_days")))
        posting = Posting(reference, numbers, fx, lambda: str(settings.get("company.base_currency")))
        for forget in (settings.forget, reference.forget, numbers.forget):
            database.caches.append(forget)
        return cls(
            database=database, settings=settings, reference=reference, numbers=numbers, fx=fx,
            posting=posting, accounts=Accounts(database), roles=Roles(database), periods=Periods(database),
            parties=Parties(database), records=Records(database),
            attachments=Attachments(database, settings), views=Views(database),
            dimensions=Dimensions(database), audit=Audit(database),
            series=Series(database), links=Links(database), approvals=Approvals(database),
            holidays=Holidays(database, settings), templates=Templates(database),
        )

    @property
    def services(self) -> tuple[Service, ...]:
        """Return the services that callers reach by name."""
        parts = (getattr(self, part.name) for part in fields(self))
        return tuple(part for part in parts if isinstance(part, KERNEL_SERVICES))

    @property
    def base_currency(self) -> str:
        """Return the currency of the books."""
        return str(self.settings.get("company.base_currency"))

    def base_minor_unit(self, unit: Unit) -> int:
        """Return the decimals of the base currency."""
        return self.reference.minor_unit(unit, self.base_currency)

    def account_id(self, unit: Unit, role: str) -> UUID:
        """Return the account a role is mapped to.

        Raises:
            UnmappedRole: the company has not mapped it.
        """
        return self.reference.role_account(unit, role).id
