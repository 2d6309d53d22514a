### Was Prüfungen in einen Befund schreiben: gefordert, festgestellt, Rat, und Teile davon.

finding-more = { $list } und { $count } weitere
finding-then = ;{" "}
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
    .strip = Streifen
    .tile = Kachel
    .film = Film
    .print = Abzug

finding-any =
    .found-of-files = { $of ->
            [one] { $passed } von { $of } Datei
           *[other] { $passed } von { $of } Dateien
        }
    .found-alone = { $first } ({ $passed } von { $of } Datei)
    .wanted-others = { $first } (und { $others ->
            [one] { $others } anderer Wert
           *[other] { $others } andere Werte
        }, je nach Datei)
    .found-none = keines
    .found-nothing = nichts gefunden
    .found-so-it-is = so ist es
    .found-faces = { N($bad, ",") } von { N($faces, ",") }
    .found-model-whole = { finding-any.found-so-it-is }
    .found-model-broken = { $reason }
    .found-worst = { N($value, ".2f") } in { $path }
    .found-worst-of = { N($value, ".2f") } ({ $patch }) in { $path }
    .found-unlimited = { finding-any.found-worst }
    .found-unlimited-of = { finding-any.found-worst-of }
    .found-unlimited-unmeasured = { finding-any.found-unmeasured }
    .found-unmeasured = nicht gemessen: keine Testtafelaufnahme zeigt es
    .found-faults = { LIST($faults, "; ") }
    .found-often = { N($share, ".0%") } der Einzelbilder; am schlimmsten bei { TIMES($times) }
    .found-seldom = { N($share, ".0%") }
    .track = { $track ->
            [one] Spur { $track }:{" "}
            [other] Spur { $track }:{" "}
           *[none] { "" }
        }
    .part-at = { TIMES($timecode) }: { $fault }
    .advice-damaged = Die Datei ist beschädigt. Lassen Sie sie neu liefern oder den Träger neu überspielen.
    .advice-faulty-program = Die Datei ist beschädigt oder von einem fehlerhaften Programm geschrieben. Lassen Sie sie neu exportieren.
    .advice-model-broken = { finding-any.advice-faulty-program }
    .advice-look = Sehen Sie diese Bilder an; liegt es nicht am Träger, lassen Sie neu überspielen.
    .advice-listen = Hören Sie an diesen Stellen hinein; ist es nicht auf dem Träger, lassen Sie neu überspielen.
    .advice-faces = Lassen Sie das Modell im Modellierprogramm bereinigen und in den Paradaten vermerken, was getan wurde.
    .advice-export = Lassen Sie es neu exportieren.
    .advice-transfer = Lassen Sie den Träger neu überspielen.
    .advice-profile = Erstellen Sie ein neues Farbprofil für die Station, oder prüfen Sie, ob das richtige eingebettet ist.
    .advice-unmeasured = Nehmen Sie in die Aufnahmen der Sitzung eine Testtafel auf, die dies zeigt.
    .advice-unlimited-unmeasured = { finding-any.advice-unmeasured }
    .part-min = ≥ { $limit }
    .part-above = > { $limit }
    .part-max = ≤ { $limit }
    .part-below = < { $limit }


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
    .found-unreadable = { LIST($reasons, "then") }
    .found-empty = eine leere Datei
    .found-no-tool = kein Werkzeug dieser Digitalisierungslinie öffnet sie
    .found-bands = eines, das Streifen für Streifen gelesen wird
    .found-embedded = exiftool: { $reason }
    .found-damage = { LIST($faults, "; ") }
    .found-by-hand = { LIST($faults, "; ") }
    .advice = Die Datei ist beschädigt oder unvollständig. Lassen Sie sie neu aufnehmen oder liefern.
    .advice-by-hand = Aufbewahrt, wie sie kam; sehen Sie selbst nach.
    .advice-damage = { finding-any.advice-damaged }
    .advice-unreadable = Die Datei ist beschädigt oder unvollständig. Lassen Sie sie neu digitalisieren oder liefern.
    .advice-unreadable-sound = Nichts deutet auf einen Schaden. Lassen Sie sie in einer Form liefern, die hier gelesen wird, oder nehmen Sie sie an: Dann wird sie aufbewahrt, wie sie kam.
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
    .advice-read = { "" }
    .advice-project = Aufbewahrt, wie sie kam.
    .advice-text-cloud = Punkte als Text werden hier nicht gelesen: Lassen Sie die Wolke auch als E57, LAS oder PLY liefern, und diese Datei im Ordner raw.
finding-lost-blocks =
    .wanted = kein Block, der leer ist
    .found-none = keiner
    .found-zeros = { $bytes } Byte Nullen in ganzen Blöcken, ab Byte { $at }
    .advice-zeros = Beim Kopieren ging ein Teil der Datei verloren. Vergleichen Sie sie mit der Datei an der Quelle und lassen Sie sie erneut liefern.
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
            [attached] ein Programm oder Skript als Anlage eines Dokuments
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
    .wanted-runs = höchstens { N($limit, ".0f") } Folgen von 3 Abtastwerten bei Vollaussteuerung
    .found-runs = { finding-any.track }{ $runs } { $runs ->
            [one] Folge
           *[other] Folgen
        }, bei { TIMES($times) }
    .found-runs-few = { finding-any.track }{ $runs }
    .advice-runs = { finding-any.advice-listen }
    .wanted = höchstens { N($share, ".1%") } der Bildpunkte an jedem Ende
    .found-ends = { N($high, ".2%") } ausgefressen, { N($low, ".2%") } zugelaufen
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
    .wanted = { $leaves ->
            [true] Blätter
           *[false] Seiten
        } { $first }–{ $last }
    .wanted-one = ein Bild
    .wanted-none = Seitenzahlen in den Dateinamen
    .found-all = alle { $pages }
    .found-faults = { LIST($faults, "; ", most: 15) }
    .found-one = eines, ohne Seitenzahl
    .found-none = keine in { $names } Namen
    .part-missing = fehlt: { LIST($pages, ", ", most: 12) }
    .part-twice = doppelt: { LIST($pages, ", ", most: 12) }
    .part-unexpected = nicht erwartet: { LIST($pages, ", ", most: 12) }
    .part-insert = Einlage { $page } ohne die vorhergehende
    .advice-faults = Sehen Sie im Aufnahmeprotokoll nach: Seite übersprungen, doppelt digitalisiert oder falsch benannt? Ergänzen Sie, was fehlt, und liefern Sie neu.

finding-page-count =
    .wanted = { $declared ->
            [one] { $declared } Seite
           *[other] { $declared } Seiten
        } (wie angegeben)
    .found-pages = { $pages }

finding-duplicate-exact =
    .wanted = Bildpunkte, die keine frühere Datei der Lieferung hat
    .found-own = eigene
    .found-same = dieselben wie { $path }
    .advice = Zweimal dasselbe Bild: Eines davon steht für eine fehlende Seite. Sehen Sie beide an.

finding-duplicate-perceptual =
    .wanted = eine Seite, die keiner früheren gleicht
    .found-own = eine eigene
    .found-like = sieht aus wie { LIST($paths, ", ") }
    .found-like-more = sieht aus wie { LIST($paths, ", ") } und { $more } weitere
    .advice = Zweimal digitalisiert, oder ein Formular, das auf jeder Seite gleich ist? Sehen Sie beide an.

finding-archived-exact =
    .wanted = nichts, was schon archiviert ist
    .found-nothing = nichts
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
    .found-own = eigene Bilder
    .found-like = gleicht { $path } in { $package } (Lieferung { $batch }); { N($share, ".0%") } des Fingerabdrucks weichen ab
    .found-turned = um { $degrees }° gedreht, gleicht { $path } in { $package } (Lieferung { $batch }); { N($share, ".0%") } des Fingerabdrucks weichen ab
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
    .found-shots = { $shots } in objects/_targets
    .found-no-shots = keine in objects/_targets
    .advice = Farbe, Ton und Schärfe dieser Sitzung sind nicht bewiesen. Liefern Sie die Testtafelaufnahmen der Sitzung in objects/_targets.

finding-target-found =
    .wanted-shots = eine Testtafel in jeder Aufnahme
    .wanted-blind = eine messbare Testtafel
    .wanted-no-chart = eine ganze Farbtafel in einer der Aufnahmen
    .found-no-chart = in keiner
    .found-blind = { $path }: { $faults }
    .found-shots = { LIST($shots, ", ") }
    .part-shot = { $path }: { $kind }
    .part-refused = { $tool }: { $fault }
    .advice-blind = Sehen Sie diese Aufnahme an: falsche Datei, Testtafel verdeckt oder abgeschnitten, oder eine Tafel, die dieses System nicht kennt.
    .advice-no-chart = Nehmen Sie die Farbtafel der Sitzung ganz und unverdeckt auf, und liefern Sie sie neu.

finding-target-sampling-rate =
    .wanted = { LIST($limits, "and") } ppi
    .wanted-declared = { $declared } ppi, wie angegeben, ± { N($tolerance, ".0%") }
    .wanted-unlimited = festgehalten, ohne Grenze: ppi
    .found-declared = { N($value, ".1f") } ppi in { $path }
    .found-worst = { N($value, ".1f") } in { $path }
    .found-unlimited = { N($value, ".1f") } in { $path }
    .advice = Stellen Sie an der Station (oder in delivery.yaml) die richtigen ppi ein; prüfen Sie die Kamerahöhe und pitch_mm in target.yaml.

finding-target-tone =
    .wanted = { LIST($limits, "and") } ΔL*
    .wanted-unlimited = festgehalten, ohne Grenze: ΔL*
    .advice = Korrigieren Sie Belichtung und Tonkurve der Station, und digitalisieren Sie ab der letzten guten Testtafel neu.

finding-target-gain =
    .wanted = { LIST($limits, "and") } × die Stufe
    .wanted-unlimited = festgehalten, ohne Grenze: × die Stufe
    .advice = Die Lichter sind abgeflacht oder gedehnt: Prüfen Sie Belichtung, Beschnitt und Tonkurve.

finding-target-white-balance =
    .wanted = { LIST($limits, "and") } ΔE(a*b*)
    .wanted-unlimited = festgehalten, ohne Grenze: ΔE(a*b*)
    .advice = Gleichen Sie die Station an der Testtafel ab, und digitalisieren Sie ab der letzten guten Testtafel neu.

finding-target-colour-mean =
    .wanted = { LIST($limits, "and") } ΔE2000, im Mittel
    .wanted-unlimited = festgehalten, ohne Grenze: ΔE2000, im Mittel
    .advice = { finding-any.advice-profile }

finding-target-colour-max =
    .wanted = { LIST($limits, "and") } ΔE2000{ $statistic ->
            [percentile] , { $percent }. Perzentil
           *[worst] { "" }
        }
    .wanted-unlimited = festgehalten, ohne Grenze: ΔE2000{ $statistic ->
            [percentile] , { $percent }. Perzentil
           *[worst] { "" }
        }
    .advice = { finding-any.advice-profile }


finding-target-noise =
    .wanted = { LIST($limits, "and") } σ(L*)
    .wanted-unlimited = festgehalten, ohne Grenze: σ(L*)
    .advice = Senken Sie die Verstärkung (ISO) oder leuchten Sie besser aus; ist es zu gering, schalten Sie die Rauschminderung aus.

finding-target-sharpness =
    .wanted = { LIST($limits, "and") } Abtasteffizienz (10 % Modulation)
    .wanted-unlimited = festgehalten, ohne Grenze: Abtasteffizienz (10 % Modulation)
    .wanted-overshoot = höchstens { N($most, ".0%") } Überschwingen an Kanten
    .found-overshoot = { N($overshoot, ".0%") } Überschwingen, { $edge }, in { $path }
    .advice = Stellen Sie scharf, prüfen Sie Objektiv und Erschütterungen der Station, und schalten Sie das Schärfen aus.

finding-target-uniformity =
    .wanted = { LIST($limits, "and") } ΔL*, 3 × 3 Felder
    .wanted-unlimited = festgehalten, ohne Grenze: ΔL*, 3 × 3 Felder
    .advice = Gleichen Sie die Lampen aus, oder erneuern Sie die Shading-Korrektur.

finding-truncated =
    .wanted = so lang, wie der eigene Kopf angibt
    .wanted-model = so viel, wie der Kopf verspricht
    .advice-faults = { finding-any.advice-damaged }

finding-glb-structure =
    .wanted = ein GLB mit stimmigen Längen
    .found-lengths = { $faults }
    .advice-lengths = { finding-any.advice-faulty-program }

finding-zip-bomb =
    .wanted = ein Paket, das sich auf eine plausible Größe entpackt

finding-gltf-valid =
    .wanted = 0 Fehler
    .wanted-warnings = 0 Fehler, 0 Warnungen
    .found-valid = 0 Fehler, 0 Warnungen
    .found-errors = { $errors } Fehler: { $told }
    .found-warnings = 0 Fehler, { $warnings } { $warnings ->
            [one] Warnung
           *[other] Warnungen
        }: { $told }
    .advice-errors = { finding-any.advice-faulty-program }

finding-read-by-two =
    .wanted = { N($triangles, ",") } Dreiecke im selben Quader, von zwei Bibliotheken
    .found-alike = gleich gelesen von { LIST($libraries, "and") }
    .found-no-other = gleich gelesen von { LIST($libraries, "and") }; keine andere liest dieses Format
    .found-but = gleich gelesen von { LIST($libraries, "and") }; { $faults }
    .found-beyond = nur hier gelesen: andere Bibliotheken kennen { $features } nicht
    .found-differ = { $faults }
    .part-reads = { $library } liest { N($triangles, ",") } Dreiecke
    .part-reads-apart = { $library } liest { N($triangles, ",") } Dreiecke, der Quader weicht um { N($apart, ".2g") } der Seite ab
    .advice-differ = Programme werden es verschieden anzeigen. Lassen Sie es neu exportieren.

finding-reference-outside =
    .wanted = Namen innerhalb des Stücks
    .found-inside = { $named ->
            [one] { $named } Name
           *[other] { $named } Namen
        }
    .found-outside = { LIST($names, "then") }
    .advice = Dem Verweis wurde nicht gefolgt. Lassen Sie das Modell mit allem, was es braucht, in seinen eigenen Ordner exportieren, mit relativen Namen.

finding-reference-missing =
    .wanted = jeder Teil, den es nennt
    .found-there = alle da
    .found-gone = nicht geliefert: { $names }
    .advice = Lassen Sie die fehlenden Teile liefern.

finding-texture-missing =
    .wanted = jedes Bild, das es nennt
    .found-there = alle da, alle gelesen
    .found-pictures = { $pictures }
    .part-gone = { $name } ist nicht geliefert
    .part-broken = { $name }: { $fault }
    .part-broken-embedded = ein eingebettetes Bild: { $fault }
    .part-material = das Material { $name } steht in keiner Materialdatei
    .part-otherwise = unter einem anderen Namen gefunden: { $name } heißt { $own }
    .advice-pictures-lost = Lassen Sie es mit allen Bildern liefern.
    .advice-pictures-renamed = Es wurde gefunden; Programme, die den genauen Namen suchen, finden es nicht. Lassen Sie die Dateien gleich benennen.
    .part-kept = { $name }: { $format }, bleibt wie geliefert und ist in den Kopien nicht zu sehen
    .part-kept-embedded = ein eingebettetes Bild: { $format }, bleibt wie geliefert und ist in den Kopien nicht zu sehen
    .advice-pictures-kept = Lassen Sie es auch mit JPEG oder PNG exportieren, wenn Leser es sehen sollen.

finding-left-out =
    .wanted = Kopien, die das ganze Modell enthalten
    .found-nothing = nichts ist ausgelassen
    .found-left = ausgelassen: { $parts }
    .advice = Nichts zu tun: Die gelieferte Datei wird daneben aufbewahrt.

finding-texture-size =
    .wanted = Bilder von mindestens { $least } Bildpunkten
    .found-embedded = eingebettetes Bild: { $width } × { $height }
    .found-named = { $name }: { $width } × { $height }

finding-empty-geometry =
    .wanted = mindestens ein Eckpunkt oder Punkt
    .found-points = { $points ->
            [one] { N($points, ",") } Punkt
           *[other] { N($points, ",") } Punkte
        }
    .found-surface = { $vertices ->
            [one] { N($vertices, ",") } Eckpunkt
           *[other] { N($vertices, ",") } Eckpunkte
        }, { $triangles ->
            [one] { N($triangles, ",") } Dreieck
           *[other] { N($triangles, ",") } Dreiecke
        }
    .found-container = ein gültiger Container ohne jedes Netz
    .advice-container = Fragen Sie, ob dies geliefert werden sollte.

finding-nan-infinity =
    .wanted = Koordinaten, die Zahlen sind
    .found-coordinates = { N($bad, ",") }, die keine sind
    .advice = { finding-any.advice-faulty-program }

finding-index-range =
    .wanted = Verweise auf Vorhandenes
    .found-within = alle im Bereich
    .found-beyond = { $polygons ->
            [one] { N($polygons, ",") } Vieleck nennt, was es nicht gibt
           *[other] { N($polygons, ",") } Vielecke nennen, was es nicht gibt
        }
    .found-unread = { $reason }
    .advice = { finding-any.advice-faulty-program }

finding-degenerate-faces =
    .wanted-faces = keine Flächen mit doppelter Ecke
    .wanted-faces-share = höchstens { N($most, ".2%") } Flächen mit doppelter Ecke
    .wanted-corners = je mindestens drei Ecken
    .found-corners = { $polygons ->
            [one] { N($polygons, ",") } Vieleck
           *[other] { N($polygons, ",") } Vielecke
        } mit weniger

finding-zero-area-faces =
    .wanted-faces = keine Flächen ohne Flächeninhalt
    .wanted-faces-share = höchstens { N($most, ".2%") } Flächen ohne Flächeninhalt

finding-duplicate-faces =
    .wanted-faces = keine doppelten Flächen
    .wanted-faces-share = höchstens { N($most, ".2%") } doppelte Flächen

finding-non-manifold =
    .wanted = höchstens zwei Flächen an einer Kante
    .found-edges = { $edges ->
            [one] { N($edges, ",") } Kante
           *[other] { N($edges, ",") } Kanten
        } mit mehr

finding-watertight =
    .wanted = eine geschlossene Oberfläche ({ $why ->
            [declared] angegeben
           *[solids] { $format } ist für Körper gedacht
        })
    .found-closed = geschlossen
    .found-open = { $open_edges ->
            [one] { N($open_edges, ",") } offene Kante
           *[other] { N($open_edges, ",") } offene Kanten
        }, { $shared_edges ->
            [one] { N($shared_edges, ",") } Kante
           *[other] { N($shared_edges, ",") } Kanten
        } mit mehr als zwei Flächen
    .advice-open = Lassen Sie die Löcher schließen und in den Paradaten vermerken, oder geben Sie für das Stück `watertight: false` an.

finding-winding =
    .wanted = eine Außenseite
    .found-consistent = einheitlich
    .found-conflicts = { $edges ->
            [one] { N($edges, ",") } Kante
           *[other] { N($edges, ",") } Kanten
        }, an denen Nachbarn entgegengesetzt liegen
    .found-inside-out = die geschlossene Oberfläche ist umgestülpt
    .advice = Lassen Sie die Flächen im Modellierprogramm umdrehen.

finding-normals =
    .wanted = Länge 1 ± { $most }
    .found-off = um { N($error, ".2g") } daneben
    .found-not-numbers = keine Zahlen

finding-uv-present =
    .wanted = UV-Koordinaten an jeder texturierten Ecke
    .found-without = { $faces ->
            [one] { N($faces, ",") } texturierte Fläche
           *[other] { N($faces, ",") } texturierte Flächen
        } ohne

finding-unit-declared =
    .wanted = eine von { LIST($units, ", ", most: 20) }
    .found-undeclared = keine angegeben
    .found-unit = { $unit }
    .advice = Fragen Sie den Operator; geben Sie `unit` in delivery.yaml an. OBJ, PLY und STL können es nicht selbst sagen.

finding-dimensions =
    .wanted = { LIST($expected, " × ", as: ",.4g") } mm ± { N($tolerance, ".0%") }
    .found-fits = { LIST($sides, " × ", as: ",.4g") } mm
    .found-sides = { LIST($sides, " × ", as: ",.4g") } mm
    .part-m-mm = Meter als Millimeter gelesen
    .part-cm-mm = Zentimeter als Millimeter gelesen
    .part-in-mm = Zoll als Millimeter gelesen
    .part-m-cm = Meter als Zentimeter gelesen
    .part-m-um = Meter als Mikrometer gelesen
    .part-reverse = das Umgekehrte von: { $mistake }
    .advice-sides-unit = { N($factor, ",.4g") }-mal zu groß: Die Einheit ist falsch ({ $mistake }). Berichtigen Sie `unit`, oder lassen Sie neu exportieren.
    .advice-sides = Das Modell ist nicht maßstäblich: Sehen Sie die Maßstäbe in den Paradaten an, oder das katalogisierte Maß.

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
    .found-fit = alle stimmen
    .found-changed = { $reason }
    .advice = Seit der Scan geschrieben wurde, haben sich Bits verändert. Lassen Sie die Datei aus der eigenen Kopie des Scanners neu liefern.

finding-las-vlr =
    .wanted = passende Datensätze
    .found-fit = sie passen
    .found-unfit = { $reason }
    .advice = Manche Programme werden sie nicht öffnen. Lassen Sie sie neu exportieren.

finding-points-count =
    .wanted = { N($declared, ",") } Punkte
    .found-once = { N($points, ",") }
    .found-twice = { N($points, ",") }, { N($second, ",") } nach einer anderen Lesung
    .found-once-invalid = { N($points, ",") }, davon { N($invalid, ",") } vom Scanner als ungültig markiert
    .found-twice-invalid = { N($points, ",") }, { N($second, ",") } nach einer anderen Lesung, davon { N($invalid, ",") } vom Scanner als ungültig markiert
    .wanted-header = ein Kopf, der zählt wie die Punkte
    .found-header-returns = nach Echos hat der Kopf { LIST($declared, ", ", most: 15) }; die Punkte haben { LIST($returns, ", ", most: 15) }
    .found-header-counts = der Kopf hat zwei Anzahlen, { N($old, ",") } und { N($new, ",") }
    .advice-header = Programme, die dem Kopf glauben, werden getäuscht. Lassen Sie die Datei neu exportieren.
    .advice = { finding-any.advice-export }

finding-points-extent =
    .wanted = der Quader des Kopfs, auf { N($most, ".1%") } seiner längsten Seite genau
    .found-off = um { N($apart, ".4g") } von { N($side, ".4g") } daneben
    .found-unreal = der Quader des Kopfs besteht nicht aus Zahlen
    .found-zeros = der Quader des Kopfs wurde nie ausgefüllt (nur Nullen)
    .advice = { finding-any.advice-export }

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
    .advice = { finding-any.advice-damaged }

finding-file-structure =
    .wanted = eine Datei, die nach ihrer Norm aufgebaut ist
    .found-notes = { LIST($notes, "; ") }
    .advice = Der Ton ist vollständig: Es ist nichts zu tun. Die Datei wird auch so aufbewahrt, wie sie geliefert wurde.

finding-parts-carried =
    .wanted = Teile, für die ein Broadcast WAVE Platz hat
    .found-lost = nicht übernommen: { LIST($parts, ", ") }
    .advice = Sie bleiben in der gelieferten Datei, die aufbewahrt wird.

finding-slice-crc =
    .wanted = die Prüfsumme jedes Abschnitts stimmt
    .advice = { finding-any.advice-damaged }

finding-decode-errors =
    .wanted = eine vollständige Dekodierung ohne Fehler
    .advice = { finding-any.advice-damaged }

finding-flac-metadata =
    .wanted = Metadatenblöcke, wie RFC 9639 sie verlangt
    .advice = Der Ton kann trotzdem heil sein. Lassen Sie ihn neu exportieren, oder nehmen Sie ihn mit diesem Grund an.

finding-flac-digest =
    .wanted = ein MD5 der Abtastwerte in STREAMINFO
    .wanted-digest = Abtastwerte mit MD5 { $expected }…
    .found-digest = MD5 { $digest }…
    .found-none = keines: Schaden lässt sich nicht feststellen
    .advice-digest = { finding-any.advice-damaged }

finding-matroska-conformance =
    .wanted = jede Implementierungsprüfung von { $version }
    .found-all = alle
    .advice = { finding-any.advice-damaged }

finding-has-streams =
    .wanted = mindestens ein Strom Film oder Ton
    .found-streams = { $video } Bild, { $sound } Ton

finding-duration =
    .wanted = { TIMES($declared) } (wie angegeben, ± { N($slack, ".3g") } s)
    .found-length = { TIMES($seconds) }
    .advice = Brach die Überspielung ab, oder ist die angegebene Dauer die des Bands und nicht die der Aufnahme?

finding-audio-tracks =
    .wanted = { $declared ->
            [one] { $declared } Tonspur
           *[other] { $declared } Tonspuren
        } (wie angegeben)
    .found-tracks = { $tracks }
    .advice = Eine Spur ging bei der Überspielung oder beim Export verloren. Lassen Sie neu überspielen.

finding-parts-count =
    .wanted = { $declared ->
            [one] { $declared } Teil
           *[other] { $declared } Teile
        } (wie angegeben)
    .found-parts = { $parts }

finding-audio-codec =
    .wanted = PCM oder eine andere verlustfreie Kodierung
    .found-codec = { finding-any.track }{ $codec }
    .advice = Lassen Sie ihn als Broadcast WAV liefern; ein verlustbehaftetes Original wird aufbewahrt, wie es kam.

finding-audio-rate =
    .wanted-least = mindestens { N($expected, ".0f") } Hz
    .wanted-declared = { N($expected, ".12g") } Hz (wie angegeben)
    .found-least = { finding-any.track }{ N($rate, ".0f") } Hz
    .found-declared = { finding-audio-rate.found-least }
    .advice = { finding-any.advice-transfer }

finding-audio-depth =
    .wanted-least = mindestens { N($expected, ".0f") } Bit
    .wanted-declared = { $expected } Bit (wie angegeben)
    .found-least = { finding-any.track }{ N($bits, ".0f") } Bit
    .found-declared = { finding-audio-depth.found-least }
    .advice = { finding-any.advice-transfer }

finding-bext =
    .wanted = ein bext-Block mit Description, Originator, OriginatorReference, Datum und CodingHistory
    .found-filled = Version { $version }, alles ausgefüllt
    .found-none = kein bext-Block
    .found-empty = leer: { LIST($fields, ", ") }
    .advice-none = Die Archivkopie erhält einen, ausgefüllt aus der Lieferung.
    .advice-empty = In der Archivkopie werden sie ergänzt.

finding-silence =
    .wanted = keine { $seconds } s unter -60 dBFS
    .found-none = { finding-any.track }keine
    .found-times = { finding-any.track }{ TIMES($times) }
    .advice = { finding-any.advice-listen }

finding-silent =
    .wanted = Ton über -60 dBFS auf jedem Kanal
    .found-all = { finding-any.track }alle { $channels }
    .found-effects = { finding-any.track }alle { $channels }; der Effektkanal (LFE) darf leer sein
    .found-nothing = { finding-any.track }gar nichts
    .found-channel = { finding-any.track }nichts auf Kanal { LIST($channels, ", ", most: 20) }
    .advice-nothing = War der richtige Ausgang angeschlossen?
    .advice-channel = Prüfen Sie Kabel und Kopf.

finding-dc-offset =
    .wanted = Gleichspannungsanteil von höchstens { N($limit, ".2%") } der Vollaussteuerung
    .found-share = { finding-any.track }{ N($share, ".3%") }
    .advice = Der Wandler ist verstellt.

finding-channels-identical =
    .wanted = zwei verschiedene Kanäle, oder `sound: mono` angegeben
    .found-correlation = { finding-any.track }Korrelation { N($correlation, ".5f") }
    .advice = Ein Monoträger kann als ein Kanal aufbewahrt werden; geben Sie es an.

finding-channels-inverted =
    .wanted = keine { $seconds } s, in denen die Kanäle sich auslöschen
    .found-none = { finding-any.track }keine
    .found-times = { finding-any.track }{ TIMES($times) }
    .advice = Ein Kabel ist verpolt.

finding-hum =
    .wanted = kein Netzbrummen über { $limit } dBFS
    .found-hum = { finding-any.track }{ $hertz } Hz bei { N($dbfs, ".0f") } dBFS, { N($prominence, ".0f") } dB über der Umgebung
    .advice = Prüfen Sie Erdung und Kabel.

finding-loudness =
    .wanted = die Lautheit wird festgehalten
    .found-lufs = { finding-any.track }{ N($lufs, ".1f") } LUFS
    .found-peak = { finding-any.track }{ N($lufs, ".1f") } LUFS, wahre Spitze { N($true_peak, ".1f") } dBTP

finding-rate-truth =
    .wanted = Energie über 22 kHz (mehr als { $least } dBFS, kein Abfall von { $most } dB)
    .found-energy = { finding-any.track }{ N($dbfs, ".0f") } dBFS über 22 kHz, { N($cliff_db, ".0f") } dB weniger als bei 20 kHz
    .advice = Es sieht aus wie hochgerechnet von 44,1 oder 48 kHz. Verlangen Sie das Original.

finding-depth-truth =
    .wanted = alle { N($bits, ".0f") } Bit genutzt
    .found-used = { finding-any.track }{ N($used, ".0f") }
    .advice = Die niedrigsten Bits ändern sich nie: Es wurde aufgefüllt. Verlangen Sie das Original.

finding-dropouts =
    .wanted = keine { $milliseconds } ms genaue Nullen im Ton
    .found-none = { finding-any.track }keine
    .found-times = { finding-any.track }{ TIMES($times) }
    .advice = { finding-any.advice-listen }

finding-repeated-blocks =
    .wanted = kein Block von Abtastwerten doppelt
    .found-none = { finding-any.track }keiner
    .found-times = { finding-any.track }{ TIMES($times) }
    .advice = { finding-any.advice-listen }

finding-clicks =
    .wanted = höchstens { N($limit, ".0f") } einzelne Abtastwerte aus der Reihe
    .found-few = { finding-any.track }{ $clicks }
    .found-times = { finding-any.track }{ $clicks }, bei { TIMES($times) }
    .advice = { finding-any.advice-listen }

finding-video-codec =
    .wanted = unkomprimiert oder verlustfrei
    .found-codec = { $codec }
    .advice = Ein verlustbehaftetes Original (DV, MPEG, H.264) wird aufbewahrt, wie es kam; eine neue Digitalisierung muss verlustfrei sein.

finding-standard-mismatch =
    .wanted = { N($expected, ".5g") } Bilder je Sekunde für { $width } × { $height }
    .found-rate = { N($rate, ".5g") }
    .advice = Überspielung oder Export mischte zwei Fernsehnormen: Bewegung oder Bild ist verändert.

finding-pixel-depth =
    .wanted = mindestens { $least } Bit
    .found-bits = { N($bits, ".0f") } ({ $layout })
    .advice = Lassen Sie mit der bestellten Tiefe neu überspielen.

finding-frame-rate =
    .wanted = gleichbleibend { N($rate, ".5g") } Bilder je Sekunde
    .found-constant = gleichbleibend
    .found-gaps = { $gaps } { $gaps ->
            [one] Lücke
           *[other] Lücken
        }, bei { TIMES($times) }; { N($uneven, ".1%") } der Schritte ungleich
    .found-variable = wechselnd: { N($uneven, ".1%") } der Schritte weichen ab
    .advice = { finding-any.advice-look }

finding-field-order =
    .wanted-undecided = eine erkennbare Halbbildfolge
    .wanted-unsaid = eine Halbbildfolge in der Datei oder der Lieferung
    .wanted = { $expected }, { $by ->
            [file] wie die Datei sagt ({ $own })
           *[delivery] wie angegeben
        }
    .found-same = { $order } ({ $counts })
    .found-still = { finding-field-order.found-same }
    .found-swapped = { finding-field-order.found-same }
    .part-counts = tff { N($tff, ".0f") }, bff { N($bff, ".0f") }, progressive { N($progressive, ".0f") }
    .found-undecided = unentschieden ({ $counts })
    .found-unsaid = { $order } ({ $counts }), nichts sagt es
    .advice-unsaid = Geben Sie `field_order` an: tff, bff oder progressive.
    .advice-still = Eine unbewegte Szene kann so aussehen.
    .advice-swapped = Die Halbbilder sind vertauscht: Bewegung ruckelt.

finding-aspect-ratio =
    .wanted = ein Seitenverhältnis der Bildpunkte oder des Bildes
    .wanted-ratio-declared = { $declared } (wie angegeben)
    .wanted-nothing-declared = { finding-aspect-ratio.wanted-ratio-declared }
    .found-ratio = { $ratio }
    .found-nothing-declared = nichts
    .advice-none = Geben Sie `aspect_ratio` an.

finding-tout =
    .wanted = ausreißende Bildpunkte (TOUT: Aussetzer, Rauschen) über { $limit } in höchstens { N($most, ".0%") } der Einzelbilder
    .advice = { finding-any.advice-look }

finding-vrep =
    .wanted = wiederholte Zeilen (VREP: Aussetzerausgleich) über { $limit } in höchstens { N($most, ".0%") } der Einzelbilder
    .advice = { finding-any.advice-look }

finding-brng =
    .wanted = Bildpunkte außerhalb des Sendebereichs (BRNG) über { $limit } in höchstens { N($most, ".0%") } der Einzelbilder
    .advice = { finding-any.advice-look }

finding-luma-range =
    .wanted = 10 % … 90 % der Bildpunkte zwischen { $low } und { $high }, in allen Einzelbildern bis auf { N($most, ".0%") }
    .found-shares = darunter in { N($below, ".0%") }, darüber in { N($above, ".0%") } der Einzelbilder
    .advice = Der Wiedergabepegel wurde nicht mit den Farbbalken eingestellt.

finding-black =
    .wanted = kein Schwarzbild von { $seconds } s
    .found-times = { TIMES($times) }
    .found-none = keines
    .advice = { finding-any.advice-look }

finding-freeze =
    .wanted = kein Standbild von { $seconds } s
    .found-times = { TIMES($times) }
    .found-none = keines
    .advice = { finding-any.advice-look }

finding-all-black =
    .wanted = ein Bild
    .found-dark = schwarz für { TIMES($black) } von { TIMES($seconds) }
    .advice = War das Signal angeschlossen?

finding-shown-as-stored =
    .wanted = jedes gespeicherte Bild wird gezeigt, aufrecht und ganz
    .advice = Die Datei wird aufbewahrt, wie sie kam, mit allem, was sie enthält. Soll das Verborgene beschrieben oder Lesern vorenthalten werden?

finding-said-besides =
    .wanted = nichts, was eine Archivkopie in Matroska nicht sagen würde
    .advice = Die Datei wird aufbewahrt, wie sie kam, ohne Archivkopie daneben.
    .advice-faults-tags = Bewahren Sie das Original neben der Archivkopie auf, die es höchstens als Tags enthält.

finding-changes-under-way =
    .wanted = eine Aufnahme, ohne leere Bilder oder anderen Ton unterwegs
    .advice = Sehen Sie diese Stellen an. Abspieler können zu schnell laufen oder eine Lücke übergehen; wo der Ton wechselt, gibt es keine Ansichtskopie.

finding-structure-notes =
    .wanted = eine Struktur ohne Auffälligkeiten
    .advice = Es ist nichts zu tun: Bild und Ton sind vollständig.

finding-ffv1-profile =
    .wanted = Version 3, GOP 1, mindestens { N($least, ".0f") } Abschnitte, eine Prüfsumme je Abschnitt
    .found-coded = Version { $version }, GOP { $gop }, { $slices } Abschnitte, { $checksums ->
            [none] keine Prüfsummen
           *[other] Prüfsummen: { $checksums }
        }
    .advice = Ist es eine Archivkopie oder eine Arbeitskopie?

finding-spare-data =
    .wanted = ein Ende, wo der Kopf es angibt
    .found-spare = { $faults }
    .found-no-more = { finding-any.found-so-it-is }
    .advice = Vielleicht fehlen Punkte oder Flächen. Lassen Sie neu exportieren.

finding-gltf-extensions =
    .wanted = unkomprimiert gespeicherte Geometrie
    .found-unread = { $reason }
    .found-decoded = dekodiert aus { LIST($extensions, "and") }
    .found-plain = { finding-any.found-so-it-is }
    .advice-unread = Die Datei ist in Ordnung, aber auf eine Weise komprimiert, die hier nicht gelesen wird. Lassen Sie sie ohne Kompression exportieren.
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
