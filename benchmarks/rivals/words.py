"""What the page says between its tables."""

PREFACE = """# Performance

Written by `just rivals`, which runs everything below in one go; no number is typed by hand.
Absolute times move with the machine: read the ratios.

Measured on {machine}; medians of at most {turns} turns, in which all engines of a table alternate.
What takes more than {once:.0f} s is run once, and no turn begins with which a table would take more
than {patience:.0f} s; how many there were stands below it.
Load of the machine when it began: {load:.1f}.
Versions: {versions}.

## One case

The 2562 edition with what is counted over the factories handed in as figures of the area:
{requirements} requirements, {nodes} nodes, {names} facts, documents and targets, all known.
*Same answers* compares each engine with straight lines, which tests hold to the definition,
requirement by requirement.
The last column is what an engine says of a requirement whose only comparison lacks its fact.
*Straight lines* (`ecorules/engines/straight.py`) reads a flat row exactly and keeps the result of
every node; the definition audits a whole case, with documents, reasons and levels.
"""
BULK = """
## Many cases

The same edition; one cell in eight is missing.
The loop in C is generated from the edition and is the least there can be: from memory to memory, no
names, no files.
*Same answers* counts the answers to every requirement in all cases of the sizes that were run: ours
and the loop in C are compared with each other, verdict by verdict, the others with what ours says
is met.
Ours and the loop say what follows from what the vocabulary declares of a missing number, where a
null in SQL or NumPy only says that something is missing, and an engine without unknowns takes it
for *no* and 0.
NumPy and OpenFisca also do less: they have no levels, no verdicts and no exact numbers.
No process may take more than {cap:.0f} s or {memory:.0f} GB, and none is asked for what would take
more than {run:.0f} s a run by what it took for fewer cases.
"""
ROSTERS = """
## Cases with factories

{towns:,} cases of {factories} factories each, the 2562 edition as it is; one cell in eight is
missing, in both tables.
Timed from Parquet files to answers in memory, for the definition from cases in memory; it takes
{audited} of the cases.
*Same answers* compares with columns, and the definition's row says whether columns are right.
DuckDB is used plainly: an unknown member is not counted, so that it has no bounds.
The other engines are not here, because none was given a form of these tallies: durable-rules adds
nothing up, and CEL as it is specified has no sum over a list; ZEN, rule-engine, json-logic, Rego
and CLIPS could fold a list of members handed over anew with each case; OpenFisca and NumPy could
add by group, without an unknown member.
"""
OWN = """
## One case again

After a change only what it may have moved is judged again; both beside a fresh audit.
"""
SESSION = """## One event of a session

Evidence arrives in a session; beside each event a full audit of the case as it stands then.
"""
END = """
All of this took {seconds:.0f} s.
"""
