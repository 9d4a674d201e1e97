"""Pure rules of accounts receivable."""
