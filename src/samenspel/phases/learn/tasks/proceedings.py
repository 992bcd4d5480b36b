"""The PDF of a volume: set apart, since it may have hundreds of pages."""

from django.utils.translation import gettext as _

from samenspel.foundation.tasks import Failed, each, every, task
from samenspel.foundation.ui.pdf import TooMuch, volume_of
from samenspel.phases.learn.actions.proceedings import keep_volume
from samenspel.phases.learn.models.proceedings import Volume, every_volume
from samenspel.phases.learn.queries.proceedings import withdrawn_in
from samenspel.phases.learn.queries.volumes import on_paper


@task()
def make_volume(*, volume_id: int) -> None:
    """Killed at any line, it is done again; what changed meanwhile is set anew."""
    volume = every_volume().filter(pk=volume_id, file="").first()
    if volume is not None:
        set_volume(volume)


@every(minutes=5)
def make_missing_volumes() -> int:
    """Where somebody left, and where a task ended early."""
    return len(each(every_volume().filter(file=""), set_volume))


def set_volume(volume: Volume) -> None:
    gone = withdrawn_in(volume)
    try:
        data = volume_of("learn/volume.typ", on_paper(volume, gone))
    except TooMuch as error:
        raise Failed(_("This is too long to be printed in one piece.")) from error
    keep_volume(actor=None, volume=volume, kept=volume.kept, gone={*gone}, data=data)
