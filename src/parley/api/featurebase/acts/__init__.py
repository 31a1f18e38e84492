"""What a body of this dialect has done: one file for each verb, where that takes more than one action of core's.

Tickets are opened, changed and replied to; conversations begun and continued (`discussing`), and their people and tags
changed; companies are put. `acting` does so in an admin's name, `authors` finds or makes who asks.
"""
