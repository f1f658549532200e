import pytest

from accounts.access import Guarded
from tests.architecture.addresses import walk

OURS = [address for address in walk() if not address.owner]


def is_guarded(address):
    return isinstance(address.target, type) and issubclass(address.target, Guarded)


@pytest.mark.parametrize("address", OURS, ids=lambda address: address.route)
def test_every_address_declares_who_may_reach_it(address):
    declared = getattr(address.target, "permission_required", "") if is_guarded(address) else ""
    reason = getattr(address.target, "public_because", "")
    assert declared or reason, (
        f"{address.route} ({address.target}) has no permission_required. "
        "Put Guarded before the view and name one, or give it public_because with a reason."
    )


@pytest.mark.parametrize("address", [address for address in OURS if is_guarded(address)], ids=lambda address: address.route)
def test_guarded_comes_before_the_view_it_guards(address):
    order = [cls.__name__ for cls in address.target.__mro__]
    assert order.index("Guarded") < order.index("View")


@pytest.mark.parametrize("address", [address for address in OURS if is_guarded(address)], ids=lambda address: address.route)
def test_a_view_about_a_row_reaches_it_only_through_visible_to(address):
    model = address.target.model
    assert model is None or hasattr(model.objects.none(), "visible_to")
