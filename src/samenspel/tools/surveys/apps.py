from django.apps import AppConfig


class SurveysConfig(AppConfig):
    name = "samenspel.tools.surveys"
    label = "surveys"
