"""Reach the next level: the cheapest set of actions that proves it, found exactly.

`search` turns the edition's conditions into constraints over what can still be done, lets a
solver find the least effort, applies the actions to the case and has the definition judge the
result.  The solver proposes; `ecorules.audit` has the last word.
"""
