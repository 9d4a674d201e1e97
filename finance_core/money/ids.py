"""Record ids: time-ordered UUIDs, so that new rows land at the end of every index."""

from __future__ import annotations

from uuid import UUID

from uuid_utils.compat import uuid7


def new_id() -> UUID:
    """Return a UUIDv7 (RFC 9562); each is greater than those this process made before."""
    return uuid7()
