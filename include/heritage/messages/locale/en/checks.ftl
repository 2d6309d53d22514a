### Each check: its title, what it means (.why) and what to do when it is not met (.todo); below it what it writes in a finding: `wanted`,
### `found`, `advice`, and parts of them. English is exactly what the item's report keeps (messages/saying.py says which code comes to which).

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

## Every file
check-decodes = Readable to the end
    .why = The file was opened and read to its last row, frame or sample. A file that breaks off is damaged or incomplete, and cannot be kept as it is.
    .todo = Have the file captured or delivered again.
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

check-identified = Known format
    .why = The format was looked up in PRONOM, the register of file formats. What nobody can name today, nobody will be able to open later.
    .todo = Ask the supplier what the file is.
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

check-lost-blocks = Lost blocks
    .why = Every disk and network loses whole blocks. A stretch of zeros that begins and ends exactly with such blocks was left by a copy that broke off or a disk that failed; pictures show it as a black band.
    .todo = Compare the file with the one at the source, and have it delivered again.
finding-lost-blocks =
    .wanted = no block that is empty
    .found-none = none
    .found-zeros = { $bytes } bytes of zeros in whole blocks, from byte { $at } on
    .advice-zeros = A piece of the file was lost while it was copied. Compare it with the file at the source and have it delivered again.

check-executable-content = Something that runs
    .why = A program, a script or macros among pictures and sound can harm whoever opens them. Where no virus scanner saw the delivery, a person looks first.
    .todo = Do not open it. Have it removed at the source, or scanned and then accepted.
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

check-empty-folder = Empty folder
    .why = A package holds files, so an empty folder is not kept. If files belong into it, they did not come.
    .todo = If files belong into it, have them delivered; else there is nothing to do.
finding-empty-folder =
    .wanted = folders with files in them
    .found-empty = { $folder } came empty and is not kept
    .advice = If files belong into it, have them delivered; else there is nothing to do: its name stays in the item's history.

check-extension-mismatch = Extension and content
    .why = The end of the file name has to say what the content is. A name that misleads, misleads every program that opens the file later.
    .todo = Have the file renamed or exported again at the source.
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

check-nothing-asked = Something to check
    .why = No file of this item could be opened by the tools of its workline, so nothing was checked. What was not checked has not passed.
    .todo = Look whether the item is in the right workline, and whether its files belong there.
finding-nothing-asked =
    .wanted = at least one file that a tool of this workline can open
    .found-unopened = { $files } files, none of them opened
    .found-no-files = no files
    .advice = Look at the item: is it in the right workline, and are its files of a kind that belongs there?

check-metadata-conflict = Conflicting descriptions
    .why = The delivery’s table and the metadata inside the files describe the same item differently. Both are kept, each with its source; nothing is settled silently.
    .todo = Correct the one that is wrong at the source, or accept the difference.
finding-metadata-conflict =
    .wanted = metadata.csv and the files compared
    .wanted-field = dc.{ $term }: { LIST($table, "then") }
    .found-compared = { $fields } fields that both know
    .found-field = { LIST($embedded, "then") }
    .part-tag = { $tag }: { $value }
    .advice-field = Both are kept, each with its source. Correct the one that is wrong at the source, or accept it as it is.

## Pictures: the file
check-tiff-structure = Structure of the TIFF
    .why = The directories of a TIFF say where its pixels and tags lie. When they are faulty, some programs show the file and others refuse it.
    .todo = Have the file exported again from the capture software.
finding-tiff-structure =
    .wanted = sound directories
    .wanted-faults-end = an end where the picture ends
    .found-sound = sound
    .found-faults = { $faults }
    .advice = The file was damaged or written by a faulty program. Have it exported again from the capture software.

check-jp2-valid = Validity of JPEG 2000
    .why = jpylyzer checks that a JPEG 2000 file keeps to its standard. What does not may open in one program and fail in the next.
    .todo = Have the file written again by its program, or by a newer one.
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

check-multipage = One picture per file
    .why = A file with several pictures hides all but the first from most programs.
    .todo = Have each picture delivered as a file of its own.
finding-multipage =
    .wanted = one picture per file
    .found-pages = { $pages }
    .found-lost = { $pages }, and { $lost }
    .advice-lost = The file names a further picture that cannot be read: cut off, or written by a faulty program? Deliver it again.

check-compression = Compression
    .why = How the pixels are stored. Lossy compression leaves detail out for good; the policy says what is allowed.
    .todo = Have the capture exported as ordered, from the original and not from the compressed file.
finding-compression =
    .wanted = compression { LIST(WORD($allowed), "or", most: 20) }
    .found-stored = { WORD($compression) }
    .found-lossy = { WORD($compression) }, which loses detail
    .found-lossy-why = { WORD($compression) }, which loses detail ({ $why })
    .found-stored-why = { WORD($compression) } ({ $why })

check-alpha = Alpha channel
    .why = A scan has no transparency. An alpha channel is a leftover of editing, and programs show it differently.
    .todo = Have the file exported without alpha channel.
finding-alpha =
    .wanted = no alpha channel
    .found-constant = one that is the same everywhere
    .found-transparency = { $channels } channels, one of them alpha
    .found-none = none
    .advice-transparency = A scan has no transparency: have it exported without alpha.

check-orientation = Upright
    .why = The picture has to stand upright as it is stored: programs differ in whether they obey a tag that turns it. Lines of text should run across.
    .todo = Have the pixels themselves turned, or declare the direction of the script.
finding-orientation =
    .wanted = upright as stored
    .wanted-tag = orientation 1 (as stored)
    .wanted-vertical = lines of text that run across
    .found-upright = upright
    .found-tag = EXIF orientation { $orientation }
    .found-vertical = lines of text that run up or down
    .advice-tag = Programs differ in whether they obey this tag. Have the pixels themselves turned and the tag set to 1.
    .advice-vertical = Turn the page, or declare `text_direction: vertical` for the item if its script runs downwards.

check-bit-depth = Bit depth
    .why = How many steps of tone a sample can tell apart: 8 bits make 256, 16 bits 65,536. The order comes first, then the policy.
    .todo = Have it captured or exported with the ordered bit depth.
finding-bit-depth =
    .wanted = { LIST($allowed, "or", most: 20) } bits per sample
    .found-bits = { $bits }

check-bits-used = Bits really used
    .why = A 16-bit file can hold what was captured in 8 bits: larger, and no better.
    .todo = Have it captured and exported at its real depth.
finding-bits-used =
    .wanted = { $bits } bits used
    .found-used = { $used }
    .advice-used-fewer = As many as a camera or scanner gave, perhaps: ask.
    .advice-used-padded = The file was blown up from fewer bits. Have it captured and exported at its real depth.

check-sample-format = Kind of samples
    .why = Picture programs expect whole numbers without a sign. Others are shown wrongly, or not at all.
    .todo = Have the file exported with unsigned whole numbers.
finding-sample-format =
    .wanted = unsigned whole numbers
    .found-samples = { $kind ->
            [int] signed numbers
            [float] fractions
           *[other] { WORD($kind) }
        }

check-colour-space = Kind of colour
    .why = Whether the pixels are colour, grey or black-and-white. The policy says what is allowed.
    .todo = Have it captured or exported as the policy asks.
finding-colour-space =
    .wanted = { LIST(WORD($allowed), "or", most: 20) }
    .found-colour = { WORD($colour) }

check-icc-profile = Colour profile
    .why = The ICC profile says what the numbers mean as colours. Without it, or with the wrong one, colours are a guess.
    .todo = Have the file exported with the profile that was ordered.
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

check-preservation-copy = Preservation copy
    .why = The policy has a lossless JPEG 2000 made as a preservation copy. What such a file cannot hold whole is kept as it came, and no copy is made.
    .todo = Nothing, if the file may be kept as it is; otherwise have it exported without what is named.
finding-preservation-copy =
    .wanted = a lossless copy in JPEG 2000
    .found-whole = it can hold all of it
    .found-none = none: { $reason }
    .advice-none = The file is kept as it came.

check-icc-truncated = Whole colour profile
    .why = The colour profile in the file is cut off or damaged, so the colours can no longer be told for certain.
    .todo = Have the file exported or delivered again.
finding-icc-truncated =
    .wanted = a whole ICC profile
    .found-whole = { N($bytes, ",") } bytes
    .found-broken = { $fault }
    .advice-broken = The colours can no longer be told from this file. Have it exported or delivered again.

check-master-space = Colour space of the master
    .why = Small colour spaces such as sRGB cut off colours that film and prints can show. What is cut off, is lost.
    .todo = Have the captures developed into a wider colour space.
finding-master-space =
    .wanted = a wider space than { LIST($narrow, "or", most: 20) }
    .found-space = { $space }
    .advice = Have the captures developed into eciRGB v2, Adobe RGB (1998) or ProPhoto RGB; colours cut off are lost.

check-sampling-rate = Resolution
    .why = How many pixels stand for an inch of the original, as the file itself says. The order comes first, then the policy’s minimum.
    .todo = Have it captured at the ordered resolution, or the tag corrected if only the tag is wrong.
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
    .wanted-not-square = as many pixels an inch across as down
    .found-not-square = { $ppi } ppi across, { $ppi_y } ppi down
    .advice-not-square = Most programs will show it stretched. Is the tag right (a fax, a line scanner), or is it to be corrected?

check-embedded-size = Size of the embedded metadata
    .why = Programs leave histories and previews in the file, which later tools cannot carry along.
    .todo = Have the file exported with its descriptive metadata only.
finding-embedded-size =
    .wanted = blocks of at most { N($most, ",") } bytes
    .found-block = { $block } of { N($bytes, ",") } bytes
    .advice = A program left its history or previews in the file. Have it exported with its descriptive metadata only.

check-raw-beside = Camera raw
    .why = The raw file beside the picture was read to its last sample. Without a preview inside, readers see a plain development of it.
    .todo = Nothing to do, unless a preview was ordered.
finding-raw-beside =
    .wanted = a preview inside the raw file
    .found-preview = { $width } × { $height } px, an embedded preview
    .found-none = { $width } × { $height } px, none; readers see a plain development

check-pdfa = PDF/A as it says
    .why = A PDF that calls itself PDF/A has to hold everything that it needs to be shown for good; one that does not call itself so may need what is not in it.
    .todo = Have it made again as PDF/A, with a program whose PDF/A is validated.
finding-pdfa =
    .wanted = PDF/A
    .wanted-claimed = PDF/A-{ $level }, as it says
    .found-claimed-faults = { LIST($faults, "then") }
    .found-unclaimed = a PDF that does not say so
    .found-unclaimed-faults = a PDF that does not say so, and { LIST($faults, "then") }
    .found-outside = a PDF that is not whole: { LIST($faults, "then") }
    .found-claimed-valid = valid for { $tool }
    .found-claimed-plausible = nothing against it in fonts, streams and actions; its other rules were not validated
    .advice-unclaimed = Kept as it came; ask the supplier for PDF/A.
    .advice-unclaimed-faults = Not every reader will show it as it was. Kept as it came; ask the supplier for PDF/A.
    .advice-outside = Part of what it shows lies in files that did not come with it. Have a PDF made that holds all of it.
    .advice-claimed-faults = It is not what it says it is. Have it made again with a program whose PDF/A is validated.

## Pictures: tones and detail
check-clipping = Clipping
    .why = In a picture: highlights burnt out or shadows blocked up, beyond what the policy allows. In sound: the signal is driven into full scale. What is cut off cannot be brought back.
    .todo = Check exposure or recording level, and have it captured again if the original holds more.
finding-clipping =
    .wanted-runs = at most { N($limit, ".0f") } runs of 3 samples at full scale
    .found-runs = { finding-any.track }{ $runs } runs, at { TIMES($times) }
    .found-runs-few = { finding-any.track }{ $runs }
    .advice-runs = { finding-any.advice-listen }
    .wanted = at most { N($share, ".1%") } of the pixels at either end
    .found-ends = { N($high, ".2%") } burnt out, { N($low, ".2%") } blocked up
    .advice-ends = Check exposure and tone curve of the station; lost detail cannot be brought back.

check-exposure = Exposure
    .why = A picture that is black or white nearly all over shows nothing of the original.
    .todo = Have it captured again.
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

check-sharpness = Sharpness
    .why = Edges of ink on paper are sharp. Soft edges are a hint of wrong focus or of movement; the session’s target proves it.
    .todo = Compare with the original; if that is sharp, check focus and have it captured again.
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

check-noise = Noise
    .why = Even surfaces should be even. Much noise means too little light or too high a gain; paper and film also have a grain of their own, so this is only a hint.
    .todo = Look at the picture; if the noise is not the original’s, light better and lower the gain.
finding-noise =
    .wanted = σ of at most { $most } of 255 levels
    .found-sigma = { N($sigma, ".2g") }

check-upsampled = Enlarged afterwards
    .why = A picture that was enlarged has many pixels and little fine detail. It promises a resolution that was never captured.
    .todo = Ask the supplier for the capture as it left the camera.
finding-upsampled =
    .wanted = at least { $least } of the mid frequencies' energy near the Nyquist frequency
    .found-energy = { N($energy, ".2g") }
    .found-energy-traces = { N($energy, ".2g") }, and traces of an enlargement to twice the size
    .advice = Enlarged, heavily smoothed or out of focus. Ask the supplier for the capture as it left the camera.
    .found-energy-interpolated = { N($energy, ".2g") }, and interpolated pixels between captured ones ({ N($times, ".0f") } times the usual)
    .found-energy-perhaps = { N($energy, ".2g") }, and perhaps interpolated pixels ({ N($times, ".0f") } times the usual)

check-halo = Sharpening halos
    .why = Sharpening leaves bright and dark lines beside edges. A preservation copy is sharpened by nobody.
    .todo = Switch sharpening off at capture, and have it captured or developed again.
finding-halo =
    .wanted = at most { N($most, ".0%") } overshoot at edges
    .found-halo = { N($overshoot, ".0%") }
    .advice = Switch sharpening off at capture: a master is sharpened by nobody.

check-polarity = Negative or positive
    .why = The copy of a negative stays as it was captured; the positive is made from it here. An undeclared negative would reach readers as a negative.
    .todo = Declare the negative, or have the capture delivered as it left the camera.
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

## Pages
check-skew = Skew
    .why = The lines of the page do not run level. Text recognition and readers suffer from it; handwriting and engravings may run askew of themselves.
    .todo = Have the page laid straight and captured again; the preservation copy is never rotated.
finding-skew =
    .wanted = at most { $limit }° askew
    .found-clockwise = { N($degrees, ".1f") }° clockwise
    .found-anticlockwise = { N($degrees, ".1f") }° anticlockwise
    .advice = Have the page laid straight and captured again; do not rotate the master.

check-text-cut = Text cut off
    .why = Lines of text run off the picture: what is cut off is lost.
    .todo = Have it captured again with all margins; if the original itself is cut so, accept it.
finding-text-cut =
    .wanted = text that ends before the picture does
    .found-inside = it does
    .found-cut = text cut off at the { LIST(WORD($sides), "and") }
    .advice = The crop was too tight, or the page lay too far aside. Capture it again, with all of its margins.

check-upside-down = Upside down
    .why = Type shows whether a page stands on its head: more of its letters reach up than down. Readers, and the recognition of text, need it upright.
    .todo = Have the page turned, or declare its language if its script is not Latin.
finding-upside-down =
    .wanted = type that stands on its feet
    .found-upright = upright, or not to be told
    .found-down = upside down
    .advice = Have the page turned by half. If its script is not Latin, declare its language.

check-geometry = Flat and square
    .why = The page was not flat, or the camera not parallel to it: lines bend or run together.
    .todo = Level camera or cradle, lay the page flat, and capture again; a binding that cannot open is a reason to accept.
finding-geometry =
    .wanted-keystone = keystone of at most { $limit }°
    .wanted-curvature = curvature of at most { $limit }°
    .found-keystone = { N($degrees, ".1f") }°
    .found-curvature = { N($degrees, ".1f") }°
    .advice-keystone = The camera was not parallel to the page. Level the camera or the cradle and capture again.
    .advice-curvature = The page was not flat. Use glass or a cradle and capture again; a binding that cannot open is a reason to accept.

check-blank-page = Blank page
    .why = There is nothing on the page, or nearly nothing. Covers, endpapers and versos may be blank; a page of text may not.
    .todo = If it is blank in the original, accept it, or declare it in the delivery note.
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

check-page-size = Size of the page
    .why = Pixels and resolution together give a size in millimetres; it has to be the declared one. Too small means cropped, or another scale.
    .todo = Compare with the original, and capture again if something was cropped.
finding-page-size =
    .wanted = { $expected_width } × { $expected_height } mm (−{ N($short, ".0%") }, +{ N($over, ".0%") })
    .found-fits = { N($width, ".0f") } × { N($height, ".0f") } mm
    .found-other = { N($width, ".0f") } × { N($height, ".0f") } mm
    .found-turned = { N($width, ".0f") } × { N($height, ".0f") } mm: turned by a quarter
    .advice-turned = Turned, or width and height exchanged in the order?
    .advice = Compare with the original: cropped page, or another scale?

check-page-sequence = Sequence of pages
    .why = The file names number the pages; none may be missing, and none be there twice.
    .todo = Look in the capture log, add what is missing, and deliver again.
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

check-page-count = Number of pages
    .why = There have to be as many pages as the delivery note declares.
    .todo = Add the missing pages, or correct the number in the delivery note.
finding-page-count =
    .wanted = { $declared } pages (as declared)
    .found-pages = { $pages }

check-duplicate-exact = The same picture twice
    .why = Two files have exactly the same pixels. One of them usually stands for a page that is missing.
    .todo = Look at both, and have the missing one captured.
finding-duplicate-exact =
    .wanted = pixels that no earlier file of the batch has
    .found-own = its own
    .found-same = the same as { $path }
    .advice = The same picture twice: one of them stands for a page that is missing. Look at both.

check-duplicate-perceptual = Captured twice
    .why = Two pages look alike: captured twice, or a form that is the same on every page.
    .todo = Look at both; accept them if they are two pages.
finding-duplicate-perceptual =
    .wanted = a page that looks like no earlier one
    .found-own = its own
    .found-like = looks like { LIST($paths, ", ") }
    .found-like-more = looks like { LIST($paths, ", ") } and { $more } more
    .advice = Captured twice, or a form that is the same on every page? Look at both.

check-redelivery = Which files come again
    .why = A better page takes the place of the file that has its name, and the others stay. Where the names do not say it, a page would be kept twice, or one too few.
    .todo = Compare the names with those of the archived version. Accept what is to lie beside the old files; reject the rest and deliver it under the old names, with `adds` where files are new, or with `whole: true` where all old files go.
finding-redelivery =
    .wanted = files under the names of version { $version } of { $package }
    .found-whole = all files are replaced, { $kept } stay as they are
    .found-some = { $replaced } replaced, { $kept } stay
    .found-beside = { $added } added, { $kept } stay
    .found-other-names = none of the names of the archived files: { LIST($names, ", ", most: 10) }; accepted, they lie beside the { $kept } that stay
    .found-mixed = { $replaced } names of archived files, and others: { LIST($names, ", ", most: 10) }; accepted, the others lie beside the { $kept } that stay
    .found-again = said to be new, under names that are archived: { LIST($names, ", ", most: 10) }; accepted, they take the place of those files
    .found-nothing = nothing new: every file is archived already, byte for byte
    .found-perhaps = the id of an archived item that was accepted with faults: a second try of it, or another object?
    .advice = Accept only what is to lie beside the archived files. Otherwise reject it, and deliver it again under the old names, with `adds`, or with `whole: true`.
    .advice-again = Accept it when these are better files of the same pages. Otherwise reject it, and deliver them under names of their own.
    .advice-nothing = Reject it: nothing in the archive would change.
    .advice-perhaps = Accept it when it is another object. If it is the same one come again, reject it and deliver it with `replaces`: it becomes the next version.

check-archived-exact = Archived already
    .why = The same bytes, or the same pixels, lie in the archive already, delivered with another batch of the institution. What is kept twice costs twice, and may stand for something that is missing.
    .todo = Look at both: reject the one that is delivered by mistake, or accept that it belongs to both.
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

check-archived-perceptual = Looks like one in the archive
    .why = The fingerprint of the picture, or of what is written on the page, is near that of one that the institution archived before: the same page or photograph digitised again, turned or otherwise cropped, or a second copy of it.
    .todo = Look at both. What was digitised again without need can be rejected; a second copy of a book is one of its own.
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

check-declared-size = Size of the object
    .why = Pixels and resolution together give a size; it has to be the catalogued one, apart from declared margins.
    .todo = Measure the object; correct the tag or the catalogue, or declare the margin.
finding-declared-size =
    .wanted = { $expected_width } × { $expected_height } mm ± { N($tolerance, ".0%") }
    .found-size = { N($width, ",.1f") } × { N($height, ",.1f") } mm
    .advice-size = The resolution tag, the catalogued size or the stitching is wrong: measure the object, or declare `margin_mm`.

## Target shots of a session
check-target-present = Target shot
    .why = Only a shot of a known target proves colour, tone and sharpness of a session.
    .todo = Deliver the session’s target shots.
finding-target-present =
    .wanted = a target shot
    .found-shots = { $shots } in objects/_targets
    .found-no-shots = none in objects/_targets
    .advice = Colour, tone and sharpness of this session are not proved. Deliver the session's target shots in objects/_targets.

check-target-found = Target recognised
    .why = The target has to be whole and unobstructed, so that it can be measured.
    .todo = Shoot the target again, whole and unobstructed.
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

check-target-sampling-rate = Resolution, measured
    .why = The target’s true size shows the resolution that was really obtained.
    .todo = Set the right resolution on the station, and check the height of the camera.
finding-target-sampling-rate =
    .wanted = { LIST($limits, "and") } ppi
    .wanted-declared = { $declared } ppi, as declared, ± { N($tolerance, ".0%") }
    .wanted-unlimited = reported, no limit: ppi
    .found-declared = { N($value, ".1f") } ppi in { $path }
    .found-worst = { N($value, ".1f") } in { $path }
    .found-unlimited = { N($value, ".1f") } in { $path }
    .advice = Set the right ppi on the station (or in delivery.yaml); check the camera's height and target.yaml's pitch_mm.

check-target-tone = Tone reproduction
    .why = The grey patches of the target should be as light as they are known to be.
    .todo = Correct exposure and tone curve, then recapture from the last good target shot on.
finding-target-tone =
    .wanted = { LIST($limits, "and") } ΔL*
    .wanted-unlimited = reported, no limit: ΔL*
    .advice = Correct exposure and tone curve of the station, then recapture from the last good target shot on.

check-target-gain = Steps in the highlights
    .why = Steps between light greys should be reproduced as large as they are; otherwise highlights are flattened or stretched.
    .todo = Check exposure, clipping and the tone curve.
finding-target-gain =
    .wanted = { LIST($limits, "and") } × the step
    .wanted-unlimited = reported, no limit: × the step
    .advice = Highlights are flattened or stretched: check exposure, clipping and the tone curve.

check-target-white-balance = White balance
    .why = Grey has to be grey: a cast lies over every page of the session.
    .todo = White-balance the station on the target, then recapture from the last good target shot on.
finding-target-white-balance =
    .wanted = { LIST($limits, "and") } ΔE(a*b*)
    .wanted-unlimited = reported, no limit: ΔE(a*b*)
    .advice = White-balance the station on the target, then recapture from the last good target shot on.

check-target-colour-mean = Colour accuracy, on average
    .why = How far the target’s colours are from their known values, on average.
    .todo = Make a new colour profile for the station, or check that the right one is embedded.
finding-target-colour-mean =
    .wanted = { LIST($limits, "and") } ΔE2000, mean
    .wanted-unlimited = reported, no limit: ΔE2000, mean
    .advice = { finding-any.advice-profile }

check-target-colour-max = Colour accuracy, worst patch
    .why = No colour of the target may be badly off, however good the average is.
    .todo = Make a new colour profile for the station, or check that the right one is embedded.
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

check-target-noise = Noise, measured
    .why = There should be little noise in the grey patches, and some: none at all means that fine detail was smoothed away with it.
    .todo = Light better or lower the gain; if it is too low, switch noise reduction off.
finding-target-noise =
    .wanted = { LIST($limits, "and") } σ(L*)
    .wanted-unlimited = reported, no limit: σ(L*)
    .advice = Lower the gain (ISO) or light better; when too low, switch noise reduction off.

check-target-sharpness = Sharpness, measured
    .why = Whether the picture resolves what its number of pixels promises, without being sharpened.
    .todo = Focus, check the lens and the station for vibration, and switch sharpening off.
finding-target-sharpness =
    .wanted = { LIST($limits, "and") } sampling efficiency (10 % modulation)
    .wanted-unlimited = reported, no limit: sampling efficiency (10 % modulation)
    .wanted-overshoot = at most { N($most, ".0%") } overshoot at edges
    .found-overshoot = { N($overshoot, ".0%") } overshoot, { $edge }, in { $path }
    .advice = Focus, check the lens and the station for vibration, and switch sharpening off.

check-target-uniformity = Even light
    .why = A white sheet has to be equally light all over; otherwise every page has dark corners or sides.
    .todo = Even out the lamps, or renew the flat-field correction.
finding-target-uniformity =
    .wanted = { LIST($limits, "and") } ΔL*, 3 × 3 fields
    .wanted-unlimited = reported, no limit: ΔL*, 3 × 3 fields
    .advice = Even out the lamps, or renew the flat-field correction.

## Models and point clouds
check-truncated = Complete file
    .why = The header of the file says how much follows; all of it has to be there.
    .todo = Have the file exported, transferred or delivered again.
finding-truncated =
    .wanted = as long as its own header says
    .wanted-model = as much as the header promises
    .advice-faults = { finding-any.advice-damaged }

check-spare-data = Nothing after the end
    .why = The file goes on after the end that its header declares: perhaps it holds more than the header says, and programs show only a part.
    .todo = Have the model or point cloud exported again.
finding-spare-data =
    .wanted = an end where the header says
    .found-spare = { $faults }
    .found-no-more = { finding-any.found-so-it-is }
    .advice = Points or faces may be missing. Have it exported again.

check-gltf-extensions = Uncompressed geometry
    .why = The model is compressed in a way that this system does not read, so it could not be checked.
    .todo = Have it exported without compression.
finding-gltf-extensions =
    .wanted = geometry that is stored plainly
    .found-unread = { $reason }
    .found-decoded = decoded from { LIST($extensions, "and") }
    .found-plain = { finding-any.found-so-it-is }
    .advice-unread = Its file is sound, but compressed in a way that is not read here. Have it exported without compression.
    .advice-decoded = Only programs with this decoder open it. Ask for the geometry as it was before.

check-glb-structure = Structure of the GLB
    .why = The lengths inside a GLB have to fit the file and each other; otherwise programs read beyond its parts.
    .todo = Have the model exported again.
finding-glb-structure =
    .wanted = a GLB whose lengths are true
    .found-lengths = { $faults }
    .advice-lengths = { finding-any.advice-faulty-program }

check-zip-bomb = Plausible size when unpacked
    .why = A 3MF is a compressed package. One that unpacks to something absurdly large is faulty, or meant to do harm; it was not unpacked.
    .todo = Have the model exported again, and ask where the file comes from.
finding-zip-bomb =
    .wanted = a package that unpacks to a plausible size

check-gltf-valid = Valid glTF
    .why = The validator of Khronos, who made the format, finds no error in the model.
    .todo = Have the model exported again, with a current exporter.
finding-gltf-valid =
    .wanted = 0 errors
    .wanted-warnings = 0 errors, 0 warnings
    .found-valid = 0 errors, 0 warnings
    .found-errors = { $errors } errors: { $told }
    .found-warnings = 0 errors, { $warnings } warnings: { $told }
    .advice-errors = { finding-any.advice-faulty-program }

check-read-by-two = Read alike by two libraries
    .why = Two independent programs have to read the same model from the file; otherwise it depends on the program what readers see.
    .todo = Have the model exported again.
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

check-reference-outside = Nothing from elsewhere
    .why = The model may name nothing outside its own folder: what is not delivered with it is lost with the supplier’s disk. Such names are never followed.
    .todo = Have the model exported with everything it needs in its own folder.
finding-reference-outside =
    .wanted = names inside the item
    .found-inside = { $named } names
    .found-outside = { LIST($names, "then") }
    .advice = It was not followed. Have the model exported with everything it needs in its own folder, named relatively.

check-reference-missing = All parts delivered
    .why = A model may consist of several files. Without each of them it cannot be opened.
    .todo = Have the missing parts delivered.
finding-reference-missing =
    .wanted = every part it names
    .found-there = all there
    .found-gone = not delivered: { $names }
    .advice = Have the missing parts delivered.

check-texture-missing = All textures delivered
    .why = The pictures that lie over the surface are part of the model; without them it is grey.
    .todo = Have the model delivered with all its pictures.
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

check-left-out = Nothing lost in the copies
    .why = Formats hold different things. What a copy has no place for stays in the delivered file, and is named here.
    .todo = Keep the delivered file; nothing else.
finding-left-out =
    .wanted = copies that hold all of the model
    .found-nothing = nothing is left out
    .found-left = left out: { $parts }
    .advice = Nothing to do: the delivered file is kept beside them.

check-texture-size = Size of the textures
    .why = Pictures that are too small blur what the surface shows.
    .todo = Have the model exported with its full-size pictures.
finding-texture-size =
    .wanted = pictures of at least { $least } pixels
    .found-embedded = embedded picture: { $width } × { $height }
    .found-named = { $name }: { $width } × { $height }

check-empty-geometry = Something to see
    .why = A model without a vertex, or a cloud without a point, shows nothing.
    .todo = Ask whether this is what was to be delivered.
finding-empty-geometry =
    .wanted = at least one vertex or point
    .found-points = { N($points, ",") } points
    .found-surface = { N($vertices, ",") } vertices, { N($triangles, ",") } triangles
    .found-container = a valid container without any mesh
    .advice-container = Ask whether this is what was to be delivered.

check-nan-infinity = Coordinates are numbers
    .why = Some coordinates are not numbers at all; programs crash on them or leave holes.
    .todo = Have the model exported again.
finding-nan-infinity =
    .wanted = coordinates that are numbers
    .found-coordinates = { N($bad, ",") } that are none
    .advice = { finding-any.advice-faulty-program }

check-index-range = Faces name what is there
    .why = Some faces name vertices that do not exist.
    .todo = Have the model exported again.
finding-index-range =
    .wanted = indices of what is there
    .found-within = all within range
    .found-beyond = { N($polygons, ",") } polygons name what is not there
    .found-unread = { $reason }
    .advice = { finding-any.advice-faulty-program }

check-degenerate-faces = Faces with real corners
    .why = A face with a corner twice, or with fewer than three corners, is none. Many of them point to a faulty export.
    .todo = Have the model cleaned in the modelling program, and note it in the paradata.
finding-degenerate-faces =
    .wanted-faces = no faces with a corner twice
    .wanted-faces-share = at most { N($most, ".2%") } of faces with a corner twice
    .wanted-corners = at least three corners each
    .found-corners = { N($polygons, ",") } polygons with fewer

check-zero-area-faces = Faces with an area
    .why = Triangles without area show nothing and disturb every calculation.
    .todo = Have the model cleaned in the modelling program, and note it in the paradata.
finding-zero-area-faces =
    .wanted-faces = no faces without area
    .wanted-faces-share = at most { N($most, ".2%") } of faces without area

check-duplicate-faces = Every face once
    .why = Faces that are there twice flicker, and count double.
    .todo = Have the model cleaned in the modelling program, and note it in the paradata.
finding-duplicate-faces =
    .wanted-faces = no faces that are there twice
    .wanted-faces-share = at most { N($most, ".2%") } of faces that are there twice

check-non-manifold = At most two faces at an edge
    .why = Where three faces meet at an edge, inside and outside can no longer be told apart.
    .todo = Have the model cleaned in the modelling program, and note it in the paradata.
finding-non-manifold =
    .wanted = at most two faces at an edge
    .found-edges = { N($edges, ",") } edges with more

check-watertight = Closed surface
    .why = A surface that is declared closed, or whose format is meant for solids, may have no holes.
    .todo = Have the holes closed and noted in the paradata, or declare that the surface is open.
finding-watertight =
    .wanted = a closed surface ({ $why ->
            [declared] declared
           *[solids] { $format } is for solids
        })
    .found-closed = closed
    .found-open = { N($open_edges, ",") } open edges, { N($shared_edges, ",") } edges with more than two faces
    .advice-open = Have the holes closed and noted in the paradata, or declare `watertight: false` for the item.

check-winding = One outside
    .why = Neighbouring faces have to agree on which side is outside; otherwise parts of the surface vanish in viewers.
    .todo = Have the faces turned in the modelling program.
finding-winding =
    .wanted = one outside
    .found-consistent = consistent
    .found-conflicts = { N($edges, ",") } edges where neighbours face opposite ways
    .found-inside-out = the closed surface is inside out
    .advice = Have the faces turned in the modelling program.

check-normals = Normals of length 1
    .why = Normals say how light falls on the surface. Of another length, they show it too bright or too dark.
    .todo = Have the model exported again with normals of length 1.
finding-normals =
    .wanted = length 1 ± { $most }
    .found-off = off by { N($error, ".2g") }
    .found-not-numbers = not numbers

check-uv-present = Every face has its place in the texture
    .why = A textured face without coordinates in the picture shows a wrong colour, or none.
    .todo = Have the model exported again with its texture coordinates.
finding-uv-present =
    .wanted = UVs at every textured corner
    .found-without = { N($faces, ",") } textured faces without

check-unit-declared = Unit declared
    .why = Without a unit nobody knows whether the object is a coin or a cathedral.
    .todo = Ask the operator, and declare the unit in the delivery note.
finding-unit-declared =
    .wanted = one of { LIST($units, ", ", most: 20) }
    .found-undeclared = none declared
    .found-unit = { $unit }
    .advice = Ask the operator; declare `unit` in delivery.yaml. OBJ, PLY and STL cannot say it themselves.

check-dimensions = Dimensions of the object
    .why = The model has to be as large as the catalogued object. A factor of 10, 25.4 or 1,000 is a wrong unit.
    .todo = Correct the unit, or check scale bars and catalogue.
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

check-paradata = Record of the making
    .why = The paradata say how the model was made: device, software, steps, scale, decisions. Without them nobody can judge it later.
    .todo = Ask the maker for the record.
finding-paradata =
    .wanted = operator, device, steps with software and parameters, scale bars, decisions
    .found-complete = complete
    .found-none = no paradata
    .found-faults = { $faults }
    .part-missing = { $part } is missing
    .advice-none = Ask the maker for paradata.yaml in the item's folder: without it nobody can judge the model later.

check-scale-bars = Scale bars
    .why = Bars of known length have to be as long in the model as they are; otherwise no measure taken on it is right.
    .todo = Have the model aligned again, with the bars’ true lengths.
finding-scale-bars =
    .wanted = at most { N($most, ".2%") } of a bar's length
    .found-residuals = { N($share, ".2%") } (residuals { LIST($residuals_mm, ", ", most: 20, as: "+.3g") } mm)
    .advice-residuals = The model is not to scale. Have it aligned again, with the bars' true lengths.

check-e57-crc = Checksums of the E57
    .why = Each page of an E57 carries a checksum. One that does not fit means that bits have changed since the scan.
    .todo = Have the file delivered again from the scanner’s own copy.
finding-e57-crc =
    .wanted = checksums that fit on every page
    .found-fit = all fit
    .found-changed = { $reason }
    .advice = Bits have changed since the scan was written. Have the file delivered again from the scanner's own copy.

check-las-vlr = Records of the LAS
    .why = The records between the header and the points of a LAS have to fit; otherwise some programs do not open it.
    .todo = Have the point cloud exported again.
finding-las-vlr =
    .wanted = records that fit
    .found-fit = they fit
    .found-unfit = { $reason }
    .advice = Some programs will not open it. Have it exported again.

check-points-count = Number of points
    .why = There have to be as many points as the header says.
    .todo = Have the point cloud exported again.
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

check-points-extent = Extent of the points
    .why = The points have to fill the box that the header declares; otherwise viewers show emptiness, or cut points off.
    .todo = Have the point cloud exported again.
finding-points-extent =
    .wanted = the header's box, within { N($most, ".1%") } of its longest side
    .found-off = off by { N($apart, ".4g") } of { N($side, ".4g") }
    .found-unreal = the header's box is not made of numbers
    .found-zeros = the header's box was never filled in (all zeros)
    .advice = { finding-any.advice-export }

## Sequences of frames
check-sequence-gap = No frame missing
    .why = The frames’ numbers have to follow each other without a gap, each once.
    .todo = Have the missing frames delivered.
finding-sequence-gap =
    .wanted = frames { $start }–{ $end }, each once
    .found-complete = { $sequence }: all { $frames }
    .found-missing = { $sequence }: missing { LIST($missing, ", ", most: 10) }
    .found-missing-twice = { $sequence }: missing { LIST($missing, ", ", most: 10) }; twice { LIST($twice, ", ", most: 10) }
    .found-twice = { $sequence }: twice { LIST($twice, ", ", most: 10) }
    .advice = Have the missing frames delivered.

check-frame-geometry = Frames alike
    .why = All frames of a film scan have to have the same size and depth.
    .todo = Have the frames that differ scanned again.
finding-frame-geometry =
    .wanted = all frames { $width } × { $height }, { $bits } bits { $kind }
    .found-alike = { $sequence }
    .found-differing = { $sequence }: others are { LIST($others, ", ", most: 10) }

check-frame-count = Number of frames
    .why = There have to be as many frames as the delivery note declares.
    .todo = Have the missing frames delivered, or correct the number.
finding-frame-count =
    .wanted = { $declared } frames (as declared)
    .found-count = { $frames }

## Sound and film: the file
check-malformed = Consistent structure
    .why = The parts of the file contradict each other: it was damaged, or written by a faulty program.
    .todo = Have it delivered again, or the carrier transferred again.
finding-malformed =
    .wanted = a file whose parts agree with each other
    .advice = { finding-any.advice-damaged }

check-file-structure = Oddities of the file
    .why = Something about the file is unusual: bytes behind its end, a size that was left open, a tag in front. The sound is whole all the same.
    .todo = Nothing to do.
finding-file-structure =
    .wanted = a file built as its standard says
    .found-notes = { LIST($notes, "; ") }
    .advice = The sound is whole: nothing has to be done. The file is kept as it came as well.

check-parts-carried = Parts without a place in the master
    .why = Some parts of the file have no place in a Broadcast WAVE. They are in the delivered file only.
    .todo = Nothing to do: the delivered file is kept.
finding-parts-carried =
    .wanted = parts that a Broadcast WAVE can carry
    .found-lost = not carried: { LIST($parts, ", ") }
    .advice = They stay in the delivered file, which is kept.

check-slice-crc = Checksums of the picture
    .why = FFV1 keeps a checksum for every part of every frame. One that does not fit shows exactly where the file is damaged.
    .todo = Have it delivered again, or the carrier transferred again.
finding-slice-crc =
    .wanted = every slice's checksum fits
    .advice = { finding-any.advice-damaged }

check-decode-errors = Decodes without errors
    .why = The whole recording was decoded; where that fails, players stumble, or show wrong pictures.
    .todo = Have it delivered again, or the carrier transferred again.
finding-decode-errors =
    .wanted = a full decode without an error
    .advice = { finding-any.advice-damaged }

check-flac-metadata = Metadata blocks of the FLAC
    .why = The blocks before the sound have to be as the standard wants them; some players refuse others. The sound itself can be whole.
    .todo = Have it exported again, or accept it with this reason.
finding-flac-metadata =
    .wanted = metadata blocks as RFC 9639 wants them
    .advice = The sound can be whole all the same. Have it exported again, or accept it with this reason.

check-flac-digest = Checksum of the sound
    .why = The encoder keeps a checksum of the samples in the file. If it does not fit, the sound is no longer what was encoded.
    .todo = Have it delivered again, or the carrier transferred again.
finding-flac-digest =
    .wanted = an MD5 of the samples in STREAMINFO
    .wanted-digest = samples with MD5 { $expected }…
    .found-digest = MD5 { $digest }…
    .found-none = none: damage cannot be told
    .advice-digest = { finding-any.advice-damaged }

check-matroska-conformance = Conforming Matroska
    .why = MediaConch compares the file with the standards of Matroska and FFV1.
    .todo = Have it delivered again, or the carrier transferred again.
finding-matroska-conformance =
    .wanted = every implementation check of { $version }
    .found-all = all
    .advice = { finding-any.advice-damaged }

check-has-streams = Sound or film in it
    .why = A container can be empty. There has to be at least one stream of sound or film.
    .todo = Ask the supplier what this file was to hold.
finding-has-streams =
    .wanted = at least one stream of film or sound
    .found-streams = { $video } video, { $sound } sound

check-duration = Duration
    .why = The recording has to be as long as declared; shorter means that the transfer broke off.
    .todo = Compare with the carrier: was the transfer broken off, or is the declared duration the tape’s?
finding-duration =
    .wanted = { TIMES($declared) } (as declared, ± { N($slack, ".3g") } s)
    .found-length = { TIMES($seconds) }
    .advice = Was the transfer broken off, or is the declared duration the tape's and not the recording's?

check-audio-tracks = Number of sound tracks
    .why = There have to be as many sound tracks as declared.
    .todo = Have it captured again with all tracks.
finding-audio-tracks =
    .wanted = { $declared } sound tracks (as declared)
    .found-tracks = { $tracks }
    .advice = A track was lost in the transfer or the export. Have it captured again.

check-parts-count = Number of parts
    .why = There have to be as many sides, reels or parts as declared.
    .todo = Have the missing parts delivered, or correct the number.
finding-parts-count =
    .wanted = { $declared } parts (as declared)
    .found-parts = { $parts }

## Sound
check-audio-codec = Sound without loss
    .why = Sound for preservation is kept without loss. A lossy original is kept as it came.
    .todo = Have it delivered as Broadcast WAV, unless the original itself is lossy.
finding-audio-codec =
    .wanted = PCM or another lossless coding
    .found-codec = { finding-any.track }{ $codec }
    .advice = Have it delivered as Broadcast WAV; a lossy original is kept as it came.

check-audio-rate = Sampling rate
    .why = How often a second the sound was measured. It limits the highest tone that is kept.
    .todo = Have the carrier transferred again at the ordered rate.
finding-audio-rate =
    .wanted-least = at least { N($expected, ".0f") } Hz
    .wanted-declared = { N($expected, ".12g") } Hz (as declared)
    .found-least = { finding-any.track }{ N($rate, ".0f") } Hz
    .found-declared = { finding-audio-rate.found-least }
    .advice = { finding-any.advice-transfer }

check-audio-depth = Bit depth of the sound
    .why = How finely each sample was measured. It sets the distance between the loudest sound and the noise.
    .todo = Have the carrier transferred again at the ordered depth.
finding-audio-depth =
    .wanted-least = at least { N($expected, ".0f") } bits
    .wanted-declared = { $expected } bits (as declared)
    .found-least = { finding-any.track }{ N($bits, ".0f") } bits
    .found-declared = { finding-audio-depth.found-least }
    .advice = { finding-any.advice-transfer }

check-bext = Description in the WAVE file
    .why = A Broadcast WAV says in itself what it is and how it was made (bext).
    .todo = Nothing to do: the preservation copy gets it from the delivery.
finding-bext =
    .wanted = a bext chunk with Description, Originator, OriginatorReference, date and CodingHistory
    .found-filled = version { $version }, all filled
    .found-none = no bext chunk
    .found-empty = empty: { LIST($fields, ", ") }
    .advice-none = The master gets one, filled from the delivery.
    .advice-empty = The master gets them completed.

check-silence = Long silence
    .why = A long stretch without sound may be on the carrier, or be a fault of the transfer.
    .todo = Listen at these times; if it is not on the carrier, have it transferred again.
finding-silence =
    .wanted = no { $seconds } s below -60 dBFS
    .found-none = { finding-any.track }none
    .found-times = { finding-any.track }{ TIMES($times) }
    .advice = { finding-any.advice-listen }

check-silent = Sound on every channel
    .why = A channel without any sound usually means a cable or a head without contact.
    .todo = Check cable, head and output, and have it transferred again.
finding-silent =
    .wanted = sound above -60 dBFS on every channel
    .found-all = { finding-any.track }all { $channels }
    .found-effects = { finding-any.track }all { $channels }; the effects channel (LFE) may be empty
    .found-nothing = { finding-any.track }nothing at all
    .found-channel = { finding-any.track }nothing on channel { LIST($channels, ", ", most: 20) }
    .advice-nothing = Was the right output connected?
    .advice-channel = Check the cable and head.

check-dc-offset = DC offset
    .why = The sound should swing round zero. An offset comes from a converter out of adjustment, and costs level.
    .todo = Have the converter adjusted.
finding-dc-offset =
    .wanted = DC offset at most { N($limit, ".2%") } of full scale
    .found-share = { finding-any.track }{ N($share, ".3%") }
    .advice = The converter is out of adjustment.

check-channels-identical = Two different channels
    .why = Two channels that are the same are one channel twice: a mono carrier, or a wrong connection.
    .todo = Declare mono, or check the connection.
finding-channels-identical =
    .wanted = two different channels, or `sound: mono` declared
    .found-correlation = { finding-any.track }correlation { N($correlation, ".5f") }
    .advice = A mono carrier can be kept as one channel; declare it.

check-channels-inverted = Channels in phase
    .why = One channel is the other turned upside down: played together they cancel each other.
    .todo = Check the wiring of the cables, and have it transferred again.
finding-channels-inverted =
    .wanted = no { $seconds } s in which the channels cancel each other
    .found-none = { finding-any.track }none
    .found-times = { finding-any.track }{ TIMES($times) }
    .advice = A cable is wired the wrong way round.

check-hum = Mains hum
    .why = The mains hum at 50 or 60 Hz comes from earth loops and bad cables.
    .todo = Check earth and cables, and have it transferred again.
finding-hum =
    .wanted = no mains hum above { $limit } dBFS
    .found-hum = { finding-any.track }{ $hertz } Hz at { N($dbfs, ".0f") } dBFS, { N($prominence, ".0f") } dB above its surroundings
    .advice = Check earth and cables.

check-loudness = Loudness
    .why = How loud the recording is (EBU R128). It is recorded, never judged.
    .todo = Nothing to do.
finding-loudness =
    .wanted = loudness is recorded
    .found-lufs = { finding-any.track }{ N($lufs, ".1f") } LUFS
    .found-peak = { finding-any.track }{ N($lufs, ".1f") } LUFS, true peak { N($true_peak, ".1f") } dBTP

check-rate-truth = True sampling rate
    .why = A high sampling rate that carries nothing high was made from a lower one afterwards.
    .todo = Ask the supplier for the original transfer.
finding-rate-truth =
    .wanted = energy above 22 kHz (more than { $least } dBFS, no cliff of { $most } dB)
    .found-energy = { finding-any.track }{ N($dbfs, ".0f") } dBFS above 22 kHz, { N($cliff_db, ".0f") } dB less than at 20 kHz
    .advice = It looks upsampled from 44.1 or 48 kHz. Ask for the original.

check-depth-truth = True bit depth
    .why = Bits that never change were added as zeros: the file is larger, and no better.
    .todo = Ask the supplier for the original transfer.
finding-depth-truth =
    .wanted = all { N($bits, ".0f") } bits in use
    .found-used = { finding-any.track }{ N($used, ".0f") }
    .advice = The low bits never change: it was padded. Ask for the original.

check-dropouts = Dropouts
    .why = Exact zeros in the middle of sound are not on any carrier: the transfer lost samples.
    .todo = Listen at these times, and have it transferred again.
finding-dropouts =
    .wanted = no { $milliseconds } ms of exact zeros within sound
    .found-none = { finding-any.track }none
    .found-times = { finding-any.track }{ TIMES($times) }
    .advice = { finding-any.advice-listen }

check-repeated-blocks = Repeated samples
    .why = The same samples were written twice: a buffer of the recorder was not emptied in time.
    .todo = Listen at these times, and have it transferred again.
finding-repeated-blocks =
    .wanted = no block of samples twice
    .found-none = { finding-any.track }none
    .found-times = { finding-any.track }{ TIMES($times) }
    .advice = { finding-any.advice-listen }

check-clicks = Clicks
    .why = Single samples far out of line are heard as clicks. On records they belong to the carrier; on tape they do not.
    .todo = Listen at these times; if it is not on the carrier, have it transferred again.
finding-clicks =
    .wanted = at most { N($limit, ".0f") } single samples out of line
    .found-few = { finding-any.track }{ $clicks }
    .found-times = { finding-any.track }{ $clicks }, at { TIMES($times) }
    .advice = { finding-any.advice-listen }

## Film and video
check-video-codec = Picture without loss
    .why = A new capture is kept without loss. A lossy original (DV, MPEG, H.264) is kept as it came.
    .todo = Have it captured again without loss, unless the original itself is lossy.
finding-video-codec =
    .wanted = uncompressed or lossless
    .found-codec = { $codec }
    .advice = A lossy original (DV, MPEG, H.264) is kept as it came; a new capture must be lossless.

check-standard-mismatch = One television standard
    .why = Size of the picture and frame rate have to belong to the same television standard; otherwise motion or picture was altered.
    .todo = Have it captured again with the standard of the carrier.
finding-standard-mismatch =
    .wanted = { N($expected, ".5g") } frames per second for { $width } × { $height }
    .found-rate = { N($rate, ".5g") }
    .advice = The capture or the export mixed two television standards: motion or picture is altered.

check-pixel-depth = Bit depth of the picture
    .why = How many steps of tone each sample can tell apart. The order comes first, then the policy.
    .todo = Have it captured again with the ordered depth.
finding-pixel-depth =
    .wanted = at least { $least } bits
    .found-bits = { N($bits, ".0f") } ({ $layout })
    .advice = Have it captured again with the ordered depth.

check-frame-rate = Constant frame rate
    .why = Frames have to follow each other evenly; gaps are frames that the capture lost.
    .todo = Look at these frames; if it is not on the carrier, have it captured again.
finding-frame-rate =
    .wanted = a constant { N($rate, ".5g") } frames per second
    .found-constant = constant
    .found-gaps = { $gaps } gaps, at { TIMES($times) }; { N($uneven, ".1%") } of the steps uneven
    .found-variable = variable: { N($uneven, ".1%") } of the steps differ
    .advice = { finding-any.advice-look }

check-field-order = Field order
    .why = Video shows each picture as two fields. Swapped fields make motion judder.
    .todo = Declare the field order, or have the swapped fields corrected at capture.
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

check-aspect-ratio = Aspect ratio
    .why = The file has to say what shape the picture has; otherwise people look too broad or too thin.
    .todo = Declare the aspect ratio.
finding-aspect-ratio =
    .wanted = a pixel or display aspect ratio
    .wanted-ratio-declared = { $declared } (as declared)
    .wanted-nothing-declared = { finding-aspect-ratio.wanted-ratio-declared }
    .found-ratio = { $ratio }
    .found-nothing-declared = nothing
    .advice-none = Declare `aspect_ratio`.

check-tout = Dropouts and noise in the picture (TOUT)
    .why = Pixels that jump out for one frame only come from dropouts of the tape, or from noise.
    .todo = Look at these frames; if it is not on the carrier, clean the heads and have it captured again.
finding-tout =
    .wanted = temporal outliers (TOUT: dropouts, noise) above { $limit } in at most { N($most, ".0%") } of the frames
    .advice = { finding-any.advice-look }

check-vrep = Repeated lines (VREP)
    .why = The player filled lost lines with the line above: the picture was mended where the tape gave nothing.
    .todo = Look at these frames; clean tape and heads, and have it captured again.
finding-vrep =
    .wanted = repeated lines (VREP: dropout compensation) above { $limit } in at most { N($most, ".0%") } of the frames
    .advice = { finding-any.advice-look }

check-brng = Out of broadcast range (BRNG)
    .why = Pixels brighter, darker or more coloured than video allows were set too high at playback.
    .todo = Look at these frames, and set the playback levels with the colour bars.
finding-brng =
    .wanted = pixels out of broadcast range (BRNG) above { $limit } in at most { N($most, ".0%") } of the frames
    .advice = { finding-any.advice-look }

check-luma-range = Brightness range
    .why = Brightness has to stay between video black and video white; what lies beyond is cut off on screens.
    .todo = Set the playback level with the colour bars, and have it captured again.
finding-luma-range =
    .wanted = 10 % … 90 % of the pixels between { $low } and { $high }, in all but { N($most, ".0%") } of the frames
    .found-shares = below in { N($below, ".0%") }, above in { N($above, ".0%") } of the frames
    .advice = The playback level was not set with the colour bars.

check-black = Black picture
    .why = A long stretch without picture may be on the carrier, or be a fault of the capture.
    .todo = Look at these frames; if it is not on the carrier, have it captured again.
finding-black =
    .wanted = no black picture of { $seconds } s
    .found-times = { TIMES($times) }
    .found-none = none
    .advice = { finding-any.advice-look }

check-freeze = Frozen picture
    .why = The picture stands still for long: a still on the carrier, or a capture that hung.
    .todo = Look at these frames; if it is not on the carrier, have it captured again.
finding-freeze =
    .wanted = no frozen picture of { $seconds } s
    .found-times = { TIMES($times) }
    .found-none = none
    .advice = { finding-any.advice-look }

check-all-black = Something to see in the film
    .why = The whole film is black: probably no signal was connected.
    .todo = Check the connection, and have it captured again.
finding-all-black =
    .wanted = a picture
    .found-dark = black for { TIMES($black) } of { TIMES($seconds) }
    .advice = Was the signal connected?

check-shown-as-stored = Shown as it is stored
    .why = A film can hide frames, turn or crop its picture when it is played. What is stored is kept; readers see what players show.
    .todo = Decide whether what is hidden or turned should be described.
finding-shown-as-stored =
    .wanted = every stored frame is shown, upright and whole
    .advice = The file is kept as it came, with all it stores. Should what is hidden be described, or withheld from readers?

check-said-besides = What the film says besides
    .why = Timecode, reel names, gamma and channel names stand in the container. What a master cannot say is told, and the original keeps it.
    .todo = Keep the original beside its master.
finding-said-besides =
    .wanted = nothing that a Matroska master would not say
    .advice = The file is kept as it came, without a master beside it.
    .advice-faults-tags = Keep the original beside the master, which has it as tags at most.

check-changes-under-way = One recording
    .why = Where sound or picture change under way, players run at the wrong speed; empty frames are passed over without a word.
    .todo = Look at these moments; if it is not on the carrier, have it digitised again.
finding-changes-under-way =
    .wanted = one recording, without empty frames or other sound under way
    .advice = Look at these moments. Players may run too fast, or pass over a gap; there is no viewers' copy where the sound changes.

check-structure-notes = Oddities of the file
    .why = The file’s structure is unusual, but picture and sound are whole.
    .todo = Nothing has to be done.
finding-structure-notes =
    .wanted = a structure without oddities
    .advice = Nothing has to be done: picture and sound are whole.

check-ffv1-profile = FFV1 as a preservation copy
    .why = Version 3, each frame for itself, sliced and with checksums: only so can damage be found and kept small.
    .todo = Ask whether this is the preservation copy, or a copy for work.
finding-ffv1-profile =
    .wanted = version 3, GOP 1, at least { N($least, ".0f") } slices, a checksum per slice
    .found-coded = version { $version }, GOP { $gop }, { $slices } slices, { $checksums ->
            [none] checksums none
           *[other] checksums { $checksums }
        }
    .advice = Is it a master, or a copy for work?
