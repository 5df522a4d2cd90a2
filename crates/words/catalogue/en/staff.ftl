### The staff's place of work.
staff-sign-in = Sign-in for staff
staff-sign-in-lead = Each opening of data is written to the journal, and the person sees it in the cabinet.
staff-login = Login
staff-signed-in = You are signed in as

## Queue
staff-queue = Queue
staff-open-none = There are no cases.
staff-count-new = new
staff-count-in-work = in work
staff-count-answered = answered
staff-count-closed = closed
staff-case = Case
staff-form = Form
staff-role = For whom
staff-came = Received
staff-state = State
staff-anyone = for everybody
staff-failed = Not sent
staff-retry = Send again
staff-dropped = Fields that the policy does not have
staff-dropped-lead = Outside forms sent them and they were dropped. If a field is needed, declare it in the policy.
staff-counts = Cases by state
staff-cases = Cases
staff-list-open = Waiting
staff-list-new = New
staff-list-in-work = In work
staff-list-answered = Answered
staff-list-closed = Closed
staff-list-all = All cases
staff-any = any
staff-host = Site
staff-host-any = any
staff-role-all = for all roles
staff-role-mine = for my roles
staff-number = Number of a case
staff-number-search = Search by number
staff-number-wrong = This does not look like the number of a case: it has 13 letters and digits.
staff-number-none = There is no case with this number.
staff-filter = Filter
staff-filter-none = Reset
staff-filter-wrong = This filter does not work
staff-filter-unknown = there is no such thing here; all that waits is shown.
staff-filter-state = State
staff-filter-form = Form
staff-filter-role = For whom
staff-filter-host = Site
staff-filter-after = Page
staff-more = Next page

## Case
staff-case-new = new
staff-case-in-work = in work
staff-case-answered = answered
staff-case-closed = closed
staff-step-new = Received
staff-step-in-work = Taken into work
staff-step-answered = Answered
staff-step-closed = Closed
staff-steps = What happened
staff-move = Next
staff-move-in-work = Take into work
staff-move-answered = It is answered
staff-move-closed = Close
staff-values = Data
staff-values-lead = The data are shut. Open them when the case needs them: the opening stays in the journal under your role, and the person will see it.
staff-values-open = Open for this purpose
staff-values-noted = Opened, and noted in the journal. Purpose:
staff-values-shut = What stays shut
staff-values-none = The data of this case are no more.
staff-step-note = A note was written
staff-purpose = For which purpose
staff-no-purpose = No purpose of the policy opens data to your role.
staff-from-account = from the account
staff-kept = Until when it is kept, and why
staff-events = What has happened
staff-events-lead = From this day runs the term after which the data are destroyed. It cannot be undone.
staff-event-certificate-used = The certificate was used
staff-event-course-ended = The course has ended
staff-event-delivered = The order was delivered
staff-event-order-done = The order is done
staff-event-service-ended = The services were given
staff-event-campaign-ended = The campaign has ended
staff-event-request-answered = The request was answered
staff-event-duty-ended = The staff member has left

## Notes
staff-notes = Notes
staff-notes-none = There are no notes.
staff-notes-count = { $count ->
    [one] There is { $count } note.
   *[other] There are { $count } notes.
}
staff-notes-open = Show the notes
staff-notes-noted = The opening is in the journal.
staff-note = New note
staff-note-hint = The person will read it in the cabinet. A note is destroyed together with its case.
staff-note-write = Write
staff-note-long = Too long: { $count } characters at the most.
staff-note-many = This case has { $count } notes already, and can have no more.
staff-note-ended = The term of this case is ending: nothing new can be written on it.

## Find a person
staff-find = Find a person
staff-find-lead = By e-mail or phone. Only what the chosen purpose needs will open. The search stays in the journal; the person sees in the cabinet what was opened and what was refused.
staff-address = E-mail or phone
staff-address-hint = Whole, as the person gave it.
staff-address-wrong = This is neither an e-mail address nor a phone number.
staff-found = { $count ->
    [0] Nobody has this address
    [one] { $count } person was found
   *[other] { $count } people were found
}
staff-found-more = { $count ->
    [one] { $count } person is shown, and there are more
   *[other] { $count } people are shown, and there are more
}
staff-person = Person { $place } of { $count }
staff-proved = The address was proved on { $date }
staff-unproved = The address is not proved: it is what somebody typed.

# Acts of destruction
acts-title = Acts of destruction
acts-lead = Every destruction is closed by an act. People stand in it by number; the journal has the act's hash.
acts-none = There are no acts in this year.
acts-of-year = Year { $year }
act-title = Act of destruction of personal data No. { $number }
act-number = Number
act-at = Date
act-reason = Reason
act-destructions = Destructions
act-values = Values
act-operator = Operator
act-address = Address
act-system = Information system
act-way = Way
act-way-erased = the key destroyed, rows and look-ups erased, their absence read back
act-hash = Hash in the journal
act-destroyed = What was destroyed
act-ordered = Ordered
act-consents = Consents with their proofs
act-records = Records
act-waiting = Unfinished registrations
act-sign = Print and sign the act, or sign it electronically. Keep it with the journal export for as long as the policy says.
act-reason-ended = its grounds ended
act-reason-account-closed = the person closed the account
act-reason-taken-back = the person took the record back
act-reason-value-deleted = the person deleted an optional value
act-reason-bucket-ended = the registration was not finished in time
act-reason-other = other
staff-join = This is one person
staff-join-lead = If you know that two of them are one person, join them: everything passes to the one who has an account. It cannot be undone; an entry stays in the journal and with the person.
staff-join-one = The first
staff-join-other = The second
staff-join-button = Join
join-same = It is one and the same person: there is nothing to join.
join-two-accounts = Both have an account. Let the person close one of them: which, is for the person to decide.
staff-joined = Joined: this is one person now.
