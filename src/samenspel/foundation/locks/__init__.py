"""One writer at a time on SQLite, one effect for every form.

`writing()` is imported before Django's models are ready (the database engine lives in this package),
so nothing here may import a model.
"""

from samenspel.foundation.locks.sharing import be_alone, in_turn, share
from samenspel.foundation.locks.writing import AlreadyDone, writing

__all__ = ["AlreadyDone", "be_alone", "in_turn", "share", "writing"]
