"""Dimensions and their values: projects, departments, cost centres, entities, five of the company's own."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any
from uuid import UUID

from pydantic import Field
from sqlalchemy import func, select
from sqlalchemy.orm import Session  # noqa: TC002 - the command line reads the hints

from finance_core.db.base import Base
from finance_core.db.unit_of_work import Database, stored
from finance_core.errors import InvalidInput, RuleViolation
from finance_core.kernel.dimension_rules import OWN
from finance_core.kernel.listing import (
    ListQuery,
    ListSpec,
    LookupItem,
    LookupQuery,
    Page,
    find_choices,
    run_list,
)
from finance_core.kernel.models.master import Dimension, DimensionValue, RequiredFor
from finance_core.kernel.models.posting import Saved
from finance_core.kernel.models.records import AuditAction
from finance_core.kernel.operation import operation, query
from finance_core.kernel.orm import DimensionModel, DimensionValueModel
from finance_core.kernel.request import Request
from finance_core.kernel.unit import Unit
from finance_core.money.ids import new_id


class SaveDimension(Request):
    """Add a dimension of the company's own, or change one when `id` is given."""

    id: UUID | None = None
    name: str
    is_required_for: RequiredFor = Field(default=RequiredFor.NONE, description="Which typed lines need it.")
    is_active: bool = True
    sort: int = 10


class SaveValue(Request):
    """Create a value of a dimension, or change one when `id` is given."""

    id: UUID | None = None
    dimension_id: UUID
    code: str = Field(min_length=1)
    name: str = Field(min_length=1)
    parent_id: UUID | None = Field(default=None, description="The value it belongs to.")
    valid_from: date | None = None
    valid_to: date | None = None
    is_active: bool = True
    external_ref: str | None = None


def _lookup_of(code: str) -> Callable[[Any, LookupQuery], tuple[LookupItem, ...]]:
    @query
    def lookup(self: Dimensions, session: Session, request: LookupQuery) -> tuple[LookupItem, ...]:
        """Return the active values of one dimension, by code or name."""
        del self
        return _choices(session, request, dimension=code)

    return lookup


class Dimensions:
    """Keeps the dimensions by which lines are analysed."""

    name = "dimensions"

    def __init__(self, database: Database[Unit]) -> None:
        self.database = database

    lookup_project = _lookup_of("PROJECT")
    lookup_department = _lookup_of("DEPARTMENT")
    lookup_cost_centre = _lookup_of("COST_CENTRE")
    lookup_entity = _lookup_of("ENTITY")
    lookup_custom1 = _lookup_of("CUSTOM1")
    lookup_custom2 = _lookup_of("CUSTOM2")
    lookup_custom3 = _lookup_of("CUSTOM3")
    lookup_custom4 = _lookup_of("CUSTOM4")
    lookup_custom5 = _lookup_of("CUSTOM5")

    @operation
    def save(self, unit: Unit, request: SaveDimension) -> Saved[Dimension]:
        """Add a dimension under the first free code of CUSTOM1 to CUSTOM5, or change one.

        Raises:
            InvalidInput: no name, or another dimension has it.
            RuleViolation: the company has five of its own already.
        """
        row = unit.get(DimensionModel, request.id, what="dimension", field="id") if request.id else None
        _check_name(unit, request)
        dimension = Dimension(id=row.id if row else new_id(), code=row.code if row else _free_code(unit),
                              **request.model_dump(exclude={"id", "request_id"}))
        if row is None:
            unit.add(DimensionModel.from_dto(dimension, created_by_id=unit.actor_id))
        else:
            row.apply(dimension, changed_by_id=unit.actor_id)
        unit.session.flush()
        unit.record(AuditAction.UPDATE if row else AuditAction.CREATE, "dimension", dimension.id,
                    f"{dimension.code} {dimension.name}")
        return unit.saved(dimension)

    @operation
    def save_value(self, unit: Unit, request: SaveValue) -> Saved[DimensionValue]:
        """Create or change a value; its dimension is fixed once it exists.

        Raises:
            NotFound: there is no such dimension, value or parent.
            InvalidInput: the code is taken, or the parent is of another dimension or below the value itself.
        """
        unit.get(DimensionModel, request.dimension_id, what="dimension", field="dimension_id")
        row = unit.get(DimensionValueModel, request.id, what="value", field="id") if request.id else None
        if row is not None and row.dimension_id != request.dimension_id:
            raise InvalidInput("dimension_id", f"{row.code} {row.name} stays in its dimension. Create a new "
                               "value in the other.")
        value = DimensionValue(id=row.id if row else new_id(),
                               **request.model_dump(exclude={"id", "request_id"}))
        _check_value(unit, value)
        if row is None:
            unit.add(DimensionValueModel.from_dto(value, created_by_id=unit.actor_id))
        else:
            row.apply(value, changed_by_id=unit.actor_id)
        unit.session.flush()
        unit.record(AuditAction.UPDATE if row else AuditAction.CREATE, "dimension_value", value.id,
                    f"{value.code} {value.name}")
        unit.find_later(("dimension_value", value.id), f"{value.code} {value.name}")
        return unit.saved(value)

    @operation
    def delete_value(self, unit: Unit, value_id: UUID) -> None:
        """Delete a value that nothing refers to.

        Raises:
            NotFound: there is no such value.
            RuleViolation: it is used; it can be made inactive.
        """
        row = unit.get(DimensionValueModel, value_id, what="dimension value")
        if (place := _used_in(unit, value_id)) is not None:
            raise RuleViolation(f"{row.code} {row.name} is used in {place} and stays. Make it inactive: it "
                                "is offered no more, and reports keep it.", record=row.code)
        unit.session.delete(row)
        unit.session.flush()
        unit.record(AuditAction.DELETE, "dimension_value", value_id, f"{row.code} {row.name}", row.to_dto())
        unit.find_no_more(value_id)

    @query
    def dimension(self, session: Session, dimension_id: UUID) -> Dimension:
        """Return one dimension.

        Raises:
            NotFound: no dimension has this id.
        """
        return stored(session, DimensionModel, dimension_id, "dimension").to_dto()

    @query
    def value(self, session: Session, value_id: UUID) -> DimensionValue:
        """Return one value.

        Raises:
            NotFound: no value has this id.
        """
        return stored(session, DimensionValueModel, value_id, "dimension value").to_dto()

    @query
    def list_dimensions(self, session: Session, request: ListQuery) -> Page:
        """Return the dimensions with the number of their values."""
        table, value = DimensionModel, DimensionValueModel
        values = select(func.count()).where(value.dimension_id == table.id).scalar_subquery()
        spec = ListSpec(
            columns={"id": table.id, "code": table.code, "name": table.name,
                     "is_required_for": table.is_required_for, "values": values,
                     "is_active": table.is_active, "sort": table.sort},
            source=select().select_from(table), search=(table.code, table.name),
            filters={"active": lambda active: table.is_active.is_(bool(active))}, sort="sort",
        )
        return run_list(session, spec, request)

    @query
    def list_values(self, session: Session, request: ListQuery) -> Page:
        """Return values with their dimension and parent."""
        table, dimension, parent = DimensionValueModel, DimensionModel, _PARENT
        spec = ListSpec(
            columns={"id": table.id, "code": table.code, "name": table.name, "dimension": dimension.name,
                     "parent": parent.c.code + " " + parent.c.name, "valid_from": table.valid_from,
                     "valid_to": table.valid_to, "is_active": table.is_active,
                     "external_ref": table.external_ref, "dimension_id": table.dimension_id},
            source=select().select_from(table).join(dimension, dimension.id == table.dimension_id)
            .outerjoin(parent, parent.c.id == table.parent_id),
            search=(table.code, table.name),
            filters={"dimension": lambda code: dimension.code == code,
                     "dimension_id": lambda key: table.dimension_id == key,
                     "active": lambda active: table.is_active.is_(bool(active))},
            sort="code",
        )
        return run_list(session, spec, request)

    @query
    def lookup(self, session: Session, request: LookupQuery) -> tuple[LookupItem, ...]:
        """Return the dimensions in use, by code or name."""
        table = DimensionModel
        statement = select(table.id, table.code, table.name)
        statement = statement.where(table.is_active) if request.id is None else statement.where(
            table.id == request.id)
        found = find_choices(session, statement, (table.code, table.name), request)
        return tuple(LookupItem(id=key, code=code, name=name) for key, code, name in found)

    @query
    def lookup_values(self, session: Session, request: LookupQuery) -> tuple[LookupItem, ...]:
        """Return the active values of all dimensions, by code or name."""
        return _choices(session, request)


_PARENT = DimensionValueModel.__table__.alias("parent")


def _choices(session: Session, request: LookupQuery, *, dimension: str | None = None
             ) -> tuple[LookupItem, ...]:
    table, of = DimensionValueModel, DimensionModel
    statement = select(table.id, table.code, table.name, of.name).join(of, of.id == table.dimension_id)
    if dimension is not None:
        statement = statement.where(of.code == dimension)
    statement = statement.where(table.is_active, of.is_active) if request.id is None else statement.where(
        table.id == request.id)
    found = find_choices(session, statement, (table.code, table.name), request)
    return tuple(LookupItem(id=key, code=code, name=name, detail=detail) for key, code, name, detail in found)


def _check_name(unit: Unit, request: SaveDimension) -> None:
    if not request.name:
        raise InvalidInput("name", "A dimension needs a name.")
    table = DimensionModel
    taken = unit.session.scalar(select(table.code).where(func.lower(table.name) == request.name.lower(),
                                                         table.id != request.id))
    if taken is not None:
        raise InvalidInput("name", f"{taken} is called {request.name} already. Choose another name.")


def _free_code(unit: Unit) -> str:
    taken = set(unit.session.scalars(select(DimensionModel.code)))
    for code in OWN:
        if code not in taken:
            return code
    raise RuleViolation(f"The company has {len(OWN)} dimensions of its own, and lines have room for no more. "
                        "Rename one that is not used.", field="name")


def _check_value(unit: Unit, value: DimensionValue) -> None:
    table = DimensionValueModel
    taken = unit.session.scalar(select(table.name).where(
        table.dimension_id == value.dimension_id, table.code == value.code, table.id != value.id))
    if taken is not None:
        raise InvalidInput("code", f"{value.code} is already {taken}. Choose another code.")
    above = value.parent_id
    while above is not None:
        if above == value.id:
            raise InvalidInput("parent_id", f"{value.code} cannot stand below itself. Choose another parent.")
        parent = unit.get(table, above, what="dimension value", field="parent_id")
        if parent.dimension_id != value.dimension_id:
            raise InvalidInput("parent_id", f"{parent.code} {parent.name} is of another dimension. Choose a "
                               "parent in the same one.")
        above = parent.parent_id


def _used_in(unit: Unit, value_id: UUID) -> str | None:
    """Return the first table with a row that points at a value, in words."""
    for table in Base.metadata.sorted_tables:
        for key in table.foreign_keys:
            if key.target_fullname != "dimension_values.id":
                continue
            found = select(key.parent).where(key.parent == value_id).limit(1)
            if unit.session.execute(found).first() is not None:
                return table.name.replace("_", " ")
    return None
