### The public door: what readers see. No word of the trade.

public-title = Collections numériques
public-search = Rechercher
public-search-label = Titres, personnes, dates, sujets
public-institution = Institution
public-all = Toutes les institutions
public-found = { $count ->
    [one] Un objet
   *[other] { $count } objets
  }
public-none = Rien n’a été trouvé. Essayez moins de mots, ou le début d’un mot.
public-earlier = Retour
public-later = Suite
public-back = Vers la recherche
public-pages = Pages
public-page = { $number } sur { $count }
public-shown-by = Présenté par
public-rights = Droits
public-described = Cet objet est décrit ici. Pour le voir, adressez-vous à l’institution ou rendez-vous dans sa salle de lecture.
public-viewer = Image, à déplacer et à agrandir avec la souris ou avec les flèches, plus et moins
public-loading = L’image est en cours de chargement.
public-download = Télécharger
public-model = Modèle (glTF)
public-text = Texte de cette page (ALTO)
public-manifest = Manifeste IIIF
public-manifest-hint = Ouvrez cette adresse dans n’importe quelle visionneuse IIIF, à côté d’objets d’autres collections.
public-language = Langue
public-not-found = Cette page n’existe pas
public-not-found-hint = L’adresse est erronée, ou ce qui se trouvait ici n’est plus présenté.
public-busy = Trop de demandes
public-busy-hint = Attendez une minute, puis continuez.
public-term-title = Titre
public-term-alternative = Autre titre
public-term-creator = Fait par
public-term-contributor = Avec
public-term-publisher = Publié par
public-term-date = Date
public-term-created = Fait
public-term-issued = Paru
public-term-type = Type
public-term-language = Langue
public-term-extent = Étendue
public-term-medium = Matériau
public-term-subject = Sujet
public-term-spatial = Lieu
public-term-temporal = Période
public-term-isPartOf = Fait partie de
public-term-identifier = Numéro
public-term-description = Description
public-term-abstract = Résumé
public-term-rightsHolder = Titulaire des droits
public-term-rights = À propos des droits
