from django.apps import AppConfig


class FundConfig(AppConfig):
    name = "samenspel.phases.fund"
    label = "fund"
