### Warum eine Lieferung abgewiesen wird: jede Regel mit Titel und Bedeutung, und was in den Gründen steht.

refusal = { $subject }: gefordert: { $wanted }; gefunden: { $found }. { $advice }

refusal-not-a-folder = Kein Ordner
    .why = Eine Lieferung ist ein Ordner; eine gepackte wird erst entpackt.
refusal-unreadable = Nicht lesbar
    .why = Das System darf die Datei oder den Ordner nicht lesen, oder die Platte gibt sie nicht her.
refusal-not-a-file = Weder Datei noch Ordner
    .why = Verknüpfungen, Pipes und Geräte werden nicht geliefert: Niemand weiß, worauf sie später zeigen.
refusal-still-changing = Wird noch kopiert
    .why = Während die Lieferung gelesen wurde, schrieb noch jemand hinein.
refusal-too-long = Zu groß für das, was es heißt
    .why = Lieferscheine, Tabellen und Listen sind klein; eine so große Datei ist etwas anderes.
refusal-virus = Virus
    .why = Der Virenscanner hat in der Datei etwas gefunden. Die Lieferung wurde nicht übernommen.
refusal-stray = Datei am falschen Platz
    .why = Eine Lieferung enthält objects/ und metadata/; was anderswo liegt, gehört zu nichts.
refusal-no-items = Kein Stück
    .why = Unter objects/ liegt nichts, was aufbewahrt werden könnte.
refusal-item-empty = Leeres Stück
    .why = Der Ordner des Stücks enthält keine Datei.
refusal-item-missing = Stück fehlt
    .why = Der Lieferschein erwartet ein Stück, das nicht gekommen ist.
refusal-item-twice = Eine Kennung für zwei Stücke
    .why = Zwei Dinge in der Lieferung würden dasselbe Stück.
refusal-item-name = Name eines Stücks
    .why = Der Name des Stücks wird auf Dauer zum Ordnernamen; jedes System muss ihn fassen können.
refusal-batch-name = Name der Lieferung
    .why = Der Name der Lieferung wird auf Dauer zum Ordnernamen; jedes System muss ihn fassen können.
refusal-path-length = Pfad zu lang
    .why = Nicht jeder Standort kann einen so langen Pfad fassen.
refusal-name-encoding = Name in unbekannter Kodierung
    .why = Der Name ist nicht in UTF-8 geschrieben; ein anderes System zeigte einen anderen Namen.
refusal-name-invisible = Unsichtbare Zeichen in einem Namen
    .why = Ein Name mit unsichtbaren Zeichen kann wie ein anderer aussehen.
refusal-name-character = Verbotenes Zeichen in einem Namen
    .why = Manche Platten und Bänder können dieses Zeichen nicht fassen.
refusal-name-composed = Akzente getrennt geschrieben
    .why = Buchstabe und Akzent sind zwei Zeichen; manche Systeme fügen sie zusammen, und der Name ist ein anderer.
refusal-name-edge = Leerzeichen oder Punkt am Namensende
    .why = Windows lässt Leerzeichen und Punkte am Ende weg, und die Datei wird nicht mehr gefunden.
refusal-name-device = Name eines Windows-Geräts
    .why = Windows hält diesen Namen für ein Gerät frei und kann darunter keine Datei speichern.
refusal-name-length = Name zu lang
    .why = Platten fassen nur Namen begrenzter Länge, und was aus einer Datei entsteht, bekommt einen längeren.
refusal-name-hidden = Versteckte Datei
    .why = Ihr Name beginnt mit einem Punkt: ein Überbleibsel eines Programms, kein Teil des Objekts.
refusal-name-leftover = Überbleibsel des Desktops
    .why = Eine Datei, die das Betriebssystem in Ordnern hinterlässt, kein Teil des Objekts.
refusal-name-twin = Namen, die sich zu wenig unterscheiden
    .why = Manche Platten halten beide Namen für einen und würden nur eine der Dateien behalten.
refusal-delivery-note = Lieferschein
    .why = delivery.yaml sagt, wer was liefert und wie es entstand; etwas darin fehlt oder stimmt nicht.
refusal-table = Metadatentabelle
    .why = Die Tabelle lässt sich nicht als CSV mit den nötigen Spalten lesen.
refusal-table-formula = Formel in einer Tabelle
    .why = Eine Zelle, die eine Tabellenkalkulation berechnen würde, kann dem schaden, der die Tabelle später öffnet.
refusal-table-subject = Zeile über nichts
    .why = Eine Zeile der Tabelle beschreibt eine Datei oder ein Stück, das nicht in der Lieferung ist.
refusal-checksum = Prüfsumme weicht ab
    .why = Die Datei ist nicht mehr, was sie beim Anlegen der Liste war: unterwegs verändert oder beschädigt.
refusal-checksum-list = Prüfsummenliste
    .why = Eine Zeile der Liste ist nicht verständlich oder sagt zweierlei von einer Datei.
refusal-checksum-path = Pfad in einer Prüfsummenliste
    .why = Die Liste nennt einen Pfad, der nicht in der Lieferung bleibt oder nicht richtig geschrieben ist.
refusal-checksum-missing = Gelistete Datei fehlt
    .why = Die Prüfsummenliste nennt eine Datei, die nicht gekommen ist.
refusal-checksum-extra = Datei ohne Prüfsumme
    .why = Es kam eine Datei, die keine Liste nennt; niemand kann sagen, ob sie heil ankam.
refusal-checksum-none = Keine Prüfsummenliste
    .why = Ohne Liste kann niemand beweisen, dass die Lieferung heil ankam.
refusal-checksum-unlisted = Metadaten ohne Prüfsumme
    .why = Eine Metadatendatei steht in keiner Liste. Sie wird aufbewahrt; eine Zeile bewiese, dass sie heil ankam.
refusal-bagit-checksum = Prüfsumme des Bags weicht ab
    .why = Eine Datei des Bags ist nicht, was sein Manifest sagt: unterwegs verändert oder beschädigt.
refusal-bagit-declaration = Erklärung des Bags
    .why = bagit.txt muss sagen, welche BagIt-Version dies ist und wie ihre Listen kodiert sind.
refusal-bagit-encoding = Kodierung der Listen des Bags
    .why = Eine Liste des Bags ist nicht so kodiert, wie der Bag selbst sagt.
refusal-bagit-manifest = Manifest des Bags
    .why = Ein Manifest fehlt, oder eine Zeile darin ist nicht verständlich.
refusal-bagit-path = Pfad in einem Manifest
    .why = Ein Manifest nennt einen Pfad, der nicht im Bag bleibt oder nicht richtig geschrieben ist.
refusal-bagit-missing = Datei des Bags fehlt
    .why = Ein Manifest nennt eine Datei, die nicht gekommen ist.
refusal-bagit-extra = Datei außerhalb des Manifests
    .why = Eine Datei des Bags steht in keinem Manifest; niemand kann sagen, ob sie heil ankam.
refusal-bagit-info = Zeilen von bag-info.txt
    .why = Jede Zeile von bag-info.txt muss eine Bezeichnung und ein Wert sein.
refusal-bagit-oxum = Größe des Bags
    .why = Payload-Oxum sagt, wie viele Byte und Dateien der Bag enthält; das ist nicht, was kam.
refusal-bagit-fetch = Bag mit abzuholenden Dateien
    .why = Der Bag lässt Dateien anderswo abholen; dieses System holt nichts ab.
refusal-checksum-itself = Liste über eine Liste
    .why = Eine Liste kann ihre eigene Prüfsumme nicht enthalten, und zwei Listen nicht die der jeweils anderen. Die Zeile wird nicht verwendet; die Dateien werden trotzdem geprüft.
refusal-checksum-aside = Liste neben der Liste der Lieferung
    .why = Eine Liste bei den Dateien oder in metadata/ nennt Dateien, die nicht mitgekommen sind. Sie gehört vielleicht zu einer anderen Lieferung, oder es fehlt etwas.
refusal-table-name = Name einer Tabelle
    .why = Nur metadata/metadata.csv und metadata/rights.csv werden gelesen. Eine Tabelle daneben mit fast demselben Namen würde übergangen, und was sie über Rechte sagt, ginge verloren.
refusal-rights = Tabelle der Rechte
    .why = Etwas in rights.csv wird nicht verstanden. Nicht verstandene Rechte würden nicht aufbewahrt, und Gesperrtes wäre offen.
refusal-executable = Programm neben den Objekten
    .why = Zwischen Tabellen und Testtafeln liegt eine Datei, die beim Öffnen ausgeführt wird, und kein Virenscanner hat sie gesehen.
refusal-folder-empty = Leerer Ordner
    .why = Ein Paket enthält Dateien. Ein Ordner ohne Dateien kann nicht aufbewahrt werden und wird gemeldet.
refusal-folder-of-disk = Ordner des Datenträgers
    .why = Ein Ordner, den ein Dateisystem, ein Betriebssystem oder ein Netzwerkspeicher oben auf einem Datenträger führt. Er gehört nicht zur Lieferung und wird übergangen.
refusal-institution = Andere Einrichtung
    .why = Die Lieferung liegt im Ordner einer anderen Einrichtung, oder wurde für eine andere Einrichtung gestartet, als ihr Lieferschein nennt. Der Ordner zählt: Ein Lieferschein allein kann nicht sagen, wem eine Lieferung gehört.
refusal-folder-kept = Ordner des Systems
    .why = In diesem Ordner bewahrt das System seine eigenen Dateien auf. Von dort wird nichts geliefert.
refusal-workline = Andere Digitalisierungslinie
    .why = Die Lieferung wurde einer anderen Digitalisierungslinie übergeben, als ihr Lieferschein nennt.
refusal-batch-known = Bekannter Lieferungsname
    .why = Eine Lieferung dieses Namens wurde schon mit anderem Inhalt übernommen. Dieselbe wird erkannt; eine andere braucht einen eigenen Namen.
refusal-replaces = Kommt wieder
    .why = delivery.yaml sagt, was die Lieferung wieder bringt (`replaces`); ein Teil davon passt zu keiner offenen Zeile einer Nachbearbeitungsliste. Die Lieferung wird trotzdem übernommen.
refusal-policy = Unbekannte Qualitätsvorgaben
    .why = Die gewählten Qualitätsvorgaben gehören nicht zu dieser Digitalisierungslinie.
refusal-folder-name = Name des Ordners der Lieferung
    .why = Jedes Protokoll und jeder Bericht nennt den Ordner; sein Name muss sich schreiben und lesen lassen.

problem-any =
    .wanted-below = ein Pfad unter { $words }
    .wanted-outside = ein Pfad außerhalb von { $words }
    .wanted-inside = ein Pfad, der in der Lieferung bleibt
    .wanted-plain = ein Pfad ohne "./" am Anfang
    .wanted-slashes = ein Pfad mit / zwischen den Ordnern
    .wanted-once = jede Datei einmal in einer Liste
    .wanted-listed = die Datei, die { $place } nennt
    .wanted-line = eine Zeile dafür in { $words }
    .wanted-line-list = eine Zeile dafür in einer Prüfsummenliste
    .wanted-digest = { $algorithm } { $digest } ({ $place })
    .wanted-digits = { $number } Hexadezimalziffern, Leerzeichen, Pfad
    .wanted-utf8 = Text in UTF-8
    .wanted-mib = höchstens { $number } MiB
    .wanted-begins = ein Name, der mit einem Buchstaben oder einer Ziffer beginnt
    .wanted-name-utf8 = ein Name in UTF-8
    .wanted-name-visible = ein Name aus sichtbaren Zeichen
    .wanted-name-without = ein Name ohne { $characters }
    .wanted-name-composed = Buchstaben mit Akzent als ein Zeichen (Unicode NFC)
    .wanted-name-edge = ein Name ohne Leerzeichen an den Enden und ohne Punkt am Schluss
    .wanted-name-device = ein Name, den Windows fassen kann
    .wanted-name-length = höchstens { $number } Byte
    .wanted-object-only = nur Dateien des Objekts
    .found-utf8 = Bytes, die kein UTF-8 sind
    .found-in-it = { $characters } darin
    .found-apart = Buchstabe und Akzent getrennt
    .found-device = der Name eines Windows-Geräts
    .found-hidden = eine versteckte Datei oder ein versteckter Ordner (der Name beginnt mit einem Punkt)
    .found-leftover = was ein System in einem Ordner zurücklässt
    .found-bytes = { $number } Byte
    .found-mib = { $number } MiB
    .found-other-bytes = andere Bytes bei { $number }
    .found-quoted = "{ $text }"
    .found-differently = "{ $text }", anders geschrieben: { $part }
    .found-beside = "{ $text }" daneben
    .found-lines = sie in den Zeilen { $number } und { $number2 }
    .found-lines-differ = sie in den Zeilen { $number } und { $number2 } mit verschiedenen Prüfsummen
    .found-no-file = keine solche Datei
    .found-none = keines
    .found-nothing = nichts
    .found-something = etwas anderes
    .advice-rename = Benennen Sie es an der Quelle um, schreiben Sie seine Prüfsummenzeile neu und reichen Sie die Lieferung erneut ein.
    .advice-remove = Es gehört nicht zum Objekt: Entfernen Sie es und seine Prüfsummenzeile.
    .advice-choose = Wählen Sie einen Namen aus Buchstaben, Ziffern, Binde- und Unterstrichen.
    .advice-deliver = Liefern Sie die Datei, oder berichtigen Sie die Liste.
    .advice-anew = Legen Sie die Prüfsummenliste aus den Dateien, wie sie sein sollen, neu an.
    .advice-bag = Erstellen Sie den Bag mit einem BagIt-Werkzeug neu, und liefern Sie ihn erneut.
    .advice-line = Entfernen Sie die Datei, wenn sie nicht hierher gehört; sonst ergänzen Sie ihre Zeile.
    .advice-nothing-line = Nichts zu tun; eine Zeile dafür bewiese, dass sie heil ankam.
    .advice-changed = Die Datei wurde unterwegs verändert oder beschädigt: Liefern Sie sie von der Quelle neu.
    .advice-right = Geben Sie dem System das Recht, es zu lesen, oder liefern Sie es neu.
    .advice-sort = Geben Sie jedem Stück einen eigenen Ordner oder eine Datei.
    .wanted-digests = Prüfsummen nach { $algorithm }
    .found-digest-of = eine Prüfsumme nach { $algorithm }
    .found-more-lines = { $number } weitere falsche Zeilen
    .found-not-whole = unvollständiges { $encoding }
    .found-nul-line = ein NUL-Byte in Zeile { $number }: Es ist kein Text
    .found-encoding = eine andere Kodierung (Windows-1252, Latin-1 oder ähnlich), zuerst in Zeile { $number }
    .found-contradict = eine Datei, die zu { $place } passt: Die Listen widersprechen einander
    .part-apart = Buchstabe und Akzent getrennt
    .part-case = andere Groß- und Kleinschreibung
    .part-invisible = unsichtbare Zeichen
    .part-edge = Leerzeichen oder Punkte an einem Ende
    .advice-inside = Erstellen Sie die Liste im Ordner der Lieferung selbst, damit ihre Pfade mit objects/ oder metadata/ beginnen.
    .advice-algorithm = Benennen Sie die Liste nach ihrem Algorithmus: { $algorithm }.
    .advice-utf8 = Speichern Sie die Datei als UTF-8; in der PowerShell: | Out-File -Encoding utf8.
    .advice-spell = Schreiben Sie den Namen so, wie er im Ordner steht.

problem-not-a-folder =
    .wanted = ein Ordner
    .found-link = eine Verknüpfung
    .found-file = eine Datei
    .advice = Liefern Sie einen Ordner; ein gepackter (zip, tar) wird erst entpackt.

problem-unreadable =
    .wanted = eine lesbare Datei
    .wanted-folder = ein lesbarer Ordner
    .found = { $reason }

problem-not-a-file =
    .wanted = nur Dateien und Ordner
    .found-link = eine symbolische Verknüpfung
    .found-pipe = eine benannte Pipe
    .found-socket = ein Socket
    .found-device = ein Gerät
    .advice = Liefern Sie an dieser Stelle die Datei selbst.

problem-still-changing =
    .wanted = eine Lieferung, in die niemand mehr schreibt
    .found-new = es ist neu
    .found-gone = es ist weg
    .found-changed = es hat sich geändert
    .found-read = { $number } Byte gelesen von { $number2 }
    .found-size = Größe, Zeit oder Ort geändert (vorher { $number } Byte, jetzt { $number2 })
    .advice = Es ändert sich noch etwas: Reichen Sie die Lieferung ein, wenn das Kopieren fertig ist.

problem-too-long =
    .advice = Vergewissern Sie sich, dass es ist, was der Name sagt.

problem-virus =
    .wanted = kein Virus
    .found = { $signature }
    .advice = Öffnen Sie es nicht. Verständigen Sie die Sicherheitsbeauftragten, bereinigen Sie die Station, von der es kommt, und liefern Sie neu.

problem-stray =
    .wanted = nur Dateien unter objects/ und metadata/
    .found = eine Datei anderswo
    .advice = Verschieben Sie sie dorthin, wo sie hingehört, oder entfernen Sie sie.

problem-no-items =
    .wanted = mindestens ein Stück

problem-item-empty =
    .wanted = Dateien des Stücks
    .found = ein leerer Ordner
    .advice = Liefern Sie die Dateien des Stücks, oder entfernen Sie den Ordner.

problem-item-missing =
    .wanted = das Stück, das delivery.yaml erwartet
    .advice = Liefern Sie das Stück, oder nehmen Sie es aus delivery.yaml.

problem-item-twice =
    .wanted = eine eigene Kennung
    .found = dieselbe Kennung wie { $path }

problem-path-length =
    .wanted = höchstens { $number } Byte insgesamt

problem-name-twin =
    .wanted = Namen, die sich in mehr als Groß- und Kleinschreibung oder der Schreibung von Akzenten unterscheiden

problem-checksum-none =
    .wanted = mindestens eine von { $list }
    .advice = Fügen Sie die Liste hinzu.

problem-checksum-list =
    .wanted = checksum.{ $list }
    .found = checksum.{ $algorithm }
    .advice = Legen Sie die Liste mit einem von diesen an.
    .wanted-each = eine Zeile für jede Datei
    .found-empty = eine leere Liste

problem-table =
    .wanted = CSV
    .wanted-column = eine erste Zeile mit der Spalte "{ $column }"
    .wanted-cells = { $number } Zellen wie in der ersten Zeile
    .found-cells = { $number ->
            [one] { $number } Zelle
           *[other] { $number } Zellen
        }
    .found = { $reason }
    .advice = Speichern Sie die Tabelle als CSV in UTF-8, eine Zeile je Objekt.
    .wanted-rows = Zeilen über diese Lieferung
    .found-rows = { $number } weitere falsche Zeilen
    .advice-rows = Ist es die Tabelle dieser Lieferung?
    .wanted-longest = Zellen mit höchstens { $number } Zeichen
    .wanted-one-column = eine einzige Spalte "{ $column }" in der ersten Zeile
    .found-in-column = { $number } in Spalte { $number2 }
    .advice-file = Machen Sie daraus eine eigene Datei.
    .wanted-term = ein Begriff von Dublin Core
    .wanted-language = eine Sprache wie in dc.title[nl]
    .advice-mean = Meinten Sie "{ $text }"?
    .advice-kept = Nichts zu tun: Sie bleibt, wie sie kam, und wird nicht geharvestet.
    .advice-code = Schreiben Sie ihren Code aus zwei oder drei Buchstaben (BCP 47).

problem-table-formula =
    .wanted = Zellen mit Text
    .found = { $number }, die eine Tabellenkalkulation berechnen würde ({ $cells })
    .advice = Schreiben Sie, was gemeint ist, ohne das Zeichen davor; wer die Tabelle später öffnet, darf es nicht ausführen.

problem-table-subject =
    .wanted = der Pfad eines Stücks oder einer seiner Dateien, unter objects/
    .found = "{ $text }", das nicht in der Lieferung ist
    .advice = Berichtigen Sie den Pfad, oder liefern Sie, was fehlt.

problem-checksum-itself =
    .wanted = Zeilen über andere Dateien
    .wanted-none = keine Zeile über eine andere Liste
    .found = eine Zeile über die Liste selbst
    .found-later = eine, die danach geschrieben wurde ({ $path })
    .advice = Nichts zu tun: Keine Liste kann ihre eigene Prüfsumme enthalten, die Zeile wird also nicht verwendet. Lassen Sie die Liste selbst weg, wenn Sie sie erstellen.
    .advice-lists = Nichts zu tun: Die Zeile wird nicht verwendet. Lassen Sie die Listen weg, wenn Sie sie erstellen.

problem-checksum-aside =
    .wanted = die Dateien, die die Liste nennt
    .found = { $number }, die nicht mitgekommen sind, die erste { $path }
    .advice = Nichts zu tun, wenn sie anderswohin gehören; sonst liefern Sie sie nach oder berichtigen Sie die Liste.

problem-table-name =
    .wanted = metadata/{ $name }.csv
    .found = eine Tabelle unter anderem Namen, die niemand lesen würde
    .advice = Speichern Sie sie als metadata/{ $name }.csv, oder legen Sie sie in einen eigenen Ordner, wenn sie nur aufbewahrt werden soll.
    .found-elsewhere = eine Tabelle an anderer Stelle, die niemand liest
    .advice-kept = Nichts zu tun, wenn sie nur aufbewahrt werden soll; sonst übernehmen Sie ihre Zeilen in metadata/{ $name }.csv.
    .advice-rows = Übernehmen Sie ihre Zeilen in metadata/{ $name }.csv: Was sie über Rechte sagt, ginge sonst verloren.

problem-rights =
    .wanted-basis = eine Spalte "basis"
    .wanted-day = ein Tag wie 2041-01-01, ein Jahr oder open
    .wanted-end = ein Ende nach { $day }
    .wanted-once = jede Spalte einmal
    .wanted-one-of = eines von { $list }
    .wanted-columns = die Spalten { $list }
    .found-twice = "{ $text }" zweimal
    .advice = Berichtigen Sie die Tabelle: Nicht verstandene Rechte würden nicht aufbewahrt.
    .advice-mean = Meinten Sie "{ $text }"?
    .wanted-as = { $word }, wie { $place } sagt

problem-executable =
    .wanted = Tabellen, Notizen und Bilder, nichts Ausführbares
    .found = eine ausführbare Datei ({ $kind })
    .advice = Entfernen Sie sie, oder lassen Sie hier einen Virenscanner einrichten: Ohne ihn kann niemand sagen, was sie tut.

problem-folder-empty =
    .wanted = ein Ordner mit Dateien
    .found = ein leerer Ordner
    .advice = Nichts zu tun: Ein Paket enthält Dateien, der Ordner wird also nicht aufbewahrt.

problem-folder-of-disk =
    .wanted = objects/ und metadata/
    .found = ein Ordner, den ein Datenträger oder Server führt
    .advice = Nichts zu tun: Er wird weder angesehen noch aufbewahrt.

problem-workline =
    .wanted = die Digitalisierungslinie { $word }
    .found = { $word }
    .advice = Starten Sie den DAG { $name }, oder berichtigen Sie delivery.yaml.
    .wanted-folder = die Digitalisierungslinie { $list }, in deren Ordner sie liegt
    .advice-folder = Legen Sie sie in den Ordner ihrer eigenen Digitalisierungslinie, oder berichtigen Sie delivery.yaml.

problem-institution =
    .wanted = { $list }, in deren Ordner sie liegt
    .found = { $word }
    .advice = Legen Sie sie in den Ordner ihrer eigenen Einrichtung, oder berichtigen Sie delivery.yaml.
    .wanted-one = ein Ordner einer einzigen Einrichtung
    .found-several = ein Ordner von { $list }
    .advice-link = Liefern Sie sie als Ordner, nicht als Verknüpfung zu dem einer anderen Einrichtung.
    .wanted-folder = ein Ordner einer Einrichtung im Eingang
    .found-nobody = "{ $text }", der keiner Einrichtung gehört
    .advice-folder = Legen Sie sie in den Ordner ihrer eigenen Einrichtung.
    .wanted-started = { $word }, für die sie gestartet wurde
    .advice-started = Starten Sie sie für die Einrichtung, der sie gehört.

problem-folder-kept =
    .wanted = eine Lieferung im Eingang, oder in einem eigenen Ordner
    .found = ein Ordner, in den das System schreibt ("{ $text }")
    .advice = Legen Sie sie in den Eingang; was schon archiviert ist, wird nicht noch einmal geliefert.

problem-batch-known =
    .wanted = ein eigener Lieferungsname
    .found = { $name }, die schon mit anderem Inhalt übernommen wurde (aus { $path })
    .advice = Geben Sie einer neuen Lieferung einen neuen Namen, und sagen Sie unter `replaces`, was sie wieder bringt.

problem-replaces =
    .wanted = eine frühere Lieferung von { $name }
    .wanted-delivered = Stücke, die in dieser Lieferung sind
    .wanted-items = Stücke von { $name }
    .wanted-refused = Stücke von { $name }, die zurückgewiesen oder zurückgestellt wurden
    .wanted-open = offene Zeilen der Nachbearbeitungsliste von { $name }
    .found = keine Lieferung "{ $name }"
    .found-itself = der Name dieser Lieferung selbst
    .found-not-in = nicht darin: { $list }
    .found-never = nie darin: { $list }
    .found-none = keines davon in dieser Lieferung
    .found-neither = noch keines von beidem: { $list }
    .found-deposited = schon eingelagert: { $list }
    .found-answered = schon beantwortet durch { $name }: { $list }
    .advice = Suchen Sie den richtigen Namen: Auf der Nachbearbeitungsliste jener Lieferung können Sie bestätigen, was diese beantwortet.
    .advice-deliver = Liefern Sie sie: Ihre Zeilen auf der Nachbearbeitungsliste bleiben offen.
    .advice-own = Nichts zu tun: Sie werden als eigene Stücke aufbewahrt.
    .advice-decide = Entscheiden Sie über die früheren: Werden sie zurückgewiesen, beantwortet diese Lieferung sie.
    .advice-version = Eine neue Version eines Pakets wird noch nicht erstellt: Diese werden als eigene Pakete aufbewahrt, und beide bleiben.
    .advice-both = Nichts geht verloren: Beide werden aufbewahrt und verknüpft.

problem-policy =
    .wanted = eine von { $list }
    .advice = Wählen Sie eine davon.

problem-folder-name =
    .wanted = ein Ordner, dessen Pfad aus sichtbaren Zeichen in UTF-8 besteht
    .found = andere Zeichen darin
    .advice = Der Ordner kann nicht notiert werden: Benennen Sie ihn um.

problem-delivery-note =
    .wanted = ein Lieferschein
    .wanted-yaml = YAML
    .wanted-keys = Schlüssel und Werte
    .wanted-one-of = eines von { $list }
    .wanted-text = ein Text
    .wanted-station = id, device und serial der Aufnahmestation
    .wanted-day = ein Tag, wie 2026-11-02
    .wanted-past = ein Tag, der nicht in der Zukunft liegt
    .wanted-items = Kennungen von Stücken, jede mit dem, was zu erwarten ist
    .wanted-item-text = eine Kennung, die ein Text ist
    .wanted-names = Namen und Werte
    .wanted-name-text = ein Name, der ein Text ist
    .wanted-value = ein Text, eine Zahl, ja oder nein, oder eine Liste davon
    .found-unknown = ein unbekannter Schlüssel
    .found-yes = ja oder nein (ja)
    .found-no = ja oder nein (nein)
    .found-number = die Zahl { $value }
    .found-long-number = die Zahl mit sehr vielen Ziffern
    .found-text = der Text "{ $text }"
    .found-time = der Zeitpunkt { $value }
    .found-day = der Tag { $value }
    .found-keys = Schlüssel und Werte
    .found-list = eine Liste
    .found-binary = Binärdaten
    .found-alias = ein Alias (*): Schreiben Sie den Wert aus
    .found-deep = Verschachtelung von mehr als { $number } Ebenen
    .found-complex-key = ein Schlüssel, der selbst eine Liste oder Tabelle ist
    .found-twice = der Schlüssel "{ $key }" zweimal
    .found = { $reason }
    .advice = Berichtigen Sie delivery.yaml.
    .advice-add = Fügen Sie den Lieferschein hinzu: institution, workline, batch, operator, station, captured.
    .advice-mean = Meinten Sie "{ $text }"?
    .advice-kept = Nichts zu tun: Es wird aufbewahrt, wie es kam, und nicht verwendet.
    .advice-quotes = Setzen Sie es in Anführungszeichen: Sonst liest YAML es anders.
    .advice-item-quotes = Setzen Sie die Kennung in Anführungszeichen.
    .advice-in-quotes = Setzen Sie es in Anführungszeichen.
    .wanted-known = ein bekannter Name
    .wanted-above = eine Zahl größer als 0
    .wanted-whole-above = eine ganze Zahl größer als 0
    .found-unchecked = ein Name, den keine Prüfung kennt
    .advice-number = Schreiben Sie es als Zahl, ohne Anführungszeichen und Einheit: Als Text ließe es sich nicht mit dem Gelieferten vergleichen.
    .wanted-spaces = Leerzeichen
    .found-tab = ein Tabulator
    .advice-tab = Rücken Sie mit Leerzeichen ein: YAML erlaubt dort keine Tabulatoren.
    .found-second = ein zweites Dokument (---)
    .found-merge = ein Merge-Schlüssel (<<): Schreiben Sie die Werte aus
    .found-tag = ein Tag (!): Schreiben Sie einfache Schlüssel und Werte
    .found-reads = "{ $text }", was YAML als die Zahl { $value } liest
    .found-no-model = "{ $text }", wofür es kein Sprachmodell gibt
    .found-said = ja oder nein ({ $text })
    .wanted-number-read = eine Zahl, wie sie gelesen wird, oder ein Text
    .wanted-yes-no = ja oder nein
    .advice-model = Lassen Sie sie weg, oder lassen Sie zuerst ihr Sprachmodell installieren.
    .advice-true = Schreiben Sie true oder false, ohne Anführungszeichen.
    .wanted-since = ein Tag seit { $number }
    .found-digits = eine Zahl mit zu vielen Ziffern
    .advice-name = Nennen Sie sie metadata/delivery.yaml.
    .wanted-replaces = batch, und items, wenn nicht alles wiederkommt
    .wanted-item-id = mindestens eine Kennung eines Stücks
    .advice-leave-items = Lassen Sie items weg, wenn alles wiederkommt.
    .wanted-visible = höchstens { $number } sichtbare Zeichen

problem-bagit-declaration =
    .wanted = zwei Zeilen, "BagIt-Version: 1.0" und "Tag-File-Character-Encoding: UTF-8"
    .wanted-version = eine BagIt-Version von 0.93 bis 0.97 oder 1.0
    .wanted-encoding = eine bekannte Zeichenkodierung
    .found = { $text }
    .wanted-no-mark = Text in UTF-8 ohne Byte-Order-Mark
    .found-mark = { $encoding } mit Byte-Order-Mark

problem-bagit-encoding =
    .wanted = Text in { $encoding }
    .advice = Schreiben Sie die Liste in der Kodierung, die bagit.txt nennt (> der PowerShell schreibt UTF-16).

problem-bagit-manifest =
    .wanted = mindestens ein Manifest des Inhalts
    .wanted-algorithm = eines von { $list }
    .wanted-no-tag = kein Tag-Manifest in einem Tag-Manifest
    .found = { $text }
    .advice-other = Nichts zu tun: Das andere Manifest des Bags gilt.

problem-bagit-missing =
    .wanted = ein Ordner mit dem Inhalt

problem-bagit-info =
    .wanted = "Bezeichnung: Wert"

problem-bagit-oxum =
    .wanted = { $oxum }, was da ist
    .wanted-once = Payload-Oxum einmal
    .found = Payload-Oxum { $oxum } (Byte.Dateien)
    .found-times = { $number }-mal

problem-bagit-fetch =
    .wanted = "URL Länge data/Pfad"
    .wanted-named = eine Datei, die ein Manifest nennt
    .wanted-whole = ein vollständiger Bag
    .found = "{ $path }" ist noch abzuholen
    .advice = Dieses System holt nichts ab: Legen Sie die Datei in den Bag, und liefern Sie ihn erneut.

problem-batch-name =
    .wanted = ein Name für die Lieferung

problem-item-name =
    .wanted = ein Name für das Stück

problem-checksum =
    .found = { $digest }

problem-bagit-checksum =
    .found = { $digest }
