### Waarom een levering wordt geweigerd: elke regel met titel en betekenis, en wat in de redenen staat.

refusal = { $subject }: gevraagd: { $wanted }; aangetroffen: { $found }. { $advice }

refusal-not-a-folder = Geen map
    .why = Een levering is een map; een ingepakte levering wordt eerst uitgepakt.
refusal-unreadable = Kan niet worden gelezen
    .why = Het systeem mag het bestand of de map niet lezen, of de schijf geeft ze niet prijs.
refusal-not-a-file = Bestand noch map
    .why = Koppelingen, pipes en apparaten worden niet geleverd: niemand weet waarnaar ze later verwijzen.
refusal-still-changing = Wordt nog gekopieerd
    .why = Er werd nog naar de levering geschreven terwijl ze werd gelezen.
refusal-too-long = Te groot voor wat het heet te zijn
    .why = Leveringsnota’s, tabellen en lijsten zijn klein; zo’n groot bestand is iets anders.
refusal-virus = Virus
    .why = De virusscanner vond iets in het bestand. De levering werd niet opgenomen.
refusal-stray = Bestand op de verkeerde plaats
    .why = Een levering bevat objects/ en metadata/; wat elders ligt, hoort nergens bij.
refusal-no-items = Geen stuk
    .why = Onder objects/ staat niets dat bewaard kan worden.
refusal-item-empty = Leeg stuk
    .why = De map van het stuk bevat geen bestand.
refusal-item-missing = Stuk ontbreekt
    .why = De leveringsnota verwacht een stuk dat niet is gekomen.
refusal-item-twice = Eén kenmerk voor twee stukken
    .why = Twee zaken in de levering zouden hetzelfde stuk worden.
refusal-item-name = Naam van een stuk
    .why = De naam van het stuk wordt voorgoed de naam van mappen; elk systeem moet ze aankunnen.
refusal-batch-name = Naam van de levering
    .why = De naam van de levering wordt voorgoed de naam van mappen; elk systeem moet ze aankunnen.
refusal-path-length = Pad te lang
    .why = Niet elke bewaarplaats kan zo’n lang pad bewaren.
refusal-name-encoding = Naam in een onbekende codering
    .why = De naam is niet in UTF-8 geschreven; een ander systeem zou een andere naam tonen.
refusal-name-invisible = Onzichtbare tekens in een naam
    .why = Een naam met onzichtbare tekens kan op een andere lijken.
refusal-name-character = Verboden teken in een naam
    .why = Sommige schijven en banden kunnen dit teken niet bewaren.
refusal-name-composed = Accenten los geschreven
    .why = Letter en accent zijn twee tekens; sommige systemen voegen ze samen, en dan is de naam anders.
refusal-name-edge = Spatie of punt aan het einde van een naam
    .why = Windows laat spaties en punten aan het einde weg, en het bestand is niet meer te vinden.
refusal-name-device = Naam van een Windows-apparaat
    .why = Windows houdt deze naam voor een apparaat en kan er geen bestand onder bewaren.
refusal-name-length = Naam te lang
    .why = Schijven kennen een grens aan de lengte van namen, en wat van een bestand wordt gemaakt, krijgt een langere naam.
refusal-name-hidden = Verborgen bestand
    .why = De naam begint met een punt: een restant van een programma, geen deel van het object.
refusal-name-leftover = Restant van het bureaublad
    .why = Een bestand dat het besturingssysteem in mappen achterlaat, geen deel van het object.
refusal-name-twin = Namen die te weinig verschillen
    .why = Sommige schijven nemen beide namen voor één en zouden maar één bestand bewaren.
refusal-delivery-note = Leveringsnota
    .why = delivery.yaml zegt wie wat levert en hoe het is gemaakt; er ontbreekt iets in, of iets klopt niet.
refusal-table = Metadatatabel
    .why = De tabel kan niet worden gelezen als CSV met de nodige kolommen.
refusal-table-formula = Formule in een tabel
    .why = Een cel die een rekenblad zou uitrekenen, kan schade doen bij wie de tabel later opent.
refusal-table-subject = Rij over niets
    .why = Een rij van de tabel beschrijft een bestand of stuk dat niet in de levering zit.
refusal-checksum = Controlegetal verschilt
    .why = Het bestand is niet meer wat het was toen de lijst werd gemaakt: onderweg gewijzigd of beschadigd.
refusal-checksum-list = Lijst van controlegetallen
    .why = Een regel van de lijst is niet te begrijpen, of zegt twee dingen van één bestand.
refusal-checksum-path = Pad in een lijst van controlegetallen
    .why = De lijst noemt een pad dat niet binnen de levering blijft, of dat niet juist is geschreven.
refusal-checksum-missing = Vermeld bestand ontbreekt
    .why = De lijst van controlegetallen noemt een bestand dat niet is gekomen.
refusal-checksum-extra = Bestand zonder controlegetal
    .why = Er kwam een bestand dat geen lijst noemt; niemand kan zeggen of het gaaf is aangekomen.
refusal-checksum-none = Geen lijst van controlegetallen
    .why = Zonder lijst kan niemand bewijzen dat de levering gaaf is aangekomen.
refusal-checksum-unlisted = Metadata zonder controlegetal
    .why = Een metadatabestand staat in geen lijst. Het wordt bewaard; een regel zou bewijzen dat het gaaf is aangekomen.
refusal-bagit-checksum = Controlegetal van de bag verschilt
    .why = Een bestand van de bag is niet wat het manifest zegt: onderweg gewijzigd of beschadigd.
refusal-bagit-declaration = Verklaring van de bag
    .why = bagit.txt moet zeggen welke versie van BagIt dit is en hoe de lijsten zijn gecodeerd.
refusal-bagit-encoding = Codering van de lijsten van de bag
    .why = Een lijst van de bag is niet gecodeerd zoals de bag zelf zegt.
refusal-bagit-manifest = Manifest van de bag
    .why = Een manifest ontbreekt, of een regel ervan is niet te begrijpen.
refusal-bagit-path = Pad in een manifest
    .why = Een manifest noemt een pad dat niet binnen de bag blijft, of dat niet juist is geschreven.
refusal-bagit-missing = Bestand van de bag ontbreekt
    .why = Een manifest noemt een bestand dat niet is gekomen.
refusal-bagit-extra = Bestand buiten het manifest
    .why = Een bestand van de bag staat in geen manifest; niemand kan zeggen of het gaaf is aangekomen.
refusal-bagit-info = Regels van bag-info.txt
    .why = Elke regel van bag-info.txt moet een label en een waarde zijn.
refusal-bagit-oxum = Omvang van de bag
    .why = Payload-Oxum zegt hoeveel bytes en bestanden de bag bevat; dat is niet wat er kwam.
refusal-bagit-fetch = Bag met op te halen bestanden
    .why = De bag laat bestanden elders ophalen; dit systeem haalt niets op.
refusal-checksum-itself = Lijst over een lijst
    .why = Een lijst kan haar eigen checksum niet bevatten, en twee lijsten niet elkaars checksum. De regel wordt niet gebruikt; de bestanden worden toch gecontroleerd.
refusal-checksum-aside = Lijst naast die van de levering
    .why = Een lijst bij de bestanden, of in metadata/, noemt bestanden die niet zijn meegekomen. Misschien hoort ze bij een andere levering, of er ontbreekt iets.
refusal-table-name = Naam van een tabel
    .why = Alleen metadata/metadata.csv en metadata/rights.csv worden gelezen. Een tabel ernaast met bijna dezelfde naam zou worden overgeslagen, en wat ze over rechten zegt zou verloren gaan.
refusal-rights = Rechtentabel
    .why = Iets in rights.csv wordt niet begrepen. Rechten die niet worden begrepen, zouden niet worden bewaard, en wat gesloten is zou open zijn.
refusal-executable = Programma naast de objecten
    .why = Tussen de tabellen en testkaarten zit een bestand dat wordt uitgevoerd als men het opent, en geen virusscanner heeft het gezien.
refusal-folder-empty = Lege map
    .why = Een pakket bevat bestanden. Een map zonder bestanden kan niet worden bewaard en wordt gemeld.
refusal-folder-of-disk = Map van de schijf
    .why = Een map die een bestandssysteem, een bureaublad of netwerkopslag bovenaan een schijf bijhoudt. Ze hoort niet bij de levering en wordt overgeslagen.
refusal-institution = Andere instelling
    .why = De levering ligt in de map van een andere instelling, of werd voor een andere instelling gestart, dan haar leveringsnota noemt. De map telt: een nota alleen kan niet zeggen van wie een levering is.
refusal-folder-kept = Map van het systeem
    .why = Het systeem bewaart in deze map zijn eigen bestanden. Daaruit wordt niets geleverd.
refusal-workline = Andere digitaliseringslijn
    .why = De levering werd aan een andere digitaliseringslijn gegeven dan haar leveringsnota noemt.
refusal-batch-known = Bekende leveringsnaam
    .why = Een levering met deze naam werd eerder opgenomen, met andere inhoud. Dezelfde levering wordt herkend; een andere heeft een eigen naam nodig.
refusal-replaces = Komt opnieuw
    .why = delivery.yaml zegt wat de levering opnieuw brengt (`replaces`); een deel ervan past bij geen open regel van een herstellijst. De levering wordt toch opgenomen.
refusal-policy = Onbekende kwaliteitseisen
    .why = De gekozen kwaliteitseisen horen niet bij deze digitaliseringslijn.
refusal-folder-name = Naam van de map van de levering
    .why = Elk logboek en rapport noemt de map; haar naam moet geschreven en gelezen kunnen worden.

problem-any =
    .wanted-below = een pad onder { $words }
    .wanted-outside = een pad buiten { $words }
    .wanted-inside = een pad dat binnen de levering blijft
    .wanted-plain = een pad zonder "./" vooraan
    .wanted-slashes = een pad met / tussen de mappen
    .wanted-once = elk bestand één keer in een lijst
    .wanted-listed = het bestand dat { $place } noemt
    .wanted-line = een regel ervoor in { $words }
    .wanted-line-list = een regel ervoor in een lijst van controlegetallen
    .wanted-digest = { $algorithm } { $digest } ({ $place })
    .wanted-digits = { $number } hexadecimale cijfers, spatie, pad
    .wanted-utf8 = tekst in UTF-8
    .wanted-mib = hoogstens { $number } MiB
    .wanted-begins = een naam die met een letter of een cijfer begint
    .wanted-name-utf8 = een naam in UTF-8
    .wanted-name-visible = een naam van zichtbare tekens
    .wanted-name-without = een naam zonder { $characters }
    .wanted-name-composed = letters met accent als één teken (Unicode NFC)
    .wanted-name-edge = een naam zonder spaties aan de uiteinden en zonder punt op het einde
    .wanted-name-device = een naam die Windows kan bewaren
    .wanted-name-length = hoogstens { $number } bytes
    .wanted-object-only = alleen bestanden van het object
    .found-utf8 = bytes die geen UTF-8 zijn
    .found-in-it = { $characters } erin
    .found-apart = letter en accent los van elkaar
    .found-device = de naam van een Windows-apparaat
    .found-hidden = een verborgen bestand of map (de naam begint met een punt)
    .found-leftover = wat een systeem in een map achterlaat
    .found-bytes = { $number } bytes
    .found-mib = { $number } MiB
    .found-other-bytes = andere bytes op { $number }
    .found-quoted = "{ $text }"
    .found-differently = "{ $text }", dat anders is geschreven: { $part }
    .found-beside = "{ $text }" ernaast
    .found-lines = het op regels { $number } en { $number2 }
    .found-lines-differ = het op regels { $number } en { $number2 } met verschillende controlegetallen
    .found-no-file = geen zulk bestand
    .found-none = geen
    .found-nothing = niets
    .found-something = iets anders
    .advice-rename = Hernoem het aan de bron, maak de regel met het controlegetal opnieuw en dien de levering opnieuw in.
    .advice-remove = Het hoort niet bij het object: verwijder het en zijn regel met controlegetal.
    .advice-choose = Kies een naam van letters, cijfers, koppeltekens en liggende streepjes.
    .advice-deliver = Lever het bestand, of verbeter de lijst.
    .advice-anew = Maak de lijst van controlegetallen opnieuw van de bestanden zoals ze horen te zijn.
    .advice-bag = Maak de bag opnieuw met een BagIt-hulpmiddel en lever hem opnieuw.
    .advice-line = Verwijder het bestand als het hier niet hoort; voeg anders zijn regel toe.
    .advice-nothing-line = Niets te doen; een regel ervoor zou bewijzen dat het gaaf is aangekomen.
    .advice-changed = Het bestand is onderweg gewijzigd of beschadigd: lever het opnieuw vanaf de bron.
    .advice-right = Geef het systeem het recht om het te lezen, of lever het opnieuw.
    .advice-sort = Geef elk stuk één eigen map, of één bestand.
    .wanted-digests = checksums volgens { $algorithm }
    .found-digest-of = een checksum volgens { $algorithm }
    .found-more-lines = nog { $number } foute regels
    .found-not-whole = { $encoding } die niet volledig is
    .found-nul-line = een NUL-byte op regel { $number }: het is geen tekst
    .found-encoding = een andere tekencodering (Windows-1252, Latin-1 of iets dergelijks), voor het eerst op regel { $number }
    .found-contradict = een bestand dat klopt met { $place }: de lijsten spreken elkaar tegen
    .part-apart = letter en accent los van elkaar
    .part-case = andere hoofd- en kleine letters
    .part-invisible = onzichtbare tekens
    .part-edge = spaties of punten aan een einde
    .advice-inside = Maak de lijst in de map van de levering zelf, zodat de paden met objects/ of metadata/ beginnen.
    .advice-algorithm = Noem de lijst naar haar algoritme: { $algorithm }.
    .advice-utf8 = Bewaar het bestand als UTF-8; in PowerShell: | Out-File -Encoding utf8.
    .advice-spell = Schrijf de naam zoals hij in de map staat.

problem-not-a-folder =
    .wanted = een map
    .found-link = een koppeling
    .found-file = een bestand
    .advice = Lever een map; een ingepakte (zip, tar) wordt eerst uitgepakt.

problem-unreadable =
    .wanted = een leesbaar bestand
    .wanted-folder = een leesbare map
    .found = { $reason }

problem-not-a-file =
    .wanted = alleen bestanden en mappen
    .found-link = een symbolische koppeling
    .found-pipe = een named pipe
    .found-socket = een socket
    .found-device = een apparaat
    .advice = Lever op die plaats het bestand zelf.

problem-still-changing =
    .wanted = een levering waar niemand nog naar schrijft
    .found-new = het is nieuw
    .found-gone = het is weg
    .found-changed = het is gewijzigd
    .found-read = { $number } bytes gelezen van { $number2 }
    .found-size = omvang, tijd of plaats gewijzigd (eerst { $number } bytes, nu { $number2 })
    .advice = Er verandert nog iets: dien de levering in als het kopiëren klaar is.

problem-too-long =
    .advice = Ga na of het is wat de naam zegt.

problem-virus =
    .wanted = geen virus
    .found = { $signature }
    .advice = Open het niet. Verwittig de veiligheidsverantwoordelijke, reinig het station waar het vandaan komt en lever opnieuw.

problem-stray =
    .wanted = alleen bestanden onder objects/ en metadata/
    .found = een bestand elders
    .advice = Verplaats het naar waar het hoort, of verwijder het.

problem-no-items =
    .wanted = minstens één stuk

problem-item-empty =
    .wanted = bestanden van het stuk
    .found = een lege map
    .advice = Lever de bestanden van het stuk, of verwijder de map.

problem-item-missing =
    .wanted = het stuk dat delivery.yaml verwacht
    .advice = Lever het stuk, of haal het uit delivery.yaml.

problem-item-twice =
    .wanted = een eigen kenmerk
    .found = hetzelfde kenmerk als { $path }

problem-path-length =
    .wanted = hoogstens { $number } bytes in totaal

problem-name-twin =
    .wanted = namen die in meer verschillen dan hoofdletters of de schrijfwijze van accenten

problem-checksum-none =
    .wanted = minstens één van { $list }
    .advice = Voeg de lijst toe.

problem-checksum-list =
    .wanted = checksum.{ $list }
    .found = checksum.{ $algorithm }
    .advice = Maak de lijst met een van deze.
    .wanted-each = een regel voor elk bestand
    .found-empty = een lege lijst

problem-table =
    .wanted = CSV
    .wanted-column = een eerste rij met de kolom "{ $column }"
    .wanted-cells = { $number } cellen zoals in de eerste rij
    .found-cells = { $number ->
            [one] { $number } cel
           *[other] { $number } cellen
        }
    .found = { $reason }
    .advice = Bewaar de tabel als CSV in UTF-8, één rij per object.
    .wanted-rows = rijen over deze levering
    .found-rows = nog { $number } foute rijen
    .advice-rows = Is dit de tabel van deze levering?
    .wanted-longest = cellen van hoogstens { $number } tekens
    .wanted-one-column = één kolom "{ $column }" in de eerste rij
    .found-in-column = { $number } in kolom { $number2 }
    .advice-file = Maak er een apart bestand van.
    .wanted-term = een term van Dublin Core
    .wanted-language = een taal zoals in dc.title[nl]
    .advice-mean = Bedoelde u "{ $text }"?
    .advice-kept = Niets te doen: hij blijft bewaard zoals hij kwam, en wordt niet geoogst.
    .advice-code = Schrijf de code van twee of drie letters (BCP 47).

problem-table-formula =
    .wanted = cellen met tekst
    .found = { $number } die een rekenblad zou uitrekenen ({ $cells })
    .advice = Schrijf wat bedoeld is, zonder het teken vooraan; wie de tabel later opent, mag het niet uitvoeren.

problem-table-subject =
    .wanted = het pad van een stuk of van een bestand ervan, onder objects/
    .found = "{ $text }", dat niet in de levering zit
    .advice = Verbeter het pad, of lever wat ontbreekt.

problem-checksum-itself =
    .wanted = regels over andere bestanden
    .wanted-none = geen regel over een andere lijst
    .found = een regel over de lijst zelf
    .found-later = een die erna is geschreven ({ $path })
    .advice = Niets te doen: geen lijst kan haar eigen checksum bevatten, dus wordt de regel niet gebruikt. Laat de lijst zelf weg wanneer u ze maakt.
    .advice-lists = Niets te doen: de regel wordt niet gebruikt. Laat de lijsten weg wanneer u ze maakt.

problem-checksum-aside =
    .wanted = de bestanden die de lijst noemt
    .found = { $number } die niet zijn meegekomen, het eerste { $path }
    .advice = Niets te doen als ze elders thuishoren; lever ze anders alsnog, of verbeter de lijst.

problem-table-name =
    .wanted = metadata/{ $name }.csv
    .found = een tabel met een andere naam, die niemand zou lezen
    .advice = Bewaar ze als metadata/{ $name }.csv, of zet ze in een eigen map als ze alleen bewaard moet worden.
    .found-elsewhere = een tabel op een andere plaats, die niemand leest
    .advice-kept = Niets te doen als ze alleen bewaard moet worden; zet haar rijen anders in metadata/{ $name }.csv.
    .advice-rows = Zet haar rijen in metadata/{ $name }.csv: wat ze over rechten zegt, zou niet bewaard blijven.

problem-rights =
    .wanted-basis = een kolom "basis"
    .wanted-day = een dag zoals 2041-01-01, een jaar, of open
    .wanted-end = een einde na { $day }
    .wanted-once = elke kolom één keer
    .wanted-one-of = een van { $list }
    .wanted-columns = de kolommen { $list }
    .found-twice = "{ $text }" twee keer
    .advice = Verbeter de tabel: rechten die niet worden begrepen, zouden niet worden bewaard.
    .advice-mean = Bedoelde u "{ $text }"?
    .wanted-as = { $word }, zoals { $place } zegt

problem-executable =
    .wanted = tabellen, nota’s en beelden, niets dat wordt uitgevoerd
    .found = een uitvoerbaar bestand ({ $kind })
    .advice = Verwijder het, of laat hier een virusscanner instellen: zonder scanner kan niemand zeggen wat het doet.

problem-folder-empty =
    .wanted = een map met bestanden
    .found = een lege map
    .advice = Niets te doen: een pakket bevat bestanden, dus wordt de map niet bewaard.

problem-folder-of-disk =
    .wanted = objects/ en metadata/
    .found = een map die een schijf of server bijhoudt
    .advice = Niets te doen: ze wordt niet bekeken en niet bewaard.

problem-workline =
    .wanted = de digitaliseringslijn { $word }
    .found = { $word }
    .advice = Start de DAG { $name }, of verbeter delivery.yaml.
    .wanted-folder = de digitaliseringslijn { $list }, in wier map ze ligt
    .advice-folder = Lever ze in de map van haar eigen digitaliseringslijn, of verbeter delivery.yaml.

problem-institution =
    .wanted = { $list }, in wiens map ze ligt
    .found = { $word }
    .advice = Lever ze in de map van haar eigen instelling, of verbeter delivery.yaml.
    .wanted-one = een map van één instelling
    .found-several = een map van { $list }
    .advice-link = Lever ze als map, niet als koppeling naar die van een andere instelling.
    .wanted-folder = een map van een instelling in de inbox
    .found-nobody = "{ $text }", die van geen instelling is
    .advice-folder = Lever ze in de map van haar eigen instelling.
    .wanted-started = { $word }, waarvoor ze gestart werd
    .advice-started = Start ze voor de instelling waarvan ze is.

problem-folder-kept =
    .wanted = een levering in de inbox, of in een eigen map
    .found = een map waarin het systeem schrijft ("{ $text }")
    .advice = Lever ze in de inbox; wat al gearchiveerd is, wordt niet opnieuw geleverd.

problem-batch-known =
    .wanted = een eigen leveringsnaam
    .found = { $name }, die eerder werd opgenomen met andere inhoud (uit { $path })
    .advice = Geef een nieuwe levering een nieuwe naam, en zeg onder `replaces` wat ze opnieuw brengt.

problem-replaces =
    .wanted = een eerdere levering van { $name }
    .wanted-delivered = stukken die in deze levering zitten
    .wanted-items = stukken van { $name }
    .wanted-refused = stukken van { $name } die werden afgekeurd of aangehouden
    .wanted-open = open regels van de herstellijst van { $name }
    .found = geen levering "{ $name }"
    .found-itself = de naam van deze levering zelf
    .found-not-in = niet erin: { $list }
    .found-never = nooit erin: { $list }
    .found-none = geen enkel ervan in deze levering
    .found-neither = nog geen van beide: { $list }
    .found-deposited = al in het archief: { $list }
    .found-answered = eerder beantwoord door { $name }: { $list }
    .advice = Zoek de juiste naam: op de herstellijst van die levering kunt u bevestigen wat deze levering beantwoordt.
    .advice-deliver = Lever ze: hun regels op de herstellijst blijven open.
    .advice-own = Niets te doen: ze worden bewaard als stukken op zichzelf.
    .advice-decide = Beslis over de eerdere: als ze worden afgekeurd, beantwoordt deze levering ze.
    .advice-version = Een nieuwe versie van een pakket wordt nog niet gemaakt: deze worden als eigen pakketten bewaard, en beide blijven.
    .advice-both = Er gaat niets verloren: beide worden bewaard en aan elkaar gekoppeld.

problem-policy =
    .wanted = een van { $list }
    .advice = Kies er een van.

problem-folder-name =
    .wanted = een map waarvan het pad uit zichtbare tekens in UTF-8 bestaat
    .found = andere tekens erin
    .advice = De map kan niet worden genoteerd: hernoem ze.

problem-delivery-note =
    .wanted = een leveringsnota
    .wanted-yaml = YAML
    .wanted-keys = sleutels en waarden
    .wanted-one-of = een van { $list }
    .wanted-text = een tekst
    .wanted-station = id, device en serial van het opnamestation
    .wanted-day = een dag, zoals 2026-11-02
    .wanted-past = een dag die niet in de toekomst ligt
    .wanted-items = kenmerken van stukken, elk met wat te verwachten is
    .wanted-item-text = een kenmerk dat een tekst is
    .wanted-names = namen en waarden
    .wanted-name-text = een naam die een tekst is
    .wanted-value = een tekst, een getal, ja of nee, of een lijst daarvan
    .found-unknown = een onbekende sleutel
    .found-yes = ja of nee (ja)
    .found-no = ja of nee (nee)
    .found-number = het getal { $value }
    .found-long-number = het getal met heel veel cijfers
    .found-text = de tekst "{ $text }"
    .found-time = het tijdstip { $value }
    .found-day = de dag { $value }
    .found-keys = sleutels en waarden
    .found-list = een lijst
    .found-binary = binaire gegevens
    .found-alias = een alias (*): schrijf de waarde voluit
    .found-deep = meer dan { $number } niveaus diep genest
    .found-complex-key = een sleutel die zelf een lijst of een tabel is
    .found-twice = de sleutel "{ $key }" tweemaal
    .found = { $reason }
    .advice = Verbeter delivery.yaml.
    .advice-add = Voeg de leveringsnota toe: institution, workline, batch, operator, station, captured.
    .advice-mean = Bedoelde u "{ $text }"?
    .advice-kept = Niets te doen: het wordt bewaard zoals het kwam en niet gebruikt.
    .advice-quotes = Zet het tussen aanhalingstekens: anders leest YAML het als iets anders.
    .advice-item-quotes = Zet het kenmerk tussen aanhalingstekens.
    .advice-in-quotes = Zet het tussen aanhalingstekens.
    .wanted-known = een bekende naam
    .wanted-above = een getal groter dan 0
    .wanted-whole-above = een geheel getal groter dan 0
    .found-unchecked = een naam die geen enkele controle kent
    .advice-number = Schrijf het als getal, zonder aanhalingstekens of eenheid: als tekst kan het niet worden vergeleken met wat er kwam.
    .wanted-spaces = spaties
    .found-tab = een tab
    .advice-tab = Spring in met spaties: YAML laat daar geen tabs toe.
    .found-second = een tweede document (---)
    .found-merge = een samenvoegsleutel (<<): schrijf de waarden uit
    .found-tag = een tag (!): schrijf gewone sleutels en waarden
    .found-reads = "{ $text }", dat YAML leest als het getal { $value }
    .found-no-model = "{ $text }", waarvoor er geen taalmodel is
    .found-said = ja of nee ({ $text })
    .wanted-number-read = een getal zoals het wordt gelezen, of een tekst
    .wanted-yes-no = ja of nee
    .advice-model = Laat ze weg, of laat eerst het taalmodel installeren.
    .advice-true = Schrijf true of false, zonder aanhalingstekens.
    .wanted-since = een dag vanaf { $number }
    .found-digits = een getal met te veel cijfers
    .advice-name = Noem het metadata/delivery.yaml.
    .wanted-replaces = batch, en items als niet alles opnieuw komt
    .wanted-item-id = minstens één kenmerk van een stuk
    .advice-leave-items = Laat items weg als alles opnieuw komt.
    .wanted-visible = hoogstens { $number } zichtbare tekens

problem-bagit-declaration =
    .wanted = twee regels, "BagIt-Version: 1.0" en "Tag-File-Character-Encoding: UTF-8"
    .wanted-version = een BagIt-versie van 0.93 tot 0.97, of 1.0
    .wanted-encoding = een bekende tekencodering
    .found = { $text }
    .wanted-no-mark = tekst in UTF-8 zonder byte-order mark
    .found-mark = { $encoding } met een byte-order mark

problem-bagit-encoding =
    .wanted = tekst in { $encoding }
    .advice = Schrijf de lijst in de tekencodering die bagit.txt noemt (> van PowerShell schrijft UTF-16).

problem-bagit-manifest =
    .wanted = minstens één manifest van de inhoud
    .wanted-algorithm = een van { $list }
    .wanted-no-tag = geen tagmanifest in een tagmanifest
    .found = { $text }
    .advice-other = Niets te doen: het andere manifest van de bag geldt.

problem-bagit-missing =
    .wanted = een map met de inhoud

problem-bagit-info =
    .wanted = "Label: waarde"

problem-bagit-oxum =
    .wanted = { $oxum }, wat er is
    .wanted-once = Payload-Oxum één keer
    .found = Payload-Oxum { $oxum } (bytes.bestanden)
    .found-times = { $number } keer

problem-bagit-fetch =
    .wanted = "URL lengte data/pad"
    .wanted-named = een bestand dat een manifest noemt
    .wanted-whole = een volledige bag
    .found = "{ $path }" moet nog worden opgehaald
    .advice = Dit systeem haalt niets op: doe het bestand in de bag en lever hem opnieuw.

problem-batch-name =
    .wanted = een naam voor de levering

problem-item-name =
    .wanted = een naam voor het stuk

problem-checksum =
    .found = { $digest }

problem-bagit-checksum =
    .found = { $digest }
