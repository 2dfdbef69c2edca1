"""The wheel holds everything: built, installed elsewhere, run from another folder."""

from __future__ import annotations

import json
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A wheel of this checkout, built with the build backend directly: no network is needed."""
    pytest.importorskip("hatchling")
    out = tmp_path_factory.mktemp("wheel")
    subprocess.run([sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(out)], cwd=ROOT, check=True, capture_output=True)
    (built,) = out.glob("*.whl")
    return built


def test_the_wheel_runs_from_another_folder(wheel: Path, tmp_path: Path) -> None:
    site = tmp_path / "site"
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(site)
    assert (site / "mtqa" / "rules").is_dir()
    (tmp_path / "a.txt").write_text("He walked to the the harbour.\n")
    code = f"import sys; sys.path.insert(0, {str(site)!r}); import mtqa.cli.main as m; assert m.__file__.startswith(sys.path[0]); m.run()"
    done = subprocess.run([sys.executable, "-c", code, "check", "--format", "json", "a.txt"], cwd=tmp_path, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    assert "doubled-word" in {f["rule"] for f in json.loads(done.stdout)["files"][0]["findings"]}
    rules = subprocess.run([sys.executable, "-c", code, "rules", "list", "--format", "json"], cwd=tmp_path, capture_output=True, text=True)
    assert any(r["kind"] != "check" for r in json.loads(rules.stdout)), "no rule of rules/ in the wheel"


def test_the_wheel_is_light(wheel: Path) -> None:
    assert wheel.stat().st_size < 16_000_000
    with zipfile.ZipFile(wheel) as archive:
        names = archive.namelist()
    assert not [n for n in names if n.startswith(("tests/", "fixtures/", "bench/"))]
    assert "mtqa/py.typed" in names
