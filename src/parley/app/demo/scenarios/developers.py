"""The API: errors, limits, webhooks."""

from parley.app.demo.scenarios.model import Scenario

SCENARIOS = (
    Scenario(
        team="Engineering",
        tags=("api", "error"),
        subjects=("API answers 500 since {day}", "Intermittent 502 on {endpoint}", "Errors on {endpoint}"),
        problems=(
            "Since {day} about one request in {number} to {endpoint} fails with a 500.",
            "{endpoint} has been answering 502 for minutes at a time.",
        ),
        details=("A request id is {code}.", "Our retry gets through, but the queue grows.", "Nothing changed here."),
        asks=("Could you send one or two request ids and the time with its zone?",),
        facts=("{code}, at 14:05 UTC, and several more right after it.",),
        answers=(
            "A node had run out of connections. It is out of rotation, and the errors have stopped.",
            "We found it: an empty list in the filter was not expected. The fix is live.",
        ),
        notes=("Stack trace matches PLAT-{number}.", "Looks like the pool again."),
        sentiment="complaint",
        urgency=4,
        issue="PLAT",
    ),
    Scenario(
        team="Engineering",
        tags=("api", "rate-limit"),
        subjects=("429 although we are below the limit", "A higher rate limit for {company}"),
        problems=(
            "We get 429 at {number} requests a minute.",
            "Our nightly sync of {company} runs into the rate limit.",
        ),
        details=("We honour Retry-After.", "It began on {day}.", "The key ends in {code}."),
        asks=("Do all your workers share one key?",),
        facts=("Yes, all four use the same key.",),
        answers=(
            "With one key for each worker you stay far below it. I have raised the limit until Friday.",
            "The limit counts the whole workspace. Ask for pages of 100, and it is a quarter of the calls.",
        ),
        notes=("Temporary limit noted, remove on Friday.",),
    ),
    Scenario(
        team="Engineering",
        tags=("api", "webhook"),
        subjects=("Webhooks arrive late", "The signature does not match", "Missing webhook for {order}"),
        problems=(
            "Events reach us up to ten minutes late since {day}.",
            "Our check of the signature fails for one event in {number}.",
        ),
        details=("Our endpoint answers within 80 ms.", "Most of them are fine.", "The event is {code}."),
        asks=("Do you check the signature over the raw bytes, or over parsed JSON?",),
        facts=("Over the parsed JSON, now that you ask.",),
        answers=(
            "The signature is made over the raw body. Check it before parsing and all of them match.",
            "One of our delivery workers was stuck. It runs again, and nothing was lost.",
        ),
        notes=("Add the raw-body hint to the guide.",),
        issue="HOOK",
    ),
    Scenario(
        team="Engineering",
        tags=("api", "docs"),
        subjects=("Paging through {endpoint}", "Which scope does {endpoint} need?", "An example for {endpoint}?"),
        problems=(
            "I do not understand how to get more than the first page of {endpoint}.",
            "Our key gets 403 on {endpoint}.",
        ),
        details=("I use the Python client.", "The page in the docs has no example."),
        asks=("Could you paste the call that you make, without the key?",),
        facts=("GET {endpoint}?limit=500, nothing special.",),
        answers=(
            "Pass the cursor of the last answer as `cursor`, until it is null; `limit` goes up to 100.",
            "That key may only read. One with the role `agent` will do.",
        ),
        notes=("Docs: add an example.",),
        urgency=1,
    ),
)
