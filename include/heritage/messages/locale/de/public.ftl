### The public door: what readers see. No word of the trade.

public-title = Digitale Sammlungen
public-search = Suchen
public-search-label = Titel, Personen, Daten, Themen
public-institution = Einrichtung
public-all = Alle Einrichtungen
public-found = { $count ->
    [one] Ein Objekt
   *[other] { $count } Objekte
  }
public-none = Es wurde nichts gefunden. Versuchen Sie weniger Wörter oder den Anfang eines Wortes.
public-earlier = Zurück
public-later = Weitere
public-back = Zur Suche
public-pages = Seiten
public-page = { $number } von { $count }
public-shown-by = Gezeigt von
public-rights = Rechte
public-described = Dieses Objekt ist hier beschrieben. Um es zu sehen, fragen Sie die Einrichtung oder besuchen Sie ihren Lesesaal.
public-viewer = Bild, zu verschieben und zu vergrößern mit der Maus oder mit den Pfeiltasten, Plus und Minus
public-loading = Das Bild wird geladen.
public-download = Herunterladen
public-model = Modell (glTF)
public-text = Text dieser Seite (ALTO)
public-manifest = IIIF-Manifest
public-manifest-hint = Öffnen Sie diese Adresse in jedem IIIF-Viewer, neben Objekten anderer Sammlungen.
public-language = Sprache
public-not-found = Diese Seite gibt es nicht
public-not-found-hint = Die Adresse ist falsch, oder was hier war, wird nicht mehr gezeigt.
public-busy = Zu viele Anfragen
public-busy-hint = Warten Sie eine Minute, dann geht es weiter.
public-term-title = Titel
public-term-alternative = Weiterer Titel
public-term-creator = Geschaffen von
public-term-contributor = Unter Mitwirkung von
public-term-publisher = Herausgegeben von
public-term-date = Datum
public-term-created = Entstanden
public-term-issued = Erschienen
public-term-type = Art
public-term-language = Sprache
public-term-extent = Umfang
public-term-medium = Material
public-term-subject = Thema
public-term-spatial = Ort
public-term-temporal = Zeitraum
public-term-isPartOf = Teil von
public-term-identifier = Nummer
public-term-description = Beschreibung
public-term-abstract = Zusammenfassung
public-term-rightsHolder = Rechteinhaber
public-term-rights = Zu den Rechten
