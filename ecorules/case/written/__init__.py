"""The canonical form of a case, and how it comes into a folder without anything being lost."""

from ecorules.case.written.files import CASE_FILE, written_case
from ecorules.case.written.folder import HISTORY, write_file, write_files

__all__ = ["CASE_FILE", "HISTORY", "write_file", "write_files", "written_case"]
