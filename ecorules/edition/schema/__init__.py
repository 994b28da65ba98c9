"""What the files of the criteria may say, and nothing else."""
