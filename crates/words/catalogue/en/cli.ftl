### Command line.
cli-no-findings = No findings.
cli-findings = { $count ->
    [one] { $count } finding
   *[other] { $count } findings
}
cli-left-to-fill = { $count ->
    [one] { $count } field left to fill in
   *[other] { $count } fields left to fill in
}
cli-done = Done.
cli-about = Zalog: a privacy policy that keeps itself
cli-arg-folder = Folder with the file policy.kdl
cli-arg-data = Folder for data and keys
cli-arg-lang = Language: ru or en
cli-arg-json = Answer for programs, as JSON
cli-check-about = Check the policy: errors, contradictions, conflicts with the law
cli-text-about = Print the text of the policy that people read
cli-arg-format = Form: html, md or txt
cli-arg-document = Document: policy, cookies, acknowledgement or consent/<purpose>
cli-show-about = Show the whole policy, with defaults and articles of law
cli-arg-full = With everything the language and the law packs added
cli-serve-about = Run the site's side: registration, cabinet, forms, consents
cli-arg-config = Settings file
cli-arg-listen = Address and port, for example 127.0.0.1:8080
cli-arg-store = In place of a file: address of a PostgreSQL database
cli-arg-host = Host name and site: NAME=SITE (may be repeated)
cli-arg-draft = Run a draft: fields may be left open in it
cli-demo-about = Show five complete sites on this computer; nothing is sent outside
cli-arg-port = Port
cli-arg-ports = A port of its own for each site
cli-arg-seed = A number that chooses the invented people and nothing else
cli-arg-keep = Folder in which the data stay
cli-journal-about = Journal: verification
cli-verify-about = Walk the journal from beginning to end and find any change
cli-arg-checkpoint = File with a checkpoint you kept earlier
cli-key-about = Keys: rotation
cli-rotate-about = Turn a key; a rotation that was stopped goes on with the same command
cli-arg-root = Root key: a new key file beside the old one
cli-arg-operator = Operator key: everything under it is wrapped anew
cli-doctor-about = Look over the installation and say what to mend
cli-staff-about = Staff: adding
cli-staff-add-about = Add a member of staff; the password is read from standard input
cli-arg-login = Work address, used to sign in
cli-arg-role = Role of the policy (may be repeated)
cli-no-policy = No folder with a policy: { $folder }
cli-holes-bar = Fields are left open in the policy ({ $count }). Fill them in for a public site, or add --draft to try it out.
cli-serving = Serving: { $address }
cli-stopped = Stopped.
cli-journal-sound = The journal is sound: { $count } entries, root { $root }.
cli-journal-against = Held against the checkpoint at { $count }.
cli-journal-no-checkpoint = There is no checkpoint: a cut tail cannot be found this way.
cli-journal-broken = The journal is damaged:
cli-rotated = Done. Keys wrapped anew: { $count }.
cli-root-rotated = Done. The root key is changed; the old one is in the file { $file }: put it in a safe or destroy it.
cli-staff-added = Added: { $login }.
cli-demo-title = Zalog shows five sites. Nothing is sent outside, all people are invented.
cli-demo-site = Site
cli-demo-people = Visitors: sign-in name and password
cli-demo-staff = Staff
cli-demo-mail = Letters: { $url }
cli-demo-data = Data: { $folder }
cli-demo-stop = Stop: Ctrl+C
cli-doctor-fine = fine
cli-doctor-not = look at this
doctor-store = Database
doctor-edition = Edition of the policy
doctor-holes = Fields left open
doctor-journal = Entries in the journal
doctor-journal-behind = Journal behind, seconds
doctor-checkpoint = Checkpoint at entry
doctor-jobs-failed = Failed jobs
doctor-buckets-late = Waiting registrations past their end
doctor-limits = Limits
cli-error = Error: { $what }
cli-arg-fix = Make every change that needs no person
cli-fixed = Mended: { $file }.
cli-root-elsewhere = The root key does not come from a file: change it where it is kept.
cli-arg-help = Show this help
cli-usage = Usage
cli-options = Options
cli-commands = Commands
cli-arg-version = Show the version number
cli-arguments = Arguments
