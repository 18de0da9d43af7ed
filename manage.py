#!/usr/bin/env python
"""Django's command line for Trait d'union."""

import os
import sys

if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    from django.core.management import execute_from_command_line

    from procedure import regards

    regards.par_defaut(regards.TOUT)  # who commands the machine sees all of it
    execute_from_command_line(sys.argv)
