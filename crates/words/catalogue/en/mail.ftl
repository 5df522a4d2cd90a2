### Letters. A letter to staff has no name, number or address of the person who wrote.
mail-confirm-subject = Confirm your address: { $operator }
mail-confirm-text =
    Hello!

    This address was given when registering on the site of { $operator }.
    To complete the registration, open this link:

    { $link }

    The link works until { $until }. If it was not you, there is nothing
    to do: we keep nothing, and what was typed in is gone within a day.
mail-known-subject = You have an account already: { $operator }
mail-known-text =
    Hello!

    This address was given when registering on the site of { $operator },
    but there is an account with this address already. You can sign in or
    set a new password here:

    { $link }

    If it was not you, there is nothing to do: nothing in your account has
    changed.
mail-recover-subject = A new password: { $operator }
mail-recover-text =
    Hello!

    To set a new password for your account on the site of { $operator },
    open this link:

    { $link }

    The link works for two hours. If you did not ask for a new password,
    there is nothing to do: the old one still works.
mail-unknown-subject = There is no account with this address: { $operator }
mail-unknown-text =
    Hello!

    Somebody asked for a new password for this address on the site of
    { $operator }, but we have no account with this address. If you need
    one, you can register here:

    { $link }

    If it was not you, there is nothing to do.
mail-case-subject = New case { $number }
mail-case-text =
    A new case has come in: { $number }.

    Open it in the queue:
    { $link }

    { $operator }
mail-prove-subject = Confirm your address: { $operator }
mail-prove-text =
    Hello,

    this address stands in a case on the site of { $operator }. Somebody
    who has the link to that case asks us to confirm that the address is
    theirs. If that is you, open the link and press the button:

    { $link }

    The link works until { $until }. If you sent nothing, you need do
    nothing: the address stays unconfirmed.
