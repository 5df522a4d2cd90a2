### One's own: deleting what is needed; the password and the address to sign in by; checking one's data.
cabinet-delete-held = “{ $item }” cannot be deleted yet: a law obliges us to keep this value. Which one, and until which day, stands beside the value.
cabinet-delete-closes = The account does not work without the field “{ $item }”, so it is not deleted alone. You may correct it, or delete it together with the account: before you close that, we show what goes and what stays.
cabinet-delete-removes = The record “{ $form }” does not work without the field “{ $item }”, so it is not deleted alone. You may correct it, or delete it together with the record.
own-password-title = Change the password
own-password-lead = This sign-in stays, all others end. A letter to your address tells of the change.
own-password-now = Present password
own-password-new = New password
own-password-done = The password is changed. All other sign-ins have ended.
own-address-title = Change the address you sign in by
own-address-lead = A letter with a link goes to the new address, a notice to the present one. Until you open the link and press the button nothing changes.
own-address-new = New address
own-address-button = Send the letter
own-address-waits = A new address waits to be confirmed until { $date }. Asking again cancels that.
own-address-asked = A letter is on its way to the new address. Open the link in it and press the button; until then all stays as it is.
own-address-confirm-title = New address to sign in by
own-address-confirm = Press the button if this is your address and you asked for the change: you will sign in by it. We destroy the old address at once. If it was not you, just close this page.
own-address-confirm-button = Sign in by this address
own-address-done-title = The address is changed
own-address-done = From now on you sign in by the new address. The old one is destroyed.
own-address-gone = The link was used already, or its time is over, or the address is taken. You may ask for another letter in the account.
own-check-title = Look your data through
own-check-text = Since { $date } you have not confirmed that the data of the account are right. Look at them below: correct what is out of date, complete what is missing. If all is right, press the button.
own-check-button = All is right
own-check-done = Noted: the data are right.
address-same = You sign in by this address already.
mail-password-subject = Password changed: { $operator }
mail-password-text =
    Hello,

    The password of your account with { $operator } was changed, and other
    sign-ins have ended. If that was you, there is nothing to do.

    If it was not, set a new password right now:

    { $link }
mail-address-subject = New address to sign in by: { $operator }
mail-address-text =
    Hello,

    This address was given as the new address to sign in to an account
    with { $operator }. If that was you, open the link and press the button:

    { $link }

    The link works until { $until }. If it was not you, there is nothing
    to do: the address we were given goes by itself.
mail-address-present-subject = A change of your sign-in address was asked for: { $operator }
mail-address-present-text =
    Hello,

    Somebody who knows the password of your account with { $operator }
    asks to change the address you sign in by. Until { $until } it can be
    confirmed from a letter to the new address. Before that nothing changes.

    If that is you, there is nothing to do. If it is not, set a new
    password right now:

    { $link }
mail-address-known-subject = You have an account already: { $operator }
mail-address-known-text =
    Hello,

    This address was given as the new address to sign in to another
    account with { $operator }. There is an account with this address
    already, so nothing has changed. You can sign in to it here:

    { $link }

    If it was not you, there is nothing to do.
copy-kind-address-asked = another sign-in address asked for
copy-kind-data-checked = data confirmed to be right
form-other-whose = Whose data are these
form-other-own = Mine
form-other-child = My child’s or ward’s; I am the lawful representative
form-other-relative = A relative’s, or those of somebody close to me
form-other-employee = Those of one who works for the organisation I act for
form-other-other = Another person’s, who asked me to
other-person-undeclared = Data of another person can be given only if you confirm this.
other-person-whose = You confirmed the declaration about another person. Choose whose data these are, or take the mark away.
doc-ack-other-heading = Data of another person
doc-ack-other-intro = Whoever gives data of another person confirms in these words.
doc-ack-other-person = The person whose data I give knows who will process them, what for and how, understands this and agrees; I have the right to give them and answer for it.
cabinet-other = These are data of another person: { $whose }. On { $date } you declared that this person knows how they are processed and agrees. Fingerprint of the text: { $hash }.
cabinet-other-text = Text of the declaration
cabinet-other-child = your child or ward
cabinet-other-relative = your relative, or somebody close to you
cabinet-other-employee = one who works for the organisation you act for
cabinet-other-other = a person who asked you to
copy-kind-other-person-declared = declared that these are data of another person
