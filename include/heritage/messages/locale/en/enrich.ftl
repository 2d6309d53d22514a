## Suggestions, and how well a package is described

suggest-title = Suggestions
suggest-about = What programs and vocabularies suggest. Nothing of it is said of a package before you accept it; what you accept makes a next version, and can be taken back.
suggest-enricher = Enricher
suggest-enrichers = What became of suggestions
suggest-lowest = Score at least (%)
suggest-pick = Choose
suggest-records = Records
suggest-score = Score
suggest-from = Made from
suggest-own = Your value (to change it)
suggest-accept = Accept
suggest-change = Accept with your value
suggest-reject = Reject
suggest-decide = Decide about suggestions
suggest-none = No suggestion is open. The DAG metadata makes them.
suggest-look = See what is decided
suggest-back = Back to the list
suggest-makes = Each package gets a next version; the one before stays.
suggest-sum-accepted = { $count ->
    [one] { $count } suggestion is accepted
   *[other] { $count } suggestions are accepted
 }
suggest-sum-changed = { $count ->
    [one] { $count } suggestion is accepted with your value
   *[other] { $count } suggestions are accepted with your value
 }
suggest-sum-rejected = { $count ->
    [one] { $count } suggestion is rejected, and is not made again
   *[other] { $count } suggestions are rejected, and are not made again
 }
suggest-done = { $count ->
    [one] { $count } suggestion was decided.
   *[other] { $count } suggestions were decided.
 }
suggest-nothing = Choose at least one suggestion.
suggest-no-value = Write the value that is to take its place.
suggest-no-reason = Your institution wants a reason.
suggest-decided = { $count ->
    [one] { $count } suggestion decided
   *[other] { $count } suggestions decided
 }
suggest-share = Accepted
suggest-take-back = Take all back
    .why = All that was accepted of { $enricher } { $version } is taken back: each package gets a next version that says what was said before.
suggest-state-open = open
suggest-state-accepted = accepted
suggest-state-changed = changed
suggest-state-rejected = rejected
suggest-state-withdrawn = withdrawn
tier-label = Tier
tier-0 = identified
tier-1 = found
tier-2 = described
tier-3 = linked
tier-4 = enriched
tier-missing = For tier { $tier } it lacks:
tier-need-title = a title
tier-need-date = a date
tier-need-name = a maker or publisher
tier-need-subject = a subject, type, place or description
tier-need-rights = a rights statement
tier-need-title-language = the language of the title
tier-need-language = the language of the text
tier-need-date-edtf = a date that programs can sort by (EDTF)
tier-need-linked = a name linked to an authority
tier-need-linked-more = three names linked to authorities
tier-need-description = a description
