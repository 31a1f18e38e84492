"""Stories of today about parcels; the last of them is the first that a new owner will see."""

# ruff: noqa: RUF001 -- people write their names and their words in their own letters

from parley.app.demo.cast import Person
from parley.app.demo.today.setup import ORDERS
from parley.app.demo.today.story import MINE, OWNER, Line, Story

MARA, TOMAS, YUKI, PRIYA, JONAS = range(5)

EASY = Story(
    customer=Person("Inês Carvalho", "ines@casa-azulejo.example", "Casa Azulejo", "+351-21-555-0142"),
    ago=3,
    subject="Can you still change where my parcel goes?",
    text=(
        "Hello,\n\nI ordered two linen curtains this morning (A-48213), and have just seen that I gave you our old"
        " address. Could you send them to this one instead?\n\nRua do Almada 14, 2.º\n4050-030 Porto\n\nThank you!\n"
        "Inês"
    ),
    category=ORDERS,
    team="Orders",
    holder=MINE,
    tags=("address",),
    fields={"order_number": "A-48213", "product": "Linen curtains"},
    unread=True,
)
STORIES = (
    EASY,
    Story(
        customer=Person("Ngozi Adeyemi", "ngozi.adeyemi@lumen-optics.example", "Lumen Optics", None),
        ago=95,
        subject="The lamp arrived with a broken shade",
        text=(
            "Good morning,\n\nwe unpacked the Norrland desk lamp today and its shade is cracked. A photo is attached."
            " We need it for our showroom on Thursday: is there any chance of a replacement by then?\n\nKind regards\n"
            "Ngozi Adeyemi"
        ),
        category=ORDERS,
        team="Orders",
        holder=MINE,
        priority=3,
        tags=("damage", "shipping"),
        fields={"order_number": "A-47790", "product": "Norrland desk lamp", "promised_by": 3, "photo_received": True},
        files=("broken-lamp.jpg",),
        sentiment="complaint",
        unread=True,
        then=(
            Line(
                62,
                "@{owner} the outer box was fine in our outgoing picture, so this is the carrier's. We have four of"
                " them in stock: the macro “Replacement is on its way” does the rest.",
                by=PRIYA,
                internal=True,
            ),
        ),
    ),
    Story(
        customer=Person("Haruka Satō", "haruka@hoshizora-design.example", "Hoshizora Design", None),
        ago=26 * 60,
        subject="Twelve oak shelves for our studio in Kyōto",
        text=(
            "Dear team,\n\nwe would like to order twelve oak shelves for our new studio. Do you ship to Kyōto,"
            " and how long does it take? If the price for twelve is different from twelve times the price of one, we"
            " would be glad to hear about it.\n\nKind regards\nHaruka Satō"
        ),
        category=ORDERS,
        team="Orders",
        holder=MINE,
        tags=("shipping", "vip"),
        fields={"product": "Oak shelf"},
        then=(
            Line(
                25 * 60,
                "Dear Haruka,\n\nyes, we do: three to four weeks by sea, eight days by air. For twelve there"
                " is 10 % off. Shall I make an offer for both ways?\n\nBest,\n{owner}",
                by=OWNER,
            ),
            Line(
                22 * 60,
                "Thank you for the quick answer. By sea is fine. Could the shelves be 5 cm deeper? That would"
                " be 30 cm instead of 25.\n\nHaruka",
            ),
            Line(
                21 * 60,
                "@Jonas Weidner can the workshop do 30 cm at the same price from ten pieces on?",
                by=OWNER,
                internal=True,
            ),
            Line(20 * 60, "Asked them: yes, from ten pieces on, and one week more.", by=JONAS, internal=True),
            Line(
                19 * 60,
                "Dear Haruka,\n\nour workshop can do 30 cm at the same price. It takes one week more, so they"
                " would arrive in the fifth week from your order.\n\nBest,\n{owner}",
                by=OWNER,
            ),
            Line(
                17 * 60,
                "That is wonderful. And the finish? We have the oiled one at home and like it very much.\n\nHaruka",
            ),
            Line(
                16 * 60,
                "Oiled is what we would recommend for a studio, too. The offer is attached: twelve shelves,"
                " 30 cm, oiled, by sea, with 10 % off. It is good for 30 days.\n\nBest,\n{owner}",
                by=OWNER,
                files=("offer.pdf",),
            ),
            Line(
                40,
                "We accept with pleasure! Where shall we send the signed copy, and would you need our customs"
                " number already?\n\nHaruka",
            ),
        ),
        unread=True,
    ),
    Story(
        customer=Person("Mehmet Yıldız", "mehmet@anadolu-kahve.example", "Anadolu Kahve", "+90-212-555-0177"),
        ago=340,
        subject="Nine kettles ordered, eight in the box",
        text=(
            "Hello,\n\nour delivery of today (A-47702) says nine travel kettles, but there are eight in the box. The"
            " delivery note is signed with a remark.\n\nMehmet Yıldız\nAnadolu Kahve"
        ),
        category=ORDERS,
        team="Orders",
        tags=("shipping",),
        fields={"order_number": "A-47702", "product": "Travel kettle"},
        sentiment="complaint",
        unread=True,
    ),
    Story(
        customer=Person("سارة الخطيب", "sara@dar-alyasmin.example", "Dar al-Yasmin", None),
        ago=18,
        subject="أين طلبي رقم A-47911؟",
        text=("مرحباً،\n\nطلبتُ سجادة صوفية قبل عشرة أيام ولم تصل بعد. هل يمكنكم إخباري متى ستصل؟\n\nشكراً جزيلاً\nسارة"),
        category=ORDERS,
        team="Orders",
        priority=3,
        tags=("delay", "shipping"),
        fields={"order_number": "A-47911", "product": "Wool rug"},
        unread=True,
        source="portal",
    ),
    Story(
        customer=Person("Björk Jónsdóttir", "bjork@nordurljos-travel.example", "Norðurljós Travel", None),
        ago=2 * 1440,
        subject="Folding table to the Westfjords",
        text="Hi there,\n\nthe carrier says that our postcode does not exist. It does, I live there.\n\nBjörk",
        category=ORDERS,
        team="Orders",
        holder=PRIYA,
        tags=("shipping", "address"),
        fields={"order_number": "A-47433", "product": "Folding table"},
        then=(
            Line(
                2 * 1440 - 50,
                "Hi Björk,\n\nI believe you! I have asked the carrier's depot in Reykjavík to take it"
                " by hand and to call you. May I give them your number?\n\nBest,\nPriya",
                by=PRIYA,
            ),
            Line(300, "Of course: they can call any day after four.\n\nBjörk"),
            Line(280, "Thank you! They have it, and will call you this week.\n\nBest,\nPriya", by=PRIYA),
        ),
        status="on_hold",
    ),
    Story(
        customer=Person("Malakai Tuʻipulotu", "malakai@moana-kitchens.example", "Moana Kitchens", None),
        ago=1500,
        subject="Returning a set of bowls",
        text=(
            "Hello,\n\nthe bowls are lovely but too small for what we cook. I would like to send them back, nothing"
            " was used.\n\nMalakai"
        ),
        category=ORDERS,
        team="Orders",
        holder=JONAS,
        priority=1,
        tags=("returns",),
        fields={"order_number": "A-46998", "product": "Bowls, set of six"},
        then=(
            Line(
                1420,
                "Hi Malakai,\n\nof course. Do you prefer an exchange or your money back?\n\nBest,\nJonas",
                by=JONAS,
            ),
        ),
        status="pending",
    ),
)
