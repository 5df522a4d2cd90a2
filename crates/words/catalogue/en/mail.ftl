### Letters. A letter to staff holds no name and no number.
mail-greeting = Hello,
mail-why-you = You have got this letter because this address was given on { $site }.
mail-stop = Stop such letters
mail-code-subject = Code to sign in: { $code }
mail-new-case-subject = New case
