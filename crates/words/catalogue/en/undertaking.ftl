### The undertaking of staff: text, page, commands.
doc-und-title-confidentiality = Undertaking of confidentiality
doc-und-title-medical-secrecy = Undertaking of medical secrecy
doc-und-heading = I undertake
doc-und-intro = I work with personal data for which the operator answers: { $operator }. Before I see them I give this undertaking.
doc-und-silence = Personal data that I learn at work I shall not tell or show to anybody but those who may see them by the operator's policy or by law.
doc-und-purpose = I open data only for the purpose I need them for. Each opening is written to the journal, and the person sees it in the cabinet.
doc-und-copies = I do not write out, photograph or pass on data unless my work under the operator's policy asks for it.
doc-und-password = I shall tell nobody my password, and shall not work under another's.
doc-und-medical = Medical secrecy covers the very fact of seeking help, the state of health and the diagnosis, and all that became known in examination and treatment.
doc-und-medical-silence = I shall disclose medical secrets to nobody without the patient's written consent, save where the law says so, and not after the patient's death either.
doc-und-tell = If somebody learnt data who may not see them, or I am asked to disclose them, I tell of it at once. Whom: { $officer }.
doc-und-tell-operator = If somebody learnt data who may not see them, or I am asked to disclose them, I tell the operator of it at once.
doc-und-lasts = The undertaking has no end: it binds me after my work with the data is over, too.
doc-und-law = This duty is set by law: { $articles }.

## The page
und-title = Undertaking of staff
und-lead = A role is active from the moment the undertaking is given. Before that nothing about people opens.
und-roles = These roles wait for the undertaking: { $roles }.
und-waits = Read and undertake
und-give = I undertake
und-given = Given
und-given-page = { $date }, on this page
und-given-paper = { $date }, on paper
und-hash = Hash of the text
und-none = The policy has no place for your roles any more. Ask whoever made your staff account.
und-held = Some of your roles wait for the undertaking: { $roles }.
und-held-link = Read and undertake
und-changed = The text changed while the page was open. Read it once more.
und-needed-title = The undertaking comes first
und-needed = What is known of people opens to a member of staff who has given the undertaking of confidentiality. Yours is not given yet, or its text has changed since.

## Commands
cli-staff-list-about = List the staff, their roles and undertakings
cli-arg-signed = The undertaking was signed on paper on this day (YYYY-MM-DD)
cli-staff-waits = The undertaking is not given yet: until then the roles are not active. The member of staff gives it after signing in; for paper the text is printed by zalog text --document { $document }.
cli-staff-signed = The undertaking on paper is recorded: { $date }.
cli-staff-none = There is no staff.
cli-staff-duty-confidentiality = confidentiality
cli-staff-duty-medical-secrecy = medical secrecy
cli-staff-duty-page = given { $date }
cli-staff-duty-paper = on paper { $date }
cli-staff-duty-none = not given
signed-later = The day of signing has not come yet.

## Editions
editions-title = Editions of the policy
editions-lead = Purposes, items and operations change by a new edition only: it is published by an administrator, or by the operator on the host. No page changes them; each edition is in the journal.
editions-author = Published by
editions-operator = the operator, on the host
author-unknown = Nobody of the staff has this login. Add him (zalog staff add … --role administrator), or leave --author out: then the edition is recorded as the operator's.
author-no-editor = Only the role "administrator" changes an edition, and only with its undertaking given. This member of staff does not have it: see zalog staff list.
