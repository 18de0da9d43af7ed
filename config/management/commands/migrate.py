from django.core.management.commands import migrate

from procedure.maconnerie import elever


class Command(migrate.Command):
    """Tables as the models say, and the second wall around those of cases: a new one is never without."""

    def handle(self, *args, **options):
        super().handle(*args, **options)
        if not (options["plan"] or options["check_unapplied"] or options["app_label"]):
            elever()
