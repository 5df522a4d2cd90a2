### Registration, sign-in, new password.
account-sign-in = Sign in
account-register = Register
account-email = E-mail
account-phone = Phone
account-password = Password
account-password-hint = { $count ->
    [one] At least { $count } character. A phrase of several words will do.
   *[other] At least { $count } characters. A phrase of several words will do.
}

## Registration
account-register-lead = We will send a letter with a link. Until you open it and confirm the address there is no account, and what you type here is gone after a day.
account-no-mailings = Send me no mailings of any kind
account-have = I have an account
account-sent-title = Check your mail
account-sent = We have sent a letter with a link. It works for { $span }.
account-sent-nothing = If there is no letter, look into the spam folder and check that the address is right.
account-confirm-title = Confirm the address
account-confirm = One press is left: it makes the account and confirms that this address is yours.
account-confirm-button = Confirm and sign in
account-gone-title = The link works no longer
account-gone = It has been used, or more than a day has passed. If the account was made, just sign in; if not, register again.
account-register-again = Register again

## Sign-in
account-remember = Remember me in this browser for 30 days
account-forgot = Forgot the password?
account-have-none = Open an account
account-cookie = To sign you in the browser will keep one cookie. Without the mark above it goes when you close the browser. If cookies are forbidden you cannot sign in, but all other pages work.
account-cookie-plain = This address is not encrypted (http): that happens only in a demo or while a site is set up. On a real site one signs in over https only.
account-password-changed = The password is changed. Sign in with the new one: you have been signed out of all browsers.

## New password
account-recover = New password
account-recover-lead = Give the address you registered with. We will send a link to it.
account-recover-button = Send the link
account-recover-sent = A letter has gone to this address. Its link works for { $span }.
account-recover-gone = It has been used, or its time is over.
account-recover-again = Ask for a new link
account-new-password = Choose a new password
account-new-password-lead = After that you will be signed out of all browsers.
