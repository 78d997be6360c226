"""Lets `python -m duizhao` do what the command `duizhao` does."""

from duizhao.cli import main

if __name__ == "__main__":
    main()
