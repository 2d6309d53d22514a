"""The flow of every workline: receive, judge, make, deposit, close; and the review of what was flagged.

Each step can be killed and run again, and does only what is undone. What is wrong with an item is a finding, in its report.
What kept *us* from a step is a StepFailure: written beside the item's sheets, answered to the caller, no neighbour's business.
"""

from heritage.tools import release

CODE = release.code()
"""What signs our sheets."""
