-- Where a record came from when it did not come through a site of the operator's: the host of the other site or network.
ALTER TABLE record ADD COLUMN source TEXT;
