### Where data came from, if not through the sites of the operator.
record-came-outside = Received { $date }, not through our site but from { $source }
found-consent = Consent to this purpose given { $date } on { $host }, receipt { $receipt }
found-consent-withdrawn = Consent to this purpose given { $date } on { $host }, receipt { $receipt }, withdrawn { $withdrawn }

source-missing = Somebody else told these values: name the host of that site or network in source.
source-format = Write the host as it stands in an address, without https:// and path: network.example.org.
source-own = This is our own site: source names another one.
source-unasked = A host is named only when origin is third-party.
origin-unknown = This is provided or third-party.
