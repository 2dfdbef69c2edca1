"""Short forms that end in a stop and often stand before a capital, by language; written by hand for this project.

Only those need listing: before a small letter no stop ends a sentence, and "etc." before a capital nearly always does.
Case counts: "Mass." is a state, "mass." an end.

titles: never the end of a sentence. maybe: the end only if a word follows that often opens a sentence (`starters`).
before_digit: never the end before a digit, else an ordinary word. clock: the end unless a day, month or zone follows.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Habits:
    """How a language uses the stop. ordinals: digits and a stop are an ordinal ("am 5. Mai")."""

    titles: frozenset[str]
    maybe: frozenset[str]
    before_digit: frozenset[str]
    starters: frozenset[str]
    ordinals: bool = False


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


CLOCK = _words("a.m p.m am pm A.M P.M AM PM")
AFTER_CLOCK = _words(
    "Monday Tuesday Wednesday Thursday Friday Saturday Sunday Mon Tue Tues Wed Thu Thurs Fri Sat Sun January February March April "
    "May June July August September October November December Jan Feb Mar Apr Jun Jul Aug Sep Sept Oct Nov Dec EST EDT ET CST CDT "
    "CT MST MDT MT PST PDT PT GMT UTC BST CET CEST IST JST AEST SGT HKT WAT EAT Eastern Central Mountain Pacific Greenwich Israel "
    "Moscow Beijing Tokyo London Tehran Kyiv Kiev Standard Daylight"
)

_ENGLISH = Habits(
    titles=_words(
        "Mr Mrs Ms Messrs Mme Mlle Dr Drs Prof Gen Maj Lt Col Sgt Cpl Pvt Capt Cmdr Cdr Adm Brig Rep Reps Sen Sens Gov Govs Rev "
        "Fr Hon Pres Amb Supt Det Insp Atty Asst Assoc Pfc Ens Spc vs v e.g i.e cf c.f viz approx ca dept govt corp assn incl "
        "excl resp prof univ temp Mt Ft Hr Eng Mgr Msgr Dept"
    ),
    maybe=_words(
        "Inc Ltd Co Cos Corp Bros LLC Jr Sr St Ste Ave Blvd Rd Bldg Univ Assn Intl Ala Ariz Ark Calif Colo Conn Del Fla Ga Ill Ind Kan "
        "Ky La Mass Md Mich Minn Miss Mo Mont Neb Nev Okla Ore Pa Tenn Tex Va Vt Wash Wis Wyo Ont Que Ph.D M.D B.A M.A Ph.Ds al ed eds "
        "trans"
    ),
    before_digit=_words(
        "No Nos no nos Nr p pp P Fig Figs fig figs Vol vol Ch ch Sec sec Art art Jan Feb Mar Apr Jun Jul Aug Sep Sept Oct Nov Dec Ref "
        "Eq eq Par par Para para Pt Op op c b d ext Ext tel Tel Rs cent"
    ),
    starters=_words(
        "A About According Across Additionally Admittedly After Afterwards Again Against All Almost Along Already Also Although Among "
        "An And Another Any Anyone Are As At Because Before Besides Between Both But By Can Clearly Consequently Could Currently "
        "Despite Did Do Does Don't During Each Earlier Either Even Eventually Every Everyone Everything Few Finally First Following "
        "For Former From Further Furthermore Given Had Has Have Having He Hence Her Here His How However I I'd I'll I'm I've If In "
        "Indeed Initially Instead Is It It's Its Just Last Late Later Like Likewise Many Maybe Meanwhile More Moreover Most Much My "
        "Neither Never Nevertheless Next No Nobody None Nonetheless Nor Not Nothing Now Of Often On Once One Only Or Other Others "
        "Otherwise Our Over Overall People Perhaps Please Prior Rather Recently Several She Should Similarly Since So Some Someone "
        "Sometimes Soon Still Subsequently Such Than Thank Thanks That That's The Their Then There There's Therefore These They "
        "They're They've This Those Though Three Through Throughout Thus To Today Together Tomorrow Tonight Too Two Ultimately Under "
        "Unfortunately Unless Unlike Until Upon Was We We'll We're We've Well Were What What's When Where Whether Which While Who "
        "Whoever Why Will With Within Without Would Yes Yesterday Yet You Your"
    ),
)
_GERMAN = Habits(
    titles=_words(
        "Hr Fr Dr Prof Dipl Ing Gen Hrn bzw bspw ca vgl evtl ggf inkl exkl insb z.B d.h u.a z.T i.d.R sog geb gest St Msgr Nr Nrn"
    ),
    maybe=_words("Co Inc Ltd Corp Str jr sen Mio Mrd Tsd usw usf etc"),
    before_digit=_words("S Art Abs Kap Abb Bd Jan Feb Apr Aug Sept Okt Nov Dez Tel"),
    starters=_words(
        "Aber Alle Als Am An Auch Auf Aus Bei Beim Bis Da Dabei Dafür Dagegen Daher Damit Danach Dann Darauf Darüber Das Davon Dazu "
        "Denn Der Deshalb Die Dies Diese Dieser Dieses Doch Dort Durch Ein Eine Einem Einen Einer Er Es Für Gegen Hier Ich Ihr Ihre Im "
        "In Insgesamt Ist Jede Jeder Jedoch Kein Keine Man Mit Nach Nachdem Nicht Noch Nun Nur Ob Obwohl Ohne Schon Sein Seine Seit "
        "Sie So Sogar Sowohl Später Trotz Über Um Und Unter Viele Vom Von Vor Wann Warum Was Weil Wenn Wer Wie Wir Wo Während Zu Zudem "
        "Zum Zur Zwar Zwei Zwischen"
    ),
    ordinals=True,
)
_SPANISH = Habits(
    titles=_words("Sr Sra Srta Sres Dr Dra Dres D Dña Prof Gral Gen Cnel Lic Ing Mons Ud Uds Vd Vds Sto Sta S pág págs p.ej Av Avda aprox"),
    maybe=_words("Inc Ltd Co Corp Cía EE UU EE.UU S.A etc a.C d.C Jr"),
    before_digit=_words("n núm nº Núm art Art vol cap fig tel Tel"),
    starters=_words(
        "A Al Así Aunque Como Con Cuando De Del Desde Después Durante El Ella Ellos En Entre Era Es Esa Ese Eso Esta Este Esto Estos "
        "Fue Ha Hasta Hay La Las Lo Los Mientras No Para Pero Por Que Según Sin Sobre Su Sus También Tras Un Una Uno Y Ya Yo"
    ),
)
_FRENCH = Habits(
    titles=_words("M MM Mme Mmes Mlle Dr Pr Me Mgr Gal Gén Col Cdt St Ste cf env"),
    maybe=_words("Inc Ltd Co Corp Cie etc Jr av bd"),
    before_digit=_words("n no p pp art Art vol chap fig tél Tél janv févr avr juil sept oct nov déc"),
    starters=_words(
        "À Après Au Aucun Aussi Avant Avec Ce Cela Ces Cet Cette C'est Comme Dans De Depuis Des Du Elle Elles En Entre Et Il Ils J'ai "
        "Je L'un La Le Les Leur Lors Mais Malgré Même Nous On Ou Où Par Pendant Plus Pour Puis Quand Que Qui Sa Sans Selon Si Son Sous "
        "Sur Tous Tout Toutefois Un Une Vers Vous"
    ),
)
_RUSSIAN = Habits(
    titles=_words(
        "г гг ул Ул им д пр просп пл стр т.е т.д т.п т.н т н е св акад проф ген полк кап лейт гр руб коп тыс млн млрд рис см ср напр обл "
        "р-н пос с А"
    ),
    maybe=_words("др пр долл США в вв"),
    before_digit=_words("ст п пп гл кв корп оф тел янв февр апр авг сент окт нояб дек № стр с"),
    starters=_words(
        "А Более Больше Был Была Были Было В Ведь Во Все Всё Вы Где Для До Его Если Есть Еще Ещё Же За И Из Или Именно Их К Как Какой "
        "Когда Кроме Кто Между Многие Может Мы На Над Не Нет Но Ну О Об Однако Он Она Они Оно От Перед По Под Пока После Потом Поэтому "
        "При С Сам Сейчас Со Согласно Так Также Такой Там То Тогда Только Ты У Уже Хотя Что Чтобы Эта Эти Это Этот Я"
    ),
)

_BY_LANGUAGE = {"en": _ENGLISH, "de": _GERMAN, "es": _SPANISH, "fr": _FRENCH}
_BY_LANGUAGE |= dict.fromkeys(("ru", "uk", "be", "bg"), _RUSSIAN)
# Languages without a list of their own that write ordinals with a stop.
_ORDINALS = _words("cs da et fi hr hu is lv nb nn no pl sk sl sr tr")
_OTHER = Habits(_ENGLISH.titles, _ENGLISH.maybe, _ENGLISH.before_digit, _ENGLISH.starters, ordinals=True)


def habits(language: str | None) -> Habits:
    """The list for a language code; English for one that has none, whose short forms news in any language borrow."""
    if language in _ORDINALS:
        return _OTHER
    return _BY_LANGUAGE.get(language or "en", _ENGLISH)
