### Chaque contrôle : son titre, ce qu’il signifie (.why) et que faire s’il n’est pas satisfait (.todo) ; dessous, ce qu’il écrit dans un
### constat : demandé, constaté, conseil, et leurs parties.

finding-more = { $list } et { $count } de plus
finding-then = { "" } ;{" "}
finding-or = {" "}ou{" "}
finding-and = {" "}et{" "}
finding-word =
    .left = gauche
    .right = droite
    .top = haut
    .bottom = bas
    .none = aucune
    .uncompressed = non compressé
    .grey = gris
    .bitonal = noir et blanc
    .palette = palette
    .strip = bande
    .tile = tuile
    .film = film
    .print = tirage
finding-any =
    .found-of-files = { $passed ->
            [one] { $passed } fichier sur { $of }
           *[other] { $passed } fichiers sur { $of }
        }
    .found-alone = { $first } ({ $passed } fichier sur { $of })
    .wanted-others = { $first } (et { $others ->
            [one] { $others } autre valeur
           *[other] { $others } autres valeurs
        }, selon le fichier)
    .found-none = aucun
    .found-nothing = rien trouvé
    .found-so-it-is = c’est le cas
    .found-faces = { N($bad, ",") } sur { N($faces, ",") }
    .found-model-whole = { finding-any.found-so-it-is }
    .found-model-broken = { $reason }
    .found-unmeasured = non mesuré : aucune image de mire ne le montre
    .found-faults = { LIST($faults, " ; ") }
    .found-often = { N($share, ".0%") } des images ; le pire à { TIMES($times) }
    .found-seldom = { N($share, ".0%") }
    .track = { $track ->
            [one] piste { $track } :{" "}
            [other] piste { $track } :{" "}
           *[none] { "" }
        }
    .part-at = { TIMES($timecode) } : { $fault }
    .found-worst = { N($value, ".2f") } dans { $path }
    .found-worst-of = { N($value, ".2f") } ({ $patch }) dans { $path }
    .found-unlimited = { finding-any.found-worst }
    .found-unlimited-of = { finding-any.found-worst-of }
    .found-unlimited-unmeasured = { finding-any.found-unmeasured }
    .advice-damaged = Le fichier est endommagé. Faites-le relivrer, ou retransférer le support.
    .advice-faulty-program = Le fichier est endommagé ou écrit par un programme défectueux. Faites-le réexporter.
    .advice-model-broken = { finding-any.advice-faulty-program }
    .advice-look = Regardez ces images ; si ce n’est pas sur le support, faites retransférer.
    .advice-listen = Écoutez à ces instants ; si ce n’est pas sur le support, faites retransférer.
    .advice-faces = Faites nettoyer le modèle dans le logiciel de modélisation et noter dans les paradonnées ce qui a été fait.
    .advice-export = Faites-le réexporter.
    .advice-transfer = Faites retransférer le support.
    .advice-profile = Établissez un nouveau profil colorimétrique pour le poste, ou vérifiez que le bon est intégré.
    .advice-unmeasured = Ajoutez aux images de la séance une mire qui le montre.
    .advice-unlimited-unmeasured = { finding-any.advice-unmeasured }
    .part-min = ≥ { $limit }
    .part-above = > { $limit }
    .part-max = ≤ { $limit }
    .part-below = < { $limit }

## Every file
check-decodes = Lisible jusqu’au bout
    .why = Le fichier a été ouvert et lu jusqu’à sa dernière ligne, sa dernière image ou son dernier échantillon. Un fichier qui s’interrompt est endommagé ou incomplet et ne peut être conservé tel quel.
    .todo = Faites renumériser ou relivrer le fichier.
finding-decodes =
    .wanted = lisible jusqu’au bout
    .wanted-damage = lisible jusqu’au bout, sans dommage
    .wanted-embedded = des métadonnées intégrées lisibles
    .wanted-bands = une image qui s’ouvre en entier
    .found-read = lu jusqu’au bout
    .found-part = lu comme partie d’un modèle
    .found-unreadable = { LIST($reasons, "then") }
    .found-empty = un fichier vide
    .found-no-tool = aucun outil de cette chaîne de numérisation ne l’ouvre
    .found-bands = une image lue bande par bande
    .found-embedded = exiftool : { $reason }
    .found-damage = { LIST($faults, " ; ") }
    .found-by-hand = { LIST($faults, " ; ") }
    .advice = Le fichier est endommagé ou incomplet. Faites-le renumériser ou relivrer.
    .advice-by-hand = Conservé tel quel ; examinez-le vous-même.
    .advice-damage = { finding-any.advice-damaged }
    .advice-unreadable = Le fichier est endommagé ou incomplet. Faites-le renumériser ou relivrer.
    .advice-unreadable-sound = Rien n’indique un dommage. Faites-le livrer sous une forme qui se lit ici, ou acceptez-le : il est alors conservé tel quel.
    .advice-empty = { finding-decodes.advice-by-hand }
    .advice-no-tool = { finding-decodes.advice-by-hand }
    .advice-bands = Conservée telle quelle, avec une petite image pour les lecteurs ; il n’en est fait ni copie sans perte ni texte.

check-identified = Format connu
    .why = Le format a été recherché dans PRONOM, le registre des formats de fichiers. Ce que personne ne sait nommer aujourd’hui, personne ne saura l’ouvrir demain.
    .todo = Demandez au prestataire de quel fichier il s’agit.
finding-identified =
    .wanted = un identifiant PRONOM
    .found-none = aucun
    .found-part = une partie d’un modèle
    .found-format = { $format }
    .advice-none = Demandez au prestataire de quel fichier il s’agit.
    .found-read = aucun ; lu comme { $format }
    .found-raw = aucun ; un fichier de la numérisation brute
    .found-project = aucun ; le fichier de projet d’un programme
    .found-text-cloud = aucun ; un nuage de points en texte
    .advice-raw = Les scanners écrivent des formats qui leur sont propres : conservez ce qui les ouvre, ou faites aussi exporter.
    .advice-read = { "" }
    .advice-project = Conservé tel quel.
    .advice-text-cloud = Les points en texte ne sont pas lus ici : faites aussi livrer le nuage en E57, LAS ou PLY, et ce fichier dans le dossier raw.

check-lost-blocks = Blocs perdus
    .why = Disques et réseaux perdent toujours des blocs entiers. Une suite de zéros qui commence et finit exactement avec de tels blocs vient d’une copie interrompue ou d’un disque défaillant ; dans une image, c’est une bande noire.
    .todo = Comparez le fichier avec celui de la source et faites-le livrer à nouveau.
finding-lost-blocks =
    .wanted = aucun bloc vide
    .found-none = aucun
    .found-zeros = { $bytes } octets de zéros en blocs entiers, à partir de l’octet { $at }
    .advice-zeros = Une partie du fichier a été perdue pendant la copie. Comparez-le avec le fichier de la source et faites-le livrer à nouveau.

check-executable-content = Quelque chose qui s’exécute
    .why = Un programme, un script ou des macros parmi des images et des sons peuvent nuire à qui les ouvre. Là où aucun antivirus n’a vu la livraison, une personne regarde d’abord.
    .todo = Ne l’ouvrez pas. Faites-le retirer à la source, ou analyser puis accepter.
finding-executable-content =
    .wanted = des médias et des descriptions, rien qui s’exécute
    .found-runs = { $kind ->
            [windows] un programme pour Windows
            [unix] un programme pour Linux ou Unix
            [macos] un programme pour macOS
            [java] un programme Java
            [script] un script
            [link] un raccourci Windows vers un programme
            [macro] un document à macros
            [test] le fichier de test EICAR, qui tient lieu de virus
            [packed] une archive contenant un programme
            [attached] un programme ou script joint à un document
            [behind] un programme ou une archive après la fin de l’image
            [active] une page contenant un script
            [source] le texte d’un programme
           *[other] { $kind }
        }
    .advice = Ne l’ouvrez pas. Faites-le retirer à la source ; s’il appartient à l’objet, faites-le analyser, puis acceptez-le.
    .advice-runs-harmless = Il est gardé tel quel. Ne l’ouvrez que là où il ne peut nuire.
    .advice-runs-scanned = L’antivirus n’y a rien trouvé. Appartient-il à l’objet ?

check-empty-folder = Dossier vide
    .why = Un paquet contient des fichiers : un dossier vide n’est pas gardé. Si des fichiers devaient s’y trouver, ils ne sont pas arrivés.
    .todo = Si des fichiers doivent s’y trouver, faites-les livrer ; sinon il n’y a rien à faire.
finding-empty-folder =
    .wanted = des dossiers contenant des fichiers
    .found-empty = { $folder } est arrivé vide et n’est pas gardé
    .advice = Si des fichiers doivent s’y trouver, faites-les livrer ; sinon il n’y a rien à faire : son nom reste dans l’historique de l’objet.

check-extension-mismatch = Extension et contenu
    .why = L’extension du nom de fichier doit correspondre au contenu. Un nom trompeur trompera tous les programmes qui ouvriront le fichier.
    .todo = Faites renommer ou réexporter le fichier à la source.
finding-extension-mismatch =
    .wanted = l’extension de son format
    .wanted-suffix-other = { LIST($allowed, "or", most: 20) } pour { $format }
    .part-no-extension = pas d’extension
    .found-suffix = { $suffix }
    .found-suffix-habit = { $suffix }, comme les programmes nomment ce genre de fichier
    .found-suffix-unknown = { $suffix }, que PRONOM ne connaît à aucun format
    .found-raw = un fichier brut d’appareil photo dans un TIFF
    .advice-raw = Son fabricant écrit ses fichiers bruts sous la forme d’un TIFF ; les signatures n’en voient pas davantage.
    .advice-suffix-other = Le nom dit autre chose que le contenu. Faites renommer ou réexporter le fichier à la source.

check-nothing-asked = Matière à contrôler
    .why = Aucun fichier de cette pièce n’a pu être ouvert par les outils de sa chaîne de numérisation : rien n’a donc été contrôlé. Ce qui n’a pas été contrôlé n’est pas conforme.
    .todo = Vérifiez que la pièce est dans la bonne chaîne de numérisation et que ses fichiers y ont leur place.
finding-nothing-asked =
    .wanted = au moins un fichier qu’un outil de cette chaîne de numérisation peut ouvrir
    .found-unopened = { $files ->
            [one] { $files } fichier, non ouvert
           *[other] { $files } fichiers, aucun ouvert
        }
    .found-no-files = aucun fichier
    .advice = Regardez la pièce : est-elle dans la bonne chaîne de numérisation, et ses fichiers y ont-ils leur place ?

check-metadata-conflict = Descriptions contradictoires
    .why = Le tableau de la livraison et les métadonnées des fichiers décrivent la même pièce différemment. Les deux sont conservées avec leur source ; rien n’est tranché en silence.
    .todo = Corrigez à la source ce qui est faux, ou acceptez la différence.
finding-metadata-conflict =
    .wanted = metadata.csv et les fichiers comparés
    .wanted-field = dc.{ $term } : { LIST($table, "then") }
    .found-compared = { $fields ->
            [one] { $fields } champ connu des deux
           *[other] { $fields } champs connus des deux
        }
    .found-field = { LIST($embedded, "then") }
    .part-tag = { $tag } : { $value }
    .advice-field = Les deux sont conservées, chacune avec sa source. Corrigez à la source celle qui est fausse, ou acceptez en l’état.

## Pictures: the file
check-tiff-structure = Structure du TIFF
    .why = Les répertoires d’un TIFF indiquent où se trouvent ses pixels et ses balises. S’ils sont fautifs, certains programmes affichent le fichier et d’autres le refusent.
    .todo = Faites réexporter le fichier depuis le logiciel de prise de vue.
finding-tiff-structure =
    .wanted = des répertoires sains
    .wanted-faults-end = une fin là où l’image finit
    .found-sound = sains
    .found-faults = { $faults }
    .advice = Le fichier est endommagé ou écrit par un programme défectueux. Faites-le réexporter depuis le logiciel de numérisation.

check-jp2-valid = Validité du JPEG 2000
    .why = jpylyzer vérifie qu’un fichier JPEG 2000 respecte sa norme. Celui qui ne la respecte pas s’ouvre dans un programme et échoue dans un autre.
    .todo = Faites réécrire le fichier par son programme, ou par une version plus récente.
finding-jp2-valid =
    .wanted = un fichier JPEG 2000 que jpylyzer dit valide
    .wanted-lengths = des longueurs et des marqueurs exacts
    .found-valid = valide
    .found-unasked = non validé : { $reason }
    .found-invalid = jpylyzer : { LIST($faults, "then") }
    .found-lengths = { $faults }
    .advice-unasked = Cela ne dit rien contre le fichier.
    .advice-invalid = L’image a été jugée indépendamment. Faites réécrire le fichier par son programme, ou par une version plus récente.
    .advice-lengths = Tous les paquets de l’image sont là : le fichier peut être conservé, ou faites-le réécrire.

check-multipage = Une image par fichier
    .why = Un fichier qui contient plusieurs images les cache, sauf la première, à la plupart des programmes.
    .todo = Faites livrer chaque image dans son propre fichier.
finding-multipage =
    .wanted = une image par fichier
    .found-pages = { $pages }
    .found-lost = { $pages }, et { $lost }
    .advice-lost = Le fichier annonce une autre image qui ne peut être lue : tronqué, ou écrit par un programme défectueux ? Livrez-le de nouveau.

check-compression = Compression
    .why = La manière dont les pixels sont enregistrés. Une compression avec pertes supprime définitivement des détails ; les exigences de qualité fixent ce qui est admis.
    .todo = Faites réexporter la prise de vue comme commandé, à partir de l’original et non du fichier compressé.
finding-compression =
    .wanted = compression : { LIST(WORD($allowed), "or", most: 20) }
    .found-stored = { WORD($compression) }
    .found-lossy = { WORD($compression) }, avec perte de détails
    .found-lossy-why = { WORD($compression) }, avec perte de détails ({ $why })
    .found-stored-why = { WORD($compression) } ({ $why })

check-alpha = Canal alpha
    .why = Une numérisation n’a pas de transparence. Un canal alpha est un reste de retouche, que les programmes affichent différemment.
    .todo = Faites exporter le fichier sans canal alpha.
finding-alpha =
    .wanted = pas de canal alpha
    .found-constant = un canal identique partout
    .found-transparency = { $channels } canaux, dont un alpha
    .found-none = aucun
    .advice-transparency = Une numérisation n’a pas de transparence : faites-la exporter sans canal alpha.

check-orientation = Orientation
    .why = L’image doit être droite telle qu’elle est enregistrée : tous les programmes ne suivent pas une balise de rotation. Les lignes de texte doivent être horizontales.
    .todo = Faites pivoter les pixels eux-mêmes, ou déclarez le sens de l’écriture.
finding-orientation =
    .wanted = droite telle qu’enregistrée
    .wanted-tag = orientation 1 (telle qu’enregistrée)
    .wanted-vertical = des lignes de texte horizontales
    .found-upright = droite
    .found-tag = orientation EXIF { $orientation }
    .found-vertical = des lignes de texte qui montent ou descendent
    .advice-tag = Tous les programmes ne suivent pas cette balise. Faites pivoter les pixels eux-mêmes et mettre la balise à 1.
    .advice-vertical = Tournez la page, ou déclarez `text_direction: vertical` pour l’objet si son écriture descend.

check-bit-depth = Profondeur en bits
    .why = Le nombre de niveaux qu’un échantillon distingue : 8 bits en donnent 256, 16 bits 65 536. La commande prime, puis les exigences de qualité.
    .todo = Faites numériser ou exporter avec la profondeur commandée.
finding-bit-depth =
    .wanted = { LIST($allowed, "or", most: 20) } bits par échantillon
    .found-bits = { $bits }

check-bits-used = Bits réellement utilisés
    .why = Un fichier de 16 bits peut contenir ce qui a été saisi en 8 bits : plus lourd, mais pas meilleur.
    .todo = Faites numériser et exporter à la profondeur réelle.
finding-bits-used =
    .wanted = { $bits } bits utilisés
    .found-used = { $used }
    .advice-used-fewer = Peut-être autant que l’appareil ou le scanner en a donné : renseignez-vous.
    .advice-used-padded = Le fichier a été gonflé à partir de moins de bits. Faites numériser et exporter à la profondeur réelle.

check-sample-format = Type d’échantillons
    .why = Les programmes d’image attendent des nombres entiers non signés. Les autres sont mal affichés, ou pas du tout.
    .todo = Faites exporter le fichier en nombres entiers non signés.
finding-sample-format =
    .wanted = des nombres entiers non signés
    .found-samples = { $kind ->
            [int] des nombres signés
            [float] des fractions
           *[other] { WORD($kind) }
        }

check-colour-space = Mode de couleur
    .why = Si les pixels sont en couleur, en gris ou en noir et blanc. Les exigences de qualité fixent ce qui est admis.
    .todo = Faites numériser ou exporter selon les exigences de qualité.
finding-colour-space =
    .wanted = { LIST(WORD($allowed), "or", most: 20) }
    .found-colour = { WORD($colour) }

check-icc-profile = Profil colorimétrique
    .why = Le profil ICC dit à quelles couleurs correspondent les nombres. Sans lui, ou avec un mauvais profil, les couleurs sont une supposition.
    .todo = Faites exporter le fichier avec le profil commandé.
finding-icc-profile =
    .wanted = un profil ICC
    .found-none = aucun
    .wanted-space = un profil pour { $expected }
    .wanted-name-ordered = { $ordered } (comme commandé)
    .wanted-class = un profil qui dit ce que signifient les échantillons
    .wanted-printer = un profil d’appareil photo, de scanner, d’écran ou d’espace de couleur
    .found-class = { $kind ->
            [link] un profil qui relie deux appareils : { $name }
            [abst] un profil abstrait : { $name }
           *[nmcl] un profil de couleurs nommées : { $name }
        }
    .found-printer = celui d’une imprimante : { $name }
    .advice-printer = Il dit comment une imprimante imprime, non ce qui a été saisi. Faites exporter avec le profil propre à la prise de vue.
    .found-name = { $name }
    .found-space = un profil pour { $space } : { $name }
    .part-nameless = un profil sans nom
    .part-profile-nameless = un profil sans nom
    .found-none-but = aucun, mais { $colours_by }
    .advice-none-but = Les copies de lecture sont converties d’après ces données lorsqu’elles suffisent ; le fichier est conservé tel quel.
    .advice-none = Sans profil, les couleurs sont une supposition.
    .advice-name-ordered = La commande désigne un autre espace de couleur que le fichier. Faites exporter comme commandé, ou corrigez la commande.

check-preservation-copy = Copie de conservation
    .why = La politique prévoit une copie de conservation sans perte en JPEG 2000. Ce qu’un tel fichier ne peut contenir en entier est conservé tel quel, sans copie.
    .todo = Rien, si le fichier peut être conservé ainsi ; sinon, faites-le exporter sans ce qui est nommé.
finding-preservation-copy =
    .wanted = une copie sans perte en JPEG 2000
    .found-whole = elle peut tout contenir
    .found-none = aucune : { $reason }
    .advice-none = Le fichier est conservé tel qu’il a été livré.

check-icc-truncated = Profil colorimétrique complet
    .why = Le profil colorimétrique du fichier est tronqué ou endommagé : les couleurs ne sont plus certaines.
    .todo = Faites réexporter ou relivrer le fichier.
finding-icc-truncated =
    .wanted = un profil ICC complet
    .found-whole = { $bytes ->
            [one] { N($bytes, ",") } octet
           *[other] { N($bytes, ",") } octets
        }
    .found-broken = { $fault }
    .advice-broken = Les couleurs ne peuvent plus être déduites de ce fichier. Faites-le réexporter ou relivrer.

check-master-space = Espace de couleur de la copie de conservation
    .why = Les petits espaces de couleur comme sRGB écrêtent des couleurs que le film et les tirages peuvent montrer. Ce qui est écrêté est perdu.
    .todo = Faites développer les prises de vue dans un espace plus large.
finding-master-space =
    .wanted = un espace plus large que { LIST($narrow, "or", most: 20) }
    .found-space = { $space }
    .advice = Faites développer les prises de vue en eciRGB v2, Adobe RGB (1998) ou ProPhoto RGB ; les couleurs écrêtées sont perdues.

check-sampling-rate = Résolution
    .why = Combien de pixels représentent un pouce de l’original, d’après le fichier lui-même. La commande prime, puis le minimum des exigences de qualité.
    .todo = Faites numériser à la résolution commandée, ou corriger la balise si elle seule est fausse.
finding-sampling-rate =
    .wanted = { $basis ->
            [order] { $limit } ppp (comme commandé)
            [film] au moins { $limit } ppp (film)
            [print] au moins { $limit } ppp (tirage)
           *[minimum] au moins { $limit } ppp
        }
    .found-ppi = { $ppi } ppp
    .found-ppi-uneven = { $ppi } × { $ppi_y } ppp
    .found-none = le fichier n’indique pas de résolution
    .advice-none = Faites inscrire la balise de résolution lors de la numérisation.
    .wanted-impossible = entre { $least } et { $most } ppp, une image entre { $smallest } et { $largest } mm
    .found-impossible = { $ppi } ppp : une image de { N($width_mm, ".0f") } × { N($height_mm, ".0f") } mm
    .found-impossible-uneven = { $ppi } × { $ppi_y } ppp : une image de { N($width_mm, ".0f") } × { N($height_mm, ".0f") } mm
    .advice-impossible = Cette résolution ne peut pas être exacte (par centimètre au lieu de par pouce ?). Faites corriger la balise.
    .wanted-not-square = autant de pixels par pouce en largeur qu’en hauteur
    .found-not-square = { $ppi } ppp en largeur, { $ppi_y } ppp en hauteur
    .advice-not-square = La plupart des programmes la montreront étirée. La balise est-elle exacte (un fax, un scanner linéaire) ou faut-il la corriger ?

check-embedded-size = Taille des métadonnées intégrées
    .why = Des programmes laissent dans le fichier un historique et des aperçus que les outils ultérieurs ne peuvent pas reprendre.
    .todo = Faites exporter le fichier avec ses seules métadonnées descriptives.
finding-embedded-size =
    .wanted = des blocs d’au plus { N($most, ",") } octets
    .found-block = { $block } de { N($bytes, ",") } octets
    .advice = Un programme a laissé son historique ou des aperçus dans le fichier. Faites-le exporter avec ses seules métadonnées descriptives.

check-raw-beside = Fichier brut de l’appareil
    .why = Le fichier brut (raw) joint à l’image a été lu jusqu’au dernier échantillon. Sans aperçu intégré, le lecteur en voit un développement simple.
    .todo = Rien à faire, sauf si un aperçu était commandé.
finding-raw-beside =
    .wanted = un aperçu dans le fichier brut
    .found-preview = { $width } × { $height } px, un aperçu intégré
    .found-none = { $width } × { $height } px, aucun ; le lecteur voit un développement simple

check-pdfa = PDF/A comme annoncé
    .why = Un PDF qui se dit PDF/A doit contenir tout ce qu’il faut pour être affiché durablement ; un autre a peut-être besoin de ce qu’il ne contient pas.
    .todo = Faites-le refaire en PDF/A, avec un programme dont le PDF/A est validé.
finding-pdfa =
    .wanted = PDF/A
    .wanted-claimed = PDF/A-{ $level }, comme il l’annonce
    .found-claimed-faults = { LIST($faults, "then") }
    .found-unclaimed = un PDF qui ne l’annonce pas
    .found-unclaimed-faults = un PDF qui ne l’annonce pas, et { LIST($faults, "then") }
    .found-outside = un PDF incomplet : { LIST($faults, "then") }
    .found-claimed-valid = valide selon { $tool }
    .found-claimed-plausible = rien à redire aux polices, flux et actions ; ses autres règles n’ont pas été validées
    .advice-unclaimed = Conservé tel quel ; demandez du PDF/A au prestataire.
    .advice-unclaimed-faults = Tous les lecteurs ne le montreront pas tel qu’il était. Conservé tel quel ; demandez du PDF/A au prestataire.
    .advice-outside = Une partie de ce qu’il montre se trouve dans des fichiers qui ne l’accompagnent pas. Faites produire un PDF qui contient tout.
    .advice-claimed-faults = Il n’est pas ce qu’il annonce. Faites-le refaire avec un programme dont le PDF/A est validé.

## Pictures: tones and detail
check-clipping = Écrêtage
    .why = Dans une image : hautes lumières brûlées ou ombres bouchées au-delà de ce qui est admis. Dans le son : le signal sature. Ce qui est écrêté ne se récupère pas.
    .todo = Vérifiez l’exposition ou le niveau d’enregistrement, et faites renumériser si l’original contient davantage.
finding-clipping =
    .wanted-runs = au plus { N($limit, ".0f") } suites de 3 échantillons à pleine échelle
    .found-runs = { finding-any.track }{ $runs } { $runs ->
            [one] suite
           *[other] suites
        }, à { TIMES($times) }
    .found-runs-few = { finding-any.track }{ $runs }
    .advice-runs = { finding-any.advice-listen }
    .wanted = au plus { N($share, ".1%") } des pixels à chaque extrémité
    .found-ends = { N($high, ".2%") } brûlé, { N($low, ".2%") } bouché
    .advice-ends = Vérifiez l’exposition et la courbe de tons du poste de numérisation ; les détails perdus ne se récupèrent pas.

check-exposure = Exposition
    .why = Une image presque entièrement noire ou blanche ne montre rien de l’original.
    .todo = Faites refaire la prise de vue.
finding-exposure =
    .wanted = ni tout noir ni tout blanc
    .found-tones = de { N($dark, ".0%") } à { N($bright, ".0%") }
    .found-dark = noire ou beaucoup trop sombre : 99 % en dessous de { N($bright, ".0%") }
    .found-white = blanche : 99 % au-dessus de { N($dark, ".0%") }
    .found-night = 99 % en dessous de { N($bright, ".0%") }, avec des lumières jusqu’à { N($lights, ".0%") }
    .advice-night = Une image de nuit, ou prise bien trop sombre : regardez-la.
    .advice = Refaites la numérisation.
    .wanted-lost = au plus { N($most, ".0%") } de zones brûlées ou bouchées
    .wanted-blank = une page blanche (comme déclaré)
    .found-blank = à partir de { N($dark, ".0%") }
    .found-noise = noire : du bruit, et rien d’autre
    .found-even = un seul ton uniforme, à { N($levels, ".0f") } niveaux près sur 255 : il n’y a rien à voir
    .found-low-end = { $used } bits au bas de { $bits }
    .found-lost-burnt = { N($share, ".0%") } brûlé
    .found-lost-drowned = { N($share, ".0%") } bouché, noyé dans le noir
    .advice-lost = Ce qui est brûlé ou bouché ne se récupère pas. Refaites la numérisation.
    .advice-low-end = Les visionneuses la montrent noire. Faites-la exporter sur toute l’échelle.
    .advice-dark-cover = Une couverture noire, ou une image beaucoup trop sombre : regardez-la.
    .advice-lost-burnt-ground = Peut-être un objet sur fond blanc ou noir : regardez-le.
    .advice-lost-burnt-whitened = Peut-être un papier blanchi par un logiciel : vérifiez que tout le texte est encore là.
    .advice-lost-drowned-picture = Une couverture ou une illustration noire, ou une image beaucoup trop sombre : regardez-la.

check-sharpness = Netteté
    .why = Les bords de l’encre sur le papier sont nets. Des bords flous suggèrent une mauvaise mise au point ou un bougé ; la mire de la séance le prouve.
    .todo = Comparez avec l’original ; s’il est net, vérifiez la mise au point et faites refaire la prise de vue.
finding-sharpness =
    .wanted = des bords de { N($most, ".0f") } pixels de large au plus
    .found-edges = { N($pixels, ".1f") } pixels aux endroits les plus nets
    .advice-edges = Vérifiez la mise au point et que rien n’a bougé. Refaites la numérisation.
    .wanted-smeared = des bords de { N($most, ".0f") } pixels de large au plus dans toutes les directions
    .found-smeared = { N($pixels, ".1f") } pixels dans une direction, { N($across, ".1f") } dans une autre
    .advice-smeared = La page ou l’appareil a bougé. Refaites la numérisation.
    .wanted-partly = des bords de { N($most, ".0f") } pixels de large au plus dans tout le texte
    .found-partly = { N($pixels, ".1f") } pixels à un endroit, { N($sharpest, ".1f") } à un autre
    .advice-partly = Une partie de la page est floue. Aplanissez-la ou affinez la mise au point, puis refaites la numérisation.

check-noise = Bruit
    .why = Les surfaces unies doivent l’être. Beaucoup de bruit signifie trop peu de lumière ou un gain trop élevé ; le papier et le film ont aussi leur grain, ce n’est donc qu’un indice.
    .todo = Regardez l’image ; si le bruit ne vient pas de l’original, éclairez mieux et baissez le gain.
finding-noise =
    .wanted = σ d’au plus { $most } sur 255 niveaux
    .found-sigma = { N($sigma, ".2g") }

check-upsampled = Agrandissement ultérieur
    .why = Une image agrandie a beaucoup de pixels et peu de détails fins. Elle promet une résolution qui n’a jamais été saisie.
    .todo = Demandez au prestataire la prise de vue telle qu’elle est sortie de l’appareil.
finding-upsampled =
    .wanted = au moins { $least } de l’énergie des fréquences moyennes près de la fréquence de Nyquist
    .found-energy = { N($energy, ".2g") }
    .found-energy-traces = { N($energy, ".2g") }, et des traces d’un agrandissement au double
    .advice = Agrandie, fortement lissée ou floue. Demandez au prestataire la prise de vue telle qu’elle est sortie de l’appareil.
    .found-energy-interpolated = { N($energy, ".2g") }, et des pixels interpolés entre les pixels saisis ({ N($times, ".0f") } fois l’ordinaire)
    .found-energy-perhaps = { N($energy, ".2g") }, et peut-être des pixels interpolés ({ N($times, ".0f") } fois l’ordinaire)

check-halo = Halos d’accentuation
    .why = L’accentuation laisse des lignes claires et sombres le long des bords. Une copie de conservation ne s’accentue pas.
    .todo = Désactivez l’accentuation et faites refaire la prise de vue ou le développement.
finding-halo =
    .wanted = au plus { N($most, ".0%") } de dépassement aux bords
    .found-halo = { N($overshoot, ".0%") }
    .advice = Désactivez l’accentuation à la numérisation : une copie de conservation ne s’accentue pas.

check-polarity = Négatif ou positif
    .why = La copie d’un négatif reste telle qu’elle a été saisie ; le positif en est tiré ici. Un négatif non déclaré parviendrait aux lecteurs comme négatif.
    .todo = Déclarez le négatif, ou faites livrer la prise de vue telle qu’elle est sortie de l’appareil.
finding-polarity =
    .wanted = un positif
    .wanted-undeclared = un positif (rien d’autre n’est déclaré)
    .wanted-negative = un négatif tel que numérisé (comme déclaré)
    .found-positive = aucun signe de négatif
    .found-undeclared-base = le support orangé d’un négatif couleur
    .found-undeclared-all = aussi orangé qu’un négatif couleur, partout
    .found-undeclared-one-tone = aussi orangé qu’un négatif couleur, d’un seul ton brun ou jaune
    .found-negative-mask = un cache sombre autour (comme déclaré) et pas de bord : l’image ne permet pas de le dire
    .found-negative-dark-rim = un bord sombre : le film vierge est clair dans un négatif
    .found-negative-bright-rim = un bord clair de film vierge
    .found-negative-no-rim = aucun bord de film vierge n’est visible : l’image ne permet pas de le dire
    .advice-undeclared-base = Déclarez `negative: true` pour l’objet afin que le lecteur en reçoive le positif ; ou faites vérifier le profil.
    .advice-negative-dark-rim = La prise de vue a été inversée : faites-la livrer telle qu’elle est sortie de l’appareil, le positif est tiré ici. Ou un cache sombre masque le bord du film : regardez, et déclarez `mask: true` pour ces objets.

## Pages
check-skew = Page inclinée
    .why = Les lignes de la page ne sont pas horizontales. La reconnaissance de texte et le lecteur en souffrent ; manuscrits et gravures peuvent l’être d’origine.
    .todo = Faites poser la page bien droite et refaire la prise de vue ; la copie de conservation ne se redresse jamais.
finding-skew =
    .wanted = au plus { $limit }° de travers
    .found-clockwise = { N($degrees, ".1f") }° dans le sens horaire
    .found-anticlockwise = { N($degrees, ".1f") }° dans le sens antihoraire
    .advice = Faites poser la page bien droite et refaire la prise de vue ; ne redressez pas la copie de conservation.

check-text-cut = Texte coupé
    .why = Des lignes de texte sortent de l’image : ce qui est coupé est perdu.
    .todo = Faites refaire la numérisation avec toutes les marges ; si l’original est lui-même rogné ainsi, acceptez.
finding-text-cut =
    .wanted = un texte qui s’arrête avant le bord de l’image
    .found-inside = c’est le cas
    .found-cut = texte coupé sur un côté : { LIST(WORD($sides), "and") }
    .advice = Le cadrage est trop serré, ou la page était décalée. Refaites la numérisation avec toutes les marges.

check-upside-down = Page à l’envers
    .why = Les caractères montrent si une page est à l’envers : ils dépassent davantage vers le haut que vers le bas. Les lecteurs et la reconnaissance du texte ont besoin d’une page à l’endroit.
    .todo = Faites tourner la page, ou déclarez sa langue si son écriture n’est pas latine.
finding-upside-down =
    .wanted = des caractères à l’endroit
    .found-upright = à l’endroit, ou indéterminable
    .found-down = à l’envers
    .advice = Faites tourner la page d’un demi-tour. Si son écriture n’est pas latine, déclarez sa langue.

check-geometry = Planéité et parallélisme
    .why = La page n’était pas plane, ou l’appareil pas parallèle à elle : les lignes se courbent ou convergent.
    .todo = Réglez l’appareil ou le berceau, aplanissez la page et refaites la prise de vue ; une reliure qui ne s’ouvre pas davantage est une raison d’accepter.
finding-geometry =
    .wanted-keystone = distorsion trapézoïdale d’au plus { $limit }°
    .wanted-curvature = courbure d’au plus { $limit }°
    .found-keystone = { N($degrees, ".1f") }°
    .found-curvature = { N($degrees, ".1f") }°
    .advice-keystone = L’appareil n’était pas parallèle à la page. Réglez l’appareil ou le berceau et refaites la prise de vue.
    .advice-curvature = La page n’était pas plane. Utilisez une vitre ou un berceau et refaites la prise de vue ; une reliure qui ne s’ouvre pas davantage est une raison d’accepter.

check-blank-page = Page blanche
    .why = Il n’y a rien ou presque rien sur la page. Couvertures, gardes et versos peuvent être blancs ; une page de texte, non.
    .todo = Si elle est blanche dans l’original, acceptez-la ou déclarez-la dans le bordereau de livraison.
finding-blank-page =
    .wanted-something = quelque chose sur la page
    .wanted-blank = une page blanche (comme déclaré)
    .wanted = de l’encre sur au moins { N($least, ".3%") } de la page
    .found-no-writing = { N($ink, ".3%") }, mais rien qui ressemble à de l’écriture
    .found-page-number = { N($ink, ".3%") } : peut-être un numéro de page, et rien d’autre
    .found-little = { N($ink, ".3%") }
    .found-blank = { N($ink, ".3%") }
    .found-something = { N($ink, ".3%") }
    .advice = Si cette couverture, cette garde ou ce verso est blanc dans l’original, acceptez (ou déclarez-le sous `blank`).

check-page-size = Dimensions de la page
    .why = Les pixels et la résolution donnent une taille en millimètres, qui doit être celle déclarée. Trop petite, la page est rognée ou à une autre échelle.
    .todo = Comparez avec l’original, et refaites la prise de vue si quelque chose a été rogné.
finding-page-size =
    .wanted = { $expected_width } × { $expected_height } mm (−{ N($short, ".0%") }, +{ N($over, ".0%") })
    .found-fits = { N($width, ".0f") } × { N($height, ".0f") } mm
    .found-other = { N($width, ".0f") } × { N($height, ".0f") } mm
    .found-turned = { N($width, ".0f") } × { N($height, ".0f") } mm : tournée d’un quart de tour
    .advice-turned = Tournée, ou largeur et hauteur inversées dans la commande ?
    .advice = Comparez avec l’original : page rognée, ou autre échelle ?

check-page-sequence = Suite des pages
    .why = Les noms de fichiers numérotent les pages ; aucune ne peut manquer ni figurer deux fois.
    .todo = Consultez le journal des prises de vue, ajoutez ce qui manque et relivrez.
finding-page-sequence =
    .wanted = { $leaves ->
            [true] feuillets
           *[false] pages
        } { $first }–{ $last }
    .wanted-one = une image
    .wanted-none = des numéros de page dans les noms de fichiers
    .found-all = les { $pages }
    .found-faults = { LIST($faults, " ; ", most: 15) }
    .found-one = une seule, sans numéro de page
    .found-none = aucun dans { $names } noms
    .part-missing = manque : { LIST($pages, ", ", most: 12) }
    .part-twice = en double : { LIST($pages, ", ", most: 12) }
    .part-unexpected = non attendu : { LIST($pages, ", ", most: 12) }
    .part-insert = feuillet intercalaire { $page } sans le précédent
    .advice-faults = Consultez le journal de numérisation : page sautée, numérisée deux fois ou mal nommée ? Ajoutez ce qui manque et relivrez.

check-page-count = Nombre de pages
    .why = Il doit y avoir autant de pages que le bordereau de livraison en déclare.
    .todo = Ajoutez les pages manquantes, ou corrigez le nombre dans le bordereau.
finding-page-count =
    .wanted = { $declared ->
            [one] { $declared } page
           *[other] { $declared } pages
        } (comme déclaré)
    .found-pages = { $pages }

check-duplicate-exact = Deux fois la même image
    .why = Deux fichiers ont exactement les mêmes pixels. L’un d’eux tient souvent la place d’une page manquante.
    .todo = Regardez les deux et faites numériser celle qui manque.
finding-duplicate-exact =
    .wanted = des pixels qu’aucun fichier précédent de la livraison n’a
    .found-own = les siens propres
    .found-same = les mêmes que { $path }
    .advice = Deux fois la même image : l’une d’elles tient la place d’une page manquante. Regardez les deux.

check-duplicate-perceptual = Prise de vue en double
    .why = Deux pages se ressemblent : prises deux fois, ou formulaire identique à chaque page.
    .todo = Regardez les deux ; acceptez-les si ce sont deux pages.
finding-duplicate-perceptual =
    .wanted = une page qui ne ressemble à aucune précédente
    .found-own = une page distincte
    .found-like = ressemble à { LIST($paths, ", ") }
    .found-like-more = ressemble à { LIST($paths, ", ") } et { $more } de plus
    .advice = Numérisée deux fois, ou formulaire identique à chaque page ? Regardez les deux.

check-redelivery = Quels fichiers reviennent
    .why = Une meilleure page prend la place du fichier qui porte son nom, et les autres restent. Là où les noms ne le disent pas, une page serait conservée deux fois, ou une manquerait.
    .todo = Comparez les noms avec ceux de la version archivée. Acceptez ce qui doit se trouver à côté des anciens fichiers ; rejetez le reste et livrez-le sous les anciens noms, avec `adds` là où des fichiers sont nouveaux, ou avec `whole: true` là où tous les anciens partent.
finding-redelivery =
    .wanted = des fichiers sous les noms de la version { $version } de { $package }
    .found-whole = tous les fichiers sont remplacés, { $kept } restent tels quels
    .found-some = { $replaced } remplacés, { $kept } restent
    .found-beside = { $added } ajoutés, { $kept } restent
    .found-other-names = aucun des noms des fichiers archivés : { LIST($names, ", ", most: 10) } ; acceptés, ils se trouvent à côté des { $kept } qui restent
    .found-mixed = { $replaced } noms de fichiers archivés, et d’autres : { LIST($names, ", ", most: 10) } ; acceptés, ces autres se trouvent à côté des { $kept } qui restent
    .found-again = dits nouveaux, sous des noms qui sont archivés : { LIST($names, ", ", most: 10) } ; acceptés, ils prennent la place de ces fichiers
    .found-nothing = rien de nouveau : chaque fichier est déjà archivé, octet pour octet
    .found-perhaps = l’identifiant d’un objet archivé qui fut accepté avec des défauts : un second essai, ou un autre objet ?
    .advice = N’acceptez que ce qui doit se trouver à côté des fichiers archivés. Sinon rejetez, et livrez à nouveau sous les anciens noms, avec `adds` ou avec `whole: true`.
    .advice-again = Acceptez si ce sont de meilleurs fichiers des mêmes pages. Sinon rejetez, et livrez-les sous des noms à eux.
    .advice-nothing = Rejetez : rien ne changerait dans les archives.
    .advice-perhaps = Acceptez si c’est un autre objet. Si c’est le même qui revient, rejetez-le et livrez-le avec `replaces` : il devient la version suivante.

check-archived-exact = Déjà archivé
    .why = Les mêmes octets, ou les mêmes pixels, se trouvent déjà dans les archives, livrés avec une autre livraison de l’institution. Ce qui est conservé deux fois coûte deux fois, et tient peut-être la place de ce qui manque.
    .todo = Regardez les deux : rejetez ce qui a été livré par erreur, ou acceptez que l’objet fasse partie des deux.
finding-archived-exact =
    .wanted = rien qui soit déjà archivé
    .found-nothing = rien
    .found-bytes = les mêmes octets que { $path } dans { $package } (livraison { $batch })
    .found-pixels = les mêmes pixels que { $path } dans { $package } (livraison { $batch })
    .found-many = { $number } fichiers sont les mêmes que dans { $package } (livraison { $batch })
    .found-again = { $number } fichiers sont les mêmes que dans { $package } (livraison { $batch }), un essai antérieur de cet objet
    .found-unasked = pas de comparaison : le catalogue n’a pas répondu
    .advice = Déjà archivé : livré deux fois par erreur, ou fait-il partie des deux ? Regardez les deux.
    .advice-again = Déjà archivé sous le même nom : est-ce un meilleur essai, ou la même livraison une seconde fois ?
    .advice-unasked = Relancez l’exécution quand le catalogue répondra, ou cherchez vous-même.

check-archived-perceptual = Ressemble à une image des archives
    .why = L’empreinte de l’image, ou de ce qui est écrit sur la page, est proche de celle d’une image que l’institution a déjà archivée : la même page ou photographie numérisée de nouveau, tournée ou recadrée, ou un second exemplaire.
    .todo = Regardez les deux. Ce qui a été numérisé de nouveau sans nécessité peut être rejeté ; le second exemplaire d’un livre compte pour lui-même.
finding-archived-perceptual =
    .wanted = des images qui ne ressemblent à aucune de celles des archives
    .found-own = images propres à cet objet
    .found-like = ressemble à { $path } dans { $package } (livraison { $batch }) ; { N($share, ".0%") } de l’empreinte diffère
    .found-turned = tournée de { $degrees }°, ressemble à { $path } dans { $package } (livraison { $batch }) ; { N($share, ".0%") } de l’empreinte diffère
    .found-many = { $number } images ressemblent à celles de { $package } (livraison { $batch })
    .found-again = { $number } images ressemblent à celles de { $package } (livraison { $batch }), un essai antérieur de cet objet
    .found-unasked = pas de comparaison : le catalogue n’a pas répondu
    .advice = Numérisée de nouveau, un second exemplaire, ou un formulaire identique ? Regardez les deux.
    .advice-again = Déjà archivé sous le même nom : est-ce un meilleur essai, ou la même livraison une seconde fois ?
    .advice-unasked = Relancez l’exécution quand le catalogue répondra, ou cherchez vous-même.

check-declared-size = Dimensions de l’objet
    .why = Les pixels et la résolution donnent une taille, qui doit être celle du catalogue, aux marges déclarées près.
    .todo = Mesurez l’objet ; corrigez la balise ou le catalogue, ou déclarez la marge.
finding-declared-size =
    .wanted = { $expected_width } × { $expected_height } mm ± { N($tolerance, ".0%") }
    .found-size = { N($width, ",.1f") } × { N($height, ",.1f") } mm
    .advice-size = La balise de résolution, la taille cataloguée ou l’assemblage est faux : mesurez l’objet, ou déclarez `margin_mm`.

## Target shots of a session
check-target-present = Prise de vue de la mire
    .why = Seule la prise de vue d’une mire connue prouve la couleur, les tons et la netteté d’une séance.
    .todo = Livrez les prises de vue de la mire de la séance.
finding-target-present =
    .wanted = une image de la mire
    .found-shots = { $shots } dans objects/_targets
    .found-no-shots = aucune dans objects/_targets
    .advice = La couleur, les tons et la netteté de cette séance ne sont pas prouvés. Livrez les images de la mire dans objects/_targets.

check-target-found = Mire reconnue
    .why = La mire doit être entière et dégagée pour pouvoir être mesurée.
    .todo = Refaites la prise de vue de la mire, entière et dégagée.
finding-target-found =
    .wanted-shots = une mire dans chaque image
    .wanted-blind = une mire mesurable
    .wanted-no-chart = une charte de couleurs entière dans l’une des images
    .found-no-chart = dans aucune
    .found-blind = { $path } : { $faults }
    .found-shots = { LIST($shots, ", ") }
    .part-shot = { $path } : { $kind }
    .part-refused = { $tool } : { $fault }
    .advice-blind = Regardez cette image : mauvais fichier, mire cachée ou coupée, ou mire inconnue de ce système.
    .advice-no-chart = Numérisez de nouveau la charte de couleurs de la séance, entière et dégagée, et relivrez-la.

check-target-sampling-rate = Résolution mesurée
    .why = La taille réelle de la mire montre la résolution vraiment obtenue.
    .todo = Réglez la bonne résolution sur le poste et vérifiez la hauteur de l’appareil.
finding-target-sampling-rate =
    .wanted = { LIST($limits, "and") } ppp
    .wanted-declared = { $declared } ppp, comme déclaré, ± { N($tolerance, ".0%") }
    .wanted-unlimited = relevé, sans limite : ppp
    .found-declared = { N($value, ".1f") } ppp dans { $path }
    .found-worst = { N($value, ".1f") } dans { $path }
    .found-unlimited = { N($value, ".1f") } dans { $path }
    .advice = Réglez les bons ppp sur le poste (ou dans delivery.yaml) ; vérifiez la hauteur de l’appareil et pitch_mm dans target.yaml.

check-target-tone = Reproduction des tons
    .why = Les plages grises de la mire doivent avoir leur clarté connue.
    .todo = Corrigez l’exposition et la courbe de tons, puis renumérisez à partir de la dernière bonne mire.
finding-target-tone =
    .wanted = { LIST($limits, "and") } ΔL*
    .wanted-unlimited = relevé, sans limite : ΔL*
    .advice = Corrigez l’exposition et la courbe de tons du poste, puis renumérisez à partir de la dernière bonne mire.

check-target-gain = Écarts dans les hautes lumières
    .why = Les écarts entre gris clairs doivent être rendus tels quels ; sinon les hautes lumières sont aplaties ou étirées.
    .todo = Vérifiez l’exposition, l’écrêtage et la courbe de tons.
finding-target-gain =
    .wanted = { LIST($limits, "and") } × l’écart
    .wanted-unlimited = relevé, sans limite : × l’écart
    .advice = Les hautes lumières sont aplaties ou étirées : vérifiez l’exposition, l’écrêtage et la courbe de tons.

check-target-white-balance = Balance des blancs
    .why = Le gris doit être gris : une dominante s’étend à toutes les pages de la séance.
    .todo = Refaites la balance des blancs sur la mire, puis renumérisez à partir de la dernière bonne mire.
finding-target-white-balance =
    .wanted = { LIST($limits, "and") } ΔE(a*b*)
    .wanted-unlimited = relevé, sans limite : ΔE(a*b*)
    .advice = Refaites la balance des blancs du poste sur la mire, puis renumérisez à partir de la dernière bonne mire.

check-target-colour-mean = Fidélité des couleurs, en moyenne
    .why = L’écart moyen entre les couleurs de la mire et leurs valeurs connues.
    .todo = Établissez un nouveau profil pour le poste, ou vérifiez que le bon est intégré.
finding-target-colour-mean =
    .wanted = { LIST($limits, "and") } ΔE2000, en moyenne
    .wanted-unlimited = relevé, sans limite : ΔE2000, en moyenne
    .advice = { finding-any.advice-profile }

check-target-colour-max = Fidélité des couleurs, pire plage
    .why = Aucune couleur de la mire ne peut s’écarter fortement, même si la moyenne est bonne.
    .todo = Établissez un nouveau profil pour le poste, ou vérifiez que le bon est intégré.
finding-target-colour-max =
    .wanted = { LIST($limits, "and") } ΔE2000{ $statistic ->
            [percentile] , { $percent }e centile
           *[worst] { "" }
        }
    .wanted-unlimited = relevé, sans limite : ΔE2000{ $statistic ->
            [percentile] , { $percent }e centile
           *[worst] { "" }
        }
    .advice = { finding-any.advice-profile }

check-target-noise = Bruit mesuré
    .why = Les plages grises doivent avoir peu de bruit, mais un peu : son absence totale signifie que des détails fins ont été lissés avec lui.
    .todo = Éclairez mieux ou baissez le gain ; s’il est trop faible, désactivez la réduction du bruit.
finding-target-noise =
    .wanted = { LIST($limits, "and") } σ(L*)
    .wanted-unlimited = relevé, sans limite : σ(L*)
    .advice = Baissez le gain (ISO) ou éclairez mieux ; s’il est trop faible, désactivez la réduction du bruit.

check-target-sharpness = Netteté mesurée
    .why = Si l’image résout ce que son nombre de pixels promet, sans accentuation.
    .todo = Faites la mise au point, vérifiez l’objectif et les vibrations du poste, et désactivez l’accentuation.
finding-target-sharpness =
    .wanted = { LIST($limits, "and") } d’efficacité d’échantillonnage (modulation de 10 %)
    .wanted-unlimited = relevé, sans limite : efficacité d’échantillonnage (modulation de 10 %)
    .wanted-overshoot = au plus { N($most, ".0%") } de dépassement aux bords
    .found-overshoot = { N($overshoot, ".0%") } de dépassement, { $edge }, dans { $path }
    .advice = Faites la mise au point, vérifiez l’objectif et les vibrations du poste, et désactivez l’accentuation.

check-target-uniformity = Uniformité de l’éclairage
    .why = Une feuille blanche doit être également claire partout ; sinon chaque page a des coins ou des bords sombres.
    .todo = Équilibrez les lampes, ou refaites la correction de champ plat.
finding-target-uniformity =
    .wanted = { LIST($limits, "and") } ΔL*, 3 × 3 champs
    .wanted-unlimited = relevé, sans limite : ΔL*, 3 × 3 champs
    .advice = Équilibrez les lampes, ou refaites la correction de champ plat.

## Models and point clouds
check-truncated = Fichier complet
    .why = L’en-tête du fichier annonce ce qui suit ; tout doit y être.
    .todo = Faites réexporter, retransférer ou relivrer le fichier.
finding-truncated =
    .wanted = aussi long que l’annonce son en-tête
    .wanted-model = autant que l’en-tête le promet
    .advice-faults = { finding-any.advice-damaged }

check-spare-data = Rien après la fin
    .why = Le fichier continue après la fin annoncée par son en-tête : il contient peut-être davantage, et les programmes n’en montrent qu’une partie.
    .todo = Faites réexporter le modèle ou le nuage de points.
finding-spare-data =
    .wanted = une fin là où l’en-tête l’indique
    .found-spare = { $faults }
    .found-no-more = { finding-any.found-so-it-is }
    .advice = Des points ou des faces manquent peut-être. Faites réexporter.

check-gltf-extensions = Géométrie non compressée
    .why = Le modèle est compressé d’une manière que ce système ne lit pas ; il n’a donc pas pu être contrôlé.
    .todo = Faites-le exporter sans compression.
finding-gltf-extensions =
    .wanted = une géométrie enregistrée sans compression
    .found-unread = { $reason }
    .found-decoded = décodé à partir de { LIST($extensions, "and") }
    .found-plain = { finding-any.found-so-it-is }
    .advice-unread = Le fichier est sain, mais compressé d’une manière qui n’est pas lue ici. Faites-le exporter sans compression.
    .advice-decoded = Seuls les programmes dotés de ce décodeur l’ouvrent. Demandez la géométrie telle qu’elle était avant.

check-glb-structure = Structure du GLB
    .why = Les longueurs indiquées dans un GLB doivent s’accorder avec le fichier et entre elles ; sinon les programmes lisent au-delà de ses parties.
    .todo = Faites réexporter le modèle.
finding-glb-structure =
    .wanted = un GLB dont les longueurs sont exactes
    .found-lengths = { $faults }
    .advice-lengths = { finding-any.advice-faulty-program }

check-zip-bomb = Taille plausible une fois décompressé
    .why = Un 3MF est un paquet compressé. S’il devient démesuré à la décompression, il est fautif ou malveillant ; il n’a pas été décompressé.
    .todo = Faites réexporter le modèle et demandez d’où vient le fichier.
finding-zip-bomb =
    .wanted = un paquet dont la taille décompressée est plausible

check-gltf-valid = glTF valide
    .why = Le validateur de Khronos, auteur du format, ne trouve pas d’erreur dans le modèle.
    .todo = Faites réexporter le modèle avec un exportateur à jour.
finding-gltf-valid =
    .wanted = 0 erreur
    .wanted-warnings = 0 erreur, 0 avertissement
    .found-valid = 0 erreur, 0 avertissement
    .found-errors = { $errors } { $errors ->
            [one] erreur
           *[other] erreurs
        } : { $told }
    .found-warnings = 0 erreur, { $warnings } { $warnings ->
            [one] avertissement
           *[other] avertissements
        } : { $told }
    .advice-errors = { finding-any.advice-faulty-program }

check-read-by-two = Lu de même par deux bibliothèques
    .why = Deux programmes indépendants doivent lire le même modèle dans le fichier ; sinon ce que voit le lecteur dépend du programme.
    .todo = Faites réexporter le modèle.
finding-read-by-two =
    .wanted = { N($triangles, ",") } triangles dans la même boîte, par deux bibliothèques
    .found-alike = lu de même par { LIST($libraries, "and") }
    .found-no-other = lu de même par { LIST($libraries, "and") } ; aucune autre ne lit ce format
    .found-but = lu de même par { LIST($libraries, "and") } ; { $faults }
    .found-beyond = lu seulement ici : d’autres bibliothèques ne connaissent pas { $features }
    .found-differ = { $faults }
    .part-reads = { $library } lit { N($triangles, ",") } triangles
    .part-reads-apart = { $library } lit { N($triangles, ",") } triangles, avec une boîte écartée de { N($apart, ".2g") } du côté
    .advice-differ = Les programmes l’afficheront différemment. Faites-le réexporter.

check-reference-outside = Rien d’extérieur
    .why = Le modèle ne peut rien désigner hors de son dossier : ce qui n’est pas livré disparaît avec le disque du prestataire. Ces renvois ne sont jamais suivis.
    .todo = Faites exporter le modèle avec tout ce qu’il lui faut dans son propre dossier.
finding-reference-outside =
    .wanted = des noms à l’intérieur de la pièce
    .found-inside = { $named ->
            [one] { $named } nom
           *[other] { $named } noms
        }
    .found-outside = { LIST($names, "then") }
    .advice = Le renvoi n’a pas été suivi. Faites exporter le modèle avec tout ce qu’il lui faut dans son propre dossier, désigné par des noms relatifs.

check-reference-missing = Toutes les parties livrées
    .why = Un modèle peut se composer de plusieurs fichiers. S’il en manque un, il ne peut être ouvert.
    .todo = Faites livrer les parties manquantes.
finding-reference-missing =
    .wanted = chaque partie qu’il désigne
    .found-there = toutes présentes
    .found-gone = non livré : { $names }
    .advice = Faites livrer les parties manquantes.

check-texture-missing = Toutes les textures livrées
    .why = Les images posées sur la surface font partie du modèle ; sans elles, il est gris.
    .todo = Faites livrer le modèle avec toutes ses images.
finding-texture-missing =
    .wanted = chaque image qu’il désigne
    .found-there = toutes présentes et lues
    .found-pictures = { $pictures }
    .part-gone = { $name } n’est pas livrée
    .part-broken = { $name } : { $fault }
    .part-broken-embedded = une image intégrée : { $fault }
    .part-material = le matériau { $name } n’est dans aucun fichier de matériaux
    .part-otherwise = trouvée sous un autre nom : { $name } s’appelle { $own }
    .advice-pictures-lost = Faites-le livrer avec toutes ses images.
    .advice-pictures-renamed = Elle a été trouvée ; les programmes qui cherchent le nom exact ne la trouveront pas. Faites accorder les noms des fichiers.
    .part-kept = { $name } : { $format }, conservé tel quel et absent des copies
    .part-kept-embedded = une image intégrée : { $format }, conservée telle quelle et absente des copies
    .advice-pictures-kept = Faites-le exporter aussi avec JPEG ou PNG si les lecteurs doivent le voir.

check-left-out = Rien de perdu dans les copies
    .why = Chaque format a ses limites. Ce qu’une copie ne peut contenir reste dans le fichier livré, et est nommé ici.
    .todo = Conservez le fichier livré ; rien d’autre.
finding-left-out =
    .wanted = des copies qui contiennent tout le modèle
    .found-nothing = rien n’est omis
    .found-left = omis : { $parts }
    .advice = Rien à faire : le fichier livré est conservé à côté.

check-texture-size = Taille des textures
    .why = Des images trop petites rendent flou ce que la surface montre.
    .todo = Faites exporter le modèle avec ses images en pleine taille.
finding-texture-size =
    .wanted = des images d’au moins { $least } pixels
    .found-embedded = image intégrée : { $width } × { $height }
    .found-named = { $name } : { $width } × { $height }

check-empty-geometry = Quelque chose à voir
    .why = Un modèle sans sommet, ou un nuage sans point, ne montre rien.
    .todo = Demandez si c’est bien ce qui devait être livré.
finding-empty-geometry =
    .wanted = au moins un sommet ou un point
    .found-points = { $points ->
            [one] { N($points, ",") } point
           *[other] { N($points, ",") } points
        }
    .found-surface = { $vertices ->
            [one] { N($vertices, ",") } sommet
           *[other] { N($vertices, ",") } sommets
        }, { $triangles ->
            [one] { N($triangles, ",") } triangle
           *[other] { N($triangles, ",") } triangles
        }
    .found-container = un conteneur valide sans aucun maillage
    .advice-container = Demandez si c’est bien ce qui devait être livré.

check-nan-infinity = Coordonnées numériques
    .why = Certaines coordonnées ne sont pas des nombres ; les programmes se bloquent ou laissent des trous.
    .todo = Faites réexporter le modèle.
finding-nan-infinity =
    .wanted = des coordonnées qui soient des nombres
    .found-coordinates = { N($bad, ",") } qui n’en sont pas
    .advice = { finding-any.advice-faulty-program }

check-index-range = Les faces désignent ce qui existe
    .why = Certaines faces désignent des sommets qui n’existent pas.
    .todo = Faites réexporter le modèle.
finding-index-range =
    .wanted = des indices de ce qui existe
    .found-within = tous dans les limites
    .found-beyond = { $polygons ->
            [one] { N($polygons, ",") } polygone désigne ce qui n’existe pas
           *[other] { N($polygons, ",") } polygones désignent ce qui n’existe pas
        }
    .found-unread = { $reason }
    .advice = { finding-any.advice-faulty-program }

check-degenerate-faces = Faces à sommets distincts
    .why = Une face dont un sommet se répète, ou qui en a moins de trois, n’en est pas une. Leur grand nombre trahit un export défectueux.
    .todo = Faites nettoyer le modèle dans le logiciel de modélisation et notez-le dans les paradonnées.
finding-degenerate-faces =
    .wanted-faces = aucune face à sommet répété
    .wanted-faces-share = au plus { N($most, ".2%") } de faces à sommet répété
    .wanted-corners = au moins trois sommets chacune
    .found-corners = { $polygons ->
            [one] { N($polygons, ",") } polygone qui en a moins
           *[other] { N($polygons, ",") } polygones qui en ont moins
        }

check-zero-area-faces = Faces ayant une aire
    .why = Des triangles sans aire ne montrent rien et faussent tous les calculs.
    .todo = Faites nettoyer le modèle dans le logiciel de modélisation et notez-le dans les paradonnées.
finding-zero-area-faces =
    .wanted-faces = aucune face sans aire
    .wanted-faces-share = au plus { N($most, ".2%") } de faces sans aire

check-duplicate-faces = Chaque face une seule fois
    .why = Des faces en double scintillent et comptent deux fois.
    .todo = Faites nettoyer le modèle dans le logiciel de modélisation et notez-le dans les paradonnées.
finding-duplicate-faces =
    .wanted-faces = aucune face en double
    .wanted-faces-share = au plus { N($most, ".2%") } de faces en double

check-non-manifold = Deux faces au plus par arête
    .why = Là où trois faces se rejoignent sur une arête, l’intérieur et l’extérieur ne se distinguent plus.
    .todo = Faites nettoyer le modèle dans le logiciel de modélisation et notez-le dans les paradonnées.
finding-non-manifold =
    .wanted = au plus deux faces par arête
    .found-edges = { $edges ->
            [one] { N($edges, ",") } arête qui en a plus
           *[other] { N($edges, ",") } arêtes qui en ont plus
        }

check-watertight = Surface fermée
    .why = Une surface déclarée fermée, ou dont le format est destiné aux solides, ne peut avoir de trous.
    .todo = Faites fermer les trous et les noter dans les paradonnées, ou déclarez que la surface est ouverte.
finding-watertight =
    .wanted = une surface fermée ({ $why ->
            [declared] déclarée
           *[solids] { $format } est fait pour les solides
        })
    .found-closed = fermée
    .found-open = { $open_edges ->
            [one] { N($open_edges, ",") } arête ouverte
           *[other] { N($open_edges, ",") } arêtes ouvertes
        }, { $shared_edges ->
            [one] { N($shared_edges, ",") } arête
           *[other] { N($shared_edges, ",") } arêtes
        } à plus de deux faces
    .advice-open = Faites fermer les trous et les noter dans les paradonnées, ou déclarez `watertight: false` pour la pièce.

check-winding = Un seul extérieur
    .why = Les faces voisines doivent s’accorder sur le côté extérieur ; sinon des parties de la surface disparaissent dans les visionneuses.
    .todo = Faites retourner les faces dans le logiciel de modélisation.
finding-winding =
    .wanted = un seul extérieur
    .found-consistent = cohérent
    .found-conflicts = { $edges ->
            [one] { N($edges, ",") } arête
           *[other] { N($edges, ",") } arêtes
        } où les voisines sont opposées
    .found-inside-out = la surface fermée est retournée
    .advice = Faites retourner les faces dans le logiciel de modélisation.

check-normals = Normales de longueur 1
    .why = Les normales disent comment la lumière tombe sur la surface. D’une autre longueur, elles la montrent trop claire ou trop sombre.
    .todo = Faites réexporter le modèle avec des normales de longueur 1.
finding-normals =
    .wanted = longueur 1 ± { $most }
    .found-off = écart de { N($error, ".2g") }
    .found-not-numbers = pas des nombres

check-uv-present = Chaque face a sa place dans la texture
    .why = Une face texturée sans coordonnées dans l’image montre une couleur fausse, ou aucune.
    .todo = Faites réexporter le modèle avec ses coordonnées de texture.
finding-uv-present =
    .wanted = des coordonnées UV à chaque sommet texturé
    .found-without = { $faces ->
            [one] { N($faces, ",") } face texturée
           *[other] { N($faces, ",") } faces texturées
        } sans coordonnées

check-unit-declared = Unité déclarée
    .why = Sans unité, personne ne sait si l’objet est une pièce de monnaie ou une cathédrale.
    .todo = Demandez à l’opérateur et déclarez l’unité dans le bordereau de livraison.
finding-unit-declared =
    .wanted = l’une de { LIST($units, ", ", most: 20) }
    .found-undeclared = aucune déclarée
    .found-unit = { $unit }
    .advice = Demandez à l’opérateur ; déclarez `unit` dans delivery.yaml. OBJ, PLY et STL ne peuvent pas le dire eux-mêmes.

check-dimensions = Dimensions de l’objet
    .why = Le modèle doit être aussi grand que l’objet catalogué. Un facteur 10, 25,4 ou 1 000 trahit une mauvaise unité.
    .todo = Corrigez l’unité, ou vérifiez les barres d’échelle et le catalogue.
finding-dimensions =
    .wanted = { LIST($expected, " × ", as: ",.4g") } mm ± { N($tolerance, ".0%") }
    .found-fits = { LIST($sides, " × ", as: ",.4g") } mm
    .found-sides = { LIST($sides, " × ", as: ",.4g") } mm
    .part-m-mm = mètres lus comme millimètres
    .part-cm-mm = centimètres lus comme millimètres
    .part-in-mm = pouces lus comme millimètres
    .part-m-cm = mètres lus comme centimètres
    .part-m-um = mètres lus comme micromètres
    .part-reverse = l’inverse de { $mistake }
    .advice-sides-unit = { N($factor, ",.4g") } fois trop grand : l’unité est fausse ({ $mistake }). Corrigez `unit`, ou faites réexporter.
    .advice-sides = Le modèle n’est pas à l’échelle : voyez les barres d’échelle dans les paradonnées, ou la taille cataloguée.

check-paradata = Compte rendu de fabrication
    .why = Les paradonnées disent comment le modèle a été fait : appareil, logiciels, étapes, échelle, choix. Sans elles, personne ne pourra l’évaluer plus tard.
    .todo = Demandez le compte rendu à l’auteur du modèle.
finding-paradata =
    .wanted = opérateur, appareil, étapes avec logiciels et paramètres, barres d’échelle, choix
    .found-complete = complet
    .found-none = pas de paradonnées
    .found-faults = { $faults }
    .part-missing = { $part } manque
    .advice-none = Demandez à l’auteur paradata.yaml dans le dossier de l’objet : sans lui, personne ne pourra évaluer le modèle plus tard.

check-scale-bars = Barres d’échelle
    .why = Des barres de longueur connue doivent garder leur longueur dans le modèle ; sinon aucune mesure n’y est juste.
    .todo = Faites réaligner le modèle avec les vraies longueurs des barres.
finding-scale-bars =
    .wanted = au plus { N($most, ".2%") } de la longueur d’une barre
    .found-residuals = { N($share, ".2%") } (résidus { LIST($residuals_mm, ", ", most: 20, as: "+.3g") } mm)
    .advice-residuals = Le modèle n’est pas à l’échelle. Faites-le réaligner avec les vraies longueurs des barres.

check-e57-crc = Empreintes de l’E57
    .why = Chaque page d’un E57 porte une somme de contrôle. Si l’une ne concorde pas, des bits ont changé depuis le scan.
    .todo = Faites relivrer le fichier à partir de la copie du scanner.
finding-e57-crc =
    .wanted = des sommes de contrôle exactes sur chaque page
    .found-fit = toutes exactes
    .found-changed = { $reason }
    .advice = Des bits ont changé depuis l’écriture du scan. Faites relivrer le fichier à partir de la copie du scanner.

check-las-vlr = Enregistrements du LAS
    .why = Les enregistrements entre l’en-tête et les points d’un LAS doivent concorder ; sinon certains programmes ne l’ouvrent pas.
    .todo = Faites réexporter le nuage de points.
finding-las-vlr =
    .wanted = des enregistrements qui concordent
    .found-fit = ils concordent
    .found-unfit = { $reason }
    .advice = Certains programmes ne l’ouvriront pas. Faites-le réexporter.

check-points-count = Nombre de points
    .why = Il doit y avoir autant de points que l’en-tête l’annonce.
    .todo = Faites réexporter le nuage de points.
finding-points-count =
    .wanted = { N($declared, ",") } points
    .found-once = { N($points, ",") }
    .found-twice = { N($points, ",") }, { N($second, ",") } selon une autre lecture
    .found-once-invalid = { N($points, ",") }, dont { N($invalid, ",") } marqués non valides par le scanner
    .found-twice-invalid = { N($points, ",") }, { N($second, ",") } selon une autre lecture, dont { N($invalid, ",") } marqués non valides par le scanner
    .wanted-header = un en-tête qui compte comme les points
    .found-header-returns = par écho, l’en-tête donne { LIST($declared, ", ", most: 15) } ; les points donnent { LIST($returns, ", ", most: 15) }
    .found-header-counts = l’en-tête a deux nombres de points, { N($old, ",") } et { N($new, ",") }
    .advice-header = Les programmes qui croient l’en-tête sont trompés. Faites réexporter le fichier.
    .advice = { finding-any.advice-export }

check-points-extent = Étendue des points
    .why = Les points doivent remplir la boîte annoncée par l’en-tête ; sinon les visionneuses montrent du vide ou coupent des points.
    .todo = Faites réexporter le nuage de points.
finding-points-extent =
    .wanted = la boîte de l’en-tête, à { N($most, ".1%") } près de son plus long côté
    .found-off = écart de { N($apart, ".4g") } sur { N($side, ".4g") }
    .found-unreal = la boîte de l’en-tête n’est pas faite de nombres
    .found-zeros = la boîte de l’en-tête n’a jamais été remplie (que des zéros)
    .advice = { finding-any.advice-export }

## Sequences of frames
check-sequence-gap = Aucune image manquante
    .why = Les numéros des images doivent se suivre sans lacune, chacun une fois.
    .todo = Faites livrer les images manquantes.
finding-sequence-gap =
    .wanted = images { $start }–{ $end }, chacune une fois
    .found-complete = { $sequence } : les { $frames }
    .found-missing = { $sequence } : manque : { LIST($missing, ", ", most: 10) }
    .found-missing-twice = { $sequence } : manque : { LIST($missing, ", ", most: 10) } ; en double : { LIST($twice, ", ", most: 10) }
    .found-twice = { $sequence } : en double : { LIST($twice, ", ", most: 10) }
    .advice = Faites livrer les images manquantes.

check-frame-geometry = Images semblables
    .why = Toutes les images d’un film numérisé doivent avoir la même taille et la même profondeur.
    .todo = Faites rescanner les images qui diffèrent.
finding-frame-geometry =
    .wanted = toutes les images { $width } × { $height }, { $bits } bits { $kind }
    .found-alike = { $sequence }
    .found-differing = { $sequence } : les autres sont { LIST($others, ", ", most: 10) }

check-frame-count = Nombre d’images
    .why = Il doit y avoir autant d’images que le bordereau de livraison en déclare.
    .todo = Faites livrer les images manquantes, ou corrigez le nombre.
finding-frame-count =
    .wanted = { $declared ->
            [one] { $declared } image
           *[other] { $declared } images
        } (comme déclaré)
    .found-count = { $frames }

## Sound and film: the file
check-malformed = Structure cohérente
    .why = Les parties du fichier se contredisent : il est endommagé ou écrit par un programme défectueux.
    .todo = Faites-le relivrer, ou retransférer le support.
finding-malformed =
    .wanted = un fichier dont les parties s’accordent
    .advice = { finding-any.advice-damaged }

check-file-structure = Particularités du fichier
    .why = Le fichier a quelque chose d’inhabituel : des octets après sa fin, une taille non renseignée, une étiquette au début. Le son est néanmoins complet.
    .todo = Rien à faire.
finding-file-structure =
    .wanted = un fichier construit selon sa norme
    .found-notes = { LIST($notes, " ; ") }
    .advice = Le son est complet : il n’y a rien à faire. Le fichier est aussi conservé tel qu’il a été livré.

check-parts-carried = Éléments sans place dans le master
    .why = Certains éléments du fichier n’ont pas de place dans un Broadcast WAVE. Ils ne figurent que dans le fichier livré.
    .todo = Rien à faire : le fichier livré est conservé.
finding-parts-carried =
    .wanted = des éléments qu’un Broadcast WAVE peut contenir
    .found-lost = non repris : { LIST($parts, ", ") }
    .advice = Ils restent dans le fichier livré, qui est conservé.

check-slice-crc = Sommes de contrôle de l’image
    .why = FFV1 garde une somme de contrôle pour chaque partie de chaque image. Si l’une ne concorde pas, elle montre exactement où le fichier est endommagé.
    .todo = Faites-le relivrer, ou retransférer le support.
finding-slice-crc =
    .wanted = la somme de contrôle de chaque tranche concorde
    .advice = { finding-any.advice-damaged }

check-decode-errors = Décodage sans erreur
    .why = L’enregistrement entier a été décodé ; là où cela échoue, les lecteurs trébuchent ou montrent de fausses images.
    .todo = Faites-le relivrer, ou retransférer le support.
finding-decode-errors =
    .wanted = un décodage complet sans erreur
    .advice = { finding-any.advice-damaged }

check-flac-metadata = Blocs de métadonnées du FLAC
    .why = Les blocs qui précèdent le son doivent suivre la norme ; certains lecteurs refusent les autres. Le son lui-même peut être intact.
    .todo = Faites-le réexporter, ou acceptez-le pour ce motif.
finding-flac-metadata =
    .wanted = des blocs de métadonnées conformes à RFC 9639
    .advice = Le son peut malgré tout être intact. Faites-le réexporter, ou acceptez-le pour ce motif.

check-flac-digest = Empreinte du son
    .why = L’encodeur garde dans le fichier une empreinte des échantillons. Si elle ne concorde pas, le son n’est plus celui qui a été encodé.
    .todo = Faites-le relivrer, ou retransférer le support.
finding-flac-digest =
    .wanted = un MD5 des échantillons dans STREAMINFO
    .wanted-digest = des échantillons de MD5 { $expected }…
    .found-digest = MD5 { $digest }…
    .found-none = aucun : un dommage ne peut être constaté
    .advice-digest = { finding-any.advice-damaged }

check-matroska-conformance = Matroska conforme
    .why = MediaConch compare le fichier aux normes de Matroska et de FFV1.
    .todo = Faites-le relivrer, ou retransférer le support.
finding-matroska-conformance =
    .wanted = chaque contrôle d’implémentation de { $version }
    .found-all = tous
    .advice = { finding-any.advice-damaged }

check-has-streams = Présence de son ou d’image
    .why = Un conteneur peut être vide. Il doit contenir au moins un flux de son ou d’image.
    .todo = Demandez au prestataire ce que ce fichier devait contenir.
finding-has-streams =
    .wanted = au moins un flux d’image ou de son
    .found-streams = { $video } image, { $sound } son

check-duration = Durée
    .why = L’enregistrement doit durer autant que déclaré ; plus court, le transfert s’est interrompu.
    .todo = Comparez avec le support : transfert interrompu, ou durée déclarée de la bande ?
finding-duration =
    .wanted = { TIMES($declared) } (comme déclaré, ± { N($slack, ".3g") } s)
    .found-length = { TIMES($seconds) }
    .advice = Le transfert a-t-il été interrompu, ou la durée déclarée est-elle celle de la bande et non de l’enregistrement ?

check-audio-tracks = Nombre de pistes sonores
    .why = Il doit y avoir autant de pistes sonores que déclaré.
    .todo = Faites retransférer avec toutes les pistes.
finding-audio-tracks =
    .wanted = { $declared ->
            [one] { $declared } piste sonore
           *[other] { $declared } pistes sonores
        } (comme déclaré)
    .found-tracks = { $tracks }
    .advice = Une piste a été perdue au transfert ou à l’export. Faites refaire le transfert.

check-parts-count = Nombre de parties
    .why = Il doit y avoir autant de faces, de bobines ou de parties que déclaré.
    .todo = Faites livrer les parties manquantes, ou corrigez le nombre.
finding-parts-count =
    .wanted = { $declared ->
            [one] { $declared } partie
           *[other] { $declared } parties
        } (comme déclaré)
    .found-parts = { $parts }

## Sound
check-audio-codec = Son sans perte
    .why = Le son à conserver l’est sans perte. Un original déjà compressé avec pertes est conservé tel quel.
    .todo = Faites-le livrer en Broadcast WAV, sauf si l’original est lui-même avec pertes.
finding-audio-codec =
    .wanted = PCM ou un autre codage sans perte
    .found-codec = { finding-any.track }{ $codec }
    .advice = Faites-le livrer en Broadcast WAV ; un original avec pertes est conservé tel quel.

check-audio-rate = Fréquence d’échantillonnage
    .why = Combien de fois par seconde le son a été mesuré. Elle limite le son le plus aigu conservé.
    .todo = Faites retransférer le support à la fréquence commandée.
finding-audio-rate =
    .wanted-least = au moins { N($expected, ".0f") } Hz
    .wanted-declared = { N($expected, ".12g") } Hz (comme déclaré)
    .found-least = { finding-any.track }{ N($rate, ".0f") } Hz
    .found-declared = { finding-audio-rate.found-least }
    .advice = { finding-any.advice-transfer }

check-audio-depth = Profondeur en bits du son
    .why = Avec quelle finesse chaque échantillon a été mesuré. Elle fixe l’écart entre le son le plus fort et le bruit.
    .todo = Faites retransférer le support à la profondeur commandée.
finding-audio-depth =
    .wanted-least = au moins { N($expected, ".0f") } bits
    .wanted-declared = { $expected } bits (comme déclaré)
    .found-least = { finding-any.track }{ N($bits, ".0f") } bits
    .found-declared = { finding-audio-depth.found-least }
    .advice = { finding-any.advice-transfer }

check-bext = Description dans le fichier WAVE
    .why = Un Broadcast WAV dit lui-même ce qu’il est et comment il a été fait (bext).
    .todo = Rien à faire : la copie de conservation la reçoit de la livraison.
finding-bext =
    .wanted = un bloc bext avec Description, Originator, OriginatorReference, date et CodingHistory
    .found-filled = version { $version }, tout rempli
    .found-none = pas de bloc bext
    .found-empty = vide : { LIST($fields, ", ") }
    .advice-none = La copie de conservation en reçoit un, rempli d’après la livraison.
    .advice-empty = Ils sont complétés dans la copie de conservation.

check-silence = Long silence
    .why = Un long passage sans son peut être sur le support, ou venir d’un défaut du transfert.
    .todo = Écoutez à ces instants ; s’il n’est pas sur le support, faites retransférer.
finding-silence =
    .wanted = pas de passage de { $seconds } s sous -60 dBFS
    .found-none = { finding-any.track }aucun
    .found-times = { finding-any.track }{ TIMES($times) }
    .advice = { finding-any.advice-listen }

check-silent = Du son sur chaque canal
    .why = Un canal sans aucun son signifie souvent un câble ou une tête sans contact.
    .todo = Vérifiez câble, tête et sortie, et faites retransférer.
finding-silent =
    .wanted = du son au-dessus de -60 dBFS sur chaque canal
    .found-all = { finding-any.track }les { $channels }
    .found-effects = { finding-any.track }les { $channels } ; le canal d’effets (LFE) peut être vide
    .found-nothing = { finding-any.track }rien du tout
    .found-channel = { finding-any.track }rien sur le canal { LIST($channels, ", ", most: 20) }
    .advice-nothing = La bonne sortie était-elle branchée ?
    .advice-channel = Vérifiez le câble et la tête.

check-dc-offset = Composante continue
    .why = Le son doit osciller autour de zéro. Un décalage vient d’un convertisseur déréglé et réduit le niveau disponible.
    .todo = Faites régler le convertisseur.
finding-dc-offset =
    .wanted = composante continue d’au plus { N($limit, ".2%") } de la pleine échelle
    .found-share = { finding-any.track }{ N($share, ".3%") }
    .advice = Le convertisseur est déréglé.

check-channels-identical = Deux canaux différents
    .why = Deux canaux identiques sont un même canal en double : support mono, ou mauvais branchement.
    .todo = Déclarez mono, ou vérifiez le branchement.
finding-channels-identical =
    .wanted = deux canaux différents, ou `sound: mono` déclaré
    .found-correlation = { finding-any.track }corrélation { N($correlation, ".5f") }
    .advice = Un support mono peut être conservé en un seul canal ; déclarez-le.

check-channels-inverted = Canaux en phase
    .why = Un canal est l’autre inversé : joués ensemble, ils s’annulent.
    .todo = Vérifiez le câblage et faites retransférer.
finding-channels-inverted =
    .wanted = pas de passage de { $seconds } s où les canaux s’annulent
    .found-none = { finding-any.track }aucun
    .found-times = { finding-any.track }{ TIMES($times) }
    .advice = Un câble est monté à l’envers.

check-hum = Ronflement du secteur
    .why = Le ronflement à 50 ou 60 Hz vient de boucles de masse et de mauvais câbles.
    .todo = Vérifiez la terre et les câbles, et faites retransférer.
finding-hum =
    .wanted = pas de ronflement du secteur au-dessus de { $limit } dBFS
    .found-hum = { finding-any.track }{ $hertz } Hz à { N($dbfs, ".0f") } dBFS, { N($prominence, ".0f") } dB au-dessus de son entourage
    .advice = Vérifiez la terre et les câbles.

check-loudness = Intensité sonore
    .why = Le niveau sonore perçu de l’enregistrement (EBU R128). Il est relevé, jamais jugé.
    .todo = Rien à faire.
finding-loudness =
    .wanted = l’intensité sonore est relevée
    .found-lufs = { finding-any.track }{ N($lufs, ".1f") } LUFS
    .found-peak = { finding-any.track }{ N($lufs, ".1f") } LUFS, crête vraie { N($true_peak, ".1f") } dBTP

check-rate-truth = Vraie fréquence d’échantillonnage
    .why = Une fréquence élevée qui ne porte rien d’aigu a été obtenue après coup d’une plus basse.
    .todo = Demandez au prestataire le transfert d’origine.
finding-rate-truth =
    .wanted = de l’énergie au-dessus de 22 kHz (plus de { $least } dBFS, sans chute de { $most } dB)
    .found-energy = { finding-any.track }{ N($dbfs, ".0f") } dBFS au-dessus de 22 kHz, { N($cliff_db, ".0f") } dB de moins qu’à 20 kHz
    .advice = Cela semble suréchantillonné à partir de 44,1 ou 48 kHz. Demandez l’original.

check-depth-truth = Vraie profondeur en bits
    .why = Des bits qui ne changent jamais sont des zéros ajoutés : le fichier est plus lourd, mais pas meilleur.
    .todo = Demandez au prestataire le transfert d’origine.
finding-depth-truth =
    .wanted = les { N($bits, ".0f") } bits utilisés
    .found-used = { finding-any.track }{ N($used, ".0f") }
    .advice = Les bits de poids faible ne changent jamais : ils ont été ajoutés. Demandez l’original.

check-dropouts = Pertes de signal
    .why = Des zéros exacts au milieu du son ne se trouvent sur aucun support : le transfert a perdu des échantillons.
    .todo = Écoutez à ces instants, et faites retransférer.
finding-dropouts =
    .wanted = pas de passage de { $milliseconds } ms de zéros exacts dans le son
    .found-none = { finding-any.track }aucun
    .found-times = { finding-any.track }{ TIMES($times) }
    .advice = { finding-any.advice-listen }

check-repeated-blocks = Échantillons répétés
    .why = Les mêmes échantillons ont été écrits deux fois : un tampon de l’enregistreur n’a pas été vidé à temps.
    .todo = Écoutez à ces instants, et faites retransférer.
finding-repeated-blocks =
    .wanted = aucun bloc d’échantillons en double
    .found-none = { finding-any.track }aucun
    .found-times = { finding-any.track }{ TIMES($times) }
    .advice = { finding-any.advice-listen }

check-clicks = Clics
    .why = Des échantillons isolés très écartés s’entendent comme des clics. Sur un disque ils appartiennent au support ; sur une bande, non.
    .todo = Écoutez à ces instants ; s’ils ne sont pas sur le support, faites retransférer.
finding-clicks =
    .wanted = au plus { N($limit, ".0f") } échantillons isolés hors rang
    .found-few = { finding-any.track }{ $clicks }
    .found-times = { finding-any.track }{ $clicks }, à { TIMES($times) }
    .advice = { finding-any.advice-listen }

## Film and video
check-video-codec = Image sans perte
    .why = Une nouvelle numérisation est conservée sans perte. Un original avec pertes (DV, MPEG, H.264) est conservé tel quel.
    .todo = Faites retransférer sans perte, sauf si l’original est lui-même avec pertes.
finding-video-codec =
    .wanted = non compressé ou sans perte
    .found-codec = { $codec }
    .advice = Un original avec pertes (DV, MPEG, H.264) est conservé tel quel ; une nouvelle numérisation doit être sans perte.

check-standard-mismatch = Une seule norme de télévision
    .why = La taille de l’image et la cadence doivent relever de la même norme de télévision ; sinon le mouvement ou l’image a été altéré.
    .todo = Faites retransférer dans la norme du support.
finding-standard-mismatch =
    .wanted = { N($expected, ".5g") } images par seconde pour { $width } × { $height }
    .found-rate = { N($rate, ".5g") }
    .advice = Le transfert ou l’export a mêlé deux normes de télévision : le mouvement ou l’image est altéré.

check-pixel-depth = Profondeur en bits de l’image
    .why = Combien de niveaux chaque échantillon distingue. La commande prime, puis les exigences de qualité.
    .todo = Faites retransférer à la profondeur commandée.
finding-pixel-depth =
    .wanted = au moins { $least } bits
    .found-bits = { N($bits, ".0f") } ({ $layout })
    .advice = Faites refaire le transfert à la profondeur commandée.

check-frame-rate = Cadence constante
    .why = Les images doivent se suivre régulièrement ; les lacunes sont des images perdues au transfert.
    .todo = Regardez ces images ; si le défaut n’est pas sur le support, faites retransférer.
finding-frame-rate =
    .wanted = { N($rate, ".5g") } images par seconde, constantes
    .found-constant = constante
    .found-gaps = { $gaps } { $gaps ->
            [one] lacune
           *[other] lacunes
        }, à { TIMES($times) } ; { N($uneven, ".1%") } des pas inégaux
    .found-variable = variable : { N($uneven, ".1%") } des pas diffèrent
    .advice = { finding-any.advice-look }

check-field-order = Ordre des trames
    .why = La vidéo montre chaque image en deux trames. Des trames inversées font saccader le mouvement.
    .todo = Déclarez l’ordre des trames, ou faites corriger l’inversion au transfert.
finding-field-order =
    .wanted-undecided = un ordre des trames reconnaissable
    .wanted-unsaid = un ordre des trames dans le fichier ou la livraison
    .wanted = { $expected }, { $by ->
            [file] comme l’indique le fichier ({ $own })
           *[delivery] comme déclaré
        }
    .found-same = { $order } ({ $counts })
    .found-still = { finding-field-order.found-same }
    .found-swapped = { finding-field-order.found-same }
    .part-counts = tff { N($tff, ".0f") }, bff { N($bff, ".0f") }, progressive { N($progressive, ".0f") }
    .found-undecided = indécis ({ $counts })
    .found-unsaid = { $order } ({ $counts }), rien ne l’indique
    .advice-unsaid = Déclarez `field_order` : tff, bff ou progressive.
    .advice-still = Une scène immobile peut en avoir l’air.
    .advice-swapped = Les trames sont inversées : le mouvement saccade.

check-aspect-ratio = Format d’image
    .why = Le fichier doit indiquer la forme de l’image ; sinon les personnes paraissent trop larges ou trop minces.
    .todo = Déclarez le format d’image.
finding-aspect-ratio =
    .wanted = un rapport d’aspect des pixels ou de l’image
    .wanted-ratio-declared = { $declared } (comme déclaré)
    .wanted-nothing-declared = { finding-aspect-ratio.wanted-ratio-declared }
    .found-ratio = { $ratio }
    .found-nothing-declared = rien
    .advice-none = Déclarez `aspect_ratio`.

check-tout = Pertes et bruit dans l’image (TOUT)
    .why = Des pixels aberrants le temps d’une seule image viennent de pertes de signal sur la bande, ou de bruit.
    .todo = Regardez ces images ; si le défaut n’est pas sur le support, nettoyez les têtes et faites retransférer.
finding-tout =
    .wanted = pixels aberrants (TOUT : pertes, bruit) au-dessus de { $limit } dans au plus { N($most, ".0%") } des images
    .advice = { finding-any.advice-look }

check-vrep = Lignes répétées (VREP)
    .why = Le lecteur a remplacé des lignes perdues par la ligne précédente : l’image est comblée là où la bande ne donnait rien.
    .todo = Regardez ces images ; nettoyez la bande et les têtes, et faites retransférer.
finding-vrep =
    .wanted = lignes répétées (VREP : compensation des pertes) au-dessus de { $limit } dans au plus { N($most, ".0%") } des images
    .advice = { finding-any.advice-look }

check-brng = Hors de la plage de diffusion (BRNG)
    .why = Des pixels plus clairs, plus sombres ou plus colorés que la vidéo ne l’admet viennent d’un réglage de lecture trop élevé.
    .todo = Regardez ces images et réglez les niveaux de lecture avec la mire de barres.
finding-brng =
    .wanted = pixels hors de la plage de diffusion (BRNG) au-dessus de { $limit } dans au plus { N($most, ".0%") } des images
    .advice = { finding-any.advice-look }

check-luma-range = Plage de luminosité
    .why = La luminosité doit rester entre le noir et le blanc vidéo ; au-delà, elle est écrêtée à l’écran.
    .todo = Réglez le niveau de lecture avec la mire de barres, et faites retransférer.
finding-luma-range =
    .wanted = 10 % … 90 % des pixels entre { $low } et { $high }, dans toutes les images sauf { N($most, ".0%") }
    .found-shares = en dessous dans { N($below, ".0%") }, au-dessus dans { N($above, ".0%") } des images
    .advice = Le niveau de lecture n’a pas été réglé avec la mire de barres.

check-black = Image noire
    .why = Un long passage sans image peut être sur le support, ou venir d’un défaut du transfert.
    .todo = Regardez ces images ; si ce n’est pas sur le support, faites retransférer.
finding-black =
    .wanted = pas d’image noire de { $seconds } s
    .found-times = { TIMES($times) }
    .found-none = aucune
    .advice = { finding-any.advice-look }

check-freeze = Image figée
    .why = L’image reste longtemps immobile : image fixe sur le support, ou transfert bloqué.
    .todo = Regardez ces images ; si ce n’est pas sur le support, faites retransférer.
finding-freeze =
    .wanted = pas d’image figée de { $seconds } s
    .found-times = { TIMES($times) }
    .found-none = aucune
    .advice = { finding-any.advice-look }

check-all-black = Quelque chose à voir dans le film
    .why = Tout le film est noir : aucun signal n’était sans doute branché.
    .todo = Vérifiez le branchement, et faites retransférer.
finding-all-black =
    .wanted = une image
    .found-dark = noir pendant { TIMES($black) } sur { TIMES($seconds) }
    .advice = Le signal était-il branché ?

check-shown-as-stored = Montré tel qu’enregistré
    .why = À la lecture, un film peut cacher des images, tourner ou rogner l’image. Ce qui est enregistré est conservé ; les lecteurs voient ce que montrent les logiciels.
    .todo = Décidez si ce qui est caché ou tourné doit être décrit.
finding-shown-as-stored =
    .wanted = chaque image enregistrée est montrée, droite et entière
    .advice = Le fichier est conservé tel qu’il est arrivé, avec tout ce qu’il contient. Faut-il décrire ce qui est caché, ou le soustraire aux lecteurs ?

check-said-besides = Ce que le film indique en plus
    .why = Timecode, noms de bobine, gamma et noms des canaux figurent dans le conteneur. Ce qu’une copie de conservation ne peut indiquer est signalé, et l’original le garde.
    .todo = Conservez l’original à côté de la copie de conservation.
finding-said-besides =
    .wanted = rien qu’une copie de conservation Matroska ne dirait pas
    .advice = Le fichier est conservé tel qu’il est arrivé, sans copie de conservation à côté.
    .advice-faults-tags = Conservez l’original à côté de la copie de conservation, qui ne l’indique tout au plus que par des balises.

check-changes-under-way = Un seul enregistrement
    .why = Là où le son ou l’image change en cours de route, les logiciels lisent à la mauvaise vitesse ; les images vides sont sautées sans rien dire.
    .todo = Regardez ces moments ; si ce n’est pas sur le support, faites numériser de nouveau.
finding-changes-under-way =
    .wanted = un seul enregistrement, sans images vides ni autre son en cours de route
    .advice = Regardez ces moments. Les lecteurs peuvent aller trop vite ou sauter un vide ; là où le son change, il n’y a pas de copie de consultation.

check-structure-notes = Particularités du fichier
    .why = La structure du fichier est inhabituelle, mais l’image et le son sont entiers.
    .todo = Il n’y a rien à faire.
finding-structure-notes =
    .wanted = une structure sans particularités
    .advice = Il n’y a rien à faire : l’image et le son sont entiers.

check-ffv1-profile = FFV1 comme copie de conservation
    .why = Version 3, chaque image pour elle-même, découpée et munie de sommes de contrôle : ainsi seulement un dommage se détecte et reste limité.
    .todo = Demandez s’il s’agit de la copie de conservation ou d’une copie de travail.
finding-ffv1-profile =
    .wanted = version 3, GOP 1, au moins { N($least, ".0f") } tranches, une somme de contrôle par tranche
    .found-coded = version { $version }, GOP { $gop }, { $slices } tranches, { $checksums ->
            [none] pas de sommes de contrôle
           *[other] sommes de contrôle : { $checksums }
        }
    .advice = Est-ce une copie de conservation, ou une copie de travail ?
