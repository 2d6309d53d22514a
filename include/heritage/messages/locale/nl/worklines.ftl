### Deliveries, items, decisions, rework lists, capture stations.

worklines-deliveries = Leveringen
worklines-items = Objecten
worklines-stations = Scanstations in de tijd
worklines-received = Aangekomen, nog niet in behandeling
    .why = Een volledige levering start vanzelf binnen een minuut; een die nog gekopieerd wordt, wacht tot er niets meer verandert.
worklines-being-received = wordt ingelezen
worklines-start = Nu starten
worklines-refused = Geweigerde leveringen
    .todo = Er is niets in gewijzigd en niets van bewaard. Herstel wat hieronder staat en lever opnieuw aan.
worklines-sum = { $expected } verwacht, { $deposited } in het archief{ $flagged ->
    [0] { "" }
   *[other] , { $flagged } gemarkeerd
}{ $lost ->
    [0] { "" }
   *[other] , { $lost } niet in het archief
}

delivery-expected = verwacht
delivery-unjudged = nog niet beoordeeld
delivery-captured = Opgenomen
delivery-started = Gestart
delivery-steps = { $done } van { $total } stappen
delivery-trying = { $count ->
    [one] één stap wordt opnieuw geprobeerd
   *[other] { $count } stappen worden opnieuw geprobeerd
}
delivery-ended = De verwerking is afgelopen; ververs de pagina.
delivery-report = Verslag
delivery-groups = Bevindingen per controle
delivery-met = { $count ->
    [one] Aan één controle is voldaan
   *[other] Aan { $count } controles is voldaan
}
delivery-findings = Bevindingen
delivery-picture = { $item }: { $subject }, met de fout aangeduid
delivery-turn = { $name } draaien
delivery-again = Opnieuw starten
    .why = Wat gedaan is, wordt niet overgedaan; over aangehouden objecten wordt opnieuw beslist, mislukte worden opnieuw geprobeerd.

item-sum = { $asked } antwoorden van controles: { $faults } niet voldaan, { $warnings } na te kijken

decide-reason = Reden
    .why = Blijft met uw naam bij elk gekozen object bewaard.
decide-none = Er is nog niets gekozen
decide-chosen = {"{count}"} gekozen
decide-everything = Alles wat dit filter toont en op een beslissing wacht, op alle pagina’s
decide-given = {"{count}"} beantwoord
decide-by = door {"{who}"}
decide-failed = Niet beantwoord:
decide-accept-why = Elk wordt bewaard zoals het is: de kopieën worden gemaakt, en het pakket wordt verzegeld en gedeponeerd ({ $sites }). Tot het verzegeld is, kan de beslissing worden teruggenomen; daarna niet meer.
decide-reject-why = Er wordt niets van gearchiveerd; het staat op de heropnamelijst voor de leverancier. De beslissing kan worden teruggenomen tot het opnieuw geleverd is.
decide-take-back = Beslissing terugnemen
decide-take-back-all = Alle getoonde beslissingen terugnemen
decide-take-back-why = Er moet opnieuw over beslist worden. Wat intussen verzegeld is, blijft zoals het beslist werd. Uw reden wordt bij de eerste bewaard.
decide-everything-decided = Alles wat deze filter toont en niet verzegeld is, op alle pagina’s
decide-not-yours = Gemarkeerde objecten wachten op een beslissing van een coördinator van deze instelling.

rework-title = Heropnamelijst
rework-none = Er hoeft niets opnieuw te gebeuren.
rework-item = Object
rework-check = Controle
rework-state = Toestand
rework-subject = Bestand
rework-when = Tijdcode
rework-wanted = Gevraagd
rework-found = Vastgesteld
rework-todo = Wat te doen
rework-source = Bron van de regel
rework-decision = Beslissing
rework-who = Door
rework-date = Op
rework-reason = Reden
rework-line = Regel
rework-answer = Opnieuw gekomen in
rework-answered = Beantwoord op
rework-sum = { $answered } van { $items } objecten zijn beantwoord
rework-confirm = Bevestigen
    .why = Het object met deze naam dat later kwam, is wat opnieuw moest. Uw naam wordt bij beide bewaard.
rework-dismiss = Niet hetzelfde
    .why = Twee verschillende objecten hebben dit kenmerk: de regel blijft open. Uw naam wordt bij beide bewaard.
rework-confirm-all = Alles van { $batch } bevestigen
rework-earlier = Komt in de plaats van
rework-later = Opnieuw gekomen als

line-state-open = open
line-state-perhaps = misschien beantwoord
line-state-coming = opnieuw gekomen, in behandeling
line-state-again = opnieuw open
line-state-answered = beantwoord
answer-how-named = genoemd in de leveringsnota
answer-how-order = dezelfde bestelling
answer-how-confirmed = door een persoon bevestigd
answer-how-perhaps = hetzelfde kenmerk

station-no-targets = Op dit station zijn geen testkaarten gemeten.
station-sessions = Sessies
station-faulty = Objecten met fouten
station-share = Objecten met fouten, %: { $check }
station-delta-e-mean = Kleur, gemiddelde ΔE2000
station-delta-e-worst = Kleur, grootste ΔE2000
station-tone-worst = Toon, grootste ΔL*
station-white-balance-worst = Witbalans, ΔE(a*b*)
station-noise-worst = Ruis, σ(L*)
station-efficiency-worst = Bemonsteringsrendement
station-uniformity = Gelijkmatigheid, ΔL*
station-ppi = Werkelijke resolutie, ppi
