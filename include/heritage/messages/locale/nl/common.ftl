### Wat elke pagina nodig heeft. Eén term per begrip: levering, object, bestand, pakket, kopie, bewaarplaats; controle, bevinding, kwaliteitseisen, beslissing.

## De weg vinden
nav-label = Erfgoedpagina’s
nav-worklines = Digitaliseringslijnen
nav-archive = Archief
nav-operations = Beheer
nav-evidence = Bewijs
skip-to-content = Naar de inhoud
nav-here = U bent hier
nav-up = Terug naar { $where }
language-label = Taal
nav-theme = Weergave
nav-theme-light = Licht
nav-theme-dark = Donker
nav-theme-system = Zoals het toestel
nav-airflow = Openen in Airflow
nav-signed-in = Aangemeld als { $name }
nav-new-window = (opent in een nieuw venster)

language-en = English
language-nl = Nederlands
language-fr = Français
language-de = Deutsch

## Digitaliseringslijnen
workline-paper = Papier
workline-photographs = Foto’s
workline-objects = Objecten
workline-audiovisual = Geluid en bewegend beeld
workline-metadata = Metadata

## Toestanden
delivery-state-received = ontvangen
delivery-state-running = in verwerking
delivery-state-waiting = wacht op een beslissing
delivery-state-done = afgewerkt
delivery-state-refused = geweigerd
delivery-state-failed = mislukt
item-state-waiting = wacht
item-state-running = in verwerking
item-state-passed = in orde
item-state-flagged = gemarkeerd
item-state-pending = wacht op een beslissing
item-state-accepted = aanvaard
item-state-rejected = afgekeurd
item-state-held = aangehouden
item-state-deposited = in het archief
    .why = Twee kopieën werden teruggelezen en juist bevonden.
item-state-failed = mislukt
    .why = Er ging iets mis aan onze kant; aan het object zelf scheelt niets.
outcome-pass = voldoet
outcome-warn = te bekijken
outcome-fail = voldoet niet
choice-accept = aanvaard
choice-reject = afgekeurd
choice-hold = aangehouden

## Waarvoor bestanden dienen
role-original = zoals geleverd
role-master = bewaarkopie
role-text = herkende tekst
role-access = raadpleegkopie
role-evidence = bewijs van de controles

## Opschriften
label-institution = Instelling
label-workline = Digitaliseringslijn
label-delivery = Levering
label-item = Object
label-file = Bestand
label-files = Bestanden
label-package = Pakket
label-version = Versie
label-title = Titel
label-identifier = Kenmerk
label-format = Formaat
label-size = Omvang
label-pages = Pagina’s
label-station = Scanstation
label-operator = Operator
label-supplier = Leverancier
label-order = Bestelling
label-policy = Kwaliteitseisen
label-check = Controle
label-outcome = Resultaat
label-subject = Betreft
label-wanted = Gevraagd
label-found = Vastgesteld
label-todo = Wat te doen
label-source = Bron van de regel
label-state = Toestand
label-progress = Voortgang
label-decision = Beslissing
label-reason = Reden
label-who = Wie
label-when = Wanneer
label-what = Wat
label-date = Datum
label-from = Van
label-until = Tot
label-site = Bewaarplaats
label-copy = Kopie
label-tool = Hulpmiddel
label-digest = Controlegetal
label-details = Details
label-picture = Beeld

answer-yes = ja
answer-no = nee
answer-none = geen
answer-unknown = onbekend
answer-all = alle

## Tellen
count-deliveries = { $count ->
    [one] { $count } levering
   *[other] { $count } leveringen
}
count-items = { $count ->
    [one] { $count } object
   *[other] { $count } objecten
}
count-files = { $count ->
    [one] { $count } bestand
   *[other] { $count } bestanden
}
count-findings = { $count ->
    [one] { $count } bevinding
   *[other] { $count } bevindingen
}
count-packages = { $count ->
    [one] { $count } pakket
   *[other] { $count } pakketten
}
count-copies = { $count ->
    [one] { $count } kopie
   *[other] { $count } kopieën
}
count-selected = { $count ->
    [one] { $count } geselecteerd
   *[other] { $count } geselecteerd
}

## Lijsten en zoeken
list-next = Volgende
list-previous = Vorige
list-first = Terug naar het begin
list-label = Pagina’s van deze lijst
list-shown = { $count ->
    [one] { $count } rij getoond
   *[other] { $count } rijen getoond
}
list-of = { $count } van { $total }
list-more = en nog { $count }
list-empty = Hier staat niets.
list-nothing-found = Niets gevonden. Probeer minder woorden of een andere periode.
list-sort = Sorteren op { $column }
list-select-all = Alles op deze pagina selecteren
search-label = Zoeken
search-button = Zoeken
search-clear = Zoekopdracht wissen
search-hint = Kenmerk, titel, instelling of datum
filter-label = Verfijnen
filter-apply = Toepassen
filter-all = Alle

## Tijd
time-utc = Alle tijden zijn in UTC.
time-left = nog ongeveer { $time }
time-ago = { $time } geleden
time-since = sinds { $date }
time-never = nooit
time-between = { $from } tot { $until }

## Doen
action-accept = Aanvaarden
action-reject = Afkeuren
action-hold = Aanhouden
action-undo-hold = Aanhouding opheffen
action-export = Exporteren
action-export-csv = Exporteren als CSV
action-print = Afdrukken
action-open = Openen
action-close = Sluiten
action-save = Bewaren
action-cancel = Annuleren
action-confirm = Bevestigen
action-back = Terug
action-download = Downloaden
action-copy = Kopiëren
action-copied = Gekopieerd
action-show-more = Meer tonen
action-show-less = Minder tonen
action-sign-in = Aanmelden
action-try-again = Opnieuw proberen

## Wat eruit kwam
notice-saved = Bewaard.
notice-asked = Aangevraagd. U kunt het hier volgen.
notice-already-done = Dit was al gebeurd; er werd niets dubbel gedaan.
notice-working = Een ogenblik …
notice-changed = Dit is gewijzigd sinds u de pagina opende. Bekijk het opnieuw voor u beslist.

## Als het niet getoond kan worden
error-400 = De vraag werd niet begrepen
    .todo = Ga terug en probeer het vanaf de pagina zelf.
error-401 = U bent niet aangemeld
    .todo = Meld u aan en open de pagina opnieuw.
error-403 = U mag dit bekijken, maar niet doen
    .todo = Vraag het aan iemand van uw instelling die het recht heeft, of vraag het recht aan de beheerder.
error-404 = Deze pagina bestaat niet, of u hebt er geen toegang toe
    .todo = Kijk het adres na. Kreeg u het van een collega, vraag dan of uw instelling dit mag zien.
error-405 = Dit kan niet op dit adres
    .todo = Ga terug en probeer het vanaf de pagina zelf.
error-409 = Iemand was u voor
    .todo = Open de pagina opnieuw: de toestand is gewijzigd, en misschien valt er niets meer te doen.
error-413 = Dat is te veel tegelijk
    .todo = Kies minder objecten, of stuur een kleiner bestand.
error-422 = Iets wat werd ingevuld, klopt niet
    .todo = Verbeter wat gemarkeerd is en verstuur het opnieuw. Er werd niets gewijzigd.
error-429 = Te veel aanvragen
    .todo = Wacht een minuut en probeer het dan opnieuw.
error-500 = Er ging iets mis aan onze kant
    .todo = Er ging niets van u verloren. Probeer het opnieuw; blijft het misgaan, geef de technici dan dit nummer: { $reference }
error-503 = Het systeem is overbelast of wordt opgestart
    .todo = Wacht een minuut en probeer het dan opnieuw.
error-field-missing = Dit moet worden ingevuld.
error-field-invalid = Deze waarde is niet geldig.
error-reason-missing = Geef een reden op: ze wordt bij de beslissing bewaard.
error-form-expired = Dit formulier stond te lang open. Open de pagina opnieuw en verstuur het nog eens.

## Aanmelden, en het eigen wachtwoord
login-title = Aanmelden
login-name = Naam
login-password = Wachtwoord
login-wrong = De naam of het wachtwoord klopt niet.
login-too-many = Te veel foute wachtwoorden voor deze naam. Wacht een minuut en probeer het opnieuw.
login-forgotten = Vergeten? De technici geven u een nieuw.
account-title = Uw wachtwoord
account-old = Huidig wachtwoord
account-new = Nieuw wachtwoord
account-again = Nieuw wachtwoord, nog eens
account-change = Wachtwoord wijzigen
account-changed = Uw wachtwoord is gewijzigd. Andere browsers moeten zich opnieuw aanmelden.
account-short = Minstens { $count } tekens: een zin is beter dan speciale tekens.
account-differ = Het nieuwe wachtwoord was niet twee keer hetzelfde. Er is niets gewijzigd.
account-wrong = Het huidige wachtwoord klopt niet. Er is niets gewijzigd.
account-elsewhere = Uw wachtwoord wordt niet hier bewaard. Wijzig het waar uw instelling het bewaart.

## Mensen
person-coordinator = Coördinator
person-programme = Programma
person-engineer = Technicus
person-auditor = Auditor
person-admin = Beheerder
