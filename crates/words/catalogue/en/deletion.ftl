### Deletion of data by staff: with a reason of the list, an entry in the journal and a letter to the person.
deletion-link = Delete the data of this case
deletion-title = Delete the data of the case
deletion-lead = Below stands what goes at once and what stays, why and until which day. What is deleted cannot be brought back. The reason, your role and the time stay in the journal.
deletion-told = The person gets a letter: what was deleted, for what reason, and what stays.
deletion-untold = There is no e-mail address of this person, so no letter goes out. Tell them of the deletion yourself: after the press you will not have their data any more.
deletion-because-label = Reason
deletion-because-mistake = the data came to us by mistake
deletion-because-asked = the person asked for it outside the site
deletion-because-not-needed = the data are not needed any more
deletion-because-unlawful = the data were received unlawfully
deletion-because-none = Choose a reason from the list: without one nothing is deleted.
deletion-blocked = The data are blocked while they are being checked. Until that ends nothing is deleted.
deletion-nothing = There is nothing to delete: what is left is held by a law or by a case in work.
staff-step-deleted = The data were deleted
act-reason-by-staff = staff deleted the data for a recorded reason
copy-kind-staff-deleted = staff deleted data
mail-deleted-subject = We are deleting the data of case { $number }: { $operator }
mail-deleted-text =
    Hello!

    We are deleting your data of case { $number } at { $operator }.

    Reason: { $because }.

    What goes:
    { $goes }

    What stays:
    { $stays }

    How far the deletion is, and the number of its act:
    { $link }
mail-deleted-held-until = { $item }: { $purpose }, until { $until }
mail-deleted-held = { $item }: { $purpose }
mail-deleted-held-none = nothing
