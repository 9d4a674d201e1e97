"""Parties: one record for customer, vendor, employee, bank, authority."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, select
from sqlalchemy.orm import Session  # noqa: TC002 - the command line reads the hints

from finance_core.db.unit_of_work import Database, stored
from finance_core.errors import InvalidInput
from finance_core.kernel.listing import (
    ListQuery,
    ListSpec,
    LookupItem,
    LookupQuery,
    Page,
    find_choices,
    run_list,
)
from finance_core.kernel.models.master import ContactKind, Party, PartyContact, PartyStatus, PaymentTerm
from finance_core.kernel.models.records import AuditAction
from finance_core.kernel.operation import query
from finance_core.kernel.orm import PartyContactModel, PartyModel, PaymentTermModel
from finance_core.kernel.unit import Unit
from finance_core.money.ids import new_id


class Parties:
    """Keeps parties; modules create them with their own profile."""

    name = "parties"

    def __init__(self, database: Database[Unit]) -> None:
        self.database = database

    def store(self, unit: Unit, party: Party) -> Party:
        """Create or change a party inside a unit of work; roles already held are kept.

        Raises:
            InvalidInput: code or name missing, or the code is taken by another party.
        """
        if not party.code or not party.name:
            raise InvalidInput("name" if party.code else "code", "A party needs a code and a name.")
        other = unit.session.scalar(select(PartyModel).where(PartyModel.code == party.code))
        if other is not None and other.id != party.id:
            raise InvalidInput("code", f"{party.code} is already {other.name}. Choose another code.")
        row = unit.session.get(PartyModel, party.id)
        if row is None:
            unit.add(PartyModel.from_dto(party, created_by_id=unit.actor_id))
        else:
            row.apply(party, changed_by_id=unit.actor_id)
        unit.session.flush()
        unit.record(AuditAction.UPDATE if row else AuditAction.CREATE, "party", party.id,
                    f"{party.code} {party.name}")
        unit.find_later(("party", party.id), party.name,
                        body=f"{party.code} {party.tax_id or ''} {party.vat_id or ''}")
        return party

    def require(self, unit: Unit, party_id: UUID, field: str) -> Party:
        """Return an active party.

        Raises:
            NotFound: no party has this id.
            InvalidInput: it is inactive, blocked or merged.
        """
        party = unit.get(PartyModel, party_id, what="party", field=field).to_dto()
        if party.status is not PartyStatus.ACTIVE:
            raise InvalidInput(field, f"{party.name} is {party.status.value}. Activate it or choose another.")
        return party

    def set_address(
        self, unit: Unit, party_id: UUID, kind: ContactKind, values: Mapping[str, Any]
    ) -> None:
        """Change the default address of a kind; what is not named stays."""
        table = PartyContactModel
        row = unit.session.scalar(select(table).where(table.party_id == party_id, table.kind == kind.value,
                                                      table.is_default))
        new = PartyContact(id=new_id(), party_id=party_id, kind=kind, is_default=True)
        old = row.to_dto() if row else new
        contact = replace(old, **values)
        if row is None:
            unit.add(PartyContactModel.from_dto(contact, created_by_id=unit.actor_id))
        else:
            row.apply(contact, changed_by_id=unit.actor_id)

    def address(
        self, session: Session, party_id: UUID, kind: ContactKind = ContactKind.BILLING
    ) -> PartyContact | None:
        """Return the default address of a kind."""
        table = PartyContactModel
        row = session.scalar(select(table).where(table.party_id == party_id, table.kind == kind.value,
                                                 table.is_default))
        return row.to_dto() if row else None

    @query
    def party(self, session: Session, party_id: UUID) -> Party:
        """Return one party.

        Raises:
            NotFound: no party has this id.
        """
        return stored(session, PartyModel, party_id, "party").to_dto()

    @query
    def list_parties(self, session: Session, request: ListQuery) -> Page:
        """Return all parties with their roles."""
        table = PartyModel
        spec = ListSpec(
            columns={
                "id": table.id, "code": table.code, "name": table.name, "country": table.country,
                "tax_id": table.tax_id,
                "is_customer": table.is_customer, "is_vendor": table.is_vendor,
                "is_employee": table.is_employee,
                "status": table.status,
            },
            source=select().select_from(table),
            search=(table.code, table.name, table.tax_id),
            filters={"role": _has_role, "status": lambda value: table.status == value},
            sort="name",
        )
        return run_list(session, spec, request)

    @query
    def lookup(self, session: Session, request: LookupQuery) -> tuple[LookupItem, ...]:
        """Return active parties by code or name."""
        table = PartyModel
        statement = select(table.id, table.code, table.name)
        if request.id is not None:
            statement = statement.where(table.id == request.id)
        else:
            statement = statement.where(table.status == PartyStatus.ACTIVE.value)
        found = find_choices(session, statement, (table.name, table.code), request)
        return tuple(LookupItem(id=key, code=code, name=name) for key, code, name in found)

    @query
    def lookup_terms(self, session: Session, request: LookupQuery) -> tuple[LookupItem, ...]:
        """Return payment terms by code or name."""
        table = PaymentTermModel
        statement = select(table.id, table.code, table.name)
        if request.id is not None:
            statement = statement.where(table.id == request.id)
        found = find_choices(session, statement, (table.code, table.name), request)
        return tuple(LookupItem(id=key, code=code, name=name) for key, code, name in found)

    def term(self, session: Session, term_id: UUID) -> PaymentTerm:
        """Return a payment term.

        Raises:
            NotFound: no term has this id.
        """
        return stored(session, PaymentTermModel, term_id, "payment term", field="payment_term_id").to_dto()


def _has_role(role: str) -> ColumnElement[bool]:
    if role not in {"customer", "vendor", "employee", "bank", "authority", "shareholder", "entity"}:
        raise InvalidInput("filters", f"There is no party role {role}.")
    column: ColumnElement[bool] = getattr(PartyModel, f"is_{role}")
    return column
