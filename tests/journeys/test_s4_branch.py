"""S4 in another kind of activity: Amara decides in a case, by touch, by keyboard alone, and without a script."""

SECTION = "/modules/digital-practice-in-social-work/good-practice-starts-with-why/values-into-law/"
NAME = "Try this: The new app"
GOES_ON = "See what comes of it"


def opens_the_case(somebody, **how):
    amara = somebody("Amara", **how)
    amara.signs_in_on_the_demo_page("Amara")
    amara.opens(SECTION)
    return amara


def case(amara):
    return amara.page.get_by_role("region", name=NAME)


def decides(amara, choice):
    case(amara).get_by_role("radio", name=choice).check()
    case(amara).get_by_role("button", name=GOES_ON).click()


def decides_by_keyboard(amara, choice):
    keyboard = amara.page.keyboard
    radios = case(amara).get_by_role("radio")
    radios.first.focus()
    keyboard.press("Space")
    for _ in range(5):
        if case(amara).get_by_role("radio", name=choice).is_checked():
            break
        keyboard.press("ArrowDown")
    keyboard.press("Enter")


def arrives(amara, decide):
    decide(amara, "Ask Dev two questions before you go home")
    amara.sees("Dev knows the first")
    amara.finds_it_in_order_from_the_top()
    decide(amara, "Put it on the table and begin. He will ask if he minds")
    amara.sees("The tablet stops on screen nine.")
    decide(amara, "Start it again and get through the screens while there is time")
    amara.sees("Complete and wrong. An empty box looked like an answer.")
    amara.finds_it_in_order_from_the_top()


def test_she_decides_goes_back_and_tries_another_way(somebody):
    amara = opens_the_case(somebody)
    decides(amara, "Say nothing and take your notebook, as always")
    amara.sees("Nobody notices.")
    case(amara).get_by_text("Your way so far").click()
    case(amara).get_by_role("button", name="Go back to here").click()
    amara.sees("Dev holds up a tablet.")
    arrives(amara, decides)
    case(amara).get_by_role("button", name="Try another way").click()
    amara.sees("Dev holds up a tablet.")
    amara.finds_it_in_order_from_the_top()


def test_by_keyboard_alone_the_focus_follows_the_story(somebody):
    amara = opens_the_case(somebody)
    arrives(amara, decides_by_keyboard)
    ending = case(amara).get_by_role("heading", name="All green")
    assert ending.evaluate("heading => document.activeElement.contains(heading)")


def test_without_a_script_it_is_the_same_story(somebody):
    arrives(opens_the_case(somebody, script=False), decides)
