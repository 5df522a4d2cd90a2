# Editions, their documents, and what a person is told of them.

consent-law-keeps = What stays after the withdrawal because a law requires it

# What made an edition necessary, and what the policy is.
edition-cause = Because of
edition-cause-law = a change of law and regulation
edition-cause-industry = a change of industry principles
edition-cause-technology = technical developments
edition-cause-processing = a change of the processing itself
edition-cause-wording = clearer wording
edition-needs-cause = It is not said what the edition is because of: law, industry-principles, technology, processing or wording. Add: edition 2 because-of=law.
edition-law = Law
edition-law-ru = Russia
edition-law-kz = Kazakhstan
edition-law-eu = European Union
edition-form = Form
edition-form-notice = a notice
edition-form-public-contract = a public contract
doc-public-contract = The policy is a public contract: whoever completes a registration joins it, and this is recorded with the time and its text.
plan-part-legal-form = legal form of the policy
register-accepts = By completing the registration you accept edition { $number } of the policy. The time and the hash of its text are recorded.

# Who has not accepted an edition: a page of the staff.
unaccepted-title = Who has not accepted an edition
unaccepted-lead = Accounts older than the edition without an acceptance on record: neither by a press nor by use after the notice.
unaccepted-heading = Edition { $number }
unaccepted-count = Not accepted: { $count } (counted { $date })
unaccepted-none = Nobody on this page.
unaccepted-no-edition = There has been no new edition yet: there is nothing to accept.
unaccepted-since = Account since
unaccepted-address = Address
unaccepted-letter = Letter
unaccepted-cabinet = Notice in the cabinet
unaccepted-answer = Answer
unaccepted-silent = none
unaccepted-refused = refused { $date }
unaccepted-shut = does not open
unaccepted-told-waiting = waiting
unaccepted-told-delivered = delivered
unaccepted-told-failed = not delivered
unaccepted-told-dropped = not needed
unaccepted-told-none = not sent
unaccepted-open = Open the addresses of this page

# Documents of the operator's own, and internal acts.
own-document-text = Text
form-accepts = By sending the form you accept the document:
internal-acts = Internal acts of the operator
internal-act-title = Act
internal-act-number = Number
internal-act-adopted = Adopted
doc-basis-public-interest = An aim that matters to society: { $aim }; nobody's rights and freedoms are breached by it
doc-basis-short-public-interest = An aim that matters to society
plan-part-document = document of the operator's own
plan-part-document-words = words of the operator's own document
plan-part-internal-act = internal act
plan-node-document = Document { $name }
