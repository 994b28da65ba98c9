"""What a hearing needs on paper: what changes and why, who is affected, what is still open."""
