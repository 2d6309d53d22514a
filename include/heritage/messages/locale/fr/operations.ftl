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
    .todo = Un nouvel essai a lieu toutes les deux minutes ; rien n’est perdu entre-temps. Vérifiez le site.
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

## Ce qui est en retard, comme la surveillance le garde : la phrase, et que faire
late-unwatched = n’a pas pu être surveillé : { $error }
    .todo = { "" }
late-clock = quelque chose a été fait le { $last }, et il est maintenant { $now }
    .todo = Réglez l’horloge de la machine ; d’ici là, on ne peut dire ce qui est en retard.
late-catalogue = le catalogue ne connaît aucune copie, mais { $site } contient des paquets
    .todo = Remettez le catalogue depuis sa sauvegarde, ou `python -m heritage rebuild --site { $site }`.
late-audit = { $site } : aucun audit achevé depuis le { $last }
    .todo = Vérifiez le DAG `audit` : est-il en pause, rouge, ou en attente ?
late-audit-never = { $site } : aucun audit achevé depuis le premier versement
    .todo = { late-audit.todo }
late-coverage = { $site } : { $number ->
        [one] une copie n’a pas été trouvée intacte
       *[other] { $number } copies n’ont pas été trouvées intactes
    } dans les { $days } jours
    .todo = Lancez le DAG `audit` avec `everything`, ou augmentez megabytes_per_second dans sites.yaml.
late-copies = { $site } : la version la plus récente { $number ->
        [one] d’un paquet
       *[other] de { $number } paquets
    } y manque
    .todo = Relancez les exécutions de leurs chaînes de numérisation (un site qui était absent est peut-être de retour) ; pour un nouveau site : le DAG `move`.
late-site = { $site } : { $error }
    .todo = { "" }
late-sites = { $one } et { $other } sont un même lieu ({ $common }) : ce qui emporte une copie emporte l’autre
    .todo = Déplacez l’un des deux (un nouveau site, et le DAG `move`) ; pour un essai, indiquez `same_place_as` dans sites.yaml.
late-identity = { $package } version { $version } : deux paquets sous un même identifiant : { $this }… à { $site }, { $first }… ailleurs
    .todo = Une personne décide lequel est le bon : docs/engineer.md, *Two packages under one id*.
late-damage = { $site } : { $number ->
        [one] une copie
       *[other] { $number } copies
    } { $outcome ->
        [damaged] à l’état endommagé
        [missing] à l’état manquant
        [could-not-read] à l’état illisible
       *[other] ({ $outcome })
    }, sans réparation à ce jour
    .todo = Lancez le DAG `repair` avec la proposition de l’audit.
late-drill = aucun paquet restauré à titre d’exercice depuis le { $last }
    .todo = Lancez le DAG `drill`.
late-drill-never = aucun paquet restauré à titre d’exercice depuis le premier versement
    .todo = { late-drill.todo }
late-silent = le DAG { $dag } ne s’est pas bien terminé depuis le { $since }
    .todo = Vérifiez le DAG `{ $dag }` : est-il en pause, rouge, bloqué, ou en attente derrière d’autres ?
late-finish = { $batch } : une décision a été prise le { $since }, et depuis aucune passe ne l’a exécutée ni rapportée
    .todo = Vérifiez le DAG `finish` : est-il en pause, rouge, bloqué, ou en attente derrière d’autres ?
late-act = { $act } : commencé par { $who } le { $at }, et non achevé
    .todo = Redonnez la même commande : elle reprend où elle en était.
late-revision = { $package } : la version { $version } a été demandée par { $who } le { $at }, et n’est pas sur chaque site
    .todo = Vérifiez le DAG `revise` : quel site ne répond pas ? Chaque heure, il reprend de lui-même.
late-batch = { $batch } : prise en charge, non close, et rien ne s’est passé depuis { $days } jours
    .todo = Cherchez son exécution : une tâche est-elle rouge, ou est-elle en file derrière d’autres ?
late-question = { $batch } : { $number ->
        [one] un objet attend
       *[other] { $number } objets attendent
    } une décision ; mise en attente à partir du { $until }
    .todo = Un coordinateur de l’institution décide sous *Chaînes de numérisation* ; ce dont personne ne décide est mis en attente, et le rapport le dit.
late-question-over = { $batch } : { $number ->
        [one] un objet attend
       *[other] { $number } objets attendent
    } une décision ; le délai a pris fin le { $until }, sans suite
    .todo = L’exécution de `review` existe-t-elle encore ? Relancez la livraison : les questions sont reposées.
late-inbox = { $path } : dans la boîte de réception depuis { $days } jours et non prise en charge : { $why }
    .todo = { "" }
late-upload = { $place } : { $name } a été envoyé en entier le { $at } et n’est pas dans la boîte de réception
    .todo = Vérifiez le DAG `upload` : effacez la tâche de l’exécution upload__{ $id } quand ce que nomme son journal est réparé.
