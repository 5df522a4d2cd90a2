### What keeps a promise: capabilities of the program, people, words. Printed by `trace` and on the page "How it is
### kept".

## Capabilities that stand

trace-cap-access-role = Staff open data only by their role and for a purpose that the role may see; every opening and every refusal is in the journal
trace-cap-account-cabinet = In the cabinet people see their data, correct them and close the account by themselves
trace-cap-account-register = The registration form takes declared fields only, checks them and proves the address by a letter
trace-cap-account-sign-in = Sign-in by address and password; the password is kept as a hash only, and any session can be closed
trace-cap-card-guard = No field takes a card number or anything else that is declared not to be received
trace-cap-consent-ledger = A consent is recorded with the text the person saw, the time and the place; a withdrawal ends what rested on it, and the record stays
trace-cap-contact-proof = A letter proves the address; everything else is recorded as stated
trace-cap-cookie-registry = The site sets no cookie beyond the list; the list is printed from the declaration
trace-cap-copy-export = All data of a person are gathered in a file to read and a file for programs
trace-cap-edition-publish = The text of an edition is stored by its hash and never changes; exactly one edition is in force on all sites of the operator, earlier ones stay readable
trace-cap-erasure-act = Data are destroyed together with their key, looked for once more, and an act is drawn up
trace-cap-form-case = The form takes declared fields only and opens a case with a state for staff
trace-cap-form-notice = Beside the form stands a short notice of how the data will be processed
trace-cap-host-one-operator = All sites of the operator share one store and one policy; any other host is refused
trace-cap-journal-log = Every act on data is in a journal that cannot be altered unseen
trace-cap-law-term = A term is counted by law and by promise; the stricter one holds
trace-cap-letter-service = Service letters go apart from advertising and only while there is a ground
trace-cap-localisation-check = Every place of storage declares its country; a place abroad bars publication of the policy
trace-cap-purpose-gate = An item is taken, opened and kept only while an active ground of a declared purpose holds it
trace-cap-recipient-register = Recipients, their data, purposes and contracts are declared and printed; who is not on the list is not in the program
trace-cap-retention-law-hold = A law keeps the named data longer, with its article and term; for anything else they are closed
trace-cap-retention-sweep = When the term is over, the program destroys the data by itself and draws up an act
trace-cap-text-print = This is printed from the declaration and changes only with it
trace-cap-vault-seal = Each value is sealed with a key of its own; the journal shows any alteration
trace-cap-words = These are words: the program prints them, people and the law keep them

## Capabilities still to come

trace-cap-analytics-count = The site counts visits itself, without identity and by consent
trace-cap-cookie-banner = Optional cookies and outside scripts wait for a consent, and refusing is as easy
trace-cap-disclosure-register = Every disclosure to an authority is recorded with its basis, demand and list of data
trace-cap-distribution-publish = Only what has a consent of its own is published, under the bans the person has set
trace-cap-fraud-log = A log of investigations of its own, read by one role with a reason
trace-cap-link-guard = Links that lead to other sites are marked
trace-cap-mailing-send = A mailing goes only to those with a consent, and every letter has a way out
trace-cap-minors-rule = Data of children are taken only with the consent of a representative
trace-cap-notice-change = Everybody is told of a new edition in the declared way, and delivery is recorded
trace-cap-order-keep = An order, its payment and delivery are kept as one record
trace-cap-payment-hand-over = Payment is made on the bank's page; the site learns only that it succeeded
trace-cap-profile-link = A profile is made by an operation of its own and only by consent
trace-cap-recipient-transfer = A recipient is given the fields of its contract only, and each transfer is recorded
trace-cap-request-block = While a check runs, data are blocked: neither opened nor destroyed
trace-cap-review-publish = A review is published after a warning and only with a consent
trace-cap-safeguard-watch = Measures of protection are listed, and each is tested
trace-cap-signature-act = An act is signed with the password, and its record cannot be altered
trace-cap-survey-answers = The answers of a survey name nobody and cannot be joined to an account
trace-cap-breach-notice = Those affected and the authority are told of a breach; the program counts the terms
trace-cap-request-answer = People answer a request; the program opens the task and watches its term
trace-cap-request-term = Every request has a term; the program counts it and reminds
trace-cap-store-elsewhere = A copy elsewhere is kept by people; the program opens a task with a date for them

## What a capability is given

trace-particular-items = data
trace-particular-basis = basis
trace-particular-article = article
trace-particular-term = term
trace-particular-roles = seen by
trace-particular-recipients = recipients
trace-particular-purpose = purpose
trace-particular-purposes = purposes
trace-particular-required = required
trace-particular-optional = optional
trace-particular-offers = offers consents
trace-particular-hosts = hosts
trace-particular-country = country

## The report of the command

trace-head = { $operator }: { $clauses } clauses. Kept by the engine: { $engine }, by people: { $people }, by words: { $words }; departures: { $departed }; gaps: { $gaps }.
trace-head-nodes = { $operator }: { $nodes } nodes. Kept by the engine: { $engine }, by people: { $people }, by words: { $words }; by nothing yet: { $notyet }.
trace-nodes = node
trace-kept = kept by
trace-later = later
trace-test = test
trace-clauses = clauses
trace-sentence = in the text
trace-departs = departure
trace-implies = implies
trace-gap = GAP
trace-gap-no-node = no node of the declaration carries this clause
trace-gap-no-mechanism = nothing is known that could keep it
trace-gap-not-built = what will keep it is not built yet
trace-gap-no-test = no test shows it
trace-dead-mark = { $file }:{ $line }: the clause `{ $mark }` on the node { $node } does not stand in clauses.tsv
trace-no-clauses = There is no clauses.tsv in the folder: only nodes are shown.
trace-bad-clauses = clauses.tsv cannot be read: { $what }
trace-no-such-clause = There is no clause `{ $clause }`.
trace-no-such-node = There is no node `{ $node }`.
trace-no-such-sentence = There is no such sentence in the text.
trace-by-engine = the engine
trace-by-people = people
trace-by-words = words
trace-by-not-yet = nothing yet
trace-added = added by the language

cli-trace-about = Follow every promise to what keeps it, and back
cli-arg-trace-md = Answer as Markdown
cli-arg-trace-clause = Only this clause or section: 5.2.1-a, 5.2.1
cli-arg-trace-node = From a node of the declaration: purpose/news
cli-arg-trace-sentence = From a sentence of the text: any piece of it
cli-arg-trace-tests = A file "clause, test" instead of the one collected at build time

## The page "How it is kept"

trace-page-title = How it is kept
trace-page-lead = The same text of the policy, and beside each part what makes it so: the program, people, or words alone.
trace-page-hint = Press any part of the text to see what keeps it. On a wide screen it is enough to point at it.
trace-page-count-engine = kept by the program itself
trace-page-count-people = kept by people, for whom the program opens a task and watches its term
trace-page-count-words = words that the program only prints
trace-page-count-not-yet = not kept by the program yet
trace-page-not-yet = The program does not keep this yet: the operator's people answer for it
trace-page-later = To come: “{ $what }”.
trace-page-partly = { $by }, not all yet
trace-page-count-partly = of them such that the program does not keep whole yet
trace-page-node = node of the declaration
trace-page-clauses = clauses of the former text
