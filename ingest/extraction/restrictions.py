"""The statements about a restriction: what it is, who imposes it, on what, for whom, and where it stands."""

from dataclasses import dataclass, replace

from spacy.tokens import Token

from ingest.extraction.features import Features, Stage
from ingest.extraction.frames import Act, Frame
from ingest.extraction.known_words import words
from ingest.extraction.lexicon import known
from ingest.extraction.norms import Norm, Telling
from ingest.extraction.scopes import Reach, persons_of
from ingest.extraction.things import Thing
from ingest.extraction.tree import has_role
from ingest.extraction.writer import Voice, Writer
from ontology.document import Quote
from ontology.ids import OUTSIDE_US, WORLDWIDE
from ontology.terms import Property
from ontology.times import Basis, Interval, PartialDate
from ontology.vocabulary import EntityClass, LegalStatus, Modality, Polarity, RestrictionKind

BY_WORDS = 0.85
"""The confidence that a clause of this form means what we take it to mean."""
_BY_STAGE = {
    Stage.DONE: (LegalStatus.IN_FORCE, Modality.ASSERTED),
    Stage.SCHEDULED: (LegalStatus.ISSUED, Modality.ASSERTED),
    Stage.DECIDED: (LegalStatus.ISSUED, Modality.ANNOUNCED_INTENT),
    Stage.PROPOSED: (LegalStatus.PROPOSED, Modality.PROPOSED),
    Stage.REQUESTED: (LegalStatus.REQUESTED, Modality.REQUESTED),
    Stage.RUMOURED: (LegalStatus.RUMOURED, Modality.ANNOUNCED_INTENT),
}
_DATED_BY_PUBLICATION = (LegalStatus.PROPOSED, LegalStatus.RUMOURED, LegalStatus.ISSUED)
"""With these a date in the clause is that of a plan, not that of the status."""
_WORDS_OF_KIND = {
    RestrictionKind.LICENCE_REQUIREMENT: "licence requirement for",
    RestrictionKind.PROHIBITION: "prohibition on",
    RestrictionKind.NOTIFICATION: "duty to notify about",
}


@dataclass(frozen=True, slots=True)
class Standing:
    """Where a clause says that a norm stands."""

    status: LegalStatus
    valid: Interval
    voice: Voice


def write_norm(norm: Norm, ended: bool, writer: Writer) -> None:
    """All statements about a norm. `ended`: the document also tells its end, so that an undated past stays undated."""
    for telling in norm.tellings:
        _write_telling(norm, telling, ended, writer)
    if not norm.tellings:
        for telling in norm.denials:
            _write_denial(norm, telling, writer)


def clause_of(frame: Frame, extra: tuple[Token, ...] = ()) -> Quote:
    """The shortest stretch of the text that holds the frame's words."""
    objects = [token for token in frame.region if frame.passage.name_at(token)]
    acts = [token for token in frame.region if token.lemma_.lower() in words()["transfer_nouns"]]
    said = [child for child in frame.head.children if child.dep_ in ("aux", "auxpass", "neg") or child.lower_ == "nor"]
    return frame.passage.quote_tokens([frame.head, *said, *frame.extra, *objects, *acts, *extra])


def voice_of(telling: Telling, quote: Quote) -> Voice:
    """How the clause speaks: its certainty, and whose words they are."""
    features = telling.frame.features
    confidence = BY_WORDS * telling.frame.certainty * (0.7 if features.hedged else 1.0)
    return Voice(quote, confidence, attribution=features.attribution)


def standing_of(telling: Telling, published: PartialDate | None, ended: bool) -> Standing | None:
    """Where the norm stands by this clause; none where its day cannot be told."""
    features, date = telling.frame.features, telling.roles.date
    status, modality = _status(features)
    future = date is not None and published is not None and date.earliest > published.latest
    if status is LegalStatus.IN_FORCE and future:
        status = LegalStatus.ISSUED
    if status in _DATED_BY_PUBLICATION or future or date is None:
        # The day of an event that the text does not date: it was so on publication, unless the text tells the end.
        if published is None or (ended and status is not LegalStatus.RUMOURED):
            return None
        valid = Interval(published, basis=Basis.OBSERVED)
    else:
        valid = Interval(date)
    quote = clause_of(telling.frame, telling.roles.tokens + features.governors[1:])
    return Standing(status, valid, replace(voice_of(telling, quote), modality=modality))


def _status(features: Features) -> tuple[LegalStatus, Modality]:
    """Hearsay of law is a rumour; hearsay of a request is still no more than a request."""
    status, modality = _BY_STAGE[features.stage]
    if features.stage is Stage.RUMOURED and not _is_planned(features):
        modality = Modality.ALLEGED
    if not features.hedged:
        return status, modality
    return (status if status is LegalStatus.REQUESTED else LegalStatus.RUMOURED), Modality.ALLEGED


def _modality(telling: Telling) -> Modality:
    return _status(telling.frame.features)[1]


def _is_place(token: Token, telling: Telling) -> bool:
    name = telling.frame.passage.name_at(token)
    return name is not None and name.entity_class in (EntityClass.COUNTRY, EntityClass.COUNTRY_GROUP)


def _is_planned(features: Features) -> bool:
    return any(has_role(each, words()["plan"]) for each in features.governors)


def _write_telling(norm: Norm, telling: Telling, ended: bool, writer: Writer) -> None:
    frame, roles = telling.frame, telling.roles
    published = writer.document.published
    plain = clause_of(frame, roles.tokens + frame.features.governors[1:])
    standing = standing_of(telling, published, ended)
    voice = replace(voice_of(telling, plain), modality=_modality(telling))
    if telling is norm.tellings[0]:
        writer.say(norm.id, Property.TYPE, EntityClass.RESTRICTION, voice)
        writer.say(norm.id, Property.NAME, name_of(norm, telling), voice)
        writer.say(norm.id, Property.KIND, norm.kind, voice)
    _write_relations(norm, telling, voice, writer)
    supports_only = frame.features.stage is Stage.DECIDED and telling is not norm.tellings[0]
    if standing is not None and not supports_only:
        writer.say(norm.id, Property.LEGAL_STATUS, standing.status, standing.voice, standing.valid)
        _write_start(norm, telling, standing, writer)
    if telling.reach is not None:
        write_scope(norm.id, telling.reach, voice, writer)
    persons = persons_of(frame.region, frame.passage)
    if persons is not None and roles.is_american:
        thing, quote = persons
        writer.say(norm.id, Property.APPLIES_TO_PERSONS, thing.id, replace(voice, quote=quote))
        writer.introduce([thing], quote)


def _write_relations(norm: Norm, telling: Telling, voice: Voice, writer: Writer) -> None:
    frame, roles, policy = telling.frame, telling.roles, telling.policy
    for thing in frame.objects:
        writer.say(norm.id, Property.RESTRICTS, thing.id, replace(voice, quote=clause_of(frame)))
    for agency in roles.agencies:
        writer.say(norm.id, Property.IMPOSED_BY_AGENCY, agency.id, voice)
    for company in roles.addressees:
        writer.say(norm.id, Property.ADDRESSED_TO, company.id, voice)
    policies = roles.policies or (() if policy is None else (policy,))
    for each in policies:
        # A norm whose id is that of another place in the law was only added by the policy that the text names.
        here = norm.id.startswith(f"restriction:{each.id.partition(':')[2]}/")
        writer.say(norm.id, Property.IMPOSED_BY if here or policy is not each else Property.ADDED_BY, each.id, voice)
    writer.introduce([*frame.objects, *roles.agencies, *roles.addressees, *policies], voice.quote)


def _write_start(norm: Norm, telling: Telling, standing: Standing, writer: Writer) -> None:
    """A date that is still to come, with what will be so from then on."""
    date, published = telling.roles.date, writer.document.published
    coming = date is not None and published is not None and date.earliest > published.latest
    if coming and standing.status is LegalStatus.ISSUED and norm.kind is not RestrictionKind.VOLUNTARY_LIMIT:
        voice = replace(standing.voice, modality=Modality.SCHEDULED)
        writer.say(norm.id, Property.LEGAL_STATUS, LegalStatus.IN_FORCE, voice, Interval(date))


def write_scope(subject: str, reach: Reach, voice: Voice, writer: Writer) -> None:
    """That `subject` has this scope, and what the scope is."""
    voice = replace(voice, quote=reach.quote)
    writer.say(subject, Property.HAS_SCOPE, reach.scope, voice)
    voice = replace(voice, modality=Modality.ASSERTED)
    writer.say(reach.scope, Property.TYPE, EntityClass.SCOPE, voice)
    if reach.scope == OUTSIDE_US:
        writer.say(reach.scope, Property.NAME, "all destinations outside the United States", voice)
        writer.say(reach.scope, Property.INCLUDES, WORLDWIDE, voice)
        writer.say(reach.scope, Property.EXCLUDES, "country:US", voice)
        worldwide = Thing(WORLDWIDE, EntityClass.COUNTRY_GROUP, "all destinations")
        writer.introduce([worldwide, known().things["country:US"]], reach.quote)
        return
    less = f", except {join([each.name for each in reach.excepted])}" if reach.excepted else ""
    writer.say(reach.scope, Property.NAME, join([each.name for each in reach.members]) + less, voice)
    for member in reach.members:
        writer.say(reach.scope, Property.INCLUDES, member.id, voice)
    for member in reach.excepted:
        writer.say(reach.scope, Property.EXCLUDES, member.id, voice)
    writer.introduce([*reach.members, *reach.excepted], reach.quote)


def _write_denial(norm: Norm, telling: Telling, writer: Writer) -> None:
    """That there is no such norm: one negative statement, and nothing that would make it look like one.

    A denial for some destinations leaves the others open: it denies that scope only.
    """
    published, date, frame = writer.document.published, telling.roles.date, telling.frame
    start = date or published
    said = Stage.REQUESTED if norm.kind is RestrictionKind.VOLUNTARY_LIMIT else Stage.DONE
    if start is None or frame.features.stage is not said or frame.features.hedged:
        return
    quote = clause_of(frame, telling.roles.tokens)
    status = LegalStatus.REQUESTED if norm.kind is RestrictionKind.VOLUNTARY_LIMIT else LegalStatus.IN_FORCE
    voice = replace(voice_of(telling, quote), polarity=Polarity.NEGATIVE)
    if telling.reach is not None:
        writer.say(norm.id, Property.HAS_SCOPE, telling.reach.scope, voice)
        return
    if any(_is_place(token, telling) for token in (*frame.region, *frame.excepted)):
        return  # for some places, but it is not clear for which
    writer.say(norm.id, Property.LEGAL_STATUS, status, voice, Interval(start, basis=Basis.OBSERVED))


def name_of(norm: Norm, telling: Telling) -> str:
    """A name for the norm: what it is, on what."""
    objects = join([each.name for each in norm.objects])
    if norm.kind is not RestrictionKind.VOLUNTARY_LIMIT:
        return f"{_WORDS_OF_KIND[norm.kind]} {objects}"
    agencies = join([each.name for each in telling.roles.agencies])
    limiting = telling.frame.act is Act.LIMIT
    verb = telling.frame.head.lemma_.lower() if limiting else "limit"
    noun = next(
        (
            token.lemma_.lower()
            for token in telling.frame.region
            if token.dep_ == "dobj" and token.head == telling.frame.head
        ),
        "",
    )
    release = f"the {noun} of " if noun in ("release", "sale", "export", "shipment", "rollout") else ""
    return f"{agencies} request to {verb} {release}{objects}".strip()


def join(names: list[str]) -> str:
    """Names in a row: "A", "A and B", "A, B and C"."""
    return " and ".join(filter(None, [", ".join(names[:-1]), names[-1]])) if names else ""
