"""The year's plan as a page, as a workbook and as text, in the form that provinces plan in."""
