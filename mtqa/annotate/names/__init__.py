"""The names of a text, and what is known about them.

find: which words are names. sound, words, pairs, profile: how alike two spellings are, and where they stand. variants, decide, choice:
which spellings are one name, and which of them to use. places, given, misspelt, culture, common, entities, bodies: what tables know.
source, known, characters: the names of the source. tally, corpus, outside: what other files and a names list say.
"""
