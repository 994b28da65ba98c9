"""From the audit to the decision: what the program proposes, what was decided, and who signed.

The program never decides.  It says what it proposes and what has to hold before anybody may
decide; a decision is made by people, and its record carries all that it takes to make the same
audit again, anywhere and in any year.
"""
