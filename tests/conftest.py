"""What several test modules need."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent


@pytest.fixture(scope="session")
def data() -> Path:
    """The folder of development data; tests that want it skip where it is absent."""
    folder = Path(os.environ.get("MTQA_DATA", ROOT.parent / "shared" / "data"))
    if not folder.is_dir():
        pytest.skip("no development data (MTQA_DATA names its folder)")
    return folder


@pytest.fixture(scope="session")
def article() -> Path:
    """The real article that the project was asked for; skips where it is absent."""
    path = Path(os.environ.get("MTQA_DATA", ROOT.parent / "shared" / "data")).parent / "article" / "article.txt"
    if not path.is_file():
        pytest.skip("no article beside the development data")
    return path
