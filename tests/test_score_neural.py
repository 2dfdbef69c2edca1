"""COMET scores. The model is made here, tiny and untrained: what is tested is that real checkpoints load, offline, and what is shown.

Without the extra `mtqa[neural]` (torch is too much for every push) only the messages are tested. Where MTQA_NEURAL is set, as in the
weekly job of .github/workflows/ci.yml, its lack is a failure and no skip.
"""

from __future__ import annotations

import importlib.util
import json
import os
from pathlib import Path
from typing import Any

import pytest

from mtqa.cli.main import call
from mtqa.errors import ConfigError
from mtqa.score import neural

installed = all(importlib.util.find_spec(part) is not None for part in neural.NEEDED)
with_comet = pytest.mark.skipif(not installed and not os.environ.get("MTQA_NEURAL"), reason="needs the extra 'neural'")
WORDS = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]", "the", "house", "is", "red", "green", "das", "haus", "ist", "rot"]
ROWS = [
    {"id": "1", "doc": "a", "source": "das haus ist rot", "target": "the house is red", "reference": "the house is red"},
    {"id": "2", "doc": "a", "source": "das haus", "target": "green green", "reference": "the house"},
    {"id": "3", "doc": "b", "source": "rot", "target": "", "reference": "red"},
]


@pytest.fixture(scope="module")
def checkpoint(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A COMET regression model over a BERT of one layer, as `comet-train` leaves it on disk."""
    torch, transformers = importlib.import_module("torch"), importlib.import_module("transformers")
    comet_models = importlib.import_module("comet.models")
    folder = tmp_path_factory.mktemp("model")
    (folder / "vocab.txt").write_text("\n".join(WORDS), encoding="utf-8")
    transformers.BertTokenizerFast(vocab_file=str(folder / "vocab.txt")).save_pretrained(folder / "encoder")
    transformers.BertConfig(
        vocab_size=len(WORDS), hidden_size=8, num_hidden_layers=1, num_attention_heads=2, intermediate_size=16, max_position_embeddings=64
    ).save_pretrained(folder / "encoder")
    torch.manual_seed(1)
    settings: dict[str, Any] = {
        "encoder_model": "BERT", "pretrained_model": str(folder / "encoder"), "hidden_sizes": [4], "layer": "mix", "dropout": 0.0,
        "load_pretrained_weights": False, "local_files_only": True,
    }  # fmt: skip
    model = comet_models.RegressionMetric(**settings)
    (folder / "checkpoints").mkdir()
    torch.save(
        {"state_dict": model.state_dict(), "hyper_parameters": dict(model.hparams), "pytorch-lightning_version": "2.0.0"},
        folder / "checkpoints" / "model.ckpt",
    )
    (folder / "hparams.yaml").write_text(json.dumps({**settings, "class_identifier": "regression_metric"}), encoding="utf-8")
    return folder


@with_comet
def test_a_checkpoint_scores_as_comet_itself_does(checkpoint: Path) -> None:
    model = neural.load(str(checkpoint))
    assert model.needs_reference and model.signature.startswith(f"model:{checkpoint}|class:RegressionMetric|unbabel-comet:")
    own = [{"src": r["source"], "mt": r["target"], "ref": r["reference"]} for r in ROWS]
    direct = importlib.import_module("comet").load_from_checkpoint(str(checkpoint / "checkpoints" / "model.ckpt"), local_files_only=True)
    expected = direct.predict(own, gpus=0, accelerator="cpu", progress_bar=False, num_workers=0)["scores"]
    scores = model.score([r["source"] for r in ROWS], [r["target"] for r in ROWS], [r["reference"] for r in ROWS])
    assert scores == pytest.approx(expected, abs=1e-6) and len(set(scores)) == 3


@with_comet
def test_on_the_command_line(checkpoint: Path, tmp_path: Path, capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("a.jsonl").write_text("".join(json.dumps(row) + "\n" for row in ROWS), encoding="utf-8")
    model = str(checkpoint / "checkpoints" / "model.ckpt")
    levels = ["--level", "corpus", "--level", "document", "--level", "segment"]
    assert call(["score", "a.jsonl", "--comet", model, "--metric", "chrf", *levels, "-f", "json"]) == 0
    shown = json.loads(capfd.readouterr().out)
    system = shown["systems"][0]
    segments = [s["scores"]["comet"] for s in system["segments"]]
    assert system["corpus"]["comet"]["score"] == pytest.approx(sum(segments) / 3)
    assert [d["scores"]["comet"] for d in system["documents"]] == pytest.approx([sum(segments[:2]) / 2, segments[2]])
    assert "unbabel-comet" in shown["signatures"]["corpus"]["comet"]
    assert call(["score", "a.jsonl", "--comet", model]) == 0
    text = capfd.readouterr().out
    assert "COMET" in text.splitlines()[0] and f"{system['corpus']['comet']['score']:.4f}" in text
    assert {switch: os.environ.get(switch) for switch in ("HF_HUB_OFFLINE", "TRANSFORMERS_OFFLINE")} == {
        "HF_HUB_OFFLINE": None, "TRANSFORMERS_OFFLINE": None,
    }  # fmt: skip


@with_comet
def test_sources_of_lines_come_from_a_file(checkpoint: Path, tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    for name, key in (("hyp", "target"), ("ref", "reference"), ("src", "source")):
        (tmp_path / name).write_text("".join(f"{row[key]}\n" for row in ROWS), encoding="utf-8")
    files = ["score", str(tmp_path / "hyp"), "--reference", str(tmp_path / "ref"), "--comet", str(checkpoint), "-m", "chrf"]
    assert call(files) == 2
    assert "--comet reads the source, and segment '1' has none; name it with --source" in capfd.readouterr().err
    assert call([*files, "--source", str(tmp_path / "src")]) == 0
    assert "COMET" in capfd.readouterr().out


@with_comet
def test_nothing_is_fetched_unless_asked_for(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HF_HOME", str(tmp_path))
    with pytest.raises(ConfigError, match=r"no model 'some/model' on disk or in the cache; --download fetches it"):
        neural.load("some/model")
    with pytest.raises(ConfigError, match=r"no file .*nothing\.ckpt"):
        neural.load(str(tmp_path / "nothing.ckpt"))
    with pytest.raises(ConfigError, match=r"holds no checkpoints"):
        neural.load(str(tmp_path))
    (tmp_path / "checkpoints").mkdir()
    (tmp_path / "checkpoints" / "broken.ckpt").write_bytes(b"no model")
    with pytest.raises(ConfigError, match=r"broken\.ckpt cannot be loaded"):
        neural.load(str(tmp_path))


def test_without_the_extra_it_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(neural, "NEEDED", ("no_such_module_at_all",))
    with pytest.raises(ConfigError, match=r"pip install 'mtqa\[neural\]'"):
        neural.load("x")


@pytest.mark.parametrize(("options", "message"), [
    (["--download"], "--download fetches the model that --comet names"),
    (["--comet", "x", "--align"], "it cannot be used with --align"),
])  # fmt: skip
def test_options_that_do_not_fit(options: list[str], message: str, tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "a.txt").write_text("a\n")
    (tmp_path / "b.txt").write_text("b\n")
    assert call(["score", str(tmp_path / "a.txt"), "--reference", str(tmp_path / "b.txt"), *options]) == 2
    assert message in capfd.readouterr().err
