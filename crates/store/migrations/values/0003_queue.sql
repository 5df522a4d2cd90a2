-- The staff's queue: each filter is a part of a key that ends with the case's id, which is its place in time.
CREATE INDEX case_file_form ON case_file (form, state, id);
CREATE INDEX case_file_host ON case_file (form, state, host, id);
