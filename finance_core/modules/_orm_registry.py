"""The one list of everything that owns tables."""

from __future__ import annotations

from importlib import import_module

MODULES = (
    "tax", "ap", "ar", "cash", "gl",
    "budget", "procurement", "inventory", "expense", "assets",
    "lease", "revenue", "project", "contracts",
    "payroll", "wip", "intercompany",
)


def import_all_orm_models() -> None:
    """Map the tables of the kernel, of every module and of the close; creation, upgrade and tests need them.

    A running company maps a module's tables when its service is first used, not here.
    """
    import_module("finance_core.kernel.orm")
    for name in MODULES:
        import_module(f"finance_core.modules.{name}.orm")
    import_module("finance_core.services.orm")
