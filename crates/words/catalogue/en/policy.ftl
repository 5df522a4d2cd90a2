### Words from which the text of a policy is printed.
policy-title = Personal data processing policy
policy-contents = Contents
policy-section-general = General provisions
policy-section-purposes = Purposes
policy-section-grounds = Legal bases
policy-section-data = Which data and whose
policy-section-how = Order and conditions of processing
policy-section-rights = Rights and requests
policy-section-cookies = Cookies and counters
policy-section-contacts = Contacts
