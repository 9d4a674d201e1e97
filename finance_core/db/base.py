"""The declarative base: one naming convention, one type map, STRICT tables, tracked rows."""

from __future__ import annotations

import uuid
from datetime import date, datetime
from decimal import Decimal
from typing import Annotated, Any, ClassVar, cast

from sqlalchemy import JSON, BigInteger, Boolean, Date, ForeignKey, MetaData, Table, Text
from sqlalchemy.orm import DeclarativeBase, Mapped, MappedColumn, mapped_column
from typing_extensions import override

from finance_core.db.types import ExactDecimal, Instant, Key, Words
from finance_core.money.ids import new_id

NAMES = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "fk": "fk_%(table_name)s_%(column_0_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "pk": "pk_%(table_name)s",
}

S2 = Annotated[str, mapped_column(Words(2))]
S3 = Annotated[str, mapped_column(Words(3))]
S5 = Annotated[str, mapped_column(Words(5))]
S10 = Annotated[str, mapped_column(Words(10))]
S20 = Annotated[str, mapped_column(Words(20))]
S25 = Annotated[str, mapped_column(Words(25))]
S30 = Annotated[str, mapped_column(Words(30))]
S50 = Annotated[str, mapped_column(Words(50))]
S60 = Annotated[str, mapped_column(Words(60))]
S64 = Annotated[str, mapped_column(Words(64))]
S100 = Annotated[str, mapped_column(Words(100))]
S140 = Annotated[str, mapped_column(Words(140))]
S200 = Annotated[str, mapped_column(Words(200))]
S255 = Annotated[str, mapped_column(Words(255))]
S500 = Annotated[str, mapped_column(Words(500))]
LongText = Annotated[str, mapped_column(Text)]
Data = Annotated[Any, mapped_column(JSON(none_as_null=True))]


class Base(DeclarativeBase):
    """Every table of a company file."""

    metadata = MetaData(naming_convention=NAMES)
    type_annotation_map: ClassVar[dict[Any, Any]] = {
        Decimal: ExactDecimal,
        uuid.UUID: Key,
        datetime: Instant,
        date: Date,
        bool: Boolean(create_constraint=False),
        int: BigInteger,
        str: Words(255),
    }

    @override
    def __init_subclass__(cls, **kwargs: Any) -> None:
        super().__init_subclass__(**kwargs)
        if "__table__" in cls.__dict__:
            table_of(cls).dialect_options["sqlite"]["strict"] = True


class TrackedBase(Base):
    """A row with a time-ordered key that says who made and who changed it, and when."""

    __abstract__ = True

    id: Mapped[uuid.UUID] = mapped_column(primary_key=True, default=new_id)
    created_at: Mapped[datetime]
    updated_at: Mapped[datetime]
    created_by_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("actors.id"))
    updated_by_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("actors.id"))


TRACKED_COLUMNS = frozenset({"created_at", "updated_at", "created_by_id", "updated_by_id"})


def table_of(model: type[DeclarativeBase]) -> Table:
    """Return the table of a model, for statements that need no objects."""
    return cast("Table", model.__table__)


def fk(
    table: str, *, index: bool = False, unique: bool = False, primary_key: bool = False
) -> MappedColumn[Any]:
    """Return a column that points at another table's `id`."""
    return mapped_column(ForeignKey(f"{table}.id"), index=index, unique=unique, primary_key=primary_key)


class DimsColumns:
    """The nine analysis dimensions of a line."""

    dim_project_id: Mapped[uuid.UUID | None] = mapped_column(ForeignKey("dimension_values.id"))
    dim_department_id: Mapped[uuid.UUID | None] = mapped_column(ForeignKey("dimension_values.id"))
    dim_cost_centre_id: Mapped[uuid.UUID | None] = mapped_column(ForeignKey("dimension_values.id"))
    dim_entity_id: Mapped[uuid.UUID | None] = mapped_column(ForeignKey("dimension_values.id"))
    dim_custom1_id: Mapped[uuid.UUID | None] = mapped_column(ForeignKey("dimension_values.id"))
    dim_custom2_id: Mapped[uuid.UUID | None] = mapped_column(ForeignKey("dimension_values.id"))
    dim_custom3_id: Mapped[uuid.UUID | None] = mapped_column(ForeignKey("dimension_values.id"))
    dim_custom4_id: Mapped[uuid.UUID | None] = mapped_column(ForeignKey("dimension_values.id"))
    dim_custom5_id: Mapped[uuid.UUID | None] = mapped_column(ForeignKey("dimension_values.id"))


DIMS = tuple(name for name in DimsColumns.__annotations__)
