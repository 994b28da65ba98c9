"""Prove what can happen under an edition, and what changes between two, over every area there is.

`compared_editions(old, new)` answers for two editions and `proved_edition(edition)` for one; both
need the solver z3 (`pip install 'ecorules[prove]'`), which is imported with `comparing` and
`soundness` and not with the values in `model`.
"""
