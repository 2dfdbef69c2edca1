"""Regular expressions that are compiled when they are first used.

A run of one page uses about half of the house's expressions; compiling them all took a tenth of its time.
"""

from __future__ import annotations

import re
from typing import Any, cast

_USED = ("search", "match", "fullmatch", "finditer", "findall", "sub", "subn", "split", "groupindex", "groups")


class _Lazy:
    def __init__(self, pattern: str, flags: re.RegexFlag) -> None:
        self.pattern, self.flags = pattern, flags

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):  # what copying and pickling ask for
            raise AttributeError(name)
        compiled = re.compile(self.pattern, self.flags)
        self.__dict__.update({used: getattr(compiled, used) for used in _USED}, flags=compiled.flags)  # from now on as fast as itself
        return getattr(compiled, name)


def lazy(pattern: str, flags: re.RegexFlag = re.NOFLAG) -> re.Pattern[str]:
    """`re.compile(pattern, flags)`, done at the first use; `re.error` is raised there. Not for the functions of `re` itself."""
    return cast("re.Pattern[str]", _Lazy(pattern, flags))
