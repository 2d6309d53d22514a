## Suggestions, et qualité de la description d’un paquet

suggest-title = Suggestions
suggest-about = Ce que des programmes et des vocabulaires suggèrent. Rien n’en est dit d’un paquet avant votre accord ; ce que vous acceptez donne une version suivante et peut être retiré.
suggest-enricher = Enrichisseur
suggest-enrichers = Ce que sont devenues les suggestions
suggest-lowest = Score minimal (%)
suggest-pick = Choisir
suggest-records = Notices
suggest-score = Score
suggest-from = Établi d’après
suggest-own = Votre valeur (pour la modifier)
suggest-accept = Accepter
suggest-change = Accepter avec votre valeur
suggest-reject = Rejeter
suggest-decide = Décider des suggestions
suggest-none = Aucune suggestion n’est ouverte. Le DAG metadata les produit.
suggest-look = Voir ce qui est décidé
suggest-back = Retour à la liste
suggest-makes = Chaque paquet reçoit une version suivante ; la précédente reste.
suggest-sum-accepted = { $count ->
    [one] { $count } suggestion est acceptée
   *[other] { $count } suggestions sont acceptées
 }
suggest-sum-changed = { $count ->
    [one] { $count } suggestion est acceptée avec votre valeur
   *[other] { $count } suggestions sont acceptées avec votre valeur
 }
suggest-sum-rejected = { $count ->
    [one] { $count } suggestion est rejetée et ne reviendra pas
   *[other] { $count } suggestions sont rejetées et ne reviendront pas
 }
suggest-done = { $count ->
    [one] { $count } suggestion décidée.
   *[other] { $count } suggestions décidées.
 }
suggest-nothing = Choisissez au moins une suggestion.
suggest-no-value = Indiquez la valeur qui doit la remplacer.
suggest-no-reason = Votre institution demande un motif.
suggest-decided = { $count ->
    [one] { $count } suggestion décidée
   *[other] { $count } suggestions décidées
 }
suggest-share = Acceptées
suggest-take-back = Tout retirer
    .why = Tout ce qui a été accepté de { $enricher } { $version } est retiré : chaque paquet reçoit une version suivante qui redit ce qui était dit avant.
suggest-state-open = ouverte
suggest-state-accepted = acceptée
suggest-state-changed = modifiée
suggest-state-rejected = rejetée
suggest-state-withdrawn = retirée
tier-label = Niveau
tier-0 = identifié
tier-1 = trouvable
tier-2 = décrit
tier-3 = lié
tier-4 = enrichi
tier-missing = Pour le niveau { $tier }, il manque :
tier-need-title = un titre
tier-need-date = une date
tier-need-name = un auteur ou un éditeur
tier-need-subject = un sujet, un type, un lieu ou une description
tier-need-rights = une déclaration de droits
tier-need-title-language = la langue du titre
tier-need-language = la langue du texte
tier-need-date-edtf = une date que les programmes peuvent trier (EDTF)
tier-need-linked = un nom lié à une autorité
tier-need-linked-more = trois noms liés à des autorités
tier-need-description = une description
