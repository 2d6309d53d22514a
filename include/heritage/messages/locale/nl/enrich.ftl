## Voorstellen, en hoe goed een pakket beschreven is

suggest-title = Voorstellen
suggest-about = Wat programma’s en vocabularia voorstellen. Niets daarvan geldt voor een pakket zolang u het niet aanvaardt; wat u aanvaardt, levert een volgende versie op en kan worden teruggedraaid.
suggest-enricher = Verrijker
suggest-enrichers = Wat er van de voorstellen geworden is
suggest-lowest = Score minstens (%)
suggest-pick = Kiezen
suggest-records = Records
suggest-score = Score
suggest-from = Gebaseerd op
suggest-own = Uw waarde (om te wijzigen)
suggest-accept = Aanvaarden
suggest-change = Aanvaarden met uw waarde
suggest-reject = Verwerpen
suggest-decide = Over voorstellen beslissen
suggest-none = Er staat geen voorstel open. De DAG metadata maakt ze.
suggest-look = Bekijken wat beslist wordt
suggest-back = Terug naar de lijst
suggest-makes = Elk pakket krijgt een volgende versie; de vorige blijft.
suggest-sum-accepted = { $count ->
    [one] { $count } voorstel wordt aanvaard
   *[other] { $count } voorstellen worden aanvaard
 }
suggest-sum-changed = { $count ->
    [one] { $count } voorstel wordt aanvaard met uw waarde
   *[other] { $count } voorstellen worden aanvaard met uw waarde
 }
suggest-sum-rejected = { $count ->
    [one] { $count } voorstel wordt verworpen en komt niet terug
   *[other] { $count } voorstellen worden verworpen en komen niet terug
 }
suggest-done = { $count ->
    [one] Over { $count } voorstel is beslist.
   *[other] Over { $count } voorstellen is beslist.
 }
suggest-nothing = Kies minstens één voorstel.
suggest-no-value = Vul de waarde in die in de plaats komt.
suggest-no-reason = Uw instelling vraagt een reden.
suggest-decided = { $count ->
    [one] over { $count } voorstel beslist
   *[other] over { $count } voorstellen beslist
 }
suggest-share = Aanvaard
suggest-take-back = Alles terugdraaien
    .why = Alles wat van { $enricher } { $version } aanvaard werd, wordt teruggedraaid: elk pakket krijgt een volgende versie die weer zegt wat er eerder stond.
suggest-state-open = open
suggest-state-accepted = aanvaard
suggest-state-changed = gewijzigd
suggest-state-rejected = verworpen
suggest-state-withdrawn = ingetrokken
tier-label = Niveau
tier-0 = geïdentificeerd
tier-1 = vindbaar
tier-2 = beschreven
tier-3 = gelinkt
tier-4 = verrijkt
tier-missing = Voor niveau { $tier } ontbreekt:
tier-need-title = een titel
tier-need-date = een datum
tier-need-name = een maker of uitgever
tier-need-subject = een onderwerp, type, plaats of beschrijving
tier-need-rights = een rechtenverklaring
tier-need-title-language = de taal van de titel
tier-need-language = de taal van de tekst
tier-need-date-edtf = een datum waarop programma’s kunnen sorteren (EDTF)
tier-need-linked = een naam die aan een autoriteit gelinkt is
tier-need-linked-more = drie namen die aan een autoriteit gelinkt zijn
tier-need-description = een beschrijving
