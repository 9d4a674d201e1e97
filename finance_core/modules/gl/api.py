"""What other modules, the window and the command line may use of the general ledger."""

from finance_core.modules.gl.models import RecurringEntry, RecurringLine
from finance_core.modules.gl.module import GL
from finance_core.modules.gl.service import GLService

__all__ = ["GL", "GLService", "RecurringEntry", "RecurringLine"]
