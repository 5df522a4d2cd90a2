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
cabinet-state-winding-down = the last term is running

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
cabinet-receipt-check = How to check it without us
cabinet-receipt-check-text = Download the receipt for programs and check it with an open-source program; no network is needed:
cabinet-receipt-check-key = Take the journal's key not from the receipt but from what you trust: a page /.well-known/zalog.json that you saved earlier, or whoever keeps checkpoints.
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
cabinet-opening-copy = a copy of the data
cabinet-opening-own = to show you your own data
cabinet-opening-all = all
cabinet-opening-items = Values
cabinet-opening-refused = refused
cabinet-actor-visitor = a visitor
cabinet-actor-subject = you
cabinet-actor-staff = staff
cabinet-actor-api = another program of the operator
cabinet-actor-clock = the site, by a term
cabinet-actor-engine = the site itself
cabinet-actor-operator = the operator

## Records and values
cabinet-summary-paged = Here is all that we hold about you. There is much of it, so it fills several pages: first the account, then the newest records.
cabinet-newest = To the newest records
cabinet-older = Earlier ones
cabinet-origin-provided = Given by you
cabinet-value-came = { $origin }, since { $date }
cabinet-proved = address confirmed { $date }
cabinet-recipients = May be given to: { $recipients }.
cabinet-edit = Correct or complete
cabinet-edit-title = Correct or complete
cabinet-edit-lead = { $form }. The old value does not stay behind: the key it is sealed with is destroyed at once.
cabinet-edit-small = An optional field left empty deletes its value.
cabinet-delete-title = Delete a value
cabinet-delete-lead = “{ $form }”, the field “{ $item }”. It is optional. Once you press, the value opens to nobody and cannot be brought back. The rest of the record stays as it is.
cabinet-remove = Delete the record
cabinet-remove-title = Delete the record
cabinet-remove-lead = Below stands what goes at once and what stays, why and until which day. What is deleted cannot be brought back.
cabinet-remove-button = Delete
cabinet-done-changed = Corrected. The old value is destroyed.
cabinet-done-deleted = The value is deleted. It cannot be brought back.
cabinet-done-removed = Your will is recorded. There is nothing to destroy now: what is left is held by a law or a contract.
cabinet-done-joined = The record is in your cabinet now.

## What goes and what stays
leaving-what = What goes and what stays
leaving-stay = Change nothing
leaving-refused = Nothing has changed
leaving-proofs = Proofs of withdrawn consents are kept until { $date }: the law demands it.
forecast-stops = Stops
forecast-goes = Goes
forecast-goes-none = No value goes.
forecast-stays = Stays
forecast-stays-none = Nothing.

## Closing the account
close-title = Close my account
close-lead = Once you press, you cannot sign in, and what goes opens to nobody any more. We destroy its key before we answer you; the rows are erased after it, and an act is written.
close-lead-copy = If you need a copy of your data, take it before you close.
close-button = Close my account for good

## A destruction, by its number
destruction-title = Destruction of data
destruction-ordered = The data open to nobody any more. Their key is being destroyed.
destruction-key = The key is destroyed: nobody can read the data, nor can we. The rows are being erased.
destruction-done = The key is destroyed, the rows are erased, the act is written.
destruction-number = Number
destruction-ordered-at = Ordered
destruction-key-at = Key destroyed
destruction-erased-at = Rows erased
destruction-act = Act of destruction
destruction-keep = Keep the address of this page, it has the number in it: it opens later, too. There is nothing about you on it.

## The secret link of one record
link-title = Your case
link-lead = Here is all that we hold for this case. You can correct it, withdraw a consent, delete it or take a copy right here, without an account.
link-lead-key = The address of this page is the key. Do not pass it on.
link-sent-text = The form “{ $form }” has been taken.
link-key = The link to your case
link-key-text = It shows you what we hold and why; there you can correct, withdraw a consent, delete, or take a copy.
link-key-keep = Keep the link now: we do not show it again and cannot send it, since we hold only its fingerprint.
link-key-pass = It is a key: whoever opens it sees what you see. Do not pass it on.
link-key-number = The number alone shows nothing.
link-prove = Confirm the address
link-proof-asked = A letter is on its way to that address. Open the link in it and press the button.
link-openings-joined = This case is now part of an account: who opened the data and for what stands there.
link-join-title = Is this case yours?
link-join-text = You are signed in with the same confirmed address as in this case. It can be moved into your cabinet; the link goes on working.
link-join = Move it into my cabinet
prove-title = Confirm the address
prove-lead = Press the button if this is your address and you sent the case. If not, just close the page.
prove-button = Yes, this is my address
prove-done-title = The address is confirmed
prove-done = Now we know that the address in the case is yours.
prove-joined = You have an account with this address: the case is there now, too.
prove-gone = The link of the letter was used already, has ended, or the address was changed since. You can ask for another letter on the page of the case.

## The copy
copy-title = A copy of my data
copy-lead = All that we hold about you: values with reasons and terms, consents with receipts, events, sign-ins, and who looked.
copy-lead-record = All that we hold for this case: values with reasons and terms, consents with receipts, events, and who looked.
copy-lead-journal = The copy is made at once. An entry in the journal says that it was made.
copy-care = The file holds your data in plain text: keep it as carefully as a passport.
copy-page = To read
copy-json = For programs (JSON)
copy-made = Copy made
copy-about = About the copy
copy-whose = Who and what
copy-operator = Operator
copy-password = the password is kept as an irreversible hash and is not part of the copy
copy-records = Records
copy-received = Received
copy-link = Secret link made
copy-garbage = Awaits destruction, opens to nobody
copy-withdrawn = Withdrawn
copy-text-lang = Language of the text
copy-address = IP address at the consent
copy-agent = Browser at the consent
copy-acknowledgements = Notices shown
copy-acknowledged = form { $form }, text { $hash }
copy-events = Events
copy-journal = Entries of the journal
copy-values = { $count ->
    [one] { $count } value
   *[other] { $count } values
}
copy-end = End of the copy
copy-complete = This is the whole copy: nothing is left out.
copy-none = There is none.
copy-event-received = data received
copy-event-consented = consent given
copy-event-withdrawn = consent withdrawn
copy-event-account-closed = account closed
copy-kind-account-created = account made
copy-kind-account-closed = account closed
copy-kind-subjects-joined = records joined
copy-kind-contact-proved = address confirmed
copy-kind-consent-given = consent given
copy-kind-consent-withdrawn = consent withdrawn
copy-kind-event-reported = an event happened
copy-kind-ground-moved = a term changed
copy-kind-value-changed = corrected
copy-kind-values-opened = data opened
copy-kind-opening-refused = data not opened: no ground
copy-kind-values-disclosed = data passed on
copy-kind-export-made = copy made
copy-kind-case-opened = case opened
copy-kind-case-moved = case moved on
copy-kind-sign-in = sign-in
copy-kind-sign-out = sign-out
copy-kind-sessions-ended = sessions ended
copy-kind-password-set = password set
copy-kind-destruction-ordered = destruction ordered
copy-kind-compartment-destroyed = key destroyed
copy-kind-destruction-done = erased
copy-kind-act-written = act written
