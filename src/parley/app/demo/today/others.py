"""Stories of today about money, accounts, ideas and the API."""

from parley.app.demo.cast import Person
from parley.app.demo.today.setup import ACCOUNT, API, BILLING, DEVELOPERS, IDEAS
from parley.app.demo.today.story import MINE, OWNER, Line, Story

MARA, TOMAS, YUKI, _, _, SOFIA, CALLUM, INES = range(8)

STORIES = (
    Story(
        customer=Person("Thandiwe Mokoena", "thandiwe@protea-clinics.example", "Protea Clinics", "+27-11-555-0119"),
        ago=52,
        subject="Nobody can sign in since this morning",
        text=(
            "Hello,\n\nsince eight o'clock all of our forty people get “this address is unknown” when they sign in by"
            " single sign-on. Signing in by password works for me. Patients are waiting, please treat this as"
            " urgent.\n\nThandiwe Mokoena\nProtea Clinics"
        ),
        category=ACCOUNT,
        team="Support",
        priority=4,
        tags=("sign-in", "vip"),
        fields={"plan": "Company"},
        sentiment="complaint",
        unread=True,
        then=(
            Line(
                41,
                "Their certificate ended last night, so their side sends unsigned answers. @Callum Reyes could you"
                " confirm before we write?",
                by=MARA,
                internal=True,
            ),
        ),
    ),
    Story(
        customer=Person("Łukasz Wiśniewski", "lukasz@bursztyn.example", "Bursztyn Studio", None),
        ago=210,
        subject="Charged twice for November",
        text=(
            "Hi,\n\nthere are two charges of € 89.00 on our card from the 3rd, but only one invoice. Could you look"
            " into it and send one of them back?\n\nThanks\nŁukasz"
        ),
        category=BILLING,
        team="Billing",
        holder=MINE,
        tags=("refund", "invoice"),
        fields={"refund": 89, "plan": "Team"},
        then=(
            Line(
                170,
                "Hi Łukasz,\n\nthank you for telling us. I see both charges. Could you send the last four digits"
                " of the card, so that the refund goes to the right one?\n\nBest,\n{owner}",
                by=OWNER,
            ),
            Line(24, "Sure, it ends with 4417.\n\nŁukasz"),
        ),
    ),
    Story(
        customer=Person("Élodie Lefèvre", "elodie@atelier-lefevre.example", "Atelier Lefèvre", None),
        ago=430,
        subject="Invoice with our new VAT number",
        text=(
            "Bonjour,\n\nour VAT number has changed on the first of the month. Could you write the last invoice anew?"
            " The paper of the tax office is attached.\n\nMerci beaucoup\nÉlodie Lefèvre"
        ),
        category=BILLING,
        team="Billing",
        tags=("invoice",),
        fields={"plan": "Solo"},
        files=("vat-number.pdf",),
        priority=1,
        unread=True,
    ),
    Story(
        customer=Person("Nguyễn Minh Anh", "minhanh@saigon-supplies.example", "Saigon Supplies", None),
        ago=3 * 1440,
        subject="A refund that never came",
        text="Hello,\n\nyou promised € 64.50 two weeks ago, and my bank sees nothing of it.\n\nMinh Anh",
        category=BILLING,
        team="Billing",
        holder=SOFIA,
        priority=3,
        tags=("refund",),
        fields={"refund": 64.5},
        sentiment="complaint",
        then=(
            Line(
                3 * 1440 - 90,
                "Hi Minh Anh,\n\nI am sorry. The bank gave it back to us, with the reason “account"
                " closed”. Could you tell us another account?\n\nBest,\nSofia",
                by=SOFIA,
            ),
            Line(115, "Oh, that was my old one! I have sent the new number through the portal.\n\nMinh Anh"),
        ),
    ),
    Story(
        customer=Person("Siobhán Ní Bhriain", "siobhan@lough-bakery.example", "Lough Bakery", None),
        ago=1440 + 200,
        subject="Moving from Solo to Team in January",
        text="Hi,\n\nwe grow to four people in January. Is it better to change the plan now or then?\n\nSiobhán",
        category=BILLING,
        team="Billing",
        holder=MINE,
        fields={"plan": "Solo"},
        then=(
            Line(
                1440 + 100,
                "Hi Siobhán,\n\ncongratulations! Change it on the first of January: a larger plan holds at"
                " once, and you pay from that day on. I will come back to you then.\n\nBest,\n{owner}",
                by=OWNER,
            ),
        ),
        sleeps=9 * 24,
    ),
    Story(
        customer=Person("Zhang Wei", "wei@cloudbridge-logistics.example", "Cloudbridge Logistics", None),
        ago=140,
        subject="Webhooks arrive twice after our deploy",
        text=(
            "Hi team,\n\nsince our deploy of last night some webhooks arrive twice, seconds apart, with the same event"
            " id. A part of our log is attached. Is that a retry, and how can we tell?\n\nZhang Wei"
        ),
        category=API,
        team="Engineering",
        holder=CALLUM,
        priority=3,
        tags=("webhooks", "bug"),
        fields={"affects": ["Webhooks"], "engineer": CALLUM},
        files=("webhook-log.txt",),
        source="api",
        inbox=DEVELOPERS,
        then=(
            Line(
                100,
                "Hi Zhang Wei,\n\nit is one: your endpoint answered after 31 seconds, we wait for 30. An event"
                " keeps its id, so you can let the second one pass. I am looking at whether the first attempt really"
                " took that long.\n\nBest,\nCallum",
                by=CALLUM,
            ),
        ),
        status="in_progress",
    ),
    Story(
        customer=Person("Kateryna Shevchenko", "kateryna@dnipro-labs.example", "Dnipro Labs", None),
        ago=260,
        subject="Cursor of /v1/orders is refused after a day",
        text=(
            "Hello,\n\nwe keep the cursor of /v1/orders over night and go on in the morning. Since Monday it is refused"
            " with 400. Has its life become shorter?\n\nKateryna"
        ),
        category=API,
        team="Engineering",
        tags=("bug",),
        fields={"affects": ["Orders API"]},
        source="api",
        inbox=DEVELOPERS,
        unread=True,
    ),
    Story(
        customer=Person("Óscar Núñez", "oscar@rio-verde.example", "Río Verde", None),
        ago=1200,
        subject="New phone, and no codes any more",
        text="Hola,\n\nI have a new phone, and the old one with the codes is gone. How do I get in?\n\nÓscar",
        category=ACCOUNT,
        team="Support",
        holder=TOMAS,
        tags=("sign-in",),
        fields={"plan": "Team"},
        then=(
            Line(
                1150,
                "Hi Óscar,\n\nan owner of your workspace can reset it, under *Members*. In yours that is Lucía"
                " Ferrer. Does that work for you?\n\nBest,\nTomas",
                by=TOMAS,
            ),
        ),
        status="pending",
    ),
    Story(
        customer=Person("Priyanka Iyer", "priyanka@tamarind-kitchens.example", "Tamarind Kitchens", None),
        ago=600,
        subject="Could the kettle remember its temperature?",
        text=(
            "Hi,\n\nI love the travel kettle. Each morning I set it to 80 °C for my green tea, and each morning it has"
            " forgotten. Could it remember?\n\nBest\nPriyanka"
        ),
        category=IDEAS,
        team="Support",
        holder=YUKI,
        priority=1,
        tags=("idea",),
        sentiment="suggestion",
        then=(Line(560, "Third wish for this in a month, worth a line in Thursday's list.", by=YUKI, internal=True),),
    ),
)
