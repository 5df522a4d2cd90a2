### Forms: labels, hints and errors. The program itself names the keys field-, password-, token-, consent- and refusal-.
form-why = Why this is needed
form-choose = Choose
form-consents = Consents
form-consents-free = The boxes are empty: you tick them. Without the optional ones the form is sent just the same.
form-consent-label = I consent:
form-consent-document = Text of the consent
form-consent-needed = (without it we cannot do what you ask for)
form-legal-person = For organisations
form-legal-person-box = I act for an organisation
form-payment = No card number is needed here: it is typed on the bank's page and never reaches us.
form-notice = How we shall process your data
form-policy = The whole policy
form-hint-social = Network and name in it, for instance: VK, proba
form-hint-order = What and how many
form-hint-moment = Staff will confirm the hour
form-hint-text = Please write no numbers of documents or cards
form-hint-inn = 10 or 12 digits
form-hint-kpp = 9 characters
form-country = { $code ->
    [RU] Russia
    [KZ] Kazakhstan
    [BY] Belarus
    [KG] Kyrgyzstan
    [AM] Armenia
    [UZ] Uzbekistan
    [TJ] Tajikistan
    [AZ] Azerbaijan
    [GE] Georgia
    [MD] Moldova
    [TM] Turkmenistan
    [MN] Mongolia
    [DE] Germany
    [FR] France
    [IT] Italy
    [ES] Spain
    [PL] Poland
    [CZ] Czechia
    [LV] Latvia
    [LT] Lithuania
    [EE] Estonia
    [FI] Finland
    [IL] Israel
    [TR] Turkey
    [AE] United Arab Emirates
    [CN] China
   *[other] { $code }
}

## After sending
form-sent = Sent
form-sent-text = The form “{ $form }” is taken. Keep the number: your case is easily found by it.
form-case-number = Number of the case
form-see-cabinet = See in your account what is kept

## Errors of a form
form-error-title = Error: { $title }
form-errors = { $count ->
    [one] Check { $count } field
   *[other] Check { $count } fields
}
form-not-sent = Not sent
form-too-large = The form has too many fields. Refresh the page and try again.
form-trap = A field is filled that no person sees. If you are no robot, send the form from here.
token-quick = Nobody fills in a form that fast. Send it again.
token-old = The page was opened too long ago. Check that all is right and send it again.
token-wrong = The page is out of date. Check that all is right and send it again.
sign-in-refused = The address or the password does not fit.
case-move = The case is already in another state. Refresh the page.
role-undeclared = The policy has no such role.
login-taken = There is such a login already.

## Errors of fields
field-wrong = Check this field.
field-missing = Fill in this field.
field-too-long = { $count ->
    [one] Too long: no more than { $count } character.
   *[other] Too long: no more than { $count } characters.
}
field-email = Check the address: it needs an @ and the name of a site, for instance proba@example.org.
field-phone = Check the number: it needs the country code and all its digits, for instance +7 999 000-00-00.
field-date = Give day, month and year, for instance 22.11.2026.
field-country = Choose a country of the list.
field-choice = Choose one of the options.
field-inn = Check the INN: 10 or 12 digits, of which the last fit the others.
field-kpp = Check the KPP: it has 9 characters.
field-ogrn = Check the OGRN: 13 or 15 digits, of which the last fits the others.
field-bin = Check the BIN or IIN: 12 digits, of which the last fits the others.
field-card = This looks like a card number. Please do not write it here: we do not keep it.
field-characters = The text has characters that cannot be seen. Type it anew.
field-not-asked = This field is not filled in by hand.
password-short = { $count ->
    [one] Too short: it needs at least { $count } character.
   *[other] Too short: it needs at least { $count } characters.
}
password-long = { $count ->
    [one] Too long: no more than { $count } character.
   *[other] Too long: no more than { $count } characters.
}
password-common = This password is guessed first. Choose another.
password-wrong = The password does not fit. Enter it again.
consent-missing = Without this consent we cannot do what you ask for.
consent-outdated = The text of the consent has changed. Read the new one and tick the box again.
value-required = The form does not work without this value: it can be corrected, not deleted.
value-held-by-law = A law holds this value: it cannot be deleted yet.
sign-in-address = This is the address you sign in by. It is changed on the page “Change the address you sign in by”: that takes the present password and a letter to the new address.
no-ground = There is no ground for this value at present: we may not take it.

## Why a value is not opened
refusal-undeclared = the policy has no such purpose
refusal-not-used = not needed for this purpose
refusal-not-allowed = your role does not see it
refusal-no-ground = there is no ground for it any more
refusal-suspended = blocked while a check lasts
refusal-winding-down = the purpose has ended, the data await destruction
