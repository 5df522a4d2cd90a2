### Fields that only organisations fill in.
field-organisations-only = This field is for organisations only. Tick that you act for one, or leave it empty.
