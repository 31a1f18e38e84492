"""Chaos: clients write and read while a nemesis kills, stops and cuts; afterwards every promise is checked.

house      the server under test, by its processes
clients    what every request goes through: notes answers, repeats writes until they are acknowledged
dialects   how each door creates a ticket and answers it
writers    clients that write; each write has a mark of its own, by which its effect is found again
readers    those who follow the feed and the stream over every break, who walk lists, and who ask whether it is up
sink       where webhooks arrive: one endpoint that is well, one that is not
nemesis    what is done to the processes
history    all that was seen from outside
facts      all that the database and the feed hold in the end
checker    compares the two; each finding is a sentence
yardstick  how much the machine has to do besides
report     what a person reads of it
campaign   one run of it all; `python -m tests.chaos --help`
"""
