"""Closed lists for the name layer: titles, particles, heads of organisations and places. Lower case throughout."""

from __future__ import annotations


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


TITLES = _words("""
    mr mrs ms miss dr prof professor president vice-president minister premier chancellor senator congressman congresswoman
    representative governor mayor general gen colonel col major maj captain capt lieutenant lt sergeant sgt corporal admiral marshal
    commander judge justice attorney king queen prince princess duke emperor tsar sheikh sheik shaikh emir imam mullah mawlawi maulvi
    maulana molvi ayatollah hojatoleslam grand mufti sayyid sayed haji hajji qari rabbi rebbe pope cardinal archbishop bishop father
    reverend rev sister brother patriarch metropolitan ambassador secretary director chairman chairwoman chair chief coach sir lord lady
    dame deputy prime former ex acting foreign defense defence interior finance commissioner inspector detective officer speaker
    spokesman spokeswoman spokesperson leader head academician editor journalist actor actress singer writer director-general
    lawyer doctor economist analyst expert scientist player striker goalkeeper defender midfielder forward captain champion
""")
"""Words that stand before a person's name and are no part of it."""

PARTICLES = _words("de da do dos das du di del della van von der den ter ten bin bint ben ibn abu al el la le af av zu y ou")
"""Small words inside a person's name."""

PERSON_VERBS = _words("""
    said says told added explained noted stressed emphasized wrote writes recalled warned announced stated claimed argued believes
    believed thinks thought replied answered admitted asked commented concluded confirmed continued declared denied insisted pointed
    promised recounted remarked reported reminded suggested tweeted urged
""")
"""Verbs of speech: their subject is a person (or a body that speaks)."""

DIVISION_HEADS = _words(
    "province provinces governorate oblast region prefecture county state krai republic department raion wilayat voivodeship canton"
)
DISTRICT_HEADS = _words("district districts subdistrict raion municipality area")
TOWN_HEADS = _words("city town village settlement suburb port capital township")
FEATURE_HEADS = _words("valley mountains peninsula strip heights desert pass gorge plateau")
PLACE_HEADS = DIVISION_HEADS | DISTRICT_HEADS | TOWN_HEADS | FEATURE_HEADS
"""Common nouns that tell that the name beside them is a place, and of what kind."""

BODY_HEADS: dict[str, str] = {
    word: group
    for group, words in {
        "agency": "directorate administration agency department service office bureau authority division",
        "committee": "committee commission council board",
        "union": "union association federation league confederation society",
        "fund": "fund foundation",
        "company": "company corporation concern enterprise group holding",
        "institute": "institute academy center centre",
        "court": "court tribunal",
        "party": "party movement",
        "army": "army forces troops",
    }.items()
    for word in words.split()
}
"""Heads of an organisation's name, by groups that translators exchange for one another."""

SAME_FIELD: dict[str, str] = {
    word: group.split()[0]
    for group in """
        regulatory supervisory supervision regulation oversight|election electoral elections|defense defence|nuclear atomic
        investigative investigation investigations|television tv|migration immigration|emergency emergencies|financial finance finances
        statistical statistics|economic economy economics|agricultural agriculture|environmental environment|educational education
        scientific science sciences|technological technology|industrial industry|cultural culture|relief aid assistance|rescue salvation
        border frontier|counterterrorism counter-terrorism anti-terrorism antiterrorism antiterrorist anti-terrorist
        anti-corruption anticorruption|customs custom|transport transportation|medical medicine|coastal coast|strategic strategy
        veterans veteran|writers writer|journalists journalist|consumer consumers|sports sport|space cosmic|cybersecurity cyber-security
    """.replace("\n", "|").split("|")
    for word in group.split()
}
"""Words for one field in a body's name, of which engines take now this, now that: Electoral Commission, Election Commission."""

SMALL = _words("of the for and in on at to a an with de la")
"""Words that stay small inside an organisation's name or a title-cased heading."""

WEEK_AND_YEAR = _words("""
    monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september october november
    december mon tue wed thu fri sat sun jan feb mar apr jun jul aug sep sept oct nov dec christmas easter
""")
"""Capitalised in English without being names of anybody."""

FUNCTION = _words("""
    a an the this that these those such same other another each every either neither both all any some no none many much more most
    few fewer fewest little less least several enough half own what whatever which whichever who whoever whom whose when whenever
    where wherever why how however i you he she it we they me him her us them my your his its our their mine yours hers ours
    theirs myself yourself himself herself itself ourselves yourselves themselves one ones someone somebody something anyone
    anybody anything everyone everybody everything nobody nothing and or but nor so yet for because since although though while
    whereas unless until if whether than as like once lest provided given despite notwithstanding regarding concerning following
    considering during before after above below under over between among amongst amid within without inside outside across along
    around about against behind beside besides beyond by from in into near of off on onto out past per through throughout to
    toward towards up upon down with via at am is are was were be been being do does did done doing have has had having can could
    may might must shall should will would ought need dare not never also too very quite rather just only even still already again
    ever there here then now thus hence therefore moreover furthermore nevertheless nonetheless meanwhile otherwise instead
    perhaps maybe yes ok okay oh ah hello hi please thanks two three four five six seven eight nine ten eleven twelve twenty
    thirty forty fifty sixty hundred thousand million billion first second third let ms mr mrs dr according apart aside together
    well per cent percent else else's ain aren couldn didn doesn don hadn hasn haven isn mightn mustn needn shan shouldn wasn
    weren won wouldn versus vs etc
""")
"""Closed-class words, which the dictionary of open classes lacks: no names, however they are written."""

FIRST_NAMES: dict[str, int] = {
    name: number
    for number, names in enumerate("""
        alexander aleksandr alexandr oleksandr aliaksandr oleksander
        alexei aleksei alexey aleksey oleksiy oleksii|andrei andrey andriy andrii
        anastasia anastasiia anastasiya|anton antin|boris borys|daria darya dariia|denis denys|dmitri dmitry dmitriy dmytro
        ekaterina yekaterina kateryna katerina|elena yelena olena|evgeny yevgeny evgeni yevhen yevgeniy yevhenii|galina halyna
        grigory hryhoriy grigori|igor ihor|ilya illia|ivan|konstantin kostiantyn constantin|leonid|ludmila lyudmila liudmyla lyudmyla
        maria mariya mariia|marina maryna|maxim maksim maksym|mikhail mykhailo mikhailo mihail|natalia natalya nataliya nataliia natalie
        nikita mykyta|nikolai nikolay mykola nikolaj|oleg oleh
        olga olha|pavel pavlo|pyotr petr petro|roman|sergei sergey serhiy serhii sergej
        svetlana svitlana|tatiana tatyana tetiana tetyana|timofei timofey
        vasily vasiliy vasyl|victor viktor|vitaly vitaliy vitali vitalii
        vladimir volodymyr wladimir|vladislav vladyslav|vsevolod|vyacheslav viacheslav
        yulia julia yuliya iuliia yuliia|yuri yury yuriy yurii
        joseph yosef yossi josef|isaac yitzhak itzhak|jacob yaakov jakob|moses moshe|david davud dawood|solomon shlomo
        mohammed muhammad mohammad mohamed mohamad muhammed|ahmed ahmad achmed|hussein husain hussain hossein husayn|hassan hasan
        ali|abdullah abdallah abdulla|ibrahim ebrahim|yusuf yousef youssef yussef|omar umar omer|khalid khaled|mustafa mustapha moustafa
    """.replace("\n", "|").split("|"))
    for name in names.split()
}  # fmt: skip
"""First names that languages share: spellings of one number are one name where the surname is the same."""
