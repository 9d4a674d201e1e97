"""Invoices and reports for paper and screen: PDF and PNG by Typst, HTML. No database, no Qt."""
