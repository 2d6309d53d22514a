### Was jede Seite braucht. Ein Begriff je Sache: Lieferung, Stück, Datei, Paket, Kopie, Standort; Prüfung, Befund, Qualitätsvorgaben, Entscheidung.

## Sich zurechtfinden
nav-label = Seiten zum Kulturerbe
nav-worklines = Digitalisierungslinien
nav-archive = Archiv
nav-operations = Betrieb
nav-evidence = Nachweise
skip-to-content = Zum Inhalt
nav-here = Sie sind hier
nav-up = Zurück zu: { $where }
language-label = Sprache
nav-theme = Darstellung
nav-theme-light = Hell
nav-theme-dark = Dunkel
nav-theme-system = Wie das Gerät
nav-airflow = In Airflow öffnen
nav-signed-in = Angemeldet als { $name }
nav-new-window = (öffnet ein neues Fenster)

language-en = English
language-nl = Nederlands
language-fr = Français
language-de = Deutsch

## Digitalisierungslinien
workline-paper = Papier
workline-photographs = Fotografien
workline-objects = Objekte
workline-audiovisual = Ton und Bewegtbild
workline-metadata = Metadaten

## Zustände
delivery-state-received = eingegangen
delivery-state-running = in Bearbeitung
delivery-state-waiting = wartet auf eine Entscheidung
delivery-state-done = abgeschlossen
delivery-state-refused = abgewiesen
delivery-state-failed = fehlgeschlagen
item-state-waiting = wartet
item-state-running = in Bearbeitung
item-state-passed = in Ordnung
item-state-flagged = beanstandet
item-state-pending = wartet auf eine Entscheidung
item-state-accepted = angenommen
item-state-rejected = zurückgewiesen
item-state-held = zurückgestellt
item-state-deposited = eingelagert
    .why = Zwei Kopien wurden zurückgelesen und stimmen.
item-state-failed = fehlgeschlagen
    .why = Auf unserer Seite ist etwas ausgefallen; am Stück liegt es nicht.
outcome-pass = erfüllt
outcome-warn = anzusehen
outcome-fail = nicht erfüllt
choice-accept = angenommen
choice-reject = zurückgewiesen
choice-hold = zurückgestellt

## Wozu Dateien dienen
role-original = wie geliefert
role-master = Archivkopie
role-text = erkannter Text
role-access = Benutzungskopie
role-evidence = Nachweis der Prüfungen

## Beschriftungen
label-institution = Einrichtung
label-workline = Digitalisierungslinie
label-delivery = Lieferung
label-item = Stück
label-file = Datei
label-files = Dateien
label-package = Paket
label-version = Version
label-title = Titel
label-identifier = Kennung
label-format = Format
label-size = Größe
label-pages = Seiten
label-station = Aufnahmestation
label-operator = Operator
label-supplier = Dienstleister
label-order = Auftrag
label-policy = Qualitätsvorgaben
label-check = Prüfung
label-outcome = Ergebnis
label-subject = Betrifft
label-wanted = Gefordert
label-found = Festgestellt
label-todo = Was zu tun ist
label-source = Quelle der Regel
label-state = Zustand
label-progress = Fortschritt
label-decision = Entscheidung
label-reason = Grund
label-who = Wer
label-when = Wann
label-what = Was
label-date = Datum
label-from = Von
label-until = Bis
label-site = Standort
label-copy = Kopie
label-tool = Werkzeug
label-digest = Prüfsumme
label-details = Einzelheiten
label-picture = Bild

answer-yes = ja
answer-no = nein
answer-none = keine
answer-unknown = unbekannt
answer-all = alle

## Zählen
count-deliveries = { $count ->
    [one] { $count } Lieferung
   *[other] { $count } Lieferungen
}
count-items = { $count ->
    [one] { $count } Stück
   *[other] { $count } Stücke
}
count-files = { $count ->
    [one] { $count } Datei
   *[other] { $count } Dateien
}
count-findings = { $count ->
    [one] { $count } Befund
   *[other] { $count } Befunde
}
count-packages = { $count ->
    [one] { $count } Paket
   *[other] { $count } Pakete
}
count-copies = { $count ->
    [one] { $count } Kopie
   *[other] { $count } Kopien
}
count-selected = { $count ->
    [one] { $count } ausgewählt
   *[other] { $count } ausgewählt
}

## Listen und Suche
list-next = Weiter
list-previous = Zurück
list-first = Zum Anfang
list-label = Seiten dieser Liste
list-shown = { $count ->
    [one] { $count } Zeile angezeigt
   *[other] { $count } Zeilen angezeigt
}
list-of = { $count } von { $total }
list-more = und { $count } weitere
list-empty = Hier ist nichts.
list-nothing-found = Nichts gefunden. Versuchen Sie es mit weniger Wörtern oder einem anderen Zeitraum.
list-sort = Sortieren nach { $column }
list-select-all = Alle auf dieser Seite auswählen
search-label = Suchen
search-button = Suchen
search-clear = Suche leeren
search-hint = Kennung, Titel, Einrichtung oder Datum
filter-label = Eingrenzen
filter-apply = Anwenden
filter-all = Alle

## Zeit
time-utc = Alle Zeiten in UTC.
time-left = noch etwa { $time }
time-ago = vor { $time }
time-since = seit dem { $date }
time-never = nie
time-between = { $from } bis { $until }

## Handeln
action-accept = Annehmen
action-reject = Zurückweisen
action-hold = Zurückstellen
action-undo-hold = Zurückstellung aufheben
action-export = Exportieren
action-export-csv = Als CSV exportieren
action-print = Drucken
action-open = Öffnen
action-close = Schließen
action-save = Speichern
action-cancel = Abbrechen
action-confirm = Bestätigen
action-back = Zurück
action-download = Herunterladen
action-copy = Kopieren
action-copied = Kopiert
action-show-more = Mehr anzeigen
action-show-less = Weniger anzeigen
action-sign-in = Anmelden
action-try-again = Erneut versuchen

## Was daraus wurde
notice-saved = Gespeichert.
notice-asked = Angefordert. Sie können es hier verfolgen.
notice-already-done = Das war schon geschehen; nichts wurde doppelt getan.
notice-working = Einen Augenblick …
notice-changed = Seit Sie die Seite geöffnet haben, hat sich etwas geändert. Sehen Sie es noch einmal an, bevor Sie entscheiden.

## Wenn es nicht gezeigt werden kann
error-400 = Die Anfrage wurde nicht verstanden
    .todo = Gehen Sie zurück und versuchen Sie es von der Seite aus.
error-401 = Sie sind nicht angemeldet
    .todo = Melden Sie sich an und öffnen Sie die Seite erneut.
error-403 = Sie dürfen dies ansehen, aber nicht tun
    .todo = Wenden Sie sich an jemanden Ihrer Einrichtung mit dem nötigen Recht, oder beantragen Sie es bei der Verwaltung des Systems.
error-404 = Diese Seite gibt es nicht, oder nicht für Sie
    .todo = Prüfen Sie die Adresse. Wurde sie Ihnen geschickt, fragen Sie, ob Ihre Einrichtung sie sehen darf.
error-405 = Das geht unter dieser Adresse nicht
    .todo = Gehen Sie zurück und versuchen Sie es von der Seite aus.
error-409 = Jemand war schneller
    .todo = Öffnen Sie die Seite erneut: Der Zustand hat sich geändert, und vielleicht ist nichts mehr zu tun.
error-413 = Das ist zu viel auf einmal
    .todo = Wählen Sie weniger Stücke, oder senden Sie eine kleinere Datei.
error-422 = Eine Angabe stimmt nicht
    .todo = Berichtigen Sie, was markiert ist, und senden Sie es erneut. Es wurde nichts geändert.
error-429 = Zu viele Anfragen
    .todo = Warten Sie eine Minute und versuchen Sie es dann erneut.
error-500 = Auf unserer Seite ist etwas ausgefallen
    .todo = Es ging nichts verloren. Versuchen Sie es erneut; bleibt der Fehler, nennen Sie der Technik diese Nummer: { $reference }
error-503 = Das System ist ausgelastet oder startet gerade
    .todo = Warten Sie eine Minute und versuchen Sie es dann erneut.
error-field-missing = Diese Angabe fehlt.
error-field-invalid = Dieser Wert ist ungültig.
error-reason-missing = Geben Sie einen Grund an: Er wird mit der Entscheidung aufbewahrt.
error-form-expired = Dieses Formular war zu lange offen. Öffnen Sie die Seite erneut und senden Sie es noch einmal.

## Anmelden, und das eigene Passwort
login-title = Anmelden
login-name = Name
login-password = Passwort
login-wrong = Der Name oder das Passwort stimmt nicht.
login-too-many = Zu viele falsche Passwörter für diesen Namen. Warten Sie eine Minute und versuchen Sie es erneut.
login-forgotten = Vergessen? Die Techniker geben Ihnen ein neues.
account-title = Ihr Passwort
account-old = Bisheriges Passwort
account-new = Neues Passwort
account-again = Neues Passwort, noch einmal
account-change = Passwort ändern
account-changed = Ihr Passwort ist geändert. Andere Browser müssen sich neu anmelden.
account-short = Mindestens { $count } Zeichen: Ein Satz ist besser als Sonderzeichen.
account-differ = Das neue Passwort war nicht beide Male dasselbe. Nichts wurde geändert.
account-wrong = Das bisherige Passwort stimmt nicht. Nichts wurde geändert.
account-elsewhere = Ihr Passwort wird nicht hier aufbewahrt. Ändern Sie es dort, wo Ihre Einrichtung es aufbewahrt.

## Menschen
person-coordinator = Koordination
person-programme = Programm
person-engineer = Technik
person-auditor = Prüfung
person-admin = Verwaltung
