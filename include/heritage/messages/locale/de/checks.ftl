### Jede Prüfung: ihr Titel, was sie bedeutet (.why) und was zu tun ist, wenn sie nicht erfüllt ist (.todo); darunter, was sie in einen
### Befund schreibt: gefordert, festgestellt, Rat, und Teile davon.

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

## Every file
check-decodes = Bis zum Ende lesbar
    .why = Die Datei wurde geöffnet und bis zur letzten Zeile, zum letzten Einzelbild oder Abtastwert gelesen. Eine Datei, die abbricht, ist beschädigt oder unvollständig und kann so nicht aufbewahrt werden.
    .todo = Lassen Sie die Datei neu aufnehmen oder liefern.
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

check-identified = Bekanntes Format
    .why = Das Format wurde in PRONOM, dem Register der Dateiformate, nachgeschlagen. Was heute niemand benennen kann, wird später niemand öffnen können.
    .todo = Fragen Sie den Dienstleister, was das für eine Datei ist.
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

check-lost-blocks = Verlorene Blöcke
    .why = Datenträger und Netze verlieren immer ganze Blöcke. Eine Folge von Nullen, die genau mit solchen Blöcken beginnt und endet, stammt von einer abgebrochenen Kopie oder einem defekten Datenträger; in Bildern ist sie ein schwarzer Streifen.
    .todo = Vergleichen Sie die Datei mit der an der Quelle und lassen Sie sie erneut liefern.
finding-lost-blocks =
    .wanted = kein Block, der leer ist
    .found-none = keiner
    .found-zeros = { $bytes } Byte Nullen in ganzen Blöcken, ab Byte { $at }
    .advice-zeros = Beim Kopieren ging ein Teil der Datei verloren. Vergleichen Sie sie mit der Datei an der Quelle und lassen Sie sie erneut liefern.

check-executable-content = Etwas Ausführbares
    .why = Ein Programm, ein Skript oder Makros zwischen Bild und Ton können dem schaden, der sie öffnet. Wo kein Virenscanner die Lieferung sah, sieht zuerst ein Mensch hin.
    .todo = Öffnen Sie es nicht. Lassen Sie es an der Quelle entfernen, oder scannen und dann annehmen.
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

check-empty-folder = Leerer Ordner
    .why = Ein Paket enthält Dateien, ein leerer Ordner wird also nicht aufbewahrt. Gehören Dateien hinein, so sind sie nicht angekommen.
    .todo = Gehören Dateien hinein, lassen Sie sie liefern; sonst ist nichts zu tun.
finding-empty-folder =
    .wanted = Ordner mit Dateien darin
    .found-empty = { $folder } kam leer an und wird nicht aufbewahrt
    .advice = Gehören Dateien hinein, lassen Sie sie liefern; sonst ist nichts zu tun: Sein Name bleibt in der Geschichte des Objekts.

check-extension-mismatch = Dateiendung und Inhalt
    .why = Die Endung des Dateinamens muss zum Inhalt passen. Ein Name, der täuscht, täuscht jedes Programm, das die Datei später öffnet.
    .todo = Lassen Sie die Datei an der Quelle umbenennen oder neu exportieren.
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

check-nothing-asked = Etwas zu prüfen
    .why = Keine Datei dieses Stücks ließ sich mit den Werkzeugen seiner Digitalisierungslinie öffnen; es wurde also nichts geprüft. Was nicht geprüft ist, gilt nicht als in Ordnung.
    .todo = Sehen Sie nach, ob das Stück in der richtigen Digitalisierungslinie ist und seine Dateien dorthin gehören.
finding-nothing-asked =
    .wanted = mindestens eine Datei, die ein Werkzeug dieser Digitalisierungslinie öffnen kann
    .found-unopened = { $files ->
            [one] { $files } Datei, nicht geöffnet
           *[other] { $files } Dateien, keine geöffnet
        }
    .found-no-files = keine Dateien
    .advice = Sehen Sie das Stück an: Ist es in der richtigen Digitalisierungslinie, und gehören seine Dateien dorthin?

check-metadata-conflict = Widersprüchliche Beschreibungen
    .why = Die Tabelle der Lieferung und die Metadaten in den Dateien beschreiben dasselbe Stück verschieden. Beides wird mit seiner Quelle aufbewahrt; nichts wird stillschweigend entschieden.
    .todo = Berichtigen Sie an der Quelle, was falsch ist, oder nehmen Sie den Unterschied an.
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

## Pictures: the file
check-tiff-structure = Aufbau des TIFF
    .why = Die Verzeichnisse eines TIFF sagen, wo Bildpunkte und Tags liegen. Sind sie fehlerhaft, zeigt das eine Programm die Datei an und das andere weist sie ab.
    .todo = Lassen Sie die Datei aus der Aufnahmesoftware neu exportieren.
finding-tiff-structure =
    .wanted = fehlerfreie Verzeichnisse
    .wanted-faults-end = ein Ende, wo das Bild endet
    .found-sound = fehlerfrei
    .found-faults = { $faults }
    .advice = Die Datei ist beschädigt oder von einem fehlerhaften Programm geschrieben. Lassen Sie sie aus der Scansoftware neu exportieren.

check-jp2-valid = Gültigkeit von JPEG 2000
    .why = jpylyzer prüft, ob eine JPEG-2000-Datei ihre Norm einhält. Eine, die das nicht tut, öffnet sich im einen Programm und im anderen nicht.
    .todo = Lassen Sie die Datei von ihrem Programm oder einer neueren Version neu schreiben.
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

check-multipage = Ein Bild je Datei
    .why = Eine Datei mit mehreren Bildern verbirgt vor den meisten Programmen alle bis auf das erste.
    .todo = Lassen Sie jedes Bild als eigene Datei liefern.
finding-multipage =
    .wanted = ein Bild je Datei
    .found-pages = { $pages }
    .found-lost = { $pages }, und { $lost }
    .advice-lost = Die Datei nennt ein weiteres Bild, das nicht gelesen werden kann: abgebrochen oder von einem fehlerhaften Programm geschrieben? Liefern Sie sie erneut.

check-compression = Kompression
    .why = Die Art, wie die Bildpunkte gespeichert sind. Verlustbehaftete Kompression lässt Einzelheiten für immer weg; die Qualitätsvorgaben sagen, was zulässig ist.
    .todo = Lassen Sie die Aufnahme wie bestellt exportieren, aus dem Original und nicht aus der komprimierten Datei.
finding-compression =
    .wanted = Kompression: { LIST(WORD($allowed), "or", most: 20) }
    .found-stored = { WORD($compression) }
    .found-lossy = { WORD($compression) }, mit Verlust von Einzelheiten
    .found-lossy-why = { WORD($compression) }, mit Verlust von Einzelheiten ({ $why })
    .found-stored-why = { WORD($compression) } ({ $why })

check-alpha = Alphakanal
    .why = Ein Scan hat keine Transparenz. Ein Alphakanal ist ein Überbleibsel der Bearbeitung, und Programme zeigen ihn verschieden an.
    .todo = Lassen Sie die Datei ohne Alphakanal exportieren.
finding-alpha =
    .wanted = kein Alphakanal
    .found-constant = einer, der überall gleich ist
    .found-transparency = { $channels } Kanäle, davon einer Alpha
    .found-none = keiner
    .advice-transparency = Ein Scan hat keine Transparenz: Lassen Sie ihn ohne Alphakanal exportieren.

check-orientation = Aufrecht
    .why = Das Bild muss aufrecht stehen, wie es gespeichert ist: Nicht jedes Programm befolgt ein Tag, das es dreht. Textzeilen sollen waagerecht laufen.
    .todo = Lassen Sie die Bildpunkte selbst drehen, oder geben Sie die Schreibrichtung an.
finding-orientation =
    .wanted = aufrecht, wie gespeichert
    .wanted-tag = Ausrichtung 1 (wie gespeichert)
    .wanted-vertical = waagerecht laufende Textzeilen
    .found-upright = aufrecht
    .found-tag = EXIF-Ausrichtung { $orientation }
    .found-vertical = Textzeilen, die aufwärts oder abwärts laufen
    .advice-tag = Nicht jedes Programm befolgt dieses Tag. Lassen Sie die Bildpunkte selbst drehen und das Tag auf 1 setzen.
    .advice-vertical = Drehen Sie die Seite, oder geben Sie für das Objekt `text_direction: vertical` an, wenn die Schrift abwärts läuft.

check-bit-depth = Bittiefe
    .why = Wie viele Tonstufen ein Abtastwert unterscheidet: 8 Bit ergeben 256, 16 Bit 65 536. Die Bestellung geht vor, dann die Qualitätsvorgaben.
    .todo = Lassen Sie mit der bestellten Bittiefe aufnehmen oder exportieren.
finding-bit-depth =
    .wanted = { LIST($allowed, "or", most: 20) } Bit je Abtastwert
    .found-bits = { $bits }

check-bits-used = Wirklich genutzte Bits
    .why = Eine 16-Bit-Datei kann enthalten, was in 8 Bit aufgenommen wurde: größer, aber nicht besser.
    .todo = Lassen Sie mit der wirklichen Tiefe aufnehmen und exportieren.
finding-bits-used =
    .wanted = { $bits } Bit genutzt
    .found-used = { $used }
    .advice-used-fewer = Vielleicht so viele, wie Kamera oder Scanner lieferten: Fragen Sie nach.
    .advice-used-padded = Die Datei wurde aus weniger Bits aufgebläht. Lassen Sie mit der wirklichen Tiefe digitalisieren und exportieren.

check-sample-format = Art der Abtastwerte
    .why = Bildprogramme erwarten ganze Zahlen ohne Vorzeichen. Andere werden falsch oder gar nicht angezeigt.
    .todo = Lassen Sie die Datei mit vorzeichenlosen ganzen Zahlen exportieren.
finding-sample-format =
    .wanted = ganze Zahlen ohne Vorzeichen
    .found-samples = { $kind ->
            [int] Zahlen mit Vorzeichen
            [float] Brüche
           *[other] { WORD($kind) }
        }

check-colour-space = Farbmodus
    .why = Ob die Bildpunkte farbig, grau oder schwarz-weiß sind. Die Qualitätsvorgaben sagen, was zulässig ist.
    .todo = Lassen Sie nach den Qualitätsvorgaben aufnehmen oder exportieren.
finding-colour-space =
    .wanted = { LIST(WORD($allowed), "or", most: 20) }
    .found-colour = { WORD($colour) }

check-icc-profile = Farbprofil
    .why = Das ICC-Profil sagt, welche Farben die Zahlen bedeuten. Ohne Profil, oder mit dem falschen, sind Farben geraten.
    .todo = Lassen Sie die Datei mit dem bestellten Profil exportieren.
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

check-preservation-copy = Archivkopie
    .why = Die Richtlinie sieht eine verlustfreie JPEG 2000 als Archivkopie vor. Was eine solche Datei nicht ganz enthalten kann, wird aufbewahrt, wie es kam, und es wird keine Kopie gemacht.
    .todo = Nichts, wenn die Datei so aufbewahrt werden darf; lassen Sie sie sonst ohne das Genannte exportieren.
finding-preservation-copy =
    .wanted = eine verlustfreie Kopie in JPEG 2000
    .found-whole = sie kann alles enthalten
    .found-none = keine: { $reason }
    .advice-none = Die Datei wird aufbewahrt, wie sie kam.

check-icc-truncated = Vollständiges Farbprofil
    .why = Das Farbprofil in der Datei ist abgeschnitten oder beschädigt; die Farben stehen nicht mehr fest.
    .todo = Lassen Sie die Datei neu exportieren oder liefern.
finding-icc-truncated =
    .wanted = ein vollständiges ICC-Profil
    .found-whole = { N($bytes, ",") } Byte
    .found-broken = { $fault }
    .advice-broken = Die Farben lassen sich aus dieser Datei nicht mehr bestimmen. Lassen Sie sie neu exportieren oder liefern.

check-master-space = Farbraum der Archivkopie
    .why = Kleine Farbräume wie sRGB schneiden Farben ab, die Film und Abzüge zeigen können. Was abgeschnitten ist, ist verloren.
    .todo = Lassen Sie die Aufnahmen in einen größeren Farbraum entwickeln.
finding-master-space =
    .wanted = ein größerer Farbraum als { LIST($narrow, "or", most: 20) }
    .found-space = { $space }
    .advice = Lassen Sie die Aufnahmen in eciRGB v2, Adobe RGB (1998) oder ProPhoto RGB entwickeln; abgeschnittene Farben sind verloren.

check-sampling-rate = Auflösung
    .why = Wie viele Bildpunkte für einen Zoll des Originals stehen, nach Angabe der Datei. Die Bestellung geht vor, dann das Mindestmaß der Qualitätsvorgaben.
    .todo = Lassen Sie mit der bestellten Auflösung aufnehmen, oder das Tag berichtigen, wenn nur dieses falsch ist.
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
    .wanted-not-square = ebenso viele Bildpunkte pro Zoll in der Breite wie in der Höhe
    .found-not-square = { $ppi } ppi in der Breite, { $ppi_y } ppi in der Höhe
    .advice-not-square = Die meisten Programme zeigen es gestreckt. Stimmt das Tag (ein Fax, ein Zeilenscanner), oder muss es berichtigt werden?

check-embedded-size = Umfang der eingebetteten Metadaten
    .why = Programme hinterlassen in der Datei Verläufe und Vorschaubilder, die spätere Werkzeuge nicht mitnehmen können.
    .todo = Lassen Sie die Datei nur mit ihren beschreibenden Metadaten exportieren.
finding-embedded-size =
    .wanted = Blöcke von höchstens { N($most, ",") } Byte
    .found-block = { $block } mit { N($bytes, ",") } Byte
    .advice = Ein Programm hat seinen Verlauf oder Vorschaubilder in der Datei hinterlassen. Lassen Sie sie nur mit ihren beschreibenden Metadaten exportieren.

check-raw-beside = Rohdatei der Kamera
    .why = Die Rohdatei neben dem Bild wurde bis zum letzten Abtastwert gelesen. Ohne Vorschaubild darin sehen Leser eine einfache Entwicklung davon.
    .todo = Nichts zu tun, außer wenn ein Vorschaubild bestellt war.
finding-raw-beside =
    .wanted = ein Vorschaubild in der Rohdatei
    .found-preview = { $width } × { $height } px, ein eingebettetes Vorschaubild
    .found-none = { $width } × { $height } px, keines; Leser sehen eine einfache Entwicklung

check-pdfa = PDF/A, wie angegeben
    .why = Ein PDF, das sich PDF/A nennt, muss alles enthalten, um auf Dauer angezeigt zu werden; ein anderes braucht vielleicht, was nicht darin ist.
    .todo = Lassen Sie es als PDF/A neu erstellen, mit einem Programm, dessen PDF/A validiert ist.
finding-pdfa =
    .wanted = PDF/A
    .wanted-claimed = PDF/A-{ $level }, wie sie angibt
    .found-claimed-faults = { LIST($faults, "then") }
    .found-unclaimed = ein PDF, das es nicht angibt
    .found-unclaimed-faults = ein PDF, das es nicht angibt, und { LIST($faults, "then") }
    .found-outside = ein unvollständiges PDF: { LIST($faults, "then") }
    .found-claimed-valid = gültig laut { $tool }
    .found-claimed-plausible = nichts einzuwenden gegen Schriften, Datenströme und Aktionen; die anderen Regeln wurden nicht validiert
    .advice-unclaimed = Aufbewahrt, wie sie kam; bitten Sie den Dienstleister um PDF/A.
    .advice-unclaimed-faults = Nicht jedes Programm wird sie zeigen, wie sie war. Aufbewahrt, wie sie kam; bitten Sie den Dienstleister um PDF/A.
    .advice-outside = Ein Teil dessen, was sie zeigt, liegt in Dateien, die nicht mitgeliefert wurden. Lassen Sie ein PDF erstellen, das alles enthält.
    .advice-claimed-faults = Sie ist nicht, was sie angibt. Lassen Sie sie mit einem Programm neu erstellen, dessen PDF/A validiert ist.

## Pictures: tones and detail
check-clipping = Beschnittene Tonwerte
    .why = Im Bild: ausgefressene Lichter oder zugelaufene Schatten, mehr als zulässig. Im Ton: das Signal ist übersteuert. Was abgeschnitten ist, lässt sich nicht zurückholen.
    .todo = Prüfen Sie Belichtung oder Aussteuerung, und lassen Sie neu aufnehmen, wenn das Original mehr enthält.
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

check-exposure = Belichtung
    .why = Ein Bild, das fast ganz schwarz oder weiß ist, zeigt nichts vom Original.
    .todo = Lassen Sie es neu aufnehmen.
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

check-sharpness = Schärfe
    .why = Ränder von Tinte auf Papier sind scharf. Weiche Ränder deuten auf falsche Scharfstellung oder Bewegung; die Testtafel der Sitzung beweist es.
    .todo = Vergleichen Sie mit dem Original; ist es scharf, prüfen Sie die Scharfstellung und lassen Sie neu aufnehmen.
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

check-noise = Rauschen
    .why = Gleichmäßige Flächen sollen gleichmäßig sein. Starkes Rauschen heißt zu wenig Licht oder zu hohe Verstärkung; Papier und Film haben auch ein eigenes Korn, daher ist dies nur ein Hinweis.
    .todo = Sehen Sie das Bild an; stammt das Rauschen nicht vom Original, leuchten Sie besser aus und senken Sie die Verstärkung.
finding-noise =
    .wanted = σ von höchstens { $most } bei 255 Stufen
    .found-sigma = { N($sigma, ".2g") }

check-upsampled = Nachträglich vergrößert
    .why = Ein vergrößertes Bild hat viele Bildpunkte und wenig feine Einzelheiten. Es verspricht eine Auflösung, die nie aufgenommen wurde.
    .todo = Verlangen Sie vom Dienstleister die Aufnahme, wie sie aus der Kamera kam.
finding-upsampled =
    .wanted = mindestens { $least } der Energie der mittleren Frequenzen nahe der Nyquist-Frequenz
    .found-energy = { N($energy, ".2g") }
    .found-energy-traces = { N($energy, ".2g") }, und Spuren einer Vergrößerung auf das Doppelte
    .advice = Vergrößert, stark geglättet oder unscharf. Verlangen Sie vom Dienstleister die Aufnahme, wie sie aus der Kamera kam.
    .found-energy-interpolated = { N($energy, ".2g") }, und berechnete Bildpunkte zwischen aufgenommenen ({ N($times, ".0f") }-mal das Übliche)
    .found-energy-perhaps = { N($energy, ".2g") }, und vielleicht berechnete Bildpunkte ({ N($times, ".0f") }-mal das Übliche)

check-halo = Schärfungssäume
    .why = Schärfen hinterlässt helle und dunkle Linien neben Kanten. Eine Archivkopie wird von niemandem geschärft.
    .todo = Schalten Sie das Schärfen bei der Aufnahme aus, und lassen Sie neu aufnehmen oder entwickeln.
finding-halo =
    .wanted = höchstens { N($most, ".0%") } Überschwingen an Kanten
    .found-halo = { N($overshoot, ".0%") }
    .advice = Schalten Sie das Schärfen beim Digitalisieren aus: Eine Archivkopie wird von niemandem geschärft.

check-polarity = Negativ oder Positiv
    .why = Die Kopie eines Negativs bleibt, wie sie aufgenommen wurde; das Positiv wird hier daraus hergestellt. Ein nicht angegebenes Negativ käme als Negativ zu den Lesern.
    .todo = Geben Sie das Negativ an, oder lassen Sie die Aufnahme liefern, wie sie aus der Kamera kam.
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

## Pages
check-skew = Schräglage
    .why = Die Zeilen der Seite laufen nicht waagerecht. Texterkennung und Leser leiden darunter; Handschriften und Stiche können von sich aus schräg laufen.
    .todo = Lassen Sie die Seite gerade legen und neu aufnehmen; die Archivkopie wird nie gedreht.
finding-skew =
    .wanted = höchstens { $limit }° schräg
    .found-clockwise = { N($degrees, ".1f") }° im Uhrzeigersinn
    .found-anticlockwise = { N($degrees, ".1f") }° gegen den Uhrzeigersinn
    .advice = Lassen Sie die Seite gerade legen und neu aufnehmen; drehen Sie die Archivkopie nicht.

check-text-cut = Abgeschnittener Text
    .why = Textzeilen laufen aus dem Bild: Was abgeschnitten ist, ist verloren.
    .todo = Lassen Sie neu digitalisieren, mit allen Rändern; ist das Original selbst so beschnitten, nehmen Sie an.
finding-text-cut =
    .wanted = Text, der vor dem Bildrand endet
    .found-inside = das tut er
    .found-cut = Text an einer Seite abgeschnitten: { LIST(WORD($sides), "and") }
    .advice = Der Ausschnitt war zu knapp, oder die Seite lag zu weit seitlich. Digitalisieren Sie neu, mit allen Rändern.

check-upside-down = Auf dem Kopf
    .why = An Druckschrift ist zu sehen, ob eine Seite auf dem Kopf steht: Mehr Buchstaben ragen nach oben als nach unten. Leser und Texterkennung brauchen sie aufrecht.
    .todo = Lassen Sie die Seite drehen, oder geben Sie die Sprache an, wenn die Schrift nicht lateinisch ist.
finding-upside-down =
    .wanted = Schrift, die aufrecht steht
    .found-upright = aufrecht, oder nicht zu bestimmen
    .found-down = auf dem Kopf
    .advice = Lassen Sie die Seite um eine halbe Drehung drehen. Ist ihre Schrift nicht lateinisch, geben Sie die Sprache an.

check-geometry = Eben und rechtwinklig
    .why = Die Seite lag nicht flach, oder die Kamera stand nicht parallel dazu: Linien biegen sich oder laufen zusammen.
    .todo = Richten Sie Kamera oder Buchwiege aus, legen Sie die Seite flach und nehmen Sie neu auf; ein Einband, der sich nicht weiter öffnen lässt, ist ein Grund anzunehmen.
finding-geometry =
    .wanted-keystone = Trapezverzerrung von höchstens { $limit }°
    .wanted-curvature = Wölbung von höchstens { $limit }°
    .found-keystone = { N($degrees, ".1f") }°
    .found-curvature = { N($degrees, ".1f") }°
    .advice-keystone = Die Kamera stand nicht parallel zur Seite. Richten Sie Kamera oder Buchwiege aus und nehmen Sie neu auf.
    .advice-curvature = Die Seite lag nicht flach. Nehmen Sie mit Glasplatte oder Buchwiege neu auf; ein Einband, der sich nicht weiter öffnen lässt, ist ein Grund anzunehmen.

check-blank-page = Leere Seite
    .why = Auf der Seite ist nichts oder fast nichts. Einbände, Vorsätze und Rückseiten dürfen leer sein; eine Textseite nicht.
    .todo = Ist sie im Original leer, nehmen Sie sie an, oder geben Sie es im Lieferschein an.
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

check-page-size = Größe der Seite
    .why = Bildpunkte und Auflösung ergeben ein Maß in Millimetern; es muss das angegebene sein. Zu klein heißt beschnitten oder anderer Maßstab.
    .todo = Vergleichen Sie mit dem Original, und nehmen Sie neu auf, wenn etwas beschnitten wurde.
finding-page-size =
    .wanted = { $expected_width } × { $expected_height } mm (−{ N($short, ".0%") }, +{ N($over, ".0%") })
    .found-fits = { N($width, ".0f") } × { N($height, ".0f") } mm
    .found-other = { N($width, ".0f") } × { N($height, ".0f") } mm
    .found-turned = { N($width, ".0f") } × { N($height, ".0f") } mm: um eine Vierteldrehung gedreht
    .advice-turned = Gedreht, oder Breite und Höhe in der Bestellung vertauscht?
    .advice = Vergleichen Sie mit dem Original: beschnittene Seite oder anderer Maßstab?

check-page-sequence = Seitenfolge
    .why = Die Dateinamen zählen die Seiten; keine darf fehlen, keine doppelt sein.
    .todo = Sehen Sie im Aufnahmeprotokoll nach, ergänzen Sie, was fehlt, und liefern Sie neu.
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

check-page-count = Seitenzahl
    .why = Es müssen so viele Seiten sein, wie der Lieferschein angibt.
    .todo = Ergänzen Sie die fehlenden Seiten, oder berichtigen Sie die Zahl im Lieferschein.
finding-page-count =
    .wanted = { $declared ->
            [one] { $declared } Seite
           *[other] { $declared } Seiten
        } (wie angegeben)
    .found-pages = { $pages }

check-duplicate-exact = Zweimal dasselbe Bild
    .why = Zwei Dateien haben genau dieselben Bildpunkte. Eine davon steht meist für eine Seite, die fehlt.
    .todo = Sehen Sie beide an, und lassen Sie die fehlende aufnehmen.
finding-duplicate-exact =
    .wanted = Bildpunkte, die keine frühere Datei der Lieferung hat
    .found-own = eigene
    .found-same = dieselben wie { $path }
    .advice = Zweimal dasselbe Bild: Eines davon steht für eine fehlende Seite. Sehen Sie beide an.

check-duplicate-perceptual = Zweimal aufgenommen
    .why = Zwei Seiten sehen gleich aus: zweimal aufgenommen, oder ein Formular, das auf jeder Seite gleich ist.
    .todo = Sehen Sie beide an; nehmen Sie sie an, wenn es zwei Seiten sind.
finding-duplicate-perceptual =
    .wanted = eine Seite, die keiner früheren gleicht
    .found-own = eine eigene
    .found-like = sieht aus wie { LIST($paths, ", ") }
    .found-like-more = sieht aus wie { LIST($paths, ", ") } und { $more } weitere
    .advice = Zweimal digitalisiert, oder ein Formular, das auf jeder Seite gleich ist? Sehen Sie beide an.

check-redelivery = Welche Dateien wiederkommen
    .why = Eine bessere Seite tritt an die Stelle der Datei, die ihren Namen trägt, und die anderen bleiben. Wo die Namen das nicht sagen, würde eine Seite doppelt aufbewahrt, oder eine fehlte.
    .todo = Vergleichen Sie die Namen mit denen der archivierten Version. Nehmen Sie an, was neben den alten Dateien liegen soll; weisen Sie den Rest zurück und liefern Sie ihn unter den alten Namen, mit `adds`, wo Dateien neu sind, oder mit `whole: true`, wo alle alten entfallen.
finding-redelivery =
    .wanted = Dateien unter den Namen der Version { $version } von { $package }
    .found-whole = alle Dateien sind ersetzt, { $kept } bleiben, wie sie sind
    .found-some = { $replaced } ersetzt, { $kept } bleiben
    .found-beside = { $added } hinzugefügt, { $kept } bleiben
    .found-other-names = keiner der Namen der archivierten Dateien: { LIST($names, ", ", most: 10) }; angenommen, liegen sie neben den { $kept }, die bleiben
    .found-mixed = { $replaced } Namen archivierter Dateien, und andere: { LIST($names, ", ", most: 10) }; angenommen, liegen die anderen neben den { $kept }, die bleiben
    .found-again = als neu bezeichnet, unter Namen, die archiviert sind: { LIST($names, ", ", most: 10) }; angenommen, treten sie an die Stelle dieser Dateien
    .found-nothing = nichts Neues: Jede Datei ist schon archiviert, Byte für Byte
    .found-perhaps = die Kennung eines archivierten Objekts, das mit Fehlern angenommen wurde: ein zweiter Versuch oder ein anderes Objekt?
    .advice = Nehmen Sie nur an, was neben den archivierten Dateien liegen soll. Sonst weisen Sie es zurück und liefern Sie es neu unter den alten Namen, mit `adds` oder mit `whole: true`.
    .advice-again = Nehmen Sie es an, wenn dies bessere Dateien derselben Seiten sind. Sonst weisen Sie es zurück und liefern Sie sie unter eigenen Namen.
    .advice-nothing = Weisen Sie es zurück: Im Archiv würde sich nichts ändern.
    .advice-perhaps = Nehmen Sie es an, wenn es ein anderes Objekt ist. Kommt dasselbe wieder, weisen Sie es zurück und liefern Sie es mit `replaces`: Es wird die nächste Version.

check-archived-exact = Schon archiviert
    .why = Dieselben Bytes oder dieselben Pixel liegen schon im Archiv, geliefert mit einer anderen Lieferung der Einrichtung. Was doppelt aufbewahrt wird, kostet doppelt und steht vielleicht anstelle von etwas, das fehlt.
    .todo = Sehen Sie sich beide an: Weisen Sie zurück, was versehentlich geliefert wurde, oder nehmen Sie an, dass es zu beiden gehört.
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

check-archived-perceptual = Gleicht einem Bild im Archiv
    .why = Der Fingerabdruck des Bildes, oder dessen, was auf der Seite steht, liegt nahe bei dem eines Bildes, das die Einrichtung früher archiviert hat: dieselbe Seite oder Fotografie erneut digitalisiert, gedreht oder anders beschnitten, oder ein zweites Exemplar.
    .todo = Sehen Sie sich beide an. Was ohne Not erneut digitalisiert wurde, kann zurückgewiesen werden; das zweite Exemplar eines Buches steht für sich.
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

check-declared-size = Größe des Objekts
    .why = Bildpunkte und Auflösung ergeben ein Maß; es muss das katalogisierte sein, von angegebenen Rändern abgesehen.
    .todo = Messen Sie das Objekt nach; berichtigen Sie Tag oder Katalog, oder geben Sie den Rand an.
finding-declared-size =
    .wanted = { $expected_width } × { $expected_height } mm ± { N($tolerance, ".0%") }
    .found-size = { N($width, ",.1f") } × { N($height, ",.1f") } mm
    .advice-size = Das Auflösungs-Tag, das katalogisierte Maß oder die Zusammensetzung ist falsch: Messen Sie das Objekt nach, oder geben Sie `margin_mm` an.

## Target shots of a session
check-target-present = Aufnahme der Testtafel
    .why = Nur die Aufnahme einer bekannten Testtafel beweist Farbe, Ton und Schärfe einer Sitzung.
    .todo = Liefern Sie die Testtafelaufnahmen der Sitzung.
finding-target-present =
    .wanted = eine Aufnahme der Testtafel
    .found-shots = { $shots } in objects/_targets
    .found-no-shots = keine in objects/_targets
    .advice = Farbe, Ton und Schärfe dieser Sitzung sind nicht bewiesen. Liefern Sie die Testtafelaufnahmen der Sitzung in objects/_targets.

check-target-found = Testtafel erkannt
    .why = Die Testtafel muss ganz und unverdeckt sein, damit sie gemessen werden kann.
    .todo = Nehmen Sie die Testtafel neu auf, ganz und unverdeckt.
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

check-target-sampling-rate = Auflösung, gemessen
    .why = Das wahre Maß der Testtafel zeigt die wirklich erreichte Auflösung.
    .todo = Stellen Sie an der Station die richtige Auflösung ein, und prüfen Sie die Kamerahöhe.
finding-target-sampling-rate =
    .wanted = { LIST($limits, "and") } ppi
    .wanted-declared = { $declared } ppi, wie angegeben, ± { N($tolerance, ".0%") }
    .wanted-unlimited = festgehalten, ohne Grenze: ppi
    .found-declared = { N($value, ".1f") } ppi in { $path }
    .found-worst = { N($value, ".1f") } in { $path }
    .found-unlimited = { N($value, ".1f") } in { $path }
    .advice = Stellen Sie an der Station (oder in delivery.yaml) die richtigen ppi ein; prüfen Sie die Kamerahöhe und pitch_mm in target.yaml.

check-target-tone = Tonwiedergabe
    .why = Die Graufelder der Testtafel sollen so hell sein, wie es bekannt ist.
    .todo = Korrigieren Sie Belichtung und Tonkurve, und nehmen Sie ab der letzten guten Testtafel neu auf.
finding-target-tone =
    .wanted = { LIST($limits, "and") } ΔL*
    .wanted-unlimited = festgehalten, ohne Grenze: ΔL*
    .advice = Korrigieren Sie Belichtung und Tonkurve der Station, und digitalisieren Sie ab der letzten guten Testtafel neu.

check-target-gain = Stufen in den Lichtern
    .why = Stufen zwischen hellen Graus sollen so groß wiedergegeben werden, wie sie sind; sonst sind die Lichter abgeflacht oder gedehnt.
    .todo = Prüfen Sie Belichtung, Beschnitt und Tonkurve.
finding-target-gain =
    .wanted = { LIST($limits, "and") } × die Stufe
    .wanted-unlimited = festgehalten, ohne Grenze: × die Stufe
    .advice = Die Lichter sind abgeflacht oder gedehnt: Prüfen Sie Belichtung, Beschnitt und Tonkurve.

check-target-white-balance = Weißabgleich
    .why = Grau muss grau sein: Ein Farbstich liegt über jeder Seite der Sitzung.
    .todo = Gleichen Sie die Station an der Testtafel ab, und nehmen Sie ab der letzten guten Testtafel neu auf.
finding-target-white-balance =
    .wanted = { LIST($limits, "and") } ΔE(a*b*)
    .wanted-unlimited = festgehalten, ohne Grenze: ΔE(a*b*)
    .advice = Gleichen Sie die Station an der Testtafel ab, und digitalisieren Sie ab der letzten guten Testtafel neu.

check-target-colour-mean = Farbtreue, im Mittel
    .why = Wie weit die Farben der Testtafel im Mittel von ihren bekannten Werten liegen.
    .todo = Erstellen Sie ein neues Farbprofil für die Station, oder prüfen Sie, ob das richtige eingebettet ist.
finding-target-colour-mean =
    .wanted = { LIST($limits, "and") } ΔE2000, im Mittel
    .wanted-unlimited = festgehalten, ohne Grenze: ΔE2000, im Mittel
    .advice = { finding-any.advice-profile }

check-target-colour-max = Farbtreue, schlechtestes Feld
    .why = Keine Farbe der Testtafel darf stark abweichen, wie gut das Mittel auch ist.
    .todo = Erstellen Sie ein neues Farbprofil für die Station, oder prüfen Sie, ob das richtige eingebettet ist.
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

check-target-noise = Rauschen, gemessen
    .why = In den Graufeldern soll wenig Rauschen sein, aber etwas: Gar keines heißt, dass feine Einzelheiten mit weggeglättet wurden.
    .todo = Leuchten Sie besser aus oder senken Sie die Verstärkung; ist es zu gering, schalten Sie die Rauschminderung aus.
finding-target-noise =
    .wanted = { LIST($limits, "and") } σ(L*)
    .wanted-unlimited = festgehalten, ohne Grenze: σ(L*)
    .advice = Senken Sie die Verstärkung (ISO) oder leuchten Sie besser aus; ist es zu gering, schalten Sie die Rauschminderung aus.

check-target-sharpness = Schärfe, gemessen
    .why = Ob das Bild auflöst, was seine Zahl der Bildpunkte verspricht, ohne geschärft zu sein.
    .todo = Stellen Sie scharf, prüfen Sie Objektiv und Erschütterungen der Station, und schalten Sie das Schärfen aus.
finding-target-sharpness =
    .wanted = { LIST($limits, "and") } Abtasteffizienz (10 % Modulation)
    .wanted-unlimited = festgehalten, ohne Grenze: Abtasteffizienz (10 % Modulation)
    .wanted-overshoot = höchstens { N($most, ".0%") } Überschwingen an Kanten
    .found-overshoot = { N($overshoot, ".0%") } Überschwingen, { $edge }, in { $path }
    .advice = Stellen Sie scharf, prüfen Sie Objektiv und Erschütterungen der Station, und schalten Sie das Schärfen aus.

check-target-uniformity = Gleichmäßiges Licht
    .why = Ein weißes Blatt muss überall gleich hell sein; sonst hat jede Seite dunkle Ecken oder Ränder.
    .todo = Gleichen Sie die Lampen aus, oder erneuern Sie die Shading-Korrektur.
finding-target-uniformity =
    .wanted = { LIST($limits, "and") } ΔL*, 3 × 3 Felder
    .wanted-unlimited = festgehalten, ohne Grenze: ΔL*, 3 × 3 Felder
    .advice = Gleichen Sie die Lampen aus, oder erneuern Sie die Shading-Korrektur.

## Models and point clouds
check-truncated = Vollständige Datei
    .why = Der Kopf der Datei sagt, wie viel folgt; alles muss da sein.
    .todo = Lassen Sie die Datei neu exportieren, überspielen oder liefern.
finding-truncated =
    .wanted = so lang, wie der eigene Kopf angibt
    .wanted-model = so viel, wie der Kopf verspricht
    .advice-faults = { finding-any.advice-damaged }

check-spare-data = Nichts nach dem Ende
    .why = Die Datei geht nach dem Ende weiter, das ihr Kopf angibt: Vielleicht enthält sie mehr, und Programme zeigen nur einen Teil.
    .todo = Lassen Sie das Modell oder die Punktwolke neu exportieren.
finding-spare-data =
    .wanted = ein Ende, wo der Kopf es angibt
    .found-spare = { $faults }
    .found-no-more = { finding-any.found-so-it-is }
    .advice = Vielleicht fehlen Punkte oder Flächen. Lassen Sie neu exportieren.

check-gltf-extensions = Unkomprimierte Geometrie
    .why = Das Modell ist auf eine Weise komprimiert, die dieses System nicht liest; es konnte daher nicht geprüft werden.
    .todo = Lassen Sie es ohne Kompression exportieren.
finding-gltf-extensions =
    .wanted = unkomprimiert gespeicherte Geometrie
    .found-unread = { $reason }
    .found-decoded = dekodiert aus { LIST($extensions, "and") }
    .found-plain = { finding-any.found-so-it-is }
    .advice-unread = Die Datei ist in Ordnung, aber auf eine Weise komprimiert, die hier nicht gelesen wird. Lassen Sie sie ohne Kompression exportieren.
    .advice-decoded = Nur Programme mit diesem Decoder öffnen es. Bitten Sie um die Geometrie, wie sie vorher war.

check-glb-structure = Aufbau des GLB
    .why = Die Längenangaben in einem GLB müssen zur Datei und zueinander passen; sonst lesen Programme über seine Teile hinaus.
    .todo = Lassen Sie das Modell neu exportieren.
finding-glb-structure =
    .wanted = ein GLB mit stimmigen Längen
    .found-lengths = { $faults }
    .advice-lengths = { finding-any.advice-faulty-program }

check-zip-bomb = Plausible Größe nach dem Entpacken
    .why = Eine 3MF-Datei ist ein komprimiertes Paket. Wird es beim Entpacken unsinnig groß, ist es fehlerhaft oder böswillig; es wurde nicht entpackt.
    .todo = Lassen Sie das Modell neu exportieren, und fragen Sie, woher die Datei stammt.
finding-zip-bomb =
    .wanted = ein Paket, das sich auf eine plausible Größe entpackt

check-gltf-valid = Gültiges glTF
    .why = Der Validator von Khronos, dem Urheber des Formats, findet keinen Fehler im Modell.
    .todo = Lassen Sie das Modell mit einem aktuellen Exporter neu exportieren.
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

check-read-by-two = Von zwei Bibliotheken gleich gelesen
    .why = Zwei unabhängige Programme müssen dasselbe Modell aus der Datei lesen; sonst hängt es vom Programm ab, was Leser sehen.
    .todo = Lassen Sie das Modell neu exportieren.
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

check-reference-outside = Nichts von anderswo
    .why = Das Modell darf nichts außerhalb seines Ordners nennen: Was nicht mitgeliefert ist, geht mit der Festplatte des Dienstleisters verloren. Solchen Verweisen wird nie gefolgt.
    .todo = Lassen Sie das Modell mit allem, was es braucht, in seinen eigenen Ordner exportieren.
finding-reference-outside =
    .wanted = Namen innerhalb des Stücks
    .found-inside = { $named ->
            [one] { $named } Name
           *[other] { $named } Namen
        }
    .found-outside = { LIST($names, "then") }
    .advice = Dem Verweis wurde nicht gefolgt. Lassen Sie das Modell mit allem, was es braucht, in seinen eigenen Ordner exportieren, mit relativen Namen.

check-reference-missing = Alle Teile geliefert
    .why = Ein Modell kann aus mehreren Dateien bestehen. Fehlt eine, lässt es sich nicht öffnen.
    .todo = Lassen Sie die fehlenden Teile liefern.
finding-reference-missing =
    .wanted = jeder Teil, den es nennt
    .found-there = alle da
    .found-gone = nicht geliefert: { $names }
    .advice = Lassen Sie die fehlenden Teile liefern.

check-texture-missing = Alle Texturen geliefert
    .why = Die Bilder, die auf der Oberfläche liegen, gehören zum Modell; ohne sie ist es grau.
    .todo = Lassen Sie das Modell mit allen Bildern liefern.
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

check-left-out = In den Kopien geht nichts verloren
    .why = Nicht jedes Format kann alles enthalten. Wofür eine Kopie keinen Platz hat, bleibt in der gelieferten Datei und wird hier genannt.
    .todo = Bewahren Sie die gelieferte Datei auf; mehr nicht.
finding-left-out =
    .wanted = Kopien, die das ganze Modell enthalten
    .found-nothing = nichts ist ausgelassen
    .found-left = ausgelassen: { $parts }
    .advice = Nichts zu tun: Die gelieferte Datei wird daneben aufbewahrt.

check-texture-size = Größe der Texturen
    .why = Zu kleine Bilder verwischen, was die Oberfläche zeigt.
    .todo = Lassen Sie das Modell mit den Bildern in voller Größe exportieren.
finding-texture-size =
    .wanted = Bilder von mindestens { $least } Bildpunkten
    .found-embedded = eingebettetes Bild: { $width } × { $height }
    .found-named = { $name }: { $width } × { $height }

check-empty-geometry = Etwas zu sehen
    .why = Ein Modell ohne Eckpunkte oder eine Wolke ohne Punkte zeigt nichts.
    .todo = Fragen Sie, ob dies geliefert werden sollte.
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

check-nan-infinity = Koordinaten sind Zahlen
    .why = Manche Koordinaten sind keine Zahlen; Programme stürzen daran ab oder lassen Löcher.
    .todo = Lassen Sie das Modell neu exportieren.
finding-nan-infinity =
    .wanted = Koordinaten, die Zahlen sind
    .found-coordinates = { N($bad, ",") }, die keine sind
    .advice = { finding-any.advice-faulty-program }

check-index-range = Flächen nennen, was es gibt
    .why = Manche Flächen nennen Eckpunkte, die es nicht gibt.
    .todo = Lassen Sie das Modell neu exportieren.
finding-index-range =
    .wanted = Verweise auf Vorhandenes
    .found-within = alle im Bereich
    .found-beyond = { $polygons ->
            [one] { N($polygons, ",") } Vieleck nennt, was es nicht gibt
           *[other] { N($polygons, ",") } Vielecke nennen, was es nicht gibt
        }
    .found-unread = { $reason }
    .advice = { finding-any.advice-faulty-program }

check-degenerate-faces = Flächen mit echten Ecken
    .why = Eine Fläche, deren Ecke zweimal vorkommt oder die weniger als drei Ecken hat, ist keine. Viele davon deuten auf einen fehlerhaften Export.
    .todo = Lassen Sie das Modell im Modellierprogramm bereinigen, und vermerken Sie es in den Paradaten.
finding-degenerate-faces =
    .wanted-faces = keine Flächen mit doppelter Ecke
    .wanted-faces-share = höchstens { N($most, ".2%") } Flächen mit doppelter Ecke
    .wanted-corners = je mindestens drei Ecken
    .found-corners = { $polygons ->
            [one] { N($polygons, ",") } Vieleck
           *[other] { N($polygons, ",") } Vielecke
        } mit weniger

check-zero-area-faces = Flächen mit Flächeninhalt
    .why = Dreiecke ohne Flächeninhalt zeigen nichts und stören jede Berechnung.
    .todo = Lassen Sie das Modell im Modellierprogramm bereinigen, und vermerken Sie es in den Paradaten.
finding-zero-area-faces =
    .wanted-faces = keine Flächen ohne Flächeninhalt
    .wanted-faces-share = höchstens { N($most, ".2%") } Flächen ohne Flächeninhalt

check-duplicate-faces = Jede Fläche einmal
    .why = Doppelte Flächen flimmern und zählen zweimal.
    .todo = Lassen Sie das Modell im Modellierprogramm bereinigen, und vermerken Sie es in den Paradaten.
finding-duplicate-faces =
    .wanted-faces = keine doppelten Flächen
    .wanted-faces-share = höchstens { N($most, ".2%") } doppelte Flächen

check-non-manifold = Höchstens zwei Flächen an einer Kante
    .why = Wo drei Flächen an einer Kante zusammentreffen, lassen sich innen und außen nicht mehr unterscheiden.
    .todo = Lassen Sie das Modell im Modellierprogramm bereinigen, und vermerken Sie es in den Paradaten.
finding-non-manifold =
    .wanted = höchstens zwei Flächen an einer Kante
    .found-edges = { $edges ->
            [one] { N($edges, ",") } Kante
           *[other] { N($edges, ",") } Kanten
        } mit mehr

check-watertight = Geschlossene Oberfläche
    .why = Eine Oberfläche, die als geschlossen angegeben ist oder deren Format für Körper gedacht ist, darf keine Löcher haben.
    .todo = Lassen Sie die Löcher schließen und in den Paradaten vermerken, oder geben Sie an, dass die Oberfläche offen ist.
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

check-winding = Eine Außenseite
    .why = Benachbarte Flächen müssen sich einig sein, welche Seite außen ist; sonst verschwinden Teile der Oberfläche im Betrachter.
    .todo = Lassen Sie die Flächen im Modellierprogramm umdrehen.
finding-winding =
    .wanted = eine Außenseite
    .found-consistent = einheitlich
    .found-conflicts = { $edges ->
            [one] { N($edges, ",") } Kante
           *[other] { N($edges, ",") } Kanten
        }, an denen Nachbarn entgegengesetzt liegen
    .found-inside-out = die geschlossene Oberfläche ist umgestülpt
    .advice = Lassen Sie die Flächen im Modellierprogramm umdrehen.

check-normals = Normalen der Länge 1
    .why = Normalen sagen, wie Licht auf die Oberfläche fällt. Haben sie eine andere Länge, erscheint sie zu hell oder zu dunkel.
    .todo = Lassen Sie das Modell mit Normalen der Länge 1 neu exportieren.
finding-normals =
    .wanted = Länge 1 ± { $most }
    .found-off = um { N($error, ".2g") } daneben
    .found-not-numbers = keine Zahlen

check-uv-present = Jede Fläche hat ihren Platz in der Textur
    .why = Eine texturierte Fläche ohne Koordinaten im Bild zeigt eine falsche Farbe oder keine.
    .todo = Lassen Sie das Modell mit seinen Texturkoordinaten neu exportieren.
finding-uv-present =
    .wanted = UV-Koordinaten an jeder texturierten Ecke
    .found-without = { $faces ->
            [one] { N($faces, ",") } texturierte Fläche
           *[other] { N($faces, ",") } texturierte Flächen
        } ohne

check-unit-declared = Einheit angegeben
    .why = Ohne Einheit weiß niemand, ob das Objekt eine Münze oder eine Kathedrale ist.
    .todo = Fragen Sie den Operator, und geben Sie die Einheit im Lieferschein an.
finding-unit-declared =
    .wanted = eine von { LIST($units, ", ", most: 20) }
    .found-undeclared = keine angegeben
    .found-unit = { $unit }
    .advice = Fragen Sie den Operator; geben Sie `unit` in delivery.yaml an. OBJ, PLY und STL können es nicht selbst sagen.

check-dimensions = Abmessungen des Objekts
    .why = Das Modell muss so groß sein wie das katalogisierte Objekt. Ein Faktor 10, 25,4 oder 1 000 ist eine falsche Einheit.
    .todo = Berichtigen Sie die Einheit, oder prüfen Sie Maßstäbe und Katalog.
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

check-paradata = Herstellungsbericht
    .why = Die Paradaten sagen, wie das Modell entstand: Gerät, Software, Schritte, Maßstab, Entscheidungen. Ohne sie kann es später niemand beurteilen.
    .todo = Bitten Sie den Hersteller um den Bericht.
finding-paradata =
    .wanted = Operator, Gerät, Schritte mit Software und Parametern, Maßstäbe, Entscheidungen
    .found-complete = vollständig
    .found-none = keine Paradaten
    .found-faults = { $faults }
    .part-missing = { $part } fehlt
    .advice-none = Bitten Sie den Hersteller um paradata.yaml im Ordner des Objekts: Ohne sie kann das Modell später niemand beurteilen.

check-scale-bars = Maßstäbe
    .why = Stäbe bekannter Länge müssen im Modell so lang sein, wie sie sind; sonst stimmt kein daran genommenes Maß.
    .todo = Lassen Sie das Modell mit den wahren Längen der Stäbe neu ausrichten.
finding-scale-bars =
    .wanted = höchstens { N($most, ".2%") } der Länge eines Stabs
    .found-residuals = { N($share, ".2%") } (Restabweichungen { LIST($residuals_mm, ", ", most: 20, as: "+.3g") } mm)
    .advice-residuals = Das Modell ist nicht maßstäblich. Lassen Sie es mit den wahren Längen der Stäbe neu ausrichten.

check-e57-crc = Prüfsummen der E57-Datei
    .why = Jede Seite einer E57-Datei trägt eine Prüfsumme. Stimmt eine nicht, haben sich seit dem Scan Bits verändert.
    .todo = Lassen Sie die Datei aus der eigenen Kopie des Scanners neu liefern.
finding-e57-crc =
    .wanted = stimmige Prüfsummen auf jeder Seite
    .found-fit = alle stimmen
    .found-changed = { $reason }
    .advice = Seit der Scan geschrieben wurde, haben sich Bits verändert. Lassen Sie die Datei aus der eigenen Kopie des Scanners neu liefern.

check-las-vlr = Datensätze der LAS-Datei
    .why = Die Datensätze zwischen Kopf und Punkten einer LAS-Datei müssen passen; sonst öffnen manche Programme sie nicht.
    .todo = Lassen Sie die Punktwolke neu exportieren.
finding-las-vlr =
    .wanted = passende Datensätze
    .found-fit = sie passen
    .found-unfit = { $reason }
    .advice = Manche Programme werden sie nicht öffnen. Lassen Sie sie neu exportieren.

check-points-count = Zahl der Punkte
    .why = Es müssen so viele Punkte sein, wie der Kopf angibt.
    .todo = Lassen Sie die Punktwolke neu exportieren.
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

check-points-extent = Ausdehnung der Punkte
    .why = Die Punkte müssen den Quader füllen, den der Kopf angibt; sonst zeigen Betrachter Leere oder schneiden Punkte ab.
    .todo = Lassen Sie die Punktwolke neu exportieren.
finding-points-extent =
    .wanted = der Quader des Kopfs, auf { N($most, ".1%") } seiner längsten Seite genau
    .found-off = um { N($apart, ".4g") } von { N($side, ".4g") } daneben
    .found-unreal = der Quader des Kopfs besteht nicht aus Zahlen
    .found-zeros = der Quader des Kopfs wurde nie ausgefüllt (nur Nullen)
    .advice = { finding-any.advice-export }

## Sequences of frames
check-sequence-gap = Kein Einzelbild fehlt
    .why = Die Nummern der Einzelbilder müssen lückenlos aufeinander folgen, jede einmal.
    .todo = Lassen Sie die fehlenden Einzelbilder liefern.
finding-sequence-gap =
    .wanted = Einzelbilder { $start }–{ $end }, jedes einmal
    .found-complete = { $sequence }: alle { $frames }
    .found-missing = { $sequence }: fehlt: { LIST($missing, ", ", most: 10) }
    .found-missing-twice = { $sequence }: fehlt: { LIST($missing, ", ", most: 10) }; doppelt: { LIST($twice, ", ", most: 10) }
    .found-twice = { $sequence }: doppelt: { LIST($twice, ", ", most: 10) }
    .advice = Lassen Sie die fehlenden Einzelbilder liefern.

check-frame-geometry = Gleiche Einzelbilder
    .why = Alle Einzelbilder eines Filmscans müssen dieselbe Größe und Tiefe haben.
    .todo = Lassen Sie die abweichenden Einzelbilder neu scannen.
finding-frame-geometry =
    .wanted = alle Einzelbilder { $width } × { $height }, { $bits } Bit { $kind }
    .found-alike = { $sequence }
    .found-differing = { $sequence }: abweichend sind { LIST($others, ", ", most: 10) }

check-frame-count = Zahl der Einzelbilder
    .why = Es müssen so viele Einzelbilder sein, wie der Lieferschein angibt.
    .todo = Lassen Sie die fehlenden Einzelbilder liefern, oder berichtigen Sie die Zahl.
finding-frame-count =
    .wanted = { $declared ->
            [one] { $declared } Einzelbild
           *[other] { $declared } Einzelbilder
        } (wie angegeben)
    .found-count = { $frames }

## Sound and film: the file
check-malformed = Stimmiger Aufbau
    .why = Die Teile der Datei widersprechen einander: Sie ist beschädigt oder von einem fehlerhaften Programm geschrieben.
    .todo = Lassen Sie sie neu liefern oder den Träger neu überspielen.
finding-malformed =
    .wanted = eine Datei, deren Teile zusammenpassen
    .advice = { finding-any.advice-damaged }

check-file-structure = Besonderheiten der Datei
    .why = An der Datei ist etwas ungewöhnlich: Bytes hinter ihrem Ende, eine nicht eingetragene Länge, ein Tag am Anfang. Der Ton ist trotzdem vollständig.
    .todo = Nichts zu tun.
finding-file-structure =
    .wanted = eine Datei, die nach ihrer Norm aufgebaut ist
    .found-notes = { LIST($notes, "; ") }
    .advice = Der Ton ist vollständig: Es ist nichts zu tun. Die Datei wird auch so aufbewahrt, wie sie geliefert wurde.

check-parts-carried = Teile ohne Platz im Master
    .why = Manche Teile der Datei haben in einem Broadcast WAVE keinen Platz. Sie stehen nur in der gelieferten Datei.
    .todo = Nichts zu tun: Die gelieferte Datei wird aufbewahrt.
finding-parts-carried =
    .wanted = Teile, für die ein Broadcast WAVE Platz hat
    .found-lost = nicht übernommen: { LIST($parts, ", ") }
    .advice = Sie bleiben in der gelieferten Datei, die aufbewahrt wird.

check-slice-crc = Prüfsummen des Bildes
    .why = FFV1 führt für jeden Teil jedes Einzelbilds eine Prüfsumme. Stimmt eine nicht, zeigt sie genau, wo die Datei beschädigt ist.
    .todo = Lassen Sie sie neu liefern oder den Träger neu überspielen.
finding-slice-crc =
    .wanted = die Prüfsumme jedes Abschnitts stimmt
    .advice = { finding-any.advice-damaged }

check-decode-errors = Fehlerfrei dekodierbar
    .why = Die ganze Aufnahme wurde dekodiert; wo das misslingt, stocken Abspielgeräte oder zeigen falsche Bilder.
    .todo = Lassen Sie sie neu liefern oder den Träger neu überspielen.
finding-decode-errors =
    .wanted = eine vollständige Dekodierung ohne Fehler
    .advice = { finding-any.advice-damaged }

check-flac-metadata = Metadatenblöcke der FLAC-Datei
    .why = Die Blöcke vor dem Ton müssen der Norm entsprechen; manche Abspielgeräte weisen andere ab. Der Ton selbst kann heil sein.
    .todo = Lassen Sie sie neu exportieren, oder nehmen Sie sie mit diesem Grund an.
finding-flac-metadata =
    .wanted = Metadatenblöcke, wie RFC 9639 sie verlangt
    .advice = Der Ton kann trotzdem heil sein. Lassen Sie ihn neu exportieren, oder nehmen Sie ihn mit diesem Grund an.

check-flac-digest = Prüfsumme des Tons
    .why = Der Encoder führt in der Datei eine Prüfsumme der Abtastwerte. Stimmt sie nicht, ist der Ton nicht mehr der, der kodiert wurde.
    .todo = Lassen Sie sie neu liefern oder den Träger neu überspielen.
finding-flac-digest =
    .wanted = ein MD5 der Abtastwerte in STREAMINFO
    .wanted-digest = Abtastwerte mit MD5 { $expected }…
    .found-digest = MD5 { $digest }…
    .found-none = keines: Schaden lässt sich nicht feststellen
    .advice-digest = { finding-any.advice-damaged }

check-matroska-conformance = Normgerechtes Matroska
    .why = MediaConch vergleicht die Datei mit den Normen von Matroska und FFV1.
    .todo = Lassen Sie sie neu liefern oder den Träger neu überspielen.
finding-matroska-conformance =
    .wanted = jede Implementierungsprüfung von { $version }
    .found-all = alle
    .advice = { finding-any.advice-damaged }

check-has-streams = Ton oder Film vorhanden
    .why = Ein Container kann leer sein. Mindestens ein Ton- oder Bildstrom muss darin sein.
    .todo = Fragen Sie den Dienstleister, was diese Datei enthalten sollte.
finding-has-streams =
    .wanted = mindestens ein Strom Film oder Ton
    .found-streams = { $video } Bild, { $sound } Ton

check-duration = Dauer
    .why = Die Aufnahme muss so lang sein wie angegeben; kürzer heißt, dass die Überspielung abbrach.
    .todo = Vergleichen Sie mit dem Träger: Brach die Überspielung ab, oder ist die angegebene Dauer die des Bands?
finding-duration =
    .wanted = { TIMES($declared) } (wie angegeben, ± { N($slack, ".3g") } s)
    .found-length = { TIMES($seconds) }
    .advice = Brach die Überspielung ab, oder ist die angegebene Dauer die des Bands und nicht die der Aufnahme?

check-audio-tracks = Zahl der Tonspuren
    .why = Es müssen so viele Tonspuren sein wie angegeben.
    .todo = Lassen Sie mit allen Spuren neu überspielen.
finding-audio-tracks =
    .wanted = { $declared ->
            [one] { $declared } Tonspur
           *[other] { $declared } Tonspuren
        } (wie angegeben)
    .found-tracks = { $tracks }
    .advice = Eine Spur ging bei der Überspielung oder beim Export verloren. Lassen Sie neu überspielen.

check-parts-count = Zahl der Teile
    .why = Es müssen so viele Seiten, Rollen oder Teile sein wie angegeben.
    .todo = Lassen Sie die fehlenden Teile liefern, oder berichtigen Sie die Zahl.
finding-parts-count =
    .wanted = { $declared ->
            [one] { $declared } Teil
           *[other] { $declared } Teile
        } (wie angegeben)
    .found-parts = { $parts }

## Sound
check-audio-codec = Ton ohne Verlust
    .why = Ton wird verlustfrei aufbewahrt. Ein verlustbehaftetes Original wird aufbewahrt, wie es kam.
    .todo = Lassen Sie ihn als Broadcast WAV liefern, außer wenn das Original selbst verlustbehaftet ist.
finding-audio-codec =
    .wanted = PCM oder eine andere verlustfreie Kodierung
    .found-codec = { finding-any.track }{ $codec }
    .advice = Lassen Sie ihn als Broadcast WAV liefern; ein verlustbehaftetes Original wird aufbewahrt, wie es kam.

check-audio-rate = Abtastrate
    .why = Wie oft in der Sekunde der Ton gemessen wurde. Sie begrenzt den höchsten Ton, der erhalten bleibt.
    .todo = Lassen Sie den Träger mit der bestellten Rate neu überspielen.
finding-audio-rate =
    .wanted-least = mindestens { N($expected, ".0f") } Hz
    .wanted-declared = { N($expected, ".12g") } Hz (wie angegeben)
    .found-least = { finding-any.track }{ N($rate, ".0f") } Hz
    .found-declared = { finding-audio-rate.found-least }
    .advice = { finding-any.advice-transfer }

check-audio-depth = Bittiefe des Tons
    .why = Wie fein jeder Abtastwert gemessen wurde. Sie bestimmt den Abstand zwischen dem lautesten Ton und dem Rauschen.
    .todo = Lassen Sie den Träger mit der bestellten Tiefe neu überspielen.
finding-audio-depth =
    .wanted-least = mindestens { N($expected, ".0f") } Bit
    .wanted-declared = { $expected } Bit (wie angegeben)
    .found-least = { finding-any.track }{ N($bits, ".0f") } Bit
    .found-declared = { finding-audio-depth.found-least }
    .advice = { finding-any.advice-transfer }

check-bext = Beschreibung in der WAVE-Datei
    .why = Ein Broadcast WAV sagt in sich selbst, was er ist und wie er entstand (bext).
    .todo = Nichts zu tun: Die Archivkopie erhält sie aus der Lieferung.
finding-bext =
    .wanted = ein bext-Block mit Description, Originator, OriginatorReference, Datum und CodingHistory
    .found-filled = Version { $version }, alles ausgefüllt
    .found-none = kein bext-Block
    .found-empty = leer: { LIST($fields, ", ") }
    .advice-none = Die Archivkopie erhält einen, ausgefüllt aus der Lieferung.
    .advice-empty = In der Archivkopie werden sie ergänzt.

check-silence = Lange Stille
    .why = Eine lange Strecke ohne Ton kann auf dem Träger sein oder ein Fehler der Überspielung.
    .todo = Hören Sie an diesen Stellen hinein; ist sie nicht auf dem Träger, lassen Sie neu überspielen.
finding-silence =
    .wanted = keine { $seconds } s unter -60 dBFS
    .found-none = { finding-any.track }keine
    .found-times = { finding-any.track }{ TIMES($times) }
    .advice = { finding-any.advice-listen }

check-silent = Ton auf jedem Kanal
    .why = Ein Kanal ganz ohne Ton heißt meist: ein Kabel oder Kopf ohne Kontakt.
    .todo = Prüfen Sie Kabel, Kopf und Ausgang, und lassen Sie neu überspielen.
finding-silent =
    .wanted = Ton über -60 dBFS auf jedem Kanal
    .found-all = { finding-any.track }alle { $channels }
    .found-effects = { finding-any.track }alle { $channels }; der Effektkanal (LFE) darf leer sein
    .found-nothing = { finding-any.track }gar nichts
    .found-channel = { finding-any.track }nichts auf Kanal { LIST($channels, ", ", most: 20) }
    .advice-nothing = War der richtige Ausgang angeschlossen?
    .advice-channel = Prüfen Sie Kabel und Kopf.

check-dc-offset = Gleichspannungsanteil
    .why = Der Ton soll um null schwingen. Ein Versatz stammt von einem verstellten Wandler und kostet Pegel.
    .todo = Lassen Sie den Wandler abgleichen.
finding-dc-offset =
    .wanted = Gleichspannungsanteil von höchstens { N($limit, ".2%") } der Vollaussteuerung
    .found-share = { finding-any.track }{ N($share, ".3%") }
    .advice = Der Wandler ist verstellt.

check-channels-identical = Zwei verschiedene Kanäle
    .why = Zwei gleiche Kanäle sind ein Kanal doppelt: ein Monoträger oder ein falscher Anschluss.
    .todo = Geben Sie Mono an, oder prüfen Sie den Anschluss.
finding-channels-identical =
    .wanted = zwei verschiedene Kanäle, oder `sound: mono` angegeben
    .found-correlation = { finding-any.track }Korrelation { N($correlation, ".5f") }
    .advice = Ein Monoträger kann als ein Kanal aufbewahrt werden; geben Sie es an.

check-channels-inverted = Kanäle in Phase
    .why = Ein Kanal ist der andere, umgepolt: Zusammen abgespielt löschen sie sich aus.
    .todo = Prüfen Sie die Verdrahtung der Kabel, und lassen Sie neu überspielen.
finding-channels-inverted =
    .wanted = keine { $seconds } s, in denen die Kanäle sich auslöschen
    .found-none = { finding-any.track }keine
    .found-times = { finding-any.track }{ TIMES($times) }
    .advice = Ein Kabel ist verpolt.

check-hum = Netzbrummen
    .why = Brummen bei 50 oder 60 Hz stammt von Erdschleifen und schlechten Kabeln.
    .todo = Prüfen Sie Erdung und Kabel, und lassen Sie neu überspielen.
finding-hum =
    .wanted = kein Netzbrummen über { $limit } dBFS
    .found-hum = { finding-any.track }{ $hertz } Hz bei { N($dbfs, ".0f") } dBFS, { N($prominence, ".0f") } dB über der Umgebung
    .advice = Prüfen Sie Erdung und Kabel.

check-loudness = Lautheit
    .why = Wie laut die Aufnahme ist (EBU R128). Sie wird festgehalten, nie beurteilt.
    .todo = Nichts zu tun.
finding-loudness =
    .wanted = die Lautheit wird festgehalten
    .found-lufs = { finding-any.track }{ N($lufs, ".1f") } LUFS
    .found-peak = { finding-any.track }{ N($lufs, ".1f") } LUFS, wahre Spitze { N($true_peak, ".1f") } dBTP

check-rate-truth = Echte Abtastrate
    .why = Eine hohe Abtastrate, die nichts Hohes enthält, wurde nachträglich aus einer niedrigeren gemacht.
    .todo = Verlangen Sie vom Dienstleister die ursprüngliche Überspielung.
finding-rate-truth =
    .wanted = Energie über 22 kHz (mehr als { $least } dBFS, kein Abfall von { $most } dB)
    .found-energy = { finding-any.track }{ N($dbfs, ".0f") } dBFS über 22 kHz, { N($cliff_db, ".0f") } dB weniger als bei 20 kHz
    .advice = Es sieht aus wie hochgerechnet von 44,1 oder 48 kHz. Verlangen Sie das Original.

check-depth-truth = Echte Bittiefe
    .why = Bits, die sich nie ändern, sind angefügte Nullen: Die Datei ist größer, aber nicht besser.
    .todo = Verlangen Sie vom Dienstleister die ursprüngliche Überspielung.
finding-depth-truth =
    .wanted = alle { N($bits, ".0f") } Bit genutzt
    .found-used = { finding-any.track }{ N($used, ".0f") }
    .advice = Die niedrigsten Bits ändern sich nie: Es wurde aufgefüllt. Verlangen Sie das Original.

check-dropouts = Aussetzer
    .why = Genaue Nullen mitten im Ton gibt es auf keinem Träger: Die Überspielung verlor Abtastwerte.
    .todo = Hören Sie an diesen Stellen hinein, und lassen Sie neu überspielen.
finding-dropouts =
    .wanted = keine { $milliseconds } ms genaue Nullen im Ton
    .found-none = { finding-any.track }keine
    .found-times = { finding-any.track }{ TIMES($times) }
    .advice = { finding-any.advice-listen }

check-repeated-blocks = Wiederholte Abtastwerte
    .why = Dieselben Abtastwerte wurden zweimal geschrieben: Ein Puffer des Rekorders wurde nicht rechtzeitig geleert.
    .todo = Hören Sie an diesen Stellen hinein, und lassen Sie neu überspielen.
finding-repeated-blocks =
    .wanted = kein Block von Abtastwerten doppelt
    .found-none = { finding-any.track }keiner
    .found-times = { finding-any.track }{ TIMES($times) }
    .advice = { finding-any.advice-listen }

check-clicks = Knackser
    .why = Einzelne Abtastwerte weit aus der Reihe hört man als Knackser. Bei Schallplatten gehören sie zum Träger, bei Bändern nicht.
    .todo = Hören Sie an diesen Stellen hinein; sind sie nicht auf dem Träger, lassen Sie neu überspielen.
finding-clicks =
    .wanted = höchstens { N($limit, ".0f") } einzelne Abtastwerte aus der Reihe
    .found-few = { finding-any.track }{ $clicks }
    .found-times = { finding-any.track }{ $clicks }, bei { TIMES($times) }
    .advice = { finding-any.advice-listen }

## Film and video
check-video-codec = Bild ohne Verlust
    .why = Eine neue Aufnahme wird verlustfrei aufbewahrt. Ein verlustbehaftetes Original (DV, MPEG, H.264) wird aufbewahrt, wie es kam.
    .todo = Lassen Sie verlustfrei neu überspielen, außer wenn das Original selbst verlustbehaftet ist.
finding-video-codec =
    .wanted = unkomprimiert oder verlustfrei
    .found-codec = { $codec }
    .advice = Ein verlustbehaftetes Original (DV, MPEG, H.264) wird aufbewahrt, wie es kam; eine neue Digitalisierung muss verlustfrei sein.

check-standard-mismatch = Eine Fernsehnorm
    .why = Bildgröße und Bildrate müssen zur selben Fernsehnorm gehören; sonst wurde Bewegung oder Bild verändert.
    .todo = Lassen Sie in der Norm des Trägers neu überspielen.
finding-standard-mismatch =
    .wanted = { N($expected, ".5g") } Bilder je Sekunde für { $width } × { $height }
    .found-rate = { N($rate, ".5g") }
    .advice = Überspielung oder Export mischte zwei Fernsehnormen: Bewegung oder Bild ist verändert.

check-pixel-depth = Bittiefe des Bildes
    .why = Wie viele Tonstufen jeder Abtastwert unterscheidet. Die Bestellung geht vor, dann die Qualitätsvorgaben.
    .todo = Lassen Sie mit der bestellten Tiefe neu überspielen.
finding-pixel-depth =
    .wanted = mindestens { $least } Bit
    .found-bits = { N($bits, ".0f") } ({ $layout })
    .advice = Lassen Sie mit der bestellten Tiefe neu überspielen.

check-frame-rate = Gleichbleibende Bildrate
    .why = Einzelbilder müssen gleichmäßig aufeinander folgen; Lücken sind Bilder, die bei der Überspielung verloren gingen.
    .todo = Sehen Sie diese Bilder an; liegt es nicht am Träger, lassen Sie neu überspielen.
finding-frame-rate =
    .wanted = gleichbleibend { N($rate, ".5g") } Bilder je Sekunde
    .found-constant = gleichbleibend
    .found-gaps = { $gaps } { $gaps ->
            [one] Lücke
           *[other] Lücken
        }, bei { TIMES($times) }; { N($uneven, ".1%") } der Schritte ungleich
    .found-variable = wechselnd: { N($uneven, ".1%") } der Schritte weichen ab
    .advice = { finding-any.advice-look }

check-field-order = Halbbildfolge
    .why = Video zeigt jedes Bild als zwei Halbbilder. Vertauschte Halbbilder lassen Bewegung ruckeln.
    .todo = Geben Sie die Halbbildfolge an, oder lassen Sie die Vertauschung bei der Überspielung beheben.
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

check-aspect-ratio = Seitenverhältnis
    .why = Die Datei muss sagen, welche Form das Bild hat; sonst wirken Menschen zu breit oder zu schmal.
    .todo = Geben Sie das Seitenverhältnis an.
finding-aspect-ratio =
    .wanted = ein Seitenverhältnis der Bildpunkte oder des Bildes
    .wanted-ratio-declared = { $declared } (wie angegeben)
    .wanted-nothing-declared = { finding-aspect-ratio.wanted-ratio-declared }
    .found-ratio = { $ratio }
    .found-nothing-declared = nichts
    .advice-none = Geben Sie `aspect_ratio` an.

check-tout = Aussetzer und Rauschen im Bild (TOUT)
    .why = Bildpunkte, die nur ein Einzelbild lang ausreißen, stammen von Aussetzern des Bands oder von Rauschen.
    .todo = Sehen Sie diese Bilder an; liegt es nicht am Träger, reinigen Sie die Köpfe und lassen Sie neu überspielen.
finding-tout =
    .wanted = ausreißende Bildpunkte (TOUT: Aussetzer, Rauschen) über { $limit } in höchstens { N($most, ".0%") } der Einzelbilder
    .advice = { finding-any.advice-look }

check-vrep = Wiederholte Zeilen (VREP)
    .why = Das Abspielgerät füllte verlorene Zeilen mit der Zeile darüber: Das Bild ist ergänzt, wo das Band nichts hergab.
    .todo = Sehen Sie diese Bilder an; reinigen Sie Band und Köpfe, und lassen Sie neu überspielen.
finding-vrep =
    .wanted = wiederholte Zeilen (VREP: Aussetzerausgleich) über { $limit } in höchstens { N($most, ".0%") } der Einzelbilder
    .advice = { finding-any.advice-look }

check-brng = Außerhalb des Sendebereichs (BRNG)
    .why = Bildpunkte, heller, dunkler oder farbiger als Video erlaubt, wurden bei der Wiedergabe zu hoch eingestellt.
    .todo = Sehen Sie diese Bilder an, und stellen Sie die Wiedergabepegel mit den Farbbalken ein.
finding-brng =
    .wanted = Bildpunkte außerhalb des Sendebereichs (BRNG) über { $limit } in höchstens { N($most, ".0%") } der Einzelbilder
    .advice = { finding-any.advice-look }

check-luma-range = Helligkeitsbereich
    .why = Die Helligkeit muss zwischen Videoschwarz und Videoweiß bleiben; was darüber hinausgeht, wird auf Bildschirmen abgeschnitten.
    .todo = Stellen Sie den Wiedergabepegel mit den Farbbalken ein, und lassen Sie neu überspielen.
finding-luma-range =
    .wanted = 10 % … 90 % der Bildpunkte zwischen { $low } und { $high }, in allen Einzelbildern bis auf { N($most, ".0%") }
    .found-shares = darunter in { N($below, ".0%") }, darüber in { N($above, ".0%") } der Einzelbilder
    .advice = Der Wiedergabepegel wurde nicht mit den Farbbalken eingestellt.

check-black = Schwarzbild
    .why = Eine lange Strecke ohne Bild kann auf dem Träger sein oder ein Fehler der Überspielung.
    .todo = Sehen Sie diese Bilder an; liegt es nicht am Träger, lassen Sie neu überspielen.
finding-black =
    .wanted = kein Schwarzbild von { $seconds } s
    .found-times = { TIMES($times) }
    .found-none = keines
    .advice = { finding-any.advice-look }

check-freeze = Standbild
    .why = Das Bild steht lange still: ein Standbild auf dem Träger oder eine hängende Überspielung.
    .todo = Sehen Sie diese Bilder an; liegt es nicht am Träger, lassen Sie neu überspielen.
finding-freeze =
    .wanted = kein Standbild von { $seconds } s
    .found-times = { TIMES($times) }
    .found-none = keines
    .advice = { finding-any.advice-look }

check-all-black = Etwas zu sehen im Film
    .why = Der ganze Film ist schwarz: Vermutlich war kein Signal angeschlossen.
    .todo = Prüfen Sie den Anschluss, und lassen Sie neu überspielen.
finding-all-black =
    .wanted = ein Bild
    .found-dark = schwarz für { TIMES($black) } von { TIMES($seconds) }
    .advice = War das Signal angeschlossen?

check-shown-as-stored = Gezeigt wie gespeichert
    .why = Ein Film kann beim Abspielen Bilder verbergen, das Bild drehen oder beschneiden. Was gespeichert ist, bleibt erhalten; Leser sehen, was Abspieler zeigen.
    .todo = Entscheiden Sie, ob das Verborgene oder Gedrehte beschrieben werden soll.
finding-shown-as-stored =
    .wanted = jedes gespeicherte Bild wird gezeigt, aufrecht und ganz
    .advice = Die Datei wird aufbewahrt, wie sie kam, mit allem, was sie enthält. Soll das Verborgene beschrieben oder Lesern vorenthalten werden?

check-said-besides = Was der Film außerdem sagt
    .why = Timecode, Rollennamen, Gamma und Kanalnamen stehen im Container. Was eine Archivkopie nicht sagen kann, wird gemeldet und bleibt im Original.
    .todo = Bewahren Sie das Original neben der Archivkopie auf.
finding-said-besides =
    .wanted = nichts, was eine Archivkopie in Matroska nicht sagen würde
    .advice = Die Datei wird aufbewahrt, wie sie kam, ohne Archivkopie daneben.
    .advice-faults-tags = Bewahren Sie das Original neben der Archivkopie auf, die es höchstens als Tags enthält.

check-changes-under-way = Eine Aufnahme
    .why = Wo Ton oder Bild unterwegs wechseln, laufen Abspieler mit falscher Geschwindigkeit; leere Bilder werden stillschweigend übergangen.
    .todo = Sehen Sie diese Stellen an; liegt es nicht am Träger, lassen Sie neu digitalisieren.
finding-changes-under-way =
    .wanted = eine Aufnahme, ohne leere Bilder oder anderen Ton unterwegs
    .advice = Sehen Sie diese Stellen an. Abspieler können zu schnell laufen oder eine Lücke übergehen; wo der Ton wechselt, gibt es keine Ansichtskopie.

check-structure-notes = Auffälligkeiten der Datei
    .why = Die Struktur der Datei ist ungewöhnlich, aber Bild und Ton sind vollständig.
    .todo = Es ist nichts zu tun.
finding-structure-notes =
    .wanted = eine Struktur ohne Auffälligkeiten
    .advice = Es ist nichts zu tun: Bild und Ton sind vollständig.

check-ffv1-profile = FFV1 als Archivkopie
    .why = Version 3, jedes Bild für sich, unterteilt und mit Prüfsummen: Nur so lässt sich Schaden finden und klein halten.
    .todo = Fragen Sie, ob dies die Archivkopie ist oder eine Arbeitskopie.
finding-ffv1-profile =
    .wanted = Version 3, GOP 1, mindestens { N($least, ".0f") } Abschnitte, eine Prüfsumme je Abschnitt
    .found-coded = Version { $version }, GOP { $gop }, { $slices } Abschnitte, { $checksums ->
            [none] keine Prüfsummen
           *[other] Prüfsummen: { $checksums }
        }
    .advice = Ist es eine Archivkopie oder eine Arbeitskopie?
