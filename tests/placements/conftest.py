import pytest

from tests.factories.placements import make_evidence, make_placement, make_request, make_rule_set
from tests.factories.records import make_record


@pytest.fixture
def rule_set(programme, priya):
    return make_rule_set(programme, priya)


@pytest.fixture
def placement(amara, joan, sam, priya, cohort, agency, team, rule_set):
    """Amara's, at Kestrelshire, with Joan, Sam and Priya."""
    return make_placement(
        amara, cohort=cohort, agency=agency, team=team, rule_set=rule_set, by=priya,
        practice_educator=joan, tutor=sam, coordinator=priya,
    )  # fmt: skip


@pytest.fixture
def bens_placement(ben, tom, sam, priya, cohort, other_agency, rule_set):
    """Ben's, at Larkfield, with Tom: what could leak to Joan, and Amara's to Tom."""
    return make_placement(
        ben, cohort=cohort, agency=other_agency, rule_set=rule_set, by=priya,
        practice_educator=tom, tutor=sam, coordinator=priya,
    )  # fmt: skip


@pytest.fixture
def evidence(placement):
    """A draft of Amara's."""
    return make_evidence(placement)


@pytest.fixture
def request_to_joan(placement):
    """Evidence of Amara's that waits for Joan."""
    return make_request(placement)


@pytest.fixture
def observation(placement):
    """A direct observation that Amara has begun with Joan."""
    return make_record(placement)


@pytest.fixture
def supervision(placement):
    return make_record(placement, "supervision_record")
