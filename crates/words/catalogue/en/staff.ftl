### The staff's place of work.
staff-queue = Queue
staff-requests = Requests
staff-incidents = Incidents
staff-acts = Acts
staff-overdue = Overdue
staff-due = Due { $date }
staff-case-new = new
staff-case-in-work = in work
staff-case-answered = answered
staff-case-closed = closed
