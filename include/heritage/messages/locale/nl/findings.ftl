### Wat controles in een bevinding schrijven: gevraagd, vastgesteld, advies, en delen daarvan.

finding-more = { $list } en nog { $count }
finding-then = ;{" "}
finding-track = spoor { $track }:{" "}
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
    .film = film
    .print = afdruk


finding-any =
    .found-files = { $number } van { $number2 } bestanden
    .found-file = { $number } van { $number2 } bestand
    .found-same-file = { $same } ({ $number } van { $number2 } bestand)
    .found-same-files = { $same } ({ $number } van { $number2 } bestanden)
    .found-of-files = { $of ->
            [one] { $passed } van { $of } bestand
           *[other] { $passed } van { $of } bestanden
        }
    .found-alone = { $first } ({ $passed } van { $of } bestand)
    .wanted-more = { $same } (en nog { $number ->
            [one] { $number } andere waarde
           *[other] { $number } andere waarden
        }, per bestand)
    .wanted-others = { $first } (en nog { $others ->
            [one] { $others } andere waarde
           *[other] { $others } andere waarden
        }, per bestand)
    .found-none = geen
    .found-nothing = niets gevonden
    .found-so-it-is = dat is zo
    .found-percent = { $number }%
    .found-frames = { $number }% van de beeldjes; het ergst op { $times }
    .found-target = { $number } in { $path }
    .found-target-of = { $number } ({ $patch }) in { $path }
    .found-unmeasured = niet gemeten: geen enkele testkaartopname toont het
    .wanted-overshoot = hoogstens { $number }% doorschot aan randen
    .advice-damaged = Het bestand is beschadigd. Laat het opnieuw leveren, of de drager opnieuw overzetten.
    .advice-faulty-program = Het bestand is beschadigd of door een foutief programma geschreven. Laat het opnieuw exporteren.
    .advice-look = Bekijk deze beeldjes; staat het niet op de drager, laat dan opnieuw overzetten.
    .advice-listen = Luister op deze tijdstippen; staat het niet op de drager, laat dan opnieuw overzetten.
    .advice-clean = Laat het model opkuisen in het modelleerprogramma en in de paradata vermelden wat er is gedaan.
    .advice-export = Laat het opnieuw exporteren.
    .advice-transfer = Laat de drager opnieuw overzetten.
    .advice-profile = Maak een nieuw kleurprofiel voor het station, of ga na of het juiste is ingebed.
    .advice-unmeasured = Voeg aan de opnamen van de sessie een testkaart toe die dit toont.

finding-nothing-asked =
    .wanted = minstens één bestand dat een hulpmiddel van deze werklijn kan openen
    .found-unopened = { $files ->
            [one] { $files } bestand, niet geopend
           *[other] { $files } bestanden, geen enkel geopend
        }
    .found-no-files = geen bestanden
    .advice = Bekijk het stuk: zit het in de juiste werklijn, en horen zijn bestanden daar thuis?

finding-decodes =
    .wanted = leesbaar tot het einde
    .wanted-damage = leesbaar tot het einde, zonder beschadiging
    .wanted-embedded = ingebedde metadata die gelezen kunnen worden
    .wanted-bands = een beeld dat in zijn geheel geopend kan worden
    .found-read = gelezen tot het einde
    .found-part = gelezen als onderdeel van een model
    .found-reasons = { $reason }
    .found-unreadable = { LIST($reasons, "then") }
    .found-empty = een leeg bestand
    .found-no-tool = geen hulpmiddel van deze digitaliseringslijn opent het
    .found-bands = een dat strook voor strook gelezen wordt
    .found-embedded = exiftool: { $reason }
    .advice-unreadable = Het bestand is beschadigd of onvolledig. Laat het opnieuw digitaliseren of leveren.
    .advice-unreadable-sound = Niets wijst op schade. Laat het leveren in een vorm die hier gelezen wordt, of aanvaard het: dan wordt het bewaard zoals het kwam.
    .advice-by-hand = Bewaard zoals het kwam; bekijk het zelf.
    .advice-empty = { finding-decodes.advice-by-hand }
    .advice-no-tool = { finding-decodes.advice-by-hand }
    .advice-bands = Bewaard zoals het kwam, met een klein beeld voor lezers; er wordt geen verliesvrije kopie en geen tekst van gemaakt.

finding-identified =
    .wanted = een PRONOM-kenmerk
    .found-none = geen
    .found-part = een onderdeel van een model
    .found-format = { $format }
    .advice-none = Vraag de leverancier wat dit voor bestand is.
    .found-read = geen; gelezen als { $format }
    .found-raw = geen; een bestand van de ruwe opname
    .found-project = geen; een projectbestand van een programma
    .found-text-cloud = geen; een puntenwolk als tekst
    .advice-raw = Scanners schrijven eigen formaten: bewaar wat ze opent, of laat ook exporteren.
    .advice-project = Bewaard zoals het kwam.
    .advice-text-cloud = Punten als tekst worden hier niet gelezen: laat de wolk ook als E57, LAS of PLY leveren, en dit bestand in de map raw.
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
            [behind] een programma of archief achter het einde van het beeld
            [active] een pagina met een script erin
            [source] de tekst van een programma
           *[other] { $kind }
        }
    .advice = Open het niet. Laat het aan de bron verwijderen; hoort het bij het object, laat het dan scannen en aanvaard het daarna.
    .advice-runs-harmless = Het wordt bewaard zoals het kwam. Open het alleen waar het geen kwaad kan.
    .advice-runs-scanned = De virusscanner vond er niets in. Hoort het bij het object?
finding-empty-folder =
    .wanted = mappen met bestanden erin
    .found-empty = { $folder } kwam leeg aan en wordt niet bewaard
    .advice = Horen er bestanden in, laat ze dan leveren; anders is er niets te doen: de naam blijft in de geschiedenis van het object.

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

finding-tiff-structure =
    .wanted = gave directory’s
    .wanted-faults-end = een einde waar het beeld ophoudt
    .found-sound = gaaf
    .found-faults = { $faults }
    .advice = Het bestand is beschadigd of door een foutief programma geschreven. Laat het opnieuw exporteren uit de scansoftware.

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

finding-multipage =
    .wanted = één beeld per bestand
    .found-pages = { $pages }
    .found-lost = { $pages }, en { $lost }
    .advice-lost = Het bestand noemt nog een beeld dat niet gelezen kan worden: afgebroken, of door een gebrekkig programma geschreven? Lever het opnieuw aan.

finding-compression =
    .wanted = compressie: { LIST(WORD($allowed), "or", most: 20) }
    .found-stored = { WORD($compression) }
    .found-lossy = { WORD($compression) }, met verlies van details
    .found-lossy-why = { WORD($compression) }, met verlies van details ({ $why })
    .found-stored-why = { WORD($compression) } ({ $why })

finding-alpha =
    .wanted = geen alfakanaal
    .found-constant = een dat overal hetzelfde is
    .found-transparency = { $channels } kanalen, waarvan één alfa
    .found-none = geen
    .advice-transparency = Een scan kent geen transparantie: laat hem exporteren zonder alfakanaal.

finding-orientation =
    .wanted = rechtop zoals opgeslagen
    .wanted-tag = oriëntatie 1 (zoals opgeslagen)
    .wanted-vertical = tekstregels die horizontaal lopen
    .found-upright = rechtop
    .found-tag = EXIF-oriëntatie { $orientation }
    .found-vertical = tekstregels die naar boven of naar beneden lopen
    .advice-tag = Niet elk programma volgt deze tag. Laat de pixels zelf draaien en de tag op 1 zetten.
    .advice-vertical = Draai de pagina, of geef voor het object `text_direction: vertical` op als het schrift naar beneden loopt.

finding-bit-depth =
    .wanted = { LIST($allowed, "or", most: 20) } bits per sample
    .found-bits = { $bits }

finding-bits-used =
    .wanted = { $bits } bits gebruikt
    .found-used = { $used }
    .advice-used-fewer = Misschien zoveel als een camera of scanner gaf: vraag het na.
    .advice-used-padded = Het bestand is opgeblazen van minder bits. Laat digitaliseren en exporteren met de werkelijke bitdiepte.

finding-sample-format =
    .wanted = gehele getallen zonder teken
    .found-samples = { $kind ->
            [int] getallen met teken
            [float] breuken
           *[other] { WORD($kind) }
        }

finding-colour-space =
    .wanted = { LIST(WORD($allowed), "or", most: 20) }
    .found-colour = { WORD($colour) }

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

finding-preservation-copy =
    .wanted = een kopie zonder verlies in JPEG 2000
    .found-whole = die kan alles bevatten
    .found-none = geen: { $reason }
    .advice-none = Het bestand wordt bewaard zoals het kwam.

finding-icc-truncated =
    .wanted = een volledig ICC-profiel
    .found-whole = { $bytes ->
            [one] { N($bytes, ",") } byte
           *[other] { N($bytes, ",") } bytes
        }
    .found-broken = { $fault }
    .advice-broken = De kleuren zijn uit dit bestand niet meer af te leiden. Laat het opnieuw exporteren of leveren.

finding-master-space =
    .wanted = een ruimere kleurruimte dan { LIST($narrow, "or", most: 20) }
    .found-space = { $space }
    .advice = Laat de opnamen ontwikkelen in eciRGB v2, Adobe RGB (1998) of ProPhoto RGB; afgesneden kleuren zijn verloren.

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

finding-embedded-size =
    .wanted = blokken van hoogstens { N($most, ",") } bytes
    .found-block = { $block } van { N($bytes, ",") } bytes
    .advice = Een programma liet zijn geschiedenis of voorvertoningen achter in het bestand. Laat het exporteren met alleen zijn beschrijvende metadata.

finding-raw-beside =
    .wanted = een voorvertoning in het raw-bestand
    .found-preview = { $width } × { $height } px, een ingebedde voorvertoning
    .found-none = { $width } × { $height } px, geen; lezers zien een eenvoudige ontwikkeling

finding-clipping =
    .wanted = hoogstens { N($share, ".1%") } van de pixels aan elk uiteinde
    .wanted-runs = hoogstens { $number } reeksen van 3 samples op volle uitsturing
    .found-ends = { N($high, ".2%") } uitgebeten, { N($low, ".2%") } dichtgelopen
    .found-runs = { $track }{ $number } { $number ->
            [one] reeks
           *[other] reeksen
        }, op { $times }
    .found-number = { $track }{ $number }
    .advice-ends = Controleer belichting en tooncurve van het scanstation; verloren details komen niet terug.

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

finding-noise =
    .wanted = σ van hoogstens { $most } op 255 niveaus
    .found-sigma = { N($sigma, ".2g") }

finding-upsampled =
    .wanted = minstens { $least } van de energie van de middenfrequenties nabij de Nyquistfrequentie
    .found-energy = { N($energy, ".2g") }
    .found-energy-traces = { N($energy, ".2g") }, en sporen van een vergroting tot het dubbele
    .advice = Vergroot, sterk gladgemaakt of onscherp. Vraag de leverancier de opname zoals ze uit de camera kwam.
    .found-energy-interpolated = { N($energy, ".2g") }, en berekende pixels tussen opgenomen pixels ({ N($times, ".0f") } keer het gewone)
    .found-energy-perhaps = { N($energy, ".2g") }, en misschien berekende pixels ({ N($times, ".0f") } keer het gewone)

finding-halo =
    .wanted = hoogstens { N($most, ".0%") } doorschot aan randen
    .found-halo = { N($overshoot, ".0%") }
    .advice = Zet verscherping uit bij het digitaliseren: een bewaarkopie wordt door niemand verscherpt.

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

finding-skew =
    .wanted = hoogstens { $limit }° scheef
    .found-clockwise = { N($degrees, ".1f") }° met de klok mee
    .found-anticlockwise = { N($degrees, ".1f") }° tegen de klok in
    .advice = Laat de pagina recht leggen en opnieuw opnemen; draai de bewaarkopie niet.

finding-text-cut =
    .wanted = tekst die ophoudt vóór de rand van het beeld
    .found-inside = dat is zo
    .found-cut = tekst afgesneden aan een zijde: { LIST(WORD($sides), "and") }
    .advice = De uitsnede is te krap, of de pagina lag te veel opzij. Digitaliseer opnieuw, met alle marges.

finding-upside-down =
    .wanted = letters die rechtop staan
    .found-upright = rechtop, of niet te bepalen
    .found-down = ondersteboven
    .advice = Laat de pagina een halve slag draaien. Is het schrift niet Latijns, geef dan de taal aan.

finding-geometry =
    .wanted-keystone = trapeziumvertekening van hoogstens { $limit }°
    .wanted-curvature = welving van hoogstens { $limit }°
    .found-keystone = { N($degrees, ".1f") }°
    .found-curvature = { N($degrees, ".1f") }°
    .advice-keystone = De camera stond niet evenwijdig aan de pagina. Zet camera of boekwieg waterpas en neem opnieuw op.
    .advice-curvature = De pagina lag niet vlak. Gebruik een glasplaat of boekwieg en neem opnieuw op; een band die niet verder opengaat, is een reden om te aanvaarden.

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

finding-page-size =
    .wanted = { $expected_width } × { $expected_height } mm (−{ N($short, ".0%") }, +{ N($over, ".0%") })
    .found-fits = { N($width, ".0f") } × { N($height, ".0f") } mm
    .found-other = { N($width, ".0f") } × { N($height, ".0f") } mm
    .found-turned = { N($width, ".0f") } × { N($height, ".0f") } mm: een kwartslag gedraaid
    .advice-turned = Gedraaid, of breedte en hoogte verwisseld in de bestelling?
    .advice = Vergelijk met het origineel: bijgesneden pagina, of een andere schaal?

finding-page-sequence =
    .wanted = pagina’s { $first }–{ $last }
    .wanted-leaves = bladen { $first }–{ $last }
    .wanted-one = één beeld
    .wanted-numbers = paginanummers in de bestandsnamen
    .found = alle { $number }
    .found-faults = { $parts }
    .found-one = één, zonder paginanummer
    .found-none = geen in { $number } namen
    .part-missing = ontbreekt: { $list }
    .part-twice = dubbel: { $list }
    .part-unexpected = niet verwacht: { $list }
    .part-insert = tussenblad { $folio } zonder het vorige
    .advice = Kijk in het opnameverslag: pagina overgeslagen, dubbel opgenomen of verkeerd benoemd? Voeg toe wat ontbreekt en lever opnieuw.

finding-page-count =
    .wanted = { $number ->
            [one] { $number } pagina
           *[other] { $number } pagina’s
        } (zoals opgegeven)

finding-duplicate-exact =
    .wanted = pixels die geen eerder bestand van de levering heeft
    .found = eigen pixels
    .found-same = dezelfde als { $path }
    .advice = Twee keer hetzelfde beeld: een ervan staat in de plaats van een pagina die ontbreekt. Bekijk beide.

finding-duplicate-perceptual =
    .wanted = een pagina die op geen eerdere lijkt
    .found = een eigen pagina
    .found-like = lijkt op { $list }
    .advice = Twee keer opgenomen, of een formulier dat op elke pagina hetzelfde is? Bekijk beide.

finding-archived-exact =
    .wanted = niets dat al gearchiveerd is
    .found = niets
    .found-bytes = dezelfde bytes als { $path } in { $package } (levering { $batch })
    .found-pixels = dezelfde pixels als { $path } in { $package } (levering { $batch })
    .found-many = { $number } bestanden zijn dezelfde als in { $package } (levering { $batch })
    .found-again = { $number } bestanden zijn dezelfde als in { $package } (levering { $batch }), een eerdere poging van dit object
    .found-unasked = niet vergeleken: de catalogus antwoordde niet
    .advice = Al gearchiveerd: is het per vergissing twee keer geleverd, of hoort het bij beide? Bekijk ze allebei.
    .advice-again = Eerder gearchiveerd onder dezelfde naam: is dit een betere poging, of nog eens dezelfde levering?
    .advice-unasked = Start de run opnieuw zodra de catalogus antwoordt, of zoek het zelf op.

finding-archived-perceptual =
    .wanted = beelden die op geen enkel beeld in het archief lijken
    .found = eigen beelden
    .found-like = lijkt op { $path } in { $package } (levering { $batch }); { $number } % van de vingerafdruk verschilt
    .found-turned = { $number }° gedraaid, lijkt op { $path } in { $package } (levering { $batch }); { $number2 } % van de vingerafdruk verschilt
    .found-many = { $number } beelden lijken op die in { $package } (levering { $batch })
    .found-again = { $number } beelden lijken op die in { $package } (levering { $batch }), een eerdere poging van dit object
    .found-unasked = niet vergeleken: de catalogus antwoordde niet
    .advice = Opnieuw gedigitaliseerd, een tweede exemplaar, of een formulier dat hetzelfde is? Bekijk ze allebei.
    .advice-again = Eerder gearchiveerd onder dezelfde naam: is dit een betere poging, of nog eens dezelfde levering?
    .advice-unasked = Start de run opnieuw zodra de catalogus antwoordt, of zoek het zelf op.

finding-declared-size =
    .wanted = { $expected_width } × { $expected_height } mm ± { N($tolerance, ".0%") }
    .found-size = { N($width, ",.1f") } × { N($height, ",.1f") } mm
    .advice-size = De resolutietag, de gecatalogiseerde maat of de samenvoeging is fout: meet het object na, of geef `margin_mm` op.

finding-target-present =
    .wanted = een opname van de testkaart
    .found = { $number } in objects/_targets
    .found-none = geen in objects/_targets
    .advice = Kleur, toon en scherpte van deze sessie zijn niet bewezen. Lever de testkaartopnamen van de sessie in objects/_targets.

finding-target-found =
    .wanted = een testkaart in elke opname
    .wanted-measurable = een testkaart die gemeten kan worden
    .wanted-chart = een volledige kleurenkaart in een van de opnamen
    .found-none = in geen enkele
    .found-what = { $path }: { $reason }
    .advice = Bekijk deze opname: verkeerd bestand, testkaart bedekt of afgesneden, of een testkaart die dit systeem niet kent.
    .advice-chart = Neem de kleurenkaart van de sessie volledig en onbedekt op en lever ze opnieuw.

finding-target-sampling-rate =
    .wanted = { $limits } ppi
    .wanted-declared = { $number } ppi, zoals opgegeven, ± { $number2 }%
    .wanted-none = vermeld, zonder grens: ppi
    .found = { $number } ppi in { $path }
    .advice = Stel de juiste ppi in op het station (of in delivery.yaml); controleer de hoogte van de camera en pitch_mm in target.yaml.

finding-target-tone =
    .wanted = { $limits } ΔL*
    .wanted-none = vermeld, zonder grens: ΔL*
    .advice = Corrigeer belichting en tooncurve van het station en neem opnieuw op vanaf de laatste goede testkaartopname.

finding-target-gain =
    .wanted = { $limits } × de stap
    .wanted-none = vermeld, zonder grens: × de stap
    .advice = De lichten zijn afgevlakt of uitgerekt: controleer belichting, clipping en tooncurve.

finding-target-white-balance =
    .wanted = { $limits } ΔE(a*b*)
    .wanted-none = vermeld, zonder grens: ΔE(a*b*)
    .advice = Stel de witbalans van het station in op de testkaart en neem opnieuw op vanaf de laatste goede testkaartopname.

finding-target-colour-mean =
    .wanted = { $limits } ΔE2000, gemiddeld
    .wanted-none = vermeld, zonder grens: ΔE2000, gemiddeld

finding-target-colour-max =
    .wanted = { $limits } ΔE2000
    .wanted-none = vermeld, zonder grens: ΔE2000
    .wanted-percentile = { $limits } ΔE2000, { $number }e percentiel
    .wanted-percentile-none = vermeld, zonder grens: ΔE2000, { $number }e percentiel

finding-target-noise =
    .wanted = { $limits } σ(L*)
    .wanted-none = vermeld, zonder grens: σ(L*)
    .advice = Verlaag de versterking (ISO) of zorg voor meer licht; is de ruis te laag, zet dan de ruisonderdrukking uit.

finding-target-sharpness =
    .wanted = { $limits } bemonsteringsefficiëntie (10% modulatie)
    .wanted-none = vermeld, zonder grens: bemonsteringsefficiëntie (10% modulatie)
    .found = { $number }% doorschot, { $edge }, in { $path }
    .advice = Stel scherp, controleer de lens en trillingen van het station, en zet verscherping uit.

finding-target-uniformity =
    .wanted = { $limits } ΔL*, 3 × 3 velden
    .wanted-none = vermeld, zonder grens: ΔL*, 3 × 3 velden
    .advice = Stel de lampen gelijk, of vernieuw de vlakveldcorrectie.

finding-truncated =
    .wanted = zo lang als de eigen kop zegt
    .wanted-model = zoveel als de kop belooft
    .found = { $parts }
    .found-more = { $parts } en nog { $number }

finding-glb-structure =
    .wanted = een GLB waarvan de lengten kloppen
    .found = { $parts }

finding-zip-bomb =
    .wanted = een pakket dat tot een aannemelijke omvang uitpakt
    .found = { $reason }

finding-gltf-valid =
    .wanted = 0 fouten
    .wanted-warnings = 0 fouten, 0 waarschuwingen
    .found = 0 fouten, 0 waarschuwingen
    .found-errors = { $number } { $number ->
            [one] fout
           *[other] fouten
        }: { $reason }
    .found-warnings = 0 fouten, { $number } { $number ->
            [one] waarschuwing
           *[other] waarschuwingen
        }: { $reason }

finding-read-by-two =
    .wanted = { $number } driehoeken in hetzelfde kader, door twee bibliotheken
    .found = gelijk gelezen door { $words }
    .found-no-other = gelijk gelezen door { $words }; geen andere leest dit formaat
    .found-but = gelijk gelezen door { $words }; { $parts }
    .found-beyond = alleen hier gelezen: andere bibliotheken kennen { $features } niet
    .found-differ = { $parts }
    .part = { $library } leest { $number } driehoeken
    .part-box = { $library } leest { $number } driehoeken, kader { $number2 } van de zijde verschillend
    .advice = Programma’s zullen het verschillend tonen. Laat het opnieuw exporteren.

finding-reference-outside =
    .wanted = namen binnen het stuk
    .found = { $number ->
            [one] { $number } naam
           *[other] { $number } namen
        }
    .found-outside = { $name }
    .advice = De verwijzing werd niet gevolgd. Laat het model exporteren met alles wat het nodig heeft in zijn eigen map, met relatieve namen.

finding-reference-missing =
    .wanted = elk onderdeel dat het noemt
    .found = allemaal aanwezig
    .found-gone = niet geleverd: { $list }
    .advice = Laat de ontbrekende onderdelen leveren.

finding-texture-missing =
    .wanted = elk beeld dat het noemt
    .found = allemaal aanwezig en gelezen
    .found-gone = { $parts }
    .part = { $name } is niet geleverd
    .part-embedded = een ingebed beeld: { $reason }
    .part-material = het materiaal { $name } staat in geen enkel materiaalbestand
    .part-otherwise = onder een andere naam gevonden: { $name } heet { $name2 }
    .advice = Laat het met alle beelden leveren.
    .advice-otherwise = Het is gevonden; programma’s die de exacte naam zoeken, vinden het niet. Laat de bestanden gelijk hernoemen.
    .part-kept = { $name }: { $format }, bewaard zoals het geleverd is en niet te zien in de kopieën
    .advice-kept = Laat het ook met JPEG of PNG exporteren, als lezers het moeten zien.

finding-left-out =
    .wanted = kopieën die het hele model bevatten
    .found = er is niets weggelaten
    .found-left = weggelaten: { $reason }
    .advice = Niets te doen: het geleverde bestand wordt ernaast bewaard.

finding-texture-size =
    .wanted = beelden van minstens { $number } pixels
    .found = ingebed beeld: { $number } × { $number2 }
    .found-name = { $name }: { $number } × { $number2 }

finding-empty-geometry =
    .wanted = minstens één hoekpunt of punt
    .found-points = { $number ->
            [one] { $number } punt
           *[other] { $number } punten
        }
    .found = { $number ->
            [one] { $number } hoekpunt
           *[other] { $number } hoekpunten
        }, { $number2 ->
            [one] { $number2 } driehoek
           *[other] { $number2 } driehoeken
        }
    .found-container = een geldige container zonder enig model
    .advice = Vraag of dit is wat geleverd moest worden.

finding-nan-infinity =
    .wanted = coördinaten die getallen zijn
    .found = { $number } die er geen zijn

finding-index-range =
    .wanted = verwijzingen naar wat er is
    .found = allemaal binnen bereik
    .found-bad = { $number ->
            [one] { $number } veelhoek noemt wat er niet is
           *[other] { $number } veelhoeken noemen wat er niet is
        }
    .found-reason = { $reason }

finding-degenerate-faces =
    .wanted = geen vlakken met tweemaal dezelfde hoek
    .wanted-share = hoogstens { $number }% vlakken met tweemaal dezelfde hoek
    .wanted-corners = elk minstens drie hoeken
    .found = { $number } van { $number2 }
    .found-fewer = { $number ->
            [one] { $number } veelhoek
           *[other] { $number } veelhoeken
        } met minder

finding-zero-area-faces =
    .wanted = geen vlakken zonder oppervlakte
    .wanted-share = hoogstens { $number }% vlakken zonder oppervlakte
    .found = { $number } van { $number2 }

finding-duplicate-faces =
    .wanted = geen dubbele vlakken
    .wanted-share = hoogstens { $number }% dubbele vlakken
    .found = { $number } van { $number2 }

finding-non-manifold =
    .wanted = hoogstens twee vlakken aan een ribbe
    .found = { $number ->
            [one] { $number } ribbe
           *[other] { $number } ribben
        } met meer

finding-watertight =
    .wanted = een gesloten oppervlak (opgegeven)
    .wanted-solids = een gesloten oppervlak ({ $format } is voor massieve vormen)
    .found = gesloten
    .found-open = { $number ->
            [one] { $number } open ribbe
           *[other] { $number } open ribben
        }, { $number2 ->
            [one] { $number2 } ribbe
           *[other] { $number2 } ribben
        } met meer dan twee vlakken
    .advice = Laat de gaten dichten en in de paradata vermelden, of geef voor het stuk `watertight: false` op.

finding-winding =
    .wanted = één buitenkant
    .found = eenduidig
    .found-conflicts = { $number ->
            [one] { $number } ribbe waar buren
           *[other] { $number } ribben waar buren
        } tegengesteld gericht zijn
    .found-inside-out = het gesloten oppervlak is binnenstebuiten gekeerd
    .advice = Laat de vlakken omkeren in het modelleerprogramma.

finding-normals =
    .wanted = lengte 1 ± { $number }
    .found = { $number } ernaast
    .found-not-numbers = geen getallen

finding-uv-present =
    .wanted = UV-coördinaten op elke hoek met textuur
    .found = { $number ->
            [one] { $number } vlak met textuur
           *[other] { $number } vlakken met textuur
        } zonder

finding-unit-declared =
    .wanted = een van { $words }
    .part-um = um
    .part-mm = mm
    .part-cm = cm
    .part-dm = dm
    .part-m = m
    .part-km = km
    .part-in = in
    .part-ft = ft
    .found = geen opgegeven
    .found-unit = { $unit }
    .advice = Vraag het aan de operator; geef `unit` op in delivery.yaml. OBJ, PLY en STL kunnen het niet zelf zeggen.

finding-dimensions =
    .wanted = { $sizes } mm ± { $number }%
    .found = { $sizes } mm
    .part-m-mm = meters gelezen als millimeters
    .part-cm-mm = centimeters gelezen als millimeters
    .part-in-mm = inches gelezen als millimeters
    .part-m-cm = meters gelezen als centimeters
    .part-m-um = meters gelezen als micrometers
    .part-reverse = het omgekeerde van { $part }
    .advice-unit = { $number } keer te groot: de eenheid is fout ({ $part }). Verbeter `unit`, of laat opnieuw exporteren.
    .advice = Het model is niet op schaal: bekijk de schaallatten in de paradata, of de gecatalogiseerde maat.

finding-paradata =
    .wanted = operator, toestel, stappen met software en parameters, schaallatten, keuzes
    .found-complete = volledig
    .found-none = geen paradata
    .found-faults = { $faults }
    .part-missing = { $part } ontbreekt
    .advice-none = Vraag de maker om paradata.yaml in de map van het object: zonder kan niemand het model later beoordelen.

finding-scale-bars =
    .wanted = hoogstens { N($most, ".2%") } van de lengte van een lat
    .found-residuals = { N($share, ".2%") } (restfouten { LIST($residuals_mm, ", ", most: 20, as: "+.3g") } mm)
    .advice-residuals = Het model is niet op schaal. Laat het opnieuw uitlijnen met de ware lengten van de latten.

finding-e57-crc =
    .wanted = kloppende controlegetallen op elke pagina
    .found = alle kloppen
    .found-reason = { $reason }
    .advice = Er zijn bits veranderd sinds de scan werd geschreven. Laat het bestand opnieuw leveren vanaf de eigen kopie van de scanner.

finding-las-vlr =
    .wanted = records die passen
    .found = ze passen
    .found-reason = { $reason }
    .advice = Sommige programma’s zullen het niet openen. Laat het opnieuw exporteren.

finding-points-count =
    .wanted = { $number } punten
    .found = { $number }, { $number2 } volgens een andere lezing
    .found-invalid = { $number }, waarvan { $number2 } door de scanner als ongeldig gemarkeerd
    .found-invalid-second = { $number }, { $number2 } volgens een andere lezing, waarvan { $number3 } door de scanner als ongeldig gemarkeerd
    .wanted-adds-up = een kop die telt zoals de punten
    .found-returns = per echo geeft de kop { $figures }; de punten geven { $figures2 }
    .found-two-counts = de kop heeft twee aantallen, { $number } en { $number2 }
    .advice-misled = Programma’s die de kop geloven, worden misleid. Laat het opnieuw exporteren.

finding-points-extent =
    .wanted = het kader van de kop, op { $number }% van de langste zijde na
    .found = { $number } ernaast op { $number2 }
    .found-unreal = het kader van de kop bestaat niet uit getallen
    .found-zeros = het kader van de kop is nooit ingevuld (alleen nullen)

finding-sequence-gap =
    .wanted = frames { $start }–{ $end }, elk één keer
    .found-complete = { $sequence }: alle { $frames }
    .found-missing = { $sequence }: ontbreekt: { LIST($missing, ", ", most: 10) }
    .found-missing-twice = { $sequence }: ontbreekt: { LIST($missing, ", ", most: 10) }; dubbel: { LIST($twice, ", ", most: 10) }
    .found-twice = { $sequence }: dubbel: { LIST($twice, ", ", most: 10) }
    .advice = Laat de ontbrekende frames leveren.

finding-frame-geometry =
    .wanted = alle frames { $width } × { $height }, { $bits } bits { $kind }
    .found-alike = { $sequence }
    .found-differing = { $sequence }: afwijkend zijn { LIST($others, ", ", most: 10) }

finding-frame-count =
    .wanted = { $declared ->
            [one] { $declared } frame
           *[other] { $declared } frames
        } (zoals opgegeven)
    .found-count = { $frames }

finding-malformed =
    .wanted = een bestand waarvan de onderdelen met elkaar kloppen
    .found = { $parts }
    .found-more = { $parts } en nog { $number }

finding-file-structure =
    .wanted = een bestand dat is opgebouwd zoals de norm voorschrijft
    .found = { $parts }
    .found-more = { $parts } en nog { $number }
    .advice = Het geluid is volledig: er hoeft niets te gebeuren. Het bestand wordt ook bewaard zoals het is aangeleverd.

finding-parts-carried =
    .wanted = onderdelen waarvoor een Broadcast WAVE plaats heeft
    .found = niet overgenomen: { $list }
    .advice = Ze blijven in het aangeleverde bestand, dat wordt bewaard.

finding-slice-crc =
    .wanted = het controlegetal van elk segment klopt
    .found = { $parts }
    .found-more = { $parts } en nog { $number }

finding-decode-errors =
    .wanted = een volledige decodering zonder fout
    .found = { $parts }
    .found-more = { $parts } en nog { $number }

finding-flac-metadata =
    .wanted = metadatablokken zoals RFC 9639 ze wil
    .found = { $parts }
    .found-more = { $parts } en nog { $number }
    .advice = Het geluid kan toch gaaf zijn. Laat het opnieuw exporteren, of aanvaard het om deze reden.

finding-flac-digest =
    .wanted = een MD5 van de samples in STREAMINFO
    .wanted-md5 = samples met MD5 { $digest }…
    .found = MD5 { $digest }…
    .found-none = geen: beschadiging is niet vast te stellen

finding-matroska-conformance =
    .wanted = elke implementatiecontrole van { $version }
    .found = alle
    .found-failed = { $reason }

finding-has-streams =
    .wanted = minstens één stroom film of geluid
    .found = { $parts }
    .part-video = { $number } beeld
    .part-sound = { $number } geluid

finding-duration =
    .wanted = { $time } (zoals opgegeven, ± { $number } s)
    .advice = Werd de overzetting afgebroken, of is de opgegeven duur die van de band en niet van de opname?

finding-audio-tracks =
    .wanted = { $number ->
            [one] { $number } geluidsspoor
           *[other] { $number } geluidssporen
        } (zoals opgegeven)
    .advice = Een spoor ging verloren bij de overzetting of de export. Laat opnieuw overzetten.

finding-parts-count =
    .wanted = { $number ->
            [one] { $number } deel
           *[other] { $number } delen
        } (zoals opgegeven)

finding-audio-codec =
    .wanted = PCM of een andere codering zonder verlies
    .found = { $track }{ $codec }
    .advice = Laat het leveren als Broadcast WAV; een origineel met verlies wordt bewaard zoals het kwam.

finding-audio-rate =
    .wanted = minstens { $number } Hz
    .wanted-declared = { $number } Hz (zoals opgegeven)
    .found = { $track }{ $number } Hz

finding-audio-depth =
    .wanted = minstens { $number } bits
    .wanted-declared = { $number } bits (zoals opgegeven)
    .found = { $track }{ $number } bits

finding-bext =
    .wanted = een bext-blok met Description, Originator, OriginatorReference, datum en CodingHistory
    .found = versie { $version }, alles ingevuld
    .found-none = geen bext-blok
    .found-empty = leeg: { $list }
    .advice = De bewaarkopie krijgt er een, ingevuld uit de levering.
    .advice-completed = In de bewaarkopie worden ze aangevuld.

finding-silence =
    .wanted = geen { $number } s onder -60 dBFS
    .found = { $track }geen
    .found-times = { $track }{ $times }

finding-silent =
    .wanted = geluid boven -60 dBFS op elk kanaal
    .found = { $track }alle { $number }
    .found-effects = { $track }alle { $number }; het effectenkanaal (LFE) mag leeg zijn
    .found-nothing = { $track }helemaal niets
    .found-channel = { $track }niets op kanaal { $list }
    .advice = Was de juiste uitgang aangesloten?
    .advice-cable = Controleer kabel en kop.

finding-dc-offset =
    .wanted = gelijkspanningscomponent van hoogstens { $number }% van de volle uitsturing
    .found = { $track }{ $number }%
    .advice = De omzetter is ontregeld.

finding-channels-identical =
    .wanted = twee verschillende kanalen, of `sound: mono` opgegeven
    .found = { $track }correlatie { $number }
    .advice = Een monodrager kan als één kanaal worden bewaard; geef het op.

finding-channels-inverted =
    .wanted = geen { $number } s waarin de kanalen elkaar opheffen
    .found = { $track }geen
    .found-times = { $track }{ $times }
    .advice = Een kabel is verkeerd om bedraad.

finding-hum =
    .wanted = geen netbrom boven { $number } dBFS
    .found = { $track }{ $number } Hz op { $number2 } dBFS, { $number3 } dB boven de omgeving
    .advice = Controleer aarding en kabels.

finding-loudness =
    .wanted = de luidheid wordt vastgelegd
    .found = { $track }{ $number } LUFS
    .found-peak = { $track }{ $number } LUFS, ware piek { $number2 } dBTP

finding-rate-truth =
    .wanted = energie boven 22 kHz (meer dan { $number } dBFS, geen val van { $number2 } dB)
    .found = { $track }{ $number } dBFS boven 22 kHz, { $number2 } dB minder dan bij 20 kHz
    .advice = Het lijkt opgerekend van 44,1 of 48 kHz. Vraag het origineel.

finding-depth-truth =
    .wanted = alle { $number } bits in gebruik
    .found = { $track }{ $number }
    .advice = De laagste bits veranderen nooit: er werd opgevuld. Vraag het origineel.

finding-dropouts =
    .wanted = geen { $number } ms exacte nullen in het geluid
    .found = { $track }geen
    .found-times = { $track }{ $times }

finding-repeated-blocks =
    .wanted = geen blok samples in het dubbel
    .found = { $track }geen
    .found-times = { $track }{ $times }

finding-clicks =
    .wanted = hoogstens { $number } losse samples uit de rij
    .found = { $track }{ $number }
    .found-times = { $track }{ $number }, op { $times }

finding-video-codec =
    .wanted = ongecomprimeerd of zonder verlies
    .found = { $codec }
    .advice = Een origineel met verlies (DV, MPEG, H.264) wordt bewaard zoals het kwam; een nieuwe opname moet zonder verlies zijn.

finding-standard-mismatch =
    .wanted = { $number } beelden per seconde voor { $number2 } × { $number3 }
    .advice = De overzetting of de export mengde twee televisienormen: beweging of beeld is gewijzigd.

finding-pixel-depth =
    .wanted = minstens { $number } bits
    .found = { $number } ({ $format })
    .advice = Laat opnieuw overzetten met de bestelde bitdiepte.

finding-frame-rate =
    .wanted = constant { $number } beelden per seconde
    .found = constant
    .found-gaps = { $number } { $number ->
            [one] hiaat
           *[other] hiaten
        }, op { $times }; { $number2 }% van de stappen ongelijk
    .found-variable = wisselend: { $number }% van de stappen verschilt

finding-field-order =
    .wanted = een veldvolgorde die vast te stellen is
    .wanted-said = een veldvolgorde in het bestand of de levering
    .wanted-declared = { $order }, zoals opgegeven
    .wanted-file = { $order }, zoals het bestand zegt ({ $code })
    .found = { $order } ({ $counts })
    .found-undecided = onbeslist ({ $counts })
    .found-unsaid = { $order } ({ $counts }), niets zegt het
    .advice = Geef `field_order` op: tff, bff of progressive.
    .advice-still = Een stilstaande scène kan er zo uitzien.
    .advice-swapped = De velden zijn verwisseld: beweging schokt.

finding-aspect-ratio =
    .wanted = een beeld- of pixelverhouding
    .wanted-declared = { $ratio } (zoals opgegeven)
    .found = niets
    .advice = Geef `aspect_ratio` op.

finding-tout =
    .wanted = uitspringende pixels (TOUT: uitval, ruis) boven { $number } in hoogstens { $number2 }% van de beeldjes

finding-vrep =
    .wanted = herhaalde lijnen (VREP: uitvalcompensatie) boven { $number } in hoogstens { $number2 }% van de beeldjes

finding-brng =
    .wanted = pixels buiten het uitzendbereik (BRNG) boven { $number } in hoogstens { $number2 }% van de beeldjes

finding-luma-range =
    .wanted = 10% … 90% van de pixels tussen { $number } en { $number2 }, in alle beeldjes op { $number3 }% na
    .found = eronder in { $number }%, erboven in { $number2 }% van de beeldjes
    .advice = Het afspeelniveau werd niet met de kleurenbalken ingesteld.

finding-black =
    .wanted = geen zwart beeld van { $number } s
    .found = { $times }
    .found-none = geen

finding-freeze =
    .wanted = geen stilstaand beeld van { $number } s
    .found = { $times }
    .found-none = geen

finding-all-black =
    .wanted = een beeld
    .found = zwart gedurende { $time } van { $time2 }
    .advice = Was het signaal aangesloten?

finding-shown-as-stored =
    .wanted = elk opgeslagen frame wordt getoond, rechtop en volledig
    .found = { $parts }
    .found-more = { $parts } en nog { $number }
    .advice = Het bestand wordt bewaard zoals het kwam, met alles wat erin zit. Moet wat verborgen is, beschreven worden of voor lezers afgeschermd?

finding-said-besides =
    .wanted = niets wat een bewaarkopie in Matroska niet zou vermelden
    .found = { $parts }
    .found-more = { $parts } en nog { $number }
    .advice = Het bestand wordt bewaard zoals het kwam, zonder bewaarkopie ernaast.
    .advice-tags = Bewaar het origineel naast de bewaarkopie, die het hoogstens als tags vermeldt.

finding-changes-under-way =
    .wanted = één opname, zonder lege frames of ander geluid onderweg
    .found = { $parts }
    .found-more = { $parts } en nog { $number }
    .advice = Bekijk deze momenten. Spelers kunnen te snel lopen of een gat overslaan; waar het geluid verandert, is er geen kijkkopie.

finding-structure-notes =
    .wanted = een structuur zonder eigenaardigheden
    .found = { $parts }
    .found-more = { $parts } en nog { $number }
    .advice = Er hoeft niets te gebeuren: beeld en geluid zijn volledig.

finding-ffv1-profile =
    .wanted = versie 3, GOP 1, minstens { $number } segmenten, een controlegetal per segment
    .found = versie { $version }, GOP { $gop }, { $number } segmenten, controlegetallen: { $kind }
    .found-none = versie { $version }, GOP { $gop }, { $number } segmenten, geen controlegetallen
    .found-unknown = versie { $version }, GOP { $gop }, ? segmenten, controlegetallen: { $kind }
    .found-unknown-none = versie { $version }, GOP { $gop }, ? segmenten, geen controlegetallen
    .advice = Is het een bewaarkopie, of een werkkopie?

finding-spare-data =
    .wanted = een einde waar de kop het zegt
    .found = { $reason }
    .advice = Er kunnen punten of vlakken ontbreken. Laat opnieuw exporteren.

finding-gltf-extensions =
    .wanted = ongecomprimeerd opgeslagen geometrie
    .found = { $reason }
    .found-decoded = gedecodeerd uit { $reason }
    .advice = Het bestand is gaaf, maar gecomprimeerd op een manier die hier niet gelezen wordt. Laat het exporteren zonder compressie.
    .advice-decoded = Alleen programma’s met deze decoder openen het. Vraag de geometrie zoals ze eerst was.

finding-pdfa =
    .wanted = PDF/A
    .wanted-claimed = PDF/A-{ $level }, zoals het bestand zegt
    .found-claimed-faults = { LIST($faults, "then") }
    .found-unclaimed = een PDF die dat niet zegt
    .found-claimed-valid = geldig volgens { $tool }
    .found-claimed-plausible = niets op aan te merken in lettertypes, streams en acties; de andere regels werden niet gevalideerd
    .advice-unclaimed = Bewaard zoals het kwam; vraag de leverancier om PDF/A.
    .advice-claimed-faults = Het is niet wat het zegt te zijn. Laat het opnieuw maken met een programma waarvan de PDF/A gevalideerd is.
