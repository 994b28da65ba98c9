"""Evaluate in other ways than the definition, each for a job that it is not made for.

`language.evaluate` is the meaning.  Every engine here is held against it: by the conformance
tables, by random editions and cases, and where it can be asked for, after every step.
"""
