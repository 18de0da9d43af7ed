from django.apps import AppConfig


class ProcedureConfig(AppConfig):
    name = "procedure"

    def ready(self):
        from procedure.page import procedures

        procedures()  # a page that means nothing is an error at start, not at its first case
