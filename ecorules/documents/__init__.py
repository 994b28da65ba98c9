"""Text in, with the place of everything that was written."""

from ecorules.documents.dates import day, fiscal_year
from ecorules.documents.document import Document, document_of, read_document
from ecorules.documents.figures import number, quantity_text
from ecorules.documents.scalars import Unreadable, filled, flag, is_missing, plain
from ecorules.documents.tables import Table, read_table, table_of
from ecorules.documents.validating import refused, validated

__all__ = [
    "Document",
    "Table",
    "Unreadable",
    "day",
    "document_of",
    "filled",
    "fiscal_year",
    "flag",
    "is_missing",
    "number",
    "plain",
    "quantity_text",
    "read_document",
    "read_table",
    "refused",
    "table_of",
    "validated",
]
