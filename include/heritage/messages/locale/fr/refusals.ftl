### Pourquoi une livraison est refusée : chaque règle avec son titre et son sens, et ce qu’écrivent ses motifs.

refusal = { $subject } : demandé : { $wanted } ; trouvé : { $found }. { $advice }

refusal-not-a-folder = Pas un dossier
    .why = Une livraison est un dossier ; une archive compressée se décompresse d’abord.
refusal-unreadable = Illisible
    .why = Le système n’a pas le droit de lire le fichier ou le dossier, ou le disque ne le restitue pas.
refusal-not-a-file = Ni fichier ni dossier
    .why = Les liens, tubes et périphériques ne se livrent pas : personne ne sait vers quoi ils pointeront plus tard.
refusal-still-changing = Copie encore en cours
    .why = Quelqu’un écrivait encore dans la livraison pendant sa lecture.
refusal-too-long = Trop gros pour ce que dit son nom
    .why = Bordereaux, tableaux et listes sont petits ; un fichier aussi gros est autre chose.
refusal-virus = Virus
    .why = L’antivirus a trouvé quelque chose dans le fichier. La livraison n’a pas été prise en charge.
refusal-stray = Fichier mal placé
    .why = Une livraison contient objects/ et metadata/ ; ce qui se trouve ailleurs n’appartient à rien.
refusal-no-items = Aucune pièce
    .why = Il n’y a rien sous objects/ qui puisse être conservé.
refusal-item-empty = Pièce vide
    .why = Le dossier de la pièce ne contient aucun fichier.
refusal-item-missing = Pièce manquante
    .why = Le bordereau de livraison attend une pièce qui n’est pas arrivée.
refusal-item-twice = Un identifiant pour deux pièces
    .why = Deux éléments de la livraison deviendraient la même pièce.
refusal-item-name = Nom d’une pièce
    .why = Le nom de la pièce devient durablement celui de dossiers ; tout système doit pouvoir le porter.
refusal-batch-name = Nom de la livraison
    .why = Le nom de la livraison devient durablement celui de dossiers ; tout système doit pouvoir le porter.
refusal-path-length = Chemin trop long
    .why = Tous les sites de conservation ne peuvent porter un chemin aussi long.
refusal-name-encoding = Nom dans un codage inconnu
    .why = Le nom n’est pas écrit en UTF-8 ; un autre système afficherait un autre nom.
refusal-name-invisible = Caractères invisibles dans un nom
    .why = Un nom contenant des caractères invisibles peut ressembler à un autre.
refusal-name-character = Caractère interdit dans un nom
    .why = Certains disques et bandes ne peuvent porter ce caractère.
refusal-name-composed = Accents décomposés
    .why = La lettre et l’accent sont deux caractères ; certains systèmes les réunissent, et le nom change.
refusal-name-edge = Espace ou point à la fin d’un nom
    .why = Windows supprime les espaces et points finaux, et le fichier devient introuvable.
refusal-name-device = Nom de périphérique Windows
    .why = Windows réserve ce nom à un périphérique et ne peut enregistrer un fichier sous ce nom.
refusal-name-length = Nom trop long
    .why = Les disques limitent la longueur des noms, et ce qui est tiré d’un fichier en reçoit un plus long.
refusal-name-hidden = Fichier caché
    .why = Son nom commence par un point : reste d’un programme, non partie de l’objet.
refusal-name-leftover = Reste du bureau
    .why = Un fichier que le système d’exploitation laisse dans les dossiers, non partie de l’objet.
refusal-name-twin = Noms trop semblables
    .why = Certains disques confondent les deux noms et ne garderaient qu’un des fichiers.
refusal-delivery-note = Bordereau de livraison
    .why = delivery.yaml dit qui livre quoi et comment cela a été fait ; quelque chose y manque ou n’est pas correct.
refusal-table = Tableau de métadonnées
    .why = Le tableau ne peut être lu comme CSV avec les colonnes nécessaires.
refusal-table-formula = Formule dans un tableau
    .why = Une cellule qu’un tableur calculerait peut nuire à qui ouvrira le tableau plus tard.
refusal-table-subject = Ligne sans objet
    .why = Une ligne du tableau décrit un fichier ou une pièce absente de la livraison.
refusal-checksum = Empreinte différente
    .why = Le fichier n’est plus ce qu’il était quand la liste a été établie : modifié ou endommagé en route.
refusal-checksum-list = Liste d’empreintes
    .why = Une ligne de la liste est incompréhensible, ou dit deux choses d’un même fichier.
refusal-checksum-path = Chemin dans une liste d’empreintes
    .why = La liste désigne un chemin qui sort de la livraison, ou mal écrit.
refusal-checksum-missing = Fichier listé manquant
    .why = La liste d’empreintes désigne un fichier qui n’est pas arrivé.
refusal-checksum-extra = Fichier sans empreinte
    .why = Un fichier est arrivé qu’aucune liste ne mentionne : nul ne peut dire s’il est intact.
refusal-checksum-none = Pas de liste d’empreintes
    .why = Sans liste, personne ne peut prouver que la livraison est arrivée intacte.
refusal-checksum-unlisted = Métadonnées sans empreinte
    .why = Un fichier de métadonnées ne figure dans aucune liste. Il est conservé ; une ligne prouverait qu’il est intact.
refusal-bagit-checksum = Empreinte du bag différente
    .why = Un fichier du bag n’est pas ce que dit son manifeste : modifié ou endommagé en route.
refusal-bagit-declaration = Déclaration du bag
    .why = bagit.txt doit indiquer la version de BagIt et le codage de ses listes.
refusal-bagit-encoding = Codage des listes du bag
    .why = Une liste du bag n’est pas codée comme le bag l’annonce.
refusal-bagit-manifest = Manifeste du bag
    .why = Un manifeste manque, ou une de ses lignes est incompréhensible.
refusal-bagit-path = Chemin dans un manifeste
    .why = Un manifeste désigne un chemin qui sort du bag, ou mal écrit.
refusal-bagit-missing = Fichier du bag manquant
    .why = Un manifeste désigne un fichier qui n’est pas arrivé.
refusal-bagit-extra = Fichier hors manifeste
    .why = Un fichier du bag ne figure dans aucun manifeste : nul ne peut dire s’il est intact.
refusal-bagit-info = Lignes de bag-info.txt
    .why = Chaque ligne de bag-info.txt doit être une étiquette et une valeur.
refusal-bagit-oxum = Taille du bag
    .why = Payload-Oxum indique combien d’octets et de fichiers contient le bag ; ce n’est pas ce qui est arrivé.
refusal-bagit-fetch = Bag avec fichiers à récupérer
    .why = Le bag renvoie à des fichiers à récupérer ailleurs ; ce système ne récupère rien.
refusal-checksum-itself = Liste sur une liste
    .why = Une liste ne peut contenir sa propre empreinte, ni deux listes l’une l’empreinte de l’autre. La ligne n’est pas utilisée ; les fichiers sont contrôlés quand même.
refusal-checksum-aside = Liste à côté de celle de la livraison
    .why = Une liste placée avec les fichiers, ou dans metadata/, nomme des fichiers qui ne sont pas arrivés. Elle vient peut-être d’une autre livraison, ou il manque quelque chose.
refusal-table-name = Nom d’un tableau
    .why = Seuls metadata/metadata.csv et metadata/rights.csv sont lus. Un tableau voisin au nom presque semblable serait ignoré, et ce qu’il dit des droits serait perdu.
refusal-rights = Tableau des droits
    .why = Quelque chose dans rights.csv n’est pas compris. Des droits non compris ne seraient pas gardés, et ce qui est fermé serait ouvert.
refusal-executable = Programme à côté des objets
    .why = Parmi les tableaux et les mires se trouve un fichier qui s’exécute quand on l’ouvre, et aucun antivirus ne l’a vu.
refusal-folder-empty = Dossier vide
    .why = Un paquet contient des fichiers. Un dossier qui n’en a pas ne peut être gardé, et cela est signalé.
refusal-folder-of-disk = Dossier du disque
    .why = Un dossier qu’un système de fichiers, un bureau ou un stockage réseau tient à la racine d’un disque. Il ne fait pas partie de la livraison et est ignoré.
refusal-institution = Autre institution
    .why = La livraison se trouve dans le dossier d’une autre institution, ou a été lancée pour une autre institution, que celle que nomme son bordereau. Le dossier fait foi : un bordereau ne suffit pas à dire à qui est une livraison.
refusal-folder-kept = Dossier du système
    .why = Le système conserve ses propres fichiers dans ce dossier. Rien n’est livré à partir de là.
refusal-workline = Autre chaîne de numérisation
    .why = La livraison a été confiée à une autre chaîne de numérisation que celle que nomme son bordereau.
refusal-batch-known = Nom de livraison déjà connu
    .why = Une livraison de ce nom a déjà été prise en charge, avec un autre contenu. La même est reconnue ; une autre doit avoir son propre nom.
refusal-replaces = Revient
    .why = delivery.yaml dit ce que la livraison apporte de nouveau (`replaces`) ; une partie ne correspond à aucune ligne ouverte d’une liste des reprises. La livraison est tout de même prise en charge.
refusal-policy = Exigences de qualité inconnues
    .why = Les exigences choisies ne sont pas de cette chaîne de numérisation.
refusal-folder-name = Nom du dossier de la livraison
    .why = Chaque journal et rapport nomme le dossier ; son nom doit pouvoir être écrit et lu.

problem-any =
    .wanted-below = un chemin sous { $words }
    .wanted-outside = un chemin hors de { $words }
    .wanted-inside = un chemin qui reste dans la livraison
    .wanted-plain = un chemin sans "./" au début
    .wanted-slashes = un chemin écrit avec / entre les dossiers
    .wanted-once = chaque fichier une fois dans une liste
    .wanted-listed = le fichier que désigne { $place }
    .wanted-line = une ligne pour lui dans { $words }
    .wanted-line-list = une ligne pour lui dans une liste d’empreintes
    .wanted-digest = { $algorithm } { $digest } ({ $place })
    .wanted-digits = { $number } chiffres hexadécimaux, espace, chemin
    .wanted-utf8 = du texte en UTF-8
    .wanted-mib = au plus { $number } Mio
    .wanted-begins = un nom qui commence par une lettre ou un chiffre
    .wanted-name-utf8 = un nom en UTF-8
    .wanted-name-visible = un nom fait de caractères visibles
    .wanted-name-without = un nom sans { $characters }
    .wanted-name-composed = les lettres accentuées en un seul caractère (Unicode NFC)
    .wanted-name-edge = un nom sans espaces aux extrémités ni point final
    .wanted-name-device = un nom que Windows peut porter
    .wanted-name-length = au plus { $number } octets
    .wanted-object-only = uniquement des fichiers de l’objet
    .found-utf8 = des octets qui ne sont pas de l’UTF-8
    .found-in-it = { $characters } dedans
    .found-apart = lettre et accent séparés
    .found-device = le nom d’un périphérique Windows
    .found-hidden = un fichier ou dossier caché (son nom commence par un point)
    .found-leftover = ce qu’un système laisse dans un dossier
    .found-bytes = { $number } octets
    .found-mib = { $number } Mio
    .found-other-bytes = d’autres octets à { $number }
    .found-quoted = "{ $text }"
    .found-differently = "{ $text }", écrit autrement : { $part }
    .found-beside = "{ $text }" à côté
    .found-lines = lui aux lignes { $number } et { $number2 }
    .found-lines-differ = lui aux lignes { $number } et { $number2 } avec des empreintes différentes
    .found-no-file = pas de fichier de ce nom
    .found-none = aucun
    .found-nothing = rien
    .found-something = autre chose
    .advice-rename = Renommez-le à la source, refaites sa ligne d’empreinte et redéposez la livraison.
    .advice-remove = Il ne fait pas partie de l’objet : supprimez-le, ainsi que sa ligne d’empreinte.
    .advice-choose = Choisissez un nom fait de lettres, de chiffres, de tirets et de traits de soulignement.
    .advice-deliver = Livrez le fichier, ou corrigez la liste.
    .advice-anew = Refaites la liste d’empreintes à partir des fichiers tels qu’ils doivent être.
    .advice-bag = Refaites le bag avec un outil BagIt et relivrez-le.
    .advice-line = Supprimez le fichier s’il n’a pas sa place ici ; sinon ajoutez sa ligne.
    .advice-nothing-line = Rien à faire ; une ligne prouverait qu’il est arrivé intact.
    .advice-changed = Le fichier a été modifié ou endommagé en route : relivrez-le depuis la source.
    .advice-right = Donnez au système le droit de le lire, ou relivrez-le.
    .advice-sort = Donnez à chaque pièce un dossier propre, ou un seul fichier.
    .wanted-digests = des empreintes { $algorithm }
    .found-digest-of = une empreinte { $algorithm }
    .found-more-lines = encore { $number } lignes erronées
    .found-not-whole = du { $encoding } incomplet
    .found-nul-line = un octet NUL à la ligne { $number } : ce n’est pas du texte
    .found-encoding = un autre codage (Windows-1252, Latin-1 ou semblable), vu d’abord à la ligne { $number }
    .found-contradict = un fichier conforme à { $place } : les listes se contredisent
    .part-apart = lettre et accent séparés
    .part-case = autres majuscules et minuscules
    .part-invisible = caractères invisibles
    .part-edge = espaces ou points à une extrémité
    .advice-inside = Établissez la liste dans le dossier même de la livraison, pour que ses chemins commencent par objects/ ou metadata/.
    .advice-algorithm = Nommez la liste d’après son algorithme : { $algorithm }.
    .advice-utf8 = Enregistrez le fichier en UTF-8 ; dans PowerShell : | Out-File -Encoding utf8.
    .advice-spell = Écrivez le nom tel qu’il est dans le dossier.

problem-not-a-folder =
    .wanted = un dossier
    .found-link = un lien
    .found-file = un fichier
    .advice = Livrez un dossier ; une archive (zip, tar) se décompresse d’abord.

problem-unreadable =
    .wanted = un fichier lisible
    .wanted-folder = un dossier lisible
    .found = { $reason }

problem-not-a-file =
    .wanted = uniquement des fichiers et des dossiers
    .found-link = un lien symbolique
    .found-pipe = un tube nommé
    .found-socket = un socket
    .found-device = un périphérique
    .advice = Livrez le fichier lui-même à cette place.

problem-still-changing =
    .wanted = une livraison dans laquelle plus personne n’écrit
    .found-new = il est nouveau
    .found-gone = il a disparu
    .found-changed = il a changé
    .found-read = { $number } octets lus sur { $number2 }
    .found-size = taille, heure ou emplacement modifiés ({ $number } octets avant, { $number2 } maintenant)
    .advice = Elle change encore : déposez la livraison quand la copie est terminée.

problem-too-long =
    .advice = Assurez-vous qu’il est bien ce que dit son nom.

problem-virus =
    .wanted = pas de virus
    .found = { $signature }
    .advice = Ne l’ouvrez pas. Prévenez le responsable de la sécurité, nettoyez le poste d’où il vient et relivrez.

problem-stray =
    .wanted = uniquement des fichiers sous objects/ et metadata/
    .found = un fichier ailleurs
    .advice = Déplacez-le là où il doit être, ou supprimez-le.

problem-no-items =
    .wanted = au moins une pièce

problem-item-empty =
    .wanted = des fichiers de la pièce
    .found = un dossier vide
    .advice = Livrez les fichiers de la pièce, ou supprimez le dossier.

problem-item-missing =
    .wanted = la pièce attendue par delivery.yaml
    .advice = Livrez la pièce, ou retirez-la de delivery.yaml.

problem-item-twice =
    .wanted = un identifiant propre
    .found = le même identifiant que { $path }

problem-path-length =
    .wanted = au plus { $number } octets en tout

problem-name-twin =
    .wanted = des noms qui diffèrent par plus que la casse ou l’écriture des accents

problem-checksum-none =
    .wanted = au moins un de { $list }
    .advice = Ajoutez la liste.

problem-checksum-list =
    .wanted = checksum.{ $list }
    .found = checksum.{ $algorithm }
    .advice = Faites la liste avec l’un de ceux-ci.
    .wanted-each = une ligne par fichier
    .found-empty = une liste vide

problem-table =
    .wanted = du CSV
    .wanted-column = une première ligne avec la colonne "{ $column }"
    .wanted-cells = { $number } cellules comme dans la première ligne
    .found-cells = { $number ->
            [one] { $number } cellule
           *[other] { $number } cellules
        }
    .found = { $reason }
    .advice = Enregistrez le tableau en CSV et en UTF-8, une ligne par objet.
    .wanted-rows = des lignes sur cette livraison
    .found-rows = encore { $number } lignes erronées
    .advice-rows = Est-ce le tableau de cette livraison ?
    .wanted-longest = des cellules d’au plus { $number } caractères
    .wanted-one-column = une seule colonne "{ $column }" dans la première ligne
    .found-in-column = { $number } dans la colonne { $number2 }
    .advice-file = Faites-en un fichier à part.
    .wanted-term = un terme de Dublin Core
    .wanted-language = une langue comme dans dc.title[nl]
    .advice-mean = Vouliez-vous dire "{ $text }" ?
    .advice-kept = Rien à faire : elle est conservée telle quelle et n’est pas moissonnée.
    .advice-code = Écrivez son code de deux ou trois lettres (BCP 47).

problem-table-formula =
    .wanted = des cellules de texte
    .found = { $number } qu’un tableur calculerait ({ $cells })
    .advice = Écrivez ce qui est voulu, sans le signe initial ; qui ouvrira le tableau plus tard ne doit pas l’exécuter.

problem-table-subject =
    .wanted = le chemin d’une pièce ou d’un de ses fichiers, sous objects/
    .found = "{ $text }", qui n’est pas dans la livraison
    .advice = Corrigez le chemin, ou livrez ce qui manque.

problem-checksum-itself =
    .wanted = des lignes sur d’autres fichiers
    .wanted-none = aucune ligne sur une autre liste
    .found = une ligne sur la liste elle-même
    .found-later = une qui a été écrite après elle ({ $path })
    .advice = Rien à faire : aucune liste ne peut contenir sa propre empreinte, la ligne n’est donc pas utilisée. Omettez la liste elle-même quand vous l’établissez.
    .advice-lists = Rien à faire : la ligne n’est pas utilisée. Omettez les listes quand vous les établissez.

problem-checksum-aside =
    .wanted = les fichiers que nomme la liste
    .found = { $number } qui ne sont pas arrivés, le premier étant { $path }
    .advice = Rien à faire s’ils ont leur place ailleurs ; sinon, livrez-les ou corrigez la liste.

problem-table-name =
    .wanted = metadata/{ $name }.csv
    .found = un tableau sous un autre nom, que personne ne lirait
    .advice = Enregistrez-le sous metadata/{ $name }.csv, ou mettez-le dans un dossier à part s’il ne doit être que conservé.
    .found-elsewhere = un tableau placé ailleurs, que personne ne lit
    .advice-kept = Rien à faire s’il doit seulement être conservé ; sinon, mettez ses lignes dans metadata/{ $name }.csv.
    .advice-rows = Mettez ses lignes dans metadata/{ $name }.csv : ce qu’il dit des droits ne serait pas conservé.

problem-rights =
    .wanted-basis = une colonne "basis"
    .wanted-day = un jour comme 2041-01-01, une année, ou open
    .wanted-end = une fin après { $day }
    .wanted-once = chaque colonne une seule fois
    .wanted-one-of = l’un de { $list }
    .wanted-columns = les colonnes { $list }
    .found-twice = "{ $text }" deux fois
    .advice = Corrigez le tableau : des droits non compris ne seraient pas gardés.
    .advice-mean = Vouliez-vous dire "{ $text }" ?
    .wanted-as = { $word }, comme le dit { $place }

problem-executable =
    .wanted = des tableaux, des notes et des images, rien qui s’exécute
    .found = un fichier exécutable ({ $kind })
    .advice = Retirez-le, ou faites installer ici un antivirus : sans lui, personne ne peut dire ce qu’il fait.

problem-folder-empty =
    .wanted = un dossier contenant des fichiers
    .found = un dossier vide
    .advice = Rien à faire : un paquet contient des fichiers, le dossier n’est donc pas gardé.

problem-folder-of-disk =
    .wanted = objects/ et metadata/
    .found = un dossier que tient un disque ou un serveur
    .advice = Rien à faire : il n’est ni examiné ni gardé.

problem-workline =
    .wanted = la chaîne de numérisation { $word }
    .found = { $word }
    .advice = Lancez le DAG { $name }, ou corrigez delivery.yaml.
    .wanted-folder = la chaîne de numérisation { $list }, dans le dossier de laquelle elle se trouve
    .advice-folder = Déposez-la dans le dossier de sa propre chaîne de numérisation, ou corrigez delivery.yaml.

problem-institution =
    .wanted = { $list }, dans le dossier de laquelle elle se trouve
    .found = { $word }
    .advice = Déposez-la dans le dossier de sa propre institution, ou corrigez delivery.yaml.
    .wanted-one = un dossier d’une seule institution
    .found-several = un dossier de { $list }
    .advice-link = Déposez-la comme dossier, non comme lien vers celui d’une autre institution.
    .wanted-folder = un dossier d’une institution dans la boîte de réception
    .found-nobody = "{ $text }", qui n’est à aucune institution
    .advice-folder = Déposez-la dans le dossier de sa propre institution.
    .wanted-started = { $word }, pour laquelle elle a été lancée
    .advice-started = Lancez-la pour l’institution dont elle relève.

problem-folder-kept =
    .wanted = une livraison dans la boîte de réception, ou dans un dossier à elle
    .found = un dossier où le système écrit ("{ $text }")
    .advice = Déposez-la dans la boîte de réception ; ce qui est déjà archivé n’est pas livré de nouveau.

problem-batch-known =
    .wanted = un nom de livraison qui lui soit propre
    .found = { $name }, déjà prise en charge avec un autre contenu (de { $path })
    .advice = Donnez un nouveau nom à une nouvelle livraison, et dites sous `replaces` ce qu’elle apporte de nouveau.

problem-replaces =
    .wanted = une livraison antérieure de { $name }
    .wanted-delivered = des pièces présentes dans cette livraison
    .wanted-items = des pièces de { $name }
    .wanted-refused = des pièces de { $name } rejetées ou en suspens
    .wanted-open = des lignes ouvertes de la liste des reprises de { $name }
    .found = aucune livraison "{ $name }"
    .found-itself = le nom de cette livraison même
    .found-not-in = absentes : { $list }
    .found-never = n’y ont jamais été : { $list }
    .found-none = aucune d’elles dans cette livraison
    .found-neither = ni l’un ni l’autre pour l’instant : { $list }
    .found-deposited = déjà versées aux archives : { $list }
    .found-answered = déjà reprises par { $name } : { $list }
    .advice = Cherchez le bon nom : sur la liste des reprises de cette livraison-là, vous pouvez confirmer ce à quoi répond celle-ci.
    .advice-deliver = Livrez-les : leurs lignes de la liste des reprises restent ouvertes.
    .advice-own = Rien à faire : elles sont conservées comme pièces à part entière.
    .advice-decide = Décidez des précédentes : si elles sont rejetées, cette livraison y répond.
    .advice-version = Une nouvelle version d’un paquet ne se fait pas encore : celles-ci sont conservées comme paquets à part, et les deux restent.
    .advice-both = Rien n’est perdu : les deux sont conservées et liées.

problem-policy =
    .wanted = l’une de { $list }
    .advice = Choisissez l’une d’elles.

problem-folder-name =
    .wanted = un dossier dont le chemin est fait de caractères visibles en UTF-8
    .found = d’autres caractères
    .advice = Le dossier ne peut être noté : renommez-le.

problem-delivery-note =
    .wanted = un bordereau de livraison
    .wanted-yaml = du YAML
    .wanted-keys = des clés et des valeurs
    .wanted-one-of = l’un de { $list }
    .wanted-text = un texte
    .wanted-station = id, device et serial du poste de prise de vue
    .wanted-day = un jour, comme 2026-11-02
    .wanted-past = un jour qui n’est pas dans le futur
    .wanted-items = des identifiants de pièces, chacun avec ce qui est attendu
    .wanted-item-text = un identifiant qui est un texte
    .wanted-names = des noms et des valeurs
    .wanted-name-text = un nom qui est un texte
    .wanted-value = un texte, un nombre, oui ou non, ou une liste de ceux-ci
    .found-unknown = une clé inconnue
    .found-yes = oui ou non (oui)
    .found-no = oui ou non (non)
    .found-number = le nombre { $value }
    .found-long-number = le nombre à très nombreux chiffres
    .found-text = le texte "{ $text }"
    .found-time = l’heure { $value }
    .found-day = le jour { $value }
    .found-keys = des clés et des valeurs
    .found-list = une liste
    .found-binary = des données binaires
    .found-alias = un alias (*) : écrivez la valeur en entier
    .found-deep = une imbrication de plus de { $number } niveaux
    .found-complex-key = une clé qui est elle-même une liste ou une table
    .found-twice = la clé "{ $key }" deux fois
    .found = { $reason }
    .advice = Corrigez delivery.yaml.
    .advice-add = Ajoutez le bordereau de livraison : institution, workline, batch, operator, station, captured.
    .advice-mean = Vouliez-vous dire "{ $text }" ?
    .advice-kept = Rien à faire : c’est conservé tel quel et non utilisé.
    .advice-quotes = Mettez-le entre guillemets : sans eux, YAML le lit autrement.
    .advice-item-quotes = Mettez l’identifiant entre guillemets.
    .advice-in-quotes = Mettez-le entre guillemets.
    .wanted-known = un nom connu
    .wanted-above = un nombre supérieur à 0
    .wanted-whole-above = un nombre entier supérieur à 0
    .found-unchecked = un nom qu’aucun contrôle ne connaît
    .advice-number = Écrivez-le comme nombre, sans guillemets ni unité : en texte, il ne pourrait être comparé à ce qui est arrivé.
    .wanted-spaces = des espaces
    .found-tab = une tabulation
    .advice-tab = Indentez avec des espaces : YAML n’y admet pas de tabulations.
    .found-second = un second document (---)
    .found-merge = une clé de fusion (<<) : écrivez les valeurs en toutes lettres
    .found-tag = une étiquette (!) : écrivez de simples clés et valeurs
    .found-reads = "{ $text }", que YAML lit comme le nombre { $value }
    .found-no-model = "{ $text }", qui n’a pas de modèle de langue
    .found-said = oui ou non ({ $text })
    .wanted-number-read = un nombre tel qu’il est lu, ou un texte
    .wanted-yes-no = oui ou non
    .advice-model = Omettez-la, ou faites d’abord installer son modèle de langue.
    .advice-true = Écrivez true ou false, sans guillemets.
    .wanted-since = un jour à partir de { $number }
    .found-digits = un nombre qui a trop de chiffres
    .advice-name = Nommez-le metadata/delivery.yaml.
    .wanted-replaces = batch, et items si tout ne revient pas
    .wanted-item-id = au moins un identifiant de pièce
    .advice-leave-items = Omettez items si tout revient.
    .wanted-visible = au plus { $number } caractères visibles

problem-bagit-declaration =
    .wanted = deux lignes, "BagIt-Version: 1.0" et "Tag-File-Character-Encoding: UTF-8"
    .wanted-version = une version de BagIt de 0.93 à 0.97, ou 1.0
    .wanted-encoding = un codage de caractères connu
    .found = { $text }
    .wanted-no-mark = du texte en UTF-8 sans indicateur d’ordre des octets
    .found-mark = du { $encoding } avec indicateur d’ordre des octets

problem-bagit-encoding =
    .wanted = du texte en { $encoding }
    .advice = Écrivez la liste dans le codage que nomme bagit.txt (le > de PowerShell écrit de l’UTF-16).

problem-bagit-manifest =
    .wanted = au moins un manifeste du contenu
    .wanted-algorithm = l’un de { $list }
    .wanted-no-tag = pas de manifeste de balises dans un manifeste de balises
    .found = { $text }
    .advice-other = Rien à faire : l’autre manifeste du bag fait foi.

problem-bagit-missing =
    .wanted = un dossier de contenu

problem-bagit-info =
    .wanted = "Étiquette: valeur"

problem-bagit-oxum =
    .wanted = { $oxum }, ce qui est là
    .wanted-once = Payload-Oxum une seule fois
    .found = Payload-Oxum { $oxum } (octets.fichiers)
    .found-times = { $number } fois

problem-bagit-fetch =
    .wanted = "URL longueur data/chemin"
    .wanted-named = un fichier désigné par un manifeste
    .wanted-whole = un bag complet
    .found = "{ $path }" reste à récupérer
    .advice = Ce système ne récupère rien : placez le fichier dans le bag et relivrez-le.

problem-batch-name =
    .wanted = un nom pour la livraison

problem-item-name =
    .wanted = un nom pour la pièce

problem-checksum =
    .found = { $digest }

problem-bagit-checksum =
    .found = { $digest }
