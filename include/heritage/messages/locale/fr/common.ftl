### Ce dont chaque page a besoin. Un terme par notion : livraison, pièce, fichier, paquet, copie, site de conservation ; contrôle, constat, exigences de qualité, décision.

## Se repérer
nav-label = Pages du patrimoine
nav-worklines = Chaînes de numérisation
nav-archive = Archives
nav-operations = Exploitation
nav-evidence = Preuves
skip-to-content = Aller au contenu
nav-here = Vous êtes ici
nav-up = Retour : { $where }
language-label = Langue
nav-theme = Affichage
nav-theme-light = Clair
nav-theme-dark = Sombre
nav-theme-system = Comme l’appareil
nav-airflow = Ouvrir dans Airflow
nav-signed-in = Connexion : { $name }
nav-new-window = (s’ouvre dans une nouvelle fenêtre)

language-en = English
language-nl = Nederlands
language-fr = Français
language-de = Deutsch

## Chaînes de numérisation
workline-paper = Papier
workline-photographs = Photographies
workline-objects = Objets
workline-audiovisual = Son et image animée
workline-metadata = Métadonnées

## États
delivery-state-received = reçue
delivery-state-running = en traitement
delivery-state-waiting = en attente d’une décision
delivery-state-done = terminée
delivery-state-refused = refusée
delivery-state-failed = échouée
item-state-waiting = en attente
item-state-running = en traitement
item-state-passed = conforme
item-state-flagged = signalée
item-state-pending = en attente d’une décision
item-state-accepted = acceptée
item-state-rejected = rejetée
item-state-held = en suspens
item-state-deposited = versée aux archives
    .why = Deux copies ont été relues et reconnues exactes.
item-state-failed = échec
    .why = Une panne s’est produite de notre côté ; la pièce n’est pas en cause.
outcome-pass = conforme
outcome-warn = à examiner
outcome-fail = non conforme
choice-accept = acceptée
choice-reject = rejetée
choice-hold = en suspens

## À quoi servent les fichiers
role-original = tel que livré
role-master = copie de conservation
role-text = texte reconnu
role-access = copie de consultation
role-evidence = preuve des contrôles

## Intitulés
label-institution = Institution
label-workline = Chaîne de numérisation
label-delivery = Livraison
label-item = Pièce
label-file = Fichier
label-files = Fichiers
label-package = Paquet
label-version = Version
label-title = Titre
label-identifier = Identifiant
label-format = Format
label-size = Taille
label-pages = Pages
label-station = Poste de numérisation
label-operator = Opérateur
label-supplier = Prestataire
label-order = Commande
label-policy = Exigences de qualité
label-check = Contrôle
label-outcome = Résultat
label-subject = Concerne
label-wanted = Demandé
label-found = Constaté
label-todo = Que faire
label-source = Source de la règle
label-state = État
label-progress = Avancement
label-decision = Décision
label-reason = Motif
label-who = Qui
label-when = Quand
label-what = Quoi
label-date = Date
label-from = Du
label-until = Au
label-site = Site de conservation
label-copy = Copie
label-tool = Outil
label-digest = Empreinte
label-details = Détails
label-picture = Image

answer-yes = oui
answer-no = non
answer-none = aucun
answer-unknown = inconnu
answer-all = tous

## Compter
count-deliveries = { $count ->
    [one] { $count } livraison
   *[other] { $count } livraisons
}
count-items = { $count ->
    [one] { $count } pièce
   *[other] { $count } pièces
}
count-files = { $count ->
    [one] { $count } fichier
   *[other] { $count } fichiers
}
count-findings = { $count ->
    [one] { $count } constat
   *[other] { $count } constats
}
count-packages = { $count ->
    [one] { $count } paquet
   *[other] { $count } paquets
}
count-copies = { $count ->
    [one] { $count } copie
   *[other] { $count } copies
}
count-selected = { $count ->
    [one] { $count } sélection
   *[other] { $count } sélections
}

## Listes et recherche
list-next = Suivant
list-previous = Précédent
list-first = Retour au début
list-label = Pages de cette liste
list-shown = { $count ->
    [one] { $count } ligne affichée
   *[other] { $count } lignes affichées
}
list-of = { $count } sur { $total }
list-more = et { $count } de plus
list-empty = Il n’y a rien ici.
list-nothing-found = Aucun résultat. Essayez moins de mots ou une autre période.
list-sort = Trier par { $column }
list-select-all = Tout sélectionner sur cette page
search-label = Rechercher
search-button = Rechercher
search-clear = Effacer la recherche
search-hint = Identifiant, titre, institution ou date
filter-label = Affiner
filter-apply = Appliquer
filter-all = Tous

## Le temps
time-utc = Toutes les heures sont en UTC.
time-left = encore { $time } environ
time-ago = il y a { $time }
time-since = depuis le { $date }
time-never = jamais
time-between = du { $from } au { $until }

## Agir
action-accept = Accepter
action-reject = Rejeter
action-hold = Mettre en suspens
action-undo-hold = Lever la suspension
action-export = Exporter
action-export-csv = Exporter en CSV
action-print = Imprimer
action-open = Ouvrir
action-close = Fermer
action-save = Enregistrer
action-cancel = Annuler
action-confirm = Confirmer
action-back = Retour
action-download = Télécharger
action-copy = Copier
action-copied = Copié
action-show-more = Afficher plus
action-show-less = Afficher moins
action-sign-in = Se connecter
action-try-again = Réessayer

## Ce qui en est résulté
notice-saved = Enregistré.
notice-asked = Demande enregistrée. Vous pouvez la suivre ici.
notice-already-done = C’était déjà fait ; rien n’a été fait deux fois.
notice-working = Un instant…
notice-changed = La situation a changé depuis que vous avez ouvert la page. Revoyez-la avant de décider.

## Quand l’affichage est impossible
error-400 = La demande n’a pas été comprise
    .todo = Revenez en arrière et recommencez depuis la page elle-même.
error-401 = Vous n’êtes pas connecté
    .todo = Connectez-vous, puis rouvrez la page.
error-403 = Vous pouvez consulter, mais pas faire ceci
    .todo = Adressez-vous à une personne de votre institution qui en a le droit, ou demandez ce droit à l’administrateur.
error-404 = Cette page n’existe pas, ou pas pour vous
    .todo = Vérifiez l’adresse. Si un collègue vous l’a envoyée, demandez si votre institution peut la voir.
error-405 = Cette adresse ne permet pas cette action
    .todo = Revenez en arrière et recommencez depuis la page elle-même.
error-409 = Quelqu’un vous a devancé
    .todo = Rouvrez la page : l’état a changé, et il n’y a peut-être plus rien à faire.
error-413 = C’est trop à la fois
    .todo = Choisissez moins de pièces, ou envoyez un fichier plus petit.
error-422 = Une donnée saisie n’est pas correcte
    .todo = Corrigez ce qui est marqué, puis renvoyez. Rien n’a été modifié.
error-429 = Trop de demandes
    .todo = Attendez une minute, puis réessayez.
error-500 = Une panne s’est produite de notre côté
    .todo = Rien n’a été perdu. Réessayez ; si cela persiste, communiquez ce numéro aux techniciens : { $reference }
error-503 = Le système est occupé ou en cours de démarrage
    .todo = Attendez une minute, puis réessayez.
error-field-missing = Ce champ est obligatoire.
error-field-invalid = Cette valeur n’est pas valable.
error-reason-missing = Indiquez un motif : il est conservé avec la décision.
error-form-expired = Ce formulaire est resté ouvert trop longtemps. Rouvrez la page et renvoyez-le.

## Se connecter, et son propre mot de passe
login-title = Se connecter
login-name = Nom
login-password = Mot de passe
login-wrong = Le nom ou le mot de passe n’est pas correct.
login-too-many = Trop de mots de passe erronés pour ce nom. Attendez une minute, puis réessayez.
login-forgotten = Oublié ? Les ingénieurs vous en donnent un nouveau.
account-title = Votre mot de passe
account-old = Mot de passe actuel
account-new = Nouveau mot de passe
account-again = Nouveau mot de passe, encore une fois
account-change = Changer le mot de passe
account-changed = Votre mot de passe est changé. Les autres navigateurs doivent se reconnecter.
account-short = Au moins { $count } signes : une phrase vaut mieux que des signes spéciaux.
account-differ = Le nouveau mot de passe n’était pas deux fois le même. Rien n’a été changé.
account-wrong = Le mot de passe actuel n’est pas correct. Rien n’a été changé.
account-elsewhere = Votre mot de passe n’est pas conservé ici. Changez-le là où votre institution le conserve.

## Les personnes
person-coordinator = Coordination
person-programme = Programme
person-engineer = Technique
person-auditor = Audit
person-admin = Administration
