"""The phrase around a noun that may describe a class: where it begins and ends, and what in it selects."""

from dataclasses import dataclass

from spacy.tokens import Token

from ingest.extraction.anaphors import anaphors
from ingest.extraction.nouns import nouns
from ingest.extraction.passage import Passage
from ingest.extraction.things import Name
from ontology.vocabulary import EntityClass

_OWNERS = (EntityClass.COMPANY, EntityClass.AGENCY, EntityClass.POLICY, EntityClass.PARTY_LIST)
ANY_ITEM = "item:us/subject-to-the-ear"
"""All that the EAR cover: clauses behind it select among that."""
_NAMED = (EntityClass.AI_MODEL, EntityClass.HARDWARE, EntityClass.CONTROL_ITEM, EntityClass.MODEL_GROUP)


@dataclass(frozen=True, slots=True)
class Phrase:
    """A noun with what belongs to it."""

    noun: Token
    start: int
    end: int
    """Without thresholds, which are mentions of their own."""
    whole_end: int
    """With them."""
    core: str
    """Without articles and quantifiers: what the class is called."""
    words: frozenset[str]
    """The words before the noun, in lower case."""
    choosing: frozenset[str]
    """Those of them that pick out some."""
    is_plural: bool
    quantified: bool
    counted: bool
    has_clause: bool
    has_complement: bool
    """ "Providers of computing services"."""
    selecting_clause: bool
    subject_to_law: bool
    names_places: bool
    points_back: bool
    names_product: bool
    is_one_of_many: bool
    """Whether it means any one of its kind: "a national of Syria"."""

    @property
    def stands_for_many(self) -> bool:
        """Whether it means all of a kind: a plural, a noun without one, "any", "no", or a role ("the exporter")."""
        role = self.noun.lemma_.lower() in nouns()["role_in_law"]
        return self.is_plural or self.is_mass or self.quantified or role or self.counted or self.is_one_of_many

    @property
    def is_mass(self) -> bool:
        """Whether the noun has no plural."""
        bare = self.noun.tag_ == "NN" and not any(child.dep_ in ("det", "poss", "nummod") for child in self.noun.lefts)
        return bare or self.noun.lemma_.lower() in nouns()["mass"]


def phrase_of(noun: Token, passage: Passage, entity_class: EntityClass) -> Phrase:
    """The phrase of which `noun` is the head."""
    lefts = _lefts(noun, passage)
    rights = _rights(noun, entity_class, passage)
    first, last = _first(lefts, noun, passage), rights[-1] if rights else noun
    whole_end = last.idx + len(last)
    end = _before_thresholds(noun, last, passage)
    plain = nouns()["article"] | nouns()["quantifier"]
    core = [token for token in lefts if token.lower_ not in plain and token.tag_ != "PRP$"]
    words = frozenset(_modifiers(lefts))
    clauses = [child for child in noun.rights if child.dep_ in ("relcl", "acl") and child in rights]
    return Phrase(
        noun=noun,
        start=first.idx,
        end=whole_end if entity_class is EntityClass.PERSON_CLASS else end,
        whole_end=max(whole_end, end),
        core=_core(core[0] if core else noun, end, passage),
        words=words,
        choosing=words - nouns()["plain_thing"] - nouns()["pointing"] - nouns()["quantifier"],
        is_plural=noun.tag_ in ("NNS", "NNPS"),
        quantified=any(
            token.lower_ in nouns()["quantifier"] and token.dep_ in ("det", "amod", "predet") for token in lefts
        ),
        counted=any(token.dep_ == "nummod" for token in lefts),
        has_clause=bool(clauses),
        has_complement=any(child.dep_ == "prep" and child in rights for child in noun.rights),
        selecting_clause=_selects(noun, clauses, rights, passage),
        subject_to_law=any(_is_lawful(clause) for clause in clauses)
        or any(child.lower_ == "subject" for child in noun.rights),
        names_places=_names_places([*lefts, *rights], passage),
        points_back=_points_back(noun, lefts, clauses, words),
        names_product=_names_product([*lefts, *(rights or noun.doc[noun.i + 1 : noun.i + 4])], passage),
        is_one_of_many=_has_article(lefts, noun),
    )


def _core(first: Token, end: int, passage: Passage) -> str:
    words = passage.block.view[first.idx : end].split()
    return " ".join(word.lower() if word.istitle() and index == 0 else word for index, word in enumerate(words))


def _lefts(noun: Token, passage: Passage) -> list[Token]:
    """The words before the noun that belong to it. A maker's or a body's name is a mention of its own."""
    start = noun.i
    while start > noun.left_edge.i and _may_precede(noun.doc[start - 1], passage):
        start -= 1
    while start < noun.i and (noun.doc[start].is_punct or noun.doc[start].pos_ in ("CCONJ", "ADP", "PART", "ADV")):
        start += 1
    return [token for token in noun.doc[start : noun.i] if not token.is_space]


def _may_precede(token: Token, passage: Passage) -> bool:
    name = passage.name_at(token)
    if name is not None and name.entity_class in _OWNERS:
        return False
    return token.tag_ in nouns()["tag_before"] or token.text in (",", "-", "(", ")") or token.lower_ == "than"


def _has_article(lefts: list[Token], noun: Token) -> bool:
    said_of = noun.dep_ in ("appos", "attr")  # "X, a company": of one that is named
    return not said_of and any(token.lower_ in ("a", "an") and token.head == noun for token in lefts)


def _first(lefts: list[Token], noun: Token, passage: Passage) -> Token:
    """The first word of the mention: "certain" and "any", and the article only of one that stands for all."""
    role = bool(lefts) and lefts[0].lower_ == "the" and noun.lemma_.lower() in nouns()["role_in_law"]
    if role or (lefts and lefts[0].lower_ in ("a", "an") and _has_article(lefts[:1], noun)):
        return lefts[0]
    inner = [token for token in lefts if token.lower_ not in ("the", "a", "an", "no")]
    first = (
        inner[0]
        if inner and inner[0].i == (lefts[0].i if lefts else 0) + (len(lefts) - len(inner))
        else (lefts or [noun])[0]
    )
    return _partitive(first if first.lower_ not in ("a", "an", "no") else noun, noun, passage)


def _partitive(first: Token, noun: Token, passage: Passage) -> Token:
    """ "23 types of chipmaking equipment" begins with the number."""
    of = noun.head
    if noun.dep_ != "pobj" or of.lower_ != "of" or of.head.lemma_.lower() not in nouns()["partitive"]:
        return first
    counted = [child for child in of.head.lefts if child.dep_ == "nummod"]
    return counted[0] if counted and passage.name_at(counted[0]) is None else first


def _rights(noun: Token, entity_class: EntityClass, passage: Passage) -> list[Token]:
    """The words behind the noun that define the class: clauses, and phrases that no verb of the sentence claims."""
    persons = entity_class in (EntityClass.PERSON_CLASS, EntityClass.COUNTRY_GROUP)
    prepositions = nouns()["of_parties"] if persons else nouns()["of_goods"]
    end = noun.i
    for child in noun.rights:
        if child.left_edge.i > end + 2:
            break
        own = child.dep_ in ("relcl", "acl") and not _is_apart(child, noun) and (persons or _is_lawful(child))
        own = own or (child.dep_ == "amod" and child.lower_ in ("subject", "capable"))
        own = own or (child.dep_ == "prep" and child.lower_ in prepositions and child.i == end + 1)
        own = own and not (persons and (_is_of_listing(child, noun, passage) or _is_of_goods(child)))
        if not own:
            continue
        end = child.right_edge.i
    tokens = list(noun.doc[noun.i + 1 : end + 1])
    if not persons:
        tokens = _before_destination(tokens, passage)
    while tokens and (tokens[-1].is_punct and tokens[-1].text not in ")'\""):
        tokens.pop()
    return tokens


def _is_of_listing(preposition: Token, noun: Token, passage: Passage) -> bool:
    """ "It adds 14 entities to the list": the list belongs to the verb."""
    listing = noun.head.lemma_.lower() in ("add", "place", "remove", "delete", "put", "move", "transfer", "list")
    if preposition.dep_ != "prep" or noun.dep_ != "dobj" or not listing:
        return False
    names = (passage.name_at(token) for token in preposition.subtree)
    return any(name is not None and name.entity_class is EntityClass.PARTY_LIST for name in names)


def _is_of_goods(preposition: Token) -> bool:
    """ "Providers of AI models": the models are what is spoken of."""
    objects = [child for child in preposition.children if child.dep_ == "pobj"]
    goods = nouns()["model_noun"] | nouns()["item_noun"]
    return preposition.lower_ == "of" and any(each.lemma_.lower() in goods for each in objects)


def _before_destination(tokens: list[Token], passage: Passage) -> list[Token]:
    """Without "to China": where goods go is no mark of the goods."""
    places = (EntityClass.COUNTRY, EntityClass.COUNTRY_GROUP)
    for index, token in enumerate(tokens):
        bound = index > 0 and tokens[index - 1].lower_ == "subject"
        if token.lower_ in ("to", "from", "into", "for") and not bound:
            following = (passage.name_at(each) for each in tokens[index + 1 : index + 4])
            if any(name is not None and name.entity_class in places for name in following):
                return tokens[:index]
    return tokens


def _is_lawful(clause: Token) -> bool:
    """Whether a clause about goods tells which they are, and not what is done with them ("already installed in X")."""
    return clause.lemma_.lower() in nouns()["lawful"] or any(
        child.lemma_.lower() in nouns()["lawful"] for child in clause.children
    )


def _is_apart(clause: Token, noun: Token) -> bool:
    """Behind a comma, a clause tells more of the class but does not make it."""
    return noun.doc[clause.left_edge.i - 1].text == "," or clause.left_edge.text == ","


def _before_thresholds(noun: Token, last: Token, passage: Passage) -> int:
    for token in noun.doc[noun.i + 1 : last.i + 1]:
        name = passage.name_at(token)
        if name is not None and name.entity_class is EntityClass.CRITERION:
            return noun.idx + len(noun)
    return last.idx + len(last)


def _modifiers(lefts: list[Token]) -> list[str]:
    """The modifiers, those with a hyphen whole ("export-controlled") and in their parts."""
    whole = "".join(token.text_with_ws for token in lefts).lower().split()
    return [word.strip(",()\"'") for word in whole] + [token.lower_ for token in lefts if token.is_alpha]


def _selects(noun: Token, clauses: list[Token], rights: list[Token], passage: Passage) -> bool:
    if any(clause.lemma_.lower() in nouns()["selecting_verb"] for clause in clauses):
        return True
    placed = [child for child in noun.rights if child.dep_ == "prep" and child in rights]
    below = [inner for child in placed for inner in child.subtree]
    return any(_is_place_or_list(inner, passage) or inner.pos_ == "PROPN" for inner in below)


def _is_place_or_list(token: Token, passage: Passage) -> bool:
    name = passage.name_at(token)
    places = (EntityClass.COUNTRY, EntityClass.COUNTRY_GROUP, EntityClass.PARTY_LIST)
    return (name is not None and name.entity_class in places) or token.lemma_.lower() in ("destination", "concern")


def _names_places(tokens: list[Token], passage: Passage) -> bool:
    named = (passage.name_at(token) for token in tokens)
    return any(
        name is not None and name.entity_class in (EntityClass.COUNTRY, EntityClass.COUNTRY_GROUP) for name in named
    )


def _points_back(noun: Token, lefts: list[Token], clauses: list[Token], words: frozenset[str]) -> bool:
    """ "These chips", "the models", "its products": something else said which."""
    counted = any(token.dep_ == "nummod" for token in lefts)
    pointers = words & nouns()["pointer"] - ({"other"} if counted or {"all", "any"} & words else frozenset())
    if pointers and (not clauses or "other" in pointers):
        return True
    owners = {token.lower_ for token in lefts if token.tag_ == "PRP$"}
    if owners:
        # Whose models they are is the discourse's to say: without an owner they are nobody's.
        unowned = bool(owners - {"its", "their"}) or noun.lemma_.lower() in nouns()["model_noun"]
        plain = not words - nouns()["plain_thing"] - nouns()["pointing"]
        return unowned or (plain and noun.lemma_.lower() in _taking_up())
    if _is_compared(words):
        return True
    if noun.lemma_.lower() in nouns()["role_in_law"] and noun.tag_ == "NN":
        return False
    definite = any(token.lower_ == "the" and token.head == noun for token in lefts)
    owned = any(token.dep_ == "poss" for token in lefts)
    return (definite or owned) and len(lefts) == 1 and not clauses


def _taking_up() -> frozenset[str]:
    """The nouns that mean, with "its" before them, no more than what somebody has."""
    return anaphors()["item"] | anaphors()["model"] | anaphors()["group"]


def _is_compared(words: frozenset[str]) -> bool:
    """ "Similar products", "less advanced chips": as something else is."""
    return bool(words & {"similar", "comparable", "equivalent", "less"}) or ("more" in words and "than" not in words)


def _names_product(tokens: list[Token], passage: Passage) -> bool:
    """ "H20 chips" are named; so are "items specified in ECCN 4E091"."""
    names = (passage.name_at(token) for token in tokens)
    return any(name is not None and name.entity_class in _NAMED and not _is_any_item(name) for name in names)


def _is_any_item(name: Name) -> bool:
    return [thing.id for thing in name.things] == [ANY_ITEM]
