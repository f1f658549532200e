import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone

from history.constraints import all_or_none
from history.models import Delivery

TOGETHER = all_or_none("done_at", "given_up_at", "lease_until", name="together")
NOW = timezone.now()


def test_all_filled_or_all_empty_is_accepted(db):
    TOGETHER.validate(Delivery, Delivery())
    TOGETHER.validate(Delivery, Delivery(done_at=NOW, given_up_at=NOW, lease_until=NOW))


@pytest.mark.parametrize("filled", [{"done_at": NOW}, {"done_at": NOW, "given_up_at": NOW}, {"lease_until": NOW}])
def test_some_filled_is_refused(db, filled):
    with pytest.raises(ValidationError):
        TOGETHER.validate(Delivery, Delivery(**filled))


def test_one_field_alone_needs_no_company():
    with pytest.raises(ValueError, match="two fields or more"):
        all_or_none("done_at", name="alone")
