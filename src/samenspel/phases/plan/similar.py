"""Proposals that say much the same, found by full text: FTS5 on SQLite, tsvector on PostgreSQL.

Words are matched by their stem's beginning, which serves Dutch, English and French alike, and needs no
extension of the database.
"""

import re
import unicodedata

from django.db import connection
from django.db.models import QuerySet
from django.db.models.expressions import RawSQL

from samenspel.phases.plan.full_text import VECTOR
from samenspel.phases.plan.models import BudgetRound, Proposal

MOST, MOST_WORDS = 5, 24
ENDINGS = re.compile(r"(?:ements?|ingen|ations?|tions?|ings?|jes?|tje|eren|ers?|ees|en|es|ed|aux|e|s|x)$")
COMMON_WORDS = """
aan als bij dan dat deze die dit door een het hier hun ieder kan maar meer met mijn naar niet nog ons ook
onze over uit van voor waar want wat wie wij worden wordt zijn zodat all and any are but can for from has
have her his how into its more not our she that the their them there they this was what when where which
who will with you your afin aux avec car ces cet cette chez comme dans des elle est les leur lors mais
nos notre nous par pas plus pour que qui sans ses son sont sur tous tout toute une vos votre vous
"""
COMMON = frozenset(COMMON_WORDS.split())
BARRED = (Proposal.State.DRAFT, Proposal.State.WITHDRAWN, Proposal.State.MERGED)


def stems(text: str) -> list[str]:
    """Words that tell, in small letters without accents and endings, each once, in their order."""
    apart = unicodedata.normalize("NFKD", text.casefold())
    plain = "".join(sign for sign in apart if not unicodedata.combining(sign))
    words = [word for word in re.findall(r"[a-z0-9]{3,}", plain) if word not in COMMON]
    return list(dict.fromkeys(_stem(word) for word in words))[:MOST_WORDS]


def _stem(word: str) -> str:
    """bench, benches; bank, banken; plan, plannen; voorstel, voorstellen; arbre, arbres."""
    short = ENDINGS.sub("", word)
    if len(short) < 3:
        return word
    return short[:-1] if len(short) > 3 and short[-1] == short[-2] else short


def similar_proposals(round: BudgetRound, text: str, besides: int | None = None) -> list[Proposal]:
    """Public ones of this round, the most alike first; nothing for a text without telling words."""
    words = stems(text)
    if not words:
        return []
    found = round.proposals.exclude(state__in=BARRED).exclude(pk=besides or 0).select_related("round")
    ranked = _by_tsvector(found, words) if connection.vendor == "postgresql" else _by_fts5(found, words)
    return list(ranked[:MOST])


def _by_fts5(found: QuerySet[Proposal], words: list[str]) -> QuerySet[Proposal]:
    """bm25 is lower for what fits better."""
    query = " OR ".join(f'"{word}"*' for word in words)
    rank = "(SELECT bm25(plan_proposal_text, 4, 1) FROM plan_proposal_text "
    rank += "WHERE plan_proposal_text MATCH %s AND rowid = plan_proposal.id)"
    ranked = found.annotate(rank=RawSQL(rank, [query]))  # noqa: S611 -- no text of ours, only parameters
    return ranked.filter(rank__isnull=False).order_by("rank", "pk")


def _by_tsvector(found: QuerySet[Proposal], words: list[str]) -> QuerySet[Proposal]:
    query = " | ".join(f"{word}:*" for word in words)
    text = f"ts_rank({VECTOR}, to_tsquery('simple', %s))"
    ranked = found.annotate(rank=RawSQL(text, [query]))  # noqa: S611 -- idem
    return ranked.filter(rank__gt=0).order_by("-rank", "pk")
