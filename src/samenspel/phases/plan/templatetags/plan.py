"""`{% load plan %}`, `{{ proposal|cost }}`: what proposals cost, in words."""

from django import template

from samenspel.phases.plan.wording import cost_of

register = template.Library()


register.filter("cost", cost_of)
