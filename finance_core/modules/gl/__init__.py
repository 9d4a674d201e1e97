"""General ledger: manual and adjusting journals, entries that repeat, deferrals, journal import."""
