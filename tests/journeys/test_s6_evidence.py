"""S6, steps 1 to 3. Amara turns sentences of her log into evidence and asks Joan to sign it off."""


def finds_her_entry(amara, title):
    amara.opens("/log/")
    amara.page.get_by_role("link", name=title).first.click()
    amara.finds_the_page_in_order()


def test_sentences_of_a_log_entry_become_evidence_that_waits_for_joan(amara, somebody):
    finds_her_entry(amara, "Four phone calls")
    amara.follows("Use as evidence")
    amara.sees_heading("Use as evidence")
    amara.sees("Only you can see this until you ask for sign-off")
    amara.chooses("On the third call I stopped apologising")
    amara.presses("Use these sentences")
    amara.sees_heading("What does it show?")
    amara.page.get_by_role("searchbox").fill("reflect")
    amara.presses("Search")
    amara.chooses("Critical reflection and analysis")
    amara.presses("Save what it shows")
    amara.follows("Ask Joan to sign this off")
    amara.sees_heading("Check before you ask")
    amara.presses("Send to Joan")
    amara.sees("Waiting for Joan")
    assert amara.page.get_by_role("link", name="Change").count() == 0
    stranger = somebody("Carol")
    stranger.signs_in_on_the_demo_page("Carol")
    assert stranger.page.goto(amara.page.url).status == 404


def test_a_request_can_be_taken_back_and_the_link_in_the_mail_stops(amara):
    amara.opens("/placement/")
    amara.page.get_by_role("link", name="Friday’s visit").first.click()
    amara.finds_the_page_in_order()
    amara.presses("Withdraw request")
    amara.sees("Your request is taken back.")
    assert amara.page.get_by_role("link", name="Change").count() > 0
