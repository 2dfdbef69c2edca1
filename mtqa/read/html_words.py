"""The word lists of the HTML reader: which elements are what, and the words by which page furniture names itself."""

from __future__ import annotations

import re

from mtqa.model import BlockKind
from mtqa.model.lazy import lazy


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


VOID = _words("area base br col embed frame hr img input link meta param source track wbr")
INLINE = _words(
    "a abbr acronym b bdi bdo big cite code data del dfn em font i ins kbd label mark q rb rp rt rtc ruby s samp small span "
    "strike strong sub sup time tt u var wbr img input br button select textarea math svg object noscript script style template"
)
MASKED = _words(
    "pre code kbd samp var tt xmp script style noscript template svg math canvas iframe object select datalist button textarea "
    "audio video head title rp rt dialog applet embed listing"
)
CODE = _words("code kbd samp var tt math")  # masked as well, but they stand for a word in their sentence
FURNITURE = _words("nav footer aside menu")
ROLES = _words("navigation banner contentinfo complementary search dialog alertdialog menu menubar toolbar tablist form")
KINDS = {
    "li": BlockKind.LIST_ITEM,
    "dd": BlockKind.LIST_ITEM,
    "dt": BlockKind.LIST_ITEM,
    "td": BlockKind.TABLE_CELL,
    "th": BlockKind.TABLE_CELL,
    "blockquote": BlockKind.QUOTATION,
    "figcaption": BlockKind.CAPTION,
    "caption": BlockKind.CAPTION,
}

# Words in class names and ids that say "not the text". Whole words only: "comments-list" but not "commentary".
HINTS = _words(
    "nav navbar navigation menu submenu footer sidebar sidenav comment comments commentlist respond reply replies disqus related "
    "recommended recommendations recirc share sharing sharedaddy social socials cookie cookies consent gdpr ccpa banner newsletter "
    "subscribe subscription signup promo promos promotion advert adverts advertisement ad ads adsense sponsor sponsored breadcrumb "
    "breadcrumbs pagination pager byline bylines author authors dateline timestamp postmeta popup modal overlay login signin search "
    "searchform skip toolbar masthead copyright colophon legal disclaimer trending popular mostread outbrain taboola teaser teasers "
    "tags tagcloud toc rating ratings print tools credits noprint"
)
META = lazy(
    r"(?:entry|post|article|story|page)[-_]?(?:meta|info|date|time|tags|footer|tools)\b|wp-block-post-(?:date|author|terms)", re.IGNORECASE
)
CAPTION_HINTS = _words("caption captions legend cutline")
# A class name that begins so tells of the page's layout: "has-sidebar" stands on the body.
LAYOUT = lazy(r"(?:has|have|no|not|with|without|is|hide|show|supports|single|page|template|layout|js)[-_]", re.IGNORECASE)
NEVER_HINTED = _words("html body main article h1")

# Headings and lines after which no text of the article follows.
COMMENTS = lazy(
    r"(?:leave|post|write|add|submit)\s+(?:a|your)\s+(?:reply|comment|response)|cancel reply|comments|"
    r"(?:\d+|no|view(?: all)?)\s+(?:comments?|responses?|replies|thoughts?)(?:\s+(?:on|to)\b.*)?|"
    r"join the (?:discussion|conversation)|(?:comments|discussion) (?:are )?closed|kommentare?(?: schreiben)?|"
    r"laisser un commentaire|commentaires|deja una respuesta|comentarios|комментарии|оставить комментарий|תגובות|التعليقات",
    re.IGNORECASE,
)
MORE = lazy(
    r"(?:related|recommended|similar|more|other|latest|recent|popular|trending|top|most read|further)\s*"
    r"(?:articles?|stories|posts?|news|topics|reading|content|links|videos|from .*|on this.*)?(?: like this.*)?:?|"
    r"(?:read|see|watch) (?:also|more|next|this).{0,30}|you (?:may|might) (?:also )?(?:like|be interested).{0,20}|"
    r"(?:don't|do not) miss|share (?:this|on|via).{0,30}|about the authors?|sign up.{0,60}|subscribe.{0,60}|newsletter|tags?:?|"
    r"categories:?|filed under.{0,60}|follow us.{0,30}|advertisement|copyright.*|all rights reserved.*|"
    r"mehr zum thema|auch interessant|à lire aussi|lire aussi|читайте также",
    re.IGNORECASE,
)
# Lines that are buttons, wherever they stand.
BUTTON = lazy(
    r"(?:share|tweet|print|e-?mail|facebook|twitter|x|whatsapp|telegram|linkedin|reddit|pinterest|copy link|link copied|save|"
    r"bookmark|like|reply|login|log in|sign in|sign up|register|menu|home|search|close|next|previous|prev|back to top|top|"
    r"skip to (?:main )?content|advertisement|ad|sponsored|loading\W*|accept(?: all)?(?: cookies)?|reject(?: all)?|"
    r"cookie settings|manage (?:cookies|consent|preferences)|read more|continue reading|\d+ min(?:ute)? read|"
    r"listen to (?:this )?article|[|•·/»«<>\-–—\s\d]+)\W*",
    re.IGNORECASE,
)
COOKIE = lazy(r"\bcookies?\b.{0,300}\b(?:consent|accept|agree|policy|settings|preferences|experience)\b", re.IGNORECASE | re.DOTALL)
