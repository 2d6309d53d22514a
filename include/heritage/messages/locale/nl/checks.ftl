### Elke controle: de titel, wat ze betekent (.why) en wat te doen als er niet aan voldaan is (.todo); daaronder wat ze in een bevinding
### schrijft: gevraagd, vastgesteld, advies, en delen daarvan.

finding-more = { $list } en nog { $count }
finding-then = ;{" "}
finding-or = {" "}of{" "}
finding-and = {" "}en{" "}
finding-word =
    .left = links
    .right = rechts
    .top = boven
    .bottom = onder
    .none = geen
    .uncompressed = ongecomprimeerd
    .grey = grijs
    .bitonal = zwart-wit
    .palette = palet
    .strip = strook
    .tile = tegel
    .film = film
    .print = afdruk
finding-any =
    .found-of-files = { $of ->
            [one] { $passed } van { $of } bestand
           *[other] { $passed } van { $of } bestanden
        }
    .found-alone = { $first } ({ $passed } van { $of } bestand)
    .wanted-others = { $first } (en nog { $others ->
            [one] { $others } andere waarde
           *[other] { $others } andere waarden
        }, per bestand)
    .found-none = geen
    .found-nothing = niets gevonden
    .found-so-it-is = dat is zo
    .found-faces = { N($bad, ",") } van { N($faces, ",") }
    .found-model-whole = { finding-any.found-so-it-is }
    .found-model-broken = { $reason }
    .found-worst = { N($value, ".2f") } in { $path }
    .found-worst-of = { N($value, ".2f") } ({ $patch }) in { $path }
    .found-unlimited = { finding-any.found-worst }
    .found-unlimited-of = { finding-any.found-worst-of }
    .found-unlimited-unmeasured = { finding-any.found-unmeasured }
    .found-unmeasured = niet gemeten: geen enkele testkaartopname toont het
    .found-faults = { LIST($faults, "; ") }
    .found-often = { N($share, ".0%") } van de frames; het ergst op { TIMES($times) }
    .found-seldom = { N($share, ".0%") }
    .track = { $track ->
            [one] spoor { $track }:{" "}
            [other] spoor { $track }:{" "}
           *[none] { "" }
        }
    .part-at = { TIMES($timecode) }: { $fault }
    .advice-damaged = Het bestand is beschadigd. Laat het opnieuw leveren, of de drager opnieuw overzetten.
    .advice-faulty-program = Het bestand is beschadigd of door een foutief programma geschreven. Laat het opnieuw exporteren.
    .advice-model-broken = { finding-any.advice-faulty-program }
    .advice-look = Bekijk deze beeldjes; staat het niet op de drager, laat dan opnieuw overzetten.
    .advice-listen = Luister op deze tijdstippen; staat het niet op de drager, laat dan opnieuw overzetten.
    .advice-faces = Laat het model opkuisen in het modelleerprogramma en in de paradata vermelden wat er is gedaan.
    .advice-export = Laat het opnieuw exporteren.
    .advice-transfer = Laat de drager opnieuw overzetten.
    .advice-profile = Maak een nieuw kleurprofiel voor het station, of ga na of het juiste is ingebed.
    .advice-unmeasured = Voeg aan de opnamen van de sessie een testkaart toe die dit toont.
    .advice-unlimited-unmeasured = { finding-any.advice-unmeasured }
    .part-min = ≥ { $limit }
    .part-above = > { $limit }
    .part-max = ≤ { $limit }
    .part-below = < { $limit }

## Every file
check-decodes = Leesbaar tot het einde
    .why = Het bestand werd geopend en tot de laatste rij, het laatste beeldje of het laatste sample gelezen. Een bestand dat afbreekt, is beschadigd of onvolledig en kan zo niet worden bewaard.
    .todo = Laat het bestand opnieuw opnemen of leveren.
finding-decodes =
    .wanted = leesbaar tot het einde
    .wanted-damage = leesbaar tot het einde, zonder beschadiging
    .wanted-embedded = ingebedde metadata die gelezen kunnen worden
    .wanted-bands = een beeld dat in zijn geheel geopend kan worden
    .found-read = gelezen tot het einde
    .found-part = gelezen als onderdeel van een model
    .found-unreadable = { LIST($reasons, "then") }
    .found-empty = een leeg bestand
    .found-no-tool = geen hulpmiddel van deze digitaliseringslijn opent het
    .found-bands = een dat strook voor strook gelezen wordt
    .found-embedded = exiftool: { $reason }
    .found-damage = { LIST($faults, "; ") }
    .found-by-hand = { LIST($faults, "; ") }
    .advice = Het bestand is beschadigd of onvolledig. Laat het opnieuw opnemen of leveren.
    .advice-by-hand = Bewaard zoals het kwam; bekijk het zelf.
    .advice-damage = { finding-any.advice-damaged }
    .advice-unreadable = Het bestand is beschadigd of onvolledig. Laat het opnieuw digitaliseren of leveren.
    .advice-unreadable-sound = Niets wijst op schade. Laat het leveren in een vorm die hier gelezen wordt, of aanvaard het: dan wordt het bewaard zoals het kwam.
    .advice-empty = { finding-decodes.advice-by-hand }
    .advice-no-tool = { finding-decodes.advice-by-hand }
    .advice-bands = Bewaard zoals het kwam, met een klein beeld voor lezers; er wordt geen verliesvrije kopie en geen tekst van gemaakt.

check-identified = Bekend formaat
    .why = Het formaat werd opgezocht in PRONOM, het register van bestandsformaten. Wat vandaag niemand kan benoemen, kan later niemand openen.
    .todo = Vraag de leverancier wat voor bestand het is.
finding-identified =
    .wanted = een PRONOM-kenmerk
    .found-none = geen
    .found-part = een onderdeel van een model
    .found-format = { $format }
    .advice-none = Vraag de leverancier wat dit voor bestand is.
    .found-read = geen; gelezen als { $format }
    .found-raw = geen; een bestand van de ruwe digitalisering
    .found-project = geen; een projectbestand van een programma
    .found-text-cloud = geen; een puntenwolk als tekst
    .advice-raw = Scanners schrijven eigen formaten: bewaar wat ze opent, of laat ook exporteren.
    .advice-read = { "" }
    .advice-project = Bewaard zoals het geleverd is.
    .advice-text-cloud = Punten als tekst worden hier niet gelezen: laat de wolk ook als E57, LAS of PLY leveren, en dit bestand in de map raw.

check-lost-blocks = Verloren blokken
    .why = Schijven en netwerken verliezen altijd hele blokken. Een reeks nullen die precies met zulke blokken begint en eindigt, komt van een kopie die werd afgebroken of een schijf die het begaf; in beelden is het een zwarte band.
    .todo = Vergelijk het bestand met dat bij de bron en laat het opnieuw leveren.
finding-lost-blocks =
    .wanted = geen blok dat leeg is
    .found-none = geen
    .found-zeros = { $bytes } bytes aan nullen in hele blokken, vanaf byte { $at }
    .advice-zeros = Tijdens het kopiëren is een stuk van het bestand verloren gegaan. Vergelijk het met het bestand bij de bron en laat het opnieuw leveren.

check-executable-content = Iets dat wordt uitgevoerd
    .why = Een programma, een script of macro’s tussen beeld en geluid kunnen schade doen bij wie ze opent. Waar geen virusscanner de levering zag, kijkt eerst een mens.
    .todo = Open het niet. Laat het aan de bron verwijderen, of laat het scannen en aanvaard het dan.
finding-executable-content =
    .wanted = media en beschrijvingen, niets dat wordt uitgevoerd
    .found-runs = { $kind ->
            [windows] een programma voor Windows
            [unix] een programma voor Linux of Unix
            [macos] een programma voor macOS
            [java] een Java-programma
            [script] een script
            [link] een Windows-snelkoppeling naar een programma
            [macro] een document met macro’s
            [test] het EICAR-testbestand, dat voor een virus staat
            [packed] een archiefbestand met een programma erin
            [attached] een programma of script als bijlage van een document
            [behind] een programma of archief achter het einde van het beeld
            [active] een pagina met een script erin
            [source] de tekst van een programma
           *[other] { $kind }
        }
    .advice = Open het niet. Laat het aan de bron verwijderen; hoort het bij het object, laat het dan scannen en aanvaard het daarna.
    .advice-runs-harmless = Het wordt bewaard zoals het kwam. Open het alleen waar het geen kwaad kan.
    .advice-runs-scanned = De virusscanner vond er niets in. Hoort het bij het object?

check-empty-folder = Lege map
    .why = Een pakket bevat bestanden, dus wordt een lege map niet bewaard. Horen er bestanden in, dan zijn ze niet meegekomen.
    .todo = Horen er bestanden in, laat ze dan leveren; anders is er niets te doen.
finding-empty-folder =
    .wanted = mappen met bestanden erin
    .found-empty = { $folder } kwam leeg aan en wordt niet bewaard
    .advice = Horen er bestanden in, laat ze dan leveren; anders is er niets te doen: de naam blijft in de geschiedenis van het object.

check-extension-mismatch = Extensie en inhoud
    .why = De extensie van de bestandsnaam moet zeggen wat de inhoud is. Een naam die misleidt, misleidt elk programma dat het bestand later opent.
    .todo = Laat het bestand bij de bron hernoemen of opnieuw exporteren.
finding-extension-mismatch =
    .wanted = de extensie van zijn formaat
    .wanted-suffix-other = { LIST($allowed, "or", most: 20) } voor { $format }
    .part-no-extension = geen extensie
    .found-suffix = { $suffix }
    .found-suffix-habit = { $suffix }, zoals programma’s zo’n eigen bestand noemen
    .found-suffix-unknown = { $suffix }, die PRONOM van geen enkel formaat kent
    .found-raw = een camera-raw in een TIFF
    .advice-raw = De maker schrijft raw-bestanden in de vorm van een TIFF; meer zien de handtekeningen niet.
    .advice-suffix-other = De naam zegt iets anders dan de inhoud. Laat het bij de bron hernoemen of opnieuw exporteren.

check-nothing-asked = Iets te controleren
    .why = Geen enkel bestand van dit object kon worden geopend met de hulpmiddelen van zijn digitaliseringslijn; er werd dus niets gecontroleerd. Wat niet gecontroleerd is, is niet in orde bevonden.
    .todo = Ga na of het object in de juiste digitaliseringslijn zit en of zijn bestanden daar thuishoren.
finding-nothing-asked =
    .wanted = minstens één bestand dat een hulpmiddel van deze digitaliseringslijn kan openen
    .found-unopened = { $files ->
            [one] { $files } bestand, niet geopend
           *[other] { $files } bestanden, geen enkel geopend
        }
    .found-no-files = geen bestanden
    .advice = Bekijk het object: zit het in de juiste digitaliseringslijn, en horen zijn bestanden daar thuis?

check-metadata-conflict = Tegenstrijdige beschrijvingen
    .why = De tabel van de levering en de metadata in de bestanden beschrijven hetzelfde object verschillend. Beide worden bewaard, elk met zijn bron; niets wordt stilzwijgend beslecht.
    .todo = Verbeter aan de bron wat fout is, of aanvaard het verschil.
finding-metadata-conflict =
    .wanted = metadata.csv en de bestanden vergeleken
    .wanted-field = dc.{ $term }: { LIST($table, "then") }
    .found-compared = { $fields ->
            [one] { $fields } veld dat beide kennen
           *[other] { $fields } velden die beide kennen
        }
    .found-field = { LIST($embedded, "then") }
    .part-tag = { $tag }: { $value }
    .advice-field = Beide worden bewaard, elk met zijn bron. Verbeter aan de bron wat fout is, of aanvaard het zoals het is.

## Pictures: the file
check-tiff-structure = Structuur van het TIFF-bestand
    .why = De directory’s van een TIFF zeggen waar pixels en tags liggen. Zijn ze fout, dan toont het ene programma het bestand en weigert het andere.
    .todo = Laat het bestand opnieuw exporteren uit de opnamesoftware.
finding-tiff-structure =
    .wanted = gave directory’s
    .wanted-faults-end = een einde waar het beeld ophoudt
    .found-sound = gaaf
    .found-faults = { $faults }
    .advice = Het bestand is beschadigd of door een foutief programma geschreven. Laat het opnieuw exporteren uit de scansoftware.

check-jp2-valid = Geldigheid van JPEG 2000
    .why = jpylyzer gaat na of een JPEG 2000-bestand zijn standaard volgt. Een bestand dat dat niet doet, gaat in het ene programma open en in het andere niet.
    .todo = Laat het bestand opnieuw wegschrijven door zijn programma, of door een nieuwere versie.
finding-jp2-valid =
    .wanted = een JPEG 2000-bestand dat jpylyzer geldig noemt
    .wanted-lengths = lengtes en merktekens die kloppen
    .found-valid = geldig
    .found-unasked = niet gevalideerd: { $reason }
    .found-invalid = jpylyzer: { LIST($faults, "then") }
    .found-lengths = { $faults }
    .advice-unasked = Dit zegt niets ten nadele van het bestand.
    .advice-invalid = Het beeld is los hiervan beoordeeld. Laat het bestand opnieuw wegschrijven door zijn programma, of door een nieuwere versie.
    .advice-lengths = Elk pakket van het beeld is er: het bestand kan bewaard worden, of laat het opnieuw wegschrijven.

check-multipage = Eén beeld per bestand
    .why = Een bestand met meerdere beelden verbergt voor de meeste programma’s alles behalve het eerste.
    .todo = Laat elk beeld als afzonderlijk bestand leveren.
finding-multipage =
    .wanted = één beeld per bestand
    .found-pages = { $pages }
    .found-lost = { $pages }, en { $lost }
    .advice-lost = Het bestand noemt nog een beeld dat niet gelezen kan worden: afgebroken, of door een gebrekkig programma geschreven? Lever het opnieuw aan.

check-compression = Compressie
    .why = De manier waarop de pixels zijn opgeslagen. Compressie met verlies laat details voorgoed weg; de kwaliteitseisen zeggen wat is toegestaan.
    .todo = Laat de opname exporteren zoals besteld, uit het origineel en niet uit het gecomprimeerde bestand.
finding-compression =
    .wanted = compressie: { LIST(WORD($allowed), "or", most: 20) }
    .found-stored = { WORD($compression) }
    .found-lossy = { WORD($compression) }, met verlies van details
    .found-lossy-why = { WORD($compression) }, met verlies van details ({ $why })
    .found-stored-why = { WORD($compression) } ({ $why })

check-alpha = Alfakanaal
    .why = Een scan kent geen transparantie. Een alfakanaal is een restant van bewerking, en programma’s tonen het verschillend.
    .todo = Laat het bestand exporteren zonder alfakanaal.
finding-alpha =
    .wanted = geen alfakanaal
    .found-constant = een dat overal hetzelfde is
    .found-transparency = { $channels } kanalen, waarvan één alfa
    .found-none = geen
    .advice-transparency = Een scan kent geen transparantie: laat hem exporteren zonder alfakanaal.

check-orientation = Rechtop
    .why = Het beeld moet rechtop staan zoals het is opgeslagen: niet elk programma volgt een tag die het draait. Tekstregels horen horizontaal te lopen.
    .todo = Laat de pixels zelf draaien, of geef de schrijfrichting op.
finding-orientation =
    .wanted = rechtop zoals opgeslagen
    .wanted-tag = oriëntatie 1 (zoals opgeslagen)
    .wanted-vertical = tekstregels die horizontaal lopen
    .found-upright = rechtop
    .found-tag = EXIF-oriëntatie { $orientation }
    .found-vertical = tekstregels die naar boven of naar beneden lopen
    .advice-tag = Niet elk programma volgt deze tag. Laat de pixels zelf draaien en de tag op 1 zetten.
    .advice-vertical = Draai de pagina, of geef voor het object `text_direction: vertical` op als het schrift naar beneden loopt.

check-bit-depth = Bitdiepte
    .why = Hoeveel toonstappen een sample onderscheidt: 8 bits geven er 256, 16 bits 65.536. De bestelling gaat voor, daarna de kwaliteitseisen.
    .todo = Laat opnemen of exporteren met de bestelde bitdiepte.
finding-bit-depth =
    .wanted = { LIST($allowed, "or", most: 20) } bits per sample
    .found-bits = { $bits }

check-bits-used = Bits die echt gebruikt zijn
    .why = Een 16-bitsbestand kan bevatten wat in 8 bits is opgenomen: groter, maar niet beter.
    .todo = Laat opnemen en exporteren met de werkelijke bitdiepte.
finding-bits-used =
    .wanted = { $bits } bits gebruikt
    .found-used = { $used }
    .advice-used-fewer = Misschien zoveel als een camera of scanner gaf: vraag het na.
    .advice-used-padded = Het bestand is opgeblazen van minder bits. Laat digitaliseren en exporteren met de werkelijke bitdiepte.

check-sample-format = Soort samples
    .why = Beeldprogramma’s verwachten gehele getallen zonder teken. Andere worden fout of niet getoond.
    .todo = Laat het bestand exporteren met gehele getallen zonder teken.
finding-sample-format =
    .wanted = gehele getallen zonder teken
    .found-samples = { $kind ->
            [int] getallen met teken
            [float] breuken
           *[other] { WORD($kind) }
        }

check-colour-space = Kleurmodus
    .why = Of de pixels kleur, grijs of zwart-wit zijn. De kwaliteitseisen zeggen wat is toegestaan.
    .todo = Laat opnemen of exporteren zoals de kwaliteitseisen vragen.
finding-colour-space =
    .wanted = { LIST(WORD($allowed), "or", most: 20) }
    .found-colour = { WORD($colour) }

check-icc-profile = Kleurprofiel
    .why = Het ICC-profiel zegt welke kleuren de getallen betekenen. Zonder profiel, of met het verkeerde, zijn kleuren een gok.
    .todo = Laat het bestand exporteren met het bestelde profiel.
finding-icc-profile =
    .wanted = een ICC-profiel
    .found-none = geen
    .wanted-space = een profiel voor { $expected }
    .wanted-name-ordered = { $ordered } (zoals besteld)
    .wanted-class = een profiel dat zegt wat samples betekenen
    .wanted-printer = een profiel van een camera, scanner, scherm of kleurruimte
    .found-class = { $kind ->
            [link] een dat twee toestellen verbindt: { $name }
            [abst] een abstract profiel: { $name }
           *[nmcl] een van benoemde kleuren: { $name }
        }
    .found-printer = dat van een printer: { $name }
    .advice-printer = Het zegt hoe een printer afdrukt, niet wat er is opgenomen. Laat exporteren met het eigen profiel van de opname.
    .found-name = { $name }
    .found-space = een voor { $space }: { $name }
    .part-nameless = een zonder naam
    .part-profile-nameless = een profiel zonder naam
    .found-none-but = geen, maar wel { $colours_by }
    .advice-none-but = Leeskopieën worden ernaar omgezet waar het genoeg zegt; het bestand wordt bewaard zoals het kwam.
    .advice-none = Zonder profiel zijn de kleuren een gok.
    .advice-name-ordered = De bestelling noemt een andere kleurruimte dan het bestand. Laat exporteren zoals besteld, of verbeter de bestelling.

check-preservation-copy = Bewaarkopie
    .why = Volgens het beleid wordt een JPEG 2000 zonder verlies gemaakt als bewaarkopie. Wat zo’n bestand niet volledig kan bevatten, wordt bewaard zoals het kwam, en er wordt geen kopie gemaakt.
    .todo = Niets, als het bestand zo bewaard mag worden; laat het anders exporteren zonder wat genoemd is.
finding-preservation-copy =
    .wanted = een kopie zonder verlies in JPEG 2000
    .found-whole = die kan alles bevatten
    .found-none = geen: { $reason }
    .advice-none = Het bestand wordt bewaard zoals het kwam.

check-icc-truncated = Volledig kleurprofiel
    .why = Het kleurprofiel in het bestand is afgekapt of beschadigd; de kleuren staan niet meer vast.
    .todo = Laat het bestand opnieuw exporteren of leveren.
finding-icc-truncated =
    .wanted = een volledig ICC-profiel
    .found-whole = { $bytes ->
            [one] { N($bytes, ",") } byte
           *[other] { N($bytes, ",") } bytes
        }
    .found-broken = { $fault }
    .advice-broken = De kleuren zijn uit dit bestand niet meer af te leiden. Laat het opnieuw exporteren of leveren.

check-master-space = Kleurruimte van de bewaarkopie
    .why = Kleine kleurruimten zoals sRGB snijden kleuren af die film en afdrukken wel tonen. Wat afgesneden is, is verloren.
    .todo = Laat de opnamen ontwikkelen in een ruimere kleurruimte.
finding-master-space =
    .wanted = een ruimere kleurruimte dan { LIST($narrow, "or", most: 20) }
    .found-space = { $space }
    .advice = Laat de opnamen ontwikkelen in eciRGB v2, Adobe RGB (1998) of ProPhoto RGB; afgesneden kleuren zijn verloren.

check-sampling-rate = Resolutie
    .why = Hoeveel pixels staan voor één inch van het origineel, volgens het bestand zelf. De bestelling gaat voor, daarna het minimum van de kwaliteitseisen.
    .todo = Laat opnemen met de bestelde resolutie, of laat de tag verbeteren als alleen die fout is.
finding-sampling-rate =
    .wanted = { $basis ->
            [order] { $limit } ppi (zoals besteld)
            [film] minstens { $limit } ppi (film)
            [print] minstens { $limit } ppi (afdruk)
           *[minimum] minstens { $limit } ppi
        }
    .found-ppi = { $ppi } ppi
    .found-ppi-uneven = { $ppi } × { $ppi_y } ppi
    .found-none = het bestand geeft geen resolutie op
    .advice-none = Laat de resolutietag bij het digitaliseren schrijven.
    .wanted-impossible = tussen { $least } en { $most } ppi, een beeld tussen { $smallest } en { $largest } mm
    .found-impossible = { $ppi } ppi: een beeld van { N($width_mm, ".0f") } × { N($height_mm, ".0f") } mm
    .found-impossible-uneven = { $ppi } × { $ppi_y } ppi: een beeld van { N($width_mm, ".0f") } × { N($height_mm, ".0f") } mm
    .advice-impossible = Deze resolutie kan niet kloppen (per centimeter in plaats van per inch?). Laat de tag corrigeren.
    .wanted-not-square = evenveel pixels per inch in de breedte als in de hoogte
    .found-not-square = { $ppi } ppi in de breedte, { $ppi_y } ppi in de hoogte
    .advice-not-square = De meeste programma’s tonen het uitgerekt. Klopt de tag (een fax, een lijnscanner), of moet hij worden gecorrigeerd?

check-embedded-size = Omvang van de ingebedde metadata
    .why = Programma’s laten geschiedenis en voorvertoningen achter in het bestand, die latere hulpmiddelen niet kunnen meenemen.
    .todo = Laat het bestand exporteren met alleen zijn beschrijvende metadata.
finding-embedded-size =
    .wanted = blokken van hoogstens { N($most, ",") } bytes
    .found-block = { $block } van { N($bytes, ",") } bytes
    .advice = Een programma liet zijn geschiedenis of voorvertoningen achter in het bestand. Laat het exporteren met alleen zijn beschrijvende metadata.

check-raw-beside = Raw-bestand van de camera
    .why = Het raw-bestand naast het beeld werd tot het laatste sample gelezen. Zonder voorvertoning erin zien lezers een eenvoudige ontwikkeling ervan.
    .todo = Niets te doen, tenzij een voorvertoning besteld was.
finding-raw-beside =
    .wanted = een voorvertoning in het raw-bestand
    .found-preview = { $width } × { $height } px, een ingebedde voorvertoning
    .found-none = { $width } × { $height } px, geen; lezers zien een eenvoudige ontwikkeling

check-pdfa = PDF/A zoals het zegt
    .why = Een PDF die zich PDF/A noemt, moet alles bevatten om voorgoed getoond te kunnen worden; een andere heeft misschien nodig wat er niet in zit.
    .todo = Laat het opnieuw maken als PDF/A, met een programma waarvan de PDF/A gevalideerd is.
finding-pdfa =
    .wanted = PDF/A
    .wanted-claimed = PDF/A-{ $level }, zoals het bestand zegt
    .found-claimed-faults = { LIST($faults, "then") }
    .found-unclaimed = een PDF die dat niet zegt
    .found-unclaimed-faults = een PDF die dat niet zegt, en { LIST($faults, "then") }
    .found-outside = een PDF die niet volledig is: { LIST($faults, "then") }
    .found-claimed-valid = geldig volgens { $tool }
    .found-claimed-plausible = niets op aan te merken in lettertypes, streams en acties; de andere regels werden niet gevalideerd
    .advice-unclaimed = Bewaard zoals het kwam; vraag de leverancier om PDF/A.
    .advice-unclaimed-faults = Niet elk programma zal het tonen zoals het was. Bewaard zoals het kwam; vraag de leverancier om PDF/A.
    .advice-outside = Een deel van wat het toont, staat in bestanden die niet zijn meegeleverd. Laat een PDF maken waar alles in zit.
    .advice-claimed-faults = Het is niet wat het zegt te zijn. Laat het opnieuw maken met een programma waarvan de PDF/A gevalideerd is.

## Pictures: tones and detail
check-clipping = Clipping
    .why = In een beeld: uitgebeten lichten of dichtgelopen schaduwen, meer dan de kwaliteitseisen toestaan. In geluid: het signaal is overstuurd. Wat is afgekapt, komt niet terug.
    .todo = Controleer belichting of opnameniveau en laat opnieuw opnemen als het origineel meer bevat.
finding-clipping =
    .wanted-runs = hoogstens { N($limit, ".0f") } reeksen van 3 samples op volle uitsturing
    .found-runs = { finding-any.track }{ $runs } { $runs ->
            [one] reeks
           *[other] reeksen
        }, op { TIMES($times) }
    .found-runs-few = { finding-any.track }{ $runs }
    .advice-runs = { finding-any.advice-listen }
    .wanted = hoogstens { N($share, ".1%") } van de pixels aan elk uiteinde
    .found-ends = { N($high, ".2%") } uitgebeten, { N($low, ".2%") } dichtgelopen
    .advice-ends = Controleer belichting en tooncurve van het scanstation; verloren details komen niet terug.

check-exposure = Belichting
    .why = Een beeld dat bijna helemaal zwart of wit is, toont niets van het origineel.
    .todo = Laat het opnieuw opnemen.
finding-exposure =
    .wanted = niet overal zwart of wit
    .found-tones = van { N($dark, ".0%") } tot { N($bright, ".0%") }
    .found-dark = zwart of veel te donker: 99% ervan ligt onder { N($bright, ".0%") }
    .found-white = wit: 99% ervan ligt boven { N($dark, ".0%") }
    .found-night = 99% ervan ligt onder { N($bright, ".0%") }, met lichten tot { N($lights, ".0%") }
    .advice-night = Een nachtopname, of veel te donker gedigitaliseerd: bekijk het.
    .advice = Digitaliseer het opnieuw.
    .wanted-lost = hoogstens { N($most, ".0%") } uitgebeten of dichtgelopen
    .wanted-blank = een blanco pagina (zoals aangegeven)
    .found-blank = vanaf { N($dark, ".0%") }
    .found-noise = zwart: ruis, en verder niets
    .found-even = één egale toon, binnen { N($levels, ".0f") } van 255 niveaus: er is niets te zien
    .found-low-end = { $used } bits aan het lage eind van { $bits }
    .found-lost-burnt = { N($share, ".0%") } uitgebeten
    .found-lost-drowned = { N($share, ".0%") } dichtgelopen in zwart
    .advice-lost = Wat uitgebeten of dichtgelopen is, komt niet terug. Digitaliseer het opnieuw.
    .advice-low-end = Kijkprogramma’s tonen het zwart. Laat het op de volle schaal exporteren.
    .advice-dark-cover = Een zwart omslag, of veel te donker gedigitaliseerd: bekijk het.
    .advice-lost-burnt-ground = Misschien een object op een witte of zwarte achtergrond: bekijk het.
    .advice-lost-burnt-whitened = Misschien papier dat een programma wit heeft gemaakt: kijk of alle tekst er nog staat.
    .advice-lost-drowned-picture = Een zwart omslag of een zwarte afbeelding, of veel te donker gedigitaliseerd: bekijk het.

check-sharpness = Scherpte
    .why = Randen van inkt op papier zijn scherp. Zachte randen wijzen op een verkeerde scherpstelling of beweging; de testkaart van de sessie bewijst het.
    .todo = Vergelijk met het origineel; is dat scherp, controleer dan de scherpstelling en laat opnieuw opnemen.
finding-sharpness =
    .wanted = randen niet breder dan { N($most, ".0f") } pixels
    .found-edges = { N($pixels, ".1f") } pixels op de scherpste plaatsen
    .advice-edges = Controleer de scherpstelling en of er niets bewoog. Digitaliseer opnieuw.
    .wanted-smeared = randen niet breder dan { N($most, ".0f") } pixels in elke richting
    .found-smeared = { N($pixels, ".1f") } pixels in de ene richting, { N($across, ".1f") } in de andere
    .advice-smeared = De pagina of de camera bewoog. Digitaliseer opnieuw.
    .wanted-partly = randen niet breder dan { N($most, ".0f") } pixels in de hele tekst
    .found-partly = { N($pixels, ".1f") } pixels op de ene plaats, { N($sharpest, ".1f") } op de andere
    .advice-partly = Een deel van de pagina was onscherp. Leg de pagina vlak of stel scherper in, en digitaliseer opnieuw.

check-noise = Ruis
    .why = Effen vlakken horen effen te zijn. Veel ruis betekent te weinig licht of een te hoge versterking; papier en film hebben ook een eigen korrel, dus dit is maar een aanwijzing.
    .todo = Bekijk het beeld; is de ruis niet van het origineel, zorg dan voor meer licht en minder versterking.
finding-noise =
    .wanted = σ van hoogstens { $most } op 255 niveaus
    .found-sigma = { N($sigma, ".2g") }

check-upsampled = Achteraf vergroot
    .why = Een vergroot beeld heeft veel pixels en weinig fijne details. Het belooft een resolutie die nooit is opgenomen.
    .todo = Vraag de leverancier de opname zoals ze uit de camera kwam.
finding-upsampled =
    .wanted = minstens { $least } van de energie van de middenfrequenties nabij de Nyquistfrequentie
    .found-energy = { N($energy, ".2g") }
    .found-energy-traces = { N($energy, ".2g") }, en sporen van een vergroting tot het dubbele
    .advice = Vergroot, sterk gladgemaakt of onscherp. Vraag de leverancier de opname zoals ze uit de camera kwam.
    .found-energy-interpolated = { N($energy, ".2g") }, en berekende pixels tussen opgenomen pixels ({ N($times, ".0f") } keer het gewone)
    .found-energy-perhaps = { N($energy, ".2g") }, en misschien berekende pixels ({ N($times, ".0f") } keer het gewone)

check-halo = Verscherpingshalo’s
    .why = Verscherpen laat lichte en donkere lijnen langs randen achter. Een bewaarkopie wordt door niemand verscherpt.
    .todo = Zet verscherping uit bij de opname en laat opnieuw opnemen of ontwikkelen.
finding-halo =
    .wanted = hoogstens { N($most, ".0%") } doorschot aan randen
    .found-halo = { N($overshoot, ".0%") }
    .advice = Zet verscherping uit bij het digitaliseren: een bewaarkopie wordt door niemand verscherpt.

check-polarity = Negatief of positief
    .why = De kopie van een negatief blijft zoals ze is opgenomen; het positief wordt er hier van gemaakt. Een niet-aangegeven negatief zou als negatief bij de lezers komen.
    .todo = Geef het negatief aan, of laat de opname leveren zoals ze uit de camera kwam.
finding-polarity =
    .wanted = een positief
    .wanted-undeclared = een positief (niets anders is opgegeven)
    .wanted-negative = een negatief zoals gedigitaliseerd (zoals opgegeven)
    .found-positive = geen teken van een negatief
    .found-undeclared-base = de oranje drager van een kleurennegatief
    .found-undeclared-all = zo oranje als een kleurennegatief, overal
    .found-undeclared-one-tone = zo oranje als een kleurennegatief, in één bruine of gele toon
    .found-negative-mask = een donker masker eromheen (zoals opgegeven) en geen rand, dus het beeld zegt het niet
    .found-negative-dark-rim = een donkere rand: blanke film is licht in een negatief
    .found-negative-bright-rim = een lichte rand van blanke film
    .found-negative-no-rim = er is geen rand van blanke film te zien, dus het beeld zegt het niet
    .advice-undeclared-base = Geef voor het object `negative: true` op, zodat lezers het positief krijgen; of laat het profiel controleren.
    .advice-negative-dark-rim = De opname werd omgekeerd: laat ze leveren zoals ze uit de camera kwam, het positief wordt hier gemaakt. Of een donker masker verbergt de rand van de film: bekijk het, en geef voor zulke objecten `mask: true` op.

## Pages
check-skew = Scheefstand
    .why = De regels van de pagina lopen niet waterpas. Tekstherkenning en lezers hebben er last van; handschrift en gravures kunnen van zichzelf scheef lopen.
    .todo = Laat de pagina recht leggen en opnieuw opnemen; de bewaarkopie wordt nooit gedraaid.
finding-skew =
    .wanted = hoogstens { $limit }° scheef
    .found-clockwise = { N($degrees, ".1f") }° met de klok mee
    .found-anticlockwise = { N($degrees, ".1f") }° tegen de klok in
    .advice = Laat de pagina recht leggen en opnieuw opnemen; draai de bewaarkopie niet.

check-text-cut = Afgesneden tekst
    .why = Tekstregels lopen het beeld uit: wat afgesneden is, is verloren.
    .todo = Laat opnieuw digitaliseren met alle marges; is het origineel zelf zo afgesneden, aanvaard het dan.
finding-text-cut =
    .wanted = tekst die ophoudt vóór de rand van het beeld
    .found-inside = dat is zo
    .found-cut = tekst afgesneden aan een zijde: { LIST(WORD($sides), "and") }
    .advice = De uitsnede is te krap, of de pagina lag te veel opzij. Digitaliseer opnieuw, met alle marges.

check-upside-down = Ondersteboven
    .why = Aan drukletters is te zien of een pagina op haar kop staat: er steken er meer naar boven uit dan naar beneden. Lezers en tekstherkenning hebben haar rechtop nodig.
    .todo = Laat de pagina draaien, of geef de taal aan als het schrift niet Latijns is.
finding-upside-down =
    .wanted = letters die rechtop staan
    .found-upright = rechtop, of niet te bepalen
    .found-down = ondersteboven
    .advice = Laat de pagina een halve slag draaien. Is het schrift niet Latijns, geef dan de taal aan.

check-geometry = Vlak en haaks
    .why = De pagina lag niet vlak of de camera stond er niet evenwijdig aan: lijnen buigen of lopen naar elkaar toe.
    .todo = Zet camera of boekwieg waterpas, leg de pagina vlak en neem opnieuw op; een band die niet verder opengaat, is een reden om te aanvaarden.
finding-geometry =
    .wanted-keystone = trapeziumvertekening van hoogstens { $limit }°
    .wanted-curvature = welving van hoogstens { $limit }°
    .found-keystone = { N($degrees, ".1f") }°
    .found-curvature = { N($degrees, ".1f") }°
    .advice-keystone = De camera stond niet evenwijdig aan de pagina. Zet camera of boekwieg waterpas en neem opnieuw op.
    .advice-curvature = De pagina lag niet vlak. Gebruik een glasplaat of boekwieg en neem opnieuw op; een band die niet verder opengaat, is een reden om te aanvaarden.

check-blank-page = Blanco pagina
    .why = Op de pagina staat niets, of bijna niets. Omslagen, schutbladen en versozijden mogen blanco zijn; een tekstpagina niet.
    .todo = Is ze in het origineel blanco, aanvaard ze dan of geef ze aan in de leveringsnota.
finding-blank-page =
    .wanted-something = iets op de pagina
    .wanted-blank = een blanco pagina (zoals opgegeven)
    .wanted = inkt op minstens { N($least, ".3%") } van de pagina
    .found-no-writing = { N($ink, ".3%") }, maar niets dat op schrift lijkt
    .found-page-number = { N($ink, ".3%") }: misschien een paginanummer, en verder niets
    .found-little = { N($ink, ".3%") }
    .found-blank = { N($ink, ".3%") }
    .found-something = { N($ink, ".3%") }
    .advice = Is deze omslag, dit schutblad of deze versozijde in het origineel blanco, aanvaard dan (of geef het op onder `blank`).

check-page-size = Formaat van de pagina
    .why = Pixels en resolutie samen geven een maat in millimeter; die moet de opgegeven maat zijn. Te klein betekent bijgesneden, of een andere schaal.
    .todo = Vergelijk met het origineel en neem opnieuw op als er iets is bijgesneden.
finding-page-size =
    .wanted = { $expected_width } × { $expected_height } mm (−{ N($short, ".0%") }, +{ N($over, ".0%") })
    .found-fits = { N($width, ".0f") } × { N($height, ".0f") } mm
    .found-other = { N($width, ".0f") } × { N($height, ".0f") } mm
    .found-turned = { N($width, ".0f") } × { N($height, ".0f") } mm: een kwartslag gedraaid
    .advice-turned = Gedraaid, of breedte en hoogte verwisseld in de bestelling?
    .advice = Vergelijk met het origineel: bijgesneden pagina, of een andere schaal?

check-page-sequence = Volgorde van de pagina’s
    .why = De bestandsnamen nummeren de pagina’s; er mag er geen ontbreken en geen dubbel zijn.
    .todo = Kijk in het opnamelogboek, voeg toe wat ontbreekt en lever opnieuw.
finding-page-sequence =
    .wanted = { $leaves ->
            [true] bladen
           *[false] pagina’s
        } { $first }–{ $last }
    .wanted-one = één beeld
    .wanted-none = paginanummers in de bestandsnamen
    .found-all = alle { $pages }
    .found-faults = { LIST($faults, "; ", most: 15) }
    .found-one = één, zonder paginanummer
    .found-none = geen in { $names } namen
    .part-missing = ontbreekt: { LIST($pages, ", ", most: 12) }
    .part-twice = dubbel: { LIST($pages, ", ", most: 12) }
    .part-unexpected = niet verwacht: { LIST($pages, ", ", most: 12) }
    .part-insert = tussenblad { $page } zonder het vorige
    .advice-faults = Kijk in het opnamelogboek: pagina overgeslagen, dubbel gedigitaliseerd of verkeerd benoemd? Voeg toe wat ontbreekt en lever opnieuw.

check-page-count = Aantal pagina’s
    .why = Er moeten evenveel pagina’s zijn als de leveringsnota opgeeft.
    .todo = Voeg de ontbrekende pagina’s toe, of verbeter het aantal in de leveringsnota.
finding-page-count =
    .wanted = { $declared ->
            [one] { $declared } pagina
           *[other] { $declared } pagina’s
        } (zoals opgegeven)
    .found-pages = { $pages }

check-duplicate-exact = Twee keer hetzelfde beeld
    .why = Twee bestanden hebben precies dezelfde pixels. Een ervan staat meestal in de plaats van een pagina die ontbreekt.
    .todo = Bekijk beide en laat de ontbrekende opnemen.
finding-duplicate-exact =
    .wanted = pixels die geen eerder bestand van de levering heeft
    .found-own = eigen pixels
    .found-same = dezelfde als { $path }
    .advice = Twee keer hetzelfde beeld: een ervan staat in de plaats van een pagina die ontbreekt. Bekijk beide.

check-duplicate-perceptual = Twee keer opgenomen
    .why = Twee pagina’s lijken op elkaar: twee keer opgenomen, of een formulier dat op elke pagina hetzelfde is.
    .todo = Bekijk beide; aanvaard ze als het twee pagina’s zijn.
finding-duplicate-perceptual =
    .wanted = een pagina die op geen eerdere lijkt
    .found-own = een eigen pagina
    .found-like = lijkt op { LIST($paths, ", ") }
    .found-like-more = lijkt op { LIST($paths, ", ") } en nog { $more }
    .advice = Twee keer gedigitaliseerd, of een formulier dat op elke pagina hetzelfde is? Bekijk beide.

check-redelivery = Welke bestanden opnieuw komen
    .why = Een betere pagina komt in de plaats van het bestand met dezelfde naam, en de andere blijven. Waar de namen dat niet zeggen, zou een pagina twee keer bewaard worden, of één te weinig.
    .todo = Vergelijk de namen met die van de gearchiveerde versie. Aanvaard wat naast de oude bestanden hoort te liggen; keur de rest af en lever het onder de oude namen, met `adds` waar bestanden nieuw zijn, of met `whole: true` waar alle oude bestanden wegvallen.
finding-redelivery =
    .wanted = bestanden onder de namen van versie { $version } van { $package }
    .found-whole = alle bestanden zijn vervangen, { $kept } blijven zoals ze zijn
    .found-some = { $replaced } vervangen, { $kept } blijven
    .found-beside = { $added } toegevoegd, { $kept } blijven
    .found-other-names = geen van de namen van de gearchiveerde bestanden: { LIST($names, ", ", most: 10) }; aanvaard, komen ze naast de { $kept } die blijven
    .found-mixed = { $replaced } namen van gearchiveerde bestanden, en andere: { LIST($names, ", ", most: 10) }; aanvaard, komen die andere naast de { $kept } die blijven
    .found-again = nieuw genoemd, onder namen die gearchiveerd zijn: { LIST($names, ", ", most: 10) }; aanvaard, komen ze in de plaats van die bestanden
    .found-nothing = niets nieuws: elk bestand is al gearchiveerd, byte voor byte
    .found-perhaps = het kenmerk van een gearchiveerd object dat met fouten aanvaard werd: een tweede poging, of een ander object?
    .advice = Aanvaard alleen wat naast de gearchiveerde bestanden hoort te liggen. Keur het anders af, en lever het opnieuw onder de oude namen, met `adds` of met `whole: true`.
    .advice-again = Aanvaard het als dit betere bestanden van dezelfde pagina’s zijn. Keur het anders af, en lever ze onder eigen namen.
    .advice-nothing = Keur het af: in het archief zou niets veranderen.
    .advice-perhaps = Aanvaard het als het een ander object is. Komt hetzelfde opnieuw, keur het dan af en lever het met `replaces`: het wordt de volgende versie.

check-archived-exact = Al gearchiveerd
    .why = Dezelfde bytes of dezelfde pixels liggen al in het archief, geleverd met een andere levering van de instelling. Wat twee keer bewaard wordt, kost twee keer zoveel, en staat misschien in de plaats van iets dat ontbreekt.
    .todo = Bekijk ze allebei: keur af wat per vergissing geleverd is, of aanvaard dat het bij beide hoort.
finding-archived-exact =
    .wanted = niets dat al gearchiveerd is
    .found-nothing = niets
    .found-bytes = dezelfde bytes als { $path } in { $package } (levering { $batch })
    .found-pixels = dezelfde pixels als { $path } in { $package } (levering { $batch })
    .found-many = { $number } bestanden zijn dezelfde als in { $package } (levering { $batch })
    .found-again = { $number } bestanden zijn dezelfde als in { $package } (levering { $batch }), een eerdere poging van dit object
    .found-unasked = niet vergeleken: de catalogus antwoordde niet
    .advice = Al gearchiveerd: is het per vergissing twee keer geleverd, of hoort het bij beide? Bekijk ze allebei.
    .advice-again = Eerder gearchiveerd onder dezelfde naam: is dit een betere poging, of nog eens dezelfde levering?
    .advice-unasked = Start de run opnieuw zodra de catalogus antwoordt, of zoek het zelf op.

check-archived-perceptual = Lijkt op een beeld in het archief
    .why = De vingerafdruk van het beeld, of van wat er op de pagina staat, ligt dicht bij die van een beeld dat de instelling eerder archiveerde: dezelfde pagina of foto opnieuw gedigitaliseerd, gedraaid of anders bijgesneden, of een tweede exemplaar ervan.
    .todo = Bekijk ze allebei. Wat zonder noodzaak opnieuw gedigitaliseerd is, kan afgekeurd worden; een tweede exemplaar van een boek staat op zichzelf.
finding-archived-perceptual =
    .wanted = beelden die op geen enkel beeld in het archief lijken
    .found-own = eigen beelden
    .found-like = lijkt op { $path } in { $package } (levering { $batch }); { N($share, ".0%") } van de vingerafdruk verschilt
    .found-turned = { $degrees }° gedraaid, lijkt op { $path } in { $package } (levering { $batch }); { N($share, ".0%") } van de vingerafdruk verschilt
    .found-many = { $number } beelden lijken op die in { $package } (levering { $batch })
    .found-again = { $number } beelden lijken op die in { $package } (levering { $batch }), een eerdere poging van dit object
    .found-unasked = niet vergeleken: de catalogus antwoordde niet
    .advice = Opnieuw gedigitaliseerd, een tweede exemplaar, of een formulier dat hetzelfde is? Bekijk ze allebei.
    .advice-again = Eerder gearchiveerd onder dezelfde naam: is dit een betere poging, of nog eens dezelfde levering?
    .advice-unasked = Start de run opnieuw zodra de catalogus antwoordt, of zoek het zelf op.

check-declared-size = Formaat van het object
    .why = Pixels en resolutie samen geven een maat; die moet de gecatalogiseerde zijn, op opgegeven marges na.
    .todo = Meet het object na; verbeter de tag of de catalogus, of geef de marge op.
finding-declared-size =
    .wanted = { $expected_width } × { $expected_height } mm ± { N($tolerance, ".0%") }
    .found-size = { N($width, ",.1f") } × { N($height, ",.1f") } mm
    .advice-size = De resolutietag, de gecatalogiseerde maat of de samenvoeging is fout: meet het object na, of geef `margin_mm` op.

## Target shots of a session
check-target-present = Opname van de testkaart
    .why = Alleen een opname van een bekende testkaart bewijst kleur, toon en scherpte van een sessie.
    .todo = Lever de testkaartopnamen van de sessie.
finding-target-present =
    .wanted = een opname van de testkaart
    .found-shots = { $shots } in objects/_targets
    .found-no-shots = geen in objects/_targets
    .advice = Kleur, toon en scherpte van deze sessie zijn niet bewezen. Lever de testkaartopnamen van de sessie in objects/_targets.

check-target-found = Testkaart herkend
    .why = De testkaart moet volledig en onbedekt zijn, zodat ze gemeten kan worden.
    .todo = Neem de testkaart opnieuw op, volledig en onbedekt.
finding-target-found =
    .wanted-shots = een testkaart in elke opname
    .wanted-blind = een testkaart die gemeten kan worden
    .wanted-no-chart = een volledige kleurenkaart in een van de opnamen
    .found-no-chart = in geen enkele
    .found-blind = { $path }: { $faults }
    .found-shots = { LIST($shots, ", ") }
    .part-shot = { $path }: { $kind }
    .part-refused = { $tool }: { $fault }
    .advice-blind = Bekijk deze opname: verkeerd bestand, testkaart bedekt of afgesneden, of een testkaart die dit systeem niet kent.
    .advice-no-chart = Neem de kleurenkaart van de sessie volledig en onbedekt op en lever ze opnieuw.

check-target-sampling-rate = Resolutie, gemeten
    .why = De ware maat van de testkaart toont welke resolutie echt is bereikt.
    .todo = Stel de juiste resolutie in op het station en controleer de hoogte van de camera.
finding-target-sampling-rate =
    .wanted = { LIST($limits, "and") } ppi
    .wanted-declared = { $declared } ppi, zoals opgegeven, ± { N($tolerance, ".0%") }
    .wanted-unlimited = vermeld, zonder grens: ppi
    .found-declared = { N($value, ".1f") } ppi in { $path }
    .found-worst = { N($value, ".1f") } in { $path }
    .found-unlimited = { N($value, ".1f") } in { $path }
    .advice = Stel de juiste ppi in op het station (of in delivery.yaml); controleer de hoogte van de camera en pitch_mm in target.yaml.

check-target-tone = Toonweergave
    .why = De grijsvelden van de testkaart horen zo licht te zijn als bekend is.
    .todo = Corrigeer belichting en tooncurve en neem opnieuw op vanaf de laatste goede testkaartopname.
finding-target-tone =
    .wanted = { LIST($limits, "and") } ΔL*
    .wanted-unlimited = vermeld, zonder grens: ΔL*
    .advice = Corrigeer belichting en tooncurve van het station en digitaliseer opnieuw vanaf de laatste goede testkaartopname.

check-target-gain = Stappen in de lichten
    .why = Stappen tussen lichte grijzen horen even groot te worden weergegeven als ze zijn; anders zijn de lichten afgevlakt of uitgerekt.
    .todo = Controleer belichting, clipping en tooncurve.
finding-target-gain =
    .wanted = { LIST($limits, "and") } × de stap
    .wanted-unlimited = vermeld, zonder grens: × de stap
    .advice = De lichten zijn afgevlakt of uitgerekt: controleer belichting, clipping en tooncurve.

check-target-white-balance = Witbalans
    .why = Grijs moet grijs zijn: een kleurzweem ligt over elke pagina van de sessie.
    .todo = Stel de witbalans van het station in op de testkaart en neem opnieuw op vanaf de laatste goede testkaartopname.
finding-target-white-balance =
    .wanted = { LIST($limits, "and") } ΔE(a*b*)
    .wanted-unlimited = vermeld, zonder grens: ΔE(a*b*)
    .advice = Stel de witbalans van het station in op de testkaart en digitaliseer opnieuw vanaf de laatste goede testkaartopname.

check-target-colour-mean = Kleurnauwkeurigheid, gemiddeld
    .why = Hoe ver de kleuren van de testkaart gemiddeld van hun bekende waarden liggen.
    .todo = Maak een nieuw kleurprofiel voor het station, of ga na of het juiste is ingebed.
finding-target-colour-mean =
    .wanted = { LIST($limits, "and") } ΔE2000, gemiddeld
    .wanted-unlimited = vermeld, zonder grens: ΔE2000, gemiddeld
    .advice = { finding-any.advice-profile }

check-target-colour-max = Kleurnauwkeurigheid, slechtste veld
    .why = Geen enkele kleur van de testkaart mag ver afwijken, hoe goed het gemiddelde ook is.
    .todo = Maak een nieuw kleurprofiel voor het station, of ga na of het juiste is ingebed.
finding-target-colour-max =
    .wanted = { LIST($limits, "and") } ΔE2000{ $statistic ->
            [percentile] , { $percent }e percentiel
           *[worst] { "" }
        }
    .wanted-unlimited = vermeld, zonder grens: ΔE2000{ $statistic ->
            [percentile] , { $percent }e percentiel
           *[worst] { "" }
        }
    .advice = { finding-any.advice-profile }

check-target-noise = Ruis, gemeten
    .why = In de grijsvelden hoort weinig ruis te zijn, maar wel wat: helemaal geen ruis betekent dat fijne details mee zijn weggepoetst.
    .todo = Zorg voor meer licht of minder versterking; is de ruis te laag, zet dan de ruisonderdrukking uit.
finding-target-noise =
    .wanted = { LIST($limits, "and") } σ(L*)
    .wanted-unlimited = vermeld, zonder grens: σ(L*)
    .advice = Verlaag de versterking (ISO) of zorg voor meer licht; is de ruis te laag, zet dan de ruisonderdrukking uit.

check-target-sharpness = Scherpte, gemeten
    .why = Of het beeld oplost wat zijn aantal pixels belooft, zonder te zijn verscherpt.
    .todo = Stel scherp, controleer de lens en trillingen van het station, en zet verscherping uit.
finding-target-sharpness =
    .wanted = { LIST($limits, "and") } bemonsteringsefficiëntie (10% modulatie)
    .wanted-unlimited = vermeld, zonder grens: bemonsteringsefficiëntie (10% modulatie)
    .wanted-overshoot = hoogstens { N($most, ".0%") } doorschot aan randen
    .found-overshoot = { N($overshoot, ".0%") } doorschot, { $edge }, in { $path }
    .advice = Stel scherp, controleer de lens en trillingen van het station, en zet verscherping uit.

check-target-uniformity = Gelijkmatige belichting
    .why = Een wit vel moet overal even licht zijn; anders heeft elke pagina donkere hoeken of zijden.
    .todo = Stel de lampen gelijk, of vernieuw de vlakveldcorrectie.
finding-target-uniformity =
    .wanted = { LIST($limits, "and") } ΔL*, 3 × 3 velden
    .wanted-unlimited = vermeld, zonder grens: ΔL*, 3 × 3 velden
    .advice = Stel de lampen gelijk, of vernieuw de vlakveldcorrectie.

## Models and point clouds
check-truncated = Volledig bestand
    .why = De kop van het bestand zegt hoeveel er volgt; alles moet er zijn.
    .todo = Laat het bestand opnieuw exporteren, overzetten of leveren.
finding-truncated =
    .wanted = zo lang als de eigen kop zegt
    .wanted-model = zoveel als de kop belooft
    .advice-faults = { finding-any.advice-damaged }

check-spare-data = Niets na het einde
    .why = Het bestand loopt door na het einde dat de kop opgeeft: misschien bevat het meer dan de kop zegt, en tonen programma’s maar een deel.
    .todo = Laat het model of de puntenwolk opnieuw exporteren.
finding-spare-data =
    .wanted = een einde waar de kop het zegt
    .found-spare = { $faults }
    .found-no-more = { finding-any.found-so-it-is }
    .advice = Er kunnen punten of vlakken ontbreken. Laat opnieuw exporteren.

check-gltf-extensions = Ongecomprimeerde geometrie
    .why = Het model is gecomprimeerd op een manier die dit systeem niet leest; het kon dus niet worden gecontroleerd.
    .todo = Laat het exporteren zonder compressie.
finding-gltf-extensions =
    .wanted = ongecomprimeerd opgeslagen geometrie
    .found-unread = { $reason }
    .found-decoded = gedecodeerd uit { LIST($extensions, "and") }
    .found-plain = { finding-any.found-so-it-is }
    .advice-unread = Het bestand is gaaf, maar gecomprimeerd op een manier die hier niet gelezen wordt. Laat het exporteren zonder compressie.
    .advice-decoded = Alleen programma’s met deze decoder openen het. Vraag de geometrie zoals ze eerst was.

check-glb-structure = Structuur van het GLB-bestand
    .why = De lengten in een GLB moeten kloppen met het bestand en met elkaar; anders lezen programma’s voorbij de onderdelen.
    .todo = Laat het model opnieuw exporteren.
finding-glb-structure =
    .wanted = een GLB waarvan de lengten kloppen
    .found-lengths = { $faults }
    .advice-lengths = { finding-any.advice-faulty-program }

check-zip-bomb = Aannemelijke omvang na uitpakken
    .why = Een 3MF is een gecomprimeerd pakket. Wordt het bij het uitpakken absurd groot, dan is het fout of kwaadwillig; het werd niet uitgepakt.
    .todo = Laat het model opnieuw exporteren en vraag waar het bestand vandaan komt.
finding-zip-bomb =
    .wanted = een pakket dat tot een aannemelijke omvang uitpakt

check-gltf-valid = Geldig glTF
    .why = De validator van Khronos, de maker van het formaat, vindt geen fout in het model.
    .todo = Laat het model opnieuw exporteren, met een recente exportfunctie.
finding-gltf-valid =
    .wanted = 0 fouten
    .wanted-warnings = 0 fouten, 0 waarschuwingen
    .found-valid = 0 fouten, 0 waarschuwingen
    .found-errors = { $errors } { $errors ->
            [one] fout
           *[other] fouten
        }: { $told }
    .found-warnings = 0 fouten, { $warnings } { $warnings ->
            [one] waarschuwing
           *[other] waarschuwingen
        }: { $told }
    .advice-errors = { finding-any.advice-faulty-program }

check-read-by-two = Door twee programma’s gelijk gelezen
    .why = Twee onafhankelijke programma’s moeten hetzelfde model uit het bestand lezen; anders hangt het van het programma af wat lezers zien.
    .todo = Laat het model opnieuw exporteren.
finding-read-by-two =
    .wanted = { N($triangles, ",") } driehoeken in hetzelfde kader, door twee bibliotheken
    .found-alike = gelijk gelezen door { LIST($libraries, "and") }
    .found-no-other = gelijk gelezen door { LIST($libraries, "and") }; geen andere leest dit formaat
    .found-but = gelijk gelezen door { LIST($libraries, "and") }; { $faults }
    .found-beyond = alleen hier gelezen: andere bibliotheken kennen { $features } niet
    .found-differ = { $faults }
    .part-reads = { $library } leest { N($triangles, ",") } driehoeken
    .part-reads-apart = { $library } leest { N($triangles, ",") } driehoeken, kader { N($apart, ".2g") } van de zijde verschillend
    .advice-differ = Programma’s zullen het verschillend tonen. Laat het opnieuw exporteren.

check-reference-outside = Niets van elders
    .why = Het model mag niets buiten zijn eigen map noemen: wat niet meegeleverd is, gaat verloren met de schijf van de leverancier. Zulke verwijzingen worden nooit gevolgd.
    .todo = Laat het model exporteren met alles wat het nodig heeft in zijn eigen map.
finding-reference-outside =
    .wanted = namen binnen het object
    .found-inside = { $named ->
            [one] { $named } naam
           *[other] { $named } namen
        }
    .found-outside = { LIST($names, "then") }
    .advice = De verwijzing werd niet gevolgd. Laat het model exporteren met alles wat het nodig heeft in zijn eigen map, met relatieve namen.

check-reference-missing = Alle onderdelen geleverd
    .why = Een model kan uit meerdere bestanden bestaan. Zonder elk daarvan kan het niet worden geopend.
    .todo = Laat de ontbrekende onderdelen leveren.
finding-reference-missing =
    .wanted = elk onderdeel dat het noemt
    .found-there = allemaal aanwezig
    .found-gone = niet geleverd: { $names }
    .advice = Laat de ontbrekende onderdelen leveren.

check-texture-missing = Alle texturen geleverd
    .why = De beelden die over het oppervlak liggen, horen bij het model; zonder die beelden is het grijs.
    .todo = Laat het model leveren met al zijn beelden.
finding-texture-missing =
    .wanted = elk beeld dat het noemt
    .found-there = allemaal aanwezig en gelezen
    .found-pictures = { $pictures }
    .part-gone = { $name } is niet geleverd
    .part-broken = { $name }: { $fault }
    .part-broken-embedded = een ingebed beeld: { $fault }
    .part-material = het materiaal { $name } staat in geen enkel materiaalbestand
    .part-otherwise = onder een andere naam gevonden: { $name } heet { $own }
    .advice-pictures-lost = Laat het met alle beelden leveren.
    .advice-pictures-renamed = Het is gevonden; programma’s die de exacte naam zoeken, vinden het niet. Laat de bestanden gelijk hernoemen.
    .part-kept = { $name }: { $format }, bewaard zoals het geleverd is en niet te zien in de kopieën
    .part-kept-embedded = een ingebed beeld: { $format }, bewaard zoals het geleverd is en niet te zien in de kopieën
    .advice-pictures-kept = Laat het ook met JPEG of PNG exporteren, als lezers het moeten zien.

check-left-out = Niets verloren in de kopieën
    .why = Niet elk formaat kan alles bevatten. Waar een kopie geen plaats voor heeft, blijft in het geleverde bestand en wordt hier genoemd.
    .todo = Bewaar het geleverde bestand; meer niet.
finding-left-out =
    .wanted = kopieën die het hele model bevatten
    .found-nothing = er is niets weggelaten
    .found-left = weggelaten: { $parts }
    .advice = Niets te doen: het geleverde bestand wordt ernaast bewaard.

check-texture-size = Grootte van de texturen
    .why = Te kleine beelden vervagen wat het oppervlak toont.
    .todo = Laat het model exporteren met de beelden op volle grootte.
finding-texture-size =
    .wanted = beelden van minstens { $least } pixels
    .found-embedded = ingebed beeld: { $width } × { $height }
    .found-named = { $name }: { $width } × { $height }

check-empty-geometry = Iets te zien
    .why = Een model zonder hoekpunten, of een puntenwolk zonder punten, toont niets.
    .todo = Vraag of dit is wat geleverd moest worden.
finding-empty-geometry =
    .wanted = minstens één hoekpunt of punt
    .found-points = { $points ->
            [one] { N($points, ",") } punt
           *[other] { N($points, ",") } punten
        }
    .found-surface = { $vertices ->
            [one] { N($vertices, ",") } hoekpunt
           *[other] { N($vertices, ",") } hoekpunten
        }, { $triangles ->
            [one] { N($triangles, ",") } driehoek
           *[other] { N($triangles, ",") } driehoeken
        }
    .found-container = een geldige container zonder enig model
    .advice-container = Vraag of dit is wat geleverd moest worden.

check-nan-infinity = Coördinaten zijn getallen
    .why = Sommige coördinaten zijn geen getallen; programma’s lopen erop vast of laten gaten.
    .todo = Laat het model opnieuw exporteren.
finding-nan-infinity =
    .wanted = coördinaten die getallen zijn
    .found-coordinates = { N($bad, ",") } die er geen zijn
    .advice = { finding-any.advice-faulty-program }

check-index-range = Vlakken noemen wat er is
    .why = Sommige vlakken noemen hoekpunten die niet bestaan.
    .todo = Laat het model opnieuw exporteren.
finding-index-range =
    .wanted = verwijzingen naar wat er is
    .found-within = allemaal binnen bereik
    .found-beyond = { $polygons ->
            [one] { N($polygons, ",") } veelhoek noemt wat er niet is
           *[other] { N($polygons, ",") } veelhoeken noemen wat er niet is
        }
    .found-unread = { $reason }
    .advice = { finding-any.advice-faulty-program }

check-degenerate-faces = Vlakken met echte hoeken
    .why = Een vlak met tweemaal dezelfde hoek, of met minder dan drie hoeken, is geen vlak. Veel zulke vlakken wijzen op een foute export.
    .todo = Laat het model opkuisen in het modelleerprogramma en vermeld het in de paradata.
finding-degenerate-faces =
    .wanted-faces = geen vlakken met tweemaal dezelfde hoek
    .wanted-faces-share = hoogstens { N($most, ".2%") } vlakken met tweemaal dezelfde hoek
    .wanted-corners = elk minstens drie hoeken
    .found-corners = { $polygons ->
            [one] { N($polygons, ",") } veelhoek
           *[other] { N($polygons, ",") } veelhoeken
        } met minder

check-zero-area-faces = Vlakken met een oppervlakte
    .why = Driehoeken zonder oppervlakte tonen niets en verstoren elke berekening.
    .todo = Laat het model opkuisen in het modelleerprogramma en vermeld het in de paradata.
finding-zero-area-faces =
    .wanted-faces = geen vlakken zonder oppervlakte
    .wanted-faces-share = hoogstens { N($most, ".2%") } vlakken zonder oppervlakte

check-duplicate-faces = Elk vlak één keer
    .why = Vlakken die er dubbel zijn, flikkeren en tellen dubbel.
    .todo = Laat het model opkuisen in het modelleerprogramma en vermeld het in de paradata.
finding-duplicate-faces =
    .wanted-faces = geen dubbele vlakken
    .wanted-faces-share = hoogstens { N($most, ".2%") } dubbele vlakken

check-non-manifold = Hoogstens twee vlakken aan een ribbe
    .why = Waar drie vlakken aan één ribbe samenkomen, is binnen niet meer van buiten te onderscheiden.
    .todo = Laat het model opkuisen in het modelleerprogramma en vermeld het in de paradata.
finding-non-manifold =
    .wanted = hoogstens twee vlakken aan een ribbe
    .found-edges = { $edges ->
            [one] { N($edges, ",") } ribbe
           *[other] { N($edges, ",") } ribben
        } met meer

check-watertight = Gesloten oppervlak
    .why = Een oppervlak dat als gesloten is opgegeven, of waarvan het formaat voor massieve vormen dient, mag geen gaten hebben.
    .todo = Laat de gaten dichten en in de paradata vermelden, of geef op dat het oppervlak open is.
finding-watertight =
    .wanted = een gesloten oppervlak ({ $why ->
            [declared] opgegeven
           *[solids] { $format } is voor massieve vormen
        })
    .found-closed = gesloten
    .found-open = { $open_edges ->
            [one] { N($open_edges, ",") } open ribbe
           *[other] { N($open_edges, ",") } open ribben
        }, { $shared_edges ->
            [one] { N($shared_edges, ",") } ribbe
           *[other] { N($shared_edges, ",") } ribben
        } met meer dan twee vlakken
    .advice-open = Laat de gaten dichten en in de paradata vermelden, of geef voor het object `watertight: false` op.

check-winding = Eén buitenkant
    .why = Naburige vlakken moeten het eens zijn over wat buiten is; anders verdwijnen delen van het oppervlak in viewers.
    .todo = Laat de vlakken omkeren in het modelleerprogramma.
finding-winding =
    .wanted = één buitenkant
    .found-consistent = eenduidig
    .found-conflicts = { $edges ->
            [one] { N($edges, ",") } ribbe waar buren
           *[other] { N($edges, ",") } ribben waar buren
        } tegengesteld gericht zijn
    .found-inside-out = het gesloten oppervlak is binnenstebuiten gekeerd
    .advice = Laat de vlakken omkeren in het modelleerprogramma.

check-normals = Normalen met lengte 1
    .why = Normalen zeggen hoe licht op het oppervlak valt. Met een andere lengte tonen ze het te licht of te donker.
    .todo = Laat het model opnieuw exporteren met normalen van lengte 1.
finding-normals =
    .wanted = lengte 1 ± { $most }
    .found-off = { N($error, ".2g") } ernaast
    .found-not-numbers = geen getallen

check-uv-present = Elk vlak heeft zijn plaats in de textuur
    .why = Een vlak met textuur maar zonder coördinaten in het beeld toont een foute kleur, of geen.
    .todo = Laat het model opnieuw exporteren met zijn textuurcoördinaten.
finding-uv-present =
    .wanted = UV-coördinaten op elke hoek met textuur
    .found-without = { $faces ->
            [one] { N($faces, ",") } vlak met textuur
           *[other] { N($faces, ",") } vlakken met textuur
        } zonder

check-unit-declared = Eenheid opgegeven
    .why = Zonder eenheid weet niemand of het object een munt of een kathedraal is.
    .todo = Vraag het aan de operator en geef de eenheid op in de leveringsnota.
finding-unit-declared =
    .wanted = een van { LIST($units, ", ", most: 20) }
    .found-undeclared = geen opgegeven
    .found-unit = { $unit }
    .advice = Vraag het aan de operator; geef `unit` op in delivery.yaml. OBJ, PLY en STL kunnen het niet zelf zeggen.

check-dimensions = Afmetingen van het object
    .why = Het model moet even groot zijn als het gecatalogiseerde object. Een factor 10, 25,4 of 1.000 is een verkeerde eenheid.
    .todo = Verbeter de eenheid, of controleer schaallatten en catalogus.
finding-dimensions =
    .wanted = { LIST($expected, " × ", as: ",.4g") } mm ± { N($tolerance, ".0%") }
    .found-fits = { LIST($sides, " × ", as: ",.4g") } mm
    .found-sides = { LIST($sides, " × ", as: ",.4g") } mm
    .part-m-mm = meters gelezen als millimeters
    .part-cm-mm = centimeters gelezen als millimeters
    .part-in-mm = inches gelezen als millimeters
    .part-m-cm = meters gelezen als centimeters
    .part-m-um = meters gelezen als micrometers
    .part-reverse = het omgekeerde van { $mistake }
    .advice-sides-unit = { N($factor, ",.4g") } keer te groot: de eenheid is fout ({ $mistake }). Verbeter `unit`, of laat opnieuw exporteren.
    .advice-sides = Het model is niet op schaal: bekijk de schaallatten in de paradata, of de gecatalogiseerde maat.

check-paradata = Verslag van de vervaardiging
    .why = De paradata zeggen hoe het model is gemaakt: toestel, software, stappen, schaal, keuzes. Zonder dat kan niemand het later beoordelen.
    .todo = Vraag de maker om het verslag.
finding-paradata =
    .wanted = operator, toestel, stappen met software en parameters, schaallatten, keuzes
    .found-complete = volledig
    .found-none = geen paradata
    .found-faults = { $faults }
    .part-missing = { $part } ontbreekt
    .advice-none = Vraag de maker om paradata.yaml in de map van het object: zonder kan niemand het model later beoordelen.

check-scale-bars = Schaallatten
    .why = Latten van bekende lengte moeten in het model even lang zijn als in het echt; anders klopt geen enkele maat.
    .todo = Laat het model opnieuw uitlijnen met de ware lengten van de latten.
finding-scale-bars =
    .wanted = hoogstens { N($most, ".2%") } van de lengte van een lat
    .found-residuals = { N($share, ".2%") } (restfouten { LIST($residuals_mm, ", ", most: 20, as: "+.3g") } mm)
    .advice-residuals = Het model is niet op schaal. Laat het opnieuw uitlijnen met de ware lengten van de latten.

check-e57-crc = Controlegetallen van het E57-bestand
    .why = Elke pagina van een E57 draagt een controlegetal. Klopt er een niet, dan zijn er bits veranderd sinds de scan.
    .todo = Laat het bestand opnieuw leveren vanaf de eigen kopie van de scanner.
finding-e57-crc =
    .wanted = kloppende checksums op elke pagina
    .found-fit = alle kloppen
    .found-changed = { $reason }
    .advice = Er zijn bits veranderd sinds de scan werd geschreven. Laat het bestand opnieuw leveren vanaf de eigen kopie van de scanner.

check-las-vlr = Records van het LAS-bestand
    .why = De records tussen de kop en de punten van een LAS moeten passen; anders openen sommige programma’s het niet.
    .todo = Laat de puntenwolk opnieuw exporteren.
finding-las-vlr =
    .wanted = records die passen
    .found-fit = ze passen
    .found-unfit = { $reason }
    .advice = Sommige programma’s zullen het niet openen. Laat het opnieuw exporteren.

check-points-count = Aantal punten
    .why = Er moeten evenveel punten zijn als de kop zegt.
    .todo = Laat de puntenwolk opnieuw exporteren.
finding-points-count =
    .wanted = { N($declared, ",") } punten
    .found-once = { N($points, ",") }
    .found-twice = { N($points, ",") }, { N($second, ",") } volgens een andere lezing
    .found-once-invalid = { N($points, ",") }, waarvan { N($invalid, ",") } door de scanner als ongeldig gemarkeerd
    .found-twice-invalid = { N($points, ",") }, { N($second, ",") } volgens een andere lezing, waarvan { N($invalid, ",") } door de scanner als ongeldig gemarkeerd
    .wanted-header = een kop die telt zoals de punten
    .found-header-returns = per echo geeft de kop { LIST($declared, ", ", most: 15) }; de punten geven { LIST($returns, ", ", most: 15) }
    .found-header-counts = de kop heeft twee aantallen, { N($old, ",") } en { N($new, ",") }
    .advice-header = Programma’s die de kop geloven, worden misleid. Laat het opnieuw exporteren.
    .advice = { finding-any.advice-export }

check-points-extent = Uitgestrektheid van de punten
    .why = De punten moeten het kader vullen dat de kop opgeeft; anders tonen viewers leegte of snijden ze punten af.
    .todo = Laat de puntenwolk opnieuw exporteren.
finding-points-extent =
    .wanted = het kader van de kop, op { N($most, ".1%") } van de langste zijde na
    .found-off = { N($apart, ".4g") } ernaast op { N($side, ".4g") }
    .found-unreal = het kader van de kop bestaat niet uit getallen
    .found-zeros = het kader van de kop is nooit ingevuld (alleen nullen)
    .advice = { finding-any.advice-export }

## Sequences of frames
check-sequence-gap = Geen beeldje ontbreekt
    .why = De nummers van de beeldjes moeten elkaar zonder hiaat opvolgen, elk één keer.
    .todo = Laat de ontbrekende beeldjes leveren.
finding-sequence-gap =
    .wanted = frames { $start }–{ $end }, elk één keer
    .found-complete = { $sequence }: alle { $frames }
    .found-missing = { $sequence }: ontbreekt: { LIST($missing, ", ", most: 10) }
    .found-missing-twice = { $sequence }: ontbreekt: { LIST($missing, ", ", most: 10) }; dubbel: { LIST($twice, ", ", most: 10) }
    .found-twice = { $sequence }: dubbel: { LIST($twice, ", ", most: 10) }
    .advice = Laat de ontbrekende frames leveren.

check-frame-geometry = Gelijke beeldjes
    .why = Alle beeldjes van een filmscan moeten hetzelfde formaat en dezelfde bitdiepte hebben.
    .todo = Laat de afwijkende beeldjes opnieuw scannen.
finding-frame-geometry =
    .wanted = alle frames { $width } × { $height }, { $bits } bits { $kind }
    .found-alike = { $sequence }
    .found-differing = { $sequence }: afwijkend zijn { LIST($others, ", ", most: 10) }

check-frame-count = Aantal beeldjes
    .why = Er moeten evenveel beeldjes zijn als de leveringsnota opgeeft.
    .todo = Laat de ontbrekende beeldjes leveren, of verbeter het aantal.
finding-frame-count =
    .wanted = { $declared ->
            [one] { $declared } frame
           *[other] { $declared } frames
        } (zoals opgegeven)
    .found-count = { $frames }

## Sound and film: the file
check-malformed = Kloppende structuur
    .why = De onderdelen van het bestand spreken elkaar tegen: het is beschadigd of door een foutief programma geschreven.
    .todo = Laat het opnieuw leveren, of de drager opnieuw overzetten.
finding-malformed =
    .wanted = een bestand waarvan de onderdelen met elkaar kloppen
    .advice = { finding-any.advice-damaged }

check-file-structure = Bijzonderheden van het bestand
    .why = Er is iets ongewoons aan het bestand: bytes na het einde, een lengte die niet is ingevuld, een tag vooraan. Het geluid is toch volledig.
    .todo = Niets te doen.
finding-file-structure =
    .wanted = een bestand dat is opgebouwd zoals de norm voorschrijft
    .found-notes = { LIST($notes, "; ") }
    .advice = Het geluid is volledig: er hoeft niets te gebeuren. Het bestand wordt ook bewaard zoals het is aangeleverd.

check-parts-carried = Onderdelen zonder plaats in de master
    .why = Sommige onderdelen van het bestand hebben geen plaats in een Broadcast WAVE. Ze staan alleen in het aangeleverde bestand.
    .todo = Niets te doen: het aangeleverde bestand wordt bewaard.
finding-parts-carried =
    .wanted = onderdelen waarvoor een Broadcast WAVE plaats heeft
    .found-lost = niet overgenomen: { LIST($parts, ", ") }
    .advice = Ze blijven in het aangeleverde bestand, dat wordt bewaard.

check-slice-crc = Controlegetallen van het beeld
    .why = FFV1 bewaart voor elk deel van elk beeldje een controlegetal. Klopt er een niet, dan toont dat precies waar het bestand beschadigd is.
    .todo = Laat het opnieuw leveren, of de drager opnieuw overzetten.
finding-slice-crc =
    .wanted = de checksum van elk segment klopt
    .advice = { finding-any.advice-damaged }

check-decode-errors = Foutloos te decoderen
    .why = De hele opname werd gedecodeerd; waar dat mislukt, haperen spelers of tonen ze foute beelden.
    .todo = Laat het opnieuw leveren, of de drager opnieuw overzetten.
finding-decode-errors =
    .wanted = een volledige decodering zonder fout
    .advice = { finding-any.advice-damaged }

check-flac-metadata = Metadatablokken van het FLAC-bestand
    .why = De blokken vóór het geluid moeten zijn zoals de norm ze wil; sommige spelers weigeren andere. Het geluid zelf kan gaaf zijn.
    .todo = Laat het opnieuw exporteren, of aanvaard het om deze reden.
finding-flac-metadata =
    .wanted = metadatablokken zoals RFC 9639 ze wil
    .advice = Het geluid kan toch gaaf zijn. Laat het opnieuw exporteren, of aanvaard het om deze reden.

check-flac-digest = Controlegetal van het geluid
    .why = De encoder bewaart een controlegetal van de samples in het bestand. Klopt het niet, dan is het geluid niet meer wat gecodeerd werd.
    .todo = Laat het opnieuw leveren, of de drager opnieuw overzetten.
finding-flac-digest =
    .wanted = een MD5 van de samples in STREAMINFO
    .wanted-digest = samples met MD5 { $expected }…
    .found-digest = MD5 { $digest }…
    .found-none = geen: beschadiging is niet vast te stellen
    .advice-digest = { finding-any.advice-damaged }

check-matroska-conformance = Conform Matroska
    .why = MediaConch toetst het bestand aan de normen van Matroska en FFV1.
    .todo = Laat het opnieuw leveren, of de drager opnieuw overzetten.
finding-matroska-conformance =
    .wanted = elke implementatiecontrole van { $version }
    .found-all = alle
    .advice = { finding-any.advice-damaged }

check-has-streams = Geluid of film aanwezig
    .why = Een container kan leeg zijn. Er moet minstens één geluids- of beeldstroom in zitten.
    .todo = Vraag de leverancier wat dit bestand moest bevatten.
finding-has-streams =
    .wanted = minstens één stroom film of geluid
    .found-streams = { $video } beeld, { $sound } geluid

check-duration = Duur
    .why = De opname moet even lang zijn als opgegeven; korter betekent dat de overzetting is afgebroken.
    .todo = Vergelijk met de drager: werd de overzetting afgebroken, of is de opgegeven duur die van de band?
finding-duration =
    .wanted = { TIMES($declared) } (zoals opgegeven, ± { N($slack, ".3g") } s)
    .found-length = { TIMES($seconds) }
    .advice = Werd de digitalisering afgebroken, of is de opgegeven duur die van de band en niet van de opname?

check-audio-tracks = Aantal geluidssporen
    .why = Er moeten evenveel geluidssporen zijn als opgegeven.
    .todo = Laat het opnieuw overzetten met alle sporen.
finding-audio-tracks =
    .wanted = { $declared ->
            [one] { $declared } geluidsspoor
           *[other] { $declared } geluidssporen
        } (zoals opgegeven)
    .found-tracks = { $tracks }
    .advice = Een spoor ging verloren bij de digitalisering of de export. Laat opnieuw digitaliseren.

check-parts-count = Aantal delen
    .why = Er moeten evenveel kanten, spoelen of delen zijn als opgegeven.
    .todo = Laat de ontbrekende delen leveren, of verbeter het aantal.
finding-parts-count =
    .wanted = { $declared ->
            [one] { $declared } deel
           *[other] { $declared } delen
        } (zoals opgegeven)
    .found-parts = { $parts }

## Sound
check-audio-codec = Geluid zonder verlies
    .why = Geluid om te bewaren wordt zonder verlies bewaard. Een origineel met verlies wordt bewaard zoals het kwam.
    .todo = Laat het leveren als Broadcast WAV, tenzij het origineel zelf verlies kent.
finding-audio-codec =
    .wanted = PCM of een andere codering zonder verlies
    .found-codec = { finding-any.track }{ $codec }
    .advice = Laat het leveren als Broadcast WAV; een origineel met verlies wordt bewaard zoals het kwam.

check-audio-rate = Bemonsteringsfrequentie
    .why = Hoe vaak per seconde het geluid is gemeten. Ze begrenst de hoogste toon die bewaard blijft.
    .todo = Laat de drager opnieuw overzetten met de bestelde frequentie.
finding-audio-rate =
    .wanted-least = minstens { N($expected, ".0f") } Hz
    .wanted-declared = { N($expected, ".12g") } Hz (zoals opgegeven)
    .found-least = { finding-any.track }{ N($rate, ".0f") } Hz
    .found-declared = { finding-audio-rate.found-least }
    .advice = { finding-any.advice-transfer }

check-audio-depth = Bitdiepte van het geluid
    .why = Hoe fijn elk sample is gemeten. Ze bepaalt de afstand tussen het luidste geluid en de ruis.
    .todo = Laat de drager opnieuw overzetten met de bestelde bitdiepte.
finding-audio-depth =
    .wanted-least = minstens { N($expected, ".0f") } bits
    .wanted-declared = { $expected } bits (zoals opgegeven)
    .found-least = { finding-any.track }{ N($bits, ".0f") } bits
    .found-declared = { finding-audio-depth.found-least }
    .advice = { finding-any.advice-transfer }

check-bext = Beschrijving in het WAVE-bestand
    .why = Een Broadcast WAV zegt zelf wat hij is en hoe hij is gemaakt (bext).
    .todo = Niets te doen: de bewaarkopie krijgt die uit de levering.
finding-bext =
    .wanted = een bext-blok met Description, Originator, OriginatorReference, datum en CodingHistory
    .found-filled = versie { $version }, alles ingevuld
    .found-none = geen bext-blok
    .found-empty = leeg: { LIST($fields, ", ") }
    .advice-none = De bewaarkopie krijgt er een, ingevuld uit de levering.
    .advice-empty = In de bewaarkopie worden ze aangevuld.

check-silence = Lange stilte
    .why = Een lang stuk zonder geluid kan op de drager staan, of een fout van de overzetting zijn.
    .todo = Luister op deze tijdstippen; staat het niet op de drager, laat dan opnieuw overzetten.
finding-silence =
    .wanted = geen { $seconds } s onder -60 dBFS
    .found-none = { finding-any.track }geen
    .found-times = { finding-any.track }{ TIMES($times) }
    .advice = { finding-any.advice-listen }

check-silent = Geluid op elk kanaal
    .why = Een kanaal zonder enig geluid betekent meestal een kabel of kop zonder contact.
    .todo = Controleer kabel, kop en uitgang en laat opnieuw overzetten.
finding-silent =
    .wanted = geluid boven -60 dBFS op elk kanaal
    .found-all = { finding-any.track }alle { $channels }
    .found-effects = { finding-any.track }alle { $channels }; het effectenkanaal (LFE) mag leeg zijn
    .found-nothing = { finding-any.track }helemaal niets
    .found-channel = { finding-any.track }niets op kanaal { LIST($channels, ", ", most: 20) }
    .advice-nothing = Was de juiste uitgang aangesloten?
    .advice-channel = Controleer kabel en kop.

check-dc-offset = Gelijkspanningscomponent
    .why = Het geluid hoort rond nul te schommelen. Een verschuiving komt van een ontregelde omzetter en kost niveau.
    .todo = Laat de omzetter afregelen.
finding-dc-offset =
    .wanted = gelijkspanningscomponent van hoogstens { N($limit, ".2%") } van de volle uitsturing
    .found-share = { finding-any.track }{ N($share, ".3%") }
    .advice = De omzetter is ontregeld.

check-channels-identical = Twee verschillende kanalen
    .why = Twee gelijke kanalen zijn één kanaal in het dubbel: een monodrager, of een verkeerde aansluiting.
    .todo = Geef mono op, of controleer de aansluiting.
finding-channels-identical =
    .wanted = twee verschillende kanalen, of `sound: mono` opgegeven
    .found-correlation = { finding-any.track }correlatie { N($correlation, ".5f") }
    .advice = Een monodrager kan als één kanaal worden bewaard; geef het op.

check-channels-inverted = Kanalen in fase
    .why = Het ene kanaal is het andere omgekeerd: samen afgespeeld heffen ze elkaar op.
    .todo = Controleer de bedrading van de kabels en laat opnieuw overzetten.
finding-channels-inverted =
    .wanted = geen { $seconds } s waarin de kanalen elkaar opheffen
    .found-none = { finding-any.track }geen
    .found-times = { finding-any.track }{ TIMES($times) }
    .advice = Een kabel is verkeerd om bedraad.

check-hum = Netbrom
    .why = Netbrom op 50 of 60 Hz komt van aardlussen en slechte kabels.
    .todo = Controleer aarding en kabels en laat opnieuw overzetten.
finding-hum =
    .wanted = geen netbrom boven { $limit } dBFS
    .found-hum = { finding-any.track }{ $hertz } Hz op { N($dbfs, ".0f") } dBFS, { N($prominence, ".0f") } dB boven de omgeving
    .advice = Controleer aarding en kabels.

check-loudness = Luidheid
    .why = Hoe luid de opname is (EBU R128). Ze wordt vastgelegd, nooit beoordeeld.
    .todo = Niets te doen.
finding-loudness =
    .wanted = de luidheid wordt vastgelegd
    .found-lufs = { finding-any.track }{ N($lufs, ".1f") } LUFS
    .found-peak = { finding-any.track }{ N($lufs, ".1f") } LUFS, ware piek { N($true_peak, ".1f") } dBTP

check-rate-truth = Echte bemonsteringsfrequentie
    .why = Een hoge bemonsteringsfrequentie zonder hoge tonen is achteraf van een lagere gemaakt.
    .todo = Vraag de leverancier de oorspronkelijke overzetting.
finding-rate-truth =
    .wanted = energie boven 22 kHz (meer dan { $least } dBFS, geen val van { $most } dB)
    .found-energy = { finding-any.track }{ N($dbfs, ".0f") } dBFS boven 22 kHz, { N($cliff_db, ".0f") } dB minder dan bij 20 kHz
    .advice = Het lijkt opgerekend van 44,1 of 48 kHz. Vraag het origineel.

check-depth-truth = Echte bitdiepte
    .why = Bits die nooit veranderen, zijn toegevoegde nullen: het bestand is groter, maar niet beter.
    .todo = Vraag de leverancier de oorspronkelijke overzetting.
finding-depth-truth =
    .wanted = alle { N($bits, ".0f") } bits in gebruik
    .found-used = { finding-any.track }{ N($used, ".0f") }
    .advice = De laagste bits veranderen nooit: er werd opgevuld. Vraag het origineel.

check-dropouts = Signaaluitval
    .why = Exacte nullen midden in het geluid staan op geen enkele drager: de overzetting verloor samples.
    .todo = Luister op deze tijdstippen en laat opnieuw overzetten.
finding-dropouts =
    .wanted = geen { $milliseconds } ms exacte nullen in het geluid
    .found-none = { finding-any.track }geen
    .found-times = { finding-any.track }{ TIMES($times) }
    .advice = { finding-any.advice-listen }

check-repeated-blocks = Herhaalde samples
    .why = Dezelfde samples zijn twee keer geschreven: een buffer van de recorder werd niet op tijd geleegd.
    .todo = Luister op deze tijdstippen en laat opnieuw overzetten.
finding-repeated-blocks =
    .wanted = geen blok samples in het dubbel
    .found-none = { finding-any.track }geen
    .found-times = { finding-any.track }{ TIMES($times) }
    .advice = { finding-any.advice-listen }

check-clicks = Tikken
    .why = Losse samples die ver uit de rij springen, hoort men als tikken. Bij platen horen ze bij de drager; bij band niet.
    .todo = Luister op deze tijdstippen; staat het niet op de drager, laat dan opnieuw overzetten.
finding-clicks =
    .wanted = hoogstens { N($limit, ".0f") } losse samples uit de rij
    .found-few = { finding-any.track }{ $clicks }
    .found-times = { finding-any.track }{ $clicks }, op { TIMES($times) }
    .advice = { finding-any.advice-listen }

## Film and video
check-video-codec = Beeld zonder verlies
    .why = Een nieuwe opname wordt zonder verlies bewaard. Een origineel met verlies (DV, MPEG, H.264) wordt bewaard zoals het kwam.
    .todo = Laat opnieuw overzetten zonder verlies, tenzij het origineel zelf verlies kent.
finding-video-codec =
    .wanted = ongecomprimeerd of zonder verlies
    .found-codec = { $codec }
    .advice = Een origineel met verlies (DV, MPEG, H.264) wordt bewaard zoals het kwam; een nieuwe digitalisering moet zonder verlies zijn.

check-standard-mismatch = Eén televisienorm
    .why = Beeldformaat en beeldfrequentie moeten bij dezelfde televisienorm horen; anders is beweging of beeld gewijzigd.
    .todo = Laat opnieuw overzetten in de norm van de drager.
finding-standard-mismatch =
    .wanted = { N($expected, ".5g") } beelden per seconde voor { $width } × { $height }
    .found-rate = { N($rate, ".5g") }
    .advice = De digitalisering of de export mengde twee televisienormen: beweging of beeld is gewijzigd.

check-pixel-depth = Bitdiepte van het beeld
    .why = Hoeveel toonstappen elk sample onderscheidt. De bestelling gaat voor, daarna de kwaliteitseisen.
    .todo = Laat opnieuw overzetten met de bestelde bitdiepte.
finding-pixel-depth =
    .wanted = minstens { $least } bits
    .found-bits = { N($bits, ".0f") } ({ $layout })
    .advice = Laat opnieuw digitaliseren met de bestelde bitdiepte.

check-frame-rate = Constante beeldfrequentie
    .why = Beeldjes moeten elkaar gelijkmatig opvolgen; hiaten zijn beeldjes die de overzetting verloor.
    .todo = Bekijk deze beeldjes; staat het niet op de drager, laat dan opnieuw overzetten.
finding-frame-rate =
    .wanted = constant { N($rate, ".5g") } beelden per seconde
    .found-constant = constant
    .found-gaps = { $gaps } { $gaps ->
            [one] hiaat
           *[other] hiaten
        }, op { TIMES($times) }; { N($uneven, ".1%") } van de stappen ongelijk
    .found-variable = wisselend: { N($uneven, ".1%") } van de stappen verschilt
    .advice = { finding-any.advice-look }

check-field-order = Veldvolgorde
    .why = Video toont elk beeld als twee velden. Verwisselde velden laten beweging schokken.
    .todo = Geef de veldvolgorde op, of laat de verwisselde velden bij de overzetting verbeteren.
finding-field-order =
    .wanted-undecided = een veldvolgorde die vast te stellen is
    .wanted-unsaid = een veldvolgorde in het bestand of de levering
    .wanted = { $expected }, { $by ->
            [file] zoals het bestand zegt ({ $own })
           *[delivery] zoals opgegeven
        }
    .found-same = { $order } ({ $counts })
    .found-still = { finding-field-order.found-same }
    .found-swapped = { finding-field-order.found-same }
    .part-counts = tff { N($tff, ".0f") }, bff { N($bff, ".0f") }, progressive { N($progressive, ".0f") }
    .found-undecided = onbeslist ({ $counts })
    .found-unsaid = { $order } ({ $counts }), niets zegt het
    .advice-unsaid = Geef `field_order` op: tff, bff of progressive.
    .advice-still = Een stilstaande scène kan er zo uitzien.
    .advice-swapped = De velden zijn verwisseld: beweging schokt.

check-aspect-ratio = Beeldverhouding
    .why = Het bestand moet zeggen welke vorm het beeld heeft; anders lijken mensen te breed of te smal.
    .todo = Geef de beeldverhouding op.
finding-aspect-ratio =
    .wanted = een beeld- of pixelverhouding
    .wanted-ratio-declared = { $declared } (zoals opgegeven)
    .wanted-nothing-declared = { finding-aspect-ratio.wanted-ratio-declared }
    .found-ratio = { $ratio }
    .found-nothing-declared = niets
    .advice-none = Geef `aspect_ratio` op.

check-tout = Signaaluitval en ruis in het beeld (TOUT)
    .why = Pixels die maar één beeldje lang uitspringen, komen van uitval op de band of van ruis.
    .todo = Bekijk deze beeldjes; staat het niet op de drager, reinig dan de koppen en laat opnieuw overzetten.
finding-tout =
    .wanted = uitspringende pixels (TOUT: uitval, ruis) boven { $limit } in hoogstens { N($most, ".0%") } van de frames
    .advice = { finding-any.advice-look }

check-vrep = Herhaalde lijnen (VREP)
    .why = De speler vulde verloren lijnen met de lijn erboven: het beeld is opgevuld waar de band niets gaf.
    .todo = Bekijk deze beeldjes; reinig band en koppen en laat opnieuw overzetten.
finding-vrep =
    .wanted = herhaalde lijnen (VREP: uitvalcompensatie) boven { $limit } in hoogstens { N($most, ".0%") } van de frames
    .advice = { finding-any.advice-look }

check-brng = Buiten het uitzendbereik (BRNG)
    .why = Pixels die lichter, donkerder of meer gekleurd zijn dan video toelaat, zijn bij het afspelen te hoog ingesteld.
    .todo = Bekijk deze beeldjes en stel de afspeelniveaus in met de kleurenbalken.
finding-brng =
    .wanted = pixels buiten het uitzendbereik (BRNG) boven { $limit } in hoogstens { N($most, ".0%") } van de frames
    .advice = { finding-any.advice-look }

check-luma-range = Helderheidsbereik
    .why = De helderheid moet tussen videozwart en videowit blijven; wat daarbuiten ligt, wordt op schermen afgekapt.
    .todo = Stel het afspeelniveau in met de kleurenbalken en laat opnieuw overzetten.
finding-luma-range =
    .wanted = 10% … 90% van de pixels tussen { $low } en { $high }, in alle frames op { N($most, ".0%") } na
    .found-shares = eronder in { N($below, ".0%") }, erboven in { N($above, ".0%") } van de frames
    .advice = Het afspeelniveau werd niet met de kleurenbalken ingesteld.

check-black = Zwart beeld
    .why = Een lang stuk zonder beeld kan op de drager staan, of een fout van de overzetting zijn.
    .todo = Bekijk deze beeldjes; staat het niet op de drager, laat dan opnieuw overzetten.
finding-black =
    .wanted = geen zwart beeld van { $seconds } s
    .found-times = { TIMES($times) }
    .found-none = geen
    .advice = { finding-any.advice-look }

check-freeze = Stilstaand beeld
    .why = Het beeld staat lang stil: een stilstaand beeld op de drager, of een overzetting die hing.
    .todo = Bekijk deze beeldjes; staat het niet op de drager, laat dan opnieuw overzetten.
finding-freeze =
    .wanted = geen stilstaand beeld van { $seconds } s
    .found-times = { TIMES($times) }
    .found-none = geen
    .advice = { finding-any.advice-look }

check-all-black = Iets te zien in de film
    .why = De hele film is zwart: waarschijnlijk was er geen signaal aangesloten.
    .todo = Controleer de aansluiting en laat opnieuw overzetten.
finding-all-black =
    .wanted = een beeld
    .found-dark = zwart gedurende { TIMES($black) } van { TIMES($seconds) }
    .advice = Was het signaal aangesloten?

check-shown-as-stored = Getoond zoals opgeslagen
    .why = Een film kan bij het afspelen frames verbergen, het beeld draaien of bijsnijden. Wat is opgeslagen, blijft bewaard; lezers zien wat spelers tonen.
    .todo = Beslis of wat verborgen of gedraaid is, beschreven moet worden.
finding-shown-as-stored =
    .wanted = elk opgeslagen frame wordt getoond, rechtop en volledig
    .advice = Het bestand wordt bewaard zoals het kwam, met alles wat erin zit. Moet wat verborgen is, beschreven worden of voor lezers afgeschermd?

check-said-besides = Wat de film verder vermeldt
    .why = Tijdcode, rolnamen, gamma en kanaalnamen staan in de container. Wat een bewaarkopie niet kan vermelden, wordt gemeld en blijft in het origineel.
    .todo = Bewaar het origineel naast de bewaarkopie.
finding-said-besides =
    .wanted = niets wat een bewaarkopie in Matroska niet zou vermelden
    .advice = Het bestand wordt bewaard zoals het kwam, zonder bewaarkopie ernaast.
    .advice-faults-tags = Bewaar het origineel naast de bewaarkopie, die het hoogstens als tags vermeldt.

check-changes-under-way = Eén opname
    .why = Waar geluid of beeld onderweg verandert, lopen spelers op de verkeerde snelheid; lege frames worden stilzwijgend overgeslagen.
    .todo = Bekijk deze momenten; staat het niet op de drager, laat dan opnieuw digitaliseren.
finding-changes-under-way =
    .wanted = één opname, zonder lege frames of ander geluid onderweg
    .advice = Bekijk deze momenten. Spelers kunnen te snel lopen of een gat overslaan; waar het geluid verandert, is er geen kijkkopie.

check-structure-notes = Eigenaardigheden van het bestand
    .why = De structuur van het bestand is ongewoon, maar beeld en geluid zijn volledig.
    .todo = Er hoeft niets te gebeuren.
finding-structure-notes =
    .wanted = een structuur zonder eigenaardigheden
    .advice = Er hoeft niets te gebeuren: beeld en geluid zijn volledig.

check-ffv1-profile = FFV1 als bewaarkopie
    .why = Versie 3, elk beeldje op zich, in segmenten en met controlegetallen: alleen zo kan schade worden gevonden en klein gehouden.
    .todo = Vraag of dit de bewaarkopie is, of een werkkopie.
finding-ffv1-profile =
    .wanted = versie 3, GOP 1, minstens { N($least, ".0f") } segmenten, een checksum per segment
    .found-coded = versie { $version }, GOP { $gop }, { $slices } segmenten, { $checksums ->
            [none] geen checksums
           *[other] checksums: { $checksums }
        }
    .advice = Is het een bewaarkopie, of een werkkopie?
