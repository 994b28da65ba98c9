"""Run ecorules as a module: ``python -m ecorules``."""

from ecorules.cli import main

if __name__ == "__main__":
    main()
