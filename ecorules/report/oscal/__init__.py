"""Edition and audit in OSCAL 1.2.1, the exchange format of compliance assessments.

The edition becomes a catalog with a profile for each level, the audit assessment results.  What
OSCAL has no word for stands in properties of our own namespace; the clock is never read and every
UUID follows from what it names, so the same input is the same bytes.
"""
