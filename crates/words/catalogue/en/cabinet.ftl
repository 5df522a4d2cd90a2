### The personal cabinet.
cabinet-title = My data
cabinet-consents = Consents
cabinet-requests = Requests
cabinet-journal = Who has looked at my data
cabinet-why-kept = Why we keep it
cabinet-kept-until = Kept until { $date }
cabinet-withdraw = Withdraw consent
cabinet-close-account = Close the account
cabinet-receipt = Receipt
