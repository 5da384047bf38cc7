"""Does a restriction cover a subject: as itself, by its group, or by the criteria of a control item?"""

import re
from datetime import date

from ontology.findings import Trail
from ontology.records import DatedCriterion, Reference, Restriction, Subject, Target
from ontology.scope import bounds_of, held, meets
from ontology.truth import Truth, all_of, any_of, negation
from ontology.vocabulary import EntityClass

MODEL_PARAMETERS = "model_parameters"
"""The item class of control items that cover the parameters of AI models."""
COMMODITY = "commodity"
"""The item class of control items that cover hardware."""
_TESTED_BY = {EntityClass.AI_MODEL: MODEL_PARAMETERS, EntityClass.HARDWARE: COMMODITY}
"""By the criteria of which class of control items a thing is covered."""
_WORDS = {"trainingOperations": "training compute", "weightsPublished": "whether the weights are published"}


def covers(restriction: Restriction, subject: Subject, day: date, trail: Trail) -> tuple[Reference, Truth]:
    """The target that covers `subject` best, and whether it does. Adds the step and what is missing to `trail`."""
    tried = [(target, *_covered_by(target, subject, day)) for target in restriction.targets]
    rank = [Truth.TRUE, Truth.UNKNOWN, Truth.FALSE]
    target, truth, because, missing = min(tried, key=lambda each: rank.index(each[1]))
    text = f"Does it cover {subject.reference.name}? {because}"
    trail.step(text, truth, restriction.id, "restricts", target.reference.id)
    if truth is Truth.UNKNOWN:
        for fact in missing:
            trail.lacks(fact)
    return target.reference, truth


def _covered_by(target: Target, subject: Subject, day: date) -> tuple[Truth, str, tuple[str, ...]]:
    """Whether, why, and what is missing to tell."""
    restricted, asked = target.reference, subject.reference
    if restricted.id == asked.id:
        return Truth.TRUE, "It names it.", ()
    if restricted.id in subject.part_of:
        return Truth.TRUE, f"It is part of {restricted.name}.", ()
    if asked.id in target.part_of:
        fact = f"under which paragraph of {asked.name} the item falls ({restricted.name} is restricted)"
        return Truth.UNKNOWN, f"Only its part {restricted.name}.", (fact,)
    if restricted.label == EntityClass.MODEL_GROUP:
        return _in_model_group(target, subject, day)
    tested = target.item_class == _TESTED_BY.get(EntityClass(asked.label))
    # Every model may fall under an item on weights; hardware only under commodities of which the test is known.
    if tested and (target.criteria or target.dated or target.item_class == MODEL_PARAMETERS):
        return _by_criteria(target, subject, day)
    return Truth.FALSE, f"It covers {restricted.name}, which is something else.", ()


def _in_model_group(target: Target, subject: Subject, day: date) -> tuple[Truth, str, tuple[str, ...]]:
    group, name = target.reference, subject.reference.name
    fact = f"whether {name} is one of {group.name}"
    if any(each.group == group.id for each in subject.memberships):
        truth = held(subject.memberships, group.id, day)
        return truth, f"As a member of the group {group.name}.", (fact,)
    same_maker = target.developer is not None and target.developer == subject.developer
    if same_maker and subject.reference.label == EntityClass.AI_MODEL:
        return Truth.UNKNOWN, f"It covers {group.name}; no source says which models those are.", (fact,)
    return Truth.FALSE, f"It is not one of {group.name}.", ()


def _meets_while(dated: DatedCriterion, subject: Subject, day: date) -> tuple[Truth, tuple[str, ...]]:
    """Whether `subject` meets a criterion, or did not have to on `day`."""
    truth, names = meets(dated.criterion, subject)
    return any_of((truth, negation(dated.valid.contains(day)))), tuple(names)


def _by_criteria(target: Target, subject: Subject, day: date) -> tuple[Truth, str, tuple[str, ...]]:
    if not target.criteria and not target.dated:
        fact = f"what {subject.reference.name} must be to fall under {target.reference.name}"
        return Truth.UNKNOWN, f"The criteria of {target.reference.name} could not be read.", (fact,)
    results = [meets(criterion, subject) for criterion in target.criteria]
    results += [_meets_while(each, subject, day) for each in target.dated]
    truth = all_of(value for value, _ in results)
    names = dict.fromkeys(name for value, names in results if value is Truth.UNKNOWN for name in names)
    missing = tuple(_missing(name, subject) for name in names)
    because = {
        Truth.TRUE: f"It meets the criteria of {target.reference.name}.",
        Truth.FALSE: f"It does not meet the criteria of {target.reference.name}.",
        Truth.UNKNOWN: f"It may meet the criteria of {target.reference.name}.",
    }[truth]
    return truth, because, missing


def _missing(parameter: str, subject: Subject) -> str:
    """The fact that is missing, in words; of an estimate that is known, how far it reaches."""
    words = _WORDS.get(parameter) or re.sub(r"(?<=[a-z])(?=[A-Z])", " ", parameter).lower()
    fact = f"{words} of {subject.reference.name}"
    bounds = bounds_of(subject, parameter)
    if bounds is None:
        return fact
    lowest, highest = bounds
    return f"{fact} more exactly than {lowest:g} to {highest:g}"
