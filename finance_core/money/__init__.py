"""Amounts, shares, dates, ids and the clock: pure, the same for every module."""
