import re

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction


def refuse(ligne, mot):
    """The sentence says why, and the database would refuse it too."""
    with pytest.raises(ValidationError) as refus:
        ligne.full_clean()
    assert re.search(mot, " ".join(refus.value.messages))
    with pytest.raises(IntegrityError), transaction.atomic():
        ligne.save()
