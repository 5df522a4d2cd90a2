### Records: the notice to the regulator, the register of processing, the list of data, fields of consents and cookies.

## Common

rec-by-hand-filing = to be written in when filing
rec-by-hand-signing = to be written in when signing
rec-labelled = { $label }: { $text }.
rec-category-general = general
rec-category-special = special
rec-category-biometric = biometric
rec-items-of-category = { $category }: { $items }.
rec-ways = Mixed processing, by programs and by hand; data travel over the internet.
rec-operations = { $operations }.
rec-encryption = Encryption tools
rec-encryption-none = none used
rec-level = protection level { $level }
rec-officer-name = Full name
rec-officer-none = Not named in the policy
rec-officer-post = Post
rec-officer-address = Postal address
rec-store-place = Country: { $country }. Address: { $address }.
rec-store-hosting = Whose machine: { $hosting }.
rec-store-kept = Kept by: { $keeper }.
rec-store-line = { $name } ({ $country }).
rec-abroad-no = Data do not go abroad.
rec-abroad-yes = Data go abroad: { $countries }.
rec-abroad-unknown = { $recipient }, country: { $country }.
rec-role-processor = processor
rec-role-controller = controller of its own
rec-role-authority = public authority
rec-recipient = { $name } ({ $role }).

## The notice to the regulator

rec-notice-title = Notice of the intention to process personal data
rec-notice-title-change = Notice of changed particulars of the processing of personal data
rec-notice-title-end = Notice of the end of the processing of personal data
rec-notice-about = Where and when it is filed
rec-notice-to = To: { $regulator }. List of particulars: { $article }. The particulars are those of edition { $edition } of the operator's policy.
rec-notice-before = The notice is filed before processing begins ({ $article }).
rec-notice-by-day = The notice is filed by day { $day } of the month after the month of the change ({ $article }).
rec-notice-within = The notice is filed { $within } of the day processing ended ({ $article }).
rec-notice-filing = The program sends nothing by itself: the operator checks the particulars, writes in what is missing and files the notice in its own name.
rec-notice-none = This law prescribes no notice of processing that could be filled in here.
rec-notice-unread = There is also a rule whose text is still to be checked: { $name } ({ $article }).
rec-notice-instead-list = Instead of a notice the operator keeps a list of necessary and sufficient data ({ $article }).
rec-notice-instead-register = Instead of a notice the operator keeps a register of processing ({ $article }).
rec-notice-purposes = The particulars are given for each purpose by itself.
rec-notice-ends = Processing for each purpose ends when its term is over.
rec-notice-ends-caption = Terms and conditions of the end

## Sections

rec-field-operator = Operator
rec-field-number = Number of the entry in the register of operators
rec-field-reason = What changed and why
rec-field-date = Date of the change
rec-field-end-reason = Ground of the end of processing
rec-field-end-date = Date of the end of processing
rec-field-purposes = Purposes of processing
rec-field-measures = Measures taken to protect the data
rec-field-responsible = Person responsible for processing
rec-field-start = Date on which processing begins
rec-field-end = Term or condition of the end of processing
rec-field-abroad = Transfer abroad
rec-field-database = Where the databases are
rec-field-security = Particulars of security
rec-field-signature = Signature
rec-field-other = Other
rec-signature-date = Date
rec-signature-who = Post and name of the signatory
rec-signature = Signature

## The register of processing

rec-register-title = Register of processing of personal data
rec-register-about = About the register
rec-register-intro = One purpose, one entry. The entries are taken from the operator's policy and change only with it.
rec-register-article = List of particulars: { $article }.
rec-register-edition = Edition of the policy: { $edition }.
rec-register-purposes = Each purpose is described by itself below.
rec-column-number = No.
rec-column-purpose = Purpose
rec-column-class = Kind of purpose
rec-column-items = Categories and list of data
rec-column-item = Data
rec-column-category = Category
rec-column-subjects = Categories of subjects
rec-column-source = Source of the data
rec-column-basis = Legal basis
rec-column-document = Basis document
rec-column-operations = Operations
rec-column-ways = Ways of processing
rec-column-seen = Who has access
rec-column-recipients = Recipients and processors
rec-column-abroad = Transfer abroad
rec-column-stores = Where the data are kept
rec-column-term = Term
rec-column-destruction = Destruction
rec-column-operator = Operator
rec-column-contacts = The operator's contacts
rec-column-responsible = Person responsible
rec-column-measures = Measures of protection
rec-column-allow = Distribution
rec-column-bans = Conditions and bans
rec-class-service = A service or a person's request.
rec-class-marketing = Marketing.
rec-class-statistics = Statistics.
rec-class-distribution = Distribution.
rec-class-engine = The working of the site itself and compliance with the law.
rec-source-provided = Given by the person.
rec-source-cookie = Kept in a cookie.
rec-source-observed = Sent by the browser.
rec-source-third-party = Told by others.
rec-source-staff = Written down by the operator's staff.
rec-seen-nobody = None of the staff: only the program processes the data.
rec-recipients-none = There are no recipients.

## The list of necessary and sufficient data

rec-list-title = List of personal data necessary and sufficient for the tasks
rec-list-heading = List
rec-list-intro = The list is required by law ({ $article }).
rec-list-caption = Data, purposes and basis documents

## Fields of consents

rec-consent-person-distribution = Full name: given by the person who consents.
rec-consent-contact = Contact
rec-consent-contact-is = Phone, e-mail address or postal address: given by the person who consents.
rec-consent-representative-written = If a representative consents: full name, address, number of the main identity document, its date of issue and issuing body, and particulars of the power of attorney or other proof of authority. Filled in by the representative.
rec-consent-opening-distribution = By giving this consent you permit us to open the personal data named below to an unlimited circle of persons, on the conditions you choose. You do so freely, of your own will and in your own interest.
rec-consent-items-choice = { $items }. Permission is given for each of them by itself, in the table below.
rec-consent-bans-is = For any of these data you may forbid us to pass them to an unlimited circle of persons, forbid those persons to process them (other than by having access), or name conditions of your own. We may not refuse you that.
rec-consent-conditions = Conditions of passing on
rec-consent-conditions-is = At your wish: only over our internal network and only to certain staff; over information and telecommunication networks; without passing on the data received.
rec-consent-choice = Your choice for each kind of data
rec-consent-choice-allow = I permit / I do not permit (mark which).
rec-consent-choice-bans = At your wish: bans and conditions.
rec-consent-silence = Silence and inaction are not consent. If the consent does not show that you permitted distribution, we process the data without the right to distribute them. If it names no conditions and bans, we process the data without passing them to an unlimited circle of persons.
rec-consent-publish = The conditions and bans you set are published { $within } of receiving the consent ({ $article }).
rec-consent-stop = We end distribution { $within } on your demand that gives your full name, a contact and the list of data ({ $article }).
rec-consent-processor = { $name }, address: { $address }.
rec-consent-processor-named = { $name }.
rec-consent-automated = Decisions without a human
rec-consent-automated-none = This purpose provides for no decisions made by a program alone.
rec-consent-rights = Your rights
rec-consent-signature-is = By the person who consents: by hand or with an electronic signature, dated.

## Cookies

rec-cookies-caption = Cookies and outside scripts
rec-cookie-name = Name
rec-cookie-who = Who sets it
rec-cookie-purpose = What for
rec-cookie-category = Kind
rec-cookie-lifetime = How long it is kept
rec-cookie-country = Where the data are processed
rec-cookie-own = We, { $operator }
rec-cookie-outside = { $title } ({ $hosts })
rec-cookie-terms = { $title }, terms: { $terms }
rec-cookie-category-necessary = Necessary
rec-cookie-category-service = For the service
rec-cookie-category-statistics = Statistics
rec-cookie-category-marketing = Marketing

## The command line

cli-text-bom = for csv: a byte order mark at the beginning, by which spreadsheets know UTF-8
cli-text-unknown = There is no such document: { $name }. For the list: --document list.
cli-text-csv-register = Only the register of processing is printed as csv: --document ropa.

## The voice of documents the person does not read: the subject instead of "you". Key: office- and the message replaced.

office-doc-basis-consent = Consent of the data subject
office-doc-basis-contract = Contract with the subject or steps before it
office-doc-basis-contract-document = Contract with the subject or steps before it: { $document }
office-doc-basis-law = By law: { $act }
office-doc-basis-vital = Protection of the subject's life or health
office-doc-keep-until = Data are kept { $until }.
office-doc-keep-after = Data are kept for { $span } { $from }.
office-doc-keep-ask-again = Before this term ends the consent is asked for again.
office-doc-destroy-purpose = When the term is over, the data are destroyed { $within } ({ $article }).
office-doc-destroy-withdrawal = When consent is withdrawn, processing stops { $stop } and the data are destroyed { $within } ({ $article }), unless there is another lawful ground to keep them.
office-doc-event-answered-until = until the enquiry is answered
office-doc-event-answered-from = after the enquiry is answered
office-doc-event-service-ended-until = until the end of the last service the subject asked for
office-doc-event-service-ended-from = after the end of the last service the subject asked for
office-doc-event-request-answered-until = until the subject's request is answered
office-doc-event-request-answered-from = after the subject's request is answered

## The staff page

rec-page-title = Records
rec-page-lead = The notices to the regulator, the register of processing and the lists follow the edition in force. They hold no personal data; what is missing is marked.
