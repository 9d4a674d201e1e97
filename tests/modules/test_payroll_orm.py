"""Tables of payroll: names as specified, what an object must look like, and what goes with a paycheck."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any
from uuid import UUID

import pytest
from sqlalchemy import select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session, selectinload

from finance_core.db.unit_of_work import UnitOfWork, WritingSession
from finance_core.errors import PostedRecord
from finance_core.kernel.orm import (
    AccountModel,
    ActorModel,
    DimensionValueModel,
    JournalEntryModel,
    PartyModel,
)
from finance_core.modules.payroll import models, orm
from finance_core.money.clock import FixedClock
from tests.modules.orm_checks import models_of, refused_field
from tests.modules.orm_samples import ACTOR, Mender, Model, dto_of, empty_file, row_of, sample

D = Decimal
EARLY = date(2020, 1, 1)
CLOCK = FixedClock(datetime(2026, 6, 15, 9, 0, tzinfo=UTC))
CHECK, TAKEN, GIVEN, TAX = (UUID(int=n) for n in (11, 12, 13, 14))
ENROLMENT = UUID(int=1)
MODELS = models_of(orm)
PARENTS: tuple[Model, ...] = (
    ActorModel, PartyModel, AccountModel, DimensionValueModel, JournalEntryModel, orm.EmployeeModel,
    orm.PayPeriodModel, orm.PayrollRunModel, orm.BenefitsDeductionModel,
)


def row(model: Model, **changed: Any) -> Any:
    """Return the DTO of a filled row with these changes."""
    return dto_of(model, sample(model) | changed)


@pytest.fixture
def session() -> Iterator[Session]:
    """A run, an employee enrolled in a plan and the kernel rows they need; foreign keys are enforced."""
    engine = empty_file()
    with WritingSession(engine) as session:
        UnitOfWork(session, ACTOR, CLOCK)
        mender = Mender(session.connection())
        for model in PARENTS:
            values = mender.mend(model, sample(model) | {"paycheck_id": None, "enrolment_id": None}
                                 if model is orm.BenefitsDeductionModel else sample(model))
            assert values is not None
            session.add(row_of(model, dto_of(model, values)))
        session.commit()
    with engine.connect() as connection:
        connection.connection.execute("PRAGMA foreign_keys = 1")
    with WritingSession(engine) as session:
        UnitOfWork(session, ACTOR, CLOCK)
        yield session
    engine.dispose()


@pytest.fixture
def paycheck(session: Session) -> models.Paycheck:
    """A stored check, not posted yet, with a tax, what the enrolment took, and the employer's match."""
    check: models.Paycheck = row(
        orm.PaycheckModel, id=CHECK, replaces_id=None, status=models.PaycheckStatus.CALCULATED,
        journal_entry_id=None, void_entry_id=None, payment_entry_id=None,
        withholding=(row(orm.WithholdingResultModel, id=TAX, paycheck_id=CHECK),),
        deductions=(row(orm.BenefitsDeductionModel, id=TAKEN, paycheck_id=CHECK, enrolment_id=ENROLMENT),),
        contributions=(row(orm.EmployerContributionModel, id=GIVEN, paycheck_id=CHECK, deduction_id=TAKEN,
                           journal_entry_id=None),),
    )
    session.add(row_of(orm.PaycheckModel, check))
    session.commit()
    return check


def stored(session: Session) -> orm.PaycheckModel:
    lines = [selectinload(getattr(orm.PaycheckModel, name))
             for name in ("withholding", "deductions", "contributions")]
    return session.scalars(select(orm.PaycheckModel).options(*lines)).one()


def keys(session: Session, model: Any) -> set[UUID]:
    return set(session.scalars(select(model.id)))


@pytest.mark.parametrize("table", MODELS)
def test_a_filled_row_is_taken(table: str) -> None:
    assert refused_field(MODELS[table]) is None


@pytest.mark.parametrize(
    ("table", "field", "wrong"),
    [
        ("payroll_employees", "hire_date", EARLY),
        ("payroll_employees", "termination_date", EARLY),
        ("payroll_employees", "base_pay", D(-1)),
        ("payroll_employees", "standard_hours_per_week", D(169)),
        ("payroll_pay_periods", "end_date", EARLY),
        ("payroll_pay_periods", "period_number", 54),
        ("payroll_pay_periods", "periods_per_year", 0),
        ("payroll_timecards", "sequence", 0),
        ("payroll_timecard_lines", "line_number", 0),
        ("payroll_timecard_lines", "hours", D("24.01")),
        ("payroll_timecard_lines", "break_minutes", -1),
        ("payroll_timecard_lines", "rate", D(-12)),
        ("payroll_runs", "employee_count", -1),
        ("payroll_paychecks", "payment_amount", D("-0.01")),
        ("payroll_withholding_results", "table_version", 0),
        ("payroll_benefits_deductions", "valid_to", EARLY),
        ("payroll_benefits_deductions", "annual_limit", D(-1)),
        ("payroll_benefits_deductions", "priority", -1),
    ],
)
def test_an_object_out_of_shape_is_refused_by_field(table: str, field: str, wrong: Any) -> None:
    assert refused_field(MODELS[table], **{field: wrong}) == field


def test_a_correction_takes_hours_and_pay_back() -> None:
    assert refused_field(orm.TimecardLineModel, hours=D("-7.5"), amount=D(-90)) is None
    assert refused_field(orm.PaycheckModel, gross_pay=D(-90), net_pay=D(-70), payment_amount=D(0)) is None


def test_a_check_comes_out_with_all_it_carries(session: Session, paycheck: models.Paycheck) -> None:
    assert stored(session).to_dto() == paycheck


def test_what_a_check_no_longer_takes_goes_and_the_enrolment_stays(
    session: Session, paycheck: models.Paycheck
) -> None:
    again = replace(paycheck, withholding=(), deductions=(), contributions=())
    stored(session).apply(again, changed_by_id=ACTOR)
    session.commit()
    assert stored(session).to_dto() == again
    assert keys(session, orm.BenefitsDeductionModel) == {ENROLMENT}
    assert keys(session, orm.WithholdingResultModel) == keys(session, orm.EmployerContributionModel) == set()


@pytest.mark.usefixtures("paycheck")
@pytest.mark.parametrize("model", [orm.PayrollRunModel, orm.EmployeeModel, orm.PayPeriodModel])
def test_nothing_a_check_hangs_on_can_be_deleted(session: Session, model: Any) -> None:
    session.delete(session.scalars(select(model)).one())
    with pytest.raises((IntegrityError, PostedRecord), match=r"FOREIGN KEY constraint failed|is posted"):
        session.flush()


@pytest.mark.usefixtures("paycheck")
def test_an_enrolment_that_took_something_cannot_be_deleted(session: Session) -> None:
    session.delete(session.get_one(orm.BenefitsDeductionModel, ENROLMENT))
    with pytest.raises(IntegrityError, match="FOREIGN KEY constraint failed"):
        session.flush()


def test_a_contribution_outside_a_check_is_kept(session: Session) -> None:
    alone = row(orm.EmployerContributionModel, id=GIVEN, paycheck_id=None, deduction_id=None)
    session.add(row_of(orm.EmployerContributionModel, alone))
    session.commit()
    assert session.get_one(orm.EmployerContributionModel, GIVEN).to_dto() == alone


def test_lines_of_a_timecard_go_with_it(session: Session) -> None:
    card = row(orm.TimecardModel, corrects_id=None)
    lines = tuple(
        row(orm.TimecardLineModel, id=UUID(int=20 + number), timecard_id=card.id, line_number=number)
        for number in (1, 2)
    )
    session.add(row_of(orm.TimecardModel, replace(card, lines=lines)))
    session.commit()
    read = select(orm.TimecardModel).options(selectinload(orm.TimecardModel.lines))
    assert session.scalars(read).one().to_dto().lines == lines
    session.delete(session.scalars(read).one())
    session.commit()
    assert keys(session, orm.TimecardLineModel) == set()
