### Texts printed from the policy: the policy itself, cookie terms, consents, notices.
### Every sentence about a rule stands here and takes its numbers and names from the rule itself.
### "You" is the reader, "we" the operator.

## Turns of phrase

doc-hole = to be specified
doc-none = none
doc-within = within { $span }
doc-at-once = at once
doc-same-day = on the same day
doc-contact = { $channel } ({ $contact })

## Titles

doc-cookies-title = Cookie terms
doc-consent-title = Consent to the processing of personal data: { $purpose }
doc-consent-title-distribution = Consent to the distribution of personal data: { $purpose }
doc-acknowledgement-title = How we will process your data

## Headings

doc-heading-brief = In short
doc-heading-general = General provisions
doc-heading-words = Words we use
doc-heading-purposes = Purposes of processing
doc-heading-bases = Legal bases
doc-heading-items = Which data, and whose
doc-heading-consents = Consents
doc-heading-forms = Where we get the data
doc-heading-cookies = Cookies and outside counters
doc-heading-recipients = To whom we pass data on
doc-heading-stores = Where the data are kept
doc-heading-rights = Your rights and how to use them
doc-heading-breach = If there is a breach
doc-heading-safeguards = How we protect the data
doc-heading-minors = Children's data
doc-heading-changes = Changes of this policy
doc-heading-statements = Other provisions
doc-heading-contacts = How to reach us

## In short

doc-brief-caption = What the data are needed for and how long they are kept
doc-brief-column-purpose = What for
doc-brief-column-basis = On what basis
doc-brief-column-keep = How long
doc-brief-after = { $span } { $from }
doc-brief-limit = { $term }, for no longer than { $limit } { $from }
doc-brief-engine = The site itself needs data too: for sign-in and security, for the proof of consents, for answers to requests. These purposes are described below with the others.
doc-brief-closed = We use the data for no other purpose.

## General provisions

doc-general-what = This is the operator's policy on the processing of personal data. It says which data we process, what for, on what basis, how long we keep them, to whom we pass them on and what you can do about your data.
doc-general-law = The policy is drawn up under the { $count ->
    [one] law
   *[other] laws
}: { $laws }. It does not limit any right the law gives you.
doc-general-scope = The policy applies on the { $count ->
    [one] site
   *[other] sites
} { $sites }.
doc-site-subdomains = { $host } with all subdomains
doc-site-aliases = { $host } (also { $aliases })
doc-site-pages = { $site }; pages on personal data: { $pages }
doc-site = { $title }: { $site }.
doc-binding-ru = The Russian text is binding; the translation is for convenience.
doc-binding-en = The English text is binding; the translation is for convenience.
doc-binding-kk = The Kazakh text is binding; the translation is for convenience.
doc-accuracy-contacts = We check the e-mail address or phone number you give by a letter or a code.
doc-accuracy-unchecked = We do not compare what you tell us with documents and rely on its being right.
doc-accuracy-checked = We may compare what you tell us with documents.
doc-sites = { $count ->
    [one] Site
   *[other] Sites
}
doc-operator = Operator
doc-operator-short = Short name
doc-operator-inn = INN (taxpayer number)
doc-operator-kpp = KPP (tax registration code)
doc-operator-ogrn = OGRN (state registration number)
doc-operator-bin = BIN (business identification number)
doc-operator-address = Address
doc-operator-email = E-mail
doc-operator-phone = Phone
doc-operator-officer = Who answers for personal data
doc-operator-zone = Time zone in which days are counted
doc-operator-regulator = Supervisory authority
doc-edition-number = Edition
doc-edition-effective = In force
doc-edition-from = from { $date }
doc-edition-on-publication = from the day of publication
doc-edition-reason = Reason for this edition
doc-edition-substantial = Whether the changes are substantial
doc-edition-substantial-yes = Yes: they affect your rights or the way data are processed.
doc-edition-substantial-no = No: your rights and the way data are processed stay as they were.

doc-word-data = Personal data
doc-word-data-is = Any information that relates, directly or indirectly, to a definite person.
doc-word-processing = Processing
doc-word-processing-is = Anything done with personal data: { $operations }.
doc-word-basis = Basis
doc-word-basis-is = The reason for which the law allows the processing: consent, a contract, a demand of the law or another of those it names.
doc-word-consent = Consent
doc-word-consent-is = A separate, deliberate act by which you allow processing for one named purpose. Silence and use of the site are not consent.
doc-word-processor = Processor
doc-word-processor-is = One who works with the data on our order and within that order.
doc-word-block = Blocking
doc-word-block-is = A temporary stop: while it lasts the data are not used, and not destroyed either.
doc-word-destroy = Destruction
doc-word-destroy-is = Acts after which the data cannot be brought back.

## Purposes

doc-purposes-intro = Each purpose is described below on its own: which data it needs, on what basis we process them, who sees them, how long they are kept and what happens to them then.
doc-purposes-closed = The list of purposes is closed: we use the data for no other. A new purpose can come only with a new edition of this policy.
doc-purpose-items = Data
doc-purpose-items-none = No personal data are used for this purpose.
doc-purpose-subjects = Whose data
doc-purpose-basis = Basis
doc-purpose-operations = What we do with the data
doc-purposes-ways = Unless a purpose says otherwise, we carry out all operations that the law calls processing: they are listed in the section “Words we use”. The processing is mixed: by programs and by hand.
doc-purpose-ways = { $operations }. The processing is mixed: by programs and by hand.
doc-purpose-class = Kind of purpose
doc-purpose-marketing = Advertising: you can refuse it at any time.
doc-purpose-statistics = Counting and statistics.
doc-purpose-distribution = Distribution: the data are opened to an indefinite circle of people.
doc-purpose-engine = Needed for the working of the site itself and to comply with the law.
doc-purpose-seen = Who sees them
doc-purpose-recipients = To whom we pass them on
doc-purpose-keep = How long we keep them
doc-purpose-destroy = What happens then
doc-purpose-channels = How we reach you
doc-purpose-bars = What we do not do with these data
doc-purpose-consent = The consent is a document of its own.

doc-role-confidentiality = { $role } (undertaking of confidentiality)
doc-role-medical-secrecy = { $role } (medical secrecy)
doc-role-other = { $role } (undertaking: { $duty })

doc-channel-email = e-mail
doc-channel-sms = SMS
doc-channel-call = phone call
doc-channel-messenger = messenger

doc-bar-marketing = we do not use them for advertising
doc-bar-profile = we do not build a profile of you from them
doc-bar-disclosure = we do not pass them on
doc-bar-publication = we do not publish them

## Bases

doc-basis-consent = Your consent
doc-basis-contract = A contract with you, or steps before it
doc-basis-contract-document = A contract with you, or steps before it: { $document }
doc-basis-law = A duty by law: { $act }
doc-basis-vital = Protection of your life or health
doc-basis-public-task = Performance of a task in the public interest
doc-basis-legitimate-interest = Legitimate interest: { $interest }
doc-basis-cited = { $basis } ({ $article }).
doc-basis-uncited = { $basis }.
doc-basis-special = Among the data are some of a special category. The ground for them: { $name } ({ $article }).
doc-basis-short-consent = Your consent
doc-basis-short-contract = A contract with you
doc-basis-short-law = A duty by law
doc-basis-short-vital = Protection of your life or health
doc-basis-short-public-task = A task in the public interest
doc-basis-short-legitimate-interest = Legitimate interest
doc-bases-caption = Bases of the processing
doc-bases-column-basis = Basis
doc-bases-column-article = Where it is said
doc-bases-column-purposes = For which purposes

## Terms

doc-keep-until = We keep them { $until }.
doc-keep-after = We keep them for { $span } { $from }.
doc-keep-at-once = We keep them no longer than needed: the term ends at once { $from }.
doc-keep-with = The term is that of the purpose { $purpose }.
doc-keep-at-most = In any case for no longer than { $limit } { $from }.
doc-keep-ask-again = Before this term ends we ask you again.
doc-keep-hold = The law obliges us to keep some of the data longer, for { $span }: { $items } ({ $article }).
doc-keep-hold-year-end = The law obliges us to keep some of the data longer, for { $span } from the beginning of the next year: { $items } ({ $article }).
doc-keep-open-after = While this term runs, the data may be used only for these further purposes: { $purposes }.
doc-destroy-purpose = When the term is over, we destroy the data { $within } ({ $article }).
doc-destroy-withdrawal = If you withdraw your consent, we stop the processing { $stop } and destroy the data { $within } ({ $article }), unless there is another lawful ground to keep them.
doc-destroy-stricter = Of these terms the stricter one applies.
doc-consent-proof = We keep the proof that you gave or withdrew a consent for { $span } after its end ({ $article }).

doc-event-account-closed-until = until the personal cabinet is closed
doc-event-account-closed-from = after the personal cabinet is closed
doc-event-withdrawn-until = until the consent is withdrawn
doc-event-withdrawn-from = from the day the consent is withdrawn
doc-event-consented-until = until the day the consent is given
doc-event-consented-from = from the day the consent was given
doc-event-received-until = until the data are received
doc-event-received-from = from the day the data were received
doc-event-answered-until = until your enquiry is answered
doc-event-answered-from = after your enquiry is answered
doc-event-paid-until = until the payment
doc-event-paid-from = from the day of the payment
doc-event-appointment-until = until the appointed day
doc-event-appointment-from = after the appointed day
doc-event-certificate-used-until = until the certificate is used
doc-event-certificate-used-from = after the certificate is used
doc-event-course-ended-until = until the course ends
doc-event-course-ended-from = after the course ends
doc-event-delivered-until = until the order is delivered
doc-event-delivered-from = after the order is delivered
doc-event-order-done-until = until the order is carried out in full
doc-event-order-done-from = after the order is carried out in full
doc-event-service-ended-until = until the end of the last service you asked for
doc-event-service-ended-from = after the end of the last service you asked for
doc-event-campaign-ended-until = until the end of the campaign, event or survey
doc-event-campaign-ended-from = after the end of the campaign, event or survey
doc-event-session-ended-until = until the session ends
doc-event-session-ended-from = after the session ends
doc-event-request-answered-until = until your request is answered
doc-event-request-answered-from = after your request is answered
doc-event-duty-ended-until = until the staff member leaves
doc-event-duty-ended-from = after the staff member leaves
doc-event-proof-needed-until = until the consent ends or the data are destroyed
doc-event-proof-needed-from = after the consent ends or the data are destroyed
doc-event-case-ended-until = until the end of the term the case itself is kept for
doc-event-case-ended-from = after the end of the term the case itself is kept for

## Which data, and whose

doc-items-caption = Data and the purposes they are needed for
doc-items-column-item = Data
doc-items-column-origin = Where from
doc-items-column-purposes = For which purposes
doc-item-provided = You tell us
doc-item-cookie = Kept in a cookie
doc-item-observed = Your browser sends it
doc-item-third-party = Others tell us
doc-item-staff = Written by our staff
doc-item-health = { $item } (data on health, special category)
doc-item-special = { $item } (special category)
doc-item-biometric = { $item } (biometric data)
doc-item-choice = { $item }. You choose from a list: { $options }
doc-items-card = We neither get nor keep the number of a bank card or its code: you enter them on the page of whoever takes the payment.
doc-subjects-caption = Whose data we process
doc-subjects-column-who = Who
doc-subjects-column-purposes = For which purposes

## Consents and forms

doc-consents-intro = Each consent is for one purpose and is a document of its own. The boxes are empty at first: it is you who tick them.
doc-consents-free = Refusing a consent does not keep you from what is done under a contract or by law.
doc-consents-withdraw-cabinet = You can withdraw a consent in your personal cabinet or in any other way named in the section on your rights.
doc-consents-withdraw = You can withdraw a consent in any way named in the section on your rights.
doc-consents-caption = Consents we ask for
doc-consents-column-purpose = Purpose
doc-consents-column-act = How you give it
doc-strength-use = By using the site. Such an act is not consent by itself
doc-strength-act = By an act of its own: a box ticked or a button pressed
doc-strength-separate = By a document of its own with a box of its own
doc-strength-written = In writing: on paper or with an electronic signature
doc-strength-distribution = By a document on distribution of its own, in which you choose yourself what may be distributed
doc-acknowledgement-shown = At the first visit the site shows a notice of this policy. It informs you and is not a consent.
doc-forms-intro = You give us data through the forms listed below. They accept no field that is not here.
doc-forms-caption = Forms
doc-forms-column-form = Form
doc-forms-column-purpose = Purpose
doc-forms-column-required = Required fields
doc-forms-column-optional = Optional
doc-forms-column-more = Particulars
doc-form-legal-persons = { $item } (organisations only)
doc-form-button = Button { $button }.
doc-form-offers = Separate consents can be given beside it, the boxes are empty: { $purposes }.
doc-form-sign-in = You need to be signed in to your personal cabinet.
doc-form-other-person = If you give data of another person, say what that person is to you, and confirm that he or she knows how they are processed and agrees.
doc-form-payment = The payment is taken by { $recipient }; card data do not reach us.
doc-form-outside = The form also stands on an outside platform: { $platform }.
doc-form-tells = A new enquiry is told to: { $role }; the letter about it holds none of your data.

## Cookies

doc-cookies-intro = A cookie is a small record that the site leaves in your browser. The table says which cookies the site itself needs and which wait for your consent.
doc-cookies-refuse = Refusing is as easy as agreeing, and you can change your mind at any time.
doc-cookies-own = Cookies of this site
doc-cookies-column-name = Name
doc-cookies-column-purpose = What for
doc-cookies-column-consent = When it is set
doc-cookies-column-life = How long it is kept
doc-cookies-column-who = Whose
doc-cookie-necessary = Without consent: it is needed to do what you ask of the site
doc-cookie-on-consent = After consent: { $purpose }
doc-cookie-on-basis = Without consent, for the purpose { $purpose } ({ $basis })
doc-cookie-session = Until the browser is closed
doc-cookie-who-us = Ours
doc-tags-caption = Outside counters and scripts
doc-tags-column-title = Name
doc-tags-column-consent = When it is loaded
doc-tags-column-who = Who gets the data
doc-tags-column-hosts = Where it is loaded from
doc-tags-column-terms = Terms
doc-tag-who-none = Nobody but us
doc-cookies-link = Cookie terms
doc-cookies-choices = Change your choice
doc-cookies-policy = Policy on the processing of personal data
doc-cookies-none-other = The site uses no other cookies or outside scripts.

## To whom we pass data on

doc-recipients-caption = Recipients of data
doc-recipients-column-who = Who
doc-recipients-column-role = In what role
doc-recipients-column-work = What it does, and for which purposes
doc-recipients-column-items = Which data
doc-recipients-column-where = Where, and under which contract
doc-recipient-processor = Processor: works on our order
doc-recipient-controller = Operator in its own right
doc-recipient-authority = State body
doc-recipient-anonymous = Anonymous or aggregated data only
doc-recipient-country = Country: { $country }.
doc-recipient-contract = Contract: { $contract }.
doc-recipient-guarantees = Guarantees: { $texts }.
doc-recipient-work = { $work }.
doc-recipient-purposes = For the purposes: { $purposes }.
doc-disclosure-barred = We pass your data on to nobody else.
doc-disclosure-barred-alone = We pass your data on to nobody.
doc-disclosure-permission = We may pass them on to anyone else only with your written permission.
doc-disclosure-never = Under no circumstances do we do any of this: { $acts }.
doc-never-sale = sell data
doc-never-exchange = exchange data
doc-never-publication = publish data
doc-disclosure-exceptions = Exceptions from this rule:
doc-disclosure-cases = Besides, data may be passed on to:
doc-disclosure-exception = { $to }.
doc-disclosure-exception-when = { $to }: { $when }.
doc-disclosure-silent = We may leave you untold of such a transfer.
doc-disclosure-told = You can learn of such a transfer from us.
doc-disclosure-second = Two people decide on it.
doc-disclosure-journal = Every transfer is recorded: to whom, when, which data and on what ground.

## Where the data are kept

doc-stores-caption = Places where the data are
doc-stores-column-store = Where
doc-stores-column-country = Country
doc-stores-column-hosting = Hosting
doc-stores-column-kept = Who keeps it
doc-stores-column-items = Which data
doc-store-zalog = The site's program
doc-store-people = Staff
doc-store-elsewhere = Another system
doc-store-all = All the data named in this policy
doc-stores-people = Where staff or another system keep the records, people correct, block and destroy the data there, in the same terms.

## Rights

doc-rights-intro = Here are your rights and the terms in which we answer. Where the law's term and our promise differ, the stricter one applies.
doc-rights-caption = Your rights: { $law }
doc-rights-column-right = Right
doc-rights-column-article = Where it is said
doc-rights-column-term = Term
doc-right-no-term = The law names no term.
doc-right-any = { $within }, unless the law or another promise of ours is stricter.
doc-right-other = The supervisory authority and the court decide.
doc-right-law = { $within }: so says the law.
doc-right-promise = { $within }: so we promise. The law's term is milder: { $span }.
doc-right-promise-only = { $within }: so we promise.
doc-right-law-stricter = { $within }: so says the law. Our promise is milder ({ $span }), so the law applies.
doc-right-same = { $within }: so says the law, and so we promise.
doc-right-earlier = { $within }: so says the law. Our promise: { $span }. Whichever comes first applies.
doc-right-two-starts = { $within } of the request: so we promise. By law { $span } from the day you prove that the data are wrong or not needed. Whichever comes first applies.
doc-right-withdraw-stop = We stop the processing { $stop }.
doc-right-from-proof = The term runs from the day you prove that the data are wrong or not needed.
doc-right-extension = The law's term may be extended once, by { $span } at most, if we explain the reason to you beforehand.
doc-rights-how = To use a right, turn to us in any of these ways: { $channels }.
doc-request-channel-email = e-mail
doc-request-channel-cabinet = personal cabinet
doc-request-channel-page = the requests page of the site
doc-request-channel-post = letter on paper
doc-request-channel-phone = phone call
doc-request-channel-in-person = visit in person
doc-rights-free = The answer is free of charge. So as not to hand your data to a stranger we may ask you to confirm that it is you who writes: by signing in to your cabinet or by a code from a letter.
doc-rights-representative = A representative may turn to us for you, proving the authority to do so.
doc-rights-complain = If you think we have broken your rights, you can complain to the supervisory authority ({ $regulator }) or go to court.
doc-requests-caption = What we promise on requests
doc-requests-column-kind = Request
doc-requests-column-term = Term
doc-requests-column-more = Particulars
doc-request-any = Any request
doc-request-copy = Copy of the data
doc-request-information = Information on the processing
doc-request-correction = Correction of data
doc-request-check = Check of data you think inaccurate
doc-request-stop = Stop of processing
doc-request-withdrawal = Withdrawal of consent
doc-request-erasure = Erasure of data
doc-request-blocking = Blocking of data
doc-request-unlawful = Report of unlawful processing
doc-request-unsubscribe = Refusal of mailings
doc-request-claim = Claim
doc-request-from-facts = The term runs from the day you gave us the exact facts.
doc-request-written = The answer is in writing.
doc-request-both-sides = This term binds both sides: us and you.
doc-request-blocks = While the check runs, the data are blocked.
doc-request-by = It may be filed by: { $parties }.
doc-request-reasons = { $count ->
    [one] Reason
   *[other] Reasons
}: { $reasons }.
doc-party-subject = you yourself
doc-party-representative = your lawful representative
doc-party-authority = the supervisory authority
doc-party-operator = us
doc-reason-inaccuracy = the data are inaccurate
doc-reason-unlawfulness = the data are processed unlawfully
doc-rights-link = Send a request
doc-rights-cabinet = Personal cabinet

## Breach

doc-breach-told = If your data have reached strangers, we tell you { $within }.
doc-breach-regulator = { $what }: { $within } ({ $article }).
doc-breach-authority = Notices the law demands:
doc-breach-contain = On learning of a breach we remove its cause and find out whose data, and which, it touched.

## Safeguards

doc-safeguards-intro = These measures protect the data:
doc-safeguard = { $name } ({ $article }).
doc-safeguard-own = { $text }.

## Children's data

doc-minors-under = We process the data of children under { $age } only with the consent of a parent or another lawful representative.
doc-minors-representative = A parent or another lawful representative may consent for a child.
doc-minors-refused = We do not keep children's data: on learning that data belong to a minor we destroy them.
doc-minors-law-alone = A person who has turned { $alone } consents alone ({ $article }).
doc-minors-law-together = From { $together } to { $alone } the consent of both the young person and the lawful representative is needed; for children under { $together } the representative consents.
doc-minors-law-below = For younger children the lawful representative consents.

## Changes

doc-changes-publication = A new edition takes effect on the day of its publication, unless it names a later day.
doc-changes-notice = A new edition takes effect for you once we have notified you of it.
doc-changes-consent-needed = A change applies to you only if you have agreed to it.
doc-changes-consent-not-needed = Your consent to a new edition is not needed. But data you entrusted to us by consent will not be used more widely than you allowed: something new needs a new consent.
doc-changes-notify = We tell you of changes { $channels }.
doc-notice-site = on the site
doc-notice-cabinet = in the personal cabinet
doc-notice-email = by e-mail
doc-changes-editions = Earlier editions stay available, each under its number.
doc-changes-editions-link = Earlier editions

## Contacts

doc-contacts-intro = For any question about your personal data, turn to us.

## The consent document: fields of 152-FZ art. 9(4) and 10.1, of 94-V art. 8

doc-consent-heading = Terms of the consent
doc-consent-opening = By ticking this consent you allow the processing of your personal data on the terms named below. You do so freely, of your own will and in your own interest.
doc-consent-person = Who consents
doc-consent-person-is = The person whose data are given in the form ({ $items }).
doc-consent-person-visitor = A visitor of the site, known by a record in the browser.
doc-consent-person-written = Surname, given name and patronymic, address, number of the main identity document, its date of issue and issuing body: filled in by the person who consents.
doc-consent-representative = Representative
doc-consent-representative-is = A lawful representative who consents gives his or her name and the document that proves the authority.
doc-consent-operator = Operator
doc-consent-operator-is = { $name }. Address: { $address }.
doc-consent-number = { $label }: { $number }.
doc-consent-resources = Where the data will be shown
doc-consent-purpose = Purpose
doc-consent-items = Data
doc-consent-bans = Your conditions and bans
doc-consent-operations = Operations and ways of processing
doc-consent-processors = Who processes the data on our order
doc-consent-processors-none = Nobody: for this purpose we entrust the processing to no one.
doc-consent-recipients = To whom else the data are given
doc-consent-third = Transfer to third parties
doc-consent-third-yes = The data are given to: { $recipients }.
doc-consent-third-no = The data are not given to third parties.
doc-consent-cross = Transfer abroad
doc-consent-cross-yes = The data are transferred abroad: { $countries }.
doc-consent-cross-no = The data are not transferred abroad.
doc-consent-public = Public sources
doc-consent-public-yes = The data are placed in public sources.
doc-consent-public-no = The data are not placed in public sources.
doc-consent-channels = How we reach you
doc-consent-term = Term of the consent
doc-consent-term-is = The consent lasts until you withdraw it or the term of keeping the data ends.
doc-consent-withdraw = How to withdraw
doc-consent-withdraw-is = At any time, free of charge and without giving reasons: { $channels }.
doc-consent-withdraw-plain = At any time, free of charge and without giving reasons.
doc-consent-withdraw-lawful = What was done before the withdrawal stays lawful.
doc-consent-refusal = If you do not agree
doc-consent-refusal-is = The consent is not obligatory: without it you miss only what it is about.
doc-consent-words = Further: { $text }

## Notice

doc-ack-heading = Notice
doc-ack-intro = { $operator } will process the data you give in order to do what you ask for. No consent is needed for this, so we do not ask for one.
doc-ack-caption = What for and how long
doc-ack-rights = You can see, correct, take with you and delete your data. How to do so is said in the policy.
doc-ack-not-consent = This is a notice, not a consent: a mark on it means only that you have seen it.
