"""What changed between two editions, in meaning, down to the clause, and how to undo it."""
