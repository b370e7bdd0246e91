"""Names as people write them in other programs, matched to the bodies and networks that the plan knows.

“Devon CC”, “B&NES”, “S Glos” and “Wilshire” are sure; what could be two, or is only like one, is likely; a name that
was matched by hand once is sure from then on.
"""

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from db.facts import NetworkFact, OrganisationFact
from riia_tui.views.names import folded

MOST_LIKELY = 3
NEAR = 0.85
"""How like each word of a name must be to that of a known one for the name to be that one with a slip in it."""

LIKE = 0.6
"""How like a whole name must be to a known one to be offered."""

COUNCIL_WORDS = frozenset(
    {
        *("the", "of", "council", "county", "borough", "city", "london", "royal", "metropolitan", "district"),
        *("unitary", "authority", "la", "lb", "cc", "bc", "dc", "mbc", "mdc", "ccc", "gov", "uk"),
    }
)
"""Words that say what kind of body it is, not which."""

GROUP_WORDS = frozenset({"the", "of", "network", "networks", "group", "meeting", "meetings", "forum", "regional"})
"""The same of networks, and of the titles of their meetings."""

SHORT_WORDS = {
    "&": "and",
    "n": "north",
    "s": "south",
    "e": "east",
    "w": "west",
    "ne": "north east",
    "nw": "north west",
    "se": "south east",
    "sw": "south west",
    "st": "saint",
    "beds": "bedfordshire",
    "berks": "berkshire",
    "bucks": "buckinghamshire",
    "cambs": "cambridgeshire",
    "derbys": "derbyshire",
    "glos": "gloucestershire",
    "hants": "hampshire",
    "herts": "hertfordshire",
    "lancs": "lancashire",
    "leics": "leicestershire",
    "lincs": "lincolnshire",
    "northants": "northamptonshire",
    "notts": "nottinghamshire",
    "oxon": "oxfordshire",
    "shrops": "shropshire",
    "staffs": "staffordshire",
    "warks": "warwickshire",
    "wilts": "wiltshire",
    "worcs": "worcestershire",
    "yorks": "yorkshire",
}
"""How the points of the compass and England's counties are shortened."""

_WORD = re.compile(r"[^\W_]+|&")

LONG_WORDS = {long: short for short, long in SHORT_WORDS.items() if len(short) > 2}


@dataclass(frozen=True, slots=True)
class Known:
    """Something that can be meant: its key, its name, and what else it is called."""

    id: str
    name: str
    also: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Match:
    """What a written name means: the one that is ``sure``, else those that are ``likely``, the likeliest first.

    ``kept`` says that somebody has matched this name before; with nothing sure they said that it is none of ours.
    """

    written: str
    sure: Known | None = None
    likely: tuple[Known, ...] = ()
    kept: bool = False


def known_bodies(bodies: Iterable[OrganisationFact]) -> tuple[Known, ...]:
    """Organisations as names can mean them."""
    return tuple(Known(body.id, body.name, (body.short_name,) if body.short_name else ()) for body in bodies)


def known_networks(networks: Iterable[NetworkFact]) -> tuple[Known, ...]:
    """Networks as names can mean them."""
    return tuple(Known(network.id, network.name) for network in networks)


class Names:
    """The names of one kind of thing, ready to be looked up."""

    def __init__(
        self,
        known: Sequence[Known],
        kept: Mapping[str, str] | None = None,
        aside: frozenset[str] = COUNCIL_WORDS,
    ) -> None:
        """``kept`` has what was matched before: keys of ``known``, or “” for none of them, by the folded name.

        ``aside`` are the words that do not tell one from another.
        """
        self._known = tuple(known)
        self._kept = dict(kept or {})
        self._aside = aside
        self._signs = [self._by_sign(sign) for sign in (folded, self._joined, self._initials)]

    def match(self, written: str) -> Match:
        """What a written name means."""
        before = self._kept.get(folded(written))
        if before is not None:
            meant = next((each for each in self._known if each.id == before), None)
            if meant or not before:
                return Match(written, meant, kept=True)
        for signs, wanted in zip(self._signs, self._wanted(written), strict=True):
            found = [each for sign in wanted if sign for each in signs.get(sign, ())]
            if found := list(dict.fromkeys(found)):
                return Match(written, found[0]) if len(found) == 1 else Match(written, likely=tuple(found))
        slips = [each for each in self._known if self._is_slip(written, each)]
        return Match(written, slips[0]) if len(slips) == 1 else Match(written, likely=self._likely(written))

    def within(self, text: str) -> Match:
        """The one that a longer text names: by all its telling words, else by its initials as a word of their own."""
        whole = self.match(text)
        if whole.sure or whole.kept:
            return whole
        words = set(self._words(text))
        inside = [(len(own), each) for each in self._known if (own := set(self._words(each.name))) <= words]
        longest = [each for size, each in inside if size == max(size for size, _ in inside)]
        found = longest or [each for word in sorted(words) for each in self._signs[2].get(word, ())]
        if found := list(dict.fromkeys(found)):
            return Match(text, found[0]) if len(found) == 1 else Match(text, likely=tuple(found))
        return whole

    def of_address(self, email: str) -> Match:
        """Whose an e-mail address is, by what stands before “.gov.uk”; nothing where it has no domain of a body."""
        domain = email.rpartition("@")[2].casefold().strip(" <>")
        before = self._kept.get(f"@{domain}")
        if before is not None:
            return Match(email, next((each for each in self._known if each.id == before), None), kept=True)
        own = re.sub(r"\.(gov\.uk|org\.uk|org|nhs\.uk|co\.uk|com)$", "", domain).rpartition(".")[2]
        if not own or "." not in domain:
            return Match(email)
        bare = re.sub(r"(council|cc|gov|bc)$", "", own) or own
        tries = [self.match(name) for name in dict.fromkeys((own, bare))]
        return next((Match(email, one.sure) for one in tries if one.sure), Match(email, likely=tries[-1].likely))

    def _wanted(self, written: str) -> tuple[list[str], ...]:
        """What to look for among the whole names, those joined from the words that tell, and the initials."""
        joined, letters = sorted(self._joined(written)), "".join(_WORD.findall(written.casefold())).replace("&", "")
        return [folded(written)], joined, [*joined, letters]

    def _by_sign(self, sign: Callable[[str], str | set[str]]) -> dict[str, list[Known]]:
        found: dict[str, list[Known]] = defaultdict(list)
        for each in self._known:
            for name in (each.name, *each.also):
                signs = sign(name)
                for one in {signs} if isinstance(signs, str) else signs:
                    found[one].append(each)
        return found

    def _words(self, text: str) -> list[str]:
        """The words that tell, written in full; all of them where none would be left."""
        words = [SHORT_WORDS.get(word, word) for word in _WORD.findall(text.casefold().replace("'", ""))]
        words = " ".join(words).split()
        return [word for word in words if word not in self._aside] or words

    def _joined(self, text: str) -> set[str]:
        """The words that tell without spaces, in full and with counties shortened."""
        words = self._words(text)
        return {"".join(words), "".join(LONG_WORDS.get(word, word) for word in words)}

    def _initials(self, text: str) -> set[str]:
        """The first letters of a name of several words, with and without its “and”; the first word and the rest's."""
        words = self._words(text)
        telling = [word for word in words if word != "and"]
        letters = {"".join(word[0] for word in words), "".join(word[0] for word in telling)}
        if len(telling) > 2:
            letters.add(telling[0] + "".join(word[0] for word in telling[1:]))
        return letters if len(telling) > 1 else set()

    def _is_slip(self, written: str, known: Known) -> bool:
        """Whether a name is a known one with a slip: each word begins alike and is nearly the same."""
        mine = self._words(written)
        return any(
            len(mine) == len(theirs) and all(map(_is_near, mine, theirs))
            for theirs in map(self._words, (known.name, *known.also))
        )

    def _likely(self, written: str) -> tuple[Known, ...]:
        mine = self._words(written)
        scored = [(max(_likeness(mine, self._words(name)) for name in (k.name, *k.also)), k) for k in self._known]
        ranked = sorted(scored, key=lambda pair: (-pair[0], pair[1].name))
        return tuple(each for score, each in ranked[:MOST_LIKELY] if score >= LIKE)


def _is_near(one: str, other: str) -> bool:
    return one[:1] == other[:1] and SequenceMatcher(None, one, other).ratio() >= NEAR


def _likeness(mine: Sequence[str], theirs: Sequence[str]) -> float:
    """How like two names are, from 0 to 1; one that has all the words of the other is nearly as good as the same."""
    common = {word for word in mine if len(word) > 2}.intersection(theirs)
    whole = SequenceMatcher(None, " ".join(mine), " ".join(theirs)).ratio()
    return max(whole, 0.9 if common and (set(mine) <= set(theirs) or set(theirs) <= set(mine)) else 0.0)
