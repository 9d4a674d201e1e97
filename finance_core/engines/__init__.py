"""Calculations that several modules share: pure functions of dates and decimals.

Percentages are shares everywhere (2 % is 0.02), amounts are positive unless a docstring says otherwise.
"""
