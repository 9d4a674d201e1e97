"""Vendors and holds."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any
from uuid import UUID

from sqlalchemy import select, type_coerce
from sqlalchemy.orm import Session  # noqa: TC002 - the command line reads the hints

from finance_core.db.types import LedgerAmount, exact_sum
from finance_core.db.unit_of_work import stored
from finance_core.engines.references import checked_bic, checked_iban, checked_routing_number
from finance_core.errors import InvalidInput, RuleViolation
from finance_core.kernel.listing import (
    ListQuery,
    ListSpec,
    LookupItem,
    LookupQuery,
    Page,
    find_choices,
    run_list,
)
from finance_core.kernel.models.master import ContactKind, Party
from finance_core.kernel.models.posting import Saved
from finance_core.kernel.models.records import AuditAction
from finance_core.kernel.operation import operation, query
from finance_core.kernel.orm import PartyModel
from finance_core.kernel.unit import Unit
from finance_core.modules.ap.models import APVendorHold, BillStatus, HoldStatus, VendorProfile
from finance_core.modules.ap.orm import APInvoiceModel, APVendorHoldModel, VendorProfileModel
from finance_core.modules.ap.requests import HoldVendor, ReleaseHold, SaveVendor
from finance_core.modules.ap.service.base import APBase
from finance_core.money.ids import new_id

_BANK_FIELDS = ("iban", "bic", "bank_account_number", "bank_routing_number")
_PROFILE_FIELDS = (
    "payment_term_id", "default_account_id", "default_tax_code_id", "default_payment_method",
    "prices_include_tax",
    "discount_on", "tax_id", "is_1099_eligible", "bank_account_type", "minimum_payment", "is_active",
)


class Vendors(APBase):
    """Vendor master data."""

    @operation
    def save_vendor(self, unit: Unit, request: SaveVendor) -> Saved[VendorProfile]:
        """Create or change a vendor and its party; a change of bank details is stamped with its time.

        Raises:
            InvalidInput: code taken, unknown currency, or bank details with a wrong check digit.
        """
        row = unit.get(VendorProfileModel, request.id, what="vendor", field="id") if request.id else None
        before = row.to_dto() if row else None
        party = self._party(unit, request, before)
        currency = request.currency or (before.currency if before else self.kernel.base_currency)
        self.kernel.records.ensure_currency(unit, currency)
        bank = self._checked_bank(request)
        vendor = before or VendorProfile(id=new_id(), vendor_id=party.id, code="", name="", currency=currency)
        if before and any(getattr(before, name) != value for name, value in bank.items()):
            vendor = replace(vendor, bank_details_changed_at=unit.now)
        known: dict[str, Any] = {name: getattr(request, name) for name in _PROFILE_FIELDS}
        vendor = replace(vendor, code=party.code, name=party.name, currency=currency,
                         remittance_email=request.email, **bank, **known)
        if row is None:
            unit.add(VendorProfileModel.from_dto(vendor, created_by_id=unit.actor_id))
        else:
            row.apply(vendor, changed_by_id=unit.actor_id)
        unit.session.flush()
        unit.record(AuditAction.UPDATE if row else AuditAction.CREATE, "ap_vendor", vendor.id,
                    f"Vendor {vendor.name}", {"before": before, "after": vendor} if before else {})
        return unit.saved(vendor)

    def _party(self, unit: Unit, request: SaveVendor, before: VendorProfile | None) -> Party:
        key = before.vendor_id if before else request.party_id
        old = unit.get(PartyModel, key, what="party", field="party_id").to_dto() if key else None
        code = request.code or (old.code if old else self._free_code(unit.session, request.name))
        party = old or Party(id=new_id(), code=code, name=request.name,
                             payment_term_id=request.payment_term_id,
                             default_currency=request.currency or None)
        party = replace(party, code=code, name=request.name, is_vendor=True,
                        tax_id=request.tax_id or (None if before else party.tax_id),
                        country=request.country or party.country)
        self.kernel.parties.store(unit, party)
        if any((request.street, request.city, request.postal_code, request.email, request.phone)):
            self.kernel.parties.set_address(unit, party.id, ContactKind.BILLING, {
                "street1": request.street, "city": request.city, "postal_code": request.postal_code,
                "country": request.country, "email": request.email, "phone": request.phone,
            })
        return party

    def _free_code(self, session: Session, name: str) -> str:
        stem = re.sub(r"[^A-Z0-9]", "", name.upper())[:8] or "VENDOR"
        like = PartyModel.code.startswith(stem, autoescape=True)
        taken = set(session.scalars(select(PartyModel.code).where(like)))
        if stem not in taken:
            return stem
        return next(code for number in range(2, 10_000) if (code := f"{stem}{number}") not in taken)

    def _checked_bank(self, request: SaveVendor) -> dict[str, Any]:
        values: dict[str, str | None] = {name: getattr(request, name) or None for name in _BANK_FIELDS}
        checks = {"iban": checked_iban, "bic": checked_bic, "bank_routing_number": checked_routing_number}
        return {name: checks[name](value) if value and name in checks else value for name,
                value in values.items()}

    @query
    def vendor(self, session: Session, vendor_id: UUID) -> VendorProfile:
        """Return a vendor by the id of its party.

        Raises:
            NotFound: the party is no vendor.
        """
        return self._vendor(session, vendor_id)

    @query
    def vendor_form(self, session: Session, profile_id: UUID) -> SaveVendor:
        """Return a vendor as the form edits it.

        Raises:
            NotFound: no vendor has this id.
        """
        row = stored(session, VendorProfileModel, profile_id, "vendor")
        address = self.kernel.parties.address(session, row.vendor_id)
        return SaveVendor(
            id=row.id, code=row.code, name=row.name, currency=row.currency,
            **{name: getattr(row, name) for name in (*_PROFILE_FIELDS, *_BANK_FIELDS)},
            street=address.street1 if address else None, postal_code=address.postal_code if address else None,
            city=address.city if address else None, country=address.country if address else None,
            email=row.remittance_email, phone=address.phone if address else None,
        )

    @query
    def list_vendors(self, session: Session, request: ListQuery) -> Page:
        """Return vendors with what is open to each, in base currency of the documents' currency."""
        bill, vendor, hold = APInvoiceModel, VendorProfileModel, APVendorHoldModel
        rest = type_coerce(exact_sum(bill.base_total) - exact_sum(bill.base_settled), LedgerAmount())
        owed = (
            select(bill.vendor_id, rest.label("open"))
            .where(bill.status.not_in((BillStatus.DRAFT.value, BillStatus.CANCELLED.value)),
                   bill.document_type == "invoice")
            .group_by(bill.vendor_id).subquery()
        )
        held = select(hold.id).where(hold.vendor_id == vendor.vendor_id,
                                     hold.status == HoldStatus.ACTIVE.value).exists()
        spec = ListSpec(
            columns={"id": vendor.id, "vendor_id": vendor.vendor_id, "code": vendor.code, "name": vendor.name,
                     "tax_id": vendor.tax_id, "currency": vendor.currency, "open": owed.c.open,
                     "on_hold": held, "is_active": vendor.is_active},
            source=select().select_from(vendor).outerjoin(owed, owed.c.vendor_id == vendor.vendor_id),
            search=(vendor.code, vendor.name, vendor.tax_id),
            filters={"active": lambda value: vendor.is_active.is_(bool(value)),
                     "on_hold": lambda _value: held,
                     "open": lambda _value: owed.c.open > 0},
            sort="name",
        )
        return run_list(session, spec, request)

    @query
    def lookup_vendors(self, session: Session, request: LookupQuery) -> tuple[LookupItem, ...]:
        """Return active vendors by code, name or tax id, with what they bring into a bill."""
        table = VendorProfileModel
        statement = select(table)
        if request.id is not None:
            statement = statement.where(table.vendor_id == request.id)
        else:
            statement = statement.where(table.is_active)
        rows = find_choices(session, statement, (table.name, table.code, table.tax_id), request).scalars()
        return tuple(
            LookupItem(id=row.vendor_id, code=row.code, name=row.name, detail=row.currency, defaults={
                "currency": row.currency, "payment_term_id": row.payment_term_id,
                "account_id": row.default_account_id,
                "tax_code_id": row.default_tax_code_id, "prices_include_tax": row.prices_include_tax,
                "payment_method": row.default_payment_method,
            })
            for row in rows
        )

    @operation
    def hold_vendor(self, unit: Unit, request: HoldVendor) -> Saved[APVendorHold]:
        """Block payments and runs for a vendor; bills can still be entered.

        Raises:
            RuleViolation: the vendor is already held for this reason.
        """
        vendor = self._vendor(unit.session, request.vendor_id)
        if any(hold.reason_code == request.reason_code.value
               for hold in self._active_holds(unit.session, vendor.vendor_id)):
            why = request.reason_code.value.replace("_", " ")
            raise RuleViolation(f"{vendor.name} is already on hold for {why}. Release that hold first.",
                                field="reason_code", record=vendor.name)
        hold = APVendorHold(id=new_id(), vendor_id=vendor.vendor_id, reason_code=request.reason_code,
                            reason=request.reason, hold_date=request.on or unit.today,
                            held_by_id=unit.actor_id, status=HoldStatus.ACTIVE)
        unit.add(APVendorHoldModel.from_dto(hold, created_by_id=unit.actor_id))
        unit.record(AuditAction.CREATE, "ap_vendor_hold", hold.id, f"{vendor.name} on hold: {hold.reason}")
        return unit.saved(hold)

    @operation
    def release_hold(self, unit: Unit, request: ReleaseHold) -> Saved[APVendorHold]:
        """Release a hold with a note.

        Raises:
            InvalidInput: it was released before.
        """
        row = unit.get(APVendorHoldModel, request.hold_id, what="hold", field="hold_id")
        if row.status != HoldStatus.ACTIVE.value:
            raise InvalidInput("hold_id", "This hold was released before.")
        row.status, row.release_note = HoldStatus.RELEASED.value, request.note
        row.released_date, row.released_by_id = request.on or unit.today, unit.actor_id
        unit.record(AuditAction.UPDATE, "ap_vendor_hold", row.id, f"Hold released: {request.note}")
        return unit.saved(row.to_dto())

    @query
    def holds(self, session: Session, vendor_id: UUID) -> tuple[APVendorHold, ...]:
        """Return the active holds of a vendor."""
        return tuple(row.to_dto() for row in self._active_holds(session, vendor_id))
