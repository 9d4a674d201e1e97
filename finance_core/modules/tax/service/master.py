"""Jurisdictions, dated rates and tax codes: entered, changed while unused, ended, never edited after use."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from sqlalchemy import exists, func, select
from sqlalchemy.orm import aliased, selectinload

from finance_core.engines.tax import TaxDirection, TaxEffect, tax_effect
from finance_core.errors import InvalidInput, RuleViolation
from finance_core.kernel.models.master import TaxCode, TaxCodeComponent, TaxTreatment
from finance_core.kernel.models.posting import Saved
from finance_core.kernel.models.records import AuditAction
from finance_core.kernel.operation import operation
from finance_core.kernel.orm import TaxCodeModel
from finance_core.kernel.unit import Unit
from finance_core.modules.tax.errors import NoTaxRate, RateInUse, RatesOverlap
from finance_core.modules.tax.models import TaxJurisdiction, TaxRate
from finance_core.modules.tax.orm import TaxJurisdictionModel, TaxRateModel, TaxTransactionModel
from finance_core.modules.tax.requests import EndRate, SaveCode, SaveJurisdiction, SaveRate
from finance_core.modules.tax.rules import overlapping, percent_text
from finance_core.modules.tax.service.base import TaxBase
from finance_core.modules.tax.service.packs import TaxPack
from finance_core.modules.tax.service.tables import TaxTables
from finance_core.money.ids import new_id

_WITHOUT_COMPONENTS = frozenset({TaxTreatment.OUTSIDE, TaxTreatment.WITHHOLDING})
_BOXES = ("sale_base_boxes", "sale_tax_boxes", "purchase_base_boxes", "purchase_tax_boxes")
_CODE_FIELDS = tuple(
    name for name in SaveCode.model_fields if name not in {"request_id", "id", "components", *_BOXES}
)
_FREE_FIELDS = ("end_date", "legal_reference")


class TaxMaster(TaxBase):
    """Keeps what the calculator looks up."""

    def install(self, unit: Unit, pack: dict[str, Any]) -> None:
        """Copy a country's pack into the company; what the company already has under the same code is kept.

        Without a country or currency in the pack those of the company are taken.

        Raises:
            InvalidInput, NotFound, RatesOverlap: the pack contradicts itself.
        """
        read = TaxPack.model_validate(pack)
        known = self._tables(unit)
        for place in read.jurisdictions:
            if place.code not in known.jurisdictions:
                self.save_jurisdiction(place)
        for rate in read.rates:
            if rate.jurisdiction not in known.jurisdictions:
                self.save_rate(rate.request())
        codes = known.by_text()
        for code in read.codes:
            if code.code not in codes:
                self.save_code(code.request(read.country or self._country()))

    @operation
    def save_jurisdiction(self, unit: Unit, request: SaveJurisdiction) -> Saved[TaxJurisdiction]:
        """Create or change a jurisdiction.

        Raises:
            InvalidInput: the code is taken, or the parent stands below the jurisdiction itself.
            NotFound: the parent does not exist.
        """
        tables = self._tables(unit)
        parent = tables.jurisdiction(request.parent_code, "parent_code") if request.parent_code else None
        values = request.model_dump(exclude={"request_id", "id", "parent_code", "country", "currency"})
        place = TaxJurisdiction(
            id=request.id or new_id(),
            country=request.country or self._country(),
            currency=request.currency or self.kernel.base_currency,
            parent_id=parent.id if parent else None,
            **values,
        )
        _check_place(tables, place)
        self._store(unit, TaxJurisdictionModel, place, f"{place.code} {place.name}")
        return unit.saved(place)

    @operation
    def save_rate(self, unit: Unit, request: SaveRate) -> Saved[TaxRate]:
        """Enter a rate from a day on, or change one that no posted document used.

        A rate without an end that was valid before is ended the day before the new one starts. The rate is a
        share (0.20 = 20 %); caps and fixed amounts are in the jurisdiction's currency.

        Raises:
            NotFound: the jurisdiction does not exist.
            InvalidInput: the end lies before the start, or the upper cap below the lower.
            RateInUse: posted documents used the rate that would change or end.
            RatesOverlap: another rate has a day in common.
        """
        place = self._tables(unit).jurisdiction(request.jurisdiction_code, "jurisdiction_code")
        values = request.model_dump(exclude={"request_id", "id", "jurisdiction_code"})
        rate = TaxRate(id=request.id or new_id(), jurisdiction_id=place.id, **values)
        _check_rate(rate)
        row = unit.session.get(TaxRateModel, rate.id)
        if row is not None:
            self._check_change(unit, row.to_dto(), rate)
        else:
            self._end_predecessor(unit, rate, place.code)
        rates = self._tables(unit).rates.get((place.id, rate.tax_category), ())
        if (clash := overlapping(rates, rate)) is not None:
            raise RatesOverlap(f"{place.code} {rate.tax_category}", clash.effective_date, clash.end_date)
        summary = f"{place.code} {rate.tax_category} {percent_text(rate.rate)} from {rate.effective_date}"
        self._store(unit, TaxRateModel, rate, summary)
        return unit.saved(rate)

    @operation
    def end_rate(self, unit: Unit, request: EndRate) -> Saved[TaxRate]:
        """Let a rate be valid for the last time on a day; posted documents after it stand in the way.

        Raises:
            NotFound: there is no such rate.
            InvalidInput: the day lies before the rate's first.
            RateInUse: a posted document used it later.
        """
        before = unit.get(TaxRateModel, request.rate_id, what="tax rate", field="rate_id").to_dto()
        rate = replace(before, end_date=request.end_date)
        _check_rate(rate)
        self._check_change(unit, before, rate)
        label = self._label(unit, rate)
        self._store(unit, TaxRateModel, rate, f"{label} ends {request.end_date.isoformat()}")
        return unit.saved(rate)

    @operation
    def save_code(self, unit: Unit, request: SaveCode) -> Saved[TaxCode]:
        """Create or change a tax code with its components in their sequence.

        Posted documents keep the treatment and boxes they were posted with; the accounts of a code in use are
        fixed.

        Raises:
            InvalidInput: the code is taken, components or dates do not fit.
            NotFound: a jurisdiction or account does not exist.
            RuleViolation: the code is in use and its accounts would change.
        """
        tables = self._tables(unit)
        before = tables.codes.get(request.id) if request.id else None
        code = _code_from(request, before)
        self._check_code(unit, tables, code, before)
        for part in code.components:
            self._warn_without_rate(unit, tables, code, part)
        row = unit.session.scalar(
            select(TaxCodeModel)
            .where(TaxCodeModel.id == code.id)
            .options(selectinload(TaxCodeModel.components))
        )
        self._store(unit, TaxCodeModel, code, f"{code.code} {code.name}", row)
        unit.find_later(("tax_code", code.id), code.code, body=code.name)
        return unit.saved(code)

    def _country(self) -> str:
        return str(self.kernel.settings.get("company.country"))

    def _store(self, unit: Unit, model: Any, dto: Any, summary: str, row: Any = None) -> None:
        row = row or unit.session.get(model, dto.id)
        if row is None:
            unit.add(model.from_dto(dto, created_by_id=unit.actor_id))
        else:
            row.apply(dto, changed_by_id=unit.actor_id)
        unit.session.flush()
        kind = {TaxCodeModel: "tax_code", TaxRateModel: "tax_rate"}.get(model, "tax_jurisdiction")
        unit.record(AuditAction.UPDATE if row else AuditAction.CREATE, kind, dto.id, summary)

    def _label(self, unit: Unit, rate: TaxRate) -> str:
        place = unit.get(TaxJurisdictionModel, rate.jurisdiction_id, what="tax jurisdiction")
        return f"{place.code} {rate.tax_category}"

    def _check_change(self, unit: Unit, before: TaxRate, rate: TaxRate) -> None:
        last = _last_use(unit, before)
        if last is None:
            return
        free = {name: getattr(rate, name) for name in _FREE_FIELDS}
        if replace(before, **free) != rate:
            raise RateInUse(self._label(unit, before), last)
        if rate.end_date is not None and rate.end_date < last:
            raise RateInUse(self._label(unit, before), last, "end_date")

    def _end_predecessor(self, unit: Unit, rate: TaxRate, place: str) -> None:
        rates = self._tables(unit).rates.get((rate.jurisdiction_id, rate.tax_category), ())
        for before in rates:
            if before.end_date is not None or before.effective_date >= rate.effective_date:
                continue
            last = _last_use(unit, before)
            if last is not None and last >= rate.effective_date:
                raise RateInUse(f"{place} {rate.tax_category}", last, "effective_date")
            ended = replace(before, end_date=rate.effective_date - timedelta(days=1))
            self._store(unit, TaxRateModel, ended, f"{place} {rate.tax_category} ends {ended.end_date}")
            unit.warn(f"The rate of {percent_text(before.rate)} now ends on {ended.end_date}.")

    def _check_code(self, unit: Unit, tables: TaxTables, code: TaxCode, before: TaxCode | None) -> None:
        other = tables.by_text().get(code.code)
        if other is not None and other.id != code.id:
            raise InvalidInput("code", f"{code.code} is already {other.name}. Choose another code.")
        if code.valid_from and code.valid_to and code.valid_to < code.valid_from:
            raise InvalidInput("valid_to", f"{code.code} would end before it starts. Change a date.")
        if not code.components and code.treatment not in _WITHOUT_COMPONENTS:
            raise InvalidInput(
                "components", f"{code.code} needs a jurisdiction and category to find its rate. Add one."
            )
        for index, part in enumerate(code.components):
            tables.jurisdiction(part.jurisdiction_code, f"components.{index}.jurisdiction_code")
        self._check_accounts(unit, code, before)

    def _check_accounts(self, unit: Unit, code: TaxCode, before: TaxCode | None) -> None:
        for name in ("output_account_id", "input_account_id"):
            account_id: UUID | None = getattr(code, name)
            if before is not None and getattr(before, name) != account_id and _is_used(unit, code.id):
                raise RuleViolation(
                    f"{code.code} has posted documents, so its accounts cannot change. Make a new tax code.",
                    field=name,
                    record=code.code,
                )
            if account_id is not None:
                account = self.kernel.reference.account(unit, account_id, name)
                if account.is_summary or not account.is_active:
                    raise InvalidInput(
                        name, f"{account.code} {account.name} takes no postings. Choose another account."
                    )

    def _warn_without_rate(
        self, unit: Unit, tables: TaxTables, code: TaxCode, part: TaxCodeComponent
    ) -> None:
        effects = {tax_effect(code.treatment.value, direction) for direction in TaxDirection}
        if effects == {TaxEffect.NONE}:
            return
        try:
            tables.rate(part, unit.today)
        except NoTaxRate as problem:
            unit.warn(problem.message)


def _check_place(tables: TaxTables, place: TaxJurisdiction) -> None:
    other = tables.jurisdictions.get(place.code)
    if other is not None and other.id != place.id:
        raise InvalidInput("code", f"{place.code} is already {other.name}. Choose another code.")
    parents = {row.id: row.parent_id for row in tables.jurisdictions.values()}
    above = place.parent_id
    while above is not None:
        if above == place.id:
            raise InvalidInput(
                "parent_code", f"{place.code} cannot stand below itself. Choose another parent."
            )
        above = parents.get(above)


def _check_rate(rate: TaxRate) -> None:
    if rate.end_date is not None and rate.end_date < rate.effective_date:
        raise InvalidInput(
            "end_date",
            f"The rate would end on {rate.end_date}, before its first, {rate.effective_date}. Change a date.",
        )
    lower, upper = rate.min_taxable_amount, rate.max_taxable_amount
    if lower is not None and upper is not None and upper < lower:
        raise InvalidInput(
            "max_taxable_amount", f"The cap of {upper} is below the threshold of {lower}. Raise it."
        )


def _code_from(request: SaveCode, before: TaxCode | None) -> TaxCode:
    key = request.id or new_id()
    kept = [part.id for part in before.components] if before else []
    parts = tuple(
        TaxCodeComponent(
            id=kept[index] if index < len(kept) else new_id(),
            tax_code_id=key,
            sequence=index + 1,
            jurisdiction_code=part.jurisdiction_code,
            tax_category=part.tax_category,
            is_compound=part.is_compound,
        )
        for index, part in enumerate(request.components)
    )
    values: dict[str, Any] = {name: getattr(request, name) for name in _CODE_FIELDS}
    values |= {name: _box_list(name, getattr(request, name)) for name in _BOXES}
    if before is not None:
        return replace(before, components=parts, **values)
    return TaxCode(id=key, components=parts, **values)


def _box_list(name: str, text: str | None) -> str | None:
    boxes = [box.strip() for box in (text or "").split(",") if box.strip()]
    if any(not box.isalnum() for box in boxes):
        raise InvalidInput(name, f"“{text}” is no list of boxes. Write numbers with commas between: 1,4.")
    return ",".join(boxes) or None


def _last_use(unit: Unit, rate: TaxRate) -> date | None:
    """Return the newest tax point at which a posted, not reversed document used the rate."""
    table, reversal = TaxTransactionModel, aliased(TaxTransactionModel)
    statement = select(func.max(table.transaction_date)).where(
        table.jurisdiction_id == rate.jurisdiction_id,
        table.tax_category == rate.tax_category,
        table.tax_rate == rate.rate,
        table.transaction_date >= rate.effective_date,
        table.reverses_id.is_(None),
        ~exists().where(reversal.reverses_id == table.id),
    )
    if rate.end_date is not None:
        statement = statement.where(table.transaction_date <= rate.end_date)
    return unit.session.scalar(statement)


def _is_used(unit: Unit, tax_code_id: UUID) -> bool:
    used = select(TaxTransactionModel.id).where(TaxTransactionModel.tax_code_id == tax_code_id).limit(1)
    return unit.session.scalar(used) is not None
