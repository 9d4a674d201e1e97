"""The books: ledger, business objects and their rules. Runs without Qt."""
