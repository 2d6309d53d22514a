### What checks write in a finding: `wanted`, `found`, `advice`, and parts of them; English is exactly what the check writes (see saying.py).

finding-more = { $list } and { $count } more
finding-then = ;{" "}
finding-or = {" "}or{" "}
finding-and = {" "}and{" "}
finding-word =
    .left = left
    .right = right
    .top = top
    .bottom = bottom
    .none = none
    .uncompressed = uncompressed
    .grey = grey
    .bitonal = bitonal
    .palette = palette
    .strip = strip
    .tile = tile
    .film = film
    .print = print


finding-any =
    .found-of-files = { $of ->
            [one] { $passed } of { $of } file
           *[other] { $passed } of { $of } files
        }
    .found-alone = { $first } ({ $passed } of { $of } file)
    .wanted-others = { $first } (and { $others } other values, by file)
    .found-none = none
    .found-nothing = nothing found
    .found-so-it-is = so it is
    .found-faces = { N($bad, ",") } of { N($faces, ",") }
    .found-model-whole = { finding-any.found-so-it-is }
    .found-model-broken = { $reason }
    .found-worst = { N($value, ".2f") } in { $path }
    .found-worst-of = { N($value, ".2f") } ({ $patch }) in { $path }
    .found-unlimited = { finding-any.found-worst }
    .found-unlimited-of = { finding-any.found-worst-of }
    .found-unlimited-unmeasured = { finding-any.found-unmeasured }
    .found-unmeasured = not measured: no target shot shows it
    .found-faults = { LIST($faults, "; ") }
    .found-often = { N($share, ".0%") } of the frames; worst at { TIMES($times) }
    .found-seldom = { N($share, ".0%") }
    .track = { $track ->
            [one] track { $track }:{" "}
            [other] track { $track }:{" "}
           *[none] { "" }
        }
    .part-at = { TIMES($timecode) }: { $fault }
    .advice-damaged = The file is damaged. Have it delivered again, or the carrier transferred again.
    .advice-faulty-program = The file was damaged or written by a faulty program. Have it exported again.
    .advice-model-broken = { finding-any.advice-faulty-program }
    .advice-look = Look at these frames; if it is not on the carrier, have it captured again.
    .advice-listen = Listen at these times; if it is not on the carrier, have it transferred again.
    .advice-faces = Have the model cleaned in the modelling program, and what was done written into its paradata.
    .advice-export = Have it exported again.
    .advice-transfer = Have the carrier transferred again.
    .advice-profile = Make a new colour profile for the station, or check that the right one is embedded.
    .advice-unmeasured = Add a target that shows this to the session's shots.
    .advice-unlimited-unmeasured = { finding-any.advice-unmeasured }
    .part-min = ≥ { $limit }
    .part-above = > { $limit }
    .part-max = ≤ { $limit }
    .part-below = < { $limit }


finding-nothing-asked =
    .wanted = at least one file that a tool of this workline can open
    .found-unopened = { $files } files, none of them opened
    .found-no-files = no files
    .advice = Look at the item: is it in the right workline, and are its files of a kind that belongs there?

finding-decodes =
    .wanted = readable to the end
    .wanted-damage = readable to the end, without damage
    .wanted-embedded = embedded metadata that can be read
    .wanted-bands = a picture that can be opened whole
    .found-read = read to the end
    .found-part = read as a part of a model
    .found-unreadable = { LIST($reasons, "then") }
    .found-empty = an empty file
    .found-no-tool = no tool of this workline opens it
    .found-bands = one that is read band by band
    .found-embedded = exiftool: { $reason }
    .found-damage = { LIST($faults, "; ") }
    .found-by-hand = { LIST($faults, "; ") }
    .advice = The file is damaged or incomplete. Have it captured or delivered again.
    .advice-by-hand = Kept as it came; look at it by hand.
    .advice-damage = { finding-any.advice-damaged }
    .advice-unreadable = The file is damaged or incomplete. Have it captured or delivered again.
    .advice-unreadable-sound = Nothing shows that it is damaged. Have it delivered in a form that is read here, or accept it: then it is kept as it came.
    .advice-empty = { finding-decodes.advice-by-hand }
    .advice-no-tool = { finding-decodes.advice-by-hand }
    .advice-bands = Kept as it came, with a small picture for readers; no lossless copy and no text is made of it.

finding-identified =
    .wanted = a PRONOM identifier
    .found-none = none
    .found-part = a part of a model
    .found-format = { $format }
    .advice-none = Ask the supplier what this file is.
    .found-read = none; read as { $format }
    .found-raw = none; a file of the raw capture
    .found-project = none; a program's own project file
    .found-text-cloud = none; a cloud of points as text
    .advice-raw = Scanners write formats of their own: keep what opens it, or have it exported too.
    .advice-read = { "" }
    .advice-project = Kept as it came.
    .advice-text-cloud = Points as text are not read here: have the cloud delivered as E57, LAS or PLY too, and this file in the folder raw.
finding-lost-blocks =
    .wanted = no block that is empty
    .found-none = none
    .found-zeros = { $bytes } bytes of zeros in whole blocks, from byte { $at } on
    .advice-zeros = A piece of the file was lost while it was copied. Compare it with the file at the source and have it delivered again.
finding-executable-content =
    .wanted = media and descriptions, nothing that runs
    .found-runs = { $kind ->
            [windows] a program of Windows
            [unix] a program of Linux or Unix
            [macos] a program of macOS
            [java] a program of Java
            [script] a script
            [link] a link of Windows to a program
            [macro] a document with macros
            [test] the EICAR test file, which stands for a virus
            [packed] an archive with a program in it
            [attached] a program or script attached to a document
            [behind] a program or an archive behind the end of the picture
            [active] a page with a script in it
            [source] the text of a program
           *[other] { $kind }
        }
    .advice = Do not open it. Have it removed at the source; if it belongs to the item, have it scanned, and then accept it.
    .advice-runs-harmless = It is kept as it came. Open it only where it can do no harm.
    .advice-runs-scanned = The virus scanner found nothing in it. Does it belong to the item?
finding-empty-folder =
    .wanted = folders with files in them
    .found-empty = { $folder } came empty and is not kept
    .advice = If files belong into it, have them delivered; else there is nothing to do: its name stays in the item's history.

finding-extension-mismatch =
    .wanted = the extension of its format
    .wanted-suffix-other = { LIST($allowed, "or", most: 20) } for { $format }
    .part-no-extension = no extension
    .found-suffix = { $suffix }
    .found-suffix-habit = { $suffix }, as programs call such a file of theirs
    .found-suffix-unknown = { $suffix }, which PRONOM knows of no format
    .found-raw = a camera raw file within a TIFF
    .advice-raw = Its maker writes raw files in a TIFF's container; signatures see no more than that.
    .advice-suffix-other = The name says something else than the content. Have it renamed or re-exported at the source.

finding-metadata-conflict =
    .wanted = metadata.csv and the files compared
    .wanted-field = dc.{ $term }: { LIST($table, "then") }
    .found-compared = { $fields } fields that both know
    .found-field = { LIST($embedded, "then") }
    .part-tag = { $tag }: { $value }
    .advice-field = Both are kept, each with its source. Correct the one that is wrong at the source, or accept it as it is.

finding-tiff-structure =
    .wanted = sound directories
    .wanted-faults-end = an end where the picture ends
    .found-sound = sound
    .found-faults = { $faults }
    .advice = The file was damaged or written by a faulty program. Have it exported again from the capture software.

finding-jp2-valid =
    .wanted = a JPEG 2000 file that jpylyzer calls valid
    .wanted-lengths = lengths and marks that are true
    .found-valid = valid
    .found-unasked = not validated: { $reason }
    .found-invalid = jpylyzer: { LIST($faults, "then") }
    .found-lengths = { $faults }
    .advice-unasked = This says nothing against the file.
    .advice-invalid = The picture was judged apart from this. Have the file written again by its program, or by a newer one.
    .advice-lengths = Every packet of the picture is there: the file may be kept, or have it written again.

finding-multipage =
    .wanted = one picture per file
    .found-pages = { $pages }
    .found-lost = { $pages }, and { $lost }
    .advice-lost = The file names a further picture that cannot be read: cut off, or written by a faulty program? Deliver it again.

finding-compression =
    .wanted = compression { LIST(WORD($allowed), "or", most: 20) }
    .found-stored = { WORD($compression) }
    .found-lossy = { WORD($compression) }, which loses detail
    .found-lossy-why = { WORD($compression) }, which loses detail ({ $why })
    .found-stored-why = { WORD($compression) } ({ $why })

finding-alpha =
    .wanted = no alpha channel
    .found-constant = one that is the same everywhere
    .found-transparency = { $channels } channels, one of them alpha
    .found-none = none
    .advice-transparency = A scan has no transparency: have it exported without alpha.

finding-orientation =
    .wanted = upright as stored
    .wanted-tag = orientation 1 (as stored)
    .wanted-vertical = lines of text that run across
    .found-upright = upright
    .found-tag = EXIF orientation { $orientation }
    .found-vertical = lines of text that run up or down
    .advice-tag = Programs differ in whether they obey this tag. Have the pixels themselves turned and the tag set to 1.
    .advice-vertical = Turn the page, or declare `text_direction: vertical` for the item if its script runs downwards.

finding-bit-depth =
    .wanted = { LIST($allowed, "or", most: 20) } bits per sample
    .found-bits = { $bits }

finding-bits-used =
    .wanted = { $bits } bits used
    .found-used = { $used }
    .advice-used-fewer = As many as a camera or scanner gave, perhaps: ask.
    .advice-used-padded = The file was blown up from fewer bits. Have it captured and exported at its real depth.

finding-sample-format =
    .wanted = unsigned whole numbers
    .found-samples = { $kind ->
            [int] signed numbers
            [float] fractions
           *[other] { WORD($kind) }
        }

finding-colour-space =
    .wanted = { LIST(WORD($allowed), "or", most: 20) }
    .found-colour = { WORD($colour) }

finding-icc-profile =
    .wanted = an ICC profile
    .found-none = none
    .wanted-space = a profile for { $expected }
    .wanted-name-ordered = { $ordered } (as ordered)
    .wanted-class = a profile that says what samples mean
    .wanted-printer = a profile of a camera, scanner, screen or colour space
    .found-class = { $kind ->
            [link] one that links two devices: { $name }
            [abst] an abstract one: { $name }
           *[nmcl] one of named colours: { $name }
        }
    .found-printer = a printer's: { $name }
    .advice-printer = It says how a printer prints, not what was captured. Have it exported with the capture's own profile.
    .found-name = { $name }
    .found-space = one for { $space }: { $name }
    .part-nameless = one without a name
    .part-profile-nameless = a profile without a name
    .found-none-but = none, but { $colours_by }
    .advice-none-but = Readers' copies are turned by it where it says enough; the file is kept as it came.
    .advice-none = Without a profile the colours are a guess.
    .advice-name-ordered = The order names another colour space than the file. Have it exported as ordered, or correct the order.

finding-preservation-copy =
    .wanted = a lossless copy in JPEG 2000
    .found-whole = it can hold all of it
    .found-none = none: { $reason }
    .advice-none = The file is kept as it came.

finding-icc-truncated =
    .wanted = a whole ICC profile
    .found-whole = { N($bytes, ",") } bytes
    .found-broken = { $fault }
    .advice-broken = The colours can no longer be told from this file. Have it exported or delivered again.

finding-master-space =
    .wanted = a wider space than { LIST($narrow, "or", most: 20) }
    .found-space = { $space }
    .advice = Have the captures developed into eciRGB v2, Adobe RGB (1998) or ProPhoto RGB; colours cut off are lost.

finding-sampling-rate =
    .wanted = { $basis ->
            [order] { $limit } ppi (as ordered)
            [film] at least { $limit } ppi (film)
            [print] at least { $limit } ppi (print)
           *[minimum] at least { $limit } ppi
        }
    .found-ppi = { $ppi } ppi
    .found-ppi-uneven = { $ppi } × { $ppi_y } ppi
    .found-none = the file gives no resolution
    .advice-none = Have the resolution tag written at capture.
    .wanted-impossible = between { $least } and { $most } ppi, a picture between { $smallest } and { $largest } mm
    .found-impossible = { $ppi } ppi: a picture of { N($width_mm, ".0f") } × { N($height_mm, ".0f") } mm
    .found-impossible-uneven = { $ppi } × { $ppi_y } ppi: a picture of { N($width_mm, ".0f") } × { N($height_mm, ".0f") } mm
    .advice-impossible = This resolution cannot be true (per centimetre, not per inch?). Have the tag corrected.

finding-embedded-size =
    .wanted = blocks of at most { N($most, ",") } bytes
    .found-block = { $block } of { N($bytes, ",") } bytes
    .advice = A program left its history or previews in the file. Have it exported with its descriptive metadata only.

finding-raw-beside =
    .wanted = a preview inside the raw file
    .found-preview = { $width } × { $height } px, an embedded preview
    .found-none = { $width } × { $height } px, none; readers see a plain development

finding-clipping =
    .wanted-runs = at most { N($limit, ".0f") } runs of 3 samples at full scale
    .found-runs = { finding-any.track }{ $runs } runs, at { TIMES($times) }
    .found-runs-few = { finding-any.track }{ $runs }
    .advice-runs = { finding-any.advice-listen }
    .wanted = at most { N($share, ".1%") } of the pixels at either end
    .found-ends = { N($high, ".2%") } burnt out, { N($low, ".2%") } blocked up
    .advice-ends = Check exposure and tone curve of the station; lost detail cannot be brought back.

finding-exposure =
    .wanted = neither black nor white all over
    .found-tones = from { N($dark, ".0%") } to { N($bright, ".0%") }
    .found-dark = black or far too dark: 99 % of it is below { N($bright, ".0%") }
    .found-white = white: 99 % of it is above { N($dark, ".0%") }
    .found-night = 99 % of it is below { N($bright, ".0%") }, with lights up to { N($lights, ".0%") }
    .advice-night = A picture of the night, or captured far too dark: look at it.
    .advice = Capture it again.
    .wanted-lost = at most { N($most, ".0%") } burnt out or drowned
    .wanted-blank = a blank page (as declared)
    .found-blank = from { N($dark, ".0%") }
    .found-noise = black: noise, and nothing in it
    .found-even = one even tone, within { N($levels, ".0f") } of 255 levels: nothing is to be seen
    .found-low-end = { $used } bits at the low end of { $bits }
    .found-lost-burnt = { N($share, ".0%") } burnt out
    .found-lost-drowned = { N($share, ".0%") } drowned in black
    .advice-lost = What is burnt out or drowned cannot be brought back. Capture it again.
    .advice-low-end = Viewers show it black. Have it exported on the full scale.
    .advice-dark-cover = A black cover, or captured far too dark: look at it.
    .advice-lost-burnt-ground = An object on a white or black ground, perhaps: look at it.
    .advice-lost-burnt-whitened = Paper that a program made white, perhaps: look whether all of the writing is there.
    .advice-lost-drowned-picture = A black cover or picture, or captured far too dark: look at it.

finding-sharpness =
    .wanted = edges no wider than { N($most, ".0f") } pixels
    .found-edges = { N($pixels, ".1f") } pixels at the sharpest places
    .advice-edges = Check focus, and that nothing moved. Capture it again.
    .wanted-smeared = edges no wider than { N($most, ".0f") } pixels in every direction
    .found-smeared = { N($pixels, ".1f") } pixels in one direction, { N($across, ".1f") } in another
    .advice-smeared = Page or camera moved. Capture it again.
    .wanted-partly = edges no wider than { N($most, ".0f") } pixels all over the text
    .found-partly = { N($pixels, ".1f") } pixels at one place, { N($sharpest, ".1f") } at another
    .advice-partly = A part of the page was out of focus. Lay it flat, or focus closer, and capture it again.

finding-noise =
    .wanted = σ of at most { $most } of 255 levels
    .found-sigma = { N($sigma, ".2g") }

finding-upsampled =
    .wanted = at least { $least } of the mid frequencies' energy near the Nyquist frequency
    .found-energy = { N($energy, ".2g") }
    .found-energy-traces = { N($energy, ".2g") }, and traces of an enlargement to twice the size
    .advice = Enlarged, heavily smoothed or out of focus. Ask the supplier for the capture as it left the camera.
    .found-energy-interpolated = { N($energy, ".2g") }, and interpolated pixels between captured ones ({ N($times, ".0f") } times the usual)
    .found-energy-perhaps = { N($energy, ".2g") }, and perhaps interpolated pixels ({ N($times, ".0f") } times the usual)

finding-halo =
    .wanted = at most { N($most, ".0%") } overshoot at edges
    .found-halo = { N($overshoot, ".0%") }
    .advice = Switch sharpening off at capture: a master is sharpened by nobody.

finding-polarity =
    .wanted = a positive
    .wanted-undeclared = a positive (nothing else is declared)
    .wanted-negative = a negative as captured (as declared)
    .found-positive = no sign of a negative
    .found-undeclared-base = the orange base of a colour negative
    .found-undeclared-all = as orange as a colour negative, all over
    .found-undeclared-one-tone = as orange as a colour negative, of one brown or yellow tone
    .found-negative-mask = a dark mask around it (as declared) and no rim, so the picture does not tell
    .found-negative-dark-rim = a dark rim: clear film base is bright in a negative
    .found-negative-bright-rim = a bright rim of clear film
    .found-negative-no-rim = no rim of clear film is to be seen, so the picture does not tell
    .advice-undeclared-base = Declare `negative: true` for the item, so that readers get its positive; or have the profile checked.
    .advice-negative-dark-rim = The master was inverted: have the capture delivered as it left the camera, the positive is made here. Or a dark mask hides the film's own rim: look at it, and declare `mask: true` for such items.

finding-skew =
    .wanted = at most { $limit }° askew
    .found-clockwise = { N($degrees, ".1f") }° clockwise
    .found-anticlockwise = { N($degrees, ".1f") }° anticlockwise
    .advice = Have the page laid straight and captured again; do not rotate the master.

finding-text-cut =
    .wanted = text that ends before the picture does
    .found-inside = it does
    .found-cut = text cut off at the { LIST(WORD($sides), "and") }
    .advice = The crop was too tight, or the page lay too far aside. Capture it again, with all of its margins.

finding-upside-down =
    .wanted = type that stands on its feet
    .found-upright = upright, or not to be told
    .found-down = upside down
    .advice = Have the page turned by half. If its script is not Latin, declare its language.

finding-geometry =
    .wanted-keystone = keystone of at most { $limit }°
    .wanted-curvature = curvature of at most { $limit }°
    .found-keystone = { N($degrees, ".1f") }°
    .found-curvature = { N($degrees, ".1f") }°
    .advice-keystone = The camera was not parallel to the page. Level the camera or the cradle and capture again.
    .advice-curvature = The page was not flat. Use glass or a cradle and capture again; a binding that cannot open is a reason to accept.

finding-blank-page =
    .wanted-something = something on the page
    .wanted-blank = a blank page (as declared)
    .wanted = ink on at least { N($least, ".3%") } of the page
    .found-no-writing = { N($ink, ".3%") }, but nothing that looks like writing
    .found-page-number = { N($ink, ".3%") }: a page number, perhaps, and nothing else
    .found-little = { N($ink, ".3%") }
    .found-blank = { N($ink, ".3%") }
    .found-something = { N($ink, ".3%") }
    .advice = If this cover, endpaper or verso is blank in the original, accept it (or declare it under `blank`).

finding-page-size =
    .wanted = { $expected_width } × { $expected_height } mm (−{ N($short, ".0%") }, +{ N($over, ".0%") })
    .found-fits = { N($width, ".0f") } × { N($height, ".0f") } mm
    .found-other = { N($width, ".0f") } × { N($height, ".0f") } mm
    .found-turned = { N($width, ".0f") } × { N($height, ".0f") } mm: turned by a quarter
    .advice-turned = Turned, or width and height exchanged in the order?
    .advice = Compare with the original: cropped page, or another scale?

finding-page-sequence =
    .wanted = { $leaves ->
            [true] leaves
           *[false] pages
        } { $first }–{ $last }
    .wanted-one = one picture
    .wanted-none = page numbers in the file names
    .found-all = all { $pages }
    .found-faults = { LIST($faults, "; ", most: 15) }
    .found-one = one, without a page number
    .found-none = none in { $names } names
    .part-missing = missing { LIST($pages, ", ", most: 12) }
    .part-twice = twice { LIST($pages, ", ", most: 12) }
    .part-unexpected = not expected { LIST($pages, ", ", most: 12) }
    .part-insert = insert { $page } without the one before it
    .advice-faults = Look in the capture log: page skipped, captured twice or named wrongly? Add what is missing and deliver again.

finding-page-count =
    .wanted = { $declared } pages (as declared)
    .found-pages = { $pages }

finding-duplicate-exact =
    .wanted = pixels that no earlier file of the batch has
    .found-own = its own
    .found-same = the same as { $path }
    .advice = The same picture twice: one of them stands for a page that is missing. Look at both.

finding-duplicate-perceptual =
    .wanted = a page that looks like no earlier one
    .found-own = its own
    .found-like = looks like { LIST($paths, ", ") }
    .found-like-more = looks like { LIST($paths, ", ") } and { $more } more
    .advice = Captured twice, or a form that is the same on every page? Look at both.

finding-archived-exact =
    .wanted = nothing that is archived already
    .found-nothing = nothing
    .found-bytes = the same bytes as { $path } in { $package } (batch { $batch })
    .found-pixels = the same pixels as { $path } in { $package } (batch { $batch })
    .found-many = { $number } files are the same in { $package } (batch { $batch })
    .found-again = { $number } files are the same in { $package } (batch { $batch }), an earlier try of this item
    .found-unasked = not compared: the catalogue did not answer
    .advice = Archived already: is it delivered twice by mistake, or does it belong to both? Look at both.
    .advice-again = Archived before under the same name: is this a better try, or the same delivery once more?
    .advice-unasked = Start the run again when the catalogue answers, or look it up by hand.

finding-archived-perceptual =
    .wanted = pictures that look like none in the archive
    .found-own = their own
    .found-like = looks like { $path } in { $package } (batch { $batch }); { N($share, ".0%") } of the fingerprint differs
    .found-turned = turned by { $degrees }°, looks like { $path } in { $package } (batch { $batch }); { N($share, ".0%") } of the fingerprint differs
    .found-many = { $number } pictures look like those in { $package } (batch { $batch })
    .found-again = { $number } pictures look like those in { $package } (batch { $batch }), an earlier try of this item
    .found-unasked = not compared: the catalogue did not answer
    .advice = Digitised again, a second copy, or a form that is the same? Look at both.
    .advice-again = Archived before under the same name: is this a better try, or the same delivery once more?
    .advice-unasked = Start the run again when the catalogue answers, or look it up by hand.

finding-declared-size =
    .wanted = { $expected_width } × { $expected_height } mm ± { N($tolerance, ".0%") }
    .found-size = { N($width, ",.1f") } × { N($height, ",.1f") } mm
    .advice-size = The resolution tag, the catalogued size or the stitching is wrong: measure the object, or declare `margin_mm`.

finding-target-present =
    .wanted = a target shot
    .found-shots = { $shots } in objects/_targets
    .found-no-shots = none in objects/_targets
    .advice = Colour, tone and sharpness of this session are not proved. Deliver the session's target shots in objects/_targets.

finding-target-found =
    .wanted-shots = a target in every shot
    .wanted-blind = a target that can be measured
    .wanted-no-chart = a whole colour chart in one of the shots
    .found-no-chart = in none of them
    .found-blind = { $path }: { $faults }
    .found-shots = { LIST($shots, ", ") }
    .part-shot = { $path }: { $kind }
    .part-refused = { $tool }: { $fault }
    .advice-blind = Look at this shot: wrong file, target covered or cut off, or a target that this system does not know.
    .advice-no-chart = Shoot the session's colour chart, whole and unobstructed, and deliver it again.

finding-target-sampling-rate =
    .wanted = { LIST($limits, "and") } ppi
    .wanted-declared = { $declared } ppi, as declared, ± { N($tolerance, ".0%") }
    .wanted-unlimited = reported, no limit: ppi
    .found-declared = { N($value, ".1f") } ppi in { $path }
    .found-worst = { N($value, ".1f") } in { $path }
    .found-unlimited = { N($value, ".1f") } in { $path }
    .advice = Set the right ppi on the station (or in delivery.yaml); check the camera's height and target.yaml's pitch_mm.

finding-target-tone =
    .wanted = { LIST($limits, "and") } ΔL*
    .wanted-unlimited = reported, no limit: ΔL*
    .advice = Correct exposure and tone curve of the station, then recapture from the last good target shot on.

finding-target-gain =
    .wanted = { LIST($limits, "and") } × the step
    .wanted-unlimited = reported, no limit: × the step
    .advice = Highlights are flattened or stretched: check exposure, clipping and the tone curve.

finding-target-white-balance =
    .wanted = { LIST($limits, "and") } ΔE(a*b*)
    .wanted-unlimited = reported, no limit: ΔE(a*b*)
    .advice = White-balance the station on the target, then recapture from the last good target shot on.

finding-target-colour-mean =
    .wanted = { LIST($limits, "and") } ΔE2000, mean
    .wanted-unlimited = reported, no limit: ΔE2000, mean
    .advice = { finding-any.advice-profile }

finding-target-colour-max =
    .wanted = { LIST($limits, "and") } ΔE2000{ $statistic ->
            [percentile] , { $percent }th percentile
           *[worst] { "" }
        }
    .wanted-unlimited = reported, no limit: ΔE2000{ $statistic ->
            [percentile] , { $percent }th percentile
           *[worst] { "" }
        }
    .advice = { finding-any.advice-profile }


finding-target-noise =
    .wanted = { LIST($limits, "and") } σ(L*)
    .wanted-unlimited = reported, no limit: σ(L*)
    .advice = Lower the gain (ISO) or light better; when too low, switch noise reduction off.

finding-target-sharpness =
    .wanted = { LIST($limits, "and") } sampling efficiency (10 % modulation)
    .wanted-unlimited = reported, no limit: sampling efficiency (10 % modulation)
    .wanted-overshoot = at most { N($most, ".0%") } overshoot at edges
    .found-overshoot = { N($overshoot, ".0%") } overshoot, { $edge }, in { $path }
    .advice = Focus, check the lens and the station for vibration, and switch sharpening off.

finding-target-uniformity =
    .wanted = { LIST($limits, "and") } ΔL*, 3 × 3 fields
    .wanted-unlimited = reported, no limit: ΔL*, 3 × 3 fields
    .advice = Even out the lamps, or renew the flat-field correction.

finding-truncated =
    .wanted = as long as its own header says
    .wanted-model = as much as the header promises
    .advice-faults = { finding-any.advice-damaged }

finding-glb-structure =
    .wanted = a GLB whose lengths are true
    .found-lengths = { $faults }
    .advice-lengths = { finding-any.advice-faulty-program }

finding-zip-bomb =
    .wanted = a package that unpacks to a plausible size

finding-gltf-valid =
    .wanted = 0 errors
    .wanted-warnings = 0 errors, 0 warnings
    .found-valid = 0 errors, 0 warnings
    .found-errors = { $errors } errors: { $told }
    .found-warnings = 0 errors, { $warnings } warnings: { $told }
    .advice-errors = { finding-any.advice-faulty-program }

finding-read-by-two =
    .wanted = { N($triangles, ",") } triangles in the same box, by two libraries
    .found-alike = read alike by { LIST($libraries, "and") }
    .found-no-other = read alike by { LIST($libraries, "and") }; no other reads this format
    .found-but = read alike by { LIST($libraries, "and") }; { $faults }
    .found-beyond = read here only: other libraries do not know { $features }
    .found-differ = { $faults }
    .part-reads = { $library } reads { N($triangles, ",") } triangles
    .part-reads-apart = { $library } reads { N($triangles, ",") } triangles, its box { N($apart, ".2g") } of the side apart
    .advice-differ = Programs will show it differently. Have it exported again.

finding-reference-outside =
    .wanted = names inside the item
    .found-inside = { $named } names
    .found-outside = { LIST($names, "then") }
    .advice = It was not followed. Have the model exported with everything it needs in its own folder, named relatively.

finding-reference-missing =
    .wanted = every part it names
    .found-there = all there
    .found-gone = not delivered: { $names }
    .advice = Have the missing parts delivered.

finding-texture-missing =
    .wanted = every picture it names
    .found-there = all there, all read
    .found-pictures = { $pictures }
    .part-gone = { $name } is not delivered
    .part-broken = { $name }: { $fault }
    .part-broken-embedded = an embedded picture: { $fault }
    .part-material = the material { $name } is in no material file
    .part-otherwise = found under another name: { $name } is { $own }
    .advice-pictures-lost = Have it delivered with all of them.
    .advice-pictures-renamed = It was found; programs that look for the exact name will not find it. Have the files renamed alike.
    .part-kept = { $name }: { $format }, kept as it came and not shown in the copies
    .part-kept-embedded = an embedded picture: { $format }, kept as it came and not shown in the copies
    .advice-pictures-kept = Have it exported with JPEG or PNG as well, if readers are to see it.

finding-left-out =
    .wanted = copies that hold all of the model
    .found-nothing = nothing is left out
    .found-left = left out: { $parts }
    .advice = Nothing to do: the delivered file is kept beside them.

finding-texture-size =
    .wanted = pictures of at least { $least } pixels
    .found-embedded = embedded picture: { $width } × { $height }
    .found-named = { $name }: { $width } × { $height }

finding-empty-geometry =
    .wanted = at least one vertex or point
    .found-points = { N($points, ",") } points
    .found-surface = { N($vertices, ",") } vertices, { N($triangles, ",") } triangles
    .found-container = a valid container without any mesh
    .advice-container = Ask whether this is what was to be delivered.

finding-nan-infinity =
    .wanted = coordinates that are numbers
    .found-coordinates = { N($bad, ",") } that are none
    .advice = { finding-any.advice-faulty-program }

finding-index-range =
    .wanted = indices of what is there
    .found-within = all within range
    .found-beyond = { N($polygons, ",") } polygons name what is not there
    .found-unread = { $reason }
    .advice = { finding-any.advice-faulty-program }

finding-degenerate-faces =
    .wanted-faces = no faces with a corner twice
    .wanted-faces-share = at most { N($most, ".2%") } of faces with a corner twice
    .wanted-corners = at least three corners each
    .found-corners = { N($polygons, ",") } polygons with fewer

finding-zero-area-faces =
    .wanted-faces = no faces without area
    .wanted-faces-share = at most { N($most, ".2%") } of faces without area

finding-duplicate-faces =
    .wanted-faces = no faces that are there twice
    .wanted-faces-share = at most { N($most, ".2%") } of faces that are there twice

finding-non-manifold =
    .wanted = at most two faces at an edge
    .found-edges = { N($edges, ",") } edges with more

finding-watertight =
    .wanted = a closed surface ({ $why ->
            [declared] declared
           *[solids] { $format } is for solids
        })
    .found-closed = closed
    .found-open = { N($open_edges, ",") } open edges, { N($shared_edges, ",") } edges with more than two faces
    .advice-open = Have the holes closed and noted in the paradata, or declare `watertight: false` for the item.

finding-winding =
    .wanted = one outside
    .found-consistent = consistent
    .found-conflicts = { N($edges, ",") } edges where neighbours face opposite ways
    .found-inside-out = the closed surface is inside out
    .advice = Have the faces turned in the modelling program.

finding-normals =
    .wanted = length 1 ± { $most }
    .found-off = off by { N($error, ".2g") }
    .found-not-numbers = not numbers

finding-uv-present =
    .wanted = UVs at every textured corner
    .found-without = { N($faces, ",") } textured faces without

finding-unit-declared =
    .wanted = one of { LIST($units, ", ", most: 20) }
    .found-undeclared = none declared
    .found-unit = { $unit }
    .advice = Ask the operator; declare `unit` in delivery.yaml. OBJ, PLY and STL cannot say it themselves.

finding-dimensions =
    .wanted = { LIST($expected, " × ", as: ",.4g") } mm ± { N($tolerance, ".0%") }
    .found-fits = { LIST($sides, " × ", as: ",.4g") } mm
    .found-sides = { LIST($sides, " × ", as: ",.4g") } mm
    .part-m-mm = metres read as millimetres
    .part-cm-mm = centimetres read as millimetres
    .part-in-mm = inches read as millimetres
    .part-m-cm = metres read as centimetres
    .part-m-um = metres read as micrometres
    .part-reverse = the reverse of { $mistake }
    .advice-sides-unit = { N($factor, ",.4g") } times too large: the unit is wrong ({ $mistake }). Correct `unit`, or have it exported again.
    .advice-sides = The model is not to scale: look at the scale bars in the paradata, or at the catalogued size.

finding-paradata =
    .wanted = operator, device, steps with software and parameters, scale bars, decisions
    .found-complete = complete
    .found-none = no paradata
    .found-faults = { $faults }
    .part-missing = { $part } is missing
    .advice-none = Ask the maker for paradata.yaml in the item's folder: without it nobody can judge the model later.

finding-scale-bars =
    .wanted = at most { N($most, ".2%") } of a bar's length
    .found-residuals = { N($share, ".2%") } (residuals { LIST($residuals_mm, ", ", most: 20, as: "+.3g") } mm)
    .advice-residuals = The model is not to scale. Have it aligned again, with the bars' true lengths.

finding-e57-crc =
    .wanted = checksums that fit on every page
    .found-fit = all fit
    .found-changed = { $reason }
    .advice = Bits have changed since the scan was written. Have the file delivered again from the scanner's own copy.

finding-las-vlr =
    .wanted = records that fit
    .found-fit = they fit
    .found-unfit = { $reason }
    .advice = Some programs will not open it. Have it exported again.

finding-points-count =
    .wanted = { N($declared, ",") } points
    .found-once = { N($points, ",") }
    .found-twice = { N($points, ",") }, { N($second, ",") } by another reading
    .found-once-invalid = { N($points, ",") }, { N($invalid, ",") } of them marked as invalid by the scanner
    .found-twice-invalid = { N($points, ",") }, { N($second, ",") } by another reading, { N($invalid, ",") } of them marked as invalid by the scanner
    .wanted-header = a header that counts as the points do
    .found-header-returns = by return the header has { LIST($declared, ", ", most: 15) }; the points have { LIST($returns, ", ", most: 15) }
    .found-header-counts = the header has two counts, { N($old, ",") } and { N($new, ",") }
    .advice-header = Programs that believe the header are misled. Have it exported again.
    .advice = { finding-any.advice-export }

finding-points-extent =
    .wanted = the header's box, within { N($most, ".1%") } of its longest side
    .found-off = off by { N($apart, ".4g") } of { N($side, ".4g") }
    .found-unreal = the header's box is not made of numbers
    .found-zeros = the header's box was never filled in (all zeros)
    .advice = { finding-any.advice-export }

finding-sequence-gap =
    .wanted = frames { $start }–{ $end }, each once
    .found-complete = { $sequence }: all { $frames }
    .found-missing = { $sequence }: missing { LIST($missing, ", ", most: 10) }
    .found-missing-twice = { $sequence }: missing { LIST($missing, ", ", most: 10) }; twice { LIST($twice, ", ", most: 10) }
    .found-twice = { $sequence }: twice { LIST($twice, ", ", most: 10) }
    .advice = Have the missing frames delivered.

finding-frame-geometry =
    .wanted = all frames { $width } × { $height }, { $bits } bits { $kind }
    .found-alike = { $sequence }
    .found-differing = { $sequence }: others are { LIST($others, ", ", most: 10) }

finding-frame-count =
    .wanted = { $declared } frames (as declared)
    .found-count = { $frames }

finding-malformed =
    .wanted = a file whose parts agree with each other
    .advice = { finding-any.advice-damaged }

finding-file-structure =
    .wanted = a file built as its standard says
    .found-notes = { LIST($notes, "; ") }
    .advice = The sound is whole: nothing has to be done. The file is kept as it came as well.

finding-parts-carried =
    .wanted = parts that a Broadcast WAVE can carry
    .found-lost = not carried: { LIST($parts, ", ") }
    .advice = They stay in the delivered file, which is kept.

finding-slice-crc =
    .wanted = every slice's checksum fits
    .advice = { finding-any.advice-damaged }

finding-decode-errors =
    .wanted = a full decode without an error
    .advice = { finding-any.advice-damaged }

finding-flac-metadata =
    .wanted = metadata blocks as RFC 9639 wants them
    .advice = The sound can be whole all the same. Have it exported again, or accept it with this reason.

finding-flac-digest =
    .wanted = an MD5 of the samples in STREAMINFO
    .wanted-digest = samples with MD5 { $expected }…
    .found-digest = MD5 { $digest }…
    .found-none = none: damage cannot be told
    .advice-digest = { finding-any.advice-damaged }

finding-matroska-conformance =
    .wanted = every implementation check of { $version }
    .found-all = all
    .advice = { finding-any.advice-damaged }

finding-has-streams =
    .wanted = at least one stream of film or sound
    .found-streams = { $video } video, { $sound } sound

finding-duration =
    .wanted = { TIMES($declared) } (as declared, ± { N($slack, ".3g") } s)
    .found-length = { TIMES($seconds) }
    .advice = Was the transfer broken off, or is the declared duration the tape's and not the recording's?

finding-audio-tracks =
    .wanted = { $declared } sound tracks (as declared)
    .found-tracks = { $tracks }
    .advice = A track was lost in the transfer or the export. Have it captured again.

finding-parts-count =
    .wanted = { $declared } parts (as declared)
    .found-parts = { $parts }

finding-audio-codec =
    .wanted = PCM or another lossless coding
    .found-codec = { finding-any.track }{ $codec }
    .advice = Have it delivered as Broadcast WAV; a lossy original is kept as it came.

finding-audio-rate =
    .wanted-least = at least { N($expected, ".0f") } Hz
    .wanted-declared = { N($expected, ".12g") } Hz (as declared)
    .found-least = { finding-any.track }{ N($rate, ".0f") } Hz
    .found-declared = { finding-audio-rate.found-least }
    .advice = { finding-any.advice-transfer }

finding-audio-depth =
    .wanted-least = at least { N($expected, ".0f") } bits
    .wanted-declared = { $expected } bits (as declared)
    .found-least = { finding-any.track }{ N($bits, ".0f") } bits
    .found-declared = { finding-audio-depth.found-least }
    .advice = { finding-any.advice-transfer }

finding-bext =
    .wanted = a bext chunk with Description, Originator, OriginatorReference, date and CodingHistory
    .found-filled = version { $version }, all filled
    .found-none = no bext chunk
    .found-empty = empty: { LIST($fields, ", ") }
    .advice-none = The master gets one, filled from the delivery.
    .advice-empty = The master gets them completed.

finding-silence =
    .wanted = no { $seconds } s below -60 dBFS
    .found-none = { finding-any.track }none
    .found-times = { finding-any.track }{ TIMES($times) }
    .advice = { finding-any.advice-listen }

finding-silent =
    .wanted = sound above -60 dBFS on every channel
    .found-all = { finding-any.track }all { $channels }
    .found-effects = { finding-any.track }all { $channels }; the effects channel (LFE) may be empty
    .found-nothing = { finding-any.track }nothing at all
    .found-channel = { finding-any.track }nothing on channel { LIST($channels, ", ", most: 20) }
    .advice-nothing = Was the right output connected?
    .advice-channel = Check the cable and head.

finding-dc-offset =
    .wanted = DC offset at most { N($limit, ".2%") } of full scale
    .found-share = { finding-any.track }{ N($share, ".3%") }
    .advice = The converter is out of adjustment.

finding-channels-identical =
    .wanted = two different channels, or `sound: mono` declared
    .found-correlation = { finding-any.track }correlation { N($correlation, ".5f") }
    .advice = A mono carrier can be kept as one channel; declare it.

finding-channels-inverted =
    .wanted = no { $seconds } s in which the channels cancel each other
    .found-none = { finding-any.track }none
    .found-times = { finding-any.track }{ TIMES($times) }
    .advice = A cable is wired the wrong way round.

finding-hum =
    .wanted = no mains hum above { $limit } dBFS
    .found-hum = { finding-any.track }{ $hertz } Hz at { N($dbfs, ".0f") } dBFS, { N($prominence, ".0f") } dB above its surroundings
    .advice = Check earth and cables.

finding-loudness =
    .wanted = loudness is recorded
    .found-lufs = { finding-any.track }{ N($lufs, ".1f") } LUFS
    .found-peak = { finding-any.track }{ N($lufs, ".1f") } LUFS, true peak { N($true_peak, ".1f") } dBTP

finding-rate-truth =
    .wanted = energy above 22 kHz (more than { $least } dBFS, no cliff of { $most } dB)
    .found-energy = { finding-any.track }{ N($dbfs, ".0f") } dBFS above 22 kHz, { N($cliff_db, ".0f") } dB less than at 20 kHz
    .advice = It looks upsampled from 44.1 or 48 kHz. Ask for the original.

finding-depth-truth =
    .wanted = all { N($bits, ".0f") } bits in use
    .found-used = { finding-any.track }{ N($used, ".0f") }
    .advice = The low bits never change: it was padded. Ask for the original.

finding-dropouts =
    .wanted = no { $milliseconds } ms of exact zeros within sound
    .found-none = { finding-any.track }none
    .found-times = { finding-any.track }{ TIMES($times) }
    .advice = { finding-any.advice-listen }

finding-repeated-blocks =
    .wanted = no block of samples twice
    .found-none = { finding-any.track }none
    .found-times = { finding-any.track }{ TIMES($times) }
    .advice = { finding-any.advice-listen }

finding-clicks =
    .wanted = at most { N($limit, ".0f") } single samples out of line
    .found-few = { finding-any.track }{ $clicks }
    .found-times = { finding-any.track }{ $clicks }, at { TIMES($times) }
    .advice = { finding-any.advice-listen }

finding-video-codec =
    .wanted = uncompressed or lossless
    .found-codec = { $codec }
    .advice = A lossy original (DV, MPEG, H.264) is kept as it came; a new capture must be lossless.

finding-standard-mismatch =
    .wanted = { N($expected, ".5g") } frames per second for { $width } × { $height }
    .found-rate = { N($rate, ".5g") }
    .advice = The capture or the export mixed two television standards: motion or picture is altered.

finding-pixel-depth =
    .wanted = at least { $least } bits
    .found-bits = { N($bits, ".0f") } ({ $layout })
    .advice = Have it captured again with the ordered depth.

finding-frame-rate =
    .wanted = a constant { N($rate, ".5g") } frames per second
    .found-constant = constant
    .found-gaps = { $gaps } gaps, at { TIMES($times) }; { N($uneven, ".1%") } of the steps uneven
    .found-variable = variable: { N($uneven, ".1%") } of the steps differ
    .advice = { finding-any.advice-look }

finding-field-order =
    .wanted-undecided = a field order that can be told
    .wanted-unsaid = a field order in the file or the delivery
    .wanted = { $expected }, { $by ->
            [file] as the file says ({ $own })
           *[delivery] as declared
        }
    .found-same = { $order } ({ $counts })
    .found-still = { finding-field-order.found-same }
    .found-swapped = { finding-field-order.found-same }
    .part-counts = tff { N($tff, ".0f") }, bff { N($bff, ".0f") }, progressive { N($progressive, ".0f") }
    .found-undecided = undecided ({ $counts })
    .found-unsaid = { $order } ({ $counts }), nothing says so
    .advice-unsaid = Declare `field_order`: tff, bff or progressive.
    .advice-still = A still scene can look so.
    .advice-swapped = Fields are swapped: motion judders.

finding-aspect-ratio =
    .wanted = a pixel or display aspect ratio
    .wanted-ratio-declared = { $declared } (as declared)
    .wanted-nothing-declared = { finding-aspect-ratio.wanted-ratio-declared }
    .found-ratio = { $ratio }
    .found-nothing-declared = nothing
    .advice-none = Declare `aspect_ratio`.

finding-tout =
    .wanted = temporal outliers (TOUT: dropouts, noise) above { $limit } in at most { N($most, ".0%") } of the frames
    .advice = { finding-any.advice-look }

finding-vrep =
    .wanted = repeated lines (VREP: dropout compensation) above { $limit } in at most { N($most, ".0%") } of the frames
    .advice = { finding-any.advice-look }

finding-brng =
    .wanted = pixels out of broadcast range (BRNG) above { $limit } in at most { N($most, ".0%") } of the frames
    .advice = { finding-any.advice-look }

finding-luma-range =
    .wanted = 10 % … 90 % of the pixels between { $low } and { $high }, in all but { N($most, ".0%") } of the frames
    .found-shares = below in { N($below, ".0%") }, above in { N($above, ".0%") } of the frames
    .advice = The playback level was not set with the colour bars.

finding-black =
    .wanted = no black picture of { $seconds } s
    .found-times = { TIMES($times) }
    .found-none = none
    .advice = { finding-any.advice-look }

finding-freeze =
    .wanted = no frozen picture of { $seconds } s
    .found-times = { TIMES($times) }
    .found-none = none
    .advice = { finding-any.advice-look }

finding-all-black =
    .wanted = a picture
    .found-dark = black for { TIMES($black) } of { TIMES($seconds) }
    .advice = Was the signal connected?

finding-shown-as-stored =
    .wanted = every stored frame is shown, upright and whole
    .advice = The file is kept as it came, with all it stores. Should what is hidden be described, or withheld from readers?

finding-said-besides =
    .wanted = nothing that a Matroska master would not say
    .advice = The file is kept as it came, without a master beside it.
    .advice-faults-tags = Keep the original beside the master, which has it as tags at most.

finding-changes-under-way =
    .wanted = one recording, without empty frames or other sound under way
    .advice = Look at these moments. Players may run too fast, or pass over a gap; there is no viewers' copy where the sound changes.

finding-structure-notes =
    .wanted = a structure without oddities
    .advice = Nothing has to be done: picture and sound are whole.

finding-ffv1-profile =
    .wanted = version 3, GOP 1, at least { N($least, ".0f") } slices, a checksum per slice
    .found-coded = version { $version }, GOP { $gop }, { $slices } slices, { $checksums ->
            [none] checksums none
           *[other] checksums { $checksums }
        }
    .advice = Is it a master, or a copy for work?

finding-spare-data =
    .wanted = an end where the header says
    .found-spare = { $faults }
    .found-no-more = { finding-any.found-so-it-is }
    .advice = Points or faces may be missing. Have it exported again.

finding-gltf-extensions =
    .wanted = geometry that is stored plainly
    .found-unread = { $reason }
    .found-decoded = decoded from { LIST($extensions, "and") }
    .found-plain = { finding-any.found-so-it-is }
    .advice-unread = Its file is sound, but compressed in a way that is not read here. Have it exported without compression.
    .advice-decoded = Only programs with this decoder open it. Ask for the geometry as it was before.

finding-pdfa =
    .wanted = PDF/A
    .wanted-claimed = PDF/A-{ $level }, as it says
    .found-claimed-faults = { LIST($faults, "then") }
    .found-unclaimed = a PDF that does not say so
    .found-claimed-valid = valid for { $tool }
    .found-claimed-plausible = nothing against it in fonts, streams and actions; its other rules were not validated
    .advice-unclaimed = Kept as it came; ask the supplier for PDF/A.
    .advice-claimed-faults = It is not what it says it is. Have it made again with a program whose PDF/A is validated.
