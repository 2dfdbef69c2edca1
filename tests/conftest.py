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


@pytest.fixture
def own_cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A cache of glossaries for this test alone; the folder."""
    monkeypatch.setenv("MTQA_CACHE", str(tmp_path / "cache"))
    return tmp_path / "cache"


@pytest.fixture
def scored(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The current folder for this test: two references and two systems, line by line, to be scored."""
    from score_help import ONE, REFERENCE, SECOND, TWO

    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("SACREBLEU_SEED", raising=False)
    for name, text in (("ref.txt", REFERENCE), ("ref2.txt", SECOND), ("one.txt", ONE), ("two.txt", TWO)):
        (tmp_path / name).write_text(text, encoding="utf-8")
    return tmp_path
