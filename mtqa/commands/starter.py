"""The files that a repository starts with: a configuration with everything explained, and a job for its CI. Pure text."""

from __future__ import annotations

import shlex
from collections.abc import Iterable, Sequence

CONFIG = """\
# mtqa reads the nearest mtqa.toml above a checked file. 'mtqa config' prints what applies and where it comes from.
# A line with '# ' in front shows a setting's default or an example; take the mark away to change it.

# From this severity on a finding fails the run: neutral, minor, major or critical.
fail-on = "major"

# Which rules run: ids, families or patterns, see 'mtqa rules list'.
# ignore = ["typography", "split-*"]

# The language the texts come from narrows the term rules, such as "he" or "ru".
# source-lang = "he"

# Where the source of a text lies: {name} is the text's name without its suffixes.
# source = "source/{name}.txt"

# House words and names, never reported.
# allow = ["Leave a Reply", "kibbutznik"]

# Your own terms: CSV, TSV, XLSX, YAML or TBX. 'mtqa init' wrote the first row of one; fill it in, then take the mark away.
# glossaries = ["{glossary}"]

# Agreed spellings of names: 'mtqa names PATH... --write names.yaml' makes the file, you edit it.
# names = ["names.yaml"]

# Folders with rules of your own: 'mtqa rules new my-rule' starts one.
# rules = ["rules"]
"""
BASELINE_KEY = """
# Findings that were there when mtqa came: not reported again. 'mtqa baseline update' adds, 'prune' takes out what is mended.
baseline = {name}
"""
GLOSSARY = "source,approved,forbidden,do not translate,note\n"
GLOSSARY_NAME = "mtqa-glossary.csv"
TABLES = """
# What does not run in some files.
# [per-file-ignores]
# "archive/*" = ["typography"]

# Other severities for rules and families.
# [severities]
# doubled-word = "major"
"""

GITHUB = """\
# Checks the translated texts of every pull request. Findings stand at their lines, in the job's summary, in code scanning
# (public repositories, or those with code scanning switched on), and in a page for reviewers among the run's artifacts.
name: mtqa
on:
  pull_request:
  push:
    branches: [main, master]
permissions:
  contents: read
  security-events: write
jobs:
  mtqa:
    runs-on: ubuntu-latest
    steps:
      - uses: actions/checkout@v4
        with:
          fetch-depth: 0  # for --changed-since
      - uses: actions/setup-python@v5
        with:
          python-version: "3.12"
      - name: Install mtqa
        run: pip install "mtqa=={version}"
      - name: Check
        # To report only what a pull request touched, add: --changed-since "origin/${{{{ github.base_ref || github.ref_name }}}}"
        run: >-
          mtqa check {paths} --format github
          --output-file "sarif=mtqa.sarif"
          --output-file "markdown=$GITHUB_STEP_SUMMARY"
          --output-file "html=mtqa-report.html"
      - if: ${{{{ !cancelled() }}}}
        continue-on-error: true  # where code scanning is off
        uses: github/codeql-action/upload-sarif@v3
        with:
          sarif_file: mtqa.sarif
          category: mtqa
      - if: ${{{{ !cancelled() }}}}
        uses: actions/upload-artifact@v4
        with:
          name: mtqa-report
          path: mtqa-report.html
"""

GITLAB = """\
# Checks the translated texts. Findings stand in the merge request (code quality), and in a page for reviewers among the job's
# artifacts. MTQA_PATHS, MTQA_ARGS and MTQA_PACKAGE may be set where this file is included.
variables:
  MTQA_PATHS: {paths}
  MTQA_ARGS: ""  # more options, such as: --fail-on minor
  MTQA_PACKAGE: "mtqa=={version}"

mtqa:
  stage: test
  image: python:3.12
  variables:
    GIT_DEPTH: "0"  # for --changed-since $CI_MERGE_REQUEST_DIFF_BASE_SHA
  rules:
    - if: $CI_PIPELINE_SOURCE == "merge_request_event"
    - if: $CI_COMMIT_BRANCH == $CI_DEFAULT_BRANCH
  before_script:
    - pip install -q "$MTQA_PACKAGE"
  script:
    - >-
      mtqa check $MTQA_PATHS $MTQA_ARGS --format concise
      --output-file gitlab=gl-code-quality-report.json
      --output-file html=mtqa-report.html
  artifacts:
    when: always
    paths: [mtqa-report.html]
    reports:
      codequality: gl-code-quality-report.json
"""
GITLAB_INCLUDE = """\
include:
  - local: {path}
"""


def config_text(baseline: str | None) -> str:
    """mtqa.toml. baseline: the file's name, or None without one. Keys before the first table, as TOML wants it."""
    return CONFIG.replace("{glossary}", GLOSSARY_NAME) + (BASELINE_KEY.format(name=_string(baseline)) if baseline else "") + TABLES


def github_workflow(paths: Sequence[str], version: str) -> str:
    """A workflow that checks the paths with this version."""
    return GITHUB.format(paths=_words(paths), version=version)


def gitlab_job(paths: Sequence[str], version: str) -> str:
    """A job, to be included in a .gitlab-ci.yml."""
    return GITLAB.format(paths=_string(_words(paths)), version=version)


def provider(urls: Iterable[str]) -> str | None:
    """'github' or 'gitlab' by the addresses of the remotes; None where they name neither."""
    hosts = [url.split("://")[-1].split("@")[-1].replace(":", "/").split("/")[0].lower() for url in urls]
    return next((name for host in hosts for name in ("github", "gitlab") if name in host), None)


def _words(paths: Sequence[str]) -> str:
    return " ".join(shlex.quote(path) for path in paths)


def _string(text: str) -> str:
    """A double-quoted string of TOML and YAML alike."""
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'
