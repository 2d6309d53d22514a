### The public door: what readers see. No word of the trade.

public-title = Digitale collecties
public-search = Zoeken
public-search-label = Titels, personen, data, onderwerpen
public-institution = Instelling
public-all = Alle instellingen
public-found = { $count ->
    [one] Eén object
   *[other] { $count } objecten
  }
public-none = Er is niets gevonden. Probeer minder woorden, of het begin van een woord.
public-earlier = Terug
public-later = Meer
public-back = Naar het zoeken
public-pages = Pagina's
public-page = { $number } van { $count }
public-shown-by = Getoond door
public-rights = Rechten
public-described = Dit object wordt hier beschreven. Om het te zien, vraagt u het aan de instelling of bezoekt u haar leeszaal.
public-viewer = Beeld, te verschuiven en te vergroten met de muis of met de pijltjestoetsen, plus en min
public-loading = Het beeld wordt geladen.
public-download = Downloaden
public-model = Model (glTF)
public-text = Tekst van deze pagina (ALTO)
public-manifest = IIIF-manifest
public-manifest-hint = Open dit adres in eender welke IIIF-viewer, naast objecten uit andere collecties.
public-language = Taal
public-not-found = Deze pagina bestaat niet
public-not-found-hint = Het adres klopt niet, of wat hier stond wordt niet meer getoond.
public-busy = Te veel aanvragen
public-busy-hint = Wacht een minuut en ga dan verder.
public-term-title = Titel
public-term-alternative = Andere titel
public-term-creator = Gemaakt door
public-term-contributor = Met medewerking van
public-term-publisher = Uitgegeven door
public-term-date = Datum
public-term-created = Gemaakt
public-term-issued = Verschenen
public-term-type = Soort
public-term-language = Taal
public-term-extent = Omvang
public-term-medium = Materiaal
public-term-subject = Onderwerp
public-term-spatial = Plaats
public-term-temporal = Periode
public-term-isPartOf = Deel van
public-term-identifier = Nummer
public-term-description = Beschrijving
public-term-abstract = Samenvatting
public-term-rightsHolder = Rechthebbende
public-term-rights = Over de rechten
