### Another edition: publish it, withdraw it, what it means for people.

cli-apply-about = Publish another edition: show the plan, store its texts, set from when it holds
cli-arg-plan-data = Data folder of a running operator: compare with what is in force, and count
cli-arg-apply-reason = Why there is another edition, if the declaration does not say; the reason of a withdrawal
cli-arg-apply-author = Login of a member of staff whose role is administrator; without it the edition is recorded as the operator's
cli-arg-apply-effective = From which day it holds (YYYY-MM-DD), if the declaration does not say
cli-arg-apply-dry-run = Only show it, write nothing
cli-arg-apply-yes = Do not ask
cli-arg-apply-withdraw = Withdraw the edition of this number, which has not come into force

apply-people = People in the store: { $count }
apply-grounds = Grounds that end on { $date }: { $count }
apply-consents = Consents to be asked again: { $count }
apply-values = Values that nothing holds from { $date } on, which will be destroyed: { $count }
apply-notices = Accounts that will be told: { $count }
apply-nobody = There is no operator in the folder { $folder }. Start it first: zalog serve FOLDER --data { $folder }
apply-number-taken = Edition { $last } is published already. Give the declaration the next number: edition { $next }.
apply-known = This edition is published already: there is nothing to do.
apply-no-such = There is no edition of that number.
apply-ask = Publish it? [yes/no]
apply-not = Nothing was published.
apply-in-force = Edition { $number } is published and in force from { $date }.
apply-waits = Edition { $number } is published and comes into force on { $date }.
apply-withdrawn = Edition { $number } is withdrawn. Its text stays in the list of editions, with the reason.

edition-names-another-day = The declaration names another day. Put the declaration right or leave out --effective.
edition-another-waits = An edition that comes into force later than this one is published already. Withdraw it (zalog apply --withdraw NUMBER --reason …) or name a later day.
edition-holds-already = Only an edition that has not come into force can be withdrawn.

serve-other = The declaration in the folder is not the one in force. The site works by edition { $number } from the store. What would change: zalog plan FOLDER --data …; to publish it: zalog apply FOLDER --data …
serve-waits = The declaration in the folder is published and comes into force on { $date }. Until that day the site works by edition { $number }.
serve-drift = This version of the program prints another text than the one published (edition { $number }): page and program might not say the same. Publish the declaration again: zalog apply FOLDER --data …

doctor-edition-behind = People whose grounds the edition in force has not looked at yet
doctor-edition-drift = Editions whose text this program prints otherwise
