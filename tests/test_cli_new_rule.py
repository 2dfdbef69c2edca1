"""mtqa rules new, for every kind of rule."""

from __future__ import annotations

from pathlib import Path

import pytest

from mtqa.cli.main import call
from mtqa.rulebook.kinds import KINDS


@pytest.mark.parametrize("kind", KINDS)
def test_a_new_rule_of_each_kind_holds_from_the_start(
    kind: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    assert call(["rules", "new", f"my-{kind}", "--kind", kind]) == 0
    path = capfd.readouterr().out.strip()
    assert call(["rules", "test", path]) == 0
    assert call(["rules", "new", f"my-{kind}", "--kind", kind]) == 2
    assert "such a rule already" in capfd.readouterr().err


def test_an_unknown_kind_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]) -> None:
    monkeypatch.chdir(tmp_path)
    assert call(["rules", "new", "my-rule", "--kind", "prhase"]) == 2
    assert "did you mean 'phrase'?" in capfd.readouterr().err
    assert list(tmp_path.iterdir()) == []
