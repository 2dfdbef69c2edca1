"""COMET: scores by a neural model that has read what people think of translations (Rei et al. 2020, 2022). The extra `mtqa[neural]`.

A model is a checkpoint on disk, a folder that holds one, or a name whose files are in the Hugging Face cache already. Nothing is
downloaded unless asked for: without `download` the libraries underneath are told to stay offline before they are imported, because
each of them reads its switch then. Scores are COMET's own: most models give 0 to 1, more is better, no percent.
"""

from __future__ import annotations

import importlib
import importlib.util
import logging
import os
import warnings
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from mtqa.errors import ConfigError

NEEDED = ("comet", "torch")
_SWITCHES = ("HF_HUB_OFFLINE", "TRANSFORMERS_OFFLINE")
_BATCH = 8


@dataclass(frozen=True, slots=True)
class Neural:
    """A loaded model. name: as it was asked for. needs_reference: False for quality estimation, which reads source and text only."""

    name: str
    needs_reference: bool
    model: Any

    @property
    def signature(self) -> str:
        """What a figure needs beside it to be compared with another."""
        from importlib.metadata import version

        kind = type(self.model).__name__
        return f"model:{self.name}|class:{kind}|unbabel-comet:{version('unbabel-comet')}"

    def score(self, sources: Sequence[str], hypotheses: Sequence[str], references: Sequence[str | None]) -> list[float]:
        """A score for each segment. references: the first one of each segment; not looked at where the model needs none."""
        samples = [
            {"src": source, "mt": hypothesis, **({"ref": reference or ""} if self.needs_reference else {})}
            for source, hypothesis, reference in zip(sources, hypotheses, references, strict=True)
        ]
        with _quiet():
            found = self.model.predict(samples, batch_size=_BATCH, gpus=0, accelerator="cpu", progress_bar=False, num_workers=0)
        return [float(score) for score in found["scores"]]


def load(name: str, *, download: bool = False) -> Neural:
    """The model of that name or path. Raises ConfigError saying what is missing and how to get it."""
    if any(importlib.util.find_spec(part) is None for part in NEEDED):
        raise ConfigError("--comet needs the extra 'neural'; install it: pip install 'mtqa[neural]'")
    before = {switch: os.environ.get(switch) for switch in _SWITCHES}
    if not download:
        os.environ.update(dict.fromkeys(_SWITCHES, "1"))
    try:
        with _quiet():
            model = _loaded(name, download=download)
    finally:
        for switch, value in before.items():
            if value is None:
                os.environ.pop(switch, None)
            else:
                os.environ[switch] = value
    return Neural(name, bool(model.requires_references()), model)


def _loaded(name: str, *, download: bool) -> Any:
    try:
        load_from_checkpoint = importlib.import_module("comet").load_from_checkpoint
    except ImportError as error:
        raise ConfigError(f"--comet: unbabel-comet cannot be loaded ({error}); install it again: pip install 'mtqa[neural]'") from error
    checkpoint = _on_disk(name) or _in_cache(name, download=download)
    try:
        return load_from_checkpoint(str(checkpoint), reload_hparams=(checkpoint.parents[1] / "hparams.yaml").is_file(),
                                    local_files_only=not download)  # fmt: skip
    except Exception as error:  # comet, lightning, torch and transformers each raise their own
        why = str(error).strip().split("\n")[0] or type(error).__name__
        hint = "" if download else "; its encoder must be in the cache too: --download fetches what is missing"
        raise ConfigError(f"--comet: {checkpoint} cannot be loaded ({why}){hint}") from error


def _on_disk(name: str) -> Path | None:
    """The checkpoint that a path means; None if the name is no path. Raises ConfigError for a folder without one."""
    path = Path(name).expanduser()
    if path.is_file():
        return path
    if not path.is_dir():
        return None
    found = sorted([*path.glob("checkpoints/*.ckpt"), *path.glob("*.ckpt")])
    if len(found) != 1:
        raise ConfigError(f"--comet: {name} holds {len(found) or 'no'} checkpoints; name the .ckpt file itself")
    return found[0]


def _in_cache(name: str, *, download: bool) -> Path:
    """The checkpoint of a named model, from the cache of Hugging Face (HF_HOME), or from its hub if that is allowed."""
    snapshot_download = importlib.import_module("huggingface_hub").snapshot_download
    if name.endswith(".ckpt") or name.startswith((".", "/", "~")):
        raise ConfigError(f"--comet: no file {name}; name a checkpoint, a folder with one, or a model such as Unbabel/wmt22-comet-da")
    try:
        folder = snapshot_download(repo_id=name, local_files_only=not download)
    except Exception as error:  # its error classes moved between versions
        if download:
            raise ConfigError(f"--comet: {name} could not be downloaded ({type(error).__name__}: {str(error).splitlines()[0]})") from error
        raise ConfigError(
            f"--comet: no model '{name}' on disk or in the cache; --download fetches it, which takes some gigabytes"
        ) from None
    return Path(folder) / "checkpoints" / "model.ckpt"


class _quiet:  # noqa: N801
    """Lightning and transformers greet, warn and advise at length on stdout and stderr."""

    def __enter__(self) -> None:
        self._levels = {name: logging.getLogger(name).level for name in ("pytorch_lightning", "lightning", "transformers")}
        for name in self._levels:
            logging.getLogger(name).setLevel(logging.ERROR)
        self._warnings = warnings.catch_warnings()
        self._warnings.__enter__()
        warnings.simplefilter("ignore")

    def __exit__(self, *error: Any) -> None:
        self._warnings.__exit__(*error)
        for name, level in self._levels.items():
            logging.getLogger(name).setLevel(level)
