"""The forms of a programme: who sees them, the next version, and that what was begun stays as it was."""

import pytest

from placements.actions.form_template import ChangedMeanwhile, publish_form
from placements.models import FormTemplate
from tests.factories.records import load_forms
from tests.placements.pages import words_on


@pytest.fixture
def form(db):
    load_forms()
    return FormTemplate.objects.with_fields().get(key="direct_observation")


def sent(client, form, **changed):
    """What the page would send: everything as it stands, and what was changed."""
    shown = client.get(f"/placement/forms/{form.pk}/change/").context["form"]
    boxes = {name: shown[name].value() for name in shown.fields}
    return {name: value for name, value in boxes.items() if value not in (None, False)} | changed


def name_of(form, key, end):
    return f"f{next(one.pk for one in form.fields_in_order if one.key == key)}-{end}"


@pytest.mark.parametrize("who", ["amara", "joan", "sam", "ruth", "elin"])
def test_the_forms_are_the_coordinators(as_person, cast, form, who):
    pages = ["/placement/forms/", f"/placement/forms/{form.pk}/", f"/placement/forms/{form.pk}/change/"]
    assert [as_person(cast[who]).get(page).status_code for page in pages] == [403, 404, 404]


def test_priya_sees_all_twenty_and_how_many_records_there_are(as_person, priya, form, observation):
    listed, one = (words_on(as_person(priya).get(page)) for page in ("/placement/forms/", f"/placement/forms/{form.pk}/"))
    titles = [title for title in FormTemplate.objects.values_list("title", flat=True) if title in listed]
    assert (len(titles), "1 record begun with it" in one) == (20, True)


@pytest.mark.parametrize("publish", [False, True])
def test_a_new_version_is_looked_at_before_it_is_published(as_person, priya, programme, form, publish):
    client = as_person(priya)
    answer = {
        "programme": programme.pk,
        name_of(form, "plan", "label"): "What will you do?",
        name_of(form, "plan", "words"): 50,
        name_of(form, "focus", "hidden"): "on",
        name_of(form, "theory", "order"): 1,
        "new_label": "Which language did you speak?",
        "publish" if publish else "preview": "yes",
    }
    shown = words_on(client.post(f"/placement/forms/{form.pk}/change/", sent(client, form, **answer), follow=True))
    assert ("What will you do?" in shown, "Which language did you speak?" in shown) == (True, True)
    made = FormTemplate.objects.filter(programme=programme)
    assert made.count() == publish
    if publish:
        fields = {one.key: one for one in made.with_fields().get().fields_in_order}
        assert (fields["plan"].asked[0].words, fields["focus"].hidden, "added-1" in fields) == (50, True, True)


def test_what_has_to_be_answered_cannot_be_left_out(as_person, priya, form):
    shown = as_person(priya).get(f"/placement/forms/{form.pk}/change/").context["form"]
    assert (name_of(form, "consent", "hidden") in shown.fields, name_of(form, "focus", "hidden") in shown.fields) == (False, True)


def test_bad_input_keeps_what_was_typed_and_publishes_nothing(as_person, priya, programme, form):
    client = as_person(priya)
    wrong = {name_of(form, "plan", "label"): "", name_of(form, "values", "label"): "Power", "publish": "yes"}
    shown = client.post(f"/placement/forms/{form.pk}/change/", sent(client, form, programme=programme.pk, **wrong))
    assert ('value="Power"' in shown.content.decode(), FormTemplate.objects.filter(programme=programme).exists()) == (True, False)


def test_two_coordinators_do_not_overwrite_each_other(form, programme, priya):
    facts = {"template": form, "programme": programme, "title": form.title, "changes": {}, "by": priya}
    first = publish_form(**facts)
    with pytest.raises(ChangedMeanwhile):
        publish_form(**facts)
    assert publish_form(**(facts | {"template": FormTemplate.objects.with_fields().get(pk=first.pk)})).version == 2


def test_the_list_costs_the_same_with_more_versions(as_person, priya, programme, form, django_assert_num_queries):
    client = as_person(priya)
    client.get("/placement/forms/")
    publish_form(template=form, programme=programme, title=form.title, changes={}, by=priya)
    with django_assert_num_queries(3):
        client.get("/placement/forms/")
