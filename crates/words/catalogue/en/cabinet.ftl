### The personal cabinet.
cabinet-title = My data
cabinet-summary = { $count ->
    [0] At present we hold nothing about you.
    [one] Here is all that we hold about you: { $count } value, with its reason.
   *[other] Here is all that we hold about you: { $count } values, each with its reason.
}
cabinet-account = Account
cabinet-came = Received { $date }, { $host }
cabinet-case = Case
cabinet-why-kept = Why we keep it
cabinet-more-reasons = { $count ->
    [one] { $count } more reason
   *[other] { $count } more reasons
}
cabinet-kept-until = until { $date }
cabinet-state-suspended = blocked
cabinet-state-winding-down = coming to its end

## Consents
cabinet-consents = Consents
cabinet-consents-lead = Each can be withdrawn by itself, at any minute.
cabinet-consents-none = You have given no consents.
cabinet-consent = Consent
cabinet-consent-holds = holds
cabinet-consent-facts = How it was given
cabinet-consent-given = Given
cabinet-consent-host = On the site
cabinet-consent-button = Button
cabinet-consent-state = State
cabinet-consent-text = The text you saw
cabinet-given = given { $date }
cabinet-withdrawn = withdrawn { $date }
cabinet-withdraw = Withdraw consent
cabinet-withdraw-what = What changes if you withdraw
cabinet-ends-purpose = For “{ $purpose }” the data will open to nobody, from that very minute.
cabinet-ends-items = This consent will be no reason any more to keep: { $items }. What nothing else holds will be destroyed.
cabinet-ends-lawful = What was done before stays lawful.
cabinet-ends-others = Your other consents and contracts do not change. You may consent again at any time.

## Receipt
cabinet-receipt = Receipt
cabinet-receipt-json = Receipt for programs (JSON)
cabinet-receipt-title = Receipt of consent
cabinet-receipt-number = Number of the receipt
cabinet-receipt-proof = What proves it
cabinet-receipt-promised = The receipt is signed with the journal's key. The proof that the journal holds the entry comes with its next checkpoint: open the receipt again later.
cabinet-receipt-proved = The receipt is signed with the journal's key and holds the proof that the entry is in the journal. It can be checked without us, by zalog verify.
cabinet-receipt-origin = Journal
cabinet-receipt-key = The journal's key
cabinet-receipt-signature = Signature

## Where you are signed in
cabinet-sessions = Where I am signed in
cabinet-sessions-lead = If one of these is not you, end it and change the password.
cabinet-session-current = this browser
cabinet-session-opened = Signed in
cabinet-session-seen = Last used
cabinet-session-ends = Ends
cabinet-session-end = End
cabinet-session-end-all = Sign out everywhere, here too

## Who looked
cabinet-journal = Who has looked at my data
cabinet-openings-lead = No value is opened without an entry. Entries cannot be changed or removed unnoticed.
cabinet-openings-none = Nobody has opened your data yet.
cabinet-opening-at = When
cabinet-opening-who = Who
cabinet-opening-items = Values
cabinet-actor-visitor = a visitor
cabinet-actor-subject = you
cabinet-actor-staff = staff
cabinet-actor-api = another program of the operator
cabinet-actor-clock = the site, by a term
cabinet-actor-engine = the site itself
cabinet-actor-operator = the operator
