"""The words on the sample pages: public texts written for this project, in four languages; never a real document."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from typing import Literal, TypeAlias

Language: TypeAlias = Literal["nl", "fr", "de", "en"]

_NAMES = ("Vermeulen", "Delcourt", "Hoffmann", "Claes", "Lambert", "Peeters", "Renard", "Winkler", "Maes", "Dubois")
_PLACES = ("Oostende", "Nieuwpoort", "Calais", "Vlissingen", "Emden", "Zeebrugge", "Duinkerke", "Bremen")

_SENTENCES: dict[Language, tuple[str, ...]] = {
    "nl": (
        "De vuurtoren bij {place} werd in {year} gebouwd op een bank van zand en klei, {n} meter van de oude zeedijk.",
        "Elke avond klom wachter {name} de {n} treden omhoog om de lamp te vullen en het glas te poetsen.",
        "Bij helder weer zagen de vissers het licht op een afstand van {n} zeemijl.",
        "In het register van {year} staat dat de storm drie ruiten brak en het dak van de schuur meenam.",
        "Het museum bewaart de koperen lantaarn, die nog altijd naar olie en naar zout ruikt.",
        "De inventaris noemt ook een houten trap, een scheepsklok en {n} kaarten van de kust.",
        "Niemand wist wie het schilderij boven de haard had gemaakt, tot er achter de lijst een brief gevonden werd.",
        "Mevrouw {name} schonk de verzameling in {year} aan de stad, op voorwaarde dat zij bij elkaar zou blijven.",
        "Het papier is licht gevlekt, maar de inkt is goed leesbaar en de band is stevig.",
        "Wanneer de mist kwam opzetten, werd om de twee minuten op de grote hoorn geblazen.",
        "De archivaris telde {n} dozen, waarvan er vier nog nooit geopend waren.",
        "Uit de dagboeken blijkt hoe stil de winters waren en hoe lang men op een brief moest wachten.",
        "De schipper van {place} bracht om de veertien dagen brood, kaarsen en kranten mee.",
        "Later werd de olielamp vervangen door een elektrisch licht dat sterker en goedkoper was.",
        "Van het oude huis bleef alleen de kelder over, waar men nu de gereedschappen toont.",
        "Wie vandaag de toren bezoekt, hoort nog steeds de wind door de smalle vensters gaan.",
    ),
    "fr": (
        "Le phare de {place} fut construit en {year} sur un banc de sable, à {n} mètres de la vieille digue.",
        "Chaque soir, le gardien {name} montait les {n} marches pour remplir la lampe et nettoyer les vitres.",
        "Par temps clair, les pêcheurs voyaient la lumière à une distance de {n} milles.",
        "Le registre de {year} rapporte que la tempête brisa trois carreaux et emporta le toit de la remise.",
        "Le musée conserve la lanterne de cuivre, qui garde encore une odeur de sel et de pétrole.",
        "On trouve aussi dans cet inventaire un escalier de bois, une cloche de navire et {n} cartes de la côte.",
        "Personne ne savait qui avait peint le tableau, avant la découverte d'une lettre derrière le cadre.",
        "Madame {name} donna la collection à la ville en {year}, à condition de ne jamais la séparer.",
        "Le papier est un peu taché, mais la lecture reste facile et la reliure est solide.",
        "Quand le brouillard se levait, on sonnait de la grande trompe toutes les deux minutes.",
        "Notre archiviste compta {n} boîtes, dont quatre étaient encore fermées.",
        "Les carnets racontent le silence des hivers et la longue attente du courrier.",
        "Tous les quinze jours, le patron du bateau de {place} apportait du pain, des bougies et des journaux.",
        "Plus tard, on remplaça la lampe par une lumière électrique, plus forte et moins chère.",
        "De la vieille maison il ne reste que la cave, où sont montrés les outils du gardien.",
        "Ceux qui visitent la tour entendent toujours le vent passer par les fenêtres étroites.",
    ),
    "de": (
        "Der Leuchtturm von {place} wurde {year} auf einer Sandbank gebaut, {n} Meter vor dem alten Deich.",
        "Jeden Abend stieg der Wärter {name} die {n} Stufen hinauf, um die Lampe zu füllen und das Glas zu putzen.",
        "Bei klarem Wetter sahen die Fischer das Licht aus einer Entfernung von {n} Seemeilen.",
        "Im Buch des Jahres {year} steht, dass der Sturm drei Scheiben zerbrach und das Dach der Scheune forttrug.",
        "Das Museum bewahrt die Laterne aus Kupfer, die noch immer nach Salz und nach Öl riecht.",
        "Das Verzeichnis nennt auch eine hölzerne Treppe, eine Schiffsglocke und {n} Karten der Küste.",
        "Niemand wusste, wer das Bild gemalt hatte, bis man hinter dem Rahmen einen Brief fand.",
        "Frau {name} schenkte die Sammlung {year} der Stadt und bat darum, sie niemals zu trennen.",
        "Das Papier ist leicht fleckig, doch die Schrift ist gut zu lesen und der Einband ist fest.",
        "Wenn der Nebel kam, blies man alle zwei Minuten in das große Horn.",
        "Die Archivarin zählte {n} Kisten, von denen vier noch nie geöffnet worden waren.",
        "Die Tagebücher erzählen, wie still die Winter waren und wie lange man auf einen Brief wartete.",
        "Der Schiffer aus {place} brachte alle vierzehn Tage Brot, Kerzen und Zeitungen mit.",
        "Später ersetzte man die Lampe durch ein elektrisches Licht, das heller und billiger war.",
        "Von dem alten Haus blieb nur der Keller übrig, in dem heute die Werkzeuge gezeigt werden.",
        "Wer den Turm besucht, hört noch immer den Wind durch die schmalen Fenster gehen.",
    ),
    "en": (
        "The lighthouse near {place} was built in {year} on a bank of sand, {n} metres from the old sea wall.",
        "Every evening the keeper {name} climbed the {n} steps to fill the lamp and to clean the glass.",
        "In clear weather the fishermen could see the light from a distance of {n} miles.",
        "The register of {year} tells how the storm broke three windows and took the roof of the barn.",
        "The museum keeps the copper lantern, which still smells of salt and of oil.",
        "The inventory also names a wooden staircase, a ship's bell and {n} charts of the coast.",
        "Nobody knew who had painted the picture until a letter was found behind its frame.",
        "In {year} Mrs {name} gave the collection to the town and asked that it should never be divided.",
        "The paper is slightly stained, but the writing is easy to read and the binding is sound.",
        "When the fog came in, the great horn was blown every two minutes.",
        "The archivist counted {n} boxes, four of which had never been opened.",
        "The diaries show how quiet the winters were and how long one waited for a letter.",
        "Every other week the skipper from {place} brought bread, candles and newspapers.",
        "Later the lamp was replaced by an electric light that was stronger and cheaper.",
        "Of the old house only the cellar is left, where the tools of the keeper are shown today.",
        "Whoever visits the tower still hears the wind pass through the narrow windows.",
    ),
}

TITLES: dict[Language, tuple[str, str, str]] = {
    "nl": ("De lichten van de kust", "Verhaal en inventaris van een vuurtoren", "Uitgegeven door het museum"),
    "fr": ("Les feux de la côte", "Histoire et inventaire d'un phare", "Publié par le musée"),
    "de": ("Die Lichter der Küste", "Geschichte und Verzeichnis eines Leuchtturms", "Herausgegeben vom Museum"),
    "en": ("The lights of the coast", "History and inventory of a lighthouse", "Published by the museum"),
}
"""Title, subtitle and imprint of a sample book."""

CAPTIONS: dict[Language, str] = {
    "nl": "De toren, gezien vanaf het strand",
    "fr": "La tour, vue de la plage",
    "de": "Der Turm, vom Strand gesehen",
    "en": "The tower, seen from the beach",
}

TABLES: dict[Language, tuple[tuple[str, str, str], tuple[str, ...]]] = {
    "nl": (("Nummer", "Voorwerp", "Jaar"), ("lantaarn", "scheepsklok", "kaart", "verrekijker", "anker", "dagboek")),
    "fr": (("Numéro", "Objet", "Année"), ("lanterne", "cloche", "carte", "longue-vue", "ancre", "journal")),
    "de": (("Nummer", "Gegenstand", "Jahr"), ("Laterne", "Glocke", "Karte", "Fernrohr", "Anker", "Tagebuch")),
    "en": (("Number", "Object", "Year"), ("lantern", "bell", "chart", "telescope", "anchor", "diary")),
}
"""Column heads and things of the inventory table."""


def paragraphs(language: Language, seed: str) -> Iterator[str]:
    """Endless paragraphs of two to five sentences; the same seed gives the same text, another seed another one."""
    chance = random.Random(seed)
    deck: list[str] = []
    while True:
        count = chance.randint(2, 5)
        if len(deck) < count:
            deck = chance.sample(_SENTENCES[language], len(_SENTENCES[language]))
        yield " ".join(_filled(deck.pop(), chance) for _ in range(count))


def inventory(language: Language, seed: str, rows: int) -> list[tuple[str, str, str]]:
    """Rows of the inventory table: number, thing, year."""
    chance = random.Random(seed)
    things: Sequence[str] = TABLES[language][1]
    return [(f"{chance.randint(100, 999)}", chance.choice(things), f"{_year(chance)}") for _ in range(rows)]


def _filled(sentence: str, chance: random.Random) -> str:
    return sentence.format(
        place=chance.choice(_PLACES), name=chance.choice(_NAMES), year=_year(chance), n=chance.randint(13, 480)
    )


def _year(chance: random.Random) -> int:
    return chance.randint(1780, 1913)
