"""Permissions as sentences of predicates: `permit("plan.add_proposal", is_member & activity_is_open)`."""

from samenspel.foundation.access.memory import remembered
from samenspel.foundation.access.permissions import (
    PERMISSIONS,
    Overtaken,
    Permission,
    Refused,
    allow,
    may_do,
    permit,
    require,
)
from samenspel.foundation.access.predicates import AccessDecision, Predicate, anyone, is_signed_in, predicate

__all__ = [
    "PERMISSIONS",
    "AccessDecision",
    "Overtaken",
    "Permission",
    "Predicate",
    "Refused",
    "allow",
    "anyone",
    "is_signed_in",
    "may_do",
    "permit",
    "predicate",
    "remembered",
    "require",
]
