"""Runs every benchmark: `python -m benchmarks` (make bench). Ratios count, single milliseconds do not."""

from __future__ import annotations

from benchmarks import bench_dto, bench_encryption, bench_import, bench_reports, bench_save


def main() -> None:
    """Run them one after the other."""
    for title, run in (
        ("Saving", bench_save.main),
        ("A bill as its data object", bench_dto.main),
        ("Saving into an encrypted company", bench_encryption.main),
        ("Reports over 100,000 entries", lambda: bench_reports.main([])),
        ("Importing a bank statement of 10,000 lines", bench_import.main),
    ):
        print(f"\n== {title}")
        run()


if __name__ == "__main__":
    main()
