### Deliveries, items, decisions, rework lists, capture stations.

worklines-deliveries = Deliveries
worklines-items = Items
worklines-stations = Capture stations over time
worklines-received = Received, not yet taken in
    .why = A complete delivery is started by itself within a minute; one that is still being copied waits until it has stopped changing.
worklines-being-received = being taken in
worklines-start = Start now
worklines-refused = Refused deliveries
    .todo = Nothing in them was changed, and nothing of them was kept. Mend what is listed and hand them in again.
worklines-sum = { $expected } expected, { $deposited } deposited{ $flagged ->
    [0] { "" }
   *[other] , { $flagged } flagged
}{ $lost ->
    [0] { "" }
   *[other] , { $lost } not deposited
}

delivery-expected = expected
delivery-unjudged = not yet judged
delivery-captured = Captured
delivery-started = Started
delivery-steps = { $done } of { $total } steps
delivery-trying = { $count ->
    [one] one step is being tried again
   *[other] { $count } steps are being tried again
}
delivery-ended = The run has ended; the page has more to show.
delivery-report = Report
delivery-groups = Findings by check
delivery-met = { $count ->
    [one] One check was met
   *[other] { $count } checks were met
}
delivery-findings = Findings
delivery-picture = { $item }: { $subject }, with the fault marked
delivery-turn = Turn { $name }
delivery-again = Start again
    .why = What is done is not done twice; held items are asked about again, failed ones are tried again.

item-sum = { $asked } answers of checks: { $faults } not met, { $warnings } to be looked at

decide-reason = Reason
    .why = Kept with every chosen item for good, with your name.
decide-none = Nothing is chosen yet
decide-chosen = {"{count}"} chosen
decide-everything = All that this filter shows and that wait for a decision, on every page
decide-given = {"{count}"} answered
decide-by = by {"{who}"}
decide-failed = Not answered:
decide-accept-why = Each is kept as it is: its copies are made, and its package is sealed and deposited ({ $sites }). Until it is sealed, the decision can be taken back; after that it stays.
decide-reject-why = Nothing of it is archived; it stands on the rework list for the supplier. The decision can be taken back until its rework has come.
decide-take-back = Take the decision back
decide-take-back-all = Take all shown decisions back
decide-take-back-why = It waits for a decision again. What is sealed meanwhile stays as it was decided. Your reason is kept with the first one.
decide-everything-decided = All that this filter shows and that is not sealed, on every page
decide-not-yours = Flagged items wait for a decision of a coordinator of this institution.

rework-title = Rework list
rework-none = Nothing has to be done again.
rework-item = Item
rework-check = Check
rework-state = State
rework-subject = File
rework-when = Time
rework-wanted = Asked
rework-found = Found
rework-todo = What to do
rework-source = Source of the rule
rework-decision = Decision
rework-who = By
rework-date = On
rework-reason = Reason
rework-line = Line
rework-answer = Came again in
rework-answered = Answered on
rework-sum = { $answered } of { $items } items are answered
rework-confirm = Confirm
    .why = The item of this name that came later is the one that had to be done again. Your name is kept with both.
rework-dismiss = Not the same
    .why = Two different objects have this identifier: the line stays open. Your name is kept with both.
rework-confirm-all = Confirm all of { $batch }
rework-earlier = Takes the place of
rework-later = Came again as

line-state-open = open
line-state-perhaps = perhaps answered
line-state-coming = came again, under way
line-state-again = open again
line-state-answered = answered
answer-how-named = named in the delivery note
answer-how-order = the same order
answer-how-confirmed = confirmed by a person
answer-how-perhaps = the same identifier

station-no-targets = No target shots were measured at this station.
station-sessions = Sessions
station-faulty = Faulty items
station-share = Faulty items, %: { $check }
station-delta-e-mean = Colour, mean ΔE2000
station-delta-e-worst = Colour, largest ΔE2000
station-tone-worst = Tone, largest ΔL*
station-white-balance-worst = White balance, ΔE(a*b*)
station-noise-worst = Noise, σ(L*)
station-efficiency-worst = Sampling efficiency
station-uniformity = Uniformity, ΔL*
station-ppi = Obtained sampling rate, ppi
