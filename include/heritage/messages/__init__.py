"""What people read, in their own language: a catalogue of messages with stable codes. It words; it decides nothing.

Pages and findings are worded from `locale/<language>/<area>.ftl` (Project Fluent); whoever adds a code adds it in all
`LANGUAGES`, and a test holds them to it. What the system keeps (sheets, events, packages) stays in English.
"""

from heritage.messages.choosing import LANGUAGES, choose
from heritage.messages.finding import FindingWords
from heritage.messages.refusing import RefusalWords
from heritage.messages.values import Said
from heritage.messages.wording import Words, words

__all__ = ["LANGUAGES", "FindingWords", "RefusalWords", "Said", "Words", "choose", "words"]
