"""Wishes, questions and kind words."""

from parley.app.demo.scenarios.model import Scenario

SCENARIOS = (
    Scenario(
        team="Support",
        tags=("feature-request",),
        subjects=("A dark mode, please", "Export to a spreadsheet", "Could reports be sent by e-mail?"),
        problems=(
            "We would love to export our lists to a spreadsheet.",
            "Every Monday somebody here copies the report by hand; could it come by e-mail?",
            "We work at night a lot, and the screens are very bright.",
        ),
        details=("{number} of us would use it daily.", "Your competitor has it.", "It would save us an hour a week."),
        asks=("Which columns would you need most?",),
        facts=("Date, owner and amount would do for a start.",),
        answers=(
            "That is planned for the next quarter; I have added {company} to those who will try it first.",
            "Good news: it is there already, under the three dots at the top right.",
        ),
        notes=("Ninth request for this.",),
        sentiment="suggestion",
        urgency=1,
        issue="IDEA",
    ),
    Scenario(
        team="Support",
        tags=("how-to",),
        subjects=("How do I share a view?", "Can several people edit at once?", "Question about reports"),
        problems=(
            "I made a view for {city} and would like my team to see it.",
            "Is it possible that two of us work on the same thing?",
            "Which time zone do the reports use?",
        ),
        details=("I read the help page and am none the wiser.", "We are on the team plan.", "I use {browser}."),
        asks=("Are you an admin in your workspace?",),
        facts=("Yes, I am.",),
        answers=(
            "Open the view, choose Share, then your team. Everybody in it sees the view at once.",
            "Yes: you see each other's changes as they happen, and who is there at the top.",
            "They use the zone of the workspace, which an admin sets under Settings.",
        ),
        notes=("Candidate for a help article.",),
        urgency=1,
    ),
    Scenario(
        team="Support",
        tags=("feedback",),
        subjects=("Thank you!", "Great help on {day}", "A compliment"),
        problems=(
            "I only wanted to say how quickly your team helped us on {day}.",
            "The new search is wonderful. We found {order} in a second.",
        ),
        details=("Keep it up.", "Our whole office in {city} is happy with it."),
        asks=("May we quote you on our page?",),
        facts=("Of course.",),
        answers=("Thank you so much, I have passed it on to the whole team.",),
        notes=("Forwarded to everybody.",),
        sentiment="praise",
        urgency=1,
    ),
)
