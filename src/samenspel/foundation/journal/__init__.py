"""The journal of everything people did, its seals, and the outbox.

`record(actor=…, verb="plan.add_proposal", thing=proposal)` and `send_mail_later(to=…, subject=…, text=…)`
belong inside an action's transaction.
"""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from samenspel.foundation.journal.actions import record, seal_entries, send_mail_later

__all__ = ["record", "seal_entries", "send_mail_later"]


def __getattr__(name: str) -> Any:
    # Actions import models, which do not exist yet when Django imports this package.
    if name not in __all__:
        raise AttributeError(name)
    from samenspel.foundation.journal import actions

    return getattr(actions, name)
