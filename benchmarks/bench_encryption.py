"""Saving a bill of three lines into an encrypted company, against the same in a plain one.

Both companies are saved to in turn, in one run; the median processor time of a save counts, and the size of
both files. Run it by `python -m benchmarks.bench_encryption`.
"""

from __future__ import annotations

import statistics
import tempfile
import time
from decimal import Decimal
from pathlib import Path

from benchmarks.bench_dto import CLOCK
from finance_core.company import Company, NewCompany
from finance_core.company.schema import unlock
from finance_core.modules.ap.api import BillLine, RecordInvoice, SaveVendor

ROUNDS, WARM_UP = 150, 20
PASSPHRASE = "four words of mine"  # noqa: S105 - of a company that lives for one run


class Saver:
    """Saves bills into one company and keeps how long each took."""

    def __init__(self, path: Path, passphrase: str | None) -> None:
        answers = NewCompany(name="Bench", fiscal_year_start=CLOCK.today().replace(month=1, day=1))
        self.company = Company.create(path, answers, CLOCK, passphrase=passphrase)
        vendor = self.company.ap.save_vendor(SaveVendor(name="Acme")).value
        account = self.company.kernel.accounts.by_code("6100").id
        line = BillLine(account_id=account, description="Rent", unit_price=Decimal(1000))
        self._request = RecordInvoice(vendor_id=vendor.vendor_id, invoice_number="1",
                                      invoice_date=CLOCK.today(), lines=(line,) * 3)
        self.times: list[float] = []

    def save(self, number: int) -> None:
        """Save one more bill."""
        request = self._request.model_copy(update={"invoice_number": str(number), "request_id": None})
        start = time.process_time()
        self.company.ap.record_invoice(request)
        self.times.append(time.process_time() - start)

    @property
    def median(self) -> float:
        """Return the median processor time of a save, in milliseconds."""
        return statistics.median(self.times[WARM_UP:]) * 1e3


def main() -> None:
    """Print both figures and their ratio, and what a passphrase costs once."""
    with tempfile.TemporaryDirectory() as folder:
        paths = Path(folder) / "plain.countinghouse", Path(folder) / "encrypted.countinghouse"
        plain, encrypted = Saver(paths[0], None), Saver(paths[1], PASSPHRASE)
        for number in range(ROUNDS):
            for saver in (plain, encrypted):
                saver.save(number)
        for saver in (plain, encrypted):
            saver.company.close()
        start = time.process_time()
        unlock(paths[1], PASSPHRASE)
        once = time.process_time() - start
        sizes = [path.stat().st_size for path in paths]
    print(f"plain {plain.median:.1f} ms, encrypted {encrypted.median:.1f} ms: "
          f"{encrypted.median / plain.median:.2f} × (goal ≤ 1.5)")
    print(f"file {sizes[1] / sizes[0]:.3f} × as large; unlocking {once:.2f} s, once")


if __name__ == "__main__":
    main()
