"""Chart of accounts and account roles."""

from __future__ import annotations

from decimal import Decimal
from typing import Any
from uuid import UUID

from pydantic import Field
from sqlalchemy import case, func, or_, select
from sqlalchemy.orm import Session  # noqa: TC002 - the command line reads the hints

from finance_core.db.unit_of_work import Database, stored
from finance_core.errors import InvalidInput, NotFound, RuleViolation
from finance_core.kernel.chart import NATURE, ChartTemplate, cash_flow_of
from finance_core.kernel.listing import (
    ListQuery,
    ListSpec,
    LookupItem,
    LookupQuery,
    Page,
    find_choices,
    run_list,
)
from finance_core.kernel.models.ledger import Account, AccountRole, AccountType, ControlKind, Reval, Side
from finance_core.kernel.models.posting import Saved
from finance_core.kernel.models.records import AuditAction
from finance_core.kernel.operation import operation, query
from finance_core.kernel.orm import (
    AccountModel,
    AccountPeriodBalanceModel,
    AccountRoleModel,
    DimensionModel,
    JournalLineModel,
)
from finance_core.kernel.request import Request
from finance_core.kernel.unit import Unit
from finance_core.money.ids import new_id


class SaveAccount(Request):
    """Create an account, or change one when `id` is given; the subtype sets type, side and cash-flow."""

    id: UUID | None = None
    code: str
    name: str
    subtype: str
    parent_id: UUID | None = None
    is_summary: bool = False
    currency: str | None = None
    requires_party: bool = False
    requires_reconciliation: bool = False
    requires_dimensions: str | None = Field(default=None, description="Codes of dimensions, with commas.")
    is_active: bool = True
    default_tax_code_id: UUID | None = None
    alt_code: str | None = None
    description: str | None = None


class MapRole(Request):
    """Map a role to an account."""

    role: str
    account_id: UUID


class Accounts:
    """Keeps the chart of accounts."""

    name = "accounts"

    def __init__(self, database: Database[Unit]) -> None:
        self.database = database

    @operation
    def save(self, unit: Unit, request: SaveAccount) -> Saved[Account]:
        """Create or change an account; type, normal side and currency are fixed once it was used.

        Raises:
            InvalidInput: unknown subtype or dimension, or the code is taken.
            RuleViolation: a fixed property of a used account would change.
        """
        if request.subtype not in NATURE:
            raise InvalidInput("subtype", f"There is no account subtype {request.subtype}.")
        same_code = unit.session.scalar(select(AccountModel).where(AccountModel.code == request.code))
        if same_code is not None and same_code.id != request.id:
            raise InvalidInput("code", f"{request.code} is already {same_code.name}. Choose another code.")
        type_, side = NATURE[request.subtype]
        row = unit.get(AccountModel, request.id, what="account", field="id") if request.id else None
        if row is not None and (row.subtype, row.currency) != (request.subtype,
                                                               request.currency) and _is_used(unit, row.id):
            raise RuleViolation(f"{row.code} {row.name} has postings: subtype and currency can no longer "
                                "change. Create a new account instead.", field="subtype", record=row.code)
        account = Account(
            id=row.id if row else new_id(), type=type_, normal_side=side, sort=row.sort if row else 0,
            control_kind=ControlKind(row.control_kind) if row else ControlKind.NONE,
            reval=Reval(row.reval) if row else Reval.NONE, is_monetary=row.is_monetary if row else False,
            cash_flow_category=cash_flow_of(request.subtype),
            allow_manual=row.allow_manual if row else True, function_tag=row.function_tag if row else None,
            nature_tag=row.nature_tag if row else None, requires_dimensions=_dimension_codes(unit, request),
            **request.model_dump(exclude={"id", "request_id", "requires_dimensions"}),
        )
        if row is None:
            unit.add(AccountModel.from_dto(account, created_by_id=unit.actor_id))
        else:
            row.apply(account, changed_by_id=unit.actor_id)
        unit.session.flush()
        unit.record(AuditAction.UPDATE if row else AuditAction.CREATE, "account", account.id,
                    f"{account.code} {account.name}", request.model_dump(mode="json"))
        unit.find_later(("account", account.id), f"{account.code} {account.name}",
                        body=account.description or "")
        return unit.saved(account)

    @operation
    def apply_template(self, unit: Unit, chart: ChartTemplate) -> int:
        """Create the accounts and role mappings of a chart template; returns how many accounts."""
        return self.create_from(unit, chart)

    def create_from(self, unit: Unit, chart: ChartTemplate) -> int:
        """Create a template's accounts and roles inside a unit of work."""
        ids: dict[str, UUID] = {}
        for position, line in enumerate(chart.accounts):
            account = line.account(new_id(), ids.get(line.parent or ""), position)
            ids[line.code] = account.id
            unit.add(AccountModel.from_dto(account, created_by_id=unit.actor_id))
            unit.find_later(("account", account.id), f"{account.code} {account.name}")
        unit.session.flush()  # in the order they were added: a parent stands before its children
        mapped = {role: ids[line.code] for line in chart.accounts for role in line.roles}
        for role in chart.roles:
            unit.add(AccountRoleModel.from_dto(
                AccountRole(id=new_id(), role=role.role, account_id=mapped.get(role.role), module=role.module,
                            is_required=role.required, description=role.description),
                created_by_id=unit.actor_id,
            ))
        unit.session.flush()
        unit.record(AuditAction.IMPORT, "chart_of_accounts", new_id(),
                    f"Chart {chart.code}: {len(ids)} accounts")
        return len(ids)

    @query
    def account(self, session: Session, account_id: UUID) -> Account:
        """Return one account.

        Raises:
            NotFound: no account has this id.
        """
        return stored(session, AccountModel, account_id, "account").to_dto()

    @query
    def by_code(self, session: Session, code: str) -> Account:
        """Return one account by its code.

        Raises:
            NotFound: no account has this code.
        """
        row = session.scalar(select(AccountModel).where(AccountModel.code == code))
        if row is None:
            raise NotFound("account", code)
        return row.to_dto()

    @query
    def list_accounts(self, session: Session, request: ListQuery) -> Page:
        """Return the chart with today's balances in the account's natural sign; a header has none."""
        balances = AccountPeriodBalanceModel
        turnover = (
            select(balances.account_id,
                   func.sum(balances.base_debit - balances.base_credit, type_=balances.base_debit.type)
                   .label("balance"))
            .group_by(balances.account_id).subquery()
        )
        table = AccountModel
        natural = case((table.normal_side == Side.CREDIT.value, -turnover.c.balance),
                       else_=turnover.c.balance)
        spec = ListSpec(
            columns={
                "id": table.id, "code": table.code, "name": table.name, "type": table.type,
                "subtype": table.subtype,
                "currency": table.currency, "control_kind": table.control_kind,
                "is_summary": table.is_summary,
                "is_active": table.is_active, "parent_id": table.parent_id,
                "balance": case((table.is_summary, None),
                                else_=func.coalesce(natural, Decimal(0), type_=balances.base_debit.type)),
            },
            source=select().select_from(table).outerjoin(turnover, turnover.c.account_id == table.id),
            search=(table.code, table.name),
            filters={
                "type": lambda value: table.type == value,
                "active": lambda value: table.is_active.is_(bool(value)),
                "summary": lambda value: table.is_summary.is_(bool(value)),
            },
            sort="code",
        )
        return run_list(session, spec, request)

    @query
    def lookup(self, session: Session, request: LookupQuery) -> tuple[LookupItem, ...]:
        """Return active accounts a user may post to, by code or name.

        A control account is found by its whole code only: whoever means it is told by the posting why not.
        """
        return _choices(session, request, postable=True)

    @query
    def lookup_all(self, session: Session, request: LookupQuery) -> tuple[LookupItem, ...]:
        """Return all accounts, headers and control accounts included."""
        return _choices(session, request, postable=False)


def _choices(session: Session, request: LookupQuery, *, postable: bool) -> tuple[LookupItem, ...]:
    table = AccountModel
    statement = select(table.id, table.code, table.name, table.type, table.default_tax_code_id)
    if request.id is not None:
        statement = statement.where(table.id == request.id)
    elif postable:
        is_free = table.control_kind == ControlKind.NONE.value
        statement = statement.where(table.is_active, ~table.is_summary,
                                    or_(is_free, table.code == request.text.strip()))
    return tuple(
        LookupItem(id=key, code=code, name=name, detail=AccountType(type_).value,
                   defaults={"tax_code_id": tax_code} if tax_code else {})
        for key, code, name, type_,
        tax_code in find_choices(session, statement, (table.code, table.name), request)
    )


def _dimension_codes(unit: Unit, request: SaveAccount) -> str | None:
    codes = [code.strip().upper() for code in (request.requires_dimensions or "").split(",") if code.strip()]
    known = set(unit.session.scalars(select(DimensionModel.code)))
    for code in codes:
        if code not in known:
            raise InvalidInput("requires_dimensions", f"There is no dimension {code}. Company › Dimensions "
                               "lists their codes.")
    return ",".join(codes) or None


def _is_used(unit: Unit, account_id: UUID) -> bool:
    found: Any = unit.session.execute(
        select(JournalLineModel.id).where(JournalLineModel.account_id == account_id).limit(1)
    ).first()
    return found is not None


class Roles:
    """Maps roles to accounts."""

    name = "roles"

    def __init__(self, database: Database[Unit]) -> None:
        self.database = database

    @query
    def list_roles(self, session: Session, request: ListQuery) -> Page:
        """Return the roles with the account each is mapped to, unmapped required ones first."""
        table, account = AccountRoleModel, AccountModel
        spec = ListSpec(
            columns={
                "id": table.id, "role": table.role, "description": table.description, "module": table.module,
                "account": account.code + " " + account.name, "account_id": table.account_id,
                "is_required": table.is_required,
            },
            source=select().select_from(table).outerjoin(account, account.id == table.account_id),
            search=(table.role, table.description, account.name, account.code),
            filters={"module": lambda value: table.module == value,
                     "unmapped": lambda _value: table.account_id.is_(None),
                "account_id": lambda value: table.account_id == value},
            sort="role",
        )
        return run_list(session, spec, request)

    @operation
    def map(self, unit: Unit, request: MapRole) -> Saved[AccountRole]:
        """Map a role to an account; later postings use it, posted ones stay.

        Raises:
            NotFound: unknown role or account.
            RuleViolation: a header or inactive account, or a control role on an account of another subledger.
        """
        row = unit.session.scalar(select(AccountRoleModel).where(AccountRoleModel.role == request.role))
        if row is None:
            raise NotFound("role", request.role, field="role")
        account = unit.get(AccountModel, request.account_id, what="account", field="account_id")
        if account.is_summary or not account.is_active:
            raise RuleViolation(f"{account.code} {account.name} is a header or inactive and takes no "
                                "postings. Choose another account.", field="account_id", record=account.code)
        row.account_id = account.id
        unit.record(AuditAction.UPDATE, "account_role", row.id, f"{row.role} → {account.code}")
        unit.warn("Later postings use the new account; what is posted stays where it is.")
        return unit.saved(row.to_dto())
