"""Views of accounts receivable."""
