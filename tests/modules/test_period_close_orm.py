"""Tables of the period close: what an object must look like."""

from __future__ import annotations

from datetime import UTC, datetime
from decimal import Decimal
from typing import Any

import pytest
from sqlalchemy.exc import IntegrityError

from finance_core.db.unit_of_work import UnitOfWork, WritingSession
from finance_core.money.clock import FixedClock
from finance_core.services import orm
from tests.modules.orm_checks import models_of, refused_field
from tests.modules.orm_samples import ACTOR, dto_of, empty_file, row_of, sample

EARLY = datetime(2020, 1, 1, tzinfo=UTC)
MODELS = models_of(orm)


@pytest.mark.parametrize("table", MODELS)
def test_a_filled_row_is_taken(table: str) -> None:
    assert refused_field(MODELS[table]) is None


@pytest.mark.parametrize(
    ("table", "field", "wrong"),
    [
        ("period_close_runs", "run_no", 0),
        ("period_close_runs", "current_phase", 7),
        ("period_close_runs", "failure_phase", -1),
        ("period_close_runs", "phases_completed", 8),
        ("period_close_runs", "completed_at", EARLY),
        ("period_close_certificates", "last_seq", 0),
        ("period_close_certificates", "entry_count", -1),
        ("period_close_certificates", "phases_skipped", 8),
        ("period_close_certificates", "trial_balance_debits", Decimal(-1)),
        ("period_close_certificates", "superseded_at", EARLY),
    ],
)
def test_an_object_out_of_shape_is_refused_by_field(table: str, field: str, wrong: Any) -> None:
    assert refused_field(MODELS[table], **{field: wrong}) == field


def test_no_certificate_holds_a_trial_balance_that_does_not_balance() -> None:
    model = orm.CloseCertificateModel
    totals = {"trial_balance_debits": Decimal("4565.00"), "trial_balance_credits": Decimal("4564.99")}
    engine = empty_file()
    with WritingSession(engine) as session:
        unit = UnitOfWork(session, ACTOR, FixedClock(EARLY))
        unit.add(row_of(model, dto_of(model, sample(model) | totals)))
        with pytest.raises(IntegrityError, match="ck_period_close_certificates_balanced"):
            session.flush()
    engine.dispose()
