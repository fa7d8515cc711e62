-- The salts of the commitments, apart from the events: keys/salts.sqlite, mode 0600.
-- Who has an event and its salt can prove it; who destroys both has erased it.

create table schema_step (
    step integer primary key,         -- number of the step of the ladder
    name text not null                -- its file
) strict;

create table salt (
    seq integer primary key,          -- number of the event in the record, from 0
    salt blob not null check (length(salt) = 32)
) strict;
