"""`python -m mtqa` is the `mtqa` command."""

from mtqa.cli.main import run

if __name__ == "__main__":
    run()
