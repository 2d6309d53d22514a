### Operations: backlog, throughput, sites, what is late, what fails.

operations-late = En retard
operations-watched = Selon la surveillance du { $when }
operations-never-watched = La surveillance n’a pas encore tourné : on ne peut dire ce qui est en retard. Voyez le DAG watch.
operations-watch-silent = La surveillance n'a plus rien examiné depuis le { $when } : ce qui a pris du retard depuis n'apparaît pas ici. Regardez le DAG watch : est-il en pause, en rouge, bloqué, ou en attente derrière d'autres ?
operations-nothing-late = rien n’est en retard
operations-open = En cours
operations-received = { $count ->
    [one] Une livraison est arrivée et n’est pas encore prise en charge.
   *[other] { $count } livraisons sont arrivées et ne sont pas encore prises en charge.
}
operations-waiting = En attente d’une personne
operations-run = Exécution
operations-lost = Airflow ne connaît plus cette exécution
operations-idle = Rien n’est en cours.
operations-sites = Sites de conservation
operations-packages = Paquets
operations-free = Libre / total
operations-almost-full = presque plein
operations-overdue = Copies non relues à temps
operations-done = Débit sur 30 jours
operations-items-per-day = Pièces versées par jour
operations-bytes-per-day = Octets versés par jour, sur chaque site
operations-failures = Ce qui a échoué, et que faire
operations-no-failures = Rien n’a échoué en 30 jours.
operations-code = Code
operations-newest = Exemple le plus récent

## What failed on our side: the code is the error's class
trouble-other = Une panne de notre côté
    .todo = Lisez le journal de la tâche, réparez ce qu’il nomme et relancez l’exécution ; ce qui est fait n’est pas refait.
trouble-ToolMissing = Un programme n’est pas installé
    .todo = Exécutez make install sur la machine, puis relancez l’exécution.
trouble-ToolFailed = Un programme s’est mal terminé
    .todo = Il est retenté de lui-même, mais pas une troisième fois s’il échoue dans les mêmes termes : c’est alors le fichier. Le journal de la tâche contient les dernières lignes du programme.
trouble-ToolTimeout = Un programme a pris trop de temps
    .todo = Voyez si la machine est surchargée ou le fichier hors norme ; relancez ensuite l’exécution.
trouble-WorkerCrashed = Le processus qui traitait un fichier s’est arrêté
    .todo = Cherchez un manque de mémoire ; le fichier nommé dans le journal peut être essayé seul.
trouble-ProofFailed = Une copie n’était pas égale à son original
    .todo = Rien n’en a été gardé, et réessayer n’y change rien : la cause est le programme qui fait la copie, ou le fichier lui-même. Signalez aux techniciens de quel fichier il s’agit ; l’original est intact.
trouble-SourceChanged = Une livraison a changé après sa réception
    .todo = Cherchez qui y écrit, rétablissez la livraison et relancez l’exécution.
trouble-SiteUnavailable = Un site de conservation ne répond pas
    .todo = Un nouvel essai a lieu toutes les deux minutes ; rien n’est perdu entre-temps. Occupez-vous du site.
trouble-SiteRefused = Un site de conservation nous refuse l’accès ou l’opération
    .todo = Aucun nouvel essai n’a lieu de lui-même. Le journal de la tâche dit ce que le site a refusé (droits, clés, bucket, clé du serveur) et ce qu’il faut faire ; relancez ensuite l’exécution.
trouble-SiteLocked = Une autre exécution travaille sur le même paquet
    .todo = Un nouvel essai a lieu toutes les deux minutes. Le journal de la tâche nomme l’exécution, la machine et le processus qui détiennent le verrou.
trouble-OurMistake = Le programme a un défaut
    .todo = Réessayer ne sert à rien ; rien n’est perdu. Donnez le journal de la tâche aux techniciens.
trouble-DiskFull = Il n’y a plus de place sur un disque
    .todo = Libérez de la place sur le disque que nomme le journal ; l’exécution reprend où elle s’est arrêtée.
trouble-CopyDamaged = Ce qui a été relu d’un site n’était pas ce qui y fut écrit
    .todo = L’écriture est refaite d’elle-même. Si cela persiste, le disque du site est en cause : lancez un audit.
trouble-ObjectConflict = Un site contient autre chose sous le même nom
    .todo = Lancez un audit du paquet ; il faut trouver qui y a écrit avant de réparer.
trouble-ConfigError = Un fichier de configuration est erroné
    .todo = Le journal nomme le fichier, la clé, ce qui était attendu et trouvé. Corrigez-le et relancez l’exécution.
