### A new edition of the policy: the strip on pages, the letter, the cabinet.
notice-strip-waiting = A new edition of the policy, no. { $number }, comes into force on { $date }.
notice-strip-in-force = A new edition of the policy, no. { $number }, has been in force since { $date }.
notice-strip-link = What changes
notice-strip-label = Change of the policy

notice-title = A new edition of the policy, no. { $number }
notice-from-waiting = In force from { $date }, published { $published }.
notice-from-in-force = In force since { $date }, published { $published }.
notice-reason = Why: { $reason }
notice-what-editorial = No rule changes: only the wording does.
notice-what-narrower = Fewer data or recipients, shorter keeping, or a firmer promise.
notice-what-substantial = The rules for handling data change.
notice-what-new-consent = The rules change; for what earlier consents do not cover we shall ask for a new consent separately.
notice-change = { $of }: { $change }
notice-changes-more = { $count ->
    [one] And { $count } more change
   *[other] And { $count } more changes
}
notice-changes-link = Read what changes
notice-accept = I agree to the new edition
notice-refuse = I do not agree to the new edition
notice-no-answer = You need not answer. If, knowing of this edition, you send us another form from your cabinet, that means that you agree to it. Signing in, looking, taking a copy, correcting, withdrawing and closing the cabinet do not mean that.
notice-answer-needed = Until you agree, the edition before it holds for you.
notice-consents-apart = The consents you gave are not widened by the new edition.
notice-accepted = Noted: you agree to the new edition.
notice-refused-line = You did not agree on { $date }.
notice-refused-link = What you can do

notice-refused-title = You do not agree to the new edition
notice-refused-recorded = Your answer was noted on { $date }. You can change it.
notice-refused-waiting = Until { $date } everything stays as it was for you: you need do nothing before that day.
notice-refused-in-force = The new edition has been in force since { $date } for everybody who stays. The consents you gave are not widened by it.
notice-refused-not-bound = Without your agreement the new edition does not hold for you: while you are with us we keep to the one before it.
notice-refused-leave = You can take a copy of your data and close the cabinet. Neither costs anything.
notice-refused-leave-link = You can take a copy of your data and take your form back. Neither costs anything.
notice-refused-copy = Take a copy of my data
notice-refused-close = Close the cabinet
notice-refused-remove = Take the form back
notice-refused-stay = Stay
notice-refused-accept = Agree after all

notice-again-list = A new consent is needed
notice-again-list-lead = The new edition asks for more than you allowed. Each consent is asked by itself; without an answer everything stays as you allowed it.
notice-again-title = A new consent
notice-again-lead = You gave your consent on { $date }. The new edition asks for more, which that consent does not cover.
notice-again-no = If you do not agree, the earlier consent stays as you gave it. If you agree, the new consent takes the place of the earlier one. You can withdraw either on any day.
notice-again-old = The earlier consent, as you gave it
notice-again-other = What is different
notice-again-other-none = The words of the consent are the same: the rules it points to have changed.
notice-again-clause-added = Added
notice-again-clause-removed = Removed
notice-again-clause-changed = Changed
notice-again-whole = The whole new text
notice-again-give = I give the new consent
notice-again-refuse = I do not give the new consent
notice-again-refused = The consent was not recorded
notice-again-kept = Noted: the consent stays as you gave it.

notice-mail-subject = A new edition of the policy: { $operator }
notice-mail-text =
    Hello!

    We have published a new edition of our policy on personal data:
    { $operator }, edition { $number }.

    In force from { $date }.

    { $what }

    Read it and compare it with the one before:

    { $changes }

    If you do not agree, say so in your cabinet. There you can also take a
    copy of your data and close the cabinet:

    { $cabinet }

    The consents you gave are not widened by the new edition: for anything
    new we shall ask separately. If you stay and do not answer, the new
    edition will hold for you too.
notice-mail-text-needed =
    Hello!

    We have published a new edition of our policy on personal data:
    { $operator }, edition { $number }.

    In force from { $date }.

    { $what }

    Read it and compare it with the one before:

    { $changes }

    It will hold for you only if you agree. You can answer in your cabinet.
    There you can also take a copy of your data and close the cabinet:

    { $cabinet }

    The consents you gave are not widened by the new edition: for anything
    new we shall ask separately.

doctor-notices-failed = Notices of the new edition that did not arrive by mail
doctor-notices-waiting = Notices of the new edition not yet shown or sent
