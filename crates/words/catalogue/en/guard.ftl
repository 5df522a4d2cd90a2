# What is not received: sentences of the document, errors of fields, lines of a plan.
doc-not-received-intro = We neither ask for nor take:
doc-not-received-cards = numbers of bank cards and their codes;
doc-not-received-bank-accounts = numbers of bank accounts;
doc-not-received-passports = numbers of passports and identity cards;
doc-not-received-identity-numbers = numbers that the state gives a person: SNILS, INN, IIN;
doc-not-received-document-copies = copies of documents.
doc-not-received-refused = If such a thing stands in a text that you write yourself, the form asks you to leave it out and keeps nothing.
doc-not-received-files = The site takes no files.
field-bank-account = This looks like the number of a bank account. Please leave it out: we do not take such data.
field-passport = This looks like the number of a passport or an identity card. Please leave it out: we do not take such data.
field-identity-number = This looks like a SNILS, INN or IIN. Please leave this number out: we do not take such data.
plan-part-not-received = what is not received
act-reason-not-received = a text held what is not received
copy-kind-not-received-purged = what is not received was taken out of a text
doc-not-received-unasked = A field that the form does not have is thrown away at once. If such data got into texts before, the program finds them and takes them out by itself; the journal keeps only how many such places there were.
