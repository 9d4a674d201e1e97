"""Pure rules of fixed assets: state tables (assets.md, States)."""

from __future__ import annotations

from finance_core.kernel.states import Moves
from finance_core.modules.assets.models import AssetStatus, ChargeStatus, ComponentStatus, EventStatus

ASSET_MOVES: Moves[AssetStatus] = {
    AssetStatus.DRAFT: frozenset({AssetStatus.PENDING, AssetStatus.UNDER_CONSTRUCTION,
                                  AssetStatus.IN_SERVICE, AssetStatus.VOIDED}),
    AssetStatus.PENDING: frozenset({AssetStatus.IN_SERVICE, AssetStatus.DISPOSED, AssetStatus.VOIDED}),
    AssetStatus.UNDER_CONSTRUCTION: frozenset({AssetStatus.IN_SERVICE, AssetStatus.DISPOSED,
                                               AssetStatus.VOIDED}),
    AssetStatus.IN_SERVICE: frozenset({AssetStatus.FULLY_DEPRECIATED, AssetStatus.HELD_FOR_SALE,
                                       AssetStatus.DISPOSED, AssetStatus.VOIDED}),
    AssetStatus.FULLY_DEPRECIATED: frozenset({AssetStatus.IN_SERVICE, AssetStatus.HELD_FOR_SALE,
                                              AssetStatus.DISPOSED, AssetStatus.VOIDED}),
    AssetStatus.HELD_FOR_SALE: frozenset({AssetStatus.IN_SERVICE, AssetStatus.FULLY_DEPRECIATED,
                                          AssetStatus.DISPOSED, AssetStatus.VOIDED}),
    AssetStatus.DISPOSED: frozenset({AssetStatus.PENDING, AssetStatus.UNDER_CONSTRUCTION,
                                     AssetStatus.IN_SERVICE, AssetStatus.FULLY_DEPRECIATED,
                                     AssetStatus.HELD_FOR_SALE}),
    AssetStatus.VOIDED: frozenset(),
}
COMPONENT_MOVES: Moves[ComponentStatus] = {
    ComponentStatus.PLANNED: frozenset({ComponentStatus.ACTIVE, ComponentStatus.DISPOSED}),
    ComponentStatus.ACTIVE: frozenset({ComponentStatus.FULLY_DEPRECIATED, ComponentStatus.DISPOSED}),
    ComponentStatus.FULLY_DEPRECIATED: frozenset({ComponentStatus.ACTIVE, ComponentStatus.DISPOSED}),
    ComponentStatus.DISPOSED: frozenset({ComponentStatus.PLANNED, ComponentStatus.ACTIVE,
                                         ComponentStatus.FULLY_DEPRECIATED}),
}
CHARGE_MOVES: Moves[ChargeStatus] = {
    ChargeStatus.ENTERED: frozenset({ChargeStatus.POSTED}),
    ChargeStatus.POSTED: frozenset({ChargeStatus.REVERSED}),
    ChargeStatus.REVERSED: frozenset(),
    ChargeStatus.RECORDED: frozenset({ChargeStatus.SUPERSEDED}),
    ChargeStatus.SUPERSEDED: frozenset(),
}
EVENT_MOVES: Moves[EventStatus] = {
    EventStatus.POSTED: frozenset({EventStatus.REVERSED}),
    EventStatus.REVERSED: frozenset(),
}
