"""The reasons for a map: sentences with their numbers, ready to be translated."""

from __future__ import annotations

from math import expm1

from samenspel.methods.few import LEAST_K
from samenspel.methods.nouns import people, statements, votes
from samenspel.methods.words import Figure, Words

from .evidence import BETTER_BY, LEAST_CERTAINTY, Candidate
from .outcome import Evidence, Group, LeftOut, OpinionMap, Uniting
from .representative import Common, Representative

MUCH_YES_SAYING = 1.0
YES_SAYING = Words(
    "People differ much in how readily they agree with anything, and that by itself makes no groups. If all "
    "statements are worded the same way, that can hide two camps: add statements that say the opposite."
)


def of_representative(one: Representative) -> Words:
    """Why a statement stands for a group."""
    numbers = {
        "number": one.number,
        "seen": one.seen,
        "others": one.others,
        "others_seen": one.others_seen,
        "z": Figure(f"{one.ratio_z:.1f}"),
    }
    if one.agrees:
        return Words(
            "{number} of {seen} in this group agreed, and {others} of {others_seen} of the others (z = {z}).",
            **numbers,
        )
    return Words(
        "{number} of {seen} in this group disagreed, and {others} of {others_seen} of the others (z = {z}).",
        **numbers,
    )


def of_uniting(one: Uniting, groups: tuple[Group, ...]) -> Words:
    """Why a statement unites the groups."""
    said = ", ".join(
        f"{group.name} {number}/{seen}"
        for group, number, seen in zip(groups, one.numbers, one.seen, strict=True)
    )
    if one.agrees:
        return Words("Most of every group agreed: {said}.", said=said)
    return Words("Most of every group disagreed: {said}.", said=said)


def of_common(one: Common) -> Words:
    """Why a statement is shared, groups aside."""
    if one.agrees:
        return Words("{number} of {people} agreed.", number=one.number, people=people(one.seen))
    return Words("{number} of {people} disagreed.", number=one.number, people=people(one.seen))


def of_left_out(one: LeftOut) -> Words:
    """Why a person is in no group."""
    if one.code == "small-group":
        return Words("In a group of fewer than {least} people, which is not shown.", least=LEAST_K)
    if one.code == "few-votes":
        return Words("Votes: {votes}. At least {fewest} are needed.", votes=one.votes, fewest=one.fewest)
    return Words(
        "Votes: {votes}, of which {opinions} agree or disagree with a statement that counts. At least "
        "{fewest} are needed.",
        votes=one.votes,
        opinions=one.opinions,
        fewest=one.fewest,
    )


def of_number(evidence: Evidence) -> list[Words]:
    """Why there are so many groups."""
    if not evidence.groups:
        return [Words("Nobody has voted often enough to be in a group.")]
    if evidence.silhouettes is not None:
        return _by_silhouette(evidence)
    tried = [_by_axes(evidence), *(_of_candidate(one) for one in evidence.candidates)]
    return [*tried, YES_SAYING] if evidence.yes_saying >= MUCH_YES_SAYING else tried


def _by_silhouette(evidence: Evidence) -> list[Words]:
    if not evidence.silhouettes:
        return [Words("There are too few different votes to make groups of.")]
    scores = "; ".join(f"{k}: {score:.2f}" for k, score in evidence.silhouettes.items())
    return [
        Words(
            "{groups} groups stand apart most clearly (silhouette by the number of groups: {scores}). This "
            "method always makes at least two groups.",
            groups=evidence.groups,
            scores=scores,
        )
    ]


def _by_axes(evidence: Evidence) -> Words:
    numbers = {
        "axes": evidence.axes,
        "strength": Figure(f"{evidence.strength:.2f}"),
        "chance": Figure(f"{evidence.chance:.2f}"),
        "draws": evidence.draws,
    }
    if not evidence.axes:
        return Words(
            "One group: opinions differ no more than by chance. The strongest difference is {strength}; in "
            "{draws} conversations that were drawn without groups it was up to {chance}.",
            **numbers,
        )
    return Words(
        "Differences between people that are stronger than chance: {axes}. The strongest is {strength}; in "
        "{draws} conversations that were drawn without groups it was up to {chance}.",
        **numbers,
    )


def _of_candidate(one: Candidate) -> Words:
    return Words(
        "{k} groups: {verdict} A vote that was held back is {gain} more likely by these groups than without "
        "groups (z = {z}); people belong where they are put with a chance of {certainty} on average; the "
        "smallest group has {smallest}.",
        k=one.k,
        verdict=VERDICTS[one.refused](one),
        gain=Figure(f"{expm1(one.gain):.1%}"),
        z=Figure(f"{one.z:.1f}"),
        certainty=f"{one.certainty:.0%}",
        smallest=one.smallest,
    )


VERDICTS = {
    "": lambda _one: Words("supported."),
    "no-better": lambda _one: Words("not supported: they do not foretell votes better than fewer groups."),
    "hardly-better": lambda _one: Words(
        "not shown: they foretell votes hardly better than fewer groups (less than {least}).",
        least=f"{BETTER_BY - 1:.0%}",
    ),
    "too-small": lambda _one: Words(
        "not shown: a group would have fewer than {least} people.", least=LEAST_K
    ),
    "unsure": lambda _one: Words(
        "not shown: people would belong where they are put with a chance below {least} on average.",
        least=f"{LEAST_CERTAINTY:.0%}",
    ),
}


def summary(found: OpinionMap) -> Words:
    """The map in one sentence."""
    sizes = ", ".join(f"{group.name} {group.size}" for group in found.groups)
    numbers = {
        "people": people(len(found.votes.people)),
        "votes": votes(len(found.votes.values)),
        "statements": statements(len(found.votes.statements)),
    }
    if not found.groups:
        return Words("{people} cast {votes} on {statements}. No groups.", **numbers)
    if len(found.groups) == 1:
        return Words(
            "{people} cast {votes} on {statements}. One group: {size}.",
            size=people(found.groups[0].size),
            **numbers,
        )
    return Words(
        "{people} cast {votes} on {statements}. {k} groups: {sizes}.",
        k=len(found.groups),
        sizes=sizes,
        **numbers,
    )
