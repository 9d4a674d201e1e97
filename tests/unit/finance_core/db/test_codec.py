"""A model and its DTO convert into each other; a difference between the two is an error."""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import dataclass, fields, replace
from decimal import Decimal
from typing import Any, cast
from uuid import UUID

import pytest
from sqlalchemy.orm import Mapped, selectinload

from finance_core.company import Company
from finance_core.db.base import S3, Base, TrackedBase
from finance_core.db.codec import DtoMixin, _plan
from finance_core.errors import InvalidInput, StorageError
from finance_core.kernel.models.master import TaxCode, TaxCodeComponent, TaxCodeKind, TaxTreatment
from finance_core.kernel.orm import TaxCodeModel
from finance_core.modules._orm_registry import import_all_orm_models
from finance_core.money.ids import new_id


def mapped() -> list[type[Any]]:
    import_all_orm_models()
    return sorted((mapper.class_ for mapper in Base.registry.mappers), key=lambda model: model.__name__)


@pytest.mark.parametrize("model", mapped(), ids=lambda model: model.__name__)
def test_every_model_agrees_with_its_dto(model: type[Any]) -> None:
    assert _plan(cast("Hashable", model)).names


def code(**facts: Any) -> TaxCode:
    key = new_id()
    parts = tuple(
        TaxCodeComponent(id=new_id(), tax_code_id=key, sequence=n, jurisdiction_code="X",
                         tax_category=f"c{n}")
        for n in (1, 2)
    )
    values: dict[str, Any] = {"id": key, "code": "T1", "name": "Test", "kind": TaxCodeKind.BOTH,
                              "treatment": TaxTreatment.TAXABLE, "recoverable_percent": Decimal("0.5"),
                              "components": parts}
    return TaxCode(**values | facts)


def read(company: Company, key: UUID) -> TaxCode:
    with company.database.reading() as session:
        row = session.get(TaxCodeModel, key, options=[selectinload(TaxCodeModel.components)])
        assert row is not None
        return row.to_dto()


def test_a_dto_survives_the_file_with_its_lines(company: Company) -> None:
    saved = code()
    with company.database.transaction() as unit:
        unit.add(TaxCodeModel.from_dto(saved, created_by_id=unit.actor_id))
    assert read(company, saved.id) == saved


def test_applying_a_dto_changes_adds_and_deletes_lines(company: Company) -> None:
    saved = code()
    with company.database.transaction() as unit:
        unit.add(TaxCodeModel.from_dto(saved, created_by_id=unit.actor_id))
    kept = replace(saved.components[1], tax_category="changed")
    added = replace(saved.components[0], id=new_id(), sequence=3)
    changed = replace(saved, name="Other", components=(kept, added))
    with company.database.transaction() as unit:
        row = unit.session.get(TaxCodeModel, saved.id, options=[selectinload(TaxCodeModel.components)])
        assert row is not None
        row.apply(changed, changed_by_id=unit.actor_id)
    assert read(company, saved.id) == changed


def test_what_a_column_cannot_hold_names_its_field() -> None:
    with pytest.raises(InvalidInput, match="Code has 21 characters; at most 20 fit") as refused:
        TaxCodeModel.from_dto(code(code="x" * 21), created_by_id=new_id())
    assert refused.value.field == "code"
    with pytest.raises(InvalidInput) as refused:
        TaxCodeModel.from_dto(code(recoverable_percent=Decimal("0.0000000001")), created_by_id=new_id())
    assert refused.value.field == "recoverable_percent"


def test_a_value_no_enum_knows_is_named(company: Company) -> None:
    saved = code()
    with company.database.transaction() as unit:
        row = TaxCodeModel.from_dto(saved, created_by_id=unit.actor_id)
        row.kind = "sideways"
        unit.add(row)
    with pytest.raises(StorageError,
                       match=r"tax_codes\.kind of row .* holds “sideways”, which is no TaxCodeKind"):
        read(company, saved.id)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Note:
    id: UUID
    title: str
    body: str


def test_a_difference_between_the_two_is_an_error_that_names_both() -> None:
    class NoteModel(DtoMixin[_Note], TrackedBase):
        __tablename__ = "test_notes"
        title: Mapped[S3]
        colour: Mapped[S3]

    try:
        text = r"_Note and NoteModel differ: no column for \['body'\], no field for \['colour'\]"
        with pytest.raises(TypeError, match=text):
            _plan(cast("Hashable", NoteModel))
    finally:
        Base.metadata.remove(NoteModel.__table__)  # type: ignore[arg-type]
        Base.registry._dispose_cls(NoteModel)
    assert len(fields(_Note)) == 3
