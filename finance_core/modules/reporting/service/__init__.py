"""The service of reporting: one class in front of one file per report."""

from finance_core.modules.reporting.service.reporting import Exporter, ReportingService

__all__ = ["Exporter", "ReportingService"]
