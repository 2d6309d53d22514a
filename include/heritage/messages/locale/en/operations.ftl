### Operations: backlog, throughput, sites, what is late, what fails.

operations-late = What is late
operations-watched = As the watch saw it on { $when }
operations-never-watched = The watch has not run yet, so it cannot be said what is late. Look at the DAG watch.
operations-watch-silent = The watch has not looked since { $when }: what has become late since then is not shown here. Look at the DAG watch: is it paused, red, hanging, or waiting behind others?
operations-nothing-late = nothing is late
operations-open = Under way
operations-received = { $count ->
    [one] One delivery has arrived and is not yet taken in.
   *[other] { $count } deliveries have arrived and are not yet taken in.
}
operations-waiting = Wait for a person
operations-run = Run
operations-lost = Airflow no longer knows the run
operations-idle = Nothing is under way.
operations-sites = Sites
operations-packages = Packages
operations-free = Free / in all
operations-almost-full = almost full
operations-overdue = Copies not read in time
operations-done = Throughput of 30 days
operations-items-per-day = Items deposited per day
operations-bytes-per-day = Bytes deposited per day, at each site
operations-failures = What failed, and what to do
operations-no-failures = Nothing failed in 30 days.
operations-code = Code
operations-newest = Newest example

## What failed on our side: the code is the error's class
trouble-other = Something broke on our side
    .todo = Read the task's log, mend what it names, and start the run again; what is done is not done twice.
trouble-ToolMissing = A program is not installed
    .todo = Run make install on the machine, then start the run again.
trouble-ToolFailed = A program ended badly
    .todo = It is tried again by itself, and not a third time when it fails with the same words: then the file is the cause. The task's log has the program's last lines.
trouble-ToolTimeout = A program took too long
    .todo = See whether the machine is overloaded or the file is extreme; then start the run again.
trouble-WorkerCrashed = The process working on a file died
    .todo = Look for a lack of memory; the file named in the log can be tried alone.
trouble-ProofFailed = A copy was not equal to its original
    .todo = Nothing of it was kept, and trying again does not help: the program that makes the copy, or the file itself, is the cause. Tell the engineers which file it is; the original is untouched.
trouble-SourceChanged = A delivery changed after it was received
    .todo = Find out who writes there, put the delivery back as it was, and start the run again.
trouble-SiteUnavailable = A site does not answer
    .todo = It is tried again every two minutes; nothing is lost meanwhile. See to the site.
trouble-SiteRefused = A site does not let us in, or not do our work
    .todo = It is not tried again by itself. The task's log says what the site refused (rights, keys, a bucket, the host's key) and what to do; then start the run again.
trouble-SiteLocked = Another run works on the same package
    .todo = It is tried again every two minutes. The task's log names the run, the machine and the process that hold the lock.
trouble-OurMistake = The program has a fault
    .todo = Trying again does not help; nothing was lost. Give the engineers the task's log.
trouble-DiskFull = No room is left on a disk
    .todo = Make room on the disk that the log names; the run then goes on where it stopped.
trouble-CopyDamaged = What was read back from a site was not what was written
    .todo = It is written again by itself. If it stays, the site's disk is at fault: start an audit.
trouble-ObjectConflict = A site holds something else under the same name
    .todo = Start an audit of the package; whoever wrote there has to be found before anything is mended.
trouble-ConfigError = A configuration file is wrong
    .todo = The log names the file, the key, what was wanted and what was found. Correct it and start the run again.

## What is late, as the watch keeps it: the sentence, and what to do
late-unwatched = could not be watched: { $error }
    .todo = { "" }
late-clock = something was done at { $last }, and it is { $now } now
    .todo = Set the machine's clock; until then it cannot be said what is late.
late-catalogue = it knows no copy, but { $site } holds packages
    .todo = Put the catalogue back from its backup, or `python -m heritage rebuild --site { $site }`.
late-audit = { $site }: no audit has ended since { $last }
    .todo = Look at the DAG `audit`: is it paused, red, or waiting?
late-audit-never = { $site }: no audit has ended since the first deposit
    .todo = { late-audit.todo }
late-coverage = { $site }: { $number ->
        [one] one copy was
       *[other] { $number } copies were
    } not found whole within { $days } days
    .todo = Start the DAG `audit` with `everything`, or raise megabytes_per_second in sites.yaml.
late-copies = { $site }: { $number ->
        [one] one package has no copy of its
       *[other] { $number } packages have no copy of their
    } newest version there
    .todo = Start their worklines' runs again (a site that was away may be back); for a new site: the DAG `move`.
late-site = { $site }: { $error }
    .todo = { "" }
late-sites = { $one } and { $other } are one place ({ $common }): what takes one copy takes the other
    .todo = Move one of them (a new site, and the DAG `move`); in a trial say `same_place_as` in sites.yaml.
late-identity = { $package } version { $version }: two packages under one id: { $this }… at { $site }, { $first }… elsewhere
    .todo = A person decides which is right: docs/engineer.md, *Two packages under one id*.
late-damage = { $site }: { $number ->
        [one] one copy
       *[other] { $number } copies
    } { $outcome ->
        [damaged] damaged
        [missing] missing
        [could-not-read] that could not be read
       *[other] ({ $outcome })
    }, and not mended yet
    .todo = Start the DAG `repair` with the audit's proposal.
late-drill = no package was restored as a drill since { $last }
    .todo = Start the DAG `drill`.
late-drill-never = no package was restored as a drill since the first deposit
    .todo = { late-drill.todo }
late-silent = the DAG { $dag } has not ended well since { $since }
    .todo = Look at the DAG `{ $dag }`: is it paused, red, hanging, or waiting behind others?
late-finish = { $batch }: something was decided at { $since }, and no round has finished and reported it since
    .todo = Look at the DAG `finish`: is it paused, red, hanging, or waiting behind others?
late-act = { $act }: begun by { $who } at { $at }, and not ended
    .todo = Give the same command again: it goes on where it was.
late-revision = { $package }: version { $version } was asked for by { $who } at { $at }, and is not at every site
    .todo = Look at the DAG `revise`: which site does not answer? Each hour it goes on by itself.
late-batch = { $batch }: taken in, not closed, and nothing has happened for { $days } days
    .todo = Look for its run: is a task red, or is it queued behind others?
late-question = { $batch }: { $number ->
        [one] one item waits
       *[other] { $number } items wait
    } for a person, held from { $until } on
    .todo = A coordinator of the institution decides under *Worklines*; what nobody decides is held, and the report says so.
late-question-over = { $batch }: { $number ->
        [one] one item waits for a person, its
       *[other] { $number } items wait for a person, their
    } time ended at { $until }, and nothing came of it
    .todo = Is the run of `review` still there? Start the delivery again: they are asked about anew.
late-inbox = { $path }: in the inbox for { $days } days and not taken in: { $why }
    .todo = { "" }
late-upload = { $place }: { $name } was sent whole at { $at } and is not in the inbox
    .todo = Look at the DAG `upload`: clear the task of the run upload__{ $id } when what its log names is mended.
