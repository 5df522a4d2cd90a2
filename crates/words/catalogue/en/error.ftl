### Error pages: what happened and what to do.
error-bad-request = The request could not be read. Go back and try again.
error-forbidden = You may not go here.
error-not-found = There is no such page.
error-gone = These data are no more.
error-conflict = The data changed while you were writing. Refresh the page.
error-too-large = Too much data at once.
error-too-many = Too often. Try again in { $span }.
error-internal = Something broke on our side. We know about it; try later.
error-unavailable = The site does not answer now. Try again in a few minutes.
error-expired = The page is out of date. Refresh it and send again.
error-number = Error number: { $id }
