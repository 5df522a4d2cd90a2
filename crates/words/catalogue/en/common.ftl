### Common: buttons, yes and no, units, dates, lists. A key names the meaning, not the place on a page.

## Yes and no
yes = yes
no = no
none = none
unknown = unknown
not-given = not given
optional = optional
required = required
loading = Loading…

## Buttons
action-save = Save
action-cancel = Cancel
action-send = Send
action-delete = Delete
action-edit = Edit
action-add = Add
action-back = Back
action-next = Next
action-close = Close
action-confirm = Confirm
action-download = Download
action-print = Print
action-copy = Copy
action-show = Show
action-hide = Hide
action-more = More
action-search = Search
action-refresh = Refresh
action-agree = I agree
action-refuse = Refuse
action-sign-in = Sign in
action-sign-out = Sign out

## Units of time with a number
unit-hour = { $count ->
    [one] { $count } hour
   *[other] { $count } hours
}
unit-day = { $count ->
    [one] { $count } day
   *[other] { $count } days
}
unit-working-day = { $count ->
    [one] { $count } working day
   *[other] { $count } working days
}
unit-month = { $count ->
    [one] { $count } month
   *[other] { $count } months
}
unit-year = { $count ->
    [one] { $count } year
   *[other] { $count } years
}
unit-at-once = at once

## English has no cases
unit-hour-accusative = { unit-hour }
unit-day-accusative = { unit-day }
unit-working-day-accusative = { unit-working-day }
unit-month-accusative = { unit-month }
unit-year-accusative = { unit-year }
unit-hour-genitive = { unit-hour }
unit-day-genitive = { unit-day }
unit-working-day-genitive = { unit-working-day }
unit-month-genitive = { unit-month }
unit-year-genitive = { unit-year }

## Terms in a sentence
within = within { $span }
not-later-than = not later than { $span }
due-by = by { $date }
at-once-sentence = without delay

## How many of what
count-records = { $count ->
    [one] { $count } record
   *[other] { $count } records
}
count-people = { $count ->
    [one] { $count } person
   *[other] { $count } people
}
count-documents = { $count ->
    [one] { $count } document
   *[other] { $count } documents
}

## Dates
date-long = { $day } { $month ->
    [1] January
    [2] February
    [3] March
    [4] April
    [5] May
    [6] June
    [7] July
    [8] August
    [9] September
    [10] October
    [11] November
   *[12] December
} { $year }
date-short = { $day } { $month ->
    [1] Jan
    [2] Feb
    [3] Mar
    [4] Apr
    [5] May
    [6] Jun
    [7] Jul
    [8] Aug
    [9] Sep
    [10] Oct
    [11] Nov
   *[12] Dec
} { $year }
date-month = { $month ->
    [1] January
    [2] February
    [3] March
    [4] April
    [5] May
    [6] June
    [7] July
    [8] August
    [9] September
    [10] October
    [11] November
   *[12] December
} { $year }
today = today
yesterday = yesterday
tomorrow = tomorrow

## Lists
list-and = and
list-or = or
