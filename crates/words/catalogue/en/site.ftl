### The site's open pages: menu, footer, first page, texts, banner.
site-skip-to-content = Skip to content
site-menu = Menu
site-language = Language
site-policy = Personal data
site-cookies = Cookie terms
site-versions = Editions
site-requests = Requests
site-home = Home

## First page
site-lead = Here you can do what is listed below. Each form says what it needs your data for and when they will be gone.
site-make-cabinet = Open an account
site-forms = What you can do
site-card-asks = What we ask
site-card-open = Open the form
site-card-sign-in = You will need to sign in
site-promise = What we do with your data
site-promise-text = Exactly what the policy says: this site runs on it. What is not in the policy, the site will not take, open or keep.
site-figure-purposes = { $count ->
    [one] purpose that data are needed for
   *[other] purposes that data are needed for
}
site-figure-consents = { $count ->
    [one] of them with your consent only
   *[other] of them with your consent only
}
site-figure-recipients = { $count ->
    [0] recipients: the data stay with us
    [one] recipient who is given something
   *[other] recipients who are given something
}
site-read-policy = Read the policy
site-siblings = Our other sites

## Texts
site-edition = Edition { $number }, in force from { $date }
site-edition-name = Edition { $number }
site-in-force = in force
site-not-in-force = not in force
site-published = Published
site-hash = Hash of the text (SHA-256)
site-contents = Contents
site-print = For printing
site-plain-text = Plain text
site-versions-lead = No edition is ever changed or lost: earlier ones stay here as they were.
site-requests-lead = You may ask at any time and free of charge what we know of you, and have it corrected, stopped or deleted.
site-requests-cabinet = See your data and withdraw a consent in your account
site-requests-rights = Your rights and our terms

## Banner
site-banner-title = What may be counted about your visit
site-banner-text = What is necessary always works. The rest is switched on only if you allow it.
site-banner-accept = Allow all
site-banner-refuse = Necessary only
site-banner-choose = Choose

## Demo
site-demo = Zalog demo
site-demo-lead = Five operators, each with a policy of its own. People and letters here are invented: register with any address, letters go nowhere but into the box.
site-demo-outbox = Box of letters
site-demo-staff = The staff's place of work
site-demo-staff-member = Staff
site-demo-person = Visitor
site-outbox-lead = Letters that would have gone out.
site-outbox-none = There are no letters yet.
