### Was Prüfungen in einen Befund schreiben: gefordert, festgestellt, Rat, und Teile davon.

finding-more = { $list } und { $count } weitere
finding-then = ;{" "}
finding-track = Spur { $track }:{" "}
finding-or = {" "}oder{" "}
finding-and = {" "}und{" "}
finding-word =
    .left = links
    .right = rechts
    .top = oben
    .bottom = unten
    .none = keine
    .uncompressed = unkomprimiert
    .grey = Grau
    .bitonal = Schwarz-Weiß
    .palette = Palette
    .film = Film
    .print = Abzug

finding-any =
    .found-files = { $number } von { $number2 } Dateien
    .found-file = { $number } von { $number2 } Datei
    .found-same-file = { $same } ({ $number } von { $number2 } Datei)
    .found-same-files = { $same } ({ $number } von { $number2 } Dateien)
    .found-of-files = { $of ->
            [one] { $passed } von { $of } Datei
           *[other] { $passed } von { $of } Dateien
        }
    .found-alone = { $first } ({ $passed } von { $of } Datei)
    .wanted-more = { $same } (und { $number ->
            [one] { $number } anderer Wert
           *[other] { $number } andere Werte
        }, je nach Datei)
    .wanted-others = { $first } (und { $others ->
            [one] { $others } anderer Wert
           *[other] { $others } andere Werte
        }, je nach Datei)
    .found-none = keines
    .found-nothing = nichts gefunden
    .found-so-it-is = so ist es
    .found-percent = { $number } %
    .found-frames = { $number } % der Einzelbilder; am schlimmsten bei { $times }
    .found-target = { $number } in { $path }
    .found-target-of = { $number } ({ $patch }) in { $path }
    .found-unmeasured = nicht gemessen: keine Testtafelaufnahme zeigt es
    .wanted-overshoot = höchstens { $number } % Überschwingen an Kanten
    .advice-damaged = Die Datei ist beschädigt. Lassen Sie sie neu liefern oder den Träger neu überspielen.
    .advice-faulty-program = Die Datei ist beschädigt oder von einem fehlerhaften Programm geschrieben. Lassen Sie sie neu exportieren.
    .advice-look = Sehen Sie diese Bilder an; liegt es nicht am Träger, lassen Sie neu überspielen.
    .advice-listen = Hören Sie an diesen Stellen hinein; ist es nicht auf dem Träger, lassen Sie neu überspielen.
    .advice-clean = Lassen Sie das Modell im Modellierprogramm bereinigen und in den Paradaten vermerken, was getan wurde.
    .advice-export = Lassen Sie es neu exportieren.
    .advice-transfer = Lassen Sie den Träger neu überspielen.
    .advice-profile = Erstellen Sie ein neues Farbprofil für die Station, oder prüfen Sie, ob das richtige eingebettet ist.
    .advice-unmeasured = Nehmen Sie in die Aufnahmen der Sitzung eine Testtafel auf, die dies zeigt.

finding-nothing-asked =
    .wanted = mindestens eine Datei, die ein Werkzeug dieser Arbeitslinie öffnen kann
    .found-unopened = { $files ->
            [one] { $files } Datei, nicht geöffnet
           *[other] { $files } Dateien, keine geöffnet
        }
    .found-no-files = keine Dateien
    .advice = Sehen Sie das Stück an: Ist es in der richtigen Arbeitslinie, und gehören seine Dateien dorthin?

finding-decodes =
    .wanted = bis zum Ende lesbar
    .wanted-damage = bis zum Ende lesbar, ohne Beschädigung
    .wanted-embedded = lesbare eingebettete Metadaten
    .wanted-bands = ein Bild, das sich im Ganzen öffnen lässt
    .found-read = bis zum Ende gelesen
    .found-part = als Teil eines Modells gelesen
    .found-reasons = { $reason }
    .found-unreadable = { LIST($reasons, "then") }
    .found-empty = eine leere Datei
    .found-no-tool = kein Werkzeug dieser Digitalisierungslinie öffnet sie
    .found-bands = eines, das Streifen für Streifen gelesen wird
    .found-embedded = exiftool: { $reason }
    .advice-unreadable = Die Datei ist beschädigt oder unvollständig. Lassen Sie sie neu digitalisieren oder liefern.
    .advice-unreadable-sound = Nichts deutet auf einen Schaden. Lassen Sie sie in einer Form liefern, die hier gelesen wird, oder nehmen Sie sie an: Dann wird sie aufbewahrt, wie sie kam.
    .advice-by-hand = Aufbewahrt, wie sie kam; sehen Sie selbst nach.
    .advice-empty = { finding-decodes.advice-by-hand }
    .advice-no-tool = { finding-decodes.advice-by-hand }
    .advice-bands = Aufbewahrt, wie es kam, mit einem kleinen Bild für Leser; eine verlustfreie Kopie und Text werden daraus nicht gemacht.

finding-identified =
    .wanted = eine PRONOM-Kennung
    .found-none = keine
    .found-part = ein Teil eines Modells
    .found-format = { $format }
    .advice-none = Fragen Sie den Dienstleister, was das für eine Datei ist.
    .found-read = keine; gelesen als { $format }
    .found-raw = keine; eine Datei der Rohaufnahme
    .found-project = keine; die Projektdatei eines Programms
    .found-text-cloud = keine; eine Punktwolke als Text
    .advice-raw = Scanner schreiben eigene Formate: Bewahren Sie auf, was sie öffnet, oder lassen Sie zusätzlich exportieren.
    .advice-project = Aufbewahrt, wie sie kam.
    .advice-text-cloud = Punkte als Text werden hier nicht gelesen: Lassen Sie die Wolke auch als E57, LAS oder PLY liefern, und diese Datei im Ordner raw.
finding-executable-content =
    .wanted = Medien und Beschreibungen, nichts Ausführbares
    .found-runs = { $kind ->
            [windows] ein Programm für Windows
            [unix] ein Programm für Linux oder Unix
            [macos] ein Programm für macOS
            [java] ein Java-Programm
            [script] ein Skript
            [link] eine Windows-Verknüpfung zu einem Programm
            [macro] ein Dokument mit Makros
            [test] die EICAR-Testdatei, die für ein Virus steht
            [packed] ein Archiv mit einem Programm darin
            [behind] ein Programm oder Archiv hinter dem Ende des Bildes
            [active] eine Seite mit einem Skript darin
            [source] der Text eines Programms
           *[other] { $kind }
        }
    .advice = Öffnen Sie es nicht. Lassen Sie es an der Quelle entfernen; gehört es zum Objekt, lassen Sie es scannen und nehmen Sie es dann an.
    .advice-runs-harmless = Es wird so aufbewahrt, wie es kam. Öffnen Sie es nur, wo es nicht schaden kann.
    .advice-runs-scanned = Der Virenscanner fand nichts darin. Gehört es zum Objekt?
finding-empty-folder =
    .wanted = Ordner mit Dateien darin
    .found-empty = { $folder } kam leer an und wird nicht aufbewahrt
    .advice = Gehören Dateien hinein, lassen Sie sie liefern; sonst ist nichts zu tun: Sein Name bleibt in der Geschichte des Objekts.

finding-extension-mismatch =
    .wanted = die Endung ihres Formats
    .wanted-suffix-other = { LIST($allowed, "or", most: 20) } für { $format }
    .part-no-extension = keine Endung
    .found-suffix = { $suffix }
    .found-suffix-habit = { $suffix }, wie Programme eine solche eigene Datei nennen
    .found-suffix-unknown = { $suffix }, die PRONOM von keinem Format kennt
    .found-raw = eine Kamera-Rohdatei in einem TIFF
    .advice-raw = Der Hersteller schreibt Rohdateien in der Form eines TIFF; mehr sehen die Signaturen nicht.
    .advice-suffix-other = Der Name sagt etwas anderes als der Inhalt. Lassen Sie die Datei an der Quelle umbenennen oder neu exportieren.

finding-metadata-conflict =
    .wanted = metadata.csv und die Dateien verglichen
    .wanted-field = dc.{ $term }: { LIST($table, "then") }
    .found-compared = { $fields ->
            [one] { $fields } Feld, das beide kennen
           *[other] { $fields } Felder, die beide kennen
        }
    .found-field = { LIST($embedded, "then") }
    .part-tag = { $tag }: { $value }
    .advice-field = Beide werden mit ihrer Quelle aufbewahrt. Berichtigen Sie an der Quelle, was falsch ist, oder nehmen Sie es so an.

finding-tiff-structure =
    .wanted = fehlerfreie Verzeichnisse
    .wanted-faults-end = ein Ende, wo das Bild endet
    .found-sound = fehlerfrei
    .found-faults = { $faults }
    .advice = Die Datei ist beschädigt oder von einem fehlerhaften Programm geschrieben. Lassen Sie sie aus der Scansoftware neu exportieren.

finding-jp2-valid =
    .wanted = eine JPEG-2000-Datei, die jpylyzer gültig nennt
    .wanted-lengths = zutreffende Längen und Marken
    .found-valid = gültig
    .found-unasked = nicht validiert: { $reason }
    .found-invalid = jpylyzer: { LIST($faults, "then") }
    .found-lengths = { $faults }
    .advice-unasked = Das spricht nicht gegen die Datei.
    .advice-invalid = Das Bild wurde unabhängig davon beurteilt. Lassen Sie die Datei von ihrem Programm oder einer neueren Version neu schreiben.
    .advice-lengths = Jedes Paket des Bildes ist da: Die Datei kann aufbewahrt werden, oder lassen Sie sie neu schreiben.

finding-multipage =
    .wanted = ein Bild je Datei
    .found-pages = { $pages }
    .found-lost = { $pages }, und { $lost }
    .advice-lost = Die Datei nennt ein weiteres Bild, das nicht gelesen werden kann: abgebrochen oder von einem fehlerhaften Programm geschrieben? Liefern Sie sie erneut.

finding-compression =
    .wanted = Kompression: { LIST(WORD($allowed), "or", most: 20) }
    .found-stored = { WORD($compression) }
    .found-lossy = { WORD($compression) }, mit Verlust von Einzelheiten
    .found-lossy-why = { WORD($compression) }, mit Verlust von Einzelheiten ({ $why })
    .found-stored-why = { WORD($compression) } ({ $why })

finding-alpha =
    .wanted = kein Alphakanal
    .found-constant = einer, der überall gleich ist
    .found-transparency = { $channels } Kanäle, davon einer Alpha
    .found-none = keiner
    .advice-transparency = Ein Scan hat keine Transparenz: Lassen Sie ihn ohne Alphakanal exportieren.

finding-orientation =
    .wanted = aufrecht, wie gespeichert
    .wanted-tag = Ausrichtung 1 (wie gespeichert)
    .wanted-vertical = waagerecht laufende Textzeilen
    .found-upright = aufrecht
    .found-tag = EXIF-Ausrichtung { $orientation }
    .found-vertical = Textzeilen, die aufwärts oder abwärts laufen
    .advice-tag = Nicht jedes Programm befolgt dieses Tag. Lassen Sie die Bildpunkte selbst drehen und das Tag auf 1 setzen.
    .advice-vertical = Drehen Sie die Seite, oder geben Sie für das Objekt `text_direction: vertical` an, wenn die Schrift abwärts läuft.

finding-bit-depth =
    .wanted = { LIST($allowed, "or", most: 20) } Bit je Abtastwert
    .found-bits = { $bits }

finding-bits-used =
    .wanted = { $bits } Bit genutzt
    .found-used = { $used }
    .advice-used-fewer = Vielleicht so viele, wie Kamera oder Scanner lieferten: Fragen Sie nach.
    .advice-used-padded = Die Datei wurde aus weniger Bits aufgebläht. Lassen Sie mit der wirklichen Tiefe digitalisieren und exportieren.

finding-sample-format =
    .wanted = ganze Zahlen ohne Vorzeichen
    .found-samples = { $kind ->
            [int] Zahlen mit Vorzeichen
            [float] Brüche
           *[other] { WORD($kind) }
        }

finding-colour-space =
    .wanted = { LIST(WORD($allowed), "or", most: 20) }
    .found-colour = { WORD($colour) }

finding-icc-profile =
    .wanted = ein ICC-Profil
    .found-none = keines
    .wanted-space = ein Profil für { $expected }
    .wanted-name-ordered = { $ordered } (wie bestellt)
    .wanted-class = ein Profil, das sagt, was Abtastwerte bedeuten
    .wanted-printer = ein Profil einer Kamera, eines Scanners, Bildschirms oder Farbraums
    .found-class = { $kind ->
            [link] eines, das zwei Geräte verbindet: { $name }
            [abst] ein abstraktes: { $name }
           *[nmcl] eines benannter Farben: { $name }
        }
    .found-printer = das eines Druckers: { $name }
    .advice-printer = Es sagt, wie ein Drucker druckt, nicht, was aufgenommen wurde. Lassen Sie mit dem eigenen Profil der Aufnahme exportieren.
    .found-name = { $name }
    .found-space = eines für { $space }: { $name }
    .part-nameless = eines ohne Namen
    .part-profile-nameless = ein Profil ohne Namen
    .found-none-but = keines, aber { $colours_by }
    .advice-none-but = Lesekopien werden danach umgerechnet, soweit die Angabe reicht; die Datei wird aufbewahrt, wie sie kam.
    .advice-none = Ohne Profil sind die Farben geraten.
    .advice-name-ordered = Die Bestellung nennt einen anderen Farbraum als die Datei. Lassen Sie wie bestellt exportieren, oder berichtigen Sie die Bestellung.

finding-preservation-copy =
    .wanted = eine verlustfreie Kopie in JPEG 2000
    .found-whole = sie kann alles enthalten
    .found-none = keine: { $reason }
    .advice-none = Die Datei wird aufbewahrt, wie sie kam.

finding-icc-truncated =
    .wanted = ein vollständiges ICC-Profil
    .found-whole = { N($bytes, ",") } Byte
    .found-broken = { $fault }
    .advice-broken = Die Farben lassen sich aus dieser Datei nicht mehr bestimmen. Lassen Sie sie neu exportieren oder liefern.

finding-master-space =
    .wanted = ein größerer Farbraum als { LIST($narrow, "or", most: 20) }
    .found-space = { $space }
    .advice = Lassen Sie die Aufnahmen in eciRGB v2, Adobe RGB (1998) oder ProPhoto RGB entwickeln; abgeschnittene Farben sind verloren.

finding-sampling-rate =
    .wanted = { $basis ->
            [order] { $limit } ppi (wie bestellt)
            [film] mindestens { $limit } ppi (Film)
            [print] mindestens { $limit } ppi (Abzug)
           *[minimum] mindestens { $limit } ppi
        }
    .found-ppi = { $ppi } ppi
    .found-ppi-uneven = { $ppi } × { $ppi_y } ppi
    .found-none = die Datei gibt keine Auflösung an
    .advice-none = Lassen Sie das Auflösungs-Tag beim Digitalisieren schreiben.
    .wanted-impossible = zwischen { $least } und { $most } ppi, ein Bild zwischen { $smallest } und { $largest } mm
    .found-impossible = { $ppi } ppi: ein Bild von { N($width_mm, ".0f") } × { N($height_mm, ".0f") } mm
    .found-impossible-uneven = { $ppi } × { $ppi_y } ppi: ein Bild von { N($width_mm, ".0f") } × { N($height_mm, ".0f") } mm
    .advice-impossible = Diese Auflösung kann nicht stimmen (pro Zentimeter statt pro Zoll?). Lassen Sie das Tag berichtigen.

finding-embedded-size =
    .wanted = Blöcke von höchstens { N($most, ",") } Byte
    .found-block = { $block } mit { N($bytes, ",") } Byte
    .advice = Ein Programm hat seinen Verlauf oder Vorschaubilder in der Datei hinterlassen. Lassen Sie sie nur mit ihren beschreibenden Metadaten exportieren.

finding-raw-beside =
    .wanted = ein Vorschaubild in der Rohdatei
    .found-preview = { $width } × { $height } px, ein eingebettetes Vorschaubild
    .found-none = { $width } × { $height } px, keines; Leser sehen eine einfache Entwicklung

finding-clipping =
    .wanted = höchstens { N($share, ".1%") } der Bildpunkte an jedem Ende
    .wanted-runs = höchstens { $number } Folgen von 3 Abtastwerten bei Vollaussteuerung
    .found-ends = { N($high, ".2%") } ausgefressen, { N($low, ".2%") } zugelaufen
    .found-runs = { $track }{ $number } { $number ->
            [one] Folge
           *[other] Folgen
        }, bei { $times }
    .found-number = { $track }{ $number }
    .advice-ends = Prüfen Sie Belichtung und Tonkurve der Station; verlorene Einzelheiten lassen sich nicht zurückholen.

finding-exposure =
    .wanted = weder ganz schwarz noch ganz weiß
    .found-tones = von { N($dark, ".0%") } bis { N($bright, ".0%") }
    .found-dark = schwarz oder viel zu dunkel: 99 % davon liegen unter { N($bright, ".0%") }
    .found-white = weiß: 99 % davon liegen über { N($dark, ".0%") }
    .found-night = 99 % davon liegen unter { N($bright, ".0%") }, mit Lichtern bis { N($lights, ".0%") }
    .advice-night = Eine Nachtaufnahme, oder viel zu dunkel digitalisiert: Sehen Sie sie an.
    .advice = Digitalisieren Sie es neu.
    .wanted-lost = höchstens { N($most, ".0%") } ausgefressen oder zugelaufen
    .wanted-blank = eine leere Seite (wie angegeben)
    .found-blank = ab { N($dark, ".0%") }
    .found-noise = schwarz: Rauschen und sonst nichts
    .found-even = ein einziger gleichmäßiger Ton, innerhalb von { N($levels, ".0f") } von 255 Stufen: Es ist nichts zu sehen
    .found-low-end = { $used } Bit am unteren Ende von { $bits }
    .found-lost-burnt = { N($share, ".0%") } ausgefressen
    .found-lost-drowned = { N($share, ".0%") } schwarz zugelaufen
    .advice-lost = Was ausgefressen oder zugelaufen ist, lässt sich nicht zurückholen. Digitalisieren Sie neu.
    .advice-low-end = Betrachter zeigen es schwarz. Lassen Sie es auf der vollen Skala exportieren.
    .advice-dark-cover = Ein schwarzer Einband, oder viel zu dunkel digitalisiert: Sehen Sie nach.
    .advice-lost-burnt-ground = Vielleicht ein Objekt vor weißem oder schwarzem Grund: Sehen Sie nach.
    .advice-lost-burnt-whitened = Vielleicht Papier, das ein Programm weiß gemacht hat: Prüfen Sie, ob noch die ganze Schrift da ist.
    .advice-lost-drowned-picture = Ein schwarzer Einband oder ein schwarzes Bild, oder viel zu dunkel digitalisiert: Sehen Sie nach.

finding-sharpness =
    .wanted = Kanten nicht breiter als { N($most, ".0f") } Bildpunkte
    .found-edges = { N($pixels, ".1f") } Bildpunkte an den schärfsten Stellen
    .advice-edges = Prüfen Sie die Scharfstellung, und ob sich nichts bewegt hat. Digitalisieren Sie neu.
    .wanted-smeared = Kanten nicht breiter als { N($most, ".0f") } Bildpunkte in jeder Richtung
    .found-smeared = { N($pixels, ".1f") } Bildpunkte in der einen Richtung, { N($across, ".1f") } in der anderen
    .advice-smeared = Die Seite oder die Kamera hat sich bewegt. Digitalisieren Sie neu.
    .wanted-partly = Kanten nicht breiter als { N($most, ".0f") } Bildpunkte im ganzen Text
    .found-partly = { N($pixels, ".1f") } Bildpunkte an der einen Stelle, { N($sharpest, ".1f") } an der anderen
    .advice-partly = Ein Teil der Seite ist unscharf. Legen Sie die Seite flach oder stellen Sie genauer scharf, und digitalisieren Sie neu.

finding-noise =
    .wanted = σ von höchstens { $most } bei 255 Stufen
    .found-sigma = { N($sigma, ".2g") }

finding-upsampled =
    .wanted = mindestens { $least } der Energie der mittleren Frequenzen nahe der Nyquist-Frequenz
    .found-energy = { N($energy, ".2g") }
    .found-energy-traces = { N($energy, ".2g") }, und Spuren einer Vergrößerung auf das Doppelte
    .advice = Vergrößert, stark geglättet oder unscharf. Verlangen Sie vom Dienstleister die Aufnahme, wie sie aus der Kamera kam.
    .found-energy-interpolated = { N($energy, ".2g") }, und berechnete Bildpunkte zwischen aufgenommenen ({ N($times, ".0f") }-mal das Übliche)
    .found-energy-perhaps = { N($energy, ".2g") }, und vielleicht berechnete Bildpunkte ({ N($times, ".0f") }-mal das Übliche)

finding-halo =
    .wanted = höchstens { N($most, ".0%") } Überschwingen an Kanten
    .found-halo = { N($overshoot, ".0%") }
    .advice = Schalten Sie das Schärfen beim Digitalisieren aus: Eine Archivkopie wird von niemandem geschärft.

finding-polarity =
    .wanted = ein Positiv
    .wanted-undeclared = ein Positiv (nichts anderes ist angegeben)
    .wanted-negative = ein Negativ, wie digitalisiert (wie angegeben)
    .found-positive = kein Anzeichen eines Negativs
    .found-undeclared-base = der orange Träger eines Farbnegativs
    .found-undeclared-all = so orange wie ein Farbnegativ, überall
    .found-undeclared-one-tone = so orange wie ein Farbnegativ, in einem einzigen Braun- oder Gelbton
    .found-negative-mask = eine dunkle Maske darum (wie angegeben) und kein Rand, das Bild verrät es also nicht
    .found-negative-dark-rim = ein dunkler Rand: Klarer Film ist in einem Negativ hell
    .found-negative-bright-rim = ein heller Rand klaren Films
    .found-negative-no-rim = kein Rand klaren Films ist zu sehen, das Bild verrät es also nicht
    .advice-undeclared-base = Geben Sie für das Objekt `negative: true` an, damit Leser sein Positiv erhalten; oder lassen Sie das Profil prüfen.
    .advice-negative-dark-rim = Die Aufnahme wurde umgekehrt: Lassen Sie sie liefern, wie sie aus der Kamera kam, das Positiv entsteht hier. Oder eine dunkle Maske verdeckt den Rand des Films: Sehen Sie nach, und geben Sie für solche Objekte `mask: true` an.

finding-skew =
    .wanted = höchstens { $limit }° schräg
    .found-clockwise = { N($degrees, ".1f") }° im Uhrzeigersinn
    .found-anticlockwise = { N($degrees, ".1f") }° gegen den Uhrzeigersinn
    .advice = Lassen Sie die Seite gerade legen und neu aufnehmen; drehen Sie die Archivkopie nicht.

finding-text-cut =
    .wanted = Text, der vor dem Bildrand endet
    .found-inside = das tut er
    .found-cut = Text an einer Seite abgeschnitten: { LIST(WORD($sides), "and") }
    .advice = Der Ausschnitt war zu knapp, oder die Seite lag zu weit seitlich. Digitalisieren Sie neu, mit allen Rändern.

finding-upside-down =
    .wanted = Schrift, die aufrecht steht
    .found-upright = aufrecht, oder nicht zu bestimmen
    .found-down = auf dem Kopf
    .advice = Lassen Sie die Seite um eine halbe Drehung drehen. Ist ihre Schrift nicht lateinisch, geben Sie die Sprache an.

finding-geometry =
    .wanted-keystone = Trapezverzerrung von höchstens { $limit }°
    .wanted-curvature = Wölbung von höchstens { $limit }°
    .found-keystone = { N($degrees, ".1f") }°
    .found-curvature = { N($degrees, ".1f") }°
    .advice-keystone = Die Kamera stand nicht parallel zur Seite. Richten Sie Kamera oder Buchwiege aus und nehmen Sie neu auf.
    .advice-curvature = Die Seite lag nicht flach. Nehmen Sie mit Glasplatte oder Buchwiege neu auf; ein Einband, der sich nicht weiter öffnen lässt, ist ein Grund anzunehmen.

finding-blank-page =
    .wanted-something = etwas auf der Seite
    .wanted-blank = eine leere Seite (wie angegeben)
    .wanted = Tinte auf mindestens { N($least, ".3%") } der Seite
    .found-no-writing = { N($ink, ".3%") }, aber nichts, was wie Schrift aussieht
    .found-page-number = { N($ink, ".3%") }: vielleicht eine Seitenzahl, und sonst nichts
    .found-little = { N($ink, ".3%") }
    .found-blank = { N($ink, ".3%") }
    .found-something = { N($ink, ".3%") }
    .advice = Ist dieser Einband, dieses Vorsatz oder diese Rückseite im Original leer, nehmen Sie an (oder geben Sie es unter `blank` an).

finding-page-size =
    .wanted = { $expected_width } × { $expected_height } mm (−{ N($short, ".0%") }, +{ N($over, ".0%") })
    .found-fits = { N($width, ".0f") } × { N($height, ".0f") } mm
    .found-other = { N($width, ".0f") } × { N($height, ".0f") } mm
    .found-turned = { N($width, ".0f") } × { N($height, ".0f") } mm: um eine Vierteldrehung gedreht
    .advice-turned = Gedreht, oder Breite und Höhe in der Bestellung vertauscht?
    .advice = Vergleichen Sie mit dem Original: beschnittene Seite oder anderer Maßstab?

finding-page-sequence =
    .wanted = Seiten { $first }–{ $last }
    .wanted-leaves = Blätter { $first }–{ $last }
    .wanted-one = ein Bild
    .wanted-numbers = Seitenzahlen in den Dateinamen
    .found = alle { $number }
    .found-faults = { $parts }
    .found-one = eines, ohne Seitenzahl
    .found-none = keine in { $number } Namen
    .part-missing = fehlt: { $list }
    .part-twice = doppelt: { $list }
    .part-unexpected = nicht erwartet: { $list }
    .part-insert = Einlage { $folio } ohne die vorhergehende
    .advice = Sehen Sie im Aufnahmeprotokoll nach: Seite übersprungen, doppelt aufgenommen oder falsch benannt? Ergänzen Sie, was fehlt, und liefern Sie neu.

finding-page-count =
    .wanted = { $number ->
            [one] { $number } Seite
           *[other] { $number } Seiten
        } (wie angegeben)

finding-duplicate-exact =
    .wanted = Bildpunkte, die keine frühere Datei der Lieferung hat
    .found = eigene
    .found-same = dieselben wie { $path }
    .advice = Zweimal dasselbe Bild: Eines davon steht für eine fehlende Seite. Sehen Sie beide an.

finding-duplicate-perceptual =
    .wanted = eine Seite, die keiner früheren gleicht
    .found = eine eigene
    .found-like = sieht aus wie { $list }
    .advice = Zweimal aufgenommen, oder ein Formular, das auf jeder Seite gleich ist? Sehen Sie beide an.

finding-archived-exact =
    .wanted = nichts, was schon archiviert ist
    .found = nichts
    .found-bytes = dieselben Bytes wie { $path } in { $package } (Lieferung { $batch })
    .found-pixels = dieselben Pixel wie { $path } in { $package } (Lieferung { $batch })
    .found-many = { $number } Dateien sind dieselben wie in { $package } (Lieferung { $batch })
    .found-again = { $number } Dateien sind dieselben wie in { $package } (Lieferung { $batch }), einem früheren Versuch dieses Objekts
    .found-unasked = nicht verglichen: Der Katalog hat nicht geantwortet
    .advice = Schon archiviert: versehentlich zweimal geliefert, oder gehört es zu beiden? Sehen Sie sich beide an.
    .advice-again = Schon unter demselben Namen archiviert: ein besserer Versuch oder noch einmal dieselbe Lieferung?
    .advice-unasked = Starten Sie den Lauf erneut, sobald der Katalog antwortet, oder suchen Sie von Hand.

finding-archived-perceptual =
    .wanted = Bilder, die keinem im Archiv gleichen
    .found = eigene Bilder
    .found-like = gleicht { $path } in { $package } (Lieferung { $batch }); { $number } % des Fingerabdrucks weichen ab
    .found-turned = um { $number }° gedreht, gleicht { $path } in { $package } (Lieferung { $batch }); { $number2 } % des Fingerabdrucks weichen ab
    .found-many = { $number } Bilder gleichen denen in { $package } (Lieferung { $batch })
    .found-again = { $number } Bilder gleichen denen in { $package } (Lieferung { $batch }), einem früheren Versuch dieses Objekts
    .found-unasked = nicht verglichen: Der Katalog hat nicht geantwortet
    .advice = Erneut digitalisiert, ein zweites Exemplar oder ein gleiches Formular? Sehen Sie sich beide an.
    .advice-again = Schon unter demselben Namen archiviert: ein besserer Versuch oder noch einmal dieselbe Lieferung?
    .advice-unasked = Starten Sie den Lauf erneut, sobald der Katalog antwortet, oder suchen Sie von Hand.

finding-declared-size =
    .wanted = { $expected_width } × { $expected_height } mm ± { N($tolerance, ".0%") }
    .found-size = { N($width, ",.1f") } × { N($height, ",.1f") } mm
    .advice-size = Das Auflösungs-Tag, das katalogisierte Maß oder die Zusammensetzung ist falsch: Messen Sie das Objekt nach, oder geben Sie `margin_mm` an.

finding-target-present =
    .wanted = eine Aufnahme der Testtafel
    .found = { $number } in objects/_targets
    .found-none = keine in objects/_targets
    .advice = Farbe, Ton und Schärfe dieser Sitzung sind nicht bewiesen. Liefern Sie die Testtafelaufnahmen der Sitzung in objects/_targets.

finding-target-found =
    .wanted = eine Testtafel in jeder Aufnahme
    .wanted-measurable = eine messbare Testtafel
    .wanted-chart = eine ganze Farbtafel in einer der Aufnahmen
    .found-none = in keiner
    .found-what = { $path }: { $reason }
    .advice = Sehen Sie diese Aufnahme an: falsche Datei, Testtafel verdeckt oder abgeschnitten, oder eine Tafel, die dieses System nicht kennt.
    .advice-chart = Nehmen Sie die Farbtafel der Sitzung ganz und unverdeckt auf, und liefern Sie sie neu.

finding-target-sampling-rate =
    .wanted = { $limits } ppi
    .wanted-declared = { $number } ppi, wie angegeben, ± { $number2 } %
    .wanted-none = festgehalten, ohne Grenze: ppi
    .found = { $number } ppi in { $path }
    .advice = Stellen Sie an der Station (oder in delivery.yaml) die richtigen ppi ein; prüfen Sie die Kamerahöhe und pitch_mm in target.yaml.

finding-target-tone =
    .wanted = { $limits } ΔL*
    .wanted-none = festgehalten, ohne Grenze: ΔL*
    .advice = Korrigieren Sie Belichtung und Tonkurve der Station, und nehmen Sie ab der letzten guten Testtafel neu auf.

finding-target-gain =
    .wanted = { $limits } × die Stufe
    .wanted-none = festgehalten, ohne Grenze: × die Stufe
    .advice = Die Lichter sind abgeflacht oder gedehnt: Prüfen Sie Belichtung, Beschnitt und Tonkurve.

finding-target-white-balance =
    .wanted = { $limits } ΔE(a*b*)
    .wanted-none = festgehalten, ohne Grenze: ΔE(a*b*)
    .advice = Gleichen Sie die Station an der Testtafel ab, und nehmen Sie ab der letzten guten Testtafel neu auf.

finding-target-colour-mean =
    .wanted = { $limits } ΔE2000, im Mittel
    .wanted-none = festgehalten, ohne Grenze: ΔE2000, im Mittel

finding-target-colour-max =
    .wanted = { $limits } ΔE2000
    .wanted-none = festgehalten, ohne Grenze: ΔE2000
    .wanted-percentile = { $limits } ΔE2000, { $number }. Perzentil
    .wanted-percentile-none = festgehalten, ohne Grenze: ΔE2000, { $number }. Perzentil

finding-target-noise =
    .wanted = { $limits } σ(L*)
    .wanted-none = festgehalten, ohne Grenze: σ(L*)
    .advice = Senken Sie die Verstärkung (ISO) oder leuchten Sie besser aus; ist es zu gering, schalten Sie die Rauschminderung aus.

finding-target-sharpness =
    .wanted = { $limits } Abtasteffizienz (10 % Modulation)
    .wanted-none = festgehalten, ohne Grenze: Abtasteffizienz (10 % Modulation)
    .found = { $number } % Überschwingen, { $edge }, in { $path }
    .advice = Stellen Sie scharf, prüfen Sie Objektiv und Erschütterungen der Station, und schalten Sie das Schärfen aus.

finding-target-uniformity =
    .wanted = { $limits } ΔL*, 3 × 3 Felder
    .wanted-none = festgehalten, ohne Grenze: ΔL*, 3 × 3 Felder
    .advice = Gleichen Sie die Lampen aus, oder erneuern Sie die Shading-Korrektur.

finding-truncated =
    .wanted = so lang, wie der eigene Kopf angibt
    .wanted-model = so viel, wie der Kopf verspricht
    .found = { $parts }
    .found-more = { $parts } und { $number } weitere

finding-glb-structure =
    .wanted = ein GLB mit stimmigen Längen
    .found = { $parts }

finding-zip-bomb =
    .wanted = ein Paket, das sich auf eine plausible Größe entpackt
    .found = { $reason }

finding-gltf-valid =
    .wanted = 0 Fehler
    .wanted-warnings = 0 Fehler, 0 Warnungen
    .found = 0 Fehler, 0 Warnungen
    .found-errors = { $number } Fehler: { $reason }
    .found-warnings = 0 Fehler, { $number } { $number ->
            [one] Warnung
           *[other] Warnungen
        }: { $reason }

finding-read-by-two =
    .wanted = { $number } Dreiecke im selben Quader, von zwei Bibliotheken
    .found = gleich gelesen von { $words }
    .found-no-other = gleich gelesen von { $words }; keine andere liest dieses Format
    .found-but = gleich gelesen von { $words }; { $parts }
    .found-beyond = nur hier gelesen: andere Bibliotheken kennen { $features } nicht
    .found-differ = { $parts }
    .part = { $library } liest { $number } Dreiecke
    .part-box = { $library } liest { $number } Dreiecke, der Quader weicht um { $number2 } der Seite ab
    .advice = Programme werden es verschieden anzeigen. Lassen Sie es neu exportieren.

finding-reference-outside =
    .wanted = Namen innerhalb des Stücks
    .found = { $number ->
            [one] { $number } Name
           *[other] { $number } Namen
        }
    .found-outside = { $name }
    .advice = Dem Verweis wurde nicht gefolgt. Lassen Sie das Modell mit allem, was es braucht, in seinen eigenen Ordner exportieren, mit relativen Namen.

finding-reference-missing =
    .wanted = jeder Teil, den es nennt
    .found = alle da
    .found-gone = nicht geliefert: { $list }
    .advice = Lassen Sie die fehlenden Teile liefern.

finding-texture-missing =
    .wanted = jedes Bild, das es nennt
    .found = alle da, alle gelesen
    .found-gone = { $parts }
    .part = { $name } ist nicht geliefert
    .part-embedded = ein eingebettetes Bild: { $reason }
    .part-material = das Material { $name } steht in keiner Materialdatei
    .part-otherwise = unter einem anderen Namen gefunden: { $name } heißt { $name2 }
    .advice = Lassen Sie es mit allen Bildern liefern.
    .advice-otherwise = Es wurde gefunden; Programme, die den genauen Namen suchen, finden es nicht. Lassen Sie die Dateien gleich benennen.
    .part-kept = { $name }: { $format }, bleibt wie geliefert und ist in den Kopien nicht zu sehen
    .advice-kept = Lassen Sie es auch mit JPEG oder PNG exportieren, wenn Leser es sehen sollen.

finding-left-out =
    .wanted = Kopien, die das ganze Modell enthalten
    .found = nichts ist ausgelassen
    .found-left = ausgelassen: { $reason }
    .advice = Nichts zu tun: Die gelieferte Datei wird daneben aufbewahrt.

finding-texture-size =
    .wanted = Bilder von mindestens { $number } Bildpunkten
    .found = eingebettetes Bild: { $number } × { $number2 }
    .found-name = { $name }: { $number } × { $number2 }

finding-empty-geometry =
    .wanted = mindestens ein Eckpunkt oder Punkt
    .found-points = { $number ->
            [one] { $number } Punkt
           *[other] { $number } Punkte
        }
    .found = { $number ->
            [one] { $number } Eckpunkt
           *[other] { $number } Eckpunkte
        }, { $number2 ->
            [one] { $number2 } Dreieck
           *[other] { $number2 } Dreiecke
        }
    .found-container = ein gültiger Container ohne jedes Netz
    .advice = Fragen Sie, ob dies geliefert werden sollte.

finding-nan-infinity =
    .wanted = Koordinaten, die Zahlen sind
    .found = { $number }, die keine sind

finding-index-range =
    .wanted = Verweise auf Vorhandenes
    .found = alle im Bereich
    .found-bad = { $number ->
            [one] { $number } Vieleck nennt, was es nicht gibt
           *[other] { $number } Vielecke nennen, was es nicht gibt
        }
    .found-reason = { $reason }

finding-degenerate-faces =
    .wanted = keine Flächen mit doppelter Ecke
    .wanted-share = höchstens { $number } % Flächen mit doppelter Ecke
    .wanted-corners = je mindestens drei Ecken
    .found = { $number } von { $number2 }
    .found-fewer = { $number ->
            [one] { $number } Vieleck
           *[other] { $number } Vielecke
        } mit weniger

finding-zero-area-faces =
    .wanted = keine Flächen ohne Flächeninhalt
    .wanted-share = höchstens { $number } % Flächen ohne Flächeninhalt
    .found = { $number } von { $number2 }

finding-duplicate-faces =
    .wanted = keine doppelten Flächen
    .wanted-share = höchstens { $number } % doppelte Flächen
    .found = { $number } von { $number2 }

finding-non-manifold =
    .wanted = höchstens zwei Flächen an einer Kante
    .found = { $number ->
            [one] { $number } Kante
           *[other] { $number } Kanten
        } mit mehr

finding-watertight =
    .wanted = eine geschlossene Oberfläche (angegeben)
    .wanted-solids = eine geschlossene Oberfläche ({ $format } ist für Körper gedacht)
    .found = geschlossen
    .found-open = { $number ->
            [one] { $number } offene Kante
           *[other] { $number } offene Kanten
        }, { $number2 ->
            [one] { $number2 } Kante
           *[other] { $number2 } Kanten
        } mit mehr als zwei Flächen
    .advice = Lassen Sie die Löcher schließen und in den Paradaten vermerken, oder geben Sie für das Stück `watertight: false` an.

finding-winding =
    .wanted = eine Außenseite
    .found = einheitlich
    .found-conflicts = { $number ->
            [one] { $number } Kante
           *[other] { $number } Kanten
        }, an denen Nachbarn entgegengesetzt liegen
    .found-inside-out = die geschlossene Oberfläche ist umgestülpt
    .advice = Lassen Sie die Flächen im Modellierprogramm umdrehen.

finding-normals =
    .wanted = Länge 1 ± { $number }
    .found = um { $number } daneben
    .found-not-numbers = keine Zahlen

finding-uv-present =
    .wanted = UV-Koordinaten an jeder texturierten Ecke
    .found = { $number ->
            [one] { $number } texturierte Fläche
           *[other] { $number } texturierte Flächen
        } ohne

finding-unit-declared =
    .wanted = eine von { $words }
    .part-um = um
    .part-mm = mm
    .part-cm = cm
    .part-dm = dm
    .part-m = m
    .part-km = km
    .part-in = in
    .part-ft = ft
    .found = keine angegeben
    .found-unit = { $unit }
    .advice = Fragen Sie den Operator; geben Sie `unit` in delivery.yaml an. OBJ, PLY und STL können es nicht selbst sagen.

finding-dimensions =
    .wanted = { $sizes } mm ± { $number } %
    .found = { $sizes } mm
    .part-m-mm = Meter als Millimeter gelesen
    .part-cm-mm = Zentimeter als Millimeter gelesen
    .part-in-mm = Zoll als Millimeter gelesen
    .part-m-cm = Meter als Zentimeter gelesen
    .part-m-um = Meter als Mikrometer gelesen
    .part-reverse = das Umgekehrte von: { $part }
    .advice-unit = { $number }-mal zu groß: Die Einheit ist falsch ({ $part }). Berichtigen Sie `unit`, oder lassen Sie neu exportieren.
    .advice = Das Modell ist nicht maßstäblich: Sehen Sie die Maßstäbe in den Paradaten an, oder das katalogisierte Maß.

finding-paradata =
    .wanted = Operator, Gerät, Schritte mit Software und Parametern, Maßstäbe, Entscheidungen
    .found-complete = vollständig
    .found-none = keine Paradaten
    .found-faults = { $faults }
    .part-missing = { $part } fehlt
    .advice-none = Bitten Sie den Hersteller um paradata.yaml im Ordner des Objekts: Ohne sie kann das Modell später niemand beurteilen.

finding-scale-bars =
    .wanted = höchstens { N($most, ".2%") } der Länge eines Stabs
    .found-residuals = { N($share, ".2%") } (Restabweichungen { LIST($residuals_mm, ", ", most: 20, as: "+.3g") } mm)
    .advice-residuals = Das Modell ist nicht maßstäblich. Lassen Sie es mit den wahren Längen der Stäbe neu ausrichten.

finding-e57-crc =
    .wanted = stimmige Prüfsummen auf jeder Seite
    .found = alle stimmen
    .found-reason = { $reason }
    .advice = Seit der Scan geschrieben wurde, haben sich Bits verändert. Lassen Sie die Datei aus der eigenen Kopie des Scanners neu liefern.

finding-las-vlr =
    .wanted = passende Datensätze
    .found = sie passen
    .found-reason = { $reason }
    .advice = Manche Programme werden sie nicht öffnen. Lassen Sie sie neu exportieren.

finding-points-count =
    .wanted = { $number } Punkte
    .found = { $number }, { $number2 } nach einer anderen Lesung
    .found-invalid = { $number }, davon { $number2 } vom Scanner als ungültig markiert
    .found-invalid-second = { $number }, { $number2 } nach einer anderen Lesung, davon { $number3 } vom Scanner als ungültig markiert
    .wanted-adds-up = ein Kopf, der zählt wie die Punkte
    .found-returns = nach Echos hat der Kopf { $figures }; die Punkte haben { $figures2 }
    .found-two-counts = der Kopf hat zwei Anzahlen, { $number } und { $number2 }
    .advice-misled = Programme, die dem Kopf glauben, werden getäuscht. Lassen Sie die Datei neu exportieren.

finding-points-extent =
    .wanted = der Quader des Kopfs, auf { $number } % seiner längsten Seite genau
    .found = um { $number } von { $number2 } daneben
    .found-unreal = der Quader des Kopfs besteht nicht aus Zahlen
    .found-zeros = der Quader des Kopfs wurde nie ausgefüllt (nur Nullen)

finding-sequence-gap =
    .wanted = Einzelbilder { $start }–{ $end }, jedes einmal
    .found-complete = { $sequence }: alle { $frames }
    .found-missing = { $sequence }: fehlt: { LIST($missing, ", ", most: 10) }
    .found-missing-twice = { $sequence }: fehlt: { LIST($missing, ", ", most: 10) }; doppelt: { LIST($twice, ", ", most: 10) }
    .found-twice = { $sequence }: doppelt: { LIST($twice, ", ", most: 10) }
    .advice = Lassen Sie die fehlenden Einzelbilder liefern.

finding-frame-geometry =
    .wanted = alle Einzelbilder { $width } × { $height }, { $bits } Bit { $kind }
    .found-alike = { $sequence }
    .found-differing = { $sequence }: abweichend sind { LIST($others, ", ", most: 10) }

finding-frame-count =
    .wanted = { $declared ->
            [one] { $declared } Einzelbild
           *[other] { $declared } Einzelbilder
        } (wie angegeben)
    .found-count = { $frames }

finding-malformed =
    .wanted = eine Datei, deren Teile zusammenpassen
    .found = { $parts }
    .found-more = { $parts } und { $number } weitere

finding-file-structure =
    .wanted = eine Datei, die nach ihrer Norm aufgebaut ist
    .found = { $parts }
    .found-more = { $parts } und { $number } weitere
    .advice = Der Ton ist vollständig: Es ist nichts zu tun. Die Datei wird auch so aufbewahrt, wie sie geliefert wurde.

finding-parts-carried =
    .wanted = Teile, für die ein Broadcast WAVE Platz hat
    .found = nicht übernommen: { $list }
    .advice = Sie bleiben in der gelieferten Datei, die aufbewahrt wird.

finding-slice-crc =
    .wanted = die Prüfsumme jedes Abschnitts stimmt
    .found = { $parts }
    .found-more = { $parts } und { $number } weitere

finding-decode-errors =
    .wanted = eine vollständige Dekodierung ohne Fehler
    .found = { $parts }
    .found-more = { $parts } und { $number } weitere

finding-flac-metadata =
    .wanted = Metadatenblöcke, wie RFC 9639 sie verlangt
    .found = { $parts }
    .found-more = { $parts } und { $number } weitere
    .advice = Der Ton kann trotzdem heil sein. Lassen Sie ihn neu exportieren, oder nehmen Sie ihn mit diesem Grund an.

finding-flac-digest =
    .wanted = ein MD5 der Abtastwerte in STREAMINFO
    .wanted-md5 = Abtastwerte mit MD5 { $digest }…
    .found = MD5 { $digest }…
    .found-none = keines: Schaden lässt sich nicht feststellen

finding-matroska-conformance =
    .wanted = jede Implementierungsprüfung von { $version }
    .found = alle
    .found-failed = { $reason }

finding-has-streams =
    .wanted = mindestens ein Strom Film oder Ton
    .found = { $parts }
    .part-video = { $number } Bild
    .part-sound = { $number } Ton

finding-duration =
    .wanted = { $time } (wie angegeben, ± { $number } s)
    .advice = Brach die Überspielung ab, oder ist die angegebene Dauer die des Bands und nicht die der Aufnahme?

finding-audio-tracks =
    .wanted = { $number ->
            [one] { $number } Tonspur
           *[other] { $number } Tonspuren
        } (wie angegeben)
    .advice = Eine Spur ging bei der Überspielung oder beim Export verloren. Lassen Sie neu überspielen.

finding-parts-count =
    .wanted = { $number ->
            [one] { $number } Teil
           *[other] { $number } Teile
        } (wie angegeben)

finding-audio-codec =
    .wanted = PCM oder eine andere verlustfreie Kodierung
    .found = { $track }{ $codec }
    .advice = Lassen Sie ihn als Broadcast WAV liefern; ein verlustbehaftetes Original wird aufbewahrt, wie es kam.

finding-audio-rate =
    .wanted = mindestens { $number } Hz
    .wanted-declared = { $number } Hz (wie angegeben)
    .found = { $track }{ $number } Hz

finding-audio-depth =
    .wanted = mindestens { $number } Bit
    .wanted-declared = { $number } Bit (wie angegeben)
    .found = { $track }{ $number } Bit

finding-bext =
    .wanted = ein bext-Block mit Description, Originator, OriginatorReference, Datum und CodingHistory
    .found = Version { $version }, alles ausgefüllt
    .found-none = kein bext-Block
    .found-empty = leer: { $list }
    .advice = Die Archivkopie erhält einen, ausgefüllt aus der Lieferung.
    .advice-completed = In der Archivkopie werden sie ergänzt.

finding-silence =
    .wanted = keine { $number } s unter -60 dBFS
    .found = { $track }keine
    .found-times = { $track }{ $times }

finding-silent =
    .wanted = Ton über -60 dBFS auf jedem Kanal
    .found = { $track }alle { $number }
    .found-effects = { $track }alle { $number }; der Effektkanal (LFE) darf leer sein
    .found-nothing = { $track }gar nichts
    .found-channel = { $track }nichts auf Kanal { $list }
    .advice = War der richtige Ausgang angeschlossen?
    .advice-cable = Prüfen Sie Kabel und Kopf.

finding-dc-offset =
    .wanted = Gleichspannungsanteil von höchstens { $number } % der Vollaussteuerung
    .found = { $track }{ $number } %
    .advice = Der Wandler ist verstellt.

finding-channels-identical =
    .wanted = zwei verschiedene Kanäle, oder `sound: mono` angegeben
    .found = { $track }Korrelation { $number }
    .advice = Ein Monoträger kann als ein Kanal aufbewahrt werden; geben Sie es an.

finding-channels-inverted =
    .wanted = keine { $number } s, in denen die Kanäle sich auslöschen
    .found = { $track }keine
    .found-times = { $track }{ $times }
    .advice = Ein Kabel ist verpolt.

finding-hum =
    .wanted = kein Netzbrummen über { $number } dBFS
    .found = { $track }{ $number } Hz bei { $number2 } dBFS, { $number3 } dB über der Umgebung
    .advice = Prüfen Sie Erdung und Kabel.

finding-loudness =
    .wanted = die Lautheit wird festgehalten
    .found = { $track }{ $number } LUFS
    .found-peak = { $track }{ $number } LUFS, wahre Spitze { $number2 } dBTP

finding-rate-truth =
    .wanted = Energie über 22 kHz (mehr als { $number } dBFS, kein Abfall von { $number2 } dB)
    .found = { $track }{ $number } dBFS über 22 kHz, { $number2 } dB weniger als bei 20 kHz
    .advice = Es sieht aus wie hochgerechnet von 44,1 oder 48 kHz. Verlangen Sie das Original.

finding-depth-truth =
    .wanted = alle { $number } Bit genutzt
    .found = { $track }{ $number }
    .advice = Die niedrigsten Bits ändern sich nie: Es wurde aufgefüllt. Verlangen Sie das Original.

finding-dropouts =
    .wanted = keine { $number } ms genaue Nullen im Ton
    .found = { $track }keine
    .found-times = { $track }{ $times }

finding-repeated-blocks =
    .wanted = kein Block von Abtastwerten doppelt
    .found = { $track }keiner
    .found-times = { $track }{ $times }

finding-clicks =
    .wanted = höchstens { $number } einzelne Abtastwerte aus der Reihe
    .found = { $track }{ $number }
    .found-times = { $track }{ $number }, bei { $times }

finding-video-codec =
    .wanted = unkomprimiert oder verlustfrei
    .found = { $codec }
    .advice = Ein verlustbehaftetes Original (DV, MPEG, H.264) wird aufbewahrt, wie es kam; eine neue Aufnahme muss verlustfrei sein.

finding-standard-mismatch =
    .wanted = { $number } Bilder je Sekunde für { $number2 } × { $number3 }
    .advice = Überspielung oder Export mischte zwei Fernsehnormen: Bewegung oder Bild ist verändert.

finding-pixel-depth =
    .wanted = mindestens { $number } Bit
    .found = { $number } ({ $format })
    .advice = Lassen Sie mit der bestellten Tiefe neu überspielen.

finding-frame-rate =
    .wanted = gleichbleibend { $number } Bilder je Sekunde
    .found = gleichbleibend
    .found-gaps = { $number } { $number ->
            [one] Lücke
           *[other] Lücken
        }, bei { $times }; { $number2 } % der Schritte ungleich
    .found-variable = wechselnd: { $number } % der Schritte weichen ab

finding-field-order =
    .wanted = eine erkennbare Halbbildfolge
    .wanted-said = eine Halbbildfolge in der Datei oder der Lieferung
    .wanted-declared = { $order }, wie angegeben
    .wanted-file = { $order }, wie die Datei sagt ({ $code })
    .found = { $order } ({ $counts })
    .found-undecided = unentschieden ({ $counts })
    .found-unsaid = { $order } ({ $counts }), nichts sagt es
    .advice = Geben Sie `field_order` an: tff, bff oder progressive.
    .advice-still = Eine unbewegte Szene kann so aussehen.
    .advice-swapped = Die Halbbilder sind vertauscht: Bewegung ruckelt.

finding-aspect-ratio =
    .wanted = ein Seitenverhältnis der Bildpunkte oder des Bildes
    .wanted-declared = { $ratio } (wie angegeben)
    .found = nichts
    .advice = Geben Sie `aspect_ratio` an.

finding-tout =
    .wanted = ausreißende Bildpunkte (TOUT: Aussetzer, Rauschen) über { $number } in höchstens { $number2 } % der Einzelbilder

finding-vrep =
    .wanted = wiederholte Zeilen (VREP: Aussetzerausgleich) über { $number } in höchstens { $number2 } % der Einzelbilder

finding-brng =
    .wanted = Bildpunkte außerhalb des Sendebereichs (BRNG) über { $number } in höchstens { $number2 } % der Einzelbilder

finding-luma-range =
    .wanted = 10 % … 90 % der Bildpunkte zwischen { $number } und { $number2 }, in allen Einzelbildern bis auf { $number3 } %
    .found = darunter in { $number } %, darüber in { $number2 } % der Einzelbilder
    .advice = Der Wiedergabepegel wurde nicht mit den Farbbalken eingestellt.

finding-black =
    .wanted = kein Schwarzbild von { $number } s
    .found = { $times }
    .found-none = keines

finding-freeze =
    .wanted = kein Standbild von { $number } s
    .found = { $times }
    .found-none = keines

finding-all-black =
    .wanted = ein Bild
    .found = schwarz für { $time } von { $time2 }
    .advice = War das Signal angeschlossen?

finding-shown-as-stored =
    .wanted = jedes gespeicherte Bild wird gezeigt, aufrecht und ganz
    .found = { $parts }
    .found-more = { $parts } und { $number } weitere
    .advice = Die Datei wird aufbewahrt, wie sie kam, mit allem, was sie enthält. Soll das Verborgene beschrieben oder Lesern vorenthalten werden?

finding-said-besides =
    .wanted = nichts, was eine Archivkopie in Matroska nicht sagen würde
    .found = { $parts }
    .found-more = { $parts } und { $number } weitere
    .advice = Die Datei wird aufbewahrt, wie sie kam, ohne Archivkopie daneben.
    .advice-tags = Bewahren Sie das Original neben der Archivkopie auf, die es höchstens als Tags enthält.

finding-changes-under-way =
    .wanted = eine Aufnahme, ohne leere Bilder oder anderen Ton unterwegs
    .found = { $parts }
    .found-more = { $parts } und { $number } weitere
    .advice = Sehen Sie diese Stellen an. Abspieler können zu schnell laufen oder eine Lücke übergehen; wo der Ton wechselt, gibt es keine Ansichtskopie.

finding-structure-notes =
    .wanted = eine Struktur ohne Auffälligkeiten
    .found = { $parts }
    .found-more = { $parts } und { $number } weitere
    .advice = Es ist nichts zu tun: Bild und Ton sind vollständig.

finding-ffv1-profile =
    .wanted = Version 3, GOP 1, mindestens { $number } Abschnitte, eine Prüfsumme je Abschnitt
    .found = Version { $version }, GOP { $gop }, { $number } Abschnitte, Prüfsummen: { $kind }
    .found-none = Version { $version }, GOP { $gop }, { $number } Abschnitte, keine Prüfsummen
    .found-unknown = Version { $version }, GOP { $gop }, ? Abschnitte, Prüfsummen: { $kind }
    .found-unknown-none = Version { $version }, GOP { $gop }, ? Abschnitte, keine Prüfsummen
    .advice = Ist es eine Archivkopie oder eine Arbeitskopie?

finding-spare-data =
    .wanted = ein Ende, wo der Kopf es angibt
    .found = { $reason }
    .advice = Vielleicht fehlen Punkte oder Flächen. Lassen Sie neu exportieren.

finding-gltf-extensions =
    .wanted = unkomprimiert gespeicherte Geometrie
    .found = { $reason }
    .found-decoded = dekodiert aus { $reason }
    .advice = Die Datei ist in Ordnung, aber auf eine Weise komprimiert, die hier nicht gelesen wird. Lassen Sie sie ohne Kompression exportieren.
    .advice-decoded = Nur Programme mit diesem Decoder öffnen es. Bitten Sie um die Geometrie, wie sie vorher war.

finding-pdfa =
    .wanted = PDF/A
    .wanted-claimed = PDF/A-{ $level }, wie sie angibt
    .found-claimed-faults = { LIST($faults, "then") }
    .found-unclaimed = ein PDF, das es nicht angibt
    .found-claimed-valid = gültig laut { $tool }
    .found-claimed-plausible = nichts einzuwenden gegen Schriften, Datenströme und Aktionen; die anderen Regeln wurden nicht validiert
    .advice-unclaimed = Aufbewahrt, wie sie kam; bitten Sie den Dienstleister um PDF/A.
    .advice-claimed-faults = Sie ist nicht, was sie angibt. Lassen Sie sie mit einem Programm neu erstellen, dessen PDF/A validiert ist.
