### Registration and sign-in.
account-sign-in = Sign in
account-register = Register
account-email = E-mail
account-phone = Phone
account-password = Password
account-code = Code from the letter
account-forgot = Forgot the password?
account-code-sent = We have sent a code to { $address }. It is valid for { $span }.
account-wrong = The address or the password does not fit.
