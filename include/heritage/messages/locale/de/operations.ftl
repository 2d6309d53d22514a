### Operations: backlog, throughput, sites, what is late, what fails.

operations-late = Was überfällig ist
operations-watched = Nach der Überwachung vom { $when }
operations-never-watched = Die Überwachung ist noch nicht gelaufen: Es lässt sich nicht sagen, was überfällig ist. Prüfen Sie den DAG watch.
operations-watch-silent = Die Überwachung hat seit { $when } nicht mehr nachgesehen: Was seither überfällig ist, steht hier nicht. Sehen Sie sich den DAG watch an: Ist er angehalten, rot, hängt er, oder wartet er hinter anderen?
operations-nothing-late = nichts ist überfällig
operations-open = In Arbeit
operations-received = { $count ->
    [one] Eine Lieferung ist eingetroffen und noch nicht übernommen.
   *[other] { $count } Lieferungen sind eingetroffen und noch nicht übernommen.
}
operations-waiting = Warten auf eine Person
operations-run = Lauf
operations-lost = Airflow kennt den Lauf nicht mehr
operations-idle = Nichts ist in Arbeit.
operations-sites = Standorte
operations-packages = Pakete
operations-free = Frei / gesamt
operations-almost-full = fast voll
operations-overdue = Nicht rechtzeitig gelesene Kopien
operations-done = Durchsatz in 30 Tagen
operations-items-per-day = Eingelagerte Stücke pro Tag
operations-bytes-per-day = Eingelagerte Bytes pro Tag, an jedem Standort
operations-failures = Was fehlschlug, und was zu tun ist
operations-no-failures = In 30 Tagen ist nichts fehlgeschlagen.
operations-code = Code
operations-newest = Neuestes Beispiel

## What failed on our side: the code is the error's class
trouble-other = Auf unserer Seite trat ein Fehler auf
    .todo = Lesen Sie das Protokoll der Aufgabe, beheben Sie das Genannte und starten Sie den Lauf erneut; Erledigtes wird nicht wiederholt.
trouble-ToolMissing = Ein Programm ist nicht installiert
    .todo = Führen Sie make install auf der Maschine aus und starten Sie den Lauf erneut.
trouble-ToolFailed = Ein Programm endete mit einem Fehler
    .todo = Es wird von selbst erneut versucht, aber kein drittes Mal, wenn es mit denselben Worten fehlschlägt: Dann liegt es an der Datei. Im Protokoll der Aufgabe stehen die letzten Zeilen des Programms.
trouble-ToolTimeout = Ein Programm brauchte zu lange
    .todo = Prüfen Sie, ob die Maschine überlastet oder die Datei außergewöhnlich ist; starten Sie den Lauf dann erneut.
trouble-WorkerCrashed = Der Prozess, der an einer Datei arbeitete, brach ab
    .todo = Prüfen Sie, ob der Speicher knapp war; die im Protokoll genannte Datei lässt sich einzeln versuchen.
trouble-ProofFailed = Eine Kopie glich ihrem Original nicht
    .todo = Nichts davon wurde behalten, und ein neuer Versuch hilft nicht: Es liegt am Programm, das die Kopie macht, oder an der Datei selbst. Nennen Sie der Technik die Datei; das Original ist unverändert.
trouble-SourceChanged = Eine Lieferung änderte sich nach der Übernahme
    .todo = Finden Sie heraus, wer dort schreibt, stellen Sie die Lieferung wieder her und starten Sie den Lauf erneut.
trouble-SiteUnavailable = Ein Standort antwortet nicht
    .todo = Alle zwei Minuten wird es erneut versucht; inzwischen geht nichts verloren. Prüfen Sie den Standort.
trouble-SiteRefused = Ein Standort lässt uns nicht ein oder nicht arbeiten
    .todo = Es wird nicht von selbst erneut versucht. Das Protokoll der Aufgabe sagt, was der Standort verweigert hat (Rechte, Schlüssel, ein Bucket, der Schlüssel des Servers) und was zu tun ist; starten Sie den Lauf danach erneut.
trouble-SiteLocked = Ein anderer Lauf arbeitet am selben Paket
    .todo = Es wird alle zwei Minuten erneut versucht. Das Protokoll der Aufgabe nennt Lauf, Maschine und Prozess, die die Sperre halten.
trouble-OurMistake = Das Programm hat einen Fehler
    .todo = Erneute Versuche helfen nicht; verloren ist nichts. Geben Sie der Technik das Protokoll der Aufgabe.
trouble-DiskFull = Auf einer Platte ist kein Platz mehr
    .todo = Schaffen Sie Platz auf der im Protokoll genannten Platte; der Lauf macht dort weiter, wo er aufhörte.
trouble-CopyDamaged = Was von einem Standort zurückgelesen wurde, war nicht das Geschriebene
    .todo = Es wird von selbst neu geschrieben. Bleibt es dabei, ist die Platte schuld: Starten Sie ein Audit.
trouble-ObjectConflict = Ein Standort hält etwas anderes unter demselben Namen
    .todo = Starten Sie ein Audit des Pakets; vor jeder Reparatur ist zu klären, wer dort schrieb.
trouble-ConfigError = Eine Konfigurationsdatei ist falsch
    .todo = Das Protokoll nennt Datei, Schlüssel, Verlangtes und Gefundenes. Berichtigen Sie es und starten Sie den Lauf erneut.

## Was zu spät ist, wie die Überwachung es festhält: der Satz, und was zu tun ist
late-unwatched = konnte nicht überwacht werden: { $error }
    .todo = { "" }
late-clock = am { $last } wurde etwas getan, und jetzt ist es { $now }
    .todo = Stellen Sie die Uhr der Maschine; bis dahin lässt sich nicht sagen, was zu spät ist.
late-catalogue = der Katalog kennt keine Kopie, aber { $site } enthält Pakete
    .todo = Stellen Sie den Katalog aus der Sicherung wieder her, oder `python -m heritage rebuild --site { $site }`.
late-audit = { $site }: kein Audit abgeschlossen seit { $last }
    .todo = Prüfen Sie den DAG `audit`: ist er angehalten, rot, oder wartet er?
late-audit-never = { $site }: kein Audit abgeschlossen seit der ersten Archivierung
    .todo = { late-audit.todo }
late-coverage = { $site }: { $number ->
        [one] eine Kopie wurde
       *[other] { $number } Kopien wurden
    } nicht innerhalb von { $days } Tagen unversehrt vorgefunden
    .todo = Starten Sie den DAG `audit` mit `everything`, oder erhöhen Sie megabytes_per_second in sites.yaml.
late-copies = { $site }: von { $number ->
        [one] einem Paket
       *[other] { $number } Paketen
    } fehlt dort die neueste Version
    .todo = Starten Sie die Läufe ihrer Digitalisierungslinien erneut (ein Standort, der weg war, ist vielleicht wieder da); für einen neuen Standort: den DAG `move`.
late-site = { $site }: { $error }
    .todo = { "" }
late-sites = { $one } und { $other } sind ein und derselbe Ort ({ $common }): was die eine Kopie trifft, trifft auch die andere
    .todo = Verlegen Sie einen von beiden (ein neuer Standort, und der DAG `move`); bei einem Versuch tragen Sie `same_place_as` in sites.yaml ein.
late-identity = { $package } Version { $version }: zwei Pakete unter einer Kennung: { $this }… in { $site }, { $first }… anderswo
    .todo = Ein Mensch entscheidet, welches richtig ist: docs/engineer.md, *Two packages under one id*.
late-damage = { $site }: { $number ->
        [one] eine Kopie
       *[other] { $number } Kopien
    } { $outcome ->
        [damaged] beschädigt
        [missing] fehlend
        [could-not-read] nicht lesbar
       *[other] ({ $outcome })
    } und noch nicht repariert
    .todo = Starten Sie den DAG `repair` mit dem Vorschlag des Audits.
late-drill = kein Paket zur Übung wiederhergestellt seit { $last }
    .todo = Starten Sie den DAG `drill`.
late-drill-never = kein Paket zur Übung wiederhergestellt seit der ersten Archivierung
    .todo = { late-drill.todo }
late-silent = der DAG { $dag } ist seit { $since } nicht gut zu Ende gegangen
    .todo = Prüfen Sie den DAG `{ $dag }`: ist er angehalten, rot, hängt er, oder wartet er hinter anderen?
late-finish = { $batch }: am { $since } wurde etwas entschieden, und seither hat keine Runde es ausgeführt und berichtet
    .todo = Prüfen Sie den DAG `finish`: ist er angehalten, rot, hängt er, oder wartet er hinter anderen?
late-act = { $act }: begonnen von { $who } am { $at }, und nicht beendet
    .todo = Geben Sie denselben Befehl erneut: er macht dort weiter, wo er war.
late-revision = { $package }: Version { $version } wurde von { $who } am { $at } verlangt, und ist nicht an jedem Standort
    .todo = Prüfen Sie den DAG `revise`: welcher Standort antwortet nicht? Jede Stunde geht er von selbst weiter.
late-batch = { $batch }: angenommen, nicht abgeschlossen, und seit { $days } Tagen geschieht nichts
    .todo = Suchen Sie den Lauf: ist eine Aufgabe rot, oder steht er hinter anderen in der Schlange?
late-question = { $batch }: { $number ->
        [one] ein Objekt wartet
       *[other] { $number } Objekte warten
    } auf eine Entscheidung; zurückgestellt ab { $until }
    .todo = Ein Koordinator der Institution entscheidet unter *Digitalisierungslinien*; worüber niemand entscheidet, wird zurückgestellt, und der Bericht sagt es.
late-question-over = { $batch }: { $number ->
        [one] ein Objekt wartet
       *[other] { $number } Objekte warten
    } auf eine Entscheidung; die Frist endete am { $until }, ohne Folge
    .todo = Gibt es den Lauf von `review` noch? Starten Sie die Lieferung erneut: die Fragen werden neu gestellt.
late-inbox = { $path }: seit { $days } Tagen im Eingang und nicht angenommen: { $why }
    .todo = { "" }
late-upload = { $place }: { $name } wurde am { $at } vollständig gesendet und ist nicht im Eingang
    .todo = Prüfen Sie den DAG `upload`: setzen Sie die Aufgabe des Laufs upload__{ $id } zurück, wenn behoben ist, was ihr Protokoll nennt.
