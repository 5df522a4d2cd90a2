### Forms: labels and errors of fields.
form-required = Fill in this field.
form-too-long = { $count ->
    [one] No more than { $count } character.
   *[other] No more than { $count } characters.
}
form-email-invalid = Check the address: it needs an @ and the name of a site.
form-phone-invalid = Check the number: it needs the country code and all its digits.
form-date-invalid = Write day, month and year, for instance 22.11.2026.
form-number-check-digit = Check the number: one of its digits does not fit the check digit.
form-number-length = Check the number: it has too many or too few digits.
form-card-number = This looks like a card number. Please do not write it here: we do not keep it.
form-why = Why this is needed
form-sent = Sent.
form-errors = { $count ->
    [one] Check { $count } field.
   *[other] Check { $count } fields.
}
