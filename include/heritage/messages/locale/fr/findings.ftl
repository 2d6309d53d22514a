### Ce que les contrôles écrivent dans un constat : demandé, constaté, conseil, et leurs parties.

finding-more = { $list } et { $count } de plus
finding-then = { "" } ;{" "}
finding-track = piste { $track } :{" "}
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
    .film = film
    .print = tirage


finding-any =
    .found-files = { $number } fichiers sur { $number2 }
    .found-file = { $number } fichier sur { $number2 }
    .found-same-file = { $same } ({ $number } fichier sur { $number2 })
    .found-same-files = { $same } ({ $number } fichiers sur { $number2 })
    .found-of-files = { $passed ->
            [one] { $passed } fichier sur { $of }
           *[other] { $passed } fichiers sur { $of }
        }
    .found-alone = { $first } ({ $passed } fichier sur { $of })
    .wanted-more = { $same } (et { $number ->
            [one] { $number } autre valeur
           *[other] { $number } autres valeurs
        }, selon le fichier)
    .wanted-others = { $first } (et { $others ->
            [one] { $others } autre valeur
           *[other] { $others } autres valeurs
        }, selon le fichier)
    .found-none = aucun
    .found-nothing = rien trouvé
    .found-so-it-is = c’est le cas
    .found-percent = { $number } %
    .found-frames = { $number } % des images ; le pire à { $times }
    .found-target = { $number } dans { $path }
    .found-target-of = { $number } ({ $patch }) dans { $path }
    .found-unmeasured = non mesuré : aucune prise de vue de mire ne le montre
    .wanted-overshoot = au plus { $number } % de dépassement aux bords
    .advice-damaged = Le fichier est endommagé. Faites-le relivrer, ou retransférer le support.
    .advice-faulty-program = Le fichier est endommagé ou écrit par un programme défectueux. Faites-le réexporter.
    .advice-look = Regardez ces images ; si ce n’est pas sur le support, faites retransférer.
    .advice-listen = Écoutez à ces instants ; si ce n’est pas sur le support, faites retransférer.
    .advice-clean = Faites nettoyer le modèle dans le logiciel de modélisation et noter dans les paradonnées ce qui a été fait.
    .advice-export = Faites-le réexporter.
    .advice-transfer = Faites retransférer le support.
    .advice-profile = Établissez un nouveau profil colorimétrique pour le poste, ou vérifiez que le bon est intégré.
    .advice-unmeasured = Ajoutez aux prises de vue de la séance une mire qui le montre.

finding-nothing-asked =
    .wanted = au moins un fichier qu’un outil de cette filière peut ouvrir
    .found-unopened = { $files ->
            [one] { $files } fichier, non ouvert
           *[other] { $files } fichiers, aucun ouvert
        }
    .found-no-files = aucun fichier
    .advice = Regardez la pièce : est-elle dans la bonne filière, et ses fichiers y ont-ils leur place ?

finding-decodes =
    .wanted = lisible jusqu’au bout
    .wanted-damage = lisible jusqu’au bout, sans dommage
    .wanted-embedded = des métadonnées intégrées lisibles
    .wanted-bands = une image qui s’ouvre en entier
    .found-read = lu jusqu’au bout
    .found-part = lu comme partie d’un modèle
    .found-reasons = { $reason }
    .found-unreadable = { LIST($reasons, "then") }
    .found-empty = un fichier vide
    .found-no-tool = aucun outil de cette chaîne de numérisation ne l’ouvre
    .found-bands = une image lue bande par bande
    .found-embedded = exiftool : { $reason }
    .advice-unreadable = Le fichier est endommagé ou incomplet. Faites-le renumériser ou relivrer.
    .advice-unreadable-sound = Rien n’indique un dommage. Faites-le livrer sous une forme qui se lit ici, ou acceptez-le : il est alors conservé tel quel.
    .advice-by-hand = Conservé tel quel ; examinez-le vous-même.
    .advice-empty = { finding-decodes.advice-by-hand }
    .advice-no-tool = { finding-decodes.advice-by-hand }
    .advice-bands = Conservée telle quelle, avec une petite image pour les lecteurs ; il n’en est fait ni copie sans perte ni texte.

finding-identified =
    .wanted = un identifiant PRONOM
    .found-none = aucun
    .found-part = une partie d’un modèle
    .found-format = { $format }
    .advice-none = Demandez au prestataire de quel fichier il s’agit.
    .found-read = aucun ; lu comme { $format }
    .found-raw = aucun ; un fichier de la prise de vue brute
    .found-project = aucun ; le fichier de projet d’un programme
    .found-text-cloud = aucun ; un nuage de points en texte
    .advice-raw = Les scanners écrivent des formats qui leur sont propres : conservez ce qui les ouvre, ou faites aussi exporter.
    .advice-project = Conservé tel quel.
    .advice-text-cloud = Les points en texte ne sont pas lus ici : faites aussi livrer le nuage en E57, LAS ou PLY, et ce fichier dans le dossier raw.
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
            [behind] un programme ou une archive après la fin de l’image
            [active] une page contenant un script
            [source] le texte d’un programme
           *[other] { $kind }
        }
    .advice = Ne l’ouvrez pas. Faites-le retirer à la source ; s’il appartient à l’objet, faites-le analyser, puis acceptez-le.
    .advice-runs-harmless = Il est gardé tel quel. Ne l’ouvrez que là où il ne peut nuire.
    .advice-runs-scanned = L’antivirus n’y a rien trouvé. Appartient-il à l’objet ?
finding-empty-folder =
    .wanted = des dossiers contenant des fichiers
    .found-empty = { $folder } est arrivé vide et n’est pas gardé
    .advice = Si des fichiers doivent s’y trouver, faites-les livrer ; sinon il n’y a rien à faire : son nom reste dans l’historique de l’objet.

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

finding-tiff-structure =
    .wanted = des répertoires sains
    .wanted-faults-end = une fin là où l’image finit
    .found-sound = sains
    .found-faults = { $faults }
    .advice = Le fichier est endommagé ou écrit par un programme défectueux. Faites-le réexporter depuis le logiciel de numérisation.

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

finding-multipage =
    .wanted = une image par fichier
    .found-pages = { $pages }
    .found-lost = { $pages }, et { $lost }
    .advice-lost = Le fichier annonce une autre image qui ne peut être lue : tronqué, ou écrit par un programme défectueux ? Livrez-le de nouveau.

finding-compression =
    .wanted = compression : { LIST(WORD($allowed), "or", most: 20) }
    .found-stored = { WORD($compression) }
    .found-lossy = { WORD($compression) }, avec perte de détails
    .found-lossy-why = { WORD($compression) }, avec perte de détails ({ $why })
    .found-stored-why = { WORD($compression) } ({ $why })

finding-alpha =
    .wanted = pas de canal alpha
    .found-constant = un canal identique partout
    .found-transparency = { $channels } canaux, dont un alpha
    .found-none = aucun
    .advice-transparency = Une numérisation n’a pas de transparence : faites-la exporter sans canal alpha.

finding-orientation =
    .wanted = droite telle qu’enregistrée
    .wanted-tag = orientation 1 (telle qu’enregistrée)
    .wanted-vertical = des lignes de texte horizontales
    .found-upright = droite
    .found-tag = orientation EXIF { $orientation }
    .found-vertical = des lignes de texte qui montent ou descendent
    .advice-tag = Tous les programmes ne suivent pas cette balise. Faites pivoter les pixels eux-mêmes et mettre la balise à 1.
    .advice-vertical = Tournez la page, ou déclarez `text_direction: vertical` pour l’objet si son écriture descend.

finding-bit-depth =
    .wanted = { LIST($allowed, "or", most: 20) } bits par échantillon
    .found-bits = { $bits }

finding-bits-used =
    .wanted = { $bits } bits utilisés
    .found-used = { $used }
    .advice-used-fewer = Peut-être autant que l’appareil ou le scanner en a donné : renseignez-vous.
    .advice-used-padded = Le fichier a été gonflé à partir de moins de bits. Faites numériser et exporter à la profondeur réelle.

finding-sample-format =
    .wanted = des nombres entiers non signés
    .found-samples = { $kind ->
            [int] des nombres signés
            [float] des fractions
           *[other] { WORD($kind) }
        }

finding-colour-space =
    .wanted = { LIST(WORD($allowed), "or", most: 20) }
    .found-colour = { WORD($colour) }

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

finding-preservation-copy =
    .wanted = une copie sans perte en JPEG 2000
    .found-whole = elle peut tout contenir
    .found-none = aucune : { $reason }
    .advice-none = Le fichier est conservé tel qu’il a été livré.

finding-icc-truncated =
    .wanted = un profil ICC complet
    .found-whole = { $bytes ->
            [one] { N($bytes, ",") } octet
           *[other] { N($bytes, ",") } octets
        }
    .found-broken = { $fault }
    .advice-broken = Les couleurs ne peuvent plus être déduites de ce fichier. Faites-le réexporter ou relivrer.

finding-master-space =
    .wanted = un espace plus large que { LIST($narrow, "or", most: 20) }
    .found-space = { $space }
    .advice = Faites développer les prises de vue en eciRGB v2, Adobe RGB (1998) ou ProPhoto RGB ; les couleurs écrêtées sont perdues.

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

finding-embedded-size =
    .wanted = des blocs d’au plus { N($most, ",") } octets
    .found-block = { $block } de { N($bytes, ",") } octets
    .advice = Un programme a laissé son historique ou des aperçus dans le fichier. Faites-le exporter avec ses seules métadonnées descriptives.

finding-raw-beside =
    .wanted = un aperçu dans le fichier brut
    .found-preview = { $width } × { $height } px, un aperçu intégré
    .found-none = { $width } × { $height } px, aucun ; le lecteur voit un développement simple

finding-clipping =
    .wanted = au plus { N($share, ".1%") } des pixels à chaque extrémité
    .wanted-runs = au plus { $number } suites de 3 échantillons à pleine échelle
    .found-ends = { N($high, ".2%") } brûlé, { N($low, ".2%") } bouché
    .found-runs = { $track }{ $number } { $number ->
            [one] suite
           *[other] suites
        }, à { $times }
    .found-number = { $track }{ $number }
    .advice-ends = Vérifiez l’exposition et la courbe de tons du poste de numérisation ; les détails perdus ne se récupèrent pas.

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

finding-noise =
    .wanted = σ d’au plus { $most } sur 255 niveaux
    .found-sigma = { N($sigma, ".2g") }

finding-upsampled =
    .wanted = au moins { $least } de l’énergie des fréquences moyennes près de la fréquence de Nyquist
    .found-energy = { N($energy, ".2g") }
    .found-energy-traces = { N($energy, ".2g") }, et des traces d’un agrandissement au double
    .advice = Agrandie, fortement lissée ou floue. Demandez au prestataire la prise de vue telle qu’elle est sortie de l’appareil.
    .found-energy-interpolated = { N($energy, ".2g") }, et des pixels interpolés entre les pixels saisis ({ N($times, ".0f") } fois l’ordinaire)
    .found-energy-perhaps = { N($energy, ".2g") }, et peut-être des pixels interpolés ({ N($times, ".0f") } fois l’ordinaire)

finding-halo =
    .wanted = au plus { N($most, ".0%") } de dépassement aux bords
    .found-halo = { N($overshoot, ".0%") }
    .advice = Désactivez l’accentuation à la numérisation : une copie de conservation ne s’accentue pas.

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

finding-skew =
    .wanted = au plus { $limit }° de travers
    .found-clockwise = { N($degrees, ".1f") }° dans le sens horaire
    .found-anticlockwise = { N($degrees, ".1f") }° dans le sens antihoraire
    .advice = Faites poser la page bien droite et refaire la prise de vue ; ne redressez pas la copie de conservation.

finding-text-cut =
    .wanted = un texte qui s’arrête avant le bord de l’image
    .found-inside = c’est le cas
    .found-cut = texte coupé sur un côté : { LIST(WORD($sides), "and") }
    .advice = Le cadrage est trop serré, ou la page était décalée. Refaites la numérisation avec toutes les marges.

finding-upside-down =
    .wanted = des caractères à l’endroit
    .found-upright = à l’endroit, ou indéterminable
    .found-down = à l’envers
    .advice = Faites tourner la page d’un demi-tour. Si son écriture n’est pas latine, déclarez sa langue.

finding-geometry =
    .wanted-keystone = distorsion trapézoïdale d’au plus { $limit }°
    .wanted-curvature = courbure d’au plus { $limit }°
    .found-keystone = { N($degrees, ".1f") }°
    .found-curvature = { N($degrees, ".1f") }°
    .advice-keystone = L’appareil n’était pas parallèle à la page. Réglez l’appareil ou le berceau et refaites la prise de vue.
    .advice-curvature = La page n’était pas plane. Utilisez une vitre ou un berceau et refaites la prise de vue ; une reliure qui ne s’ouvre pas davantage est une raison d’accepter.

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

finding-page-size =
    .wanted = { $expected_width } × { $expected_height } mm (−{ N($short, ".0%") }, +{ N($over, ".0%") })
    .found-fits = { N($width, ".0f") } × { N($height, ".0f") } mm
    .found-other = { N($width, ".0f") } × { N($height, ".0f") } mm
    .found-turned = { N($width, ".0f") } × { N($height, ".0f") } mm : tournée d’un quart de tour
    .advice-turned = Tournée, ou largeur et hauteur inversées dans la commande ?
    .advice = Comparez avec l’original : page rognée, ou autre échelle ?

finding-page-sequence =
    .wanted = pages { $first }–{ $last }
    .wanted-leaves = feuillets { $first }–{ $last }
    .wanted-one = une image
    .wanted-numbers = des numéros de page dans les noms de fichiers
    .found = les { $number }
    .found-faults = { $parts }
    .found-one = une seule, sans numéro de page
    .found-none = aucun dans { $number } noms
    .part-missing = manque : { $list }
    .part-twice = en double : { $list }
    .part-unexpected = non attendu : { $list }
    .part-insert = feuillet intercalaire { $folio } sans le précédent
    .advice = Consultez le journal des prises de vue : page sautée, prise deux fois ou mal nommée ? Ajoutez ce qui manque et relivrez.

finding-page-count =
    .wanted = { $number ->
            [one] { $number } page
           *[other] { $number } pages
        } (comme déclaré)

finding-duplicate-exact =
    .wanted = des pixels qu’aucun fichier précédent de la livraison n’a
    .found = les siens propres
    .found-same = les mêmes que { $path }
    .advice = Deux fois la même image : l’une d’elles tient la place d’une page manquante. Regardez les deux.

finding-duplicate-perceptual =
    .wanted = une page qui ne ressemble à aucune précédente
    .found = une page distincte
    .found-like = ressemble à { $list }
    .advice = Prise deux fois, ou formulaire identique à chaque page ? Regardez les deux.

finding-archived-exact =
    .wanted = rien qui soit déjà archivé
    .found = rien
    .found-bytes = les mêmes octets que { $path } dans { $package } (livraison { $batch })
    .found-pixels = les mêmes pixels que { $path } dans { $package } (livraison { $batch })
    .found-many = { $number } fichiers sont les mêmes que dans { $package } (livraison { $batch })
    .found-again = { $number } fichiers sont les mêmes que dans { $package } (livraison { $batch }), un essai antérieur de cet objet
    .found-unasked = pas de comparaison : le catalogue n’a pas répondu
    .advice = Déjà archivé : livré deux fois par erreur, ou fait-il partie des deux ? Regardez les deux.
    .advice-again = Déjà archivé sous le même nom : est-ce un meilleur essai, ou la même livraison une seconde fois ?
    .advice-unasked = Relancez l’exécution quand le catalogue répondra, ou cherchez vous-même.

finding-archived-perceptual =
    .wanted = des images qui ne ressemblent à aucune de celles des archives
    .found = images propres à cet objet
    .found-like = ressemble à { $path } dans { $package } (livraison { $batch }) ; { $number } % de l’empreinte diffère
    .found-turned = tournée de { $number }°, ressemble à { $path } dans { $package } (livraison { $batch }) ; { $number2 } % de l’empreinte diffère
    .found-many = { $number } images ressemblent à celles de { $package } (livraison { $batch })
    .found-again = { $number } images ressemblent à celles de { $package } (livraison { $batch }), un essai antérieur de cet objet
    .found-unasked = pas de comparaison : le catalogue n’a pas répondu
    .advice = Numérisée de nouveau, un second exemplaire, ou un formulaire identique ? Regardez les deux.
    .advice-again = Déjà archivé sous le même nom : est-ce un meilleur essai, ou la même livraison une seconde fois ?
    .advice-unasked = Relancez l’exécution quand le catalogue répondra, ou cherchez vous-même.

finding-declared-size =
    .wanted = { $expected_width } × { $expected_height } mm ± { N($tolerance, ".0%") }
    .found-size = { N($width, ",.1f") } × { N($height, ",.1f") } mm
    .advice-size = La balise de résolution, la taille cataloguée ou l’assemblage est faux : mesurez l’objet, ou déclarez `margin_mm`.

finding-target-present =
    .wanted = une prise de vue de la mire
    .found = { $number } dans objects/_targets
    .found-none = aucune dans objects/_targets
    .advice = La couleur, les tons et la netteté de cette séance ne sont pas prouvés. Livrez les prises de vue de la mire dans objects/_targets.

finding-target-found =
    .wanted = une mire dans chaque prise de vue
    .wanted-measurable = une mire mesurable
    .wanted-chart = une charte de couleurs entière dans l’une des prises de vue
    .found-none = dans aucune
    .found-what = { $path } : { $reason }
    .advice = Regardez cette prise de vue : mauvais fichier, mire cachée ou coupée, ou mire inconnue de ce système.
    .advice-chart = Refaites la prise de vue de la charte de couleurs, entière et dégagée, et relivrez-la.

finding-target-sampling-rate =
    .wanted = { $limits } ppp
    .wanted-declared = { $number } ppp, comme déclaré, ± { $number2 } %
    .wanted-none = relevé, sans limite : ppp
    .found = { $number } ppp dans { $path }
    .advice = Réglez les bons ppp sur le poste (ou dans delivery.yaml) ; vérifiez la hauteur de l’appareil et pitch_mm dans target.yaml.

finding-target-tone =
    .wanted = { $limits } ΔL*
    .wanted-none = relevé, sans limite : ΔL*
    .advice = Corrigez l’exposition et la courbe de tons du poste, puis renumérisez à partir de la dernière bonne mire.

finding-target-gain =
    .wanted = { $limits } × l’écart
    .wanted-none = relevé, sans limite : × l’écart
    .advice = Les hautes lumières sont aplaties ou étirées : vérifiez l’exposition, l’écrêtage et la courbe de tons.

finding-target-white-balance =
    .wanted = { $limits } ΔE(a*b*)
    .wanted-none = relevé, sans limite : ΔE(a*b*)
    .advice = Refaites la balance des blancs du poste sur la mire, puis renumérisez à partir de la dernière bonne mire.

finding-target-colour-mean =
    .wanted = { $limits } ΔE2000, en moyenne
    .wanted-none = relevé, sans limite : ΔE2000, en moyenne

finding-target-colour-max =
    .wanted = { $limits } ΔE2000
    .wanted-none = relevé, sans limite : ΔE2000
    .wanted-percentile = { $limits } ΔE2000, { $number }e centile
    .wanted-percentile-none = relevé, sans limite : ΔE2000, { $number }e centile

finding-target-noise =
    .wanted = { $limits } σ(L*)
    .wanted-none = relevé, sans limite : σ(L*)
    .advice = Baissez le gain (ISO) ou éclairez mieux ; s’il est trop faible, désactivez la réduction du bruit.

finding-target-sharpness =
    .wanted = { $limits } d’efficacité d’échantillonnage (modulation de 10 %)
    .wanted-none = relevé, sans limite : efficacité d’échantillonnage (modulation de 10 %)
    .found = { $number } % de dépassement, { $edge }, dans { $path }
    .advice = Faites la mise au point, vérifiez l’objectif et les vibrations du poste, et désactivez l’accentuation.

finding-target-uniformity =
    .wanted = { $limits } ΔL*, 3 × 3 champs
    .wanted-none = relevé, sans limite : ΔL*, 3 × 3 champs
    .advice = Équilibrez les lampes, ou refaites la correction de champ plat.

finding-truncated =
    .wanted = aussi long que l’annonce son en-tête
    .wanted-model = autant que l’en-tête le promet
    .found = { $parts }
    .found-more = { $parts } et { $number } de plus

finding-glb-structure =
    .wanted = un GLB dont les longueurs sont exactes
    .found = { $parts }

finding-zip-bomb =
    .wanted = un paquet dont la taille décompressée est plausible
    .found = { $reason }

finding-gltf-valid =
    .wanted = 0 erreur
    .wanted-warnings = 0 erreur, 0 avertissement
    .found = 0 erreur, 0 avertissement
    .found-errors = { $number } { $number ->
            [one] erreur
           *[other] erreurs
        } : { $reason }
    .found-warnings = 0 erreur, { $number } { $number ->
            [one] avertissement
           *[other] avertissements
        } : { $reason }

finding-read-by-two =
    .wanted = { $number } triangles dans la même boîte, par deux bibliothèques
    .found = lu de même par { $words }
    .found-no-other = lu de même par { $words } ; aucune autre ne lit ce format
    .found-but = lu de même par { $words } ; { $parts }
    .found-beyond = lu seulement ici : d’autres bibliothèques ne connaissent pas { $features }
    .found-differ = { $parts }
    .part = { $library } lit { $number } triangles
    .part-box = { $library } lit { $number } triangles, avec une boîte écartée de { $number2 } du côté
    .advice = Les programmes l’afficheront différemment. Faites-le réexporter.

finding-reference-outside =
    .wanted = des noms à l’intérieur de la pièce
    .found = { $number ->
            [one] { $number } nom
           *[other] { $number } noms
        }
    .found-outside = { $name }
    .advice = Le renvoi n’a pas été suivi. Faites exporter le modèle avec tout ce qu’il lui faut dans son propre dossier, désigné par des noms relatifs.

finding-reference-missing =
    .wanted = chaque partie qu’il désigne
    .found = toutes présentes
    .found-gone = non livré : { $list }
    .advice = Faites livrer les parties manquantes.

finding-texture-missing =
    .wanted = chaque image qu’il désigne
    .found = toutes présentes et lues
    .found-gone = { $parts }
    .part = { $name } n’est pas livrée
    .part-embedded = une image intégrée : { $reason }
    .part-material = le matériau { $name } n’est dans aucun fichier de matériaux
    .part-otherwise = trouvée sous un autre nom : { $name } s’appelle { $name2 }
    .advice = Faites-le livrer avec toutes ses images.
    .advice-otherwise = Elle a été trouvée ; les programmes qui cherchent le nom exact ne la trouveront pas. Faites accorder les noms des fichiers.
    .part-kept = { $name } : { $format }, conservé tel que livré et absent des copies
    .advice-kept = Faites-le exporter aussi avec JPEG ou PNG si les lecteurs doivent le voir.

finding-left-out =
    .wanted = des copies qui contiennent tout le modèle
    .found = rien n’est omis
    .found-left = omis : { $reason }
    .advice = Rien à faire : le fichier livré est conservé à côté.

finding-texture-size =
    .wanted = des images d’au moins { $number } pixels
    .found = image intégrée : { $number } × { $number2 }
    .found-name = { $name } : { $number } × { $number2 }

finding-empty-geometry =
    .wanted = au moins un sommet ou un point
    .found-points = { $number ->
            [one] { $number } point
           *[other] { $number } points
        }
    .found = { $number ->
            [one] { $number } sommet
           *[other] { $number } sommets
        }, { $number2 ->
            [one] { $number2 } triangle
           *[other] { $number2 } triangles
        }
    .found-container = un conteneur valide sans aucun maillage
    .advice = Demandez si c’est bien ce qui devait être livré.

finding-nan-infinity =
    .wanted = des coordonnées qui soient des nombres
    .found = { $number } qui n’en sont pas

finding-index-range =
    .wanted = des indices de ce qui existe
    .found = tous dans les limites
    .found-bad = { $number ->
            [one] { $number } polygone désigne ce qui n’existe pas
           *[other] { $number } polygones désignent ce qui n’existe pas
        }
    .found-reason = { $reason }

finding-degenerate-faces =
    .wanted = aucune face à sommet répété
    .wanted-share = au plus { $number } % de faces à sommet répété
    .wanted-corners = au moins trois sommets chacune
    .found = { $number } sur { $number2 }
    .found-fewer = { $number ->
            [one] { $number } polygone qui en a moins
           *[other] { $number } polygones qui en ont moins
        }

finding-zero-area-faces =
    .wanted = aucune face sans aire
    .wanted-share = au plus { $number } % de faces sans aire
    .found = { $number } sur { $number2 }

finding-duplicate-faces =
    .wanted = aucune face en double
    .wanted-share = au plus { $number } % de faces en double
    .found = { $number } sur { $number2 }

finding-non-manifold =
    .wanted = au plus deux faces par arête
    .found = { $number ->
            [one] { $number } arête qui en a plus
           *[other] { $number } arêtes qui en ont plus
        }

finding-watertight =
    .wanted = une surface fermée (déclarée)
    .wanted-solids = une surface fermée ({ $format } est fait pour les solides)
    .found = fermée
    .found-open = { $number ->
            [one] { $number } arête ouverte
           *[other] { $number } arêtes ouvertes
        }, { $number2 ->
            [one] { $number2 } arête
           *[other] { $number2 } arêtes
        } à plus de deux faces
    .advice = Faites fermer les trous et les noter dans les paradonnées, ou déclarez `watertight: false` pour la pièce.

finding-winding =
    .wanted = un seul extérieur
    .found = cohérent
    .found-conflicts = { $number ->
            [one] { $number } arête
           *[other] { $number } arêtes
        } où les voisines sont opposées
    .found-inside-out = la surface fermée est retournée
    .advice = Faites retourner les faces dans le logiciel de modélisation.

finding-normals =
    .wanted = longueur 1 ± { $number }
    .found = écart de { $number }
    .found-not-numbers = pas des nombres

finding-uv-present =
    .wanted = des coordonnées UV à chaque sommet texturé
    .found = { $number ->
            [one] { $number } face texturée
           *[other] { $number } faces texturées
        } sans coordonnées

finding-unit-declared =
    .wanted = l’une de { $words }
    .part-um = um
    .part-mm = mm
    .part-cm = cm
    .part-dm = dm
    .part-m = m
    .part-km = km
    .part-in = in
    .part-ft = ft
    .found = aucune déclarée
    .found-unit = { $unit }
    .advice = Demandez à l’opérateur ; déclarez `unit` dans delivery.yaml. OBJ, PLY et STL ne peuvent pas le dire eux-mêmes.

finding-dimensions =
    .wanted = { $sizes } mm ± { $number } %
    .found = { $sizes } mm
    .part-m-mm = mètres lus comme millimètres
    .part-cm-mm = centimètres lus comme millimètres
    .part-in-mm = pouces lus comme millimètres
    .part-m-cm = mètres lus comme centimètres
    .part-m-um = mètres lus comme micromètres
    .part-reverse = l’inverse de { $part }
    .advice-unit = { $number } fois trop grand : l’unité est fausse ({ $part }). Corrigez `unit`, ou faites réexporter.
    .advice = Le modèle n’est pas à l’échelle : voyez les barres d’échelle dans les paradonnées, ou la taille cataloguée.

finding-paradata =
    .wanted = opérateur, appareil, étapes avec logiciels et paramètres, barres d’échelle, choix
    .found-complete = complet
    .found-none = pas de paradonnées
    .found-faults = { $faults }
    .part-missing = { $part } manque
    .advice-none = Demandez à l’auteur paradata.yaml dans le dossier de l’objet : sans lui, personne ne pourra évaluer le modèle plus tard.

finding-scale-bars =
    .wanted = au plus { N($most, ".2%") } de la longueur d’une barre
    .found-residuals = { N($share, ".2%") } (résidus { LIST($residuals_mm, ", ", most: 20, as: "+.3g") } mm)
    .advice-residuals = Le modèle n’est pas à l’échelle. Faites-le réaligner avec les vraies longueurs des barres.

finding-e57-crc =
    .wanted = des sommes de contrôle exactes sur chaque page
    .found = toutes exactes
    .found-reason = { $reason }
    .advice = Des bits ont changé depuis l’écriture du scan. Faites relivrer le fichier à partir de la copie du scanner.

finding-las-vlr =
    .wanted = des enregistrements qui concordent
    .found = ils concordent
    .found-reason = { $reason }
    .advice = Certains programmes ne l’ouvriront pas. Faites-le réexporter.

finding-points-count =
    .wanted = { $number } points
    .found = { $number }, { $number2 } selon une autre lecture
    .found-invalid = { $number }, dont { $number2 } marqués non valides par le scanner
    .found-invalid-second = { $number }, { $number2 } selon une autre lecture, dont { $number3 } marqués non valides par le scanner
    .wanted-adds-up = un en-tête qui compte comme les points
    .found-returns = par écho, l’en-tête donne { $figures } ; les points donnent { $figures2 }
    .found-two-counts = l’en-tête a deux nombres de points, { $number } et { $number2 }
    .advice-misled = Les programmes qui croient l’en-tête sont trompés. Faites réexporter le fichier.

finding-points-extent =
    .wanted = la boîte de l’en-tête, à { $number } % près de son plus long côté
    .found = écart de { $number } sur { $number2 }
    .found-unreal = la boîte de l’en-tête n’est pas faite de nombres
    .found-zeros = la boîte de l’en-tête n’a jamais été remplie (que des zéros)

finding-sequence-gap =
    .wanted = images { $start }–{ $end }, chacune une fois
    .found-complete = { $sequence } : les { $frames }
    .found-missing = { $sequence } : manque : { LIST($missing, ", ", most: 10) }
    .found-missing-twice = { $sequence } : manque : { LIST($missing, ", ", most: 10) } ; en double : { LIST($twice, ", ", most: 10) }
    .found-twice = { $sequence } : en double : { LIST($twice, ", ", most: 10) }
    .advice = Faites livrer les images manquantes.

finding-frame-geometry =
    .wanted = toutes les images { $width } × { $height }, { $bits } bits { $kind }
    .found-alike = { $sequence }
    .found-differing = { $sequence } : les autres sont { LIST($others, ", ", most: 10) }

finding-frame-count =
    .wanted = { $declared ->
            [one] { $declared } image
           *[other] { $declared } images
        } (comme déclaré)
    .found-count = { $frames }

finding-malformed =
    .wanted = un fichier dont les parties s’accordent
    .found = { $parts }
    .found-more = { $parts } et { $number } de plus

finding-file-structure =
    .wanted = un fichier construit selon sa norme
    .found = { $parts }
    .found-more = { $parts } et { $number } de plus
    .advice = Le son est complet : il n’y a rien à faire. Le fichier est aussi conservé tel qu’il a été livré.

finding-parts-carried =
    .wanted = des éléments qu’un Broadcast WAVE peut contenir
    .found = non repris : { $list }
    .advice = Ils restent dans le fichier livré, qui est conservé.

finding-slice-crc =
    .wanted = la somme de contrôle de chaque tranche concorde
    .found = { $parts }
    .found-more = { $parts } et { $number } de plus

finding-decode-errors =
    .wanted = un décodage complet sans erreur
    .found = { $parts }
    .found-more = { $parts } et { $number } de plus

finding-flac-metadata =
    .wanted = des blocs de métadonnées conformes à RFC 9639
    .found = { $parts }
    .found-more = { $parts } et { $number } de plus
    .advice = Le son peut malgré tout être intact. Faites-le réexporter, ou acceptez-le pour ce motif.

finding-flac-digest =
    .wanted = un MD5 des échantillons dans STREAMINFO
    .wanted-md5 = des échantillons de MD5 { $digest }…
    .found = MD5 { $digest }…
    .found-none = aucun : un dommage ne peut être constaté

finding-matroska-conformance =
    .wanted = chaque contrôle d’implémentation de { $version }
    .found = tous
    .found-failed = { $reason }

finding-has-streams =
    .wanted = au moins un flux d’image ou de son
    .found = { $parts }
    .part-video = { $number } image
    .part-sound = { $number } son

finding-duration =
    .wanted = { $time } (comme déclaré, ± { $number } s)
    .advice = Le transfert a-t-il été interrompu, ou la durée déclarée est-elle celle de la bande et non de l’enregistrement ?

finding-audio-tracks =
    .wanted = { $number ->
            [one] { $number } piste sonore
           *[other] { $number } pistes sonores
        } (comme déclaré)
    .advice = Une piste a été perdue au transfert ou à l’export. Faites retransférer.

finding-parts-count =
    .wanted = { $number ->
            [one] { $number } partie
           *[other] { $number } parties
        } (comme déclaré)

finding-audio-codec =
    .wanted = PCM ou un autre codage sans perte
    .found = { $track }{ $codec }
    .advice = Faites-le livrer en Broadcast WAV ; un original avec pertes est conservé tel quel.

finding-audio-rate =
    .wanted = au moins { $number } Hz
    .wanted-declared = { $number } Hz (comme déclaré)
    .found = { $track }{ $number } Hz

finding-audio-depth =
    .wanted = au moins { $number } bits
    .wanted-declared = { $number } bits (comme déclaré)
    .found = { $track }{ $number } bits

finding-bext =
    .wanted = un bloc bext avec Description, Originator, OriginatorReference, date et CodingHistory
    .found = version { $version }, tout rempli
    .found-none = pas de bloc bext
    .found-empty = vide : { $list }
    .advice = La copie de conservation en reçoit un, rempli d’après la livraison.
    .advice-completed = Ils sont complétés dans la copie de conservation.

finding-silence =
    .wanted = pas de passage de { $number } s sous -60 dBFS
    .found = { $track }aucun
    .found-times = { $track }{ $times }

finding-silent =
    .wanted = du son au-dessus de -60 dBFS sur chaque canal
    .found = { $track }les { $number }
    .found-effects = { $track }les { $number } ; le canal d’effets (LFE) peut être vide
    .found-nothing = { $track }rien du tout
    .found-channel = { $track }rien sur le canal { $list }
    .advice = La bonne sortie était-elle branchée ?
    .advice-cable = Vérifiez le câble et la tête.

finding-dc-offset =
    .wanted = composante continue d’au plus { $number } % de la pleine échelle
    .found = { $track }{ $number } %
    .advice = Le convertisseur est déréglé.

finding-channels-identical =
    .wanted = deux canaux différents, ou `sound: mono` déclaré
    .found = { $track }corrélation { $number }
    .advice = Un support mono peut être conservé en un seul canal ; déclarez-le.

finding-channels-inverted =
    .wanted = pas de passage de { $number } s où les canaux s’annulent
    .found = { $track }aucun
    .found-times = { $track }{ $times }
    .advice = Un câble est monté à l’envers.

finding-hum =
    .wanted = pas de ronflement du secteur au-dessus de { $number } dBFS
    .found = { $track }{ $number } Hz à { $number2 } dBFS, { $number3 } dB au-dessus de son entourage
    .advice = Vérifiez la terre et les câbles.

finding-loudness =
    .wanted = la sonie est relevée
    .found = { $track }{ $number } LUFS
    .found-peak = { $track }{ $number } LUFS, crête vraie { $number2 } dBTP

finding-rate-truth =
    .wanted = de l’énergie au-dessus de 22 kHz (plus de { $number } dBFS, sans chute de { $number2 } dB)
    .found = { $track }{ $number } dBFS au-dessus de 22 kHz, { $number2 } dB de moins qu’à 20 kHz
    .advice = Cela semble suréchantillonné à partir de 44,1 ou 48 kHz. Demandez l’original.

finding-depth-truth =
    .wanted = les { $number } bits utilisés
    .found = { $track }{ $number }
    .advice = Les bits de poids faible ne changent jamais : ils ont été ajoutés. Demandez l’original.

finding-dropouts =
    .wanted = pas de passage de { $number } ms de zéros exacts dans le son
    .found = { $track }aucun
    .found-times = { $track }{ $times }

finding-repeated-blocks =
    .wanted = aucun bloc d’échantillons en double
    .found = { $track }aucun
    .found-times = { $track }{ $times }

finding-clicks =
    .wanted = au plus { $number } échantillons isolés hors rang
    .found = { $track }{ $number }
    .found-times = { $track }{ $number }, à { $times }

finding-video-codec =
    .wanted = non compressé ou sans perte
    .found = { $codec }
    .advice = Un original avec pertes (DV, MPEG, H.264) est conservé tel quel ; une nouvelle numérisation doit être sans perte.

finding-standard-mismatch =
    .wanted = { $number } images par seconde pour { $number2 } × { $number3 }
    .advice = Le transfert ou l’export a mêlé deux normes de télévision : le mouvement ou l’image est altéré.

finding-pixel-depth =
    .wanted = au moins { $number } bits
    .found = { $number } ({ $format })
    .advice = Faites retransférer à la profondeur commandée.

finding-frame-rate =
    .wanted = { $number } images par seconde, constantes
    .found = constante
    .found-gaps = { $number } { $number ->
            [one] lacune
           *[other] lacunes
        }, à { $times } ; { $number2 } % des pas inégaux
    .found-variable = variable : { $number } % des pas diffèrent

finding-field-order =
    .wanted = un ordre des trames reconnaissable
    .wanted-said = un ordre des trames dans le fichier ou la livraison
    .wanted-declared = { $order }, comme déclaré
    .wanted-file = { $order }, comme l’indique le fichier ({ $code })
    .found = { $order } ({ $counts })
    .found-undecided = indécis ({ $counts })
    .found-unsaid = { $order } ({ $counts }), rien ne l’indique
    .advice = Déclarez `field_order` : tff, bff ou progressive.
    .advice-still = Une scène immobile peut en avoir l’air.
    .advice-swapped = Les trames sont inversées : le mouvement saccade.

finding-aspect-ratio =
    .wanted = un rapport d’aspect des pixels ou de l’image
    .wanted-declared = { $ratio } (comme déclaré)
    .found = rien
    .advice = Déclarez `aspect_ratio`.

finding-tout =
    .wanted = pixels aberrants (TOUT : pertes, bruit) au-dessus de { $number } dans au plus { $number2 } % des images

finding-vrep =
    .wanted = lignes répétées (VREP : compensation des pertes) au-dessus de { $number } dans au plus { $number2 } % des images

finding-brng =
    .wanted = pixels hors de la plage de diffusion (BRNG) au-dessus de { $number } dans au plus { $number2 } % des images

finding-luma-range =
    .wanted = 10 % … 90 % des pixels entre { $number } et { $number2 }, dans toutes les images sauf { $number3 } %
    .found = en dessous dans { $number } %, au-dessus dans { $number2 } % des images
    .advice = Le niveau de lecture n’a pas été réglé avec la mire de barres.

finding-black =
    .wanted = pas d’image noire de { $number } s
    .found = { $times }
    .found-none = aucune

finding-freeze =
    .wanted = pas d’image figée de { $number } s
    .found = { $times }
    .found-none = aucune

finding-all-black =
    .wanted = une image
    .found = noir pendant { $time } sur { $time2 }
    .advice = Le signal était-il branché ?

finding-shown-as-stored =
    .wanted = chaque image enregistrée est montrée, droite et entière
    .found = { $parts }
    .found-more = { $parts } et encore { $number }
    .advice = Le fichier est conservé tel qu’il est arrivé, avec tout ce qu’il contient. Faut-il décrire ce qui est caché, ou le soustraire aux lecteurs ?

finding-said-besides =
    .wanted = rien qu’une copie de conservation Matroska ne dirait pas
    .found = { $parts }
    .found-more = { $parts } et encore { $number }
    .advice = Le fichier est conservé tel qu’il est arrivé, sans copie de conservation à côté.
    .advice-tags = Conservez l’original à côté de la copie de conservation, qui ne l’indique tout au plus que par des balises.

finding-changes-under-way =
    .wanted = un seul enregistrement, sans images vides ni autre son en cours de route
    .found = { $parts }
    .found-more = { $parts } et encore { $number }
    .advice = Regardez ces moments. Les lecteurs peuvent aller trop vite ou sauter un vide ; là où le son change, il n’y a pas de copie de consultation.

finding-structure-notes =
    .wanted = une structure sans particularités
    .found = { $parts }
    .found-more = { $parts } et encore { $number }
    .advice = Il n’y a rien à faire : l’image et le son sont entiers.

finding-ffv1-profile =
    .wanted = version 3, GOP 1, au moins { $number } tranches, une somme de contrôle par tranche
    .found = version { $version }, GOP { $gop }, { $number } tranches, sommes de contrôle : { $kind }
    .found-none = version { $version }, GOP { $gop }, { $number } tranches, pas de sommes de contrôle
    .found-unknown = version { $version }, GOP { $gop }, ? tranches, sommes de contrôle : { $kind }
    .found-unknown-none = version { $version }, GOP { $gop }, ? tranches, pas de sommes de contrôle
    .advice = Est-ce une copie de conservation, ou une copie de travail ?

finding-spare-data =
    .wanted = une fin là où l’en-tête l’indique
    .found = { $reason }
    .advice = Des points ou des faces manquent peut-être. Faites réexporter.

finding-gltf-extensions =
    .wanted = une géométrie enregistrée sans compression
    .found = { $reason }
    .found-decoded = décodé de { $reason }
    .advice = Le fichier est sain, mais compressé d’une manière qui n’est pas lue ici. Faites-le exporter sans compression.
    .advice-decoded = Seuls les programmes dotés de ce décodeur l’ouvrent. Demandez la géométrie telle qu’elle était avant.

finding-pdfa =
    .wanted = PDF/A
    .wanted-claimed = PDF/A-{ $level }, comme il l’annonce
    .found-claimed-faults = { LIST($faults, "then") }
    .found-unclaimed = un PDF qui ne l’annonce pas
    .found-claimed-valid = valide selon { $tool }
    .found-claimed-plausible = rien à redire aux polices, flux et actions ; ses autres règles n’ont pas été validées
    .advice-unclaimed = Conservé tel quel ; demandez du PDF/A au prestataire.
    .advice-claimed-faults = Il n’est pas ce qu’il annonce. Faites-le refaire avec un programme dont le PDF/A est validé.
