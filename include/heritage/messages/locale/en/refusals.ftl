### Why a delivery is refused: each rule with its title and meaning (refusal-), and what is written in its reasons (problem-; see findings.ftl).

refusal = { $subject }: wanted { $wanted }, found { $found }. { $advice }

refusal-not-a-folder = Not a folder
    .why = A delivery is a folder; a packed one is unpacked first.
refusal-unreadable = Cannot be read
    .why = The system has no right to read the file or folder, or the disk does not give it out.
refusal-not-a-file = Neither file nor folder
    .why = Links, pipes and devices are not delivered: nobody knows what they will point to later.
refusal-still-changing = Still being copied
    .why = Somebody was still writing to the delivery while it was read.
refusal-too-long = Too large to be what it is called
    .why = Delivery notes, tables and lists are small; one this large is something else.
refusal-virus = Virus
    .why = The virus scanner found something in the file. The delivery was not taken in.
refusal-stray = File in the wrong place
    .why = A delivery holds objects/ and metadata/; what lies elsewhere belongs to nothing.
refusal-no-items = No item
    .why = There is nothing below objects/ that could be kept.
refusal-item-empty = Empty item
    .why = The item’s folder holds no file.
refusal-item-missing = Item missing
    .why = The delivery note expects an item that did not come.
refusal-item-twice = One identifier for two items
    .why = Two things in the delivery would become the same item.
refusal-item-name = Name of an item
    .why = The item’s name becomes the name of folders for good; it has to be one that every system can hold.
refusal-batch-name = Name of the delivery
    .why = The name of the delivery becomes the name of folders for good; it has to be one that every system can hold.
refusal-path-length = Path too long
    .why = Not every site can hold so long a path.
refusal-name-encoding = Name in an unknown encoding
    .why = The name is not written in UTF-8; another system would show another name.
refusal-name-invisible = Invisible characters in a name
    .why = A name with invisible characters can be made to look like another one.
refusal-name-character = Forbidden character in a name
    .why = Some disks and tapes cannot hold this character.
refusal-name-composed = Accents written apart
    .why = Letter and accent are two characters; some systems join them, and the name is another.
refusal-name-edge = Blank or dot at the end of a name
    .why = Windows drops blanks and dots at the end, and the file is no longer found.
refusal-name-device = Name of a Windows device
    .why = Windows keeps this name for a device and cannot store a file under it.
refusal-name-length = Name too long
    .why = Disks hold names of a limited length, and what is made from a file gets a longer one.
refusal-name-hidden = Hidden file
    .why = Its name begins with a dot: a leftover of a program, no part of the object.
refusal-name-leftover = Leftover of the desktop
    .why = A file that the operating system leaves in folders, no part of the object.
refusal-name-twin = Names that differ too little
    .why = Some disks take both names for one, and would keep only one of the files.
refusal-delivery-note = Delivery note
    .why = delivery.yaml says who delivers what, and how it was made; something in it is missing or not right.
refusal-table = Table of metadata
    .why = The table cannot be read as CSV with the columns that are needed.
refusal-table-formula = Formula in a table
    .why = A cell that a spreadsheet would compute can harm whoever opens the table later.
refusal-table-subject = Row about nothing
    .why = A row of the table describes a file or item that is not in the delivery.
refusal-checksum = Checksum differs
    .why = The file is not what it was when the list was made: changed or damaged on its way.
refusal-checksum-list = Checksum list
    .why = A line of the list cannot be understood, or says two things of one file.
refusal-checksum-path = Path in a checksum list
    .why = The list names a path that does not stay inside the delivery, or is not written as it should be.
refusal-checksum-missing = Listed file missing
    .why = The checksum list names a file that did not come.
refusal-checksum-extra = File without checksum
    .why = A file came that no list names, so nobody can say whether it arrived whole.
refusal-checksum-none = No checksum list
    .why = Without a list nobody can prove that the delivery arrived whole.
refusal-checksum-unlisted = Metadata without checksum
    .why = A file of the metadata is in no list. It is kept; a line for it would prove that it arrived whole.
refusal-bagit-checksum = Checksum of the bag differs
    .why = A file of the bag is not what its manifest says: changed or damaged on its way.
refusal-bagit-declaration = Declaration of the bag
    .why = bagit.txt has to say which version of BagIt this is, and how its lists are encoded.
refusal-bagit-encoding = Encoding of the bag’s lists
    .why = A list of the bag is not encoded as the bag itself says.
refusal-bagit-manifest = Manifest of the bag
    .why = A manifest is missing, or a line of it cannot be understood.
refusal-bagit-path = Path in a manifest
    .why = A manifest names a path that does not stay inside the bag, or is not written as it should be.
refusal-bagit-missing = File of the bag missing
    .why = A manifest names a file that did not come.
refusal-bagit-extra = File outside the manifest
    .why = A file of the bag is in no manifest, so nobody can say whether it arrived whole.
refusal-bagit-info = Lines of bag-info.txt
    .why = Each line of bag-info.txt has to be a label and a value.
refusal-bagit-oxum = Size of the bag
    .why = Payload-Oxum says how many bytes and files the bag holds; that is not what came.
refusal-bagit-fetch = Bag with files to fetch
    .why = The bag leaves files to be fetched from elsewhere; this system fetches nothing.
refusal-checksum-itself = List about a list
    .why = A list cannot hold its own digest, nor can two lists hold each other’s. The line is not used; the files are checked all the same.
refusal-table-name = Name of a table
    .why = Only metadata/metadata.csv and metadata/rights.csv are read. A table beside them under nearly their name would be passed over, and what it says of rights would be lost.
refusal-rights = Table of rights
    .why = Something in rights.csv is not understood. Rights that are not understood would not be kept, and what is closed would be open.
refusal-executable = Program beside the items
    .why = Among the tables and target shots is a file that runs when it is opened, and no virus scanner saw it.
refusal-folder-empty = Empty folder
    .why = A package holds files. A folder without any cannot be kept, and is told.
refusal-folder-of-disk = Folder of the disk
    .why = A folder that a file system, a desktop or network storage keeps at the top of a disk. It is no part of the delivery and is passed over.
refusal-workline = Another workline
    .why = The delivery was given to another workline than its delivery note names.
refusal-batch-known = Known batch name
    .why = A batch of this name was taken in before, with other content. The same batch twice is recognised; another one needs a name of its own.
refusal-policy = Unknown policy
    .why = The policy that was chosen is none of this workline's.
refusal-folder-name = Name of the delivery's folder
    .why = Every log and report names the folder; it has to be a name that can be written and read.

problem-any =
    .wanted-below = a path below { $words }
    .wanted-outside = a path outside { $words }
    .wanted-inside = a path that stays inside the delivery
    .wanted-plain = a path without a leading "./"
    .wanted-slashes = a path written with / between folders
    .wanted-once = each file once in a list
    .wanted-listed = the file that { $place } names
    .wanted-line = a line for it in { $words }
    .wanted-line-list = a line for it in a checksum list
    .wanted-digest = { $algorithm } { $digest } ({ $place })
    .wanted-digits = { $number } hexadecimal digits, blank, path
    .wanted-utf8 = text in UTF-8
    .wanted-mib = at most { $number } MiB
    .wanted-begins = a name that begins with a letter or a digit
    .wanted-name-utf8 = a name in UTF-8
    .wanted-name-visible = a name of visible characters
    .wanted-name-without = a name without { $characters }
    .wanted-name-composed = accented letters as one character (Unicode NFC)
    .wanted-name-edge = a name without spaces at its ends or a dot at the last
    .wanted-name-device = a name that Windows can hold
    .wanted-name-length = at most { $number } bytes
    .wanted-object-only = files of the object only
    .found-utf8 = bytes that are no UTF-8
    .found-in-it = { $characters } in it
    .found-apart = letter and accent apart
    .found-device = the name of a Windows device
    .found-hidden = a hidden file or folder (its name begins with a dot)
    .found-leftover = what a system leaves in a folder
    .found-bytes = { $number } bytes
    .found-mib = { $number } MiB
    .found-other-bytes = other bytes at { $number }
    .found-quoted = "{ $text }"
    .found-differently = "{ $text }", which is written differently: { $part }
    .found-beside = "{ $text }" beside it
    .found-lines = it on lines { $number } and { $number2 }
    .found-lines-differ = it on lines { $number } and { $number2 } with different digests
    .found-no-file = no such file
    .found-none = none
    .found-nothing = nothing
    .found-something = something else
    .advice-rename = Rename it at the source, write its checksum line anew and hand the delivery in again.
    .advice-remove = It is no part of the object: remove it and its checksum line.
    .advice-choose = Choose a name of letters, digits, hyphens and underscores.
    .advice-deliver = Deliver the file, or correct the list.
    .advice-anew = Make the checksum list anew from the files as they should be.
    .advice-bag = Make the bag again with a BagIt tool and deliver it again.
    .advice-line = Remove the file if it does not belong here; otherwise add its line.
    .advice-nothing-line = Nothing to do; a line for it would prove that it arrived whole.
    .advice-changed = The file was changed or damaged on its way: deliver it again from the source.
    .advice-right = Give the system the right to read it, or deliver it again.
    .advice-sort = Give each item one folder of its own, or one file.
    .wanted-digests = digests of { $algorithm }
    .found-digest-of = a digest of { $algorithm }
    .found-more-lines = { $number } more lines that are wrong
    .found-not-whole = { $encoding } that is not whole
    .found-nul-line = a NUL byte on line { $number }: it is no text
    .found-encoding = another encoding (Windows-1252, Latin-1 or the like), first seen on line { $number }
    .found-contradict = a file that agrees with { $place }: the lists contradict each other
    .part-apart = letter and accent apart
    .part-case = other upper and lower case
    .part-invisible = invisible characters
    .part-edge = blanks or dots at an end
    .advice-inside = Make the list in the delivery's own folder, so that its paths begin with objects/ or metadata/.
    .advice-algorithm = Name the list after its algorithm: { $algorithm }.
    .advice-utf8 = Save the file as UTF-8; in PowerShell: | Out-File -Encoding utf8.
    .advice-spell = Write the name as it is in the folder.

problem-not-a-folder =
    .wanted = a folder
    .found-link = a link
    .found-file = a file
    .advice = Deliver a folder; a packed one (zip, tar) is unpacked first.

problem-unreadable =
    .wanted = a file that can be read
    .wanted-folder = a folder that can be read
    .found = { $reason }

problem-not-a-file =
    .wanted = files and folders only
    .found-link = a symbolic link
    .found-pipe = a named pipe
    .found-socket = a socket
    .found-device = a device
    .advice = Deliver the file itself in its place.

problem-still-changing =
    .wanted = a delivery that nobody writes to any more
    .found-new = it is new
    .found-gone = it is gone
    .found-changed = it changed
    .found-read = { $number } bytes read of { $number2 }
    .found-size = size, time or place changed ({ $number } bytes before, { $number2 } now)
    .advice = It is still changing: hand the delivery in when the copying is done.

problem-too-long =
    .advice = Make sure that it is what its name says.

problem-virus =
    .wanted = no virus
    .found = { $signature }
    .advice = Do not open it. Tell the security officer, clean the station it comes from and deliver again.

problem-stray =
    .wanted = files below objects/ and metadata/ only
    .found = a file elsewhere
    .advice = Move it to where it belongs, or remove it.

problem-no-items =
    .wanted = at least one item

problem-item-empty =
    .wanted = files of the item
    .found = an empty folder
    .advice = Deliver the item's files, or remove the folder.

problem-item-missing =
    .wanted = the item that delivery.yaml expects
    .advice = Deliver the item, or take it out of delivery.yaml.

problem-item-twice =
    .wanted = an item id of its own
    .found = the same id as { $path }

problem-path-length =
    .wanted = at most { $number } bytes in all

problem-name-twin =
    .wanted = names that differ in more than case or the spelling of accents

problem-checksum-none =
    .wanted = at least one of { $list }
    .advice = Add the list.

problem-checksum-list =
    .wanted = checksum.{ $list }
    .found = checksum.{ $algorithm }
    .advice = Make the list with one of these.

problem-table =
    .wanted = CSV
    .wanted-column = a first row with the column "{ $column }"
    .wanted-cells = { $number } cells as in the first row
    .found-cells = { $number } cells
    .found = { $reason }
    .advice = Save the table as CSV in UTF-8, one row for each thing.
    .wanted-rows = rows about this delivery
    .found-rows = { $number } more rows that are wrong
    .advice-rows = Is it the table of this delivery?
    .wanted-longest = cells of at most { $number } characters
    .wanted-one-column = one column "{ $column }" in the first row
    .found-in-column = { $number } in column { $number2 }
    .advice-file = Make it a file of its own.

problem-table-formula =
    .wanted = cells of text
    .found = { $number } that a spreadsheet would compute ({ $cells })
    .advice = Write what is meant, without the sign in front; whoever opens the table later must not run it.

problem-table-subject =
    .wanted = the path of an item or a file of it, below objects/
    .found = "{ $text }", which is not in the delivery
    .advice = Correct the path, or deliver what is missing.

problem-checksum-itself =
    .wanted = lines about other files
    .wanted-none = no line about another list
    .found = a line about the list itself
    .found-later = one that was written after it ({ $path })
    .advice = Nothing to do: no list can hold its own digest, so the line is not used. Leave the list out when you make it.
    .advice-lists = Nothing to do: the line is not used. Leave the lists out when you make them.

problem-table-name =
    .wanted = metadata/{ $name }.csv
    .found = a table under another name, which nobody would read
    .advice = Save it as metadata/{ $name }.csv, or put it into a folder of its own if it is only to be kept.

problem-rights =
    .wanted-basis = a column "basis"
    .wanted-day = a day as in 2041-01-01, a year, or open
    .wanted-end = an end after { $day }
    .wanted-once = each column once
    .wanted-one-of = one of { $list }
    .wanted-columns = the columns { $list }
    .found-twice = "{ $text }" twice
    .advice = Correct the table: rights that are not understood would not be kept.
    .advice-mean = Did you mean "{ $text }"?

problem-executable =
    .wanted = tables, notes and pictures, nothing that runs
    .found = a file that runs ({ $kind })
    .advice = Remove it, or have a virus scanner set up here: without one nobody can say what it does.

problem-folder-empty =
    .wanted = a folder with files in it
    .found = an empty folder
    .advice = Nothing to do: a package holds files, so the folder is not kept.

problem-folder-of-disk =
    .wanted = objects/ and metadata/
    .found = a folder that a disk or server keeps
    .advice = Nothing to do: it is not looked into and not kept.

problem-workline =
    .wanted = the workline { $word }
    .found = { $word }
    .advice = Start the DAG { $name }, or correct delivery.yaml.

problem-batch-known =
    .wanted = a batch name of its own
    .found = { $name }, which was taken in before with other content (from { $path })
    .advice = Give a new delivery a new batch name.

problem-policy =
    .wanted = one of { $list }
    .advice = Choose one of these.

problem-folder-name =
    .wanted = a folder whose path is visible characters in UTF-8
    .found = other characters in it
    .advice = The folder cannot be written down: rename it.

problem-delivery-note =
    .wanted = a delivery note
    .wanted-yaml = YAML
    .wanted-keys = keys and values
    .wanted-one-of = one of { $list }
    .wanted-text = a text
    .wanted-station = id, device and serial of the capture station
    .wanted-day = a day, as in 2026-11-02
    .wanted-past = a day that is not in the future
    .wanted-items = item ids, each with what to expect
    .wanted-item-text = an item id that is a text
    .wanted-names = names and values
    .wanted-name-text = a name that is a text
    .wanted-value = a text, a number, yes or no, or a list of them
    .found-unknown = an unknown key
    .found-yes = yes or no (yes)
    .found-no = yes or no (no)
    .found-number = the number { $value }
    .found-long-number = the number with very many digits
    .found-text = the text "{ $text }"
    .found-time = the time { $value }
    .found-day = the day { $value }
    .found-keys = keys and values
    .found-list = a list
    .found-binary = binary data
    .found-alias = an alias (*): write the value out
    .found-deep = nesting deeper than { $number } levels
    .found-complex-key = a key that is itself a list or a mapping
    .found-twice = the key "{ $key }" twice
    .found = { $reason }
    .advice = Correct delivery.yaml.
    .advice-add = Add the delivery note: institution, workline, batch, operator, station, captured.
    .advice-mean = Did you mean "{ $text }"?
    .advice-kept = Nothing to do: it is kept as it came, and not used.
    .advice-quotes = Put it in quotes: without them YAML reads it as something else.
    .advice-item-quotes = Put the item id in quotes.
    .advice-in-quotes = Put it in quotes.
    .wanted-known = a known name
    .wanted-above = a number above 0
    .wanted-whole-above = a whole number above 0
    .found-unchecked = a name that no check knows
    .advice-number = Write it as a number, without quotes or unit: as a text it could not be compared with what came.
    .wanted-spaces = spaces
    .found-tab = a tab
    .advice-tab = Indent with spaces: YAML does not allow tabs there.
    .found-second = a second document (---)
    .found-merge = a merge key (<<): write the values out
    .found-tag = a tag (!): write plain keys and values
    .found-reads = "{ $text }", which YAML reads as the number { $value }
    .found-no-model = "{ $text }", which has no language model
    .found-said = yes or no ({ $text })
    .wanted-number-read = a number as it is read, or a text
    .wanted-yes-no = yes or no
    .advice-model = Leave it out, or have its language model installed first.
    .advice-true = Write true or false, without quotes.

problem-bagit-declaration =
    .wanted = two lines, "BagIt-Version: 1.0" and "Tag-File-Character-Encoding: UTF-8"
    .wanted-version = a BagIt version of 0.93 to 0.97, or 1.0
    .wanted-encoding = a known character encoding
    .found = { $text }
    .wanted-no-mark = text in UTF-8 without a byte-order mark
    .found-mark = { $encoding } with a byte-order mark

problem-bagit-encoding =
    .wanted = text in { $encoding }
    .advice = Write the list in the encoding that bagit.txt names (PowerShell's > writes UTF-16).

problem-bagit-manifest =
    .wanted = at least one payload manifest
    .wanted-algorithm = one of { $list }
    .wanted-no-tag = no tag manifest in a tag manifest
    .found = { $text }

problem-bagit-missing =
    .wanted = a payload folder

problem-bagit-info =
    .wanted = "Label: value"

problem-bagit-oxum =
    .wanted = { $oxum }, which is what is there
    .wanted-once = Payload-Oxum once
    .found = Payload-Oxum { $oxum } (bytes.files)
    .found-times = { $number } times

problem-bagit-fetch =
    .wanted = "URL length data/path"
    .wanted-named = a file that a manifest names
    .wanted-whole = a bag that is whole
    .found = "{ $path }" is left to be fetched
    .advice = This system fetches nothing: put the file into the bag and deliver it again.

problem-batch-name =
    .wanted = a name for the batch

problem-item-name =
    .wanted = a name for the item

problem-checksum =
    .found = { $digest }

problem-bagit-checksum =
    .found = { $digest }
