### Deliveries, items, decisions, rework lists, capture stations.

worklines-deliveries = Livraisons
worklines-items = Pièces
worklines-stations = Postes de prise de vue au fil du temps
worklines-received = Arrivées, pas encore prises en charge
    .why = Une livraison complète démarre d’elle-même en moins d’une minute ; celle qui est encore en cours de copie attend que plus rien ne change.
worklines-being-received = en cours de réception
worklines-start = Démarrer maintenant
worklines-refused = Livraisons refusées
    .todo = Rien n’y a été modifié et rien n’en a été conservé. Corrigez ce qui est indiqué et livrez-les de nouveau.
worklines-sum = { $expected } attendues, { $deposited } versées aux archives{ $flagged ->
    [0] { "" }
   *[other] , { $flagged } signalées
}{ $lost ->
    [0] { "" }
   *[other] , { $lost } non versées
}

delivery-expected = attendues
delivery-unjudged = pas encore contrôlées
delivery-captured = Prises de vue
delivery-started = Démarrée
delivery-steps = { $done } étapes sur { $total }
delivery-trying = { $count ->
    [one] une étape est retentée
   *[other] { $count } étapes sont retentées
}
delivery-ended = Le traitement est terminé ; actualisez la page.
delivery-report = Rapport
delivery-groups = Constats par contrôle
delivery-met = { $count ->
    [one] Un contrôle est satisfait
   *[other] { $count } contrôles sont satisfaits
}
delivery-findings = Constats
delivery-picture = { $item } : { $subject }, défaut encadré
delivery-turn = Faire tourner { $name }
delivery-again = Relancer
    .why = Ce qui est fait n’est pas refait ; les pièces en suspens sont de nouveau soumises à décision, celles qui ont échoué sont retentées.

item-sum = { $asked } réponses des contrôles : { $faults } non satisfaites, { $warnings } à examiner

decide-reason = Motif
    .why = Conservé définitivement, avec votre nom, pour chaque pièce choisie.
decide-none = Rien n’est encore choisi
decide-chosen = Pièces choisies : {"{count}"}
decide-everything = Tout ce que ce filtre affiche et qui attend une décision, sur toutes les pages
decide-given = Réponses données : {"{count}"}
decide-by = par {"{who}"}
decide-failed = Sans réponse :
decide-accept-why = Chaque unité est conservée telle quelle : ses copies sont faites, son paquet est scellé et déposé ({ $sites }). Tant qu’il n’est pas scellé, la décision peut être retirée ; ensuite, elle reste.
decide-reject-why = Rien n’en est archivé ; elle figure sur la liste des reprises pour le fournisseur. La décision peut être retirée tant que rien n’a été livré de nouveau.
decide-take-back = Retirer la décision
decide-take-back-all = Retirer toutes les décisions affichées
decide-take-back-why = Une nouvelle décision sera attendue. Ce qui est scellé entre-temps reste tel que décidé. Votre motif est conservé avec le premier.
decide-everything-decided = Tout ce que ce filtre affiche et qui n’est pas scellé, sur toutes les pages
decide-not-yours = Les pièces signalées attendent la décision d’un coordinateur ou d’une coordinatrice de cette institution.

rework-title = Liste des reprises
rework-none = Rien n’est à refaire.
rework-item = Pièce
rework-check = Contrôle
rework-state = État
rework-subject = Fichier
rework-when = Repère temporel
rework-wanted = Demandé
rework-found = Constaté
rework-todo = À faire
rework-source = Source de la règle
rework-decision = Décision
rework-who = Par
rework-date = Le
rework-reason = Motif
rework-line = Ligne
rework-answer = Revenue dans
rework-answered = Répondu le
rework-sum = { $answered } pièces sur { $items } ont leur réponse
rework-confirm = Confirmer
    .why = La pièce de ce nom arrivée plus tard est celle qui était à refaire. Votre nom est conservé avec les deux.
rework-dismiss = Pas le même
    .why = Deux objets différents portent cet identifiant : la ligne reste ouverte. Votre nom est conservé avec les deux.
rework-confirm-all = Confirmer tout { $batch }
rework-earlier = Remplace
rework-later = Revenue comme

line-state-open = ouverte
line-state-perhaps = peut-être répondue
line-state-coming = revenue, en cours
line-state-again = de nouveau ouverte
line-state-answered = répondue
answer-how-named = nommée dans le bordereau de livraison
answer-how-order = même commande
answer-how-confirmed = confirmée par une personne
answer-how-perhaps = même identifiant

station-no-targets = Aucune mire n’a été mesurée à ce poste.
station-sessions = Séances
station-faulty = Pièces défectueuses
station-share = Pièces défectueuses, % : { $check }
station-delta-e-mean = Couleur, ΔE2000 moyen
station-delta-e-worst = Couleur, ΔE2000 maximal
station-tone-worst = Tonalité, ΔL* maximal
station-white-balance-worst = Balance des blancs, ΔE(a*b*)
station-noise-worst = Bruit, σ(L*)
station-efficiency-worst = Rendement d’échantillonnage
station-uniformity = Uniformité, ΔL*
station-ppi = Résolution obtenue, ppp
