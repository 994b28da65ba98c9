"""The form that an area fills in, as a workbook."""

from ecorules.report.workbook.form import form_bytes
from ecorules.report.workbook.part import Part

__all__ = ["Part", "form_bytes"]
