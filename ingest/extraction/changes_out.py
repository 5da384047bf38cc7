"""The statements about changes and carve-outs: what was lifted, what took effect, who is exempt."""

from dataclasses import replace

from ingest.extraction.carve_outs import CarveOut, Effect, exemption_name
from ingest.extraction.instruments import date_of
from ingest.extraction.lifecycle import Change, NormReference
from ingest.extraction.norms import Norm, Norms, Telling
from ingest.extraction.restrictions import BY_WORDS, clause_of, write_scope
from ingest.extraction.scopes import Reach
from ingest.extraction.things import Thing
from ingest.extraction.writer import Voice, Writer
from ontology.ids import OUTSIDE_US, path_of, slug
from ontology.terms import Property
from ontology.times import Basis, Interval, PartialDate
from ontology.vocabulary import EntityClass, LegalStatus, Modality


def norm_changed(change: Change, norms: Norms) -> Norm | None:
    """The norm that a change is about, if the document tells exactly one that fits."""
    if not isinstance(change.of, NormReference):
        return None
    agencies = {each.id for each in change.roles.agencies}
    return norms.alike(change.of.kind, change.of.objects, agencies)


def write_change(change: Change, norms: Norms, writer: Writer) -> None:
    """A change of a policy, or of a norm that the document tells."""
    norm = norm_changed(change, norms)
    subject = change.of.id if isinstance(change.of, Thing) else None if norm is None else norm.id
    if subject is None:
        return
    voice = Voice(change.quote, BY_WORDS, attribution=change.features.attribution)
    if change.predicate in (Property.COMPLIANCE_FROM, Property.PUBLISHED):
        writer.say(subject, change.predicate, change.value, voice)
    else:
        _write_event(subject, change, voice, writer)
    if isinstance(change.of, Thing):
        writer.introduce([change.of], change.quote)


def _write_event(subject: str, change: Change, voice: Voice, writer: Writer) -> None:
    published, date = writer.document.published, change.date
    if date is None:
        if published is not None:
            writer.say(subject, change.predicate, change.value, voice, Interval(published, basis=Basis.OBSERVED))
        return
    if published is not None and date.earliest > published.latest:
        voice = replace(voice, modality=Modality.SCHEDULED)
    writer.say(subject, change.predicate, change.value, voice, Interval(date))


def write_carve_out(carve_out: CarveOut, norms: Norms, writer: Writer) -> None:
    """An exemption from the norm on these things."""
    norm = norms.alike(None, carve_out.objects, {each.id for each in carve_out.roles.agencies})
    if norm is None:
        return
    provider = next(iter(carve_out.roles.policies), None)
    name = carve_out.name if carve_out.name != "exemption" else f"exemption for {carve_out.objects[0].name}"
    voice = Voice(carve_out.quote, BY_WORDS)
    identifier = _write_exception(norm, name, carve_out.condition, provider, voice, writer)
    for thing in carve_out.objects if set(carve_out.objects) != set(norm.objects) else ():
        writer.say(identifier, Property.COVERS_SUBJECT, thing.id, voice)
    _write_standing(identifier, carve_out.roles.date, provider, voice, writer)
    writer.introduce(carve_out.objects, carve_out.quote)


def write_licence_free(telling: Telling, norms: Norms, writer: Writer) -> None:
    """ "No licence is needed for X to Y": an exemption from the norm that otherwise holds for X."""
    norm = norms.alike(telling.kind, telling.frame.objects, {each.id for each in telling.roles.agencies})
    tokens = [token for token in telling.frame.region if telling.frame.passage.name_at(token) is None]
    recipients = [token for token in tokens if token.dep_ == "prep" and token.lower_ in ("to", "for")]
    if norm is None or not recipients:
        return
    condition = telling.frame.passage.quote_tokens([each for each in recipients[-1].subtree if each != recipients[-1]])
    provider = telling.policy if telling.policy is None or telling.policy.id not in norm.policies else None
    named = exemption_name(list(telling.frame.head.sent))
    name = named if named != "exemption" else f"exemption for {telling.frame.objects[0].name}"
    voice = Voice(clause_of(telling.frame, tuple(recipients[-1].subtree)), BY_WORDS * 0.9)
    identifier = _write_exception(norm, name, condition.exact, provider, voice, writer)
    for thing in telling.frame.objects if set(telling.frame.objects) != set(norm.objects) else ():
        writer.say(identifier, Property.COVERS_SUBJECT, thing.id, voice)
    _write_standing(identifier, telling.roles.date, provider, voice, writer)


def write_effect(effect: Effect, norms: Norms, writer: Writer) -> None:
    """What a norm means for foreigners: its scope, and the way out that is left."""
    fitting = [
        norm
        for norm in norms.found.values()
        if norm.tellings and {each.developer for each in norm.objects} == {effect.owner}
    ]
    if len(fitting) != 1 or effect.owner is None:
        return
    norm = fitting[0]
    if any(telling.roles.is_american for telling in norm.tellings):
        write_scope(norm.id, Reach(OUTSIDE_US, (), effect.quote), Voice(effect.quote, BY_WORDS * 0.85), writer)
    if effect.way_out is not None:
        voice = Voice(effect.way_out, BY_WORDS)
        name = " ".join(effect.way_out.exact.split())
        _write_exception(norm, name, f"{name} is given", None, voice, writer)


def _write_exception(
    norm: Norm, name: str, condition: str, provider: Thing | None, voice: Voice, writer: Writer
) -> str:
    of = path_of(norm.id) if provider is None else path_of(provider.id)
    short = slug(name.removesuffix(" exemption") if provider is not None else name)
    identifier = f"exception:{of}/{short}"
    writer.say(norm.id, Property.HAS_EXCEPTION, identifier, voice)
    writer.say(identifier, Property.TYPE, EntityClass.EXCEPTION, voice)
    writer.say(identifier, Property.NAME, name, voice)
    writer.say(identifier, Property.CONDITION, " ".join(condition.split()), voice)
    if provider is not None:
        writer.say(identifier, Property.PROVIDED_BY, provider.id, voice)
        writer.introduce([provider], voice.quote)
    return identifier


def _write_standing(
    identifier: str, date: PartialDate | None, provider: Thing | None, voice: Voice, writer: Writer
) -> None:
    """An exemption is in force since its day: that of the clause, or of the letter that grants it."""
    known_day = date_of(provider.id) if provider is not None else None
    start = date or (PartialDate(known_day) if known_day else None)
    published = writer.document.published
    if start is not None:
        writer.say(identifier, Property.LEGAL_STATUS, LegalStatus.IN_FORCE, voice, Interval(start))
    elif published is not None:
        writer.say(
            identifier, Property.LEGAL_STATUS, LegalStatus.IN_FORCE, voice, Interval(published, basis=Basis.OBSERVED)
        )


def ended(norm: Norm, all_changes: list[Change], norms: Norms) -> bool:
    """Whether the document tells that the norm was lifted or suspended."""
    over = (LegalStatus.RESCINDED, LegalStatus.SUSPENDED)
    return any(change.value in over and norm_changed(change, norms) is norm for change in all_changes)
