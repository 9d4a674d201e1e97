"""What other modules, the window and the command line may use of accounts payable."""

from finance_core.modules.ap.models import (
    AgedDocument,
    AgingRow,
    APInvoice,
    APInvoiceLine,
    APPayment,
    APPaymentRun,
    BillStatus,
    BillType,
    HoldReason,
    PaymentKind,
    PaymentMethod,
    PaymentStatus,
    VendorProfile,
)
from finance_core.modules.ap.requests import (
    AgingDetail,
    Application,
    Apply,
    BillLine,
    BillRequest,
    ClearPayment,
    CreateRun,
    HoldVendor,
    OpenItemsOf,
    PaymentRequest,
    RecordCreditNote,
    RecordInvoice,
    RecordPayment,
    RecordRefund,
    ReleaseHold,
    RunRequest,
    SaveVendor,
    UndoApplication,
    UpdateRunLine,
)
from finance_core.modules.ap.service import APService

__all__ = [
    "APInvoice", "APInvoiceLine", "APPayment", "APPaymentRun", "APService", "AgedDocument",
    "AgingDetail", "AgingRow",
    "Application", "Apply", "BillLine", "BillRequest", "BillStatus", "BillType", "ClearPayment", "CreateRun",
    "HoldReason",
    "HoldVendor", "OpenItemsOf", "PaymentKind", "PaymentMethod", "PaymentRequest", "PaymentStatus",
    "RecordCreditNote",
    "RecordInvoice", "RecordPayment", "RecordRefund", "ReleaseHold", "RunRequest", "SaveVendor",
    "UndoApplication",
    "UpdateRunLine", "VendorProfile",
]
