### One's own: deleting what is needed; the password and the address to sign in by; checking one's data.
cabinet-delete-held = “{ $item }” cannot be deleted yet: a law obliges us to keep this value. Which one, and until which day, stands beside the value.
cabinet-delete-closes = The account does not work without the field “{ $item }”, so it is not deleted alone. You may correct it, or delete it together with the account: before you close that, we show what goes and what stays.
cabinet-delete-removes = The record “{ $form }” does not work without the field “{ $item }”, so it is not deleted alone. You may correct it, or delete it together with the record.
