from django.urls import reverse


def test_signing_out_clears_what_the_browser_kept(as_person, amara):
    answer = as_person(amara).post(reverse("account_logout"))
    assert (answer.status_code, answer["Clear-Site-Data"], answer["Location"]) == (302, '"storage"', reverse("account_login"))


def test_asking_whether_to_sign_out_clears_nothing(as_person, amara):
    browser = as_person(amara)
    answer = browser.get(reverse("account_logout"))
    assert (answer.status_code, "Clear-Site-Data" in answer, "_auth_user_id" in browser.session) == (200, False, True)


def test_every_form_that_signs_out_looks_first_for_what_is_not_backed_up(as_person, amara):
    page = as_person(amara).get(reverse("account_logout")).content.decode()
    forms = page.split('<form method="post" action="/account/logout/"')[1:]
    assert [form.startswith(' data-module="sign-out"') for form in forms] == [True] * 3
