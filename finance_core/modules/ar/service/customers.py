"""Customer master data."""

from __future__ import annotations

import re
from dataclasses import asdict, replace
from decimal import Decimal
from typing import Any
from uuid import UUID

from sqlalchemy import Subquery, func, select, type_coerce
from sqlalchemy.orm import InstrumentedAttribute, Session  # noqa: TC002 - the command line reads the hints

from finance_core.db.types import LedgerAmount, exact
from finance_core.db.unit_of_work import stored
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
from finance_core.modules.ar.models import CustomerProfile, DecisionKind, ReceiptKind
from finance_core.modules.ar.orm import (
    ARCreditMemoModel,
    ARInvoiceModel,
    ARReceiptModel,
    CustomerProfileModel,
)
from finance_core.modules.ar.requests import SaveCustomer
from finance_core.modules.ar.service.base import ZERO
from finance_core.modules.ar.service.credit import OPEN_VALUES, Credit
from finance_core.money.ids import new_id

_PROFILE_FIELDS = (
    "payment_term_id",
    "payment_terms_days",
    "default_account_id",
    "default_tax_code_id",
    "prices_include_tax",
    "default_discount_percent",
    "credit_limit",
    "credit_hold",
    "tax_id",
    "tax_exempt",
    "exemption_reference",
    "buyer_reference",
    "language",
    "delivery",
    "statement_cycle",
    "dunning_blocked_until",
    "is_active",
)


class Customers(Credit):
    """Customers and their lists."""

    @operation
    def save_customer(self, unit: Unit, request: SaveCustomer) -> Saved[CustomerProfile]:
        """Create or change a customer and its party; a changed limit or hold leaves a decision.

        Raises:
            NotFound: the profile or party does not exist.
            InvalidInput: code taken, or unknown currency.
        """
        row = unit.get(CustomerProfileModel, request.id, what="customer", field="id") if request.id else None
        before = row.to_dto() if row else None
        party = self._party(unit, request, before)
        currency = request.currency or (before.currency if before else self.kernel.base_currency)
        self.kernel.records.ensure_currency(unit, currency)
        values: dict[str, Any] = {name: getattr(request, name) for name in _PROFILE_FIELDS}
        values |= {
            "code": party.code,
            "name": party.name,
            "currency": currency,
            "invoice_email": request.email,
        }
        if before is None:
            customer = CustomerProfile(id=new_id(), customer_id=party.id, **values)
        else:
            customer = replace(before, **values)
        if row is None:
            unit.add(CustomerProfileModel.from_dto(customer, created_by_id=unit.actor_id))
        else:
            row.apply(customer, changed_by_id=unit.actor_id)
        unit.session.flush()
        self._note_credit_change(unit, customer, before, request.credit_reason)
        unit.record(
            AuditAction.UPDATE if row else AuditAction.CREATE,
            "ar_customer",
            customer.id,
            f"Customer {customer.name}",
            {"before": asdict(before), "after": asdict(customer)} if before else {},
        )
        return unit.saved(customer)

    def _party(self, unit: Unit, request: SaveCustomer, before: CustomerProfile | None) -> Party:
        key = before.customer_id if before else request.party_id
        old = unit.get(PartyModel, key, what="party", field="party_id").to_dto() if key else None
        code = request.code or (old.code if old else self._free_code(unit.session, request.name))
        values: dict[str, Any] = {
            "code": code,
            "name": request.name,
            "is_customer": True,
            "tax_id": request.tax_id,
            "country": request.country or (old.country if old else None),
            "default_currency": request.currency or (old.default_currency if old else None),
        }
        party = replace(old, **values) if old else Party(id=new_id(), **values)
        self.kernel.parties.store(unit, party)
        if any((request.street, request.city, request.postal_code, request.email, request.phone)):
            self.kernel.parties.set_address(
                unit,
                party.id,
                ContactKind.BILLING,
                {
                    "street1": request.street,
                    "city": request.city,
                    "postal_code": request.postal_code,
                    "country": request.country,
                    "email": request.email,
                    "phone": request.phone,
                },
            )
        return party

    def _free_code(self, session: Session, name: str) -> str:
        stem = re.sub(r"[^A-Z0-9]", "", name.upper())[:8] or "CUSTOMER"
        taken = set(
            session.scalars(select(PartyModel.code).where(PartyModel.code.startswith(stem, autoescape=True)))
        )
        return (
            stem
            if stem not in taken
            else next(c for n in range(2, 10_000) if (c := f"{stem}{n}") not in taken)
        )

    def _note_credit_change(
        self, unit: Unit, customer: CustomerProfile, before: CustomerProfile | None, reason: str | None
    ) -> None:
        old_limit = before.credit_limit if before else None
        was_held = before.credit_hold if before else False
        exposure = self._exposure(unit.session, customer, ZERO).exposure
        if customer.credit_limit != old_limit:
            self._store_decision(
                unit,
                self._decision(
                    unit,
                    customer,
                    DecisionKind.LIMIT_CHANGE,
                    exposure,
                    previous_limit=old_limit,
                    new_limit=customer.credit_limit,
                    reason=reason,
                ),
            )
        if customer.credit_hold != was_held:
            kind = DecisionKind.HOLD if customer.credit_hold else DecisionKind.RELEASE
            self._store_decision(unit, self._decision(unit, customer, kind, exposure, reason=reason))

    @query
    def customer(self, session: Session, customer_id: UUID) -> CustomerProfile:
        """Return a customer by the id of its party.

        Raises:
            NotFound: the party is no customer.
        """
        return self._customer(session, customer_id)

    @query
    def customer_form(self, session: Session, profile_id: UUID) -> SaveCustomer:
        """Return a customer as the form edits it.

        Raises:
            NotFound: no customer has this id.
        """
        row = stored(session, CustomerProfileModel, profile_id, "customer")
        customer, address = row.to_dto(), self.kernel.parties.address(session, row.customer_id)
        return SaveCustomer(
            id=customer.id,
            code=customer.code,
            name=customer.name,
            currency=customer.currency,
            email=customer.invoice_email,
            **{name: getattr(customer, name) for name in _PROFILE_FIELDS},
            street=address.street1 if address else None,
            postal_code=address.postal_code if address else None,
            city=address.city if address else None,
            country=address.country if address else None,
            phone=address.phone if address else None,
        )

    @query
    def list_customers(self, session: Session, request: ListQuery) -> Page:
        """Return customers with what each owes and has unapplied, in base currency."""
        customer, invoice = CustomerProfileModel, ARInvoiceModel
        today = self.database.clock.today()
        owed = (
            select(
                invoice.customer_id,
                func.sum(exact(invoice.base_balance)).label("open"),
                func.min(invoice.due_date).label("oldest"),
            )
            .where(invoice.status.in_(OPEN_VALUES))
            .group_by(invoice.customer_id)
            .subquery()
        )
        money = _unapplied(ARReceiptModel, ARReceiptModel.base_unallocated)
        credit = _unapplied(ARCreditMemoModel, ARCreditMemoModel.base_unapplied)
        unapplied = type_coerce(
            func.coalesce(money.c.rest, ZERO) + func.coalesce(credit.c.rest, ZERO), LedgerAmount()
        )
        spec = ListSpec(
            columns={
                "id": customer.id,
                "customer_id": customer.customer_id,
                "code": customer.code,
                "name": customer.name,
                "tax_id": customer.tax_id,
                "currency": customer.currency,
                "open": func.coalesce(owed.c.open, ZERO),
                "unapplied": unapplied,
                "credit_limit": exact(customer.credit_limit),
                "oldest_due": owed.c.oldest,
                "on_hold": customer.credit_hold,
                "is_active": customer.is_active,
            },
            source=select()
            .select_from(customer)
            .outerjoin(owed, owed.c.customer_id == customer.customer_id)
            .outerjoin(money, money.c.customer_id == customer.customer_id)
            .outerjoin(credit, credit.c.customer_id == customer.customer_id),
            search=(customer.code, customer.name, customer.tax_id),
            filters={
                "active": lambda value: customer.is_active.is_(bool(value)),
                "on_hold": lambda value: customer.credit_hold.is_(bool(value)),
                "open": lambda _value: owed.c.open > 0,
                "overdue": lambda _value: owed.c.oldest < today,
            },
            totals={"open": func.sum(owed.c.open), "unapplied": func.sum(unapplied)},
            sort="name",
        )
        return run_list(session, spec, request)

    @query
    def lookup_customers(self, session: Session, request: LookupQuery) -> tuple[LookupItem, ...]:
        """Return active customers by code, name or tax id, with what they bring into an invoice."""
        table = CustomerProfileModel
        statement = select(table)
        if request.id is not None:
            statement = statement.where(table.customer_id == request.id)
        else:
            statement = statement.where(table.is_active)
        rows = find_choices(session, statement, (table.name, table.code, table.tax_id), request).scalars()
        return tuple(
            LookupItem(
                id=row.customer_id,
                code=row.code,
                name=row.name,
                detail=row.currency,
                defaults={
                    "currency": row.currency,
                    "payment_term_id": row.payment_term_id,
                    "account_id": row.default_account_id,
                    "tax_code_id": None if row.tax_exempt else row.default_tax_code_id,
                    "prices_include_tax": row.prices_include_tax,
                    "discount_percent": row.default_discount_percent or None,
                },
            )
            for row in rows
        )


def _unapplied(
    model: type[ARReceiptModel | ARCreditMemoModel], rest: InstrumentedAttribute[Decimal]
) -> Subquery:
    statement = select(model.customer_id, func.sum(exact(rest)).label("rest")).group_by(model.customer_id)
    if model is ARReceiptModel:
        statement = statement.where(ARReceiptModel.kind == ReceiptKind.RECEIPT.value)
    return statement.subquery()
