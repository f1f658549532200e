"""S4 with a content that Marek made with H5P: Amara answers it in its own frame, and Sam counts another score for her."""

SECTION = "/modules/digital-practice-in-social-work/records-systems-and-organisations/sharing-in-time/"
SEEN = "/what-my-tutor-sees/"
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


def test_marek_gives_it_a_tag_and_finds_it_again(somebody):
    marek = somebody("Marek")
    marek.signs_in_on_the_demo_page("Marek")
    marek.opens("/h5p/contents/")
    marek.page.get_by_role("link", name="Her sister rings").first.click()
    marek.types("Tags", "confidentiality, on the phone")
    marek.presses("Save the tags")
    marek.sees("The tags are saved.")
    marek.opens("/h5p/contents/")
    marek.page.get_by_label("Tag", exact=True).select_option("on the phone")
    marek.presses("Find")
    marek.sees_heading("H5P activities")
    marek.page.get_by_role("link", name="Her sister rings").first.wait_for()
    marek.finds_it_in_order_from_the_top()


def test_sam_counts_another_score_for_amara_and_she_reads_why(somebody):
    amara, sam = somebody("Amara"), somebody("Sam")
    amara.signs_in_on_the_demo_page("Amara")
    amara.opens(SECTION)
    amara.sees("Your tutor sees the score that counts")
    amara.page.locator("iframe[data-h5p]").scroll_into_view_if_needed()
    player = amara.page.frame_locator("iframe[data-h5p]")
    player.get_by_role("radio", name="She is well.").focus()
    amara.page.keyboard.press("Space")
    player.get_by_role("button", name="Check").focus()
    with amara.page.expect_response(lambda answer: answer.url.endswith("/finished")):
        amara.page.keyboard.press("Enter")
    sam.signs_in_on_the_demo_page("Sam")
    sam.opens("/cohorts/")
    sam.page.get_by_role("link", name="Who has done what").click()
    sam.page.locator(".matrix-key").get_by_role("link", name="Her sister rings").click()
    sam.sees("Scored 0 of 1.")
    sam.finds_it_in_order_from_the_top()
    sam.page.get_by_role("link", name="Count another score for Amara Osei").click()
    sam.sees_heading("Count another score for Amara Osei")
    sam.types("Points that count", "1")
    sam.presses("Count it")
    sam.sees("Say why in a sentence.")
    sam.finds_it_in_order_from_the_top()
    sam.types("Why", "You told me on the phone why it says too much.")
    sam.presses("Count it")
    sam.sees("It counts.")
    amara.opens(SECTION)
    amara.sees("counts 1 of 1 here, and says why: “You told me on the phone why it says too much.”")
    amara.finds_it_in_order_from_the_top()
    amara.opens(SEEN)
    amara.sees("You told me on the phone")
    amara.finds_it_in_order_from_the_top()
