### The public door: what readers see. No word of the trade.

public-title = Digital collections
public-search = Search
public-search-label = Titles, persons, dates, subjects
public-institution = Institution
public-all = All institutions
public-found = { $count ->
    [one] One item
   *[other] { $count } items
  }
public-none = Nothing was found. Try fewer words, or the beginning of one.
public-earlier = Back
public-later = More
public-back = To the search
public-pages = Pages
public-page = { $number } of { $count }
public-shown-by = Shown by
public-rights = Rights
public-described = This item is described here. To see it, ask the institution, or visit its reading room.
public-viewer = Picture, to be moved and enlarged with the mouse or with the arrow keys, plus and minus
public-loading = The picture is being loaded.
public-download = Download
public-model = Model (glTF)
public-text = Text of this page (ALTO)
public-manifest = IIIF manifest
public-manifest-hint = Open this address in any IIIF viewer, beside items of other collections.
public-language = Language
public-not-found = There is no such page
public-not-found-hint = The address is wrong, or what was here is not shown any longer.
public-busy = Too many requests
public-busy-hint = Wait a minute, then go on.
public-term-title = Title
public-term-alternative = Other title
public-term-creator = Made by
public-term-contributor = With
public-term-publisher = Published by
public-term-date = Date
public-term-created = Made
public-term-issued = Issued
public-term-type = Kind
public-term-language = Language
public-term-extent = Extent
public-term-medium = Material
public-term-subject = Subject
public-term-spatial = Place
public-term-temporal = Period
public-term-isPartOf = Part of
public-term-identifier = Number
public-term-description = Description
public-term-abstract = Summary
public-term-rightsHolder = Rights held by
public-term-rights = About the rights
