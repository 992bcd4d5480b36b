"""Where sessions are kept: as Django keeps them, each with its person, and read by nobody in the database."""

import json
from datetime import datetime, timedelta
from typing import Any

from django.contrib.auth import SESSION_KEY
from django.contrib.sessions.backends import db

from samenspel.foundation import clock
from samenspel.foundation.vault import Unreadable, conceal, reveal

PURPOSE = "session"


class SessionStore(db.SessionStore):
    @classmethod
    def get_model_class(cls) -> Any:
        from samenspel.spine.people.models import Session

        return Session

    def create_model_instance(self, data: Any) -> Any:
        session = super().create_model_instance(data)
        session.person_id = data.get(SESSION_KEY)  # type: ignore[attr-defined]  # our own model
        session.expire_date = day_of(session.expire_date + timedelta(days=1))
        return session

    def encode(self, session_dict: dict[str, Any]) -> str:
        return conceal(json.dumps(session_dict), PURPOSE)

    def decode(self, session_data: bytes | str) -> dict[str, Any]:
        """Of what can't be read, nothing: whoever it was signs in anew."""
        try:
            data: dict[str, Any] = json.loads(reveal(str(session_data), PURPOSE))
        except Unreadable:
            return {}
        return data

    def _validate_session_key(self, key: str) -> bool:
        """A digest that somebody read in the table is no key."""
        return bool(key) and key.isalnum() and len(key) >= 8


def day_of(moment: datetime) -> datetime:
    return moment.replace(hour=0, minute=0, second=0, microsecond=0)


def note_day(sender: Any, user: Any, **_words: Any) -> None:
    """Of the last time somebody signed in; Django would keep the moment."""
    today = day_of(clock.now())
    if user.last_login != today:
        user.last_login = today
        user.save(update_fields=["last_login"])
