"""Payroll: employees, hours, runs with every figure explained, payment, liabilities and statements."""
