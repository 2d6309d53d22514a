### Operations: backlog, throughput, sites, what is late, what fails.

operations-late = Wat te laat is
operations-watched = Zoals de bewaking het zag op { $when }
operations-never-watched = De bewaking is nog niet uitgevoerd: er valt niet te zeggen wat te laat is. Kijk naar de DAG watch.
operations-watch-silent = De bewaking heeft sinds { $when } niet meer gekeken: wat sindsdien te laat is, staat hier niet. Kijk naar de DAG watch: is die gepauzeerd, rood, blijft hij hangen, of wacht hij op andere?
operations-nothing-late = niets is te laat
operations-open = In behandeling
operations-received = { $count ->
    [one] Eén levering is aangekomen en nog niet in behandeling.
   *[other] { $count } leveringen zijn aangekomen en nog niet in behandeling.
}
operations-waiting = Wachten op een beslissing
operations-run = Run
operations-lost = Airflow kent de run niet meer
operations-idle = Er is niets in behandeling.
operations-sites = Bewaarplaatsen
operations-packages = Pakketten
operations-free = Vrij / totaal
operations-almost-full = bijna vol
operations-overdue = Kopieën niet op tijd gelezen
operations-done = Verwerkt in 30 dagen
operations-items-per-day = Objecten in het archief per dag
operations-bytes-per-day = Bytes per dag in het archief, op elke bewaarplaats
operations-failures = Wat misliep, en wat te doen
operations-no-failures = In 30 dagen is niets misgelopen.
operations-code = Code
operations-newest = Recentste voorbeeld

## What failed on our side: the code is the error's class
trouble-other = Er ging iets mis aan onze kant
    .todo = Lees het logboek van de taak, herstel wat erin staat en start de run opnieuw; wat gedaan is, wordt niet overgedaan.
trouble-ToolMissing = Een programma is niet geïnstalleerd
    .todo = Voer make install uit op de machine en start de run opnieuw.
trouble-ToolFailed = Een programma eindigde met een fout
    .todo = Het wordt vanzelf opnieuw geprobeerd, en geen derde keer als het met dezelfde woorden mislukt: dan ligt het aan het bestand. In het logboek van de taak staan de laatste regels van het programma.
trouble-ToolTimeout = Een programma duurde te lang
    .todo = Ga na of de machine overbelast is of het bestand uitzonderlijk; start de run daarna opnieuw.
trouble-WorkerCrashed = Het proces dat aan een bestand werkte, is gestopt
    .todo = Ga na of er te weinig geheugen was; het bestand in het logboek kan apart geprobeerd worden.
trouble-ProofFailed = Een kopie was niet gelijk aan het origineel
    .todo = Er is niets van bewaard, en opnieuw proberen helpt niet: het ligt aan het programma dat de kopie maakt, of aan het bestand zelf. Meld de technici welk bestand het is; het origineel is ongewijzigd.
trouble-SourceChanged = Een levering is na ontvangst gewijzigd
    .todo = Ga na wie daar schrijft, herstel de levering en start de run opnieuw.
trouble-SiteUnavailable = Een bewaarplaats antwoordt niet
    .todo = Er wordt om de twee minuten opnieuw geprobeerd; intussen gaat niets verloren. Kijk de bewaarplaats na.
trouble-SiteRefused = Een bewaarplaats laat ons niet toe of laat ons ons werk niet doen
    .todo = Er wordt niet vanzelf opnieuw geprobeerd. Het logboek van de taak zegt wat de bewaarplaats weigerde (rechten, sleutels, een bucket, de sleutel van de server) en wat eraan te doen is; start de run daarna opnieuw.
trouble-SiteLocked = Een andere run werkt aan hetzelfde pakket
    .todo = Er wordt om de twee minuten opnieuw geprobeerd. Het logboek van de taak noemt de run, de machine en het proces die het slot vasthouden.
trouble-OurMistake = Het programma bevat een fout
    .todo = Opnieuw proberen helpt niet; er is niets verloren gegaan. Geef het logboek van de taak aan de technici.
trouble-DiskFull = Er is geen plaats meer op een schijf
    .todo = Maak plaats op de schijf die het logboek noemt; de run gaat dan verder waar hij stopte.
trouble-CopyDamaged = Wat van een bewaarplaats teruggelezen werd, was niet wat geschreven werd
    .todo = Het wordt vanzelf opnieuw geschreven. Blijft het duren, dan is de schijf defect: start een audit.
trouble-ObjectConflict = Een bewaarplaats bevat iets anders onder dezelfde naam
    .todo = Start een audit van het pakket; zoek eerst wie daar geschreven heeft.
trouble-ConfigError = Een configuratiebestand is fout
    .todo = Het logboek noemt het bestand, de sleutel, wat gevraagd en wat gevonden is. Verbeter het en start de run opnieuw.

## Wat te laat is, zoals de bewaking het bewaart: de zin, en wat er te doen is
late-unwatched = kon niet worden bewaakt: { $error }
    .todo = { "" }
late-clock = er is iets gedaan op { $last }, en nu is het { $now }
    .todo = Zet de klok van de machine juist; tot dan is niet te zeggen wat te laat is.
late-catalogue = de catalogus kent geen enkele kopie, maar { $site } bevat pakketten
    .todo = Zet de catalogus terug uit de back-up, of `python -m heritage rebuild --site { $site }`.
late-audit = { $site }: geen audit voltooid sinds { $last }
    .todo = Controleer de DAG `audit`: staat hij op pauze, is hij rood, of wacht hij?
late-audit-never = { $site }: geen audit voltooid sinds het eerste pakket gearchiveerd werd
    .todo = { late-audit.todo }
late-coverage = { $site }: { $number ->
        [one] één kopie werd
       *[other] { $number } kopieën werden
    } niet binnen { $days } dagen gaaf bevonden
    .todo = Start de DAG `audit` met `everything`, of verhoog megabytes_per_second in sites.yaml.
late-copies = { $site }: van { $number ->
        [one] één pakket
       *[other] { $number } pakketten
    } ontbreekt daar de nieuwste versie
    .todo = Start de runs van hun digitaliseringslijn opnieuw (een bewaarplaats die weg was, is misschien terug); voor een nieuwe bewaarplaats: de DAG `move`.
late-site = { $site }: { $error }
    .todo = { "" }
late-sites = { $one } en { $other } zijn één plaats ({ $common }): wat de ene kopie wegneemt, neemt ook de andere weg
    .todo = Verplaats een van beide (een nieuwe bewaarplaats, en de DAG `move`); zet bij een proef `same_place_as` in sites.yaml.
late-identity = { $package } versie { $version }: twee pakketten onder één identificatie: { $this }… op { $site }, { $first }… elders
    .todo = Een mens beslist welk het juiste is: docs/engineer.md, *Two packages under one id*.
late-damage = { $site }: { $number ->
        [one] één kopie
       *[other] { $number } kopieën
    } { $outcome ->
        [damaged] beschadigd
        [missing] ontbrekend
        [could-not-read] onleesbaar
       *[other] ({ $outcome })
    } en nog niet hersteld
    .todo = Start de DAG `repair` met het voorstel van de audit.
late-drill = geen enkel pakket bij wijze van oefening teruggezet sinds { $last }
    .todo = Start de DAG `drill`.
late-drill-never = geen enkel pakket bij wijze van oefening teruggezet sinds het eerste gearchiveerd werd
    .todo = { late-drill.todo }
late-silent = de DAG { $dag } is niet goed geëindigd sinds { $since }
    .todo = Controleer de DAG `{ $dag }`: staat hij op pauze, is hij rood, hangt hij, of wacht hij op andere?
late-finish = { $batch }: er is iets beslist op { $since }, en sindsdien heeft geen ronde het afgewerkt en gerapporteerd
    .todo = Controleer de DAG `finish`: staat hij op pauze, is hij rood, hangt hij, of wacht hij op andere?
late-act = { $act }: begonnen door { $who } op { $at }, en niet voltooid
    .todo = Geef dezelfde opdracht opnieuw: ze gaat verder waar ze was.
late-revision = { $package }: versie { $version } werd gevraagd door { $who } op { $at }, en is niet op elke locatie
    .todo = Controleer de DAG `revise`: welke locatie antwoordt niet? Elk uur gaat hij vanzelf verder.
late-batch = { $batch }: in ontvangst genomen, niet afgesloten, en al { $days } dagen gebeurt er niets
    .todo = Zoek de run op: is een taak rood, of staat hij achter andere in de wachtrij?
late-question = { $batch }: { $number ->
        [one] één object wacht
       *[other] { $number } objecten wachten
    } op een beslissing, en wordt aangehouden vanaf { $until }
    .todo = Een coördinator van de instelling beslist onder *Digitaliseringslijnen*; waarover niemand beslist, wordt aangehouden, en het verslag vermeldt dat.
late-question-over = { $batch }: { $number ->
        [one] één object wacht
       *[other] { $number } objecten wachten
    } op een beslissing; de termijn liep af op { $until }, zonder gevolg
    .todo = Bestaat de run van `review` nog? Start de levering opnieuw: de vragen worden dan opnieuw gesteld.
late-inbox = { $path }: al { $days } dagen in de inbox en niet in ontvangst genomen: { $why }
    .todo = { "" }
late-upload = { $place }: { $name } is volledig verstuurd op { $at } en staat niet in de inbox
    .todo = Controleer de DAG `upload`: wis de taak van de run upload__{ $id } zodra hersteld is wat het logboek noemt.
