"""The service of the general ledger: one class, a file per noun."""

from __future__ import annotations

from finance_core.modules.gl.service.imports import Imports

__all__ = ["GLService"]


class GLService(Imports):
    """Journals, adjustments, recurring entries, deferrals and journal import."""
