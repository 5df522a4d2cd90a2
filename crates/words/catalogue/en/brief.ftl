### The first screen of a policy: five answers in plain words and four buttons. Each enumeration can be opened whole.

doc-heading-brief-purposes = Purposes, bases and terms
doc-brief-what = Which data
doc-brief-health = data on health: { $items }
doc-brief-special = special category: { $items }
doc-brief-biometric = biometric data: { $items }
doc-brief-why = What for
doc-brief-long = How long
doc-brief-who = Who
doc-brief-can = What you can do
# The last words of an enumeration that did not fit: a link to the whole one.
doc-brief-more-items = other data
doc-brief-more-purposes = other purposes
doc-brief-more-ends = other terms
doc-brief-more-people = other staff
doc-brief-more-recipients = other recipients
doc-brief-basis = { $basis }: { $purposes }.
doc-brief-ends = { $ends }; everything else for no longer than { $limit }.
doc-brief-at-most = For no longer than { $limit }.
doc-brief-held = Some data by law for up to { $span }.
doc-brief-held-year-end = Some data by law for up to { $span } from the start of the next year.
doc-brief-proofs = Records of consents and requests for { $span } more.
doc-brief-operator = { $operator }.
doc-brief-seen = Seen by: { $roles }.
doc-brief-given = Passed on to: { $recipients }.
doc-brief-abroad = { $name } ({ $country })
doc-brief-rights = your rights
doc-brief-can-consent = See, correct, take with you, delete the data and withdraw a consent: at any time. Conditions: { $rights }.
doc-brief-can-plain = See, correct, take with you and delete the data: at any time. Conditions: { $rights }.
doc-brief-see = See
doc-brief-correct = Correct
doc-brief-take = Take a copy
doc-brief-delete = Delete
