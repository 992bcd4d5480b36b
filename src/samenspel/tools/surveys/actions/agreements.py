"""Agreements on research use, and the files that are made under them."""

from collections.abc import Callable, Iterable
from datetime import date
from functools import partial
from hashlib import sha256

from django.conf import settings
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.db import transaction
from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from samenspel.foundation import clock
from samenspel.foundation.access import Refused
from samenspel.foundation.journal.sentences import describe
from samenspel.foundation.locks.acting import acting, stay
from samenspel.foundation.locks.rows import set_values
from samenspel.foundation.tasks import start
from samenspel.foundation.tasks.models import Job
from samenspel.foundation.tasks.uploads import put_aside
from samenspel.foundation.vault import Unreadable, conceal_bytes, reveal_bytes
from samenspel.spine.initiatives.hooks import Given, enter_in_ledger
from samenspel.spine.initiatives.rules import membership_of
from samenspel.spine.initiatives.telling import tell
from samenspel.spine.people.letters import write_to
from samenspel.spine.people.models import Person
from samenspel.tools.surveys.models.agreements import Agreement, AnswerFiles
from samenspel.tools.surveys.models.surveys import Basis, Survey, new_key
from samenspel.tools.surveys.queries.agreements import asks_for_consent, keys_for
from samenspel.tools.surveys.queries.surveys import locked_survey

PURPOSE = "answers for research"
Progress = Callable[[int, int], None]
describe("surveys.agree_on_research", _("{actor} agreed on research with the answers to “{title}”."))
describe("surveys.end_agreement", _("{actor} ended an agreement on research with the answers to “{title}”."))
describe(
    "surveys.download_answers", _("{actor} took the answers to “{title}” along for research."), news=False
)


def agree_on_research(
    *,
    actor: Person,
    survey: Survey,
    holder: Person,
    purpose: str,
    until: date,
    ground: str = Basis.CONSENT,
    basis: str = "",
    with_texts: bool = False,
    known: Iterable[str] = (),
) -> Agreement:
    """From now to the end of the day `until`. Everybody who sees the survey can read it."""
    with acting(actor, "surveys.agree_on_research", survey, locked_survey) as survey:
        stay(holder, "surveys.agree_on_research")
        _refuse_unfit(survey, holder, ground, until)
        agreement = Agreement.objects.create(
            survey=survey,
            holder=holder,
            purpose=purpose,
            ground=ground,
            basis="" if ground == Basis.CONSENT else basis,
            with_texts=with_texts,
            known=[*known],
            until=until,
            key=new_key(),
        )
        write_to(holder, "surveys/agreed", agreement, agreement=agreement)
        tell(actor, "surveys.agree_on_research", survey)
    return agreement


def _refuse_unfit(survey: Survey, holder: Person, ground: str, until: date) -> None:
    verb = "surveys.agree_on_research"
    if membership_of(holder, survey) is None:
        raise Refused(verb, _("Only with somebody who takes part in the initiative can this be agreed."))
    if ground == Basis.CONSENT and not asks_for_consent(survey):
        raise Refused(verb, _("The questions ask for no consent to research. Say on which basis it is done."))
    if until < clock.today():
        raise Refused(verb, _("That day is over already."))


def end_agreement(*, actor: Person, agreement: Agreement, reason: str) -> None:
    """Before its time. Its files go; what was taken along before is with its holder."""
    with acting(actor, "surveys.end_agreement", agreement) as agreement:
        set_values(agreement, ended_at=clock.now(), reason=reason)
        drop_files(AnswerFiles.objects.filter(agreement=agreement))
        write_to(agreement.holder, "surveys/ended", agreement, agreement=agreement)
        tell(actor, "surveys.end_agreement", agreement)


def write_files_later(*, actor: Person, agreement: Agreement, language: str) -> Job:
    """A task makes them; whoever asked watches it, and may stop it."""
    with acting(actor, "surveys.write_files", agreement) as agreement:
        return start(
            "surveys.write_files",
            agreement_id=agreement.pk,
            person_id=str(actor.pk),
            language=language,
            by=actor,
            title=gettext("Answers to “%(survey)s”") % {"survey": agreement.survey},
            back_url=reverse("surveys:show_agreement", args=[agreement.pk]),
        )


def keep_files(
    *,
    actor: Person,
    agreement: Agreement,
    keys: Iterable[int],
    language: str,
    content: bytes,
    alike: int = 0,
) -> AnswerFiles:
    """In place of those that were there, concealed on the disk. `keys`: of the responses that may be in them;
    whoever withdrew meanwhile is in no file."""
    concealed = ContentFile(conceal_bytes(content, PURPOSE))
    with put_aside(concealed) as file, acting(actor, "surveys.write_files", agreement) as agreement:
        locked_survey(agreement.survey)
        if {*keys} - {*keys_for(agreement)}:
            raise Refused("surveys.write_files", _("Somebody withdrew meanwhile. Make the files again."))
        drop_files(AnswerFiles.objects.filter(agreement=agreement))
        return AnswerFiles.objects.create(agreement=agreement, file=file, language=language, alike=alike)


def download_answers(*, actor: Person, files: AnswerFiles) -> bytes:
    with acting(actor, "surveys.download_answers", files) as files:
        try:
            with default_storage.open(files.file) as kept:
                content = reveal_bytes(kept.read(), PURPOSE)
        except (FileNotFoundError, Unreadable) as error:
            words = _("These files are gone: they are kept for a day. Make them again.")
            raise Refused("surveys.download_answers", words) from error
        _refuse_few(files)
        enter_in_ledger(_given(files, content))
        tell(actor, "surveys.download_answers", files)
    return content


def _refuse_few(files: AnswerFiles) -> None:
    """As the site asks by now."""
    if files.agreement.known and files.alike < settings.FEWEST_SHOWN:
        words = _("In these files too few people are alike in what others may know. Make them again.")
        raise Refused("surveys.download_answers", words)


def _given(files: AnswerFiles, content: bytes) -> Given:
    agreement = files.agreement
    return Given(
        thing=agreement.survey,
        holder=agreement.holder,
        what="",
        why=agreement.purpose,
        until=agreement.until,
        alike=files.alike,
        digest=sha256(content).hexdigest(),
    )


def drop_files(found: QuerySet[AnswerFiles]) -> None:
    """With the transaction that no longer wants them."""
    for files in found:
        transaction.on_commit(partial(default_storage.delete, files.file))
    found.delete()
