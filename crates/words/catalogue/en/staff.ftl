### The staff's place of work.
staff-sign-in = Sign-in for staff
staff-sign-in-lead = Each opening of data is written to the journal, and the person sees it in the cabinet.
staff-login = Login
staff-signed-in = You are signed in as

## Queue
staff-queue = Queue
staff-open = Waiting
staff-open-none = There are no cases.
staff-closed = Closed of late
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
staff-values-noted = The opening is in the journal.
staff-values-shut = What stays shut
staff-values-none = The data of this case are no more.
