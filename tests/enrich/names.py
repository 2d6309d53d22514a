"""A small vocabulary of places and persons, written for the tests, and what is to be found of it: as values, and in titles."""

from __future__ import annotations

_PLACES = """Antwerpen|Anvers|Antwerp|Antverpia
Brussel|Bruxelles|Brüssel|Brussels|Bruxellae
Gent|Gand|Ghent|Gandavum
Brugge|Bruges|Brügge|Brugae
Leuven|Louvain|Löwen|Lovanium
Luik|Liège|Lüttich|Leodium
Namen|Namur|Namurcum
Bergen|Mons|Montes Hannoniae
Doornik|Tournai|Tornacum
Mechelen|Malines|Mecheln|Mechlinia
Kortrijk|Courtrai|Cortracum
Ieper|Ypres|Ypern
Oostende|Ostende|Ostend
Aalst|Alost
Dendermonde|Termonde
Oudenaarde|Audenarde|Oudenarde
Sint-Truiden|Saint-Trond|Sankt Truiden
Tongeren|Tongres|Aduatuca
Hasselt
Genk
Turnhout
Lier|Lierre
Diest
Tienen|Tirlemont
Aarlen|Arlon
Bastenaken|Bastogne
Dinant
Hoei|Huy
Verviers
Spa
Eupen|Néau
Malmedy
Charleroi
La Louvière
Nijvel|Nivelles
Waver|Wavre
Waterloo
Vilvoorde|Vilvorde
Halle|Hal
Zoutleeuw|Léau
Veurne|Furnes
Nieuwpoort|Nieuport
Diksmuide|Dixmude
Poperinge
Roeselare|Roulers
Tielt|Thielt
Lokeren
Ronse|Renaix
Geraardsbergen|Grammont
Edingen|Enghien
Aat|Ath
Zinnik|Soignies
Chimay
Bouillon
Orval
Stavelot|Stablo
Maaseik
Leopoldsburg|Bourg-Léopold
Scherpenheuvel|Montaigu
Damme"""

_PERSONS = """Ensor, James (1860-1949)|James Ensor
Rubens, Peter Paul, 1577-1640|Pierre-Paul Rubens
Bruegel, Pieter|Breughel, Pieter|Pierre Bruegel
Eyck, Jan van|Jan van Eyck
Memling, Hans
Bouts, Dirk
Rops, Félicien
Horta, Victor
Velde, Henry van de|Henry van de Velde
Magritte, René
Delvaux, Paul
Permeke, Constant
Meunier, Constantin
Wiertz, Antoine
Verhaeren, Émile
Maeterlinck, Maurice
Gezelle, Guido
Conscience, Hendrik|Henri Conscience
Plantin, Christophe|Plantijn, Christoffel
Moretus, Jan
Mercator, Gerard|Gerardus Mercator
Ortelius, Abraham
Vesalius, Andreas|André Vésale
Lipsius, Justus|Joost Lips
Erasmus, Desiderius|Erasme
Dodoens, Rembert|Rembertus Dodonaeus
Stevin, Simon
Quetelet, Adolphe
Solvay, Ernest
Gramme, Zénobe
Sax, Adolphe
Franck, César
Grétry, André
Lemaître, Georges
Baekeland, Leo
Lambeaux, Jef
Claus, Emile
Spilliaert, Léon
Khnopff, Fernand
Rysselberghe, Théo van|Théo van Rysselberghe"""


def _listed(text: str, kind: str) -> list[tuple[str, ...]]:
    return [
        (f"https://id.example/{kind}/{number}", kind, *line.split("|")) for number, line in enumerate(text.splitlines())
    ]


CSV = _listed(_PLACES, "place") + _listed(_PERSONS, "person")
"""URI, kind, the preferred name, others."""


def _uri(name: str) -> str:
    return next(uri for uri, _, *names in CSV if name in names)


_VALUES = {
    # as values: in another language, without accents, in the other order, with years
    "dcterms:spatial": "Anvers Bruxelles Ghent Brügge Louvain Liège Lüttich Liege Namur Mons Tornacum Malines Courtrai Ypres Ostend Alost Termonde "
    "Audenarde Saint-Trond Tongres Hasselt Genk Turnhout Lierre Diest Tirlemont Arlon Bastogne Dinant Huy Verviers Spa Eupen Malmedy Charleroi "
    "Nivelles Wavre Waterloo Vilvorde Hal Léau Furnes Nieuport Dixmude Poperinge Roulers Thielt Lokeren Renaix Grammont Enghien Ath Soignies Chimay "
    "Bouillon Orval Stablo Maaseik Bourg-Léopold Montaigu Damme",
    "dcterms:creator": "James_Ensor Ensor,_James Pierre-Paul_Rubens Peter_Paul_Rubens Pieter_Bruegel Jan_van_Eyck Hans_Memling Dirk_Bouts "
    "Felicien_Rops Victor_Horta Henry_van_de_Velde Rene_Magritte Paul_Delvaux Constant_Permeke Constantin_Meunier Antoine_Wiertz Emile_Verhaeren "
    "Maurice_Maeterlinck Guido_Gezelle Henri_Conscience Plantijn,_Christoffel Jan_Moretus Gerardus_Mercator Abraham_Ortelius André_Vésale "
    "Joost_Lips Desiderius_Erasmus Rembertus_Dodonaeus Simon_Stevin Adolphe_Quetelet Ernest_Solvay Zenobe_Gramme Adolphe_Sax Cesar_Franck "
    "Andre_Gretry Georges_Lemaitre Leo_Baekeland Jef_Lambeaux Emile_Claus Leon_Spilliaert Fernand_Khnopff Théo_van_Rysselberghe",
}  # fmt: skip
_PLAIN = {
    "Liege": "Liège", "Ensor, James": "Ensor, James (1860-1949)", "Peter Paul Rubens": "Rubens, Peter Paul, 1577-1640", "Felicien Rops": "Rops, Félicien",
    "Rene Magritte": "Magritte, René", "Emile Verhaeren": "Verhaeren, Émile", "Zenobe Gramme": "Gramme, Zénobe", "Cesar Franck": "Franck, César",
    "Andre Gretry": "Grétry, André", "Georges Lemaitre": "Lemaître, Georges", "Leon Spilliaert": "Spilliaert, Léon",
}  # fmt: skip


def _known_as(value: str) -> str:
    turned = " ".join(reversed(value.split(" ", 1))).replace(" ", ", ", 1) if " " in value else value
    name = value if any(value in names for _, _, *names in CSV) else _PLAIN.get(value, turned)
    first, _, last = value.partition(" ")
    return _uri(name if any(name in names for _, _, *names in CSV) else f"{last}, {first}")


TITLED: list[tuple[str, str, str | None]] = [
    *((field, one.replace("_", " "), _known_as(one.replace("_", " "))) for field, some in _VALUES.items() for one in some.split()),
    ("dc:title", "Gezicht op de haven van Antwerpen", _uri("Antwerpen")),
    ("dc:title", "Vue de la Meuse à Liège", _uri("Liège")),
    ("dc:title", "Plan de La Louvière et environs", _uri("La Louvière")),
    ("dc:title", "Ansicht von Sankt Truiden", _uri("Sankt Truiden")),
    ("dc:title", "Portret van Guido Gezelle", _uri("Gezelle, Guido")),
    ("dc:title", "Buste de Constantin Meunier", _uri("Meunier, Constantin")),
    ("dc:title", "De slag bij Waterloo", _uri("Waterloo")),
    ("dc:title", "Privilegia civitatis Gandavum", _uri("Gandavum")),
    # of these nothing is to be said
    ("dcterms:spatial", "Parijs", None), ("dcterms:spatial", "Antwerpen (provincie) en Limburg", None), ("dcterms:spatial", "Gentbrugge", None),
    ("dcterms:spatial", "Dinant sur Meuse", None), ("dcterms:creator", "Ensor", None), ("dcterms:creator", "Gent", None),
    ("dcterms:spatial", "James Ensor", None), ("dc:title", "Oude klederdrachten", None), ("dc:title", "de gent van het dorp", None),
    ("dc:title", "Bergenaar in de sneeuw", None), ("dcterms:creator", "Rubens, Albert", None), ("dcterms:spatial", "unknown", None),
]  # fmt: skip
"""Field, value, and the authority that is right (None: none)."""
