"""Lazy layers that checks ask for: tokens, tags, clause relations, names, vocabulary, language."""

from mtqa.annotate.annotated import AnnotatedDocument, AnnotatedPair, AnnotatedText, Layer, Sentence
from mtqa.annotate.tokens import Token, Tokens

__all__ = ["AnnotatedDocument", "AnnotatedPair", "AnnotatedText", "Layer", "Sentence", "Token", "Tokens"]
