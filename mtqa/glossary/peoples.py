"""Countries and their adjectives, where the one does not begin with the other: "Chinese exports" renders the name China too."""

_PAIRS = """afghanistan afghan, america american, argentina argentine, britain british, china chinese, czechia czech, denmark danish,
england english, europe european, finland finnish, france french, germany german, greece greek, hungary hungarian, iraq iraqi,
ireland irish, italy italian, japan japanese, kazakhstan kazakh, kyrgyzstan kyrgyz, lebanon lebanese, netherlands dutch,
norway norwegian, oman omani, pakistan pakistani, peru peruvian, philippines philippine, poland polish, portugal portuguese,
qatar qatari, scotland scottish, spain spanish, sweden swedish, switzerland swiss, taiwan taiwanese, tajikistan tajik,
thailand thai, turkey turkish, uzbekistan uzbek, vietnam vietnamese, wales welsh, yemen yemeni"""

PEOPLES: dict[str, str] = dict(pair.split() for pair in _PAIRS.split(","))
"""Country in lower case -> its adjective."""
