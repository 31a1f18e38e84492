"""Getting in: passwords, two factors, single sign-on, people who come and go."""

from parley.app.demo.scenarios.model import Scenario

SCENARIOS = (
    Scenario(
        team="Support",
        tags=("login", "password"),
        subjects=("Cannot log in", "The reset e-mail never comes", "Locked out of my account"),
        problems=(
            "Since {day} my password is refused.",
            "I asked for a new password three times, and no e-mail arrives.",
            "It says that my account is locked after too many tries.",
        ),
        details=("I looked in the spam folder too.", "It works for my colleagues.", "I use {browser}."),
        asks=("Which address do you sign in with, and do you see a message of your mail gateway?",),
        facts=("The one I write from. IT says that a filter held your mails back since {day}.",),
        answers=(
            "Your account is open again. Please set a new password by the link in the e-mail of just now.",
            "Your mail server had refused our messages; I have cleared the block and sent the link again.",
        ),
        notes=("Bounce entry {code} removed.", "No sign of somebody else trying."),
        urgency=3,
    ),
    Scenario(
        team="Support",
        tags=("login", "two-factor"),
        subjects=("New phone, no codes", "Lost my authenticator", "Two-factor codes are refused"),
        problems=(
            "I have a new phone, and the authenticator app is empty.",
            "Every six-digit code is called wrong since {day}.",
        ),
        details=("My backup codes are in the drawer in {city}.", "I am travelling and need access today."),
        asks=("For your safety: can an owner of {company} confirm this from their own account?",),
        facts=("Our owner has just confirmed it in the settings.",),
        answers=(
            "Two-factor sign-in is reset. You will be asked to set it up again at your next sign-in.",
            "The clock of the phone was off by two minutes; with automatic time the codes work.",
        ),
        notes=("Identity confirmed by the owner of {company}.",),
        urgency=3,
    ),
    Scenario(
        team="Support",
        tags=("login", "sso"),
        subjects=("Single sign-on loops", "SSO for {company}", "Error {code} after signing in"),
        problems=(
            "After the sign-in page we land on the sign-in page again.",
            "We changed our identity provider on {day}, and nobody gets in now.",
        ),
        details=("{number} people are affected.", "{browser} and every other browser behave the same."),
        asks=("Could you send the entity id that your provider shows?",),
        facts=("It ends in /saml/{code}.",),
        answers=(
            "The certificate had expired. I have put the new one in place; please try once more.",
            "The reply address lacked its last slash. It is corrected on our side.",
        ),
        notes=("Watch the sign-in graph of {company} for an hour.",),
        sentiment="complaint",
        urgency=4,
    ),
    Scenario(
        team="Support",
        tags=("account",),
        subjects=("Please remove a former colleague", "A new owner for our account", "Merging two accounts"),
        problems=(
            "A colleague left on {day}, and we cannot remove the account.",
            "We have two accounts by mistake and would like to keep the older one.",
        ),
        details=("All open work should go to me.", "Nothing in it is needed any more."),
        asks=("Who should get what the old account owns?",),
        facts=("I should, please.",),
        answers=("It is done; you find everything under your name now.", "The accounts are one, with the older name."),
        notes=("Ownership checked against the contract.",),
        urgency=1,
    ),
)
