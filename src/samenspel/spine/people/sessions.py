"""Where sessions are kept: as Django keeps them, and each with its person."""

from typing import Any

from django.contrib.auth import SESSION_KEY
from django.contrib.sessions.backends import db


class SessionStore(db.SessionStore):
    @classmethod
    def get_model_class(cls) -> Any:
        from samenspel.spine.people.models import Session

        return Session

    def create_model_instance(self, data: Any) -> Any:
        session = super().create_model_instance(data)
        session.person_id = data.get(SESSION_KEY)  # type: ignore[attr-defined]  # our own model
        return session
