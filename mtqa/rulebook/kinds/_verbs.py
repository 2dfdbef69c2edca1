"""The forms of a Russian or Ukrainian verb, by the ending of its infinitive: for expressions of a lexicon (нанести удар, завдати удару).

Which conjugation a verb follows is not to be seen from its infinitive, so those it may follow are all made. Some forms do not exist;
that does no harm, as the words beside the verb must stand there, too. Rare forms are left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

_RU_NOUNS = frozenset("печать мечеть память кровать тетрадь рукоять благодать отчасти почасти напасти пропасти сласти".split())
_UK_NOUNS = frozenset("кредити депутати солдати результати".split())
_VERB_RU = re.compile(r"(?:[аяиеоуы]ть|[рз]ти|(?<!о)сти|(?:па|кра|се|кла)сть|йти|чь)$")
_VERB_UK = re.compile(r"(?:[аяіиоуї]ти|сти|зти|йти|кти|гти|рти)$")
_LEAST = 6
"""Letters below which a word in -ть or -ти is as likely a noun (сеть, діти); short verbs are listed by themselves."""
_SHORT = frozenset(
    "взять брать сдать дать стать бить быть пить жить лить рыть мыть петь сесть лечь вести нести идти ехать гнать снять "
    "убить знать иметь ждать спать уметь учить звать войти выйти найти уйти пойти зайти "
    "взяти дати здати бити пити жити вести нести іти йти їсти мати стати бути "
    "зняти вбити знати грати діяти брати вчити вийти піти зайти увійти".split()
)
_RU_SOFTER = (("ст", "щ"), ("с", "ш"), ("з", "ж"), ("т", "ч"), ("т", "щ"), ("д", "ж"), ("д", "жд"), ("к", "ч"), ("п", "пл"), ("б", "бл"),
              ("в", "вл"), ("ф", "фл"), ("м", "мл"))  # fmt: skip
_UK_SOFTER = (("ст", "щ"), ("зд", "ждж"), ("с", "ш"), ("з", "ж"), ("т", "ч"), ("д", "дж"), ("к", "ч"), ("п", "пл"), ("б", "бл"),
              ("в", "вл"), ("ф", "фл"), ("м", "мл"))  # fmt: skip
_RU_PAST = " а о и".split(" ")
_UK_PAST = "в ла ло ли вши".split()
_RU_FIRST = "ю ет ют ем ете ешь й йте я в вший вшая вшие вшего ющий ющая ющие ющего".split()
_RU_SECOND = "ю у ит ят ат им ишь ите и я а".split()
_RU_HARD = "у ет ут ем ешь ете и ите я".split()
_RU_PASSIVE = "н на но ны нный нная нное нные нного нной нному нным нную нных ными нными".split()
_UK_FIRST = "ю є ють ємо єте єш й йте ючи".split()
_UK_SECOND = "ю у ить ять ать имо ите иш и іть ячи ачи".split()
_UK_HARD = "у е уть емо ете еш и іть учи".split()
_UK_PASSIVE = "но ний на ного ної ному ним ну ні них ними то тий та те ті того тої тих".split()
_UK_FUTURE = "му меш ме мемо мете муть".split()


def russian_verb(word: str) -> Iterator[str]:
    """Forms of what looks like an infinitive; nothing of other words."""
    base = word.removesuffix("ся").removesuffix("сь")
    if not _VERB_RU.search(base) or word in _RU_NOUNS or (len(base) < _LEAST and word not in _SHORT):
        return
    for form in _russian(base):
        yield form if base == word else form + ("сь" if form[-1] in "аяоеиыую" else "ся")


def ukrainian_verb(word: str) -> Iterator[str]:
    """Forms of what looks like an infinitive; nothing of other words."""
    base = word.removesuffix("ся").removesuffix("сь")
    if not _VERB_UK.search(base) or word in _UK_NOUNS or (len(base) < _LEAST and word not in _SHORT):
        return
    for form in _ukrainian(base):
        yield form if base == word else form + ("ться" if form[-1] in "єе" else "ся")
        if base != word:
            yield form + "сь"


def _russian(base: str) -> Iterator[str]:
    yield base
    if base.endswith("чь"):
        stem = base[:-2]
        for hard in "гк":
            yield from (stem + hard + end for end in ("", "ла", "ло", "ли", "у", "ут"))
        yield from (stem + "ж" + end for end in ("ет", "ем"))
        yield from (stem + "ч" + end for end in ("ет", "ем", "ен", "ена", "ены"))
        return
    if base.endswith("йти") or base == "идти":
        stem = base[:-3]
        yield from (stem + middle + end for middle in ("йд", "ид", "д") for end in (*_RU_HARD, "ен", "ена", "ено", "ены"))
        yield from (stem + start + "ш" + end for start in ("", "о") for end in ("ел", "ла", "ло", "ли", "едший", "едшая", "едшие"))
        return
    if base.endswith(("сти", "сть", "зти", "рти")):
        stem = base[:-3]
        yield from (stem + end for end in ("л", "ла", "ло", "ли", "в", "вший", "вшие", "вшая"))
        for hard in ("с", "з", "д", "т", "р", "ст"):
            yield from (
                stem + hard + end for end in ("", "ла", "ло", "ли", "ен", "ена", "ено", "ены", "енный", "енная", "енные", *_RU_HARD)
            )
        return
    stem = base[:-2]
    yield from (stem + "л" + end for end in _RU_PAST)
    yield from (stem + end for end in (*_RU_FIRST, *_RU_PASSIVE, "в", "вши", "т", "та", "то", "ты", "тый", "тая", "тые"))
    vowel, root = stem[-1], stem[:-1]
    if root.endswith(("ова", "ева")) or (vowel == "а" and root.endswith(("ов", "ев"))):
        yield from (root[:-2] + glide + end for glide in ("у", "ю") for end in _RU_FIRST)
    if vowel == "я":
        yield from (root + end for end in _RU_FIRST)
    if vowel == "а" and root.endswith("в"):  # сдавать, сдает
        yield from (root[:-1] + end for end in _RU_FIRST)
    if base.endswith("дать"):
        yield from (root + "а" + end for end in ("м", "ст", "дим", "дут", "дите", "шь", "й", "йте"))
        yield from (root + "а" + end for end in ("н", "на", "но", "ны"))
    if base.endswith("нять"):
        yield from (root + "им" + end for end in _RU_HARD)
        yield from (root[:-1] + middle + end for middle in ("йм", "м", "ым") for end in _RU_HARD)
    if base.endswith("брать"):  # разобрать, разберет
        yield from (front + "ер" + end for front in (root[:-1], re.sub("об$", "б", root[:-1])) for end in _RU_HARD)
    if base.endswith("звать"):
        yield from (root[:-1] + "ов" + end for end in _RU_HARD)
    if base.endswith("взять"):
        yield from (base[:-5] + "возьм" + end for end in _RU_HARD)
    if base.endswith("чать"):
        yield from (root + "н" + end for end in _RU_HARD)
    if base.endswith("ехать"):
        yield from (base[:-4] + "д" + end for end in _RU_HARD)
    if base.endswith("быть"):
        yield from (base[:-4] + "буд" + end for end in _RU_HARD)
    if base.endswith(("ить", "ыть")):
        yield from (root + "ь" + end for end in ("ю", "ет", "ют", "ем"))
        yield from (root + "о" + end for end in _RU_FIRST[:8])
        yield root + "ей"
    if base.endswith("ереть"):
        yield from (base[:-3] + end for end in ("", "ла", "ло", "ли"))
        yield from (base[:-5] + "р" + end for end in _RU_HARD)
    if base.endswith("нуть"):
        yield from (root + end for end in _RU_HARD)
        yield from (root[:-1] + end for end in ("", "ла", "ло", "ли"))
    if base.endswith("стать"):
        yield from (stem + "н" + end for end in _RU_HARD)
    for soft in {root, *_softened(root, _RU_SOFTER)}:
        yield from (soft + end for end in (*_RU_SECOND, *_RU_HARD))
        yield from (soft + "е" + end for end in _RU_PASSIVE)


def _ukrainian(base: str) -> Iterator[str]:
    yield base
    yield base[:-2] + "ть"
    yield from (base + end for end in _UK_FUTURE)
    if base.endswith("йти") or base == "іти":
        stem = base[:-3]
        yield from (stem + middle + end for middle in ("йд", "ід", "ійд") for end in _UK_HARD)
        yield from (stem + middle + "ш" + end for middle in ("й", "і", "ій") for end in ("ов", "ла", "ло", "ли"))
        return
    if base.endswith(("сти", "зти", "рти")):
        stem = base[:-3]
        yield from (stem + end for end in ("в", "ла", "ло", "ли"))
        for hard in ("с", "з", "д", "т", "р"):
            yield from (stem + hard + end for end in ("", "ла", "ло", "ли", "ено", "ений", "ена", "ені", *_UK_HARD))
        closed = re.sub(r"[ео](?=[^аеиіоуюяї]*$)", "і", stem)
        yield from (closed + end for end in ("с", "в", "з"))
        if base.endswith("рости"):
            yield stem[:-1] + "іс"
        return
    if base.endswith(("гти", "кти")):
        stem, hard = base[:-3], base[-3]
        closed = re.sub(r"[ео]$", "і", stem)
        yield closed + hard
        yield from (stem + hard + end for end in ("", "ла", "ло", "ли"))
        yield from (stem + ("ж" if hard == "г" else "ч") + end for end in (*_UK_HARD, "ено", "ений", "ені", "ена"))
        return
    stem = base[:-2]
    yield from (stem + end for end in (*_UK_PAST, *_UK_FIRST, *_UK_PASSIVE))
    vowel, root = stem[-1], stem[:-1]
    if vowel == "а" and root.endswith("ув"):
        yield from (root[:-1] + end for end in _UK_FIRST)
        yield from (root[:-2] + "ова" + end for end in _UK_PASSIVE)
    if vowel == "а" and root.endswith("в"):
        yield from (root[:-1] + end for end in ("ю", "є", "ють", "ємо"))
    if base.endswith("дати"):
        yield from (root + "а" + end for end in ("м", "сть", "мо", "дуть", "й", "йте"))
    if base.endswith("няти"):
        yield from (root + "ім" + end for end in _UK_HARD)
        yield from (root[:-1] + middle + end for middle in ("йм", "м", "нім") for end in _UK_HARD)
    if base.endswith("яти"):
        yield from (root + end for end in (*("м" + hard for hard in _UK_HARD), *_UK_FIRST))
    if base.endswith("брати"):
        yield from (front + "ер" + end for front in (root[:-1], re.sub("[іо]б$", "б", root[:-1])) for end in _UK_HARD)
    if base.endswith("взяти"):
        yield from (base[:-5] + "візьм" + end for end in _UK_HARD)
    if base.endswith("чати"):
        yield from (root + "н" + end for end in _UK_HARD)
    if base.endswith("їхати"):
        yield from (base[:-4] + "д" + end for end in _UK_HARD)
    if base.endswith("бути"):
        yield from (base[:-4] + "буд" + end for end in _UK_HARD)
    if base.endswith("ити"):
        yield from (root + apostrophe + end for apostrophe in ("", "'", "л") for end in ("ю", "є", "ють"))
        if root:
            yield from (root + root[-1] + end for end in ("ю", "є", "ють"))
    if base.endswith("нути"):
        yield from (root + end for end in _UK_HARD)
        yield from (root[:-1] + end for end in ("", "ла", "ло", "ли"))
        yield from (root + "е" + end for end in _UK_PASSIVE)
    if base.endswith("стати"):
        yield from (stem + "н" + end for end in _UK_HARD)
    for soft in {root, *_softened(root, _UK_SOFTER)}:
        yield from (soft + end for end in (*_UK_SECOND, *_UK_HARD, "лять"))
        yield from (soft + "е" + end for end in _UK_PASSIVE)


def _softened(root: str, pairs: tuple[tuple[str, str], ...]) -> Iterator[str]:
    for hard, soft in pairs:
        if root.endswith(hard):
            yield root.removesuffix(hard) + soft
