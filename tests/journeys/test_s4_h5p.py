"""S4 with a content that Marek made with H5P: Amara answers it by keyboard in its own frame, and it is done."""

SECTION = "/modules/digital-practice-in-social-work/records-systems-and-organisations/sharing-in-time/"
RIGHT = "“I cannot say who we work with. I can listen, and I can pass on a message.”"


def test_amara_answers_an_h5p_content_by_keyboard_and_it_counts(somebody):
    amara = somebody("Amara")
    amara.signs_in_on_the_demo_page("Amara")
    amara.opens(SECTION)
    amara.sees("Try this: Her sister rings")
    amara.page.locator("iframe[data-h5p]").scroll_into_view_if_needed()  # it is fetched when it comes into sight
    player = amara.page.frame_locator("iframe[data-h5p]")
    player.get_by_role("radio", name=RIGHT).focus()
    amara.page.keyboard.press("Space")
    player.get_by_role("button", name="Check").focus()
    with amara.page.expect_response(lambda answer: answer.url.endswith("/finished")):  # other reports say nothing of a score
        amara.page.keyboard.press("Enter")
    player.get_by_text("the door stays open", exact=False).wait_for()
    amara.opens(SECTION)
    amara.sees("Your best so far: 1 of 1.")
    amara.sees("Done.")
    amara.finds_it_in_order_from_the_top()


def test_marek_finds_it_and_tries_it_where_he_writes(somebody):
    marek = somebody("Marek")
    marek.signs_in_on_the_demo_page("Marek")
    marek.opens("/h5p/contents/")
    marek.sees("Used in")
    marek.page.get_by_role("link", name="Her sister rings").first.click()
    marek.sees_heading("Her sister rings")
    marek.finds_the_page_in_order()
    marek.page.frame_locator("iframe[data-h5p]").get_by_role("radio", name=RIGHT).wait_for()
    marek.sees("What you do here is not kept.")
