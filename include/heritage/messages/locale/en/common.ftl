### What every page needs. One term per thing: delivery, item, file, package, copy, site; check, finding, policy, decision.

## Getting about
nav-label = Heritage pages
nav-worklines = Worklines
nav-archive = Archive
nav-operations = Operations
nav-evidence = Evidence
skip-to-content = Skip to the content
nav-here = You are here
nav-up = Back to { $where }
language-label = Language
nav-theme = Appearance
nav-theme-light = Light
nav-theme-dark = Dark
nav-theme-system = As the device
nav-airflow = Open in Airflow
nav-signed-in = Signed in as { $name }
nav-new-window = (opens in a new window)

language-en = English
language-nl = Nederlands
language-fr = Français
language-de = Deutsch

## Worklines
workline-paper = Paper
workline-photographs = Photographs
workline-objects = Objects
workline-audiovisual = Sound and moving image
workline-metadata = Metadata

## States
delivery-state-received = received
delivery-state-running = running
delivery-state-waiting = waiting for a decision
delivery-state-done = done
delivery-state-refused = refused
delivery-state-failed = failed
item-state-waiting = waiting
item-state-running = running
item-state-passed = passed
item-state-flagged = flagged
item-state-pending = waits for a decision
item-state-accepted = accepted
item-state-rejected = rejected
item-state-held = held
item-state-deposited = deposited
    .why = Two copies were read back and found right.
item-state-failed = failed
    .why = Something broke on our side; nothing is wrong with the item.
outcome-pass = met
outcome-warn = to be looked at
outcome-fail = not met
choice-accept = accepted
choice-reject = rejected
choice-hold = held

## What files are for
role-original = as delivered
role-master = preservation copy
role-text = recognised text
role-access = access copy
role-evidence = evidence of the checks

## Labels
label-institution = Institution
label-workline = Workline
label-delivery = Delivery
label-item = Item
label-file = File
label-files = Files
label-package = Package
label-version = Version
label-title = Title
label-identifier = Identifier
label-format = Format
label-size = Size
label-pages = Pages
label-station = Capture station
label-operator = Operator
label-supplier = Supplier
label-order = Order
label-policy = Policy
label-check = Check
label-outcome = Outcome
label-subject = About
label-wanted = Asked
label-found = Found
label-todo = What to do
label-source = Source of the rule
label-state = State
label-progress = Progress
label-decision = Decision
label-reason = Reason
label-who = Who
label-when = When
label-what = What
label-date = Date
label-from = From
label-until = Until
label-site = Site
label-copy = Copy
label-tool = Tool
label-digest = Checksum
label-details = Details
label-picture = Picture

answer-yes = yes
answer-no = no
answer-none = none
answer-unknown = unknown
answer-all = all

## Counting
count-deliveries = { $count ->
    [one] { $count } delivery
   *[other] { $count } deliveries
}
count-items = { $count ->
    [one] { $count } item
   *[other] { $count } items
}
count-files = { $count ->
    [one] { $count } file
   *[other] { $count } files
}
count-findings = { $count ->
    [one] { $count } finding
   *[other] { $count } findings
}
count-packages = { $count ->
    [one] { $count } package
   *[other] { $count } packages
}
count-copies = { $count ->
    [one] { $count } copy
   *[other] { $count } copies
}
count-selected = { $count ->
    [one] { $count } selected
   *[other] { $count } selected
}

## Lists and searching
list-next = Next
list-previous = Previous
list-first = Back to the start
list-label = Pages of this list
list-shown = { $count ->
    [one] { $count } row shown
   *[other] { $count } rows shown
}
list-of = { $count } of { $total }
list-more = and { $count } more
list-empty = There is nothing here.
list-nothing-found = Nothing was found. Try fewer words, or another period.
list-sort = Sort by { $column }
list-select-all = Select all on this page
search-label = Search
search-button = Search
search-clear = Clear the search
search-hint = Identifier, title, institution or date
filter-label = Narrow down
filter-apply = Apply
filter-all = All

## Time
time-utc = All times are UTC.
time-left = about { $time } left
time-ago = { $time } ago
time-since = since { $date }
time-never = never
time-between = { $from } to { $until }

## Doing
action-accept = Accept
action-reject = Reject
action-hold = Hold
action-undo-hold = End the hold
action-export = Export
action-export-csv = Export as CSV
action-print = Print
action-open = Open
action-close = Close
action-save = Save
action-cancel = Cancel
action-confirm = Confirm
action-back = Back
action-download = Download
action-copy = Copy
action-copied = Copied
action-show-more = Show more
action-show-less = Show less
action-sign-in = Sign in
action-try-again = Try again

## What came of it
notice-saved = Saved.
notice-asked = Asked for. You can follow it here.
notice-already-done = This had been done already; nothing was done twice.
notice-working = One moment …
notice-changed = This has changed since you opened the page. Look at it again before you decide.

## When it cannot be shown
error-400 = The request could not be understood
    .todo = Go back, and try it from the page itself.
error-401 = You are not signed in
    .todo = Sign in, then open the page again.
error-403 = You may look, but not do this
    .todo = Ask someone of your institution who has the right, or ask the administrator for it.
error-404 = This page does not exist, or not for you
    .todo = Check the address. If a colleague sent it, ask whether your institution may see it.
error-405 = This cannot be done at this address
    .todo = Go back, and try it from the page itself.
error-409 = Somebody else was quicker
    .todo = Open the page again: the state has changed, and perhaps nothing is left to do.
error-413 = That is too much at once
    .todo = Choose fewer items, or send a smaller file.
error-422 = Something that was filled in is not right
    .todo = Correct what is marked, and send it again. Nothing was changed.
error-429 = Too many requests
    .todo = Wait a minute, then try again.
error-500 = Something broke on our side
    .todo = Nothing of yours was lost. Try again; if it stays, give the engineers this number: { $reference }
error-503 = The system is busy, or being started
    .todo = Wait a minute, then try again.
error-field-missing = This has to be filled in.
error-field-invalid = This is not a valid value.
error-reason-missing = Give a reason: it is kept with the decision.
error-form-expired = This form had been open too long. Open the page again and send it anew.

## Logging in, and one's own password
login-title = Sign in
login-name = Name
login-password = Password
login-wrong = The name or the password is not right.
login-too-many = Too many wrong passwords for this name. Wait a minute, then try again.
login-forgotten = Forgotten? The engineers give you a new one.
account-title = Your password
account-old = Present password
account-new = New password
account-again = New password, once more
account-change = Change the password
account-changed = Your password is changed. Other browsers have to sign in again.
account-short = At least { $count } signs: a sentence is better than special signs.
account-differ = The new password was not the same both times. Nothing was changed.
account-wrong = The present password is not right. Nothing was changed.
account-elsewhere = Your password is not kept here. Change it where your institution keeps it.

## People
person-coordinator = Coordinator
person-programme = Programme
person-engineer = Engineer
person-auditor = Auditor
person-admin = Administrator
