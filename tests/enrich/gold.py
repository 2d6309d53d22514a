"""The gold set of enrichment, made by hand for these tests: titles with their language, dates with their EDTF, names with their authority."""

from __future__ import annotations

TITLES = {
    "nl": """Gezicht op de haven van Antwerpen
De Grote Markt te Brussel tijdens de kermis
Portret van een onbekende vrouw met waaier
Brief van de burgemeester aan de gemeenteraad
Kaart van het graafschap Vlaanderen
Doopregister van de parochie Sint-Jan
Verslag van de vergadering der aandeelhouders
Het leven van den heiligen Rumoldus
Stadsgezicht met brug over de Leie
Opening van het nieuwe station door koning Albert
Nieuwe beschrijvinge van alle de Nederlanden
Een boeck van der wonderlycke gheboorte
Cort verhael van de belegeringe der stadt Oostende
Ordonnantie op het stuk van de munte
Staking van de mijnwerkers in Limburg
Boerin bij de waterput
Inhuldiging van het monument voor de gesneuvelden
Plattegrond van het kasteel met tuinen
Rekeningen van de kerkfabriek
Het oude begijnhof in de sneeuw
Vissers aan het strand bij valavond
Handleiding voor het bereiden van kleurstoffen
Lijst van de leden der gilde
Gesprek met een weefster over haar jeugd
De processie gaat door de straten
Ontwerp voor een glasraam in de kathedraal
Interieur van een smidse
Kinderen spelen op het plein
Wandelingen door het Zoniënwoud
Vlucht van de bevolking voor het oorlogsgeweld
Jaarboek van de vereniging voor geschiedenis
Gedichten uitgegeven door zijn vrienden
Over den oorsprong van de stad Leuven
Schets van een windmolen met bijgebouwen
Bevolkingsregister van de gemeente
Wekelijks nieuws uit de koloniën
Twee paarden voor een wagen
Ruïnes van de abdij
Tafel met bloemen en fruit
Aankomst van de wielrenners""",
    "fr": """Vue de la cathédrale depuis la rive gauche
Portrait d'une inconnue à l'éventail
Lettre du bourgmestre au conseil communal
Carte du comté de Flandre et de ses environs
Registre des baptêmes de la paroisse Saint-Jean
Procès-verbal de l'assemblée générale des actionnaires
La vie de sainte Gudule
Paysage avec un pont sur la Meuse
Inauguration de la nouvelle gare par le roi Albert
Description de tous les Pays-Bas
Histoire du siège de la ville d'Ostende
Ordonnance sur le fait des monnaies
Grève des mineurs dans le Borinage
Paysanne près du puits
Inauguration du monument aux morts
Plan du château et des jardins
Comptes de la fabrique d'église
Le vieux béguinage sous la neige
Pêcheurs sur la plage au crépuscule
Manuel pour la préparation des couleurs
Liste des membres de la corporation
Entretien avec une tisseuse sur sa jeunesse
La procession traverse les rues
Projet de vitrail pour la cathédrale
Intérieur d'une forge
Enfants jouant sur la place
Promenades dans la forêt de Soignes
Fuite de la population devant la guerre
Annales de la société d'histoire
Poésies publiées par ses amis
De l'origine de la ville de Louvain
Esquisse d'un moulin à vent
Les ruines de l'abbaye
Deux chevaux attelés à une charrette
Table avec des fleurs et des fruits
Arrivée des coureurs cyclistes
Cy commence le livre des merveilles
Memoires pour servir à l'histoire ecclesiastique
Edict du Roy sur le faict de la justice
Marché aux poissons""",
    "de": """Ansicht der Stadt Lüttich von Norden
Bildnis einer unbekannten Dame mit Fächer
Brief des Bürgermeisters an den Gemeinderat
Karte der Grafschaft Flandern
Taufregister der Pfarrei Sankt Johann
Bericht über die Versammlung der Aktionäre
Das Leben der heiligen Elisabeth
Landschaft mit einer Brücke über die Maas
Eröffnung des neuen Bahnhofs durch den König
Beschreibung der gesamten Niederlande
Geschichte der Belagerung der Stadt
Verordnung über das Münzwesen
Streik der Bergleute im Kohlenrevier
Bäuerin am Brunnen
Einweihung des Denkmals für die Gefallenen
Grundriss des Schlosses mit Gärten
Rechnungen der Kirchenfabrik
Der alte Beginenhof im Schnee
Fischer am Strand bei Sonnenuntergang
Anleitung zur Herstellung von Farbstoffen
Verzeichnis der Mitglieder der Zunft
Gespräch mit einer Weberin über ihre Jugend
Die Prozession zieht durch die Straßen
Entwurf für ein Glasfenster im Dom
Inneres einer Schmiede
Kinder spielen auf dem Platz
Spaziergänge durch den Wald
Flucht der Bevölkerung vor dem Krieg
Jahrbuch des Vereins für Geschichte
Gedichte, herausgegeben von seinen Freunden
Über den Ursprung der Stadt Löwen
Skizze einer Windmühle
Die Ruinen der Abtei
Zwei Pferde vor einem Wagen
Tisch mit Blumen und Früchten
Ankunft der Radrennfahrer
Warhafftige Beschreibung der wunderlichen Geschichten
Newe Zeitung auß dem Niderlandt
Von der Freyheit eines Christenmenschen
Ein schön neues Lied""",
    "en": """View of the harbour from the old fort
Portrait of an unknown woman with a fan
Letter from the mayor to the town council
Map of the county of Flanders
Register of baptisms of the parish of Saint John
Report of the meeting of shareholders
The life of Saint Gudula
Landscape with a bridge over the river
Opening of the new railway station by the king
A description of all the Low Countries
History of the siege of Ostend
Ordinance concerning the coinage
Strike of the miners in the coalfield
Peasant woman at the well
Unveiling of the memorial to the fallen
Plan of the castle and its gardens
Accounts of the church wardens
The old beguinage in the snow
Fishermen on the beach at dusk
Manual for the preparation of dyes
List of the members of the guild
Interview with a weaver about her youth
The procession passes through the streets
Design for a stained glass window
Interior of a forge
Children playing in the square
Walks through the forest
Flight of the people from the war
Yearbook of the society for history
Poems published by his friends
On the origin of the city
Sketch of a windmill
The ruins of the abbey
Two horses drawing a cart
Table with flowers and fruit
Arrival of the cyclists
A true relation of the late battaile
The boke of the wonderfull werkes
Newes from the warres in the Netherlands
Old costumes of the people""",
    "la": """Historia naturalis avium et piscium
De origine et rebus gestis Francorum
Chronicon monasterii sancti Trudonis
Vita sancti Remacli episcopi
Liber precum et officium beatae Mariae virginis
Tractatus de anima et eius potentiis
Descriptio totius Belgii cum tabulis geographicis
Annales ducum Brabantiae
Commentarii in quattuor evangelia
Epistolae ad familiares
De humani corporis fabrica libri septem
Acta sanctorum quotquot toto orbe coluntur
Psalterium cum glossa ordinaria
Opera omnia quae reperiri potuerunt
Theatrum orbis terrarum
Sermones de tempore et de sanctis
Missale secundum usum ecclesiae Leodiensis
Index librorum prohibitorum
De bello Gallico commentarii
Oratio de laudibus urbis Antverpiensis
Elementa geometriae planae et solidae
Herbarium seu de plantis earumque virtutibus
Speculum humanae salvationis
Disputatio de natura caloris
Catalogus librorum bibliothecae publicae
Carmina et epigrammata selecta
Regula sancti Benedicti abbatis
Statuta synodalia dioecesis Cameracensis
Quaestiones in libros Aristotelis de caelo
Panegyricus ad principem
Institutiones iuris civilis
De imitatione Christi et contemptu mundi
Germania inferior sive descriptio provinciarum
Diarium obsidionis urbis
Privilegia civitatis Gandensis
Antiquitates ecclesiae Tornacensis
Gesta pontificum Leodiensium
Breviarium secundum ordinem fratrum praedicatorum
Thesaurus linguae latinae
Meditationes de prima philosophia""",
}  # fmt: skip
"""Forty titles in each of five languages, some in old spelling."""

OTHERS = (
    "Lettere di un viaggiatore italiano ai suoi amici", "Historia de la conquista de las Indias y de sus gentes", "1914-1918", "Album 12",
    "Vistas de la ciudad y de los puertos del reino", "Dziennik podróży do Belgii i Holandii", "Ἱστορία τῶν Ἑλλήνων", "Kjøbenhavns Havn og Omegn",
    "Brussel / Bruxelles", "Nr. 1234", "Война и мир", "MS II 4231",
)  # fmt: skip
"""Of these nothing is to be said."""

DATES = {
    "1850": "1850", "[1850]": "1850", "(1850)": "1850", "1850?": "1850?", "[1850?]": "1850?", "ca. 1850": "1850~", "c. 1850": "1850~",
    "[ca. 1850]": "1850~", "circa 1850": "1850~", "omstreeks 1850": "1850~", "rond 1850": "1850~", "vers 1850": "1850~", "env. 1850": "1850~",
    "environ 1850": "1850~", "um 1850": "1850~", "etwa 1850": "1850~", "about 1850": "1850~", "waarschijnlijk 1850": "1850?",
    "probablement 1850": "1850?", "vermutlich 1850": "1850?", "probably 1850": "1850?", "1850-1860": "1850/1860", "1850-60": "1850/1860",
    "1850 – 1860": "1850/1860", "van 1850 tot 1860": "1850/1860", "de 1850 à 1860": "1850/1860", "von 1850 bis 1860": "1850/1860",
    "from 1850 to 1860": "1850/1860", "tussen 1850 en 1860": "[1850..1860]", "entre 1850 et 1860": "[1850..1860]",
    "zwischen 1850 und 1860": "[1850..1860]", "between 1850 and 1860": "[1850..1860]", "vóór 1850": "[..1850]", "avant 1850": "[..1850]",
    "vor 1850": "[..1850]", "before 1850": "[..1850]", "na 1850": "[1850..]", "après 1850": "[1850..]", "nach 1850": "[1850..]",
    "after 1850": "[1850..]", "17de eeuw": "16XX", "17e eeuw": "16XX", "XVIIe siècle": "16XX", "17e siècle": "16XX", "17. Jahrhundert": "16XX",
    "17. Jh.": "16XX", "17th century": "16XX", "eerste helft 17de eeuw": "1600/1649", "seconde moitié du XIXe siècle": "1850/1899",
    "zweite Hälfte des 19. Jahrhunderts": "1850/1899", "first half of the 18th century": "1700/1749", "12 mei 1850": "1850-05-12",
    "12 mai 1850": "1850-05-12", "1er mars 1900": "1900-03-01", "12. Mai 1850": "1850-05-12", "12 May 1850": "1850-05-12",
    "May 12, 1850": "1850-05-12", "den 3 october 1795": "1795-10-03", "mei 1850": "1850-05", "août 1914": "1914-08", "März 1848": "1848-03",
    "zomer 1944": "1944-22", "été 1944": "1944-22", "Herbst 1918": "1918-23", "3.4.1850": "1850-04-03", "23/12/1899": "1899-12-23",
    "jaren 1850": "185X", "années 1850": "185X", "1850s": "185X", "185-": "185X", "[185-]": "185X", "18--": "18XX", "anno 1623": "1623",
    "1850-05": "1850-05", "1850-05-12": "1850-05-12", "ca. mei 1850": "1850-05~", "ca. 1850-1860": None, "z.d.": None, "[s.d.]": None,
    "s. d.": None, "o.J.": None, "undated": None, "3/4/1850": None, "31 februari 1850": None, "1850-13": None, "begin 20ste eeuw": None,
    "jaren 60": None, "An VII": None, "'50": None, "18e": None, "2021-02-30": None, "onder Albert I": None, "1850, herdruk 1902": None,
    "zonder datum": None, "reign of Victoria": None, "1860-1850": None, "mei": None, "Kerstmis 1914": None,
}  # fmt: skip
"""What catalogues write → EDTF; None: nothing is to be said."""
