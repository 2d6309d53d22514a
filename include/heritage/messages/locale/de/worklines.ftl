### Deliveries, items, decisions, rework lists, capture stations.

worklines-deliveries = Lieferungen
worklines-items = Stücke
worklines-stations = Aufnahmestationen im Zeitverlauf
worklines-received = Eingetroffen, noch nicht übernommen
    .why = Eine vollständige Lieferung startet binnen einer Minute von selbst; eine, die noch kopiert wird, wartet, bis sich nichts mehr ändert.
worklines-being-received = wird übernommen
worklines-start = Jetzt starten
worklines-refused = Abgewiesene Lieferungen
    .todo = Darin wurde nichts geändert und davon nichts behalten. Beheben Sie die aufgeführten Mängel und liefern Sie erneut.
worklines-sum = { $expected } erwartet, { $deposited } eingelagert{ $flagged ->
    [0] { "" }
   *[other] , { $flagged } beanstandet
}{ $lost ->
    [0] { "" }
   *[other] , { $lost } nicht eingelagert
}

delivery-expected = erwartet
delivery-unjudged = noch nicht beurteilt
delivery-captured = Aufgenommen
delivery-started = Begonnen
delivery-steps = { $done } von { $total } Schritten
delivery-trying = { $count ->
    [one] ein Schritt wird erneut versucht
   *[other] { $count } Schritte werden erneut versucht
}
delivery-ended = Der Lauf ist beendet; laden Sie die Seite neu.
delivery-report = Bericht
delivery-groups = Befunde nach Prüfung
delivery-met = { $count ->
    [one] Eine Prüfung ist erfüllt
   *[other] { $count } Prüfungen sind erfüllt
}
delivery-findings = Befunde
delivery-picture = { $item }: { $subject }, mit markiertem Fehler
delivery-turn = { $name } drehen
delivery-again = Erneut starten
    .why = Erledigtes wird nicht wiederholt; über zurückgestellte Stücke wird erneut entschieden, fehlgeschlagene werden erneut versucht.

item-sum = { $asked } Antworten von Prüfungen: { $faults } nicht erfüllt, { $warnings } anzusehen

decide-reason = Begründung
    .why = Bleibt mit Ihrem Namen auf Dauer bei jedem gewählten Stück.
decide-none = Noch ist nichts gewählt
decide-chosen = {"{count}"} gewählt
decide-everything = Alles, was dieser Filter zeigt und auf eine Entscheidung wartet, auf allen Seiten
decide-given = {"{count}"} beantwortet
decide-by = von {"{who}"}
decide-failed = Nicht beantwortet:
decide-accept-why = Jedes wird bewahrt, wie es ist: Die Kopien werden erstellt, das Paket wird versiegelt und abgelegt ({ $sites }). Bis es versiegelt ist, kann die Entscheidung zurückgenommen werden, danach nicht mehr.
decide-reject-why = Nichts davon wird archiviert; es steht auf der Nacharbeitsliste für den Lieferanten. Die Entscheidung kann zurückgenommen werden, bis es neu geliefert ist.
decide-take-back = Entscheidung zurücknehmen
decide-take-back-all = Alle gezeigten Entscheidungen zurücknehmen
decide-take-back-why = Es muss erneut entschieden werden. Was inzwischen versiegelt ist, bleibt, wie es entschieden wurde. Ihre Begründung wird bei der ersten bewahrt.
decide-everything-decided = Alles, was dieser Filter zeigt und nicht versiegelt ist, auf allen Seiten
decide-not-yours = Beanstandete Stücke warten auf die Entscheidung einer Koordinatorin oder eines Koordinators dieser Institution.

rework-title = Nacharbeitsliste
rework-none = Nichts ist zu wiederholen.
rework-item = Stück
rework-check = Prüfung
rework-state = Zustand
rework-subject = Datei
rework-when = Zeitmarke
rework-wanted = Verlangt
rework-found = Gefunden
rework-todo = Was zu tun ist
rework-source = Quelle der Regel
rework-decision = Entscheidung
rework-who = Von
rework-date = Am
rework-reason = Begründung
rework-line = Zeile
rework-answer = Wiedergekommen in
rework-answered = Beantwortet am
rework-sum = { $answered } von { $items } Stücken sind beantwortet
rework-confirm = Bestätigen
    .why = Das später gekommene Stück dieses Namens ist das, was zu wiederholen war. Ihr Name wird bei beiden aufbewahrt.
rework-dismiss = Nicht dasselbe
    .why = Zwei verschiedene Objekte haben diese Kennung: Die Zeile bleibt offen. Ihr Name wird bei beiden aufbewahrt.
rework-confirm-all = Alles aus { $batch } bestätigen
rework-earlier = Tritt an die Stelle von
rework-later = Wiedergekommen als

line-state-open = offen
line-state-perhaps = vielleicht beantwortet
line-state-coming = wiedergekommen, in Arbeit
line-state-again = wieder offen
line-state-answered = beantwortet
answer-how-named = im Lieferschein genannt
answer-how-order = derselbe Auftrag
answer-how-confirmed = von einer Person bestätigt
answer-how-perhaps = dieselbe Kennung

station-no-targets = An dieser Station wurden keine Testtafeln gemessen.
station-sessions = Sitzungen
station-faulty = Fehlerhafte Stücke
station-share = Fehlerhafte Stücke, %: { $check }
station-delta-e-mean = Farbe, mittleres ΔE2000
station-delta-e-worst = Farbe, größtes ΔE2000
station-tone-worst = Tonwert, größtes ΔL*
station-white-balance-worst = Weißabgleich, ΔE(a*b*)
station-noise-worst = Rauschen, σ(L*)
station-efficiency-worst = Abtasteffizienz
station-uniformity = Gleichmäßigkeit, ΔL*
station-ppi = Erreichte Abtastrate, ppi
