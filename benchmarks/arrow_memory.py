"""Where the values of a column lie in memory, told by the Arrow C data interface."""

import ctypes

import polars as pl


class _Array(ctypes.Structure):
    pass


_Array._fields_ = [
    ("length", ctypes.c_int64),
    ("null_count", ctypes.c_int64),
    ("offset", ctypes.c_int64),
    ("n_buffers", ctypes.c_int64),
    ("n_children", ctypes.c_int64),
    ("buffers", ctypes.POINTER(ctypes.c_void_p)),
    ("children", ctypes.c_void_p),
    ("dictionary", ctypes.c_void_p),
    ("release", ctypes.CFUNCTYPE(None, ctypes.POINTER(_Array))),
    ("private_data", ctypes.c_void_p),
]


class _Stream(ctypes.Structure):
    pass


_Stream._fields_ = [
    ("get_schema", ctypes.c_void_p),
    ("get_next", ctypes.CFUNCTYPE(ctypes.c_int, ctypes.POINTER(_Stream), ctypes.POINTER(_Array))),
    ("get_last_error", ctypes.c_void_p),
    ("release", ctypes.c_void_p),
    ("private_data", ctypes.c_void_p),
]


class Memory:
    """The memory of a column without nulls in one chunk; it lives as long as this does."""

    def __init__(self, column: pl.Series) -> None:
        """Ask the column for its memory."""
        self._column = column
        self._capsule = column.__arrow_c_stream__()
        pointer = ctypes.pythonapi.PyCapsule_GetPointer
        pointer.restype, pointer.argtypes = ctypes.c_void_p, [ctypes.py_object, ctypes.c_char_p]
        stream = _Stream.from_address(pointer(self._capsule, b"arrow_array_stream"))
        self._array = _Array()
        if stream.get_next(ctypes.byref(stream), ctypes.byref(self._array)):
            raise OSError
        width = column.dtype.is_integer() and column.to_frame().estimated_size() // len(column)
        self.address: int = self._array.buffers[1] + self._array.offset * int(width)
