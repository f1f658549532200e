"""S4 in another kind of activity: Amara says how sure she is, sees what her cohort said, and takes one line to her log."""

SECTION = "/modules/digital-practice-in-social-work/good-practice-starts-with-why/capability-not-gadgets/"
NAME = "Try this: How sure are you?"
LINES = 8


def opens_the_poll(somebody, **how):
    amara = somebody("Amara", **how)
    amara.signs_in_on_the_demo_page("Amara")
    amara.opens(SECTION)
    return amara


def poll(amara):
    return amara.page.get_by_role("region", name=NAME)


def answers(amara, step, lines):
    for line in lines:
        poll(amara).get_by_role("group").nth(line).get_by_role("radio", name=step, exact=True).check()


def keeps_them(amara):
    poll(amara).get_by_role("button", name="Keep my answers").click()


def sees_the_picture(amara):
    amara.sees("what 5 students of your cohort said")
    assert poll(amara).get_by_text("You: On my own").count() == LINES - 1
    assert poll(amara).get_by_text("You: Not yet").count() == 1
    amara.finds_it_in_order_from_the_top()


def test_she_answers_comes_back_to_it_and_takes_an_aim_to_her_log(somebody):
    amara = opens_the_poll(somebody)
    answers(amara, "On my own", range(1, LINES))
    keeps_them(amara)
    amara.sees("Still to answer: “sending a document so that only the right person can open it?”.")
    amara.finds_it_in_order_from_the_top()
    amara.opens(SECTION)
    answers(amara, "Not yet", [0])
    poll(amara).get_by_text("Saved").wait_for()
    keeps_them(amara)
    sees_the_picture(amara)
    poll(amara).get_by_role("button", name="Choose an aim and write it in my log").click()
    amara.sees("Which of these do I want to be surer of")
    amara.sees("Only you can see this")


def test_by_keyboard_alone_the_focus_follows(somebody):
    amara = opens_the_poll(somebody)
    keyboard = amara.page.keyboard
    for line in range(LINES):
        poll(amara).get_by_role("group").nth(line).get_by_role("radio").first.focus()
        keyboard.press("Space")
        for _ in range(2 if line else 0):
            keyboard.press("ArrowDown")
    keyboard.press("Tab")
    keyboard.press("Enter")
    sees_the_picture(amara)
    assert poll(amara).get_by_text("Your answers are kept.").evaluate("words => document.activeElement.contains(words)")


def test_without_a_script_it_is_the_same_poll(somebody):
    amara = opens_the_poll(somebody, script=False)
    answers(amara, "On my own", range(1, LINES))
    answers(amara, "Not yet", [0])
    keeps_them(amara)
    sees_the_picture(amara)
