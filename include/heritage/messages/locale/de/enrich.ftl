## Vorschläge, und wie gut ein Paket beschrieben ist

suggest-title = Vorschläge
suggest-about = Was Programme und Vokabulare vorschlagen. Nichts davon gilt für ein Paket, bevor Sie es annehmen; was Sie annehmen, ergibt eine nächste Version und kann zurückgenommen werden.
suggest-enricher = Anreicherer
suggest-enrichers = Was aus den Vorschlägen wurde
suggest-lowest = Mindestwert (%)
suggest-pick = Auswählen
suggest-records = Datensätze
suggest-score = Wert
suggest-from = Gebildet aus
suggest-own = Ihr Wert (zum Ändern)
suggest-accept = Annehmen
suggest-change = Mit Ihrem Wert annehmen
suggest-reject = Ablehnen
suggest-decide = Über Vorschläge entscheiden
suggest-none = Kein Vorschlag ist offen. Der DAG metadata erstellt sie.
suggest-look = Ansehen, was entschieden wird
suggest-back = Zurück zur Liste
suggest-makes = Jedes Paket erhält eine nächste Version; die vorige bleibt.
suggest-sum-accepted = { $count ->
    [one] { $count } Vorschlag wird angenommen
   *[other] { $count } Vorschläge werden angenommen
 }
suggest-sum-changed = { $count ->
    [one] { $count } Vorschlag wird mit Ihrem Wert angenommen
   *[other] { $count } Vorschläge werden mit Ihrem Wert angenommen
 }
suggest-sum-rejected = { $count ->
    [one] { $count } Vorschlag wird abgelehnt und kommt nicht wieder
   *[other] { $count } Vorschläge werden abgelehnt und kommen nicht wieder
 }
suggest-done = { $count ->
    [one] Über { $count } Vorschlag wurde entschieden.
   *[other] Über { $count } Vorschläge wurde entschieden.
 }
suggest-nothing = Wählen Sie mindestens einen Vorschlag aus.
suggest-no-value = Geben Sie den Wert ein, der an die Stelle tritt.
suggest-no-reason = Ihre Einrichtung verlangt eine Begründung.
suggest-decided = { $count ->
    [one] über { $count } Vorschlag entschieden
   *[other] über { $count } Vorschläge entschieden
 }
suggest-share = Angenommen
suggest-take-back = Alle zurücknehmen
    .why = Alles, was von { $enricher } { $version } angenommen wurde, wird zurückgenommen: Jedes Paket erhält eine nächste Version, die wieder sagt, was vorher galt.
suggest-state-open = offen
suggest-state-accepted = angenommen
suggest-state-changed = geändert
suggest-state-rejected = abgelehnt
suggest-state-withdrawn = zurückgezogen
tier-label = Stufe
tier-0 = identifiziert
tier-1 = auffindbar
tier-2 = beschrieben
tier-3 = verknüpft
tier-4 = angereichert
tier-missing = Für Stufe { $tier } fehlt:
tier-need-title = ein Titel
tier-need-date = ein Datum
tier-need-name = ein Urheber oder Verlag
tier-need-subject = ein Thema, ein Typ, ein Ort oder eine Beschreibung
tier-need-rights = eine Rechteangabe
tier-need-title-language = die Sprache des Titels
tier-need-language = die Sprache des Textes
tier-need-date-edtf = ein Datum, nach dem Programme sortieren können (EDTF)
tier-need-linked = ein mit einer Normdatei verknüpfter Name
tier-need-linked-more = drei mit Normdateien verknüpfte Namen
tier-need-description = eine Beschreibung
